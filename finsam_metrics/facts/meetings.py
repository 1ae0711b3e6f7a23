"""Dated meetings, by the body that meets."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from finsam_metrics.facts.found_trainings import TRAINING
from finsam_metrics.facts.passages import Passage, PassageKind, rows_after, split_sentences
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.facts import Stated
from finsam_metrics.model.records import Meeting
from finsam_metrics.words.column_headings import heads_money
from finsam_metrics.words.dashes import DASH_SIGNS
from finsam_metrics.words.dates import CLOCK, WEEKDAY, TextDay, scan_days
from finsam_metrics.words.letters import fold
from finsam_metrics.words.text_amounts import scan_amounts, split_row
from finsam_metrics.words.years import YEAR, find_year

_BODIES: Final = (
    "styrelse",
    "arbetsutskott",
    "presidium",
    "presidie",
    "beredningsgrupp",
    "utvecklingsgrupp",
    "arbetsgrupp",
    "ägarråd",
    "ägarsamråd",
    "ägarmöte",
    "medlemssamråd",
    "medlemsråd",
    "medlemsmöte",
    "samverkansgrupp",
    "styrgrupp",
    "ledningsgrupp",
    "referensgrupp",
    "tjänstemannagrupp",
    "samrådsgrupp",
    "chefsgrupp",
    "valberedning",
)
_WITHOUT_ENDING: Final = {"presidie": "presidium"}
_BODY: Final = re.compile(
    rf"\b(?:förbunds)?(?P<body>{'|'.join(_BODIES)})\w*|\b(?P<short>AU)(?:-\w+)?\b", re.IGNORECASE
)
_MEETS: Final = re.compile(
    r"möte\w*|sammanträd\w*|sammanträffa\w*|\bträff(?:as|ar)?\b|\bmöts\b|\bdatum\b|\bmötestid\w*",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    rf"\s*(?:kl(?:ockan)?\.?\s*{CLOCK})?\s*[,(\t{DASH_SIGNS}]*\s*"
    rf"(?:kl\.?\s*{CLOCK}\s*[,\t]*\s*)?"
    r"(?:i\s+|på\s+|plats:?\s+)?(?P<place>[A-ZÅÄÖ][\w-]*(?:\s+(?:[A-ZÅÄÖ][\w-]*|\d+))*)"
)
_PAST: Final = re.compile(
    r"\b(?:beslutade[s]?|fattade|antogs|fastställde[s]?|bildades|enligt\s+beslut)\b", re.IGNORECASE
)
_BEFORE_BODY: Final = " ,:\t"
_BESIDE_DAYS: Final = re.compile(rf"{WEEKDAY}\w*|\b(?:och|samt|den|{YEAR})\b|\W+", re.IGNORECASE)
_HEADS_DAYS: Final = re.compile(
    r"(?:mötes|sammanträdes)?(?:datum|dag(?:ar)?|tid(?:er)?)|klockslag|(?:mötes)?plats|lokal",
    re.IGNORECASE,
)
_ANY_YEAR: Final = 2000
_LONGEST_INTRODUCTION: Final = 25
_NO_PLACES: Final = frozenset(
    {"Beslut", "Kl", "Heldag", "Digitalt", "Teams", *(body.capitalize() for body in _BODIES)}
)


def find_meetings(
    passages: Sequence[Passage], *, budget_year: int | None
) -> tuple[Stated[Meeting], ...]:
    """Find the days on which bodies meet; days before the plan's year are not plans."""
    found: list[Stated[Meeting]] = []
    body: str | None = None
    is_meeting = False
    year = budget_year
    columns: list[str | None] = []
    for passage in passages:
        days = [
            day
            for day in scan_days(passage.text, year)
            if budget_year is None or day.day.year >= budget_year
        ]
        named = _body(passage.text)
        if not days:
            columns = (
                [_body(c) for c in passage.text.split("\t")]
                if passage.kind is PassageKind.ROW
                else []
            )
            is_short = len(passage.text.split()) <= _LONGEST_INTRODUCTION
            if passage.kind is PassageKind.HEADING:
                body, is_meeting = named, bool(named) or bool(_MEETS.search(passage.text))
                year = find_year(passage.text, None) or budget_year
            elif is_short and (named or _MEETS.search(passage.text)):
                body = named or body
                is_meeting = bool(_MEETS.search(passage.text)) or (is_meeting and bool(named))
                year = find_year(passage.text, None) or year
            elif not is_short:
                is_meeting = False
            continue
        if passage.kind is PassageKind.ROW:
            found += _in_row(passage, days, columns, body if is_meeting else None)
            continue
        for sentence in split_sentences(passage.text):
            own = scan_days(sentence.text, year)
            own = [day for day in own if budget_year is None or day.day.year >= budget_year]
            here = _body(sentence.text[: own[0].start]) if own else None
            here = here or (_body(sentence.text) if own else None)
            says_so = bool(_MEETS.search(sentence.text)) and not _PAST.search(sentence.text)
            is_alone = bool(own) and own[0].start <= _reach(sentence.text)
            who = here or body
            is_list = bool(own) and here is not None and _is_only_days(sentence.text, own)
            if own and who and (says_so or is_list or (is_meeting and is_alone)):
                found += _in_sentence(passage, sentence.start, sentence.text, own, who)
    return tuple(found)


