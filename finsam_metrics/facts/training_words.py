"""What words say of an event: its kind, when, for whom and how many."""

import re
from dataclasses import dataclass
from typing import Final

from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.words.bounds import ABOUT, AT_LEAST, AT_MOST, is_at_least, is_at_most
from finsam_metrics.words.dashes import DASH
from finsam_metrics.words.letters import fold

_STEMS: Final = (
    (re.compile(r"^heldag"), "full-day"),
    (re.compile(r"^halvdag"), "half-day"),
    (re.compile(r"planeringsdag|planeringskonferens|planeringsmöte"), "planning-day"),
    (re.compile(r"konferens"), "conference"),
    (re.compile(r"seminari"), "seminar"),
    (re.compile(r"föreläsning"), "lecture"),
    (re.compile(r"studieres|studiebesök"), "study-visit"),
    (
        re.compile(
            r"nätverksträff|projektträff|projekträff|träffsdag|nätverksdag|nätverksmöte|frukostmöte"
        ),
        "network-meeting",
    ),
    (
        re.compile(
            r"informationsträff|informationsmöte|informationsinsats|informationsdag|"
            r"^information(?:en)?$"
        ),
        "information",
    ),
    (re.compile(r"samrådsmöte|länssamråd"), "consultation"),
    (re.compile(r"utbildning|(?<!dis)(?<!kon)kurs(?:en|er|erna|dag\w*)?$"), "course"),
)
_WORD: Final = re.compile(r"[\wåäöÅÄÖ]+(?:-[\wåäö]+)*")
_COUNT: Final = re.compile(
    rf"(?P<about>\b(?:{ABOUT}|{AT_MOST}|{AT_LEAST})\s+)?(?P<low>\d{{1,4}})(?:\s?(?:{DASH}|till)\s?(?P<high>\d{{1,4}}))?\s+"
    r"(?:deltagare|personer|platser|medarbetare|besökare)\b",
    re.IGNORECASE,
)
_AUDIENCE: Final = re.compile(
    r"\b(?:riktad\w*\s+(?:till|mot)|öppe[nt]\s+för|för)\s+(?!att\b|år\b|"
    rf"{ABOUT}\s|\d)(?P<who>(?:alla\s+)?[a-zåäö][^.,;:(!?]*)",
    re.IGNORECASE,
)
_AUDIENCE_END: Final = re.compile(
    r"\s+(?:med|om|kring|i\s+syfte|inför|gemensamt|hålls|under|som\s+(?:hålls|genomförs))\b.*$",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r"\bläns\s?(?:gemensam|övergripande)\w*|\bgemensam\w*\s+(?:med|"
    r"för)\s+(?:\w+\s+){0,3}(?:samordnings)?förbund\w*|"
    r"\b(?:tillsammans|samarbete|samverkan|"
    r"samarr\w*\.?)\s+med\s+(?:\w+\s+){0,4}samordningsförbund\w*|"
    r"\bsamtliga\s+(?:\w+\s+)?samordningsförbund",
    re.IGNORECASE,
)
_LOCAL: Final = re.compile(r"\blokal\w*|\b[A-ZÅÄÖ]{2,5}-gemensam\w*", re.IGNORECASE)
_OWN: Final = re.compile(
    r"\b(?:styrelse|beredningsgrupp|utvecklingsgrupp|samordnare)\w*", re.IGNORECASE
)
_REGION: Final = re.compile(
    r"\bregional\w*|\b[A-ZÅÄÖ]\w+\s+(?:och|samt)\s+[A-ZÅÄÖ]\w+\s+län\b|\b(?:inom|"
    r"i)\s+länet\s+och\s+i\s+[A-ZÅÄÖ]"
)
_COUNTY: Final = re.compile(r"\bläns\s?gemensam\w*|\bi\s+länet\b", re.IGNORECASE)
_OPEN: Final = re.compile(r"\böppe[nt]\s+för\s+(?:alla|intresserade|allmänheten)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class KindWord:
    """The word that says what an event is."""

    start: int
    end: int
    text: str
    training_type: str | None


def find_kind(text: str, vocabulary: FactVocabulary) -> KindWord | None:
    """Give the first word that names a kind of event; None where none does.

    A word of a reviewed plan goes before the stem of a word. A kind outside the vocabulary is None.
    """
    for match in _WORD.finditer(text):
        word = fold(match[0])
        known = vocabulary.training_spellings.get(word)
        stemmed = known or next((kind for stem, kind in _STEMS if stem.search(word)), None)
        if stemmed is not None:
            allowed = stemmed if stemmed in vocabulary.training_type_ids else None
            return KindWord(
                start=match.start(), end=match.end(), text=match[0], training_type=allowed
            )
    return None


def find_participants(text: str) -> tuple[int | None, int | None]:
    """Give the lowest and highest number of participants that a text states.

    >>> find_participants("Ca 20-40 deltagare")
    (20, 40)
    """
    match = _COUNT.search(text)
    if match is None:
        return None, None
    low, high = int(match["low"]), int(match["high"] or match["low"])
    about = match["about"] or ""
    if is_at_most(about):
        return None, high
    if is_at_least(about):
        return low, None
    return low, high


def find_audience(text: str) -> str | None:
    """Give for whom an event is, as printed."""
    match = _AUDIENCE.search(text)
    if match is None:
        return None
    whole = match[0] if re.match(r"öppe", match[0], re.IGNORECASE) else match["who"]
    return _AUDIENCE_END.sub("", whole).strip() or None


def find_scope(text: str, around: str, audience: str | None) -> str | None:
    """Tell whether an event is together with other associations (joint) or local.

    Args:
        text: The event's own words; they decide before those around it.
        around: Heading and introduction.
        audience: For whom it is; one for the association's own bodies is local.
    """
    for words in (text, around):
        if _JOINT.search(words):
            return "joint" if words is text or not _OWN.match(audience or "") else "local"
        if _LOCAL.search(words):
            return "local"
    return "local" if audience and _OWN.match(audience) else None


def find_reach(text: str, around: str, scope: str | None, audience: str | None) -> str | None:
    """Tell who may come: region, county or open."""
    if _REGION.search(audience or ""):
        return "region"
    if scope == "joint" and (_COUNTY.search(text) or _COUNTY.search(around)):
        return "county"
    return "open" if scope != "joint" and _OPEN.search(text) else None
