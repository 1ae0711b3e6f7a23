"""Columns of amounts that stand under each other, and which column each piece stands in."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final, TypeAlias

from finsam_metrics.documents.page_layout.column_headings import (
    heading_units,
    heads_column,
    is_heading,
)
from finsam_metrics.documents.page_layout.printed_lines import Piece, PrintedLine
from finsam_metrics.model.sources import Word
from finsam_metrics.words.years import says_year

_ALIGNED: Final = 1.5
_FEWEST_ENDS: Final = 3
_FEWEST_WORDS: Final = 3
_MOST_END: Final = 0.5
_TOUCH: Final = 0.2

Column: TypeAlias = tuple[float, float]


def find_columns(block: Sequence[PrintedLine]) -> list[Column]:
    """Left and right edges of the columns of amounts, from the left."""
    headings = [line for line in block if is_heading(line)]
    body = [line for line in block if not is_heading(line)]
    columns = _merged([*_amount_spans(body), *_spans_after_labels(body)])
    if not columns:
        return []
    label_left = min(line.box.left for line in block)
    heads = _merged(
        [
            (unit.box.left, unit.box.right)
            for line in headings
            for place, unit in enumerate(heading_units(line))
            if says_year(unit.text)
            and not (place == 0 and _heads_labels(unit, columns[0][0], label_left))
        ]
    )
    return _headed(columns, heads)


def _amount_spans(body: Sequence[PrintedLine]) -> Iterator[Column]:
    """Where amounts stand, after the first words of each line."""
    for line in body:
        lettered = [place for place, piece in enumerate(line.pieces) if not piece.is_amount]
        for piece in line.pieces[lettered[0] + 1 if lettered else 0 :]:
            if piece.is_amount and piece.has_digits:
                box = _without_dash(piece).box
                yield box.left, box.right


def _without_dash(amount: Piece) -> Piece:
    """The figures alone: a dash before them may be of the cell before."""
    return amount if Piece(amount.words[:1]).has_digits else Piece(amount.words[1:])


def _spans_after_labels(body: Sequence[PrintedLine]) -> list[Column]:
    """Where amounts stand that follow close on their labels: most end at the same place."""
    labels = [line.pieces[0] for line in body if not line.pieces[0].is_amount]
    ends = [tail.box for label in labels if (tail := _amount_tail(label)) is not None]
    if len(ends) < _FEWEST_ENDS:
        return []
    right = median(box.right for box in ends)
    aligned = [(box.left, box.right) for box in ends if abs(box.right - right) < _ALIGNED]
    return aligned if len(aligned) > _MOST_END * len(labels) else []


def _amount_tail(label: Piece) -> Piece | None:
    """The amount that words end with; None where they end with another word."""
    tails = (Piece(label.words[place:]) for place in range(1, len(label.words)))
    return next((tail for tail in tails if tail.is_amount and tail.has_digits), None)


def _heads_labels(unit: Piece, first: float, label_left: float) -> bool:
    """Whether the first words of a heading stand over the labels."""
    return unit.box.left < min(first, label_left + _ALIGNED)


def _headed(columns: list[Column], heads: list[Column]) -> list[Column]:
    """Give the columns with what heads them.

    A heading may begin where its column does and the amounts end where that does, and so stand
    beside them. One that no column of amounts is left for heads an empty one.
    """
    bare = [one for one in columns if not any(_overlap(head, one) for head in heads)]
    headed = list(columns)
    for head in heads:
        if any(_overlap(head, one) for one in columns):
            continue
        beside = [one for one in bare if not _is_between(head, one, [*columns, *heads])]
        if beside:
            bare.remove(beside[0])
            headed.append((min(head[0], beside[0][0]), max(head[1], beside[0][1])))
        else:
            headed.append(head)
    return _merged(headed)


def _overlap(one: Column, other: Column) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_between(head: Column, own: Column, others: Sequence[Column]) -> bool:
    """Whether another column or heading stands between a heading and a column."""
    left, right = min(head[1], own[1]), max(head[0], own[0])
    return any(
        left < (low + high) / 2 < right for low, high in others if (low, high) not in (head, own)
    )


def headed_columns(block: Sequence[PrintedLine]) -> list[Column]:
    """Left and right edges of the columns that headings stand over, where no amounts do."""
    return _merged(
        [
            (unit.box.left, unit.box.right)
            for line in block
            if is_heading(line)
            for unit in heading_units(line)
            if heads_column(unit)
        ]
    )


def _merged(spans: Sequence[Column]) -> list[Column]:
    """Join what stands under each other; amounts too wide for their columns touch the next."""
    merged: list[Column] = []
    for left, right in sorted(spans):
        narrow = min(right - left, merged[-1][1] - merged[-1][0]) if merged else 0.0
        if merged and merged[-1][1] - left > max(_TOUCH * narrow, 0.5):
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def columns_of_words(block: Sequence[PrintedLine], columns: Sequence[Column]) -> list[Column]:
    """Left and right edges of columns between labels and amounts that hold words, as of vouchers.

    Args:
        block: The lines of a table.
        columns: Its columns of amounts.
    """
    spans = [
        (piece.box.left, piece.box.right)
        for line in block
        if not is_heading(line)
        for piece in line.pieces[1:]
        if any(map(str.isalpha, piece.text)) and not piece.is_amount
    ]
    return [
        one
        for one in _merged(spans)
        if sum(_overlap(one, span) for span in spans) >= _FEWEST_WORDS
        and not any(_overlap(one, column) for column in columns)
    ]


def place_pieces(
    line: PrintedLine, columns: list[Column], words: Sequence[Column] = ()
) -> list[list[Word]]:
    """Give the words of the label and of each column.

    Args:
        line: A row, or headings.
        columns: Of amounts.
        words: Columns of words between them, in which a dash says that there are none.
    """
    if is_heading(line):
        return _place_headings(line, columns)
    cells: list[list[Word]] = [[] for _ in range(len(columns) + 1)]
    for place, piece in enumerate(line.pieces):
        if _stands_for_words(piece, words):
            continue
        rest, amounts = _part_amounts(piece, columns, is_label=place == 0)
        for one in _without_empty_cell(rest, columns):
            column = _column_of(one, columns, is_first=place == 0, is_heading=False)
            if column is not None and _is_beside_amount(one, columns[column], line):
                column = None
            cells[0 if column is None else column + 1] += one.words
        for own, amount in amounts:
            cells[own + 1] += amount.words
    return cells


def _is_beside_amount(piece: Piece, column: Column, line: PrintedLine) -> bool:
    """Whether words stand in no column, but beside an amount that stands in the nearest one.

    They say more of the row, as "90 dagar" before the amount of a loan does.
    """
    box = piece.box
    if piece.is_amount or _overlap((box.left, box.right), column):
        return False
    return any(
        one.is_amount and one.has_digits and _overlap((one.box.left, one.box.right), column)
        for one in line.pieces
    )


def _stands_for_words(piece: Piece, words: Sequence[Column]) -> bool:
    """Whether a dash stands in a column of words: it is no minus of the amount after it."""
    is_dash = piece.is_amount and not piece.has_digits
    return is_dash and any(_overlap((piece.box.left, piece.box.right), one) for one in words)


def _place_headings(line: PrintedLine, columns: list[Column]) -> list[list[Word]]:
    """Put each heading over its column: in their order where there are as many as columns."""
    cells: list[list[Word]] = [[] for _ in range(len(columns) + 1)]
    units = list(heading_units(line))
    said = [unit for unit in units if heads_column(unit)]
    taken = 0
    for place, unit in enumerate(units):
        if len(said) == len(columns):
            column = said.index(unit) if unit in said else None
        else:
            column = _aligned_column(unit, columns[taken:])
            column = (
                _column_of(unit, columns, is_first=place == 0, is_heading=True)
                if column is None
                else taken + column
            )
        taken = taken if column is None else column + 1
        cells[0 if column is None else column + 1] += unit.words
    return cells


def _aligned_column(unit: Piece, columns: Sequence[Column]) -> int | None:
    """The column that a heading begins or ends with; None where that is not one alone."""
    box = unit.box
    aligned = [
        place
        for place, (left, right) in enumerate(columns)
        if abs(box.right - right) < _ALIGNED or abs(box.left - left) < _ALIGNED
    ]
    return aligned[0] if len(aligned) == 1 else None


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
        return 0 if is_near and says_year(piece.text) else None
    return min(
        range(len(columns)), key=lambda one: abs(middle - (columns[one][0] + columns[one][1]) / 2)
    )


def _part_amounts(
    piece: Piece, columns: list[Column], *, is_label: bool
) -> tuple[Piece, list[tuple[int, Piece]]]:
    """Part the amounts that stand close after a label or each other, each ending its column.

    Returns:
        What is left, and the amounts with their columns; the whole piece where it is no label and
        what is left is no amount.
    """
    found: list[tuple[int, Piece]] = []
    rest = piece
    while not rest.is_amount and (tail := _amount_tail(rest)) is not None:
        column = _column_ending_with(tail, columns)
        if column is None:
            break
        found.insert(0, (column, tail))
        rest = Piece(rest.words[: -len(tail.words)])
    return (rest, found) if is_label or rest.is_amount else (piece, [])


def _without_empty_cell(piece: Piece, columns: list[Column]) -> list[Piece]:
    """Part the dash of an empty cell from the amount of the next column: each ends its own."""
    dash, amount = Piece(piece.words[:1]), _without_dash(piece)
    if dash.has_digits or not (amount.words and dash.is_amount and amount.is_amount):
        return [piece]
    own = [_column_ending_with(one, columns) for one in (dash, amount)]
    return [piece] if None in own or own[0] == own[1] else [dash, amount]


def _column_ending_with(amount: Piece, columns: list[Column]) -> int | None:
    """The column that an amount ends with while it reaches no other; None where there is none."""
    box = amount.box
    reached = [place for place, one in enumerate(columns) if _overlap((box.left, box.right), one)]
    if len(reached) == 1 and abs(box.right - columns[reached[0]][1]) < _ALIGNED:
        return reached[0]
    return None