def lines_of_meeting_tables(passages: Sequence[Passage]) -> frozenset[int]:
    """Give the lines of tables of meetings, whose times of the day are no amounts.

    Their head says when or where, and most of their rows name a day.
    """
    found: set[int] = set()
    for place, passage in enumerate(passages):
        if passage.kind is not PassageKind.ROW or not _heads_days(passage.text):
            continue
        rows = list(takewhile(lambda row: not _heads_days(row.text), rows_after(passages, place)))
        dated = [row for row in rows if scan_days(row.text, _ANY_YEAR)]
        if 2 * len(dated) > len(rows):
            found |= {row.line for row in (passage, *rows)}
    return frozenset(found)


def _heads_days(row: str) -> bool:
    """Whether cells head days, and none of them amounts, as those of a cash book do."""
    cells = row.split("\t")
    return any(_HEADS_DAYS.fullmatch(cell.strip()) for cell in cells) and not any(
        map(heads_money, cells)
    )


def _reach(text: str) -> int:
    """How far into a sentence the first of a list of days may stand."""
    words = re.match(
        rf"\W*(?:{WEEKDAY}\w*\s*|den\s+|(?:förbunds)?styrelse\w*\W*|"
        r"datum\W*)*",
        text,
        re.I,
    )
    return words.end() if words else 0


def _is_only_days(text: str, days: Sequence[TextDay]) -> bool:
    """Whether a sentence is a body and days: "Beredningsgruppen: 1/2, 4/4", "1/2 Styrelse"."""
    words = _BODY.sub(" ", text[: days[0].start])
    for day, following in pairwise(days):
        words += f" {text[day.end : following.start]}"
    after = text[days[-1].end :]
    is_begun = days[0].start <= _reach(text) and bool(_BODY.search(after))
    words += f" {_BODY.sub(' ', after)}"
    return (len(days) > 1 or is_begun) and not _BESIDE_DAYS.sub(" ", words).strip()


def _body(text: str) -> str | None:
    match = _BODY.search(text)
    if match is None:
        return None
    body = fold(match["body"] or match["short"])
    return _WITHOUT_ENDING.get(body, body)


def _in_row(
    passage: Passage, days: list[TextDay], columns: list[str | None], body: str | None
) -> Iterator[Stated[Meeting]]:
    if not any(columns) and body is None and _is_of_something_else(passage.text):
        return
    cells = passage.text.split("\t")
    starts = [sum(len(c) + 1 for c in cells[:place]) for place in range(len(cells))]
    own = _body(passage.text)
    for day in days:
        place = max(at for at, start in enumerate(starts) if start <= day.start)
        who = (columns[place] if place < len(columns) else None) or own or body
        if who is None:
            continue
        rest = [c for c in cells[place + 1 :] if re.match(r"[A-ZÅÄÖ]", c) and not _body(c)]
        where = rest[0] if rest and not any(columns[place + 1 :]) else None
        yield _meeting(passage, 0, who, day, where, passage.text)


def _is_of_something_else(row: str) -> bool:
    """Whether a row that names a body is of what it costs, or of an event for it."""
    text = row.replace("\t", " ")
    has_amount = bool(split_row(text) or scan_amounts(text))
    return not _MEETS.search(text) and (has_amount or bool(TRAINING.search(text)))


def _in_sentence(
    passage: Passage, start: int, text: str, days: list[TextDay], body: str
) -> Iterator[Stated[Meeting]]:
    ends = [one.start for one in days[1:]] + [len(text)]
    places = [_place(text[day.end : end]) for day, end in zip(days, ends, strict=True)]
    if len(days) > 1 and not any(places[:-1]):
        places = [None] * len(days)
    for day, end, place in zip(days, ends, places, strict=True):
        yield _meeting(passage, start, body, day, place, text[day.start : end].strip(" ,."))


def _place(after: str) -> str | None:
    before_place = _BODY.match(after.lstrip(_BEFORE_BODY))
    if before_place:
        after = after.lstrip(_BEFORE_BODY)[before_place.end() :]
    match = _PLACE.match(after)
    return match["place"] if match and match["place"].split()[0] not in _NO_PLACES else None


def _meeting(
    passage: Passage, start: int, body: str, day: TextDay, place: str | None, text: str
) -> Stated[Meeting]:
    offset = start + day.start
    record = Meeting(
        body=body,
        date=day.day,
        place=place,
        page=passage.page_at(offset),
        line=passage.line_at(offset),
    )
    return Stated(
        record=record,
        printed_text=text,
        confidence=Confidence.A if place or day.has_year else Confidence.B,
    )
