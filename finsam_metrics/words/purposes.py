"""What the words of a budget row say that its money is for, or whom it is from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from finsam_metrics.words.letters import fold

_Stems = dict[str, tuple[str, ...]]


def _listed(words: dict[str, str]) -> _Stems:
    return {category: tuple(listed.split()) for category, listed in words.items()}


_COSTS: Final = _listed(
    {
        "audit": "revision revisor granskning sakkunnig",
        "board": """styrels ledamot ledamöt ordförand politiker sammanträd presidi arbetsutskott
            förtjänst nämnd ägarråd ägarsamråd medlemssamråd medlemsråd""",
        "coordination": """samordnare samordnartjänst samordning förbundsdirektör förbundsledning
            chef verksamhetsledare""",
        "communication": """hemsid webb kommunikat information informatör marknadsför annons
            tryck trycksak reklam pr broschyr folder nyhetsbrev profilering profilmaterial
            logotyp grafisk nätverksavgift nns film""",
        "financial": "ränt bank finansiell extraordinär kapitalkostnad valuta värdepapper",
        "administration": """kansli administra förvaltning ekonom redovisning bokför hyra hyror
            lokaler lokalhyr lokalkostn kontor telefon telefoni mobil porto post data dator it
            ikt programvara licens resor resekostnad traktamente milersättning bilersättning
            försäkring avskrivning inventari möbl förbrukning material arkiv diarie leasing städ
            kopier livsmedel representation kaffe rekrytering friskvård företagshälsovård jurist
            juridisk advokat verksamhetskostnad driftskostnad driftkostnad omkostnad overhead
            sekreterar assistent litteratur tidning prenumeration""",
        "training": """utbildning utb konferens konf seminari föreläs kurs workshop studieres
            studiebesök dagar temadag frukostmöt kompetensutveckling kompetenshöj
            kompetensinsats""",
        "evaluation": """uppfölj utvärder kartlägg utredning analys indikator mätning enkät
            forskning följeforsk förstudie inventering lägesbild""",
        "development": """sökbar ofördelad ofördelat outdelad reserv utvecklingsmedel
            utvecklingspott pott buffert oförutse disponib utrymme""",
        "structural": """process samverkan samarbete plattform nätverk metod verktyg katalog
            struktur implementering samlokal forum utveckling""",
        "individual": """coach rehab arbetsträn praktik sysselsättning aktiver motivat
            motiverande individ deltagare unga ung ungdom kvinn män familj föräld barn skol elev
            invandr nyanländ ensamkommand flykting utrik språk missbruk psyk hälsa hälso ohälsa
            frisk smärt sjuk långtid arbetslös försörjning aktivitetsersättning arena grön natur
            odling trädgård verkstad center centrum mottagning team lots vägled mentor
            arbetsgivare kooperativ social företag jobb arbetslivsinrikt dans musik kultur idrott
            träning boend vardag yrkesutbildning arbetsmarknadsutbildning vuxenutbildning autism
            npf""",
    }
)
_COST_PHRASES: Final = (
    ("audit", r"sakkunnigt? biträde"),
    ("board", r"förlorad arbets\w*"),
    ("coordination", r"verkställande tj\w*"),
    ("communication", r"nationella nätverket|sociala medier"),
    (
        "development",
        r"(?:ej|inte|icke) (?:fördela|beslut|dispon|ianspråk|utnyttja|förbruka)\w*|att fördela|"
        r"till förfogande|"
        r"(?:nya|kommande|framtida) (?:projekt|insats|ansök|aktivit)\w*",
    ),
    ("individual", r"supported employment|case manag\w*|personligt ombud|(?:till|i|och) arbete\b"),
)
_WAYS_OF_PAYING: Final = _listed(
    {
        "board": "arvod förtroendevald",
        "administration": "lön löne personal pension avgift semester konsult tjänster",
    }
)
"""Words that say how something is paid; what it is for goes before them."""

_OTHER_COSTS: Final = (("administration", r"övriga? (?:\w+ )?\w*kostnad\w*"),)

_INCOMES: Final = _listed(
    {
        "financial": "ränt finansiell extraordinär bank",
        "income-state": """försäkringskassa fk arbetsförmedling af staten statlig stat
            länsarbetsnämnd""",
        "income-region": "landsting region",
        "income-municipality": "kommun stad",
        "income-other": "miljard esf eu projektmedel statsbidrag övrig extern samordningsförbund",
        "carried-over": "överskott balanserad kvarvarande överförd ianspråk sparad",
    }
)
_INCOME_PHRASES: Final = (
    ("carried-over", r"(?:eget|egna) kapital\w*|(?:från )?tidigare år|från föregående år"),
)
_OF_INITIATIVES: Final = re.compile(r"insats|projekt|aktivitet", re.IGNORECASE)
_JOINT: Final = re.compile(
    r"\bläns|\bregional|\bregion\w*gemensam|\bgemensam\w* i länet|\bsamtliga förbund"
)
_QUESTION: Final = re.compile(r"\s*(?:vem|vad|vilka|hur|när|var|varför)\b", re.IGNORECASE)
_PARTED: Final = re.compile(r"[^\W\d_]+")
_HEAD_ENDS: Final = re.compile(
    r"[,;:()–—]|\s-|-\s|\b(?:av|för|till|som|med|om|i|på|från|inkl|inklusive|mot|kring|inom|hos|vid)\b"
)
_ENDINGS: Final = re.compile(
    r"(?:a|e|s|t|n|en|et|er|ar|or|na|ns|ets|ens|are|ande|ende|erna|arna|orna|ning|ningar|ingar|"
    r"ell|ella|el|ig|iga|s?(?:insats\w*|tjänst\w*|kostnad\w*|medel|projekt\w*|arvod\w*|avgift\w*))?"
)
_SHORTEST_PART: Final = 4
_SHORTEST_INSIDE: Final = 5
_SHORTEST_MISSPELT: Final = 8
_SURE_LETTERS: Final = 2
_LIKE_ENOUGH: Final = 0.85


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """A word of a label that says what the row is.

    Attributes:
        category_id: What it says, a category of the vocabulary.
        word: As printed.
        is_head: True where it says what the row is, False where it only says more of it.
    """

    category_id: str
    word: str
    is_head: bool


def purposes_of_cost(label: str) -> list[Cue]:
    """Give what the words of a cost say that it is for, what counts most first.

    The words before the first comma or preposition count most; in a compound, its last part.
    What is for the board is the board's, whatever it is. What a question names is not what it is
    for.

    >>> [cue.category_id for cue in purposes_of_cost("Utvärdering av arbetsträning")]
    ['evaluation', 'individual']
    >>> purposes_of_cost("Flätan")
    []
    """
    if _QUESTION.match(label):
        return []
    named = _cues(label, _COSTS, _COST_PHRASES)
    paid = [replace(cue, is_head=False) for cue in _cues(label, _WAYS_OF_PAYING, _OTHER_COSTS)]
    for_board = [cue for cue in named if cue.category_id == "board"]
    return [_trained(cue, label) for cue in (*for_board, *named, *paid)]


def sources_of_income(label: str) -> list[Cue]:
    """Give what the words of an income say of whom it is from, what counts most first.

    >>> [cue.category_id for cue in sources_of_income("Bidrag från Storköpings kommun")]
    ['income-municipality']
    """
    return _cues(label, _INCOMES, _INCOME_PHRASES)


def heads_activities(heading: str) -> bool:
    """Whether a block of costs is of what the association does for others, by its heading.

    >>> heads_activities("Samverkansaktiviteter"), heads_activities("Verksamhetens kostnader")
    (True, False)
    """
    return bool(_OF_INITIATIVES.search(heading))


def _trained(cue: Cue, label: str) -> Cue:
    if cue.category_id != "training":
        return cue
    scope = "joint" if _JOINT.search(fold(label)) else "local"
    return replace(cue, category_id=f"training-{scope}")


def _cues(label: str, stems: _Stems, phrases: Iterable[tuple[str, str]]) -> list[Cue]:
    folded = fold(label)
    end = _HEAD_ENDS.search(folded, 1)
    first = end.start() if end else len(folded)
    found: list[tuple[tuple[bool, int, int], Cue]] = []
    for category, pattern in phrases:
        if match := re.search(rf"\b(?:{pattern})", folded):
            is_first = match.start() < first
            cue = Cue(category_id=category, word=match[0], is_head=is_first)
            found.append(((not is_first, 0, match.start()), cue))
    for match in _PARTED.finditer(folded):
        is_first = match.start() < first
        for category, is_last in _of_word(match[0], stems):
            cue = Cue(category_id=category, word=match[0], is_head=is_first)
            found.append(((not is_first, 1 if is_last else 2, match.start()), cue))
    return [cue for _, cue in sorted(found, key=lambda one: one[0])]


def _of_word(word: str, stems: _Stems) -> list[tuple[str, bool]]:
    """The categories that a word names, each with whether the last part of a compound does."""
    found: dict[str, tuple[int, int, bool]] = {}
    for category, listed in stems.items():
        for stem in listed:
            place = word.rfind(stem)
            if place < 0 or (len(stem) < _SHORTEST_PART and word != stem):
                continue
            end = place + len(stem)
            is_last = bool(_ENDINGS.fullmatch(word, end))
            if place > 0 and len(stem) < _SHORTEST_INSIDE and not is_last:
                continue
            best = found.get(category)
            if best is None or (end, len(stem)) > best[:2]:
                found[category] = (end, len(stem), is_last)
    if not found:
        return [(category, True) for category in _misspelt(word, stems)]
    ordered = sorted(found.items(), key=lambda one: (one[1][0], one[1][1]), reverse=True)
    return [(category, is_last) for category, (_, _, is_last) in ordered]


def _misspelt(word: str, stems: _Stems) -> list[str]:
    """The category whose long word a word begins like, but for a letter or two."""
    best = [
        (ratio, category)
        for category, listed in stems.items()
        for stem in listed
        if len(stem) >= _SHORTEST_MISSPELT <= len(word)
        and stem[:_SURE_LETTERS] == word[:_SURE_LETTERS]
        and (ratio := SequenceMatcher(None, stem, word[: len(stem)]).ratio()) >= _LIKE_ENOUGH
    ]
    return [max(best)[1]] if best else []
