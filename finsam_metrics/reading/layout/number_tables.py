"""Tables without ruling lines: columns by the alignment of their amounts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from finsam_metrics.model.sources import Box, Cell, Word
from finsam_metrics.reading.layout.printed_lines import (
    Piece,
    PrintedLine,
    Rule,
    box_around,
)

_HEADING_WORDS: Final = re.compile(
    r"(?:bokslut|årsbokslut|utfall|prognos|helårsprognos|budget|årsbudget|plan|ekonomiplan|redovisat|"
    r"not|noter|förslag|rev|reviderad|prel|preliminär|tkr|kkr|kr|mkr|mnkr|sek|år|20\d\d|2|0\d\d|"
    r"20\d\d-\d\d-\d\d|[\s.,():-]|belopp|i|kronor|tusental)+",
    re.IGNORECASE,
)
_SAYS_YEAR: Final = re.compile(r"20\d\d|2\s0\d\d")
_SAYS_VERSION: Final = re.compile(
    r"bokslut|utfall|prognos|budget|\bplan\b|ekonomiplan|redovisat", re.IGNORECASE
)
_MOST_BETWEEN: Final = 3
_LONGEST_LABEL: Final = 75
_LONGEST_OTHER: Final = 20
_FARTHEST: Final = 4.5
_HEADINGS_ABOVE: Final = 5
_INDENT: Final = 20.0
_CLOSE: Final = 0.8
_WIDE_RULE: Final = 0.5
_ALIGNED: Final = 1.5


@dataclass(frozen=True, kw_only=True)
class NumberRow:
    """One row: the label and one cell per column, empty ones too."""

    cells: tuple[Cell, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, kw_only=True)
class NumberTable:
    """One table among the lines of a column of text.

    Attributes:
        start: Its first line.
        end: The line after its last.
        rows: From above, headings too.
        column_edges: Right edges of its columns.
    """

    start: int
    end: int
    rows: tuple[NumberRow, ...]
    column_edges: tuple[float, ...]


@dataclass
class _Row:
    line: PrintedLine
    cells: list[list[Word]]
    top: float
    bottom: float
    is_heading: bool = False

    @property
    def has_amounts(self) -> bool:
        return any(Piece(tuple(own)).has_digits for own in self.cells[1:] if own)

    @property
    def has_label(self) -> bool:
        return bool(self.cells[0])


def find_number_tables(
    lines: Sequence[PrintedLine], across: Sequence[Rule]
) -> Iterator[NumberTable]:
    """Find the tables of a column of text, from above.

    A table's rows have a label and amounts that stand under each other. Lines between them with
    only a label are headings of blocks, or the rest of a label. A single row is a table only
    under headings, or first on a page, as the rest of one.
    """
    for start, end in _blocks(lines):
        block = list(lines[start:end])
        columns = _columns(block)
        if not columns:
            continue
        rows = [_row(line, columns) for line in block]
        joined = list(_joined(rows, across))
        yield NumberTable(
            start=start,
            end=end,
            rows=tuple(_finished(row) for row in joined),
            column_edges=tuple(right for _, right in columns),
        )


def _is_row(line: PrintedLine) -> bool:
    """Whether a line has amounts beside a label, or several amounts."""
    pieces = line.pieces
    amounts = [piece for piece in pieces if piece.is_amount and piece.has_digits]
    if len(pieces) < 2 or not amounts:
        return False
    return pieces[-1].is_amount or len(amounts) > 1


def _is_heading(line: PrintedLine) -> bool:
    """Whether a line says years or what columns hold, with at most a unit or the like before."""
    pieces = line.pieces
    foreign = [piece for piece in pieces[1:] if not _HEADING_WORDS.fullmatch(piece.text)]
    if foreign:
        known = [one for one in pieces if _HEADING_WORDS.fullmatch(one.text) and one.has_digits]
        return len(known) > 1 and not any(
            one.has_digits or len(one.text) > _LONGEST_OTHER for one in foreign
        )
    own = pieces if _HEADING_WORDS.fullmatch(pieces[0].text) else pieces[1:]
    texts = [piece.text for piece in own]
    if any(_SAYS_VERSION.search(text) for text in texts):
        return len(pieces) > 1 or (len(own) == 1 and _HEADING_WORDS.fullmatch(texts[0]) is not None)
    years = [text for text in texts if _SAYS_YEAR.fullmatch(text) or "-" in text]
    if len(pieces) == 1:
        return len(years) == 1
    return len(years) > 1 and len(years) >= len(texts) - 1 and len(own) == len(pieces)


def _is_label(line: PrintedLine) -> bool:
    text = line.text
    return (
        len(line.pieces) == 1 and len(text) <= _LONGEST_LABEL and not text.endswith((".", ";", "?"))
    )


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, int]]:
    """First line and line after the last of each table, with its headings."""
    rows = [_is_row(line) for line in lines]
    place = 0
    while place < len(lines):
        if not rows[place]:
            place += 1
            continue
        start, end, count = place, place + 1, 1
        while (following := _next_row(lines, rows, end)) is not None:
            count += 1
            end = following + 1
        first = _first_heading(lines, start)
        has_heading = first < start or _is_heading(lines[start])
        is_rest = start == 0
        if count > 1 or has_heading or is_rest:
            tail = _label_tail(lines, end)
            yield first, tail
            place = tail
        else:
            place = end


def _next_row(lines: Sequence[PrintedLine], rows: list[bool], place: int) -> int | None:
    """The next row of the same table, across lines of labels; None where the table ends."""
    for one in range(place, min(place + _MOST_BETWEEN + 1, len(lines))):
        above, line = lines[one - 1], lines[one]
        if line.box.top - above.box.bottom > _FARTHEST * above.height:
            return None
        if _is_heading(line) and not _is_heading(above):
            return None
        if rows[one]:
            return one
        if not _is_label(line) and not _is_lone_amount(line):
            return None
    return None


def _is_lone_amount(line: PrintedLine) -> bool:
    return all(piece.is_amount for piece in line.pieces)


def _label_tail(lines: Sequence[PrintedLine], end: int) -> int:
    """Take with the last row the rest of its label, where that begins with a small letter."""
    if end < len(lines):
        above, line = lines[end - 1], lines[end]
        is_near = line.box.top - above.box.bottom < _CLOSE * above.height
        if _is_label(line) and line.text[:1].islower() and is_near:
            return end + 1
    return end


def _first_heading(lines: Sequence[PrintedLine], start: int) -> int:
    """The line of the table's first heading, across headings of blocks; else the start."""
    left = lines[start].box.left
    first = start
    for one in range(start - 1, max(0, start - _HEADINGS_ABOVE) - 1, -1):
        line, below = lines[one], lines[one + 1]
        if below.box.top - line.box.bottom > _FARTHEST * line.height:
            break
        is_title = len(line.pieces) == 1 and line.box.left <= left + _INDENT
        if _is_heading(line) and not is_title:
            first = one
        elif first < start or not _is_label(line):
            break
    return first


