"""Printed lines of a table to its rows: a label that wraps stands on several lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import Piece, PrintedLine, Rule
from finsam_metrics.model.sources import Word
from finsam_metrics.words.row_labels import begins_row
from finsam_metrics.words.statements import is_block_heading

_CLOSE: Final = 0.9
_WIDE_RULE: Final = 0.5


@dataclass(frozen=True, kw_only=True)
class PlacedRow:
    """A line, or several, with the words of the label and of each column.

    Attributes:
        line: The first line.
        cells: Words of the label, then of each column.
        top: Upper edge of the last line.
        bottom: Lower edge of the last line.
        is_heading: Whether it heads columns.
    """

    line: PrintedLine
    cells: list[list[Word]]
    top: float
    bottom: float
    is_heading: bool = False

    @property
    def has_amounts(self) -> bool:
        """Whether a figure stands in any column."""
        return any(Piece(tuple(own)).has_digits for own in self.cells[1:] if own)

    @property
    def has_label(self) -> bool:
        """Whether it says what its amounts are."""
        return bool(self.cells[0])


def join_lines(rows: Sequence[PlacedRow], across: Sequence[Rule]) -> Iterator[PlacedRow]:
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
    kept: PlacedRow | None = None
    kept_band = 0
    for band, row in zip(bands, rows, strict=True):
        if kept is not None and (
            _is_same_heading(kept, row)
            if kept.is_heading or row.is_heading
            else (band == kept_band if is_ruled else _is_same_row(kept, row, pitch))
        ):
            cells = [above + below for above, below in zip(kept.cells, row.cells, strict=True)]
            is_heading = kept.is_heading or row.is_heading
            kept = replace(kept, cells=cells, top=row.top, bottom=row.bottom, is_heading=is_heading)
            continue
        if kept is not None:
            yield kept
        kept, kept_band = row, band
    if kept is not None:
        yield kept


def _pitch(rows: Sequence[PlacedRow]) -> float | None:
    """How far rows with label and amounts stand from each other."""
    steps = [
        below.bottom - above.bottom
        for above, below in pairwise(rows)
        if all(row.has_amounts and row.has_label and not row.is_heading for row in (above, below))
    ]
    return median(steps) if len(steps) > 1 else None


def _is_same_heading(above: PlacedRow, below: PlacedRow) -> bool:
    """Whether a line stands less than a line from a heading: some are centred on others."""
    return below.bottom - above.bottom < _CLOSE * above.line.height


def _is_same_row(above: PlacedRow, below: PlacedRow, pitch: float | None) -> bool:
    if above.has_amounts and below.has_amounts:
        return False
    if begins_row(Piece(tuple(below.cells[0])).text) and above.has_label:
        return False
    if above.has_label and below.has_label and (_heads_block(above) or _heads_block(below)):
        return False
    step = below.bottom - above.bottom
    if step < _CLOSE * above.line.height:
        return True
    is_beside = not below.has_label or not above.has_label
    if is_beside and (above.has_amounts or below.has_amounts):
        return step < above.line.height
    return pitch is not None and step < _CLOSE * pitch


def _heads_block(row: PlacedRow) -> bool:
    """Whether a label without amounts heads a block, and is no part of one that wraps."""
    return not row.has_amounts and is_block_heading(Piece(tuple(row.cells[0])).text.strip(" :"))
