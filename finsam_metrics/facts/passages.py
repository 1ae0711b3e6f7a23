"""Lines put together to paragraphs, headings and items of lists, with their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from finsam_metrics.facts.unmarked_lists import find_unmarked_items
from finsam_metrics.facts.wrapping import find_width, is_broken, is_full_before
from finsam_metrics.model.sources import Line
from finsam_metrics.words.dates import begins_with_day
from finsam_metrics.words.list_marks import item_mark, item_number

_HASHES: Final = re.compile(r"\s*#{1,6}\s+")
_MARKS: Final = re.compile(r"\*\*|__")
_ENDS: Final = (".", "!", "?", ":", ";")
_LONGEST_HEADING: Final = 90
_MOST_HEADING_WORDS: Final = 12
_MOST_COLON_WORDS: Final = 4
_VERB: Final = re.compile(
    r"\b(?:är|har|ska|skall|var|blir|kan|finns|utgör|består|hålls|sker|leds|kommer|arrangeras|"
    r"genomförs|planeras)\b",
    re.IGNORECASE,
)
_LONGEST_PASSAGE: Final = 20_000
_LONGEST_SENTENCE: Final = 4_000
_LONGEST_ABBREVIATION: Final = 12
_MOST_ITEM_WORDS: Final = 16
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:t\.\s?ex|bl\.\s?a|d\.\s?v\.\s?s|dvs|s\.\s?k|sk|f\.\s?d|ca|c:a|resp|inkl|exkl|kl|nr|"
    r"st|"
    r"m\.\s?m|m\.\s?fl|o\.\s?s\.\s?v|osv|ev|milj|prel|rev|dat|tel|avd|kap|samarr|max|jfr)|"
    r"\b[A-ZÅÄÖ])\.$",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"(?<=[.!?])\s+(?=[\"'”(]?[A-ZÅÄÖ0-9])")

_PREPOSITIONS: Final = frozenset(
    {"i", "på", "för", "mot", "med", "av", "till", "från", "inom", "om", "vid", "och", "kring"}
    | {"hos", "samt", "eller"}
)
_COMPASS: Final = frozenset(
    {"Norra", "Södra", "Östra", "Västra", "Mellersta", "Nya", "Stora", "Lilla", "Region"}
)


class PassageKind(StrEnum):
    """What a passage is on the page."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A paragraph, heading, item of a list or row of cells.

    Attributes:
        kind: What it is.
        text: Its words on one line; the cells of a row are parted by tabs.
        heading: The nearest heading above it; empty where there is none.
        places: Where its lines begin in the text: offset, line and page.
    """

    kind: PassageKind
    text: str
    heading: str
    places: tuple[tuple[int, int, int | None], ...]

    def line_at(self, offset: int) -> int:
        """Give the line that a character stands on."""
        return self._place(offset)[1]

    def page_at(self, offset: int) -> int | None:
        """Give the page that a character stands on."""
        return self._place(offset)[2]

    def _place(self, offset: int) -> tuple[int, int, int | None]:
        return next(one for one in reversed(self.places) if one[0] <= offset or one[0] == 0)

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.places[0][1]

    @property
    def page(self) -> int | None:
        """The page it begins on."""
        return self.places[0][2]

    @property
    def gap_line(self) -> int:
        """The line it ends on."""
        return self.places[-1][1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A part of a passage, up to a full stop.

    Attributes:
        text: Its words.
        start: Where it begins in the passage.
    """

    text: str
    start: int


def split_sentences(text: str) -> list[Sentence]:
    """Split running text at full stops; one after an abbreviation ends nothing.

    >>> [one.text for one in split_sentences("Ca. 4 mkr, bl.a. Köping. Resten sparas.")]
    ['Ca. 4 mkr, bl.a. Köping.', 'Resten sparas.']
    """
    found: list[Sentence] = []
    start = 0
    for match in _BREAK.finditer(text):
        before = max(start, match.start() - _LONGEST_ABBREVIATION)
        if _ABBREVIATION.search(text[before : match.start()]):
            continue
        found += _capped(text, start, match.start())
        start = match.end()
    return [*found, *_capped(text, start, len(text))]


