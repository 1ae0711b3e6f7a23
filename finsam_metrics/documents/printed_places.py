"""Where the rows of a document are printed on its pages: a place that is certain, or none."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import box_around, is_leader, lines_of
from finsam_metrics.documents.printable import ZERO_WIDTH
from finsam_metrics.model.sources import Box, Line, Word
from finsam_metrics.words.units import without_unit

_MINUSES: Final = dict.fromkeys(map(ord, "\N{MINUS SIGN}\N{EN DASH}\N{NON-BREAKING HYPHEN}"), "-")
_UNSEEN: Final = dict.fromkeys([ord("\N{SOFT HYPHEN}"), *map(ord, ZERO_WIDTH)])
_NUMBER: Final = re.compile(r"(-?)(\d+)(?:,(\d+))?")
_MOST_WORDS_OF_NUMBER: Final = 6
_LONGEST_WORD: Final = 60
_SHORTEST_CUT: Final = 4
_AROUND_AMOUNTS: Final = ".,;:()"


@dataclass(frozen=True, kw_only=True)
class PrintedCell:
    """A cell of a row, or a whole paragraph, with the words that it is printed in."""

    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedRow:
    """A row, or a paragraph, where it is printed.

    Attributes:
        page: Counted from 1.
        cells: Those that hold something.
    """

    page: int
    cells: tuple[PrintedCell, ...]

    def words(self) -> list[tuple[int, Word]]:
        """Its words, with its page."""
        return [(self.page, word) for cell in self.cells for word in cell.words]

    def places_of(self, text: str) -> list[Box]:
        """Give every place in the row where an amount is printed, as the document writes it."""
        sought = _plain(text)
        whole = [cell for cell in self.cells if cell.text == sought]
        if whole:
            return [box_around(cell.words) for cell in whole]
        return [box_around(words) for cell in self.cells for words in _runs_of(sought, cell.words)]


@dataclass(frozen=True, kw_only=True)
class _Stream:
    """The words of all lines, one after the other; where lines begin, and where they end."""

    words: Sequence[Word]
    texts: Sequence[str]
    pages: Sequence[int]
    starts: Mapping[str, Sequence[int]]
    ends: frozenset[int]


def find_rows(
    texts: Sequence[str], lines: Sequence[Line], *, is_sheets: bool = False
) -> list[PrintedRow | None]:
    """Find the rows of a document among the lines of its pages.

    A row is found where the page has its text and nothing else on its lines, as many times as the
    document has it; rows of the same text stand between the same other rows, too. What two
    different rows would be found as is neither's.

    Args:
        texts: All lines of the document, in order, with a tab between the cells of a row.
        lines: Those of its pages.
        is_sheets: Whether they are sheets of a spreadsheet, which cut off a label that is longer
            than its column is wide, and show an amount in the format of its cell.

    Returns:
        As many as there are texts; None where it is not certain.
    """
    rows = [tuple(cell for part in text.split("\t") if (cell := _plain(part))) for text in texts]
    found: list[PrintedRow | None] = [None] * len(rows)
    # By what stands level on the page, which is how tables are read; then as it was laid out, for
    # columns of text and cells of several lines.
    for stream in (_stream_of(_level_lines(lines)), _stream_of(_laid_lines(lines))):
        placed = _find_in(stream, rows, is_sheets=is_sheets)
        found = [had or now for had, now in zip(found, placed, strict=True)]
    claims = Counter(word for row in found if row for word in row.words())
    return [
        row if row and all(claims[word] == 1 for word in row.words()) else None for row in found
    ]


def _find_in(
    stream: _Stream, rows: Sequence[tuple[str, ...]], *, is_sheets: bool
) -> list[PrintedRow | None]:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row:
            places[row].append(place)
    matches = {row: list(_matches(row, stream, is_sheets=is_sheets)) for row in places}
    as_often = {row: of for row, of in matches.items() if len(of) == len(places[row])}
    known = sorted((places[row][0], of[0][0][0]) for row, of in as_often.items() if len(of) == 1)
    found: list[PrintedRow | None] = [None] * len(rows)
    for row, of in as_often.items():
        pairs = list(zip(places[row], of, strict=True))
        if len(of) == 1 or all(_is_in_order(place, spans[0][0], known) for place, spans in pairs):
            for place, spans in pairs:
                found[place] = _printed(row, spans, stream)
    return found


def _laid_lines(lines: Sequence[Line]) -> Iterator[tuple[int, Sequence[Word]]]:
    """Page and words of each line, as they were read."""
    for line in lines:
        words = [word for word in line.words if word.box and not is_leader(word.text)]
        if line.page is not None and words:
            yield line.page, words


def _level_lines(lines: Sequence[Line]) -> Iterator[tuple[int, Sequence[Word]]]:
    """Page and words of what stands level over the whole page."""
    of_pages: defaultdict[int, list[Word]] = defaultdict(list)
    for page, words in _laid_lines(lines):
        of_pages[page] += words
    for page, words in of_pages.items():
        for line in lines_of(words):
            yield page, line.words


def _stream_of(lines: Iterable[tuple[int, Sequence[Word]]]) -> _Stream:
    words: list[Word] = []
    pages: list[int] = []
    starts: defaultdict[str, list[int]] = defaultdict(list)
    ends: set[int] = set()
    for page, of_line in lines:
        shown = [word for word in of_line if _plain(word.text)]
        if shown:
            starts[_plain(shown[0].text)].append(len(words))
            words += shown
            pages += [page] * len(shown)
            ends.add(len(words))
    return _Stream(
        words=words,
        texts=[_plain(word.text) for word in words],
        pages=pages,
        starts=starts,
        ends=frozenset(ends),
    )


def _matches(
    row: tuple[str, ...], stream: _Stream, *, is_sheets: bool
) -> Iterator[list[tuple[int, int]]]:
    """Every place where lines hold a row and nothing else: the words of each of its cells."""
    first = row[0]
    begins = [
        start
        for length in range(1, min(len(first), _LONGEST_WORD) + 1)
        for start in stream.starts.get(first[:length], ())
    ]
    for start in sorted(begins):
        spans = _spans_of(row, stream, start, is_sheets=is_sheets)
        if spans is not None:
            yield spans


def _spans_of(
    row: Sequence[str], stream: _Stream, start: int, *, is_sheets: bool
) -> list[tuple[int, int]] | None:
    """The words of each cell of a row that is printed from a word on to the end of a line."""
    if not row:
        return [] if start in stream.ends else None
    ends = _ends_of(row[0], stream.texts, start, is_sheets=is_sheets, is_alone=len(row) == 1)
    for end in ends:
        following = _spans_of(row[1:], stream, end, is_sheets=is_sheets)
        if following is not None:
            return [(start, end), *following]
    return None


def _ends_of(
    cell: str, texts: Sequence[str], start: int, *, is_sheets: bool, is_alone: bool
) -> Iterator[int]:
    """Where a cell may end that is printed from a word on; nowhere where another text stands."""
    rest, at = cell, start
    while rest and at < len(texts) and rest.startswith(texts[at]):
        rest = rest[len(texts[at]) :]
        at += 1
    if not rest:
        yield at
    if not is_sheets:
        return
    if _NUMBER.fullmatch(cell):
        for end in range(start + 1, min(start + _MOST_WORDS_OF_NUMBER, len(texts)) + 1):
            if (rest or end != at) and _is_shown_as(cell, "".join(texts[start:end])):
                yield end
    elif rest and len(cell) - len(rest) >= _SHORTEST_CUT and not is_alone:
        yield at


def _is_shown_as(number: str, shown: str) -> bool:
    """Whether a number is shown with the decimals of its cell's format.

    >>> _is_shown_as("1250,5", "1251"), _is_shown_as("1250,5", "1250,50kr")
    (True, True)
    >>> _is_shown_as("1250,5", "1250")
    False
    """
    printed = _NUMBER.fullmatch(without_unit(shown))
    if printed is None:
        return False
    value, seen = (Decimal(text.replace(",", ".")) for text in (number, printed[0]))
    places = Decimal(1).scaleb(-len(printed[3] or ""))
    return value.quantize(places, ROUND_HALF_UP) == seen


def _is_in_order(place: int, start: int, known: Sequence[tuple[int, int]]) -> bool:
    """Whether a row stands between the rows that it stands between in the document."""
    after = bisect_left(known, (place, -1))
    is_after = after == 0 or known[after - 1][1] < start
    return is_after and (after == len(known) or start < known[after][1])


def _printed(
    row: tuple[str, ...], spans: Sequence[tuple[int, int]], stream: _Stream
) -> PrintedRow | None:
    """The row with its words; None where it goes on on another page."""
    (first, _), (_, end) = spans[0], spans[-1]
    if stream.pages[first] != stream.pages[end - 1]:
        return None
    return PrintedRow(
        page=stream.pages[first],
        cells=tuple(
            PrintedCell(text=cell, words=tuple(stream.words[start:stop]))
            for cell, (start, stop) in zip(row, spans, strict=True)
        ),
    )


def _runs_of(sought: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words that follow one another and are together what is sought."""
    texts = [_plain(word.text) for word in words]
    for start in range(len(texts)):
        for end in range(start + 1, min(start + _MOST_WORDS_OF_NUMBER, len(words)) + 1):
            said = "".join(texts[start:end])
            if sought in (said, said.strip(_AROUND_AMOUNTS)):
                yield words[start:end]
                break


def _plain(text: str) -> str:
    """A text without spaces and what is not seen, with one sign for every minus."""
    folded = unicodedata.normalize("NFKC", text.translate(_MINUSES).translate(_UNSEEN))
    return "".join(folded.split())
