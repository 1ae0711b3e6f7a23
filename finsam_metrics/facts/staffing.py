"""Posts that an association has or buys."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from finsam_metrics.facts.passages import Passage, PassageKind, split_sentences
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.facts import Stated
from finsam_metrics.model.records import Staffing
from finsam_metrics.words.amounts import DECIMALS
from finsam_metrics.words.dashes import DASH_SIGNS
from finsam_metrics.words.letters import fold
from finsam_metrics.words.shares import PERCENT, SHARE, SHARE_NUMBER, parse_share

_ROLE: Final = (
    r"(?:förbunds|biträdande\s+|process)?samordnare|verkställande\s+tjänsteman|förbundschef|"
    r"förbundsdirektör|kanslichef|verksamhetschef|"
    r"verksamhetsledare|ekonom(?:iansvarig|iassistent|ichef)?|(?:styrelse|förbunds|"
    r"nämnd)?sekreterare|administratör|"
    r"assistent|kommunikatör|informatör|processledare|processtödjare|verksamhetsutvecklare|"
    r"utvecklingsledare|utredare|controller|"
    r"redovisningstjänst(?:er)?|sekreterarstöd|ekonomitjänst(?:er)?|ekonomistöd"
)
_POST: Final = re.compile(
    rf"\b(?P<role>(?:{_ROLE})(?:\s?/\s?(?:{_ROLE}))?)(?:n|en|na|erna|arna|mannen)?\b", re.IGNORECASE
)
_ALONE: Final = re.compile(
    rf"(?P<role>{_ROLE})(?:n|en)?\s*[,:(\t{DASH_SIGNS}]?\s*{SHARE}\)?(?:\s+(?:av\s+)?(?:tjänst|heltid))?",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(
    rf"(?<![\d,]){SHARE_NUMBER}\s?(?:{PERCENT}|-ig)\s*(?:\)|"
    r"av\s+(?:en\s+)?(?:heltid|heltidstjänst)|\w*tjänst\w*|anställ\w*|tjänstgöring\w*|"
    r"sysselsättning\w*|,|\.|och\b|$)",
    re.IGNORECASE,
)
_IN_PARENTHESES: Final = re.compile(rf"\s*\(\s*{SHARE}")
_EMPLOYED: Final = re.compile(
    r"\b(?:tjänst\w*|anställ\w*|arbeta\w*|heltid|sysselsätt\w*)\b", re.IGNORECASE
)
_FULL: Final = re.compile(r"\bheltid\b", re.IGNORECASE)
_HALF: Final = re.compile(r"\bhalvtid\b|\bhalvtids\w*|\bhalv\s+tjänst\b", re.IGNORECASE)
_FRACTION: Final = re.compile(
    rf"\b(?P<share>\d(?=,){DECIMALS}|1)\s+(?:års\w+|tjänst\w*|heltidstjänst\w*)\b", re.IGNORECASE
)
_WHO: Final = (
    r"(?P<who>(?:samordningsförbundet|förbundet|kommunen|regionen|landstinget|"
    r"[A-ZÅÄÖ][\wåäö]*)(?:(?:,\s|\s|\soch\s|\si\s)(?=[A-ZÅÄÖ])[A-ZÅÄÖ][\wåäö]*)*"
    r"(?:\s(?:kommun|stad|landsting|region|län))?(?:,\s[A-ZÅÄÖ][\wåäö]*\s(?:kommun|stad))?)"
)
_EMPLOYER: Final = re.compile(
    r"\b(?i:anställ(?:d|da|ning|ningen|s)\b(?:\s+\w+){0,2}?\s+(?:av|hos|i|vid|inom)|(?:köps|köpas|"
    r"hyrs|hyras|lånas|lånats)\s+(?:in\s+)?(?:av|från)|"
    rf"(?:tillhandahålls|utförs|sköts)\s+(?:genom|av|från)|köper\s+[\w\s]{{0,40}}?(?:av|"
    rf"från))\s+{_WHO}"
)
_HAS: Final = re.compile(
    r"\b(?:har|disponerar|disponeras|finns|består\s+av|bemannas\s+av|leds\s+av|"
    r"anlitar)\b[^.]*?\b(?:en|ett|två)\s+(?:[\wåäö-]+\s+){0,2}$",
    re.IGNORECASE,
)
_INCLUDED: Final = re.compile(
    r"\b(?:inklusive|inkl\.?|ingår|består\s+av|bemannas\s+(?:av|med))\b", re.IGNORECASE
)
_OFFICE: Final = re.compile(r"\bkansli\w*|\badministra\w+", re.IGNORECASE)
_PRONOUN: Final = re.compile(
    r"^(?:Hon|Han|Hen|Denne|Denna|Tjänsten|Tjänstemannen|Tjänsteman|Vederbörande)\b"
)
_MEETS: Final = re.compile(
    r"\bträffas\b|\bstyrgrupp\w*|\bbjud\w*\s+in|\bdeltar\b|\bingår\s+i\s+\w*grupp", re.IGNORECASE
)


def find_staffing(passages: Sequence[Passage]) -> tuple[Stated[Staffing], ...]:
    """Find the posts that the text states: how much, who employs, or at least that there is one."""
    found: dict[str, Stated[Staffing]] = {}
    for passage in passages:
        alone = _ALONE.fullmatch(passage.text.strip())
        alone = alone if alone and parse_share(alone["share"]) <= 1 else None
        if alone is None and passage.kind in (PassageKind.ROW, PassageKind.HEADING):
            continue
        for one in [_post_alone(passage, alone)] if alone else _in_passage(passage):
            role = _key(one.record.role)
            held = found.get(role)
            if held is None or (held.record.extent_share, held.record.employer_text) == (
                None,
                None,
            ):
                found[role] = one
    return tuple(found.values())


def _post_alone(passage: Passage, match: re.Match[str]) -> Stated[Staffing]:
    """A post of a list or a table, where only its extent stands beside it."""
    record = Staffing(
        role=" ".join(fold(match["role"]).split()),
        extent_share=parse_share(match["share"]),
        employer_text=None,
        page=passage.page,
        line=passage.line,
    )
    return Stated(record=record, printed_text=passage.text, confidence=Confidence.B)


def _key(role: str) -> str:
    return role.split("/")[0].strip()


def _in_passage(passage: Passage) -> Iterator[Stated[Staffing]]:
    last: list[str] = []
    for sentence in split_sentences(passage.text):
        text = sentence.text
        matches = list(_POST.finditer(text))
        roles = [" ".join(fold(match["role"]).split()) for match in matches]
        employer = _EMPLOYER.search(text)
        share = _share(text)
        if _PRONOUN.match(text) and last and (employer or share is not None):
            roles = last[:1]
        elif not matches:
            continue
        elif employer is None and share is None:
            stated = [
                role
                for role, match in zip(roles, matches, strict=True)
                if _HAS.search(text[: match.start()])
            ]
            is_office = _INCLUDED.search(text) and _OFFICE.search(text) and not _MEETS.search(text)
            last = last or roles
            roles = roles if is_office else stated
        else:
            last = last or roles
        shares = _own_shares(text, matches)
        for role in dict.fromkeys(roles):
            record = Staffing(
                role=role,
                extent_share=shares.get(role, share) if shares else share,
                employer_text=employer["who"].strip(" ,") if employer else None,
                page=passage.page_at(sentence.start),
                line=passage.line_at(sentence.start),
            )
            yield Stated(
                record=record,
                printed_text=text,
                confidence=Confidence.B if employer or share is not None else Confidence.C,
            )


def _own_shares(text: str, matches: Sequence[re.Match[str]]) -> dict[str, Decimal]:
    """The share in parentheses after each of several posts."""
    found: dict[str, Decimal] = {}
    for match in matches:
        own = _IN_PARENTHESES.match(text, match.end())
        if own and parse_share(own["share"]) <= 1:
            role = " ".join(fold(match["role"]).split())
            found[role] = parse_share(own["share"])
    return found


def _share(text: str) -> Decimal | None:
    match = _PERCENT.search(text)
    if match and _EMPLOYED.search(text):
        share = parse_share(match["share"])
        return share if share <= 1 else None
    if match := _FRACTION.search(text):
        return Decimal(match["share"].replace(",", "."))
    if _HALF.search(text):
        return Decimal("0.5")
    return Decimal(1) if _FULL.search(text) else None