def _capped(text: str, start: int, end: int) -> Iterator[Sentence]:
    """Give a sentence in parts where it is longer than any that is meant to be read."""
    while end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = space if space > start else start + _LONGEST_SENTENCE
        yield Sentence(text=text[start:cut], start=start)
        start = cut
    yield Sentence(text=text[start:end], start=start)


def join_passages(lines: Sequence[Line]) -> tuple[Passage, ...]:
    """Put lines together to passages.

    A line goes on in the next one where it was broken because it was full. A page number that
    ends a page is left out.
    """
    return tuple(_with_headings(_joined(lines)))


def items_after(passages: Sequence[Passage], place: int) -> list[Passage]:
    """Give the items of the list that a passage introduces; text between the items is left out.

    Where the items have no bullets, they are the short lines after a colon.
    """
    marked: list[Passage] = []
    skipped = 0
    for one in passages[place + 1 :]:
        if one.kind is PassageKind.ITEM:
            marked.append(one)
            skipped = 0
        elif one.kind is PassageKind.TEXT and marked and not skipped:
            skipped = 1
        else:
            break
    if marked or not passages[place].text.endswith(":"):
        return marked
    short: list[Passage] = []
    for one in passages[place + 1 :]:
        if len(short) > 1 and _gap(short[-1], one) > _gap(short[0], short[1]):
            break
        is_short = len(one.text.split()) <= _MOST_ITEM_WORDS and not one.text.endswith(_ENDS)
        if one.kind is PassageKind.ROW or not is_short:
            if short and one.kind is PassageKind.TEXT:
                short.pop()
            break
        short.append(one)
    return short


def rows_after(passages: Sequence[Passage], place: int) -> Iterator[Passage]:
    """Give the rows of cells that stand below a passage without an empty line between them."""
    for at in range(place + 1, len(passages)):
        above, row = passages[at - 1], passages[at]
        if row.kind is not PassageKind.ROW or _gap(above, row) > 1:
            return
        yield row


def _gap(above: Passage, below: Passage) -> int:
    return below.line - above.gap_line


def next_cell(text: str) -> int | None:
    """Where a new cell begins in words whose line breaks are lost: at a capital that is no name's.

    >>> next_cell("Personer i Norra Sverige Unga vuxna")
    25
    """
    words = list(re.finditer(r"\S+", text))
    before = words[0][0] if words else ""
    is_name = False
    for word in words[1:]:
        own = word[0]
        if own[0].isupper() and own[1:2].islower():
            if before.casefold() not in _PREPOSITIONS and not (is_name and before in _COMPASS):
                return word.start()
            is_name = True
        else:
            is_name = False
        before = own
    return None


def split_cells(text: str) -> list[str]:
    """Split words whose line breaks are lost into their cells."""
    cells = []
    while cut := next_cell(text):
        cells.append(text[:cut].strip())
        text = text[cut:]
    return [*cells, text.strip()]


def _joined(
    lines: Sequence[Line],
) -> Iterator[tuple[PassageKind, str, list[tuple[int, int, int | None]]]]:
    kind = PassageKind.TEXT
    text = ""
    places: list[tuple[int, int, int | None]] = []
    number = 0
    is_marked = False
    width = find_width(lines)
    unmarked = find_unmarked_items(lines, _is_heading)
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        own = _own_text(line, following)
        if not own.strip():
            if text:
                yield kind, text, places
            text, places = "", []
            continue
        last_length = len(text) - places[-1][0] if places else 0
        is_item = line.number in unmarked
        if (
            text
            and not is_item
            and _goes_on(kind, text, last_length, line, own, width, is_marked=is_marked)
        ):
            is_split = (
                text.endswith("-") and own[:1].islower() and not own.startswith(("och ", "eller "))
            )
            text = text[:-1] if is_split else f"{text} "
            places.append((len(text), line.number, line.page))
            text += own
            if kind is PassageKind.HEADING and not is_marked and not _is_heading(text):
                kind = PassageKind.TEXT
            continue
        if text:
            yield kind, text, places
        is_list = text.endswith(":") or number > 0 or _is_numbered_on(lines, place)
        is_marked = bool(_HASHES.match(line.text))
        kind, text, number = (
            (PassageKind.ITEM, own, 0) if is_item else _opened(line, own, number, is_list=is_list)
        )
        places = [(0, line.number, line.page)]
    if text:
        yield kind, text, places


