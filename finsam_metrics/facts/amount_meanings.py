"""What the words around an amount in running text say that it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from finsam_metrics.facts.passages import Passage
from finsam_metrics.words import wordings
from finsam_metrics.words.bounds import ABOUT, ABOUT_WORDS, AT_LEAST, AT_MOST
from finsam_metrics.words.dashes import DASH_SIGNS
from finsam_metrics.words.text_amounts import TextAmount, scan_amounts
from finsam_metrics.words.units import UNITS
from finsam_metrics.words.versions import VERSIONS
from finsam_metrics.words.wordings import Wording
from finsam_metrics.words.years import YEAR

TOGETHER: Final = re.compile(
    r"\b(?:sammanlagt|tillsammans|totalt|summa|dvs\.?\s+totalt|i\s+allt)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
EQUALS: Final = re.compile(r"=\s*$")
_NAMES: Final = re.compile(r"\s*(?:,|\boch\b|\bsamt\b)\s*", re.IGNORECASE)
_EACH: Final = re.compile(r"\s*(?:vardera|var)\s+från\s+(?P<who>[^.;]+)", re.IGNORECASE)
_EACH_OF: Final = re.compile(r"\s*(?:vardera|var)\b", re.IGNORECASE)
_GIVERS: Final = re.compile(
    r"(?:^|[.,;:])\s*(?P<who>[^.,;:]{3,120}?)\s+(?:bidrar|betalar|skjuter\s+till|tillskjuter|tillför|"
    r"ger|satsar|avsätter|anslår|tilldelar)\b[^.,;:]*$",
    re.IGNORECASE,
)
_MEMBERS: Final = re.compile(rf"\b{wordings.MEMBERS}\b", re.IGNORECASE)
_GIVEN_TO_US: Final = re.compile(
    r"\b(?:tilldela|bevilja|anslå|anslag|avsätt|avsatt)\w*\s+(?:samordnings)?förbundet\b",
    re.IGNORECASE,
)
_LIMIT: Final = re.compile(
    rf"\b(?:{AT_MOST}|{AT_LEAST}|över(?:stiger|stigande|stiga)?|under(?:stiger|stigande)?|"
    rf"beloppsgräns\w*|prisbasbelopp\w*)\s*(?:{ABOUT}|på)?\s*$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"\s*(?:vardera\s+|var\s+)?(?:från|av|kommer\s+från)\s+(?P<who>.+?)"
    r"(?=\s*(?:[,.;:()=+]|\b(?:samt|och|till|för|som|fördela\w*|under|vilket|sammanlagt|totalt|"
    r"i\s+form)\b|$))",
    re.IGNORECASE,
)
_IN_FORM_OF: Final = re.compile(
    r"\s*i\s+(?:form\s+av\s+)?(?P<what>.+?)(?=\s*(?:[,.;:()=+]|\b(?:samt|och|till|för|som|från)\b|$))",
    re.IGNORECASE,
)
_SPENT_ON: Final = re.compile(r"\s*(?:för|till|åt)\s+(?P<what>[^.,;:()]+)", re.IGNORECASE)
_SPENDS: Final = re.compile(
    r"\b(?:(?:bevilja|tilldelas|avsätt|avsatt|reserver|anslå|anslag|satsa|avsett)\w*|"
    r"köp(?:s|a|as|er)\b|hyr(?:s|as)\b|ersättning\w*|faktur\w*)",
    re.IGNORECASE,
)
_APPLIES_TO: Final = re.compile(
    rf"\b(?:från|av|hos|till)\s+(?:\w+\s+){{0,2}}{wordings.MEMBERS}\b|"
    r"\bram\b|tilldelning|medlemsavgift",
    re.IGNORECASE,
)
_LINKS: Final = frozenset(
    re.findall(
        r"\w+",
        f"""är var blir blev bli ha har hade uppgår uppgick uppgå beräknas beräknad beräknats
        beräknat fastställts fastställs fastställd fastställda budgeteras budgeterats budgeterat
        budgeterad beslutats beslutad beslutat utgör motsvarar
        motsvarande omfattar prognostiseras uppskattas
        förväntas ligger ligga kvar vara oförändrad oförändrat oförändrade står finns täcker kommer
        att till på om med av för år året årets under därmed {" ".join(ABOUT_WORDS)}
        totalt sammanlagt tillsammans nu då i det den de ett en förbundet samordningsförbundet vi
        styrelsen {" ".join(UNITS)} totala hela sammantaget också även därför enligt budgeten
        prognosen planen {" ".join(VERSIONS)} minus plus vid från och""",
    )
)
_MOST_STRANGE: Final = 2
_SHARES: Final = re.compile(r"%|\bprocent\b", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\b(?:bland\s+annat|bl\.?\s?a|till\s+exempel|t\.?\s?ex|varav|därav)\b")
_TABLE_END: Final = re.compile(r"(?<=\d)\s+(?=[A-ZÅÄÖ][a-zåäö])")
_LABEL_START: Final = re.compile(
    r"[.;:,+=()\t]|\b(?:varav|därav|samt|och|men|dessutom)\s|"
    r"\b(?:bygger|grundar\s+sig|baseras|utgår|vilar)\s+(?:på|från|i)\s",
    re.IGNORECASE,
)
_LABEL_END: Final = re.compile(
    r"\s*(?:\b(?:är|var|blir|blev|har|beräkna[ds]?\w*|beräknad|uppgår|uppgick|uppskatta\w*|"
    rf"fastställ\w*|budgetera[ts]\w*|därmed|till|på|om|med|{ABOUT}|"
    r"motsvarar|motsvarande|utgör|omfattar|består\s+av|ska|skall|kommer\s+att|totalt|sammanlagt|"
    rf"minus|beslutad\w*|ligger|som)\b\s*|[:={DASH_SIGNS}]\s*)+$",
    re.IGNORECASE,
)
_VERB: Final = re.compile(r"\s(?:är|var|blir|uppgår|beräknas|har)\s", re.IGNORECASE)
_OPENING: Final = re.compile(
    rf"^(?:den|det|de|en|ett|för\s+(?:år\s+)?{YEAR}|förbundets|bygger\s+på)\s+", re.IGNORECASE
)
_MOST_LABEL_WORDS: Final = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class AmountPlace:
    """One amount where it stands.

    Attributes:
        amount: The amount.
        passage: The passage it stands in.
        offset: Where in the passage.
        sentence: The sentence.
        before: Words of the sentence since the amount before it.
        after: Words of the sentence up to the next amount.
    """

    amount: TextAmount
    passage: Passage
    offset: int
    sentence: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cue:
    """Words that say what an amount is, where they stand."""

    wording: Wording
    start: int
    end: int


def find_meaning(place: AmountPlace) -> tuple[Wording | None, str]:
    """Tell what words name an amount, and give them.

    Words before an amount decide when they are strong; then those that say from whom it comes;
    then weaker ones before it, and last those after it. Words that other words part from the amount
    say nothing of it.

    Returns:
        None where no words say what it is; it is not guessed.
    """
    before, after = place.before, place.after
    if place.amount.per_text or _LIMIT.search(before):
        return None, _label(before, None) or _label_after(after)
    if EQUALS.search(before):
        return _total_of(left_side(place)), left_side(place)
    return (
        _named_by_form(place)
        or _named_before(place)
        or _named_by_source(place)
        or _named_weakly(place)
    )


def names_of_each(place: AmountPlace) -> list[str]:
    """The names that "vardera" gives the same amount each, after it or before the amount."""
    source = _EACH.match(place.after)
    if source is None:
        givers = _GIVERS.search(place.before) if _EACH_OF.match(place.after) else None
        names = _NAMES.split(givers["who"].strip()) if givers else []
        return names if len(names) > 1 and all(map(_parties, names)) else []
    whole = re.split(r",(?!\d)\s*(?:sammanlagt|totalt|tillsammans|vilket)", source["who"])[0]
    return [one for one in _NAMES.split(whole.strip(" ,")) if one]


def left_side(place: AmountPlace) -> str:
    """The words and amounts that a sum after "=" is made of."""
    left = place.sentence[: place.sentence.rfind("=", 0, place.amount.start)].strip()
    first = next(iter(scan_amounts(left)), None)
    if first is None:
        return left
    return after_table(left[: first.start]).lstrip() + left[first.start :]


def after_table(text: str) -> str:
    """Words after a flattened table: after its last number, where a capital follows."""
    cuts = [m.end() for m in _TABLE_END.finditer(text)]
    return text[max(cuts, default=0) :]


def first_clause(text: str) -> str:
    """The words after an amount up to the next clause."""
    return re.split(r"[,;]|\bvarav\b|\bsamt\b|\bmen\b", text, maxsplit=1)[0]


def _named_before(place: AmountPlace) -> tuple[Wording, str] | None:
    """What strong words before an amount say of it."""
    before = place.before
    applied = _last((wordings.APPLIED_FOR,), before)
    if applied is None and not wordings.OTHER_INCOME.words.search(place.sentence):
        asked = _last((wordings.APPLIED_OF_MEMBERS,), before)
        applied = asked if _APPLIES_TO.search(place.sentence) else None
    if applied:
        return wordings.APPLIED_FOR, _label(before, applied)
    strong = _last(wordings.STRONG, before)
    if strong is None:
        return None
    if strong.wording is wordings.FRAME and len(_parties(before)) == 1:
        party = _last(wordings.PARTIES, before)
        return (party.wording, _label(before, party)) if party else None
    return strong.wording, _label(before, strong)


def _named_by_form(place: AmountPlace) -> tuple[Wording, str] | None:
    """Means that are left by the words after them: "700 tkr i överfört kapital"."""
    form = _IN_FORM_OF.match(place.after)
    if form is None or not wordings.CARRIED_OVER.words.search(form["what"]):
        return None
    return wordings.CARRIED_OVER, form["what"].strip()


def _named_by_source(place: AmountPlace) -> tuple[Wording, str] | None:
    """What an amount is by whom it comes from: "500 tkr från staten"."""
    together = TOGETHER.search(place.before)
    source = _FROM.match(place.after)
    if source is None:
        several = together and len(_parties(place.sentence)) > 1
        return (wordings.FRAME, together[0].strip(" ,:")) if together and several else None
    found = _first((wordings.FRAME, *wordings.WEAK), f"medel från {source['who']}")
    if found is None or found.wording is wordings.COST:
        return None
    return found.wording, source["who"].strip()


def _named_weakly(place: AmountPlace) -> tuple[Wording | None, str]:
    """What weaker words before an amount say of it, or those after it."""
    before, after = place.before, place.after
    own = _label(before, None) or _label_after(after)
    is_given = bool(_GIVEN_TO_US.search(before))
    if is_given and _MEMBERS.search(before):
        return wordings.FRAME, own
    giver = _last(wordings.PARTIES, before) if is_given else None
    if giver:
        return giver.wording, _label(before, giver)
    if _SPENDS.search(before):
        spent = _SPENT_ON.match(after)
        return wordings.COST, " ".join(spent["what"].split()) if spent else own
    weak = _last(wordings.WEAK, before)
    if weak:
        return weak.wording, _label(before, weak)
    clause = first_clause(after)
    later = _first((wordings.APPLIED_FOR, *wordings.STRONG, *wordings.WEAK), clause)
    if later is None or not _is_linked(clause[: later.start]):
        return None, own
    spent = _SPENT_ON.match(clause[later.end :]) if later.wording is wordings.COST else None
    if spent:
        return wordings.COST, " ".join(spent["what"].split())
    return later.wording, own if _label(before, None) else clause[later.start : later.end]


def _total_of(left: str) -> Wording | None:
    """What a sum after "=" is: of contributions and carried-over means it is what may be used."""
    if wordings.FRAME.words.search(left) or len(_parties(left)) > 1:
        is_more = wordings.CARRIED_OVER.words.search(left) or wordings.INTEREST.words.search(left)
        return wordings.DISPOSABLE if is_more else wordings.FRAME
    return None


def _parties(text: str) -> set[str | None]:
    return {one.category_id for one in wordings.PARTIES if one.words.search(text)}


def _cues(choices: Sequence[Wording], text: str) -> Iterable[tuple[_Cue, int]]:
    for order, one in enumerate(choices):
        for match in one.words.finditer(text):
            yield _Cue(wording=one, start=match.start(), end=match.end()), order


def _last(choices: Sequence[Wording], text: str) -> _Cue | None:
    """Give the words that stand last before an amount, where nothing parts them from it."""
    found = max(_cues(choices, text), key=lambda one: (one[0].end, -one[1]), default=None)
    if found is None:
        return None
    cue = found[0]
    return cue if cue.wording is wordings.COST or _is_linked(text[cue.end :]) else None


def _first(choices: Sequence[Wording], text: str) -> _Cue | None:
    found = min(_cues(choices, text), key=lambda one: (one[0].start, one[1]), default=None)
    return found[0] if found else None


def _is_linked(gap: str) -> bool:
    """Whether words between a name and its amount only link them: "uppgår därmed till cirka"."""
    if _SHARES.search(gap) or _ASIDE.search(gap):
        return False
    words = [word for word in re.findall(r"[^\W_]+", gap.casefold()) if not word.isdigit()]
    return sum(word not in _LINKS for word in words) <= _MOST_STRANGE


def _label(before: str, cue: _Cue | None) -> str:
    """The words that name an amount: the end of the clause before it, without its verb."""
    text = _LABEL_END.sub("", re.sub(r"[(\"]", " ", before).rstrip(" ,"))
    start = cue.start if cue else len(text)
    starts = [m.end() for m in _LABEL_START.finditer(text) if m.end() <= start]
    own = text[max(starts, default=0) :]
    if cue is not None and not _VERB.split(own)[0].strip().endswith(before[cue.start : cue.end]):
        verbs = [m.end() for m in _VERB.finditer(own) if max(starts, default=0) + m.end() <= start]
        own = _VERB.split(own[max(verbs, default=0) :])[0]
    elif cue is not None:
        own = _VERB.split(own)[0]
    label = " ".join(own.split())
    while (cut := _OPENING.sub("", label)) != label:
        label = cut
    words = label.split()
    if cue is None or len(words) <= _MOST_LABEL_WORDS:
        return " ".join(words[-_MOST_LABEL_WORDS:])
    return " ".join(before[cue.start :].split()[:_MOST_LABEL_WORDS])


def _label_after(after: str) -> str:
    return " ".join(first_clause(after).strip(" .:+=").split()[:_MOST_LABEL_WORDS])
