"""Columns of amounts that stand under each other, and which column each piece stands in."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from finsam_metrics.model.sources import Word
from finsam_metrics.reading.layout.line_kinds import SAYS_VERSION, SAYS_YEAR, is_heading
from finsam_metrics.reading.layout.printed_lines import Piece, PrintedLine

_ALIGNED: Final = 1.5

Column: TypeAlias = tuple[float, float]


def find_columns(block: Sequence[PrintedLine]) -> list[Column]:
    """Left and right edges of the columns of amounts, from the left."""
    label_left = min(line.box.left for line in block)
    spans: list[Column] = []
    for line in block:
        if is_heading(line):
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
        if not is_heading(line):
            continue
        for piece in line.pieces:
            is_apart = all(
                piece.box.right < left or piece.box.left > right for left, right in columns
            )
            is_label = piece.box.left < columns[0][0] and piece is line.pieces[0]
            is_first = is_label and piece.box.left <= label_left + _ALIGNED
            if is_apart and not is_first and SAYS_YEAR.search(piece.text):
                columns.append((piece.box.left, piece.box.right))
    return _merged(columns)


def _merged(spans: Sequence[Column]) -> list[Column]:
    merged: list[Column] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1] - 0.5:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def place_pieces(line: PrintedLine, columns: list[Column]) -> list[list[Word]]:
    """Give the words of the label and of each column."""
    if is_heading(line):
        return _place_headings(line, columns)
    cells: list[list[Word]] = [[] for _ in range(len(columns) + 1)]
    for place, piece in enumerate(line.pieces):
        column = _column_of(piece, columns, is_first=place == 0, is_heading=False)
        if column is None and place == 0:
            label, amount, at = _split_end(piece, columns)
            cells[0] += label
            cells[at] += amount
        else:
            cells[0 if column is None else column + 1] += piece.words
    return cells


def _place_headings(line: PrintedLine, columns: list[Column]) -> list[list[Word]]:
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
    return cells


def _says_column(unit: Piece) -> bool:
    return bool(SAYS_YEAR.search(unit.text) or SAYS_VERSION.search(unit.text))


def _heading_units(piece: Piece) -> Iterator[Piece]:
    """Part headings that stand close: one begins at a word for what a column holds, or a year."""
    unit: list[Word] = []
    for word in piece.words:
        text = Piece(tuple(unit)).text if unit else ""
        is_version = bool(SAYS_VERSION.search(word.text)) and bool(
            SAYS_VERSION.search(text) or SAYS_YEAR.search(text)
        )
        is_year = bool(SAYS_YEAR.search(word.text) and SAYS_YEAR.search(text))
        if unit and (is_version or is_year):
            yield Piece(tuple(unit))
            unit = []
        unit.append(word)
    if unit:
        yield Piece(tuple(unit))


def _column_of(
    piece: Piece, columns: list[Column], *, is_first: bool, is_heading: bool
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
        return 0 if is_near and SAYS_YEAR.search(piece.text) else None
    return min(
        range(len(columns)), key=lambda one: abs(middle - (columns[one][0] + columns[one][1]) / 2)
    )


def _split_end(piece: Piece, columns: list[Column]) -> tuple[list[Word], list[Word], int]:
    """Part an amount from the label it stands close after, where it ends as its column does."""
    for place in range(1, len(piece.words)):
        tail = Piece(piece.words[place:])
        if not (tail.is_amount and tail.has_digits):
            continue
        for column, (left, right) in enumerate(columns):
            if abs(tail.box.right - right) < _ALIGNED and tail.box.left >= left - _ALIGNED:
                return list(piece.words[:place]), list(tail.words), column + 1
    return list(piece.words), [], 0