def _own_text(line: Line, following: Line | None) -> str:
    if line.cells and sum(bool(cell.text) for cell in line.cells) > 1:
        return "\t".join(cell.text for cell in line.cells)
    text = " ".join(_MARKS.sub("", line.text).split())
    is_last = following is None or not following.text.strip() or following.page != line.page
    if line.page is not None and is_last and re.search(rf"\D\s{line.page}$", text):
        return text[: -len(str(line.page))].rstrip()
    return text


def _goes_on(
    kind: PassageKind,
    text: str,
    last_length: int,
    line: Line,
    own: str,
    width: int | None,
    *,
    is_marked: bool,
) -> bool:
    begins = item_mark(own) or _HASHES.match(line.text) or _numbered(own)
    if kind is PassageKind.ROW or "\t" in own or begins:
        return False
    if text.endswith(":"):
        return width is not None and is_full_before(last_length, own, width)
    is_stopped = text.endswith((".", "!", "?"))
    is_title = kind is PassageKind.HEADING
    begins_anew = own[:1].isupper() and not is_stopped
    if begins_anew and is_title and is_marked:
        return False
    if begins_anew and kind is PassageKind.ITEM:
        return width is not None and is_broken(
            last_length, own, width, is_stopped=False, is_short_title=True
        )
    return len(text) < _LONGEST_PASSAGE and is_broken(
        last_length, own, width, is_stopped=is_stopped, is_short_title=is_title
    )


def _is_numbered_on(lines: Sequence[Line], place: int) -> bool:
    """Whether the next line with words has the next number, so that the two are a list."""
    first = _numbered(lines[place].text)
    following = next((line for line in lines[place + 1 :] if line.text.strip()), None)
    after = _numbered(following.text) if following else None
    return bool(first and after and int(after["number"]) == int(first["number"]) + 1)


def _numbered(text: str) -> re.Match[str] | None:
    """The number that a line begins with, where a capital follows on it."""
    found = item_number(text)
    return found if found and text[found.end() : found.end() + 1].isupper() else None


def _opened(line: Line, own: str, number: int, *, is_list: bool) -> tuple[PassageKind, str, int]:
    """Tell what a line begins; numbers that follow on each other in running order are a list."""
    if "\t" in own:
        return PassageKind.ROW, own, number
    if _HASHES.match(line.text):
        return PassageKind.HEADING, _HASHES.sub("", own).strip(), 0
    if mark := item_mark(own):
        return PassageKind.ITEM, own[mark.end() :], number
    if numbered := _numbered(own):
        is_next = int(numbered["number"]) == number + 1 and is_list
        rest = own[numbered.end() :]
        if _is_heading(rest) and not is_next:
            return PassageKind.HEADING, rest, 0
        return PassageKind.ITEM, rest, int(numbered[1])
    if _is_heading(own):
        return PassageKind.HEADING, own, 0
    return PassageKind.TEXT, own, 0


def _is_heading(text: str) -> bool:
    words = text.rstrip(":").split()
    if len(text) > _LONGEST_HEADING or len(words) > _MOST_HEADING_WORDS or begins_with_day(text):
        return False
    if text.endswith((".", ";", ",", "!", "?")) or not (text[0].isupper() or text[0].isdigit()):
        return False
    if not any(one.isalpha() for one in text):
        return False
    if len(words) > _MOST_COLON_WORDS and _VERB.search(text):
        return False
    before, colon, after = text.partition(":")
    if colon and after.strip():
        return bool(re.match(r"(?:målområde|område|mål|bilaga|kapitel|del)\s*\d+$", before, re.I))
    return not colon or len(words) <= _MOST_COLON_WORDS


def _with_headings(
    joined: Iterator[tuple[PassageKind, str, list[tuple[int, int, int | None]]]],
) -> Iterator[Passage]:
    heading = ""
    for kind, text, places in joined:
        yield Passage(kind=kind, text=text, heading=heading, places=tuple(places))
        if kind is PassageKind.HEADING:
            heading = text.rstrip(":")