def _columns(block: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """Left and right edges of the columns of amounts, from the left."""
    label_left = min(line.box.left for line in block)
    spans: list[tuple[float, float]] = []
    for line in block:
        if _is_heading(line):
            continue
        pieces = line.pieces
        lettered = [place for place, piece in enumerate(pieces) if not piece.is_amount]
        first = lettered[0] + 1 if lettered else 0
        spans += [
            (piece.box.left, piece.box.right)
            for piece in pieces[first:]
            if piece.is_amount and piece.has_digits
        ]
    columns = _merged(spans)
    if not columns:
        return []
    for line in block:
        if not _is_heading(line):
            continue
        for piece in line.pieces:
            is_apart = all(
                piece.box.right < left or piece.box.left > right for left, right in columns
            )
            is_label = piece.box.left < columns[0][0] and piece is line.pieces[0]
            is_first = is_label and piece.box.left <= label_left + _ALIGNED
            if is_apart and not is_first and _SAYS_YEAR.search(piece.text):
                columns.append((piece.box.left, piece.box.right))
    return _merged(columns)


def _merged(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1] - 0.5:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _row(line: PrintedLine, columns: list[tuple[float, float]]) -> _Row:
    if _is_heading(line):
        return _heading_row(line, columns)
    cells: list[list[Word]] = [[] for _ in range(len(columns) + 1)]
    for place, piece in enumerate(line.pieces):
        column = _column_of(piece, columns, is_first=place == 0, is_heading=False)
        if column is None and place == 0:
            label, amount, at = _split_end(piece, columns)
            cells[0] += label
            cells[at] += amount
        else:
            cells[0 if column is None else column + 1] += piece.words
    return _Row(line, cells, line.box.top, line.box.bottom)


def _heading_row(line: PrintedLine, columns: list[tuple[float, float]]) -> _Row:
    """Put each heading over its column: in their order where there are as many as columns."""
    cells: list[list[Word]] = [[] for _ in range(len(columns) + 1)]
    units = [unit for piece in line.pieces for unit in _heading_units(piece)]
    said = [unit for unit in units if _says_column(unit)]
    for place, unit in enumerate(units):
        if len(said) == len(columns):
            column = said.index(unit) if unit in said else None
        else:
            column = _column_of(unit, columns, is_first=place == 0, is_heading=True)
        cells[0 if column is None else column + 1] += unit.words
    return _Row(line, cells, line.box.top, line.box.bottom, is_heading=True)


def _says_column(unit: Piece) -> bool:
    return bool(_SAYS_YEAR.search(unit.text) or _SAYS_VERSION.search(unit.text))


def _heading_units(piece: Piece) -> Iterator[Piece]:
    """Part headings that stand close: one begins at a word for what a column holds, or a year."""
    unit: list[Word] = []
    for word in piece.words:
        text = Piece(tuple(unit)).text if unit else ""
        is_version = bool(_SAYS_VERSION.search(word.text)) and bool(
            _SAYS_VERSION.search(text) or _SAYS_YEAR.search(text)
        )
        is_year = bool(_SAYS_YEAR.search(word.text) and _SAYS_YEAR.search(text))
        if unit and (is_version or is_year):
            yield Piece(tuple(unit))
            unit = []
        unit.append(word)
    if unit:
        yield Piece(tuple(unit))


def _column_of(
    piece: Piece, columns: list[tuple[float, float]], *, is_first: bool, is_heading: bool
) -> int | None:
    """The column that a piece stands in; None for the label's."""
    box = piece.box
    overlaps = [min(box.right, right) - max(box.left, left) for left, right in columns]
    best = max(range(len(columns)), key=overlaps.__getitem__)
    is_words = not piece.is_amount and not is_heading
    if is_first and is_words and box.left < columns[0][0]:
        return None
    if overlaps[best] > 0:
        return best
    middle = (box.left + box.right) / 2
    if middle < columns[0][0] and (is_first or is_words):
        is_near = is_heading and columns[0][0] - box.right < 2 * (box.bottom - box.top)
        return 0 if is_near and _SAYS_YEAR.search(piece.text) else None
    return min(
        range(len(columns)), key=lambda one: abs(middle - (columns[one][0] + columns[one][1]) / 2)
    )


def _split_end(
    piece: Piece, columns: list[tuple[float, float]]
) -> tuple[list[Word], list[Word], int]:
    """Part an amount from the label it stands close after, where it ends as its column does."""
    for place in range(1, len(piece.words)):
        tail = Piece(piece.words[place:])
        if not (tail.is_amount and tail.has_digits):
            continue
        for column, (left, right) in enumerate(columns):
            if abs(tail.box.right - right) < _ALIGNED and tail.box.left >= left - _ALIGNED:
                return list(piece.words[:place]), list(tail.words), column + 1
    return list(piece.words), [], 0


def _joined(rows: list[_Row], across: Sequence[Rule]) -> Iterator[_Row]:
    """Join the lines of a row: those between two ruling lines, or those that stand close."""
    left = min(row.line.box.left for row in rows)
    right = max(row.line.box.right for row in rows)
    rules = sorted(
        rule.at
        for rule in across
        if min(rule.end, right) - max(rule.start, left) > _WIDE_RULE * (right - left)
        and rows[0].top - 1 < rule.at < rows[-1].bottom + 1
    )
    bands = [sum(at < (row.top + row.bottom) / 2 for at in rules) for row in rows]
    amounts = [band for band, row in zip(bands, rows, strict=True) if row.has_amounts]
    body = [band for band, row in zip(bands, rows, strict=True) if not row.is_heading]
    is_ruled = len(rules) > 1 and len(set(amounts)) == len(amounts) and len(set(body)) > 1
    pitch = _pitch(rows)
    kept: _Row | None = None
    kept_band = 0
    for band, row in zip(bands, rows, strict=True):
        is_body = kept is not None and not (kept.is_heading or row.is_heading)
        if (
            kept is not None
            and is_body
            and (band == kept_band if is_ruled else _is_same_row(kept, row, pitch))
        ):
            cells = [above + below for above, below in zip(kept.cells, row.cells, strict=True)]
            kept = _Row(kept.line, cells, row.top, row.bottom)
            continue
        if kept is not None:
            yield kept
        kept, kept_band = row, band
    if kept is not None:
        yield kept


def _pitch(rows: list[_Row]) -> float | None:
    """How far rows with label and amounts stand from each other."""
    steps = [
        below.top - above.top
        for above, below in pairwise(rows)
        if all(row.has_amounts and row.has_label and not row.is_heading for row in (above, below))
    ]
    return median(steps) if len(steps) > 1 else None


def _is_same_row(above: _Row, below: _Row, pitch: float | None) -> bool:
    if above.has_amounts and below.has_amounts:
        return False
    step = below.top - above.top
    is_beside = not below.has_label or not above.has_label
    if is_beside and (above.has_amounts or below.has_amounts):
        return step < above.line.height
    return pitch is not None and step < _CLOSE * pitch


def _finished(row: _Row) -> NumberRow:
    return NumberRow(
        cells=tuple(_cell(own) for own in row.cells),
        words=tuple(word for own in row.cells for word in own),
    )


def _cell(words: list[Word]) -> Cell:
    ordered = tuple(words)
    box: Box | None = box_around(ordered) if ordered else None
    return Cell(text=Piece(ordered).text if ordered else "", box=box)
