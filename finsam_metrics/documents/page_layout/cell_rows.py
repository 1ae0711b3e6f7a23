"""Rows of a table on a page, as cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from finsam_metrics.documents.page_layout.printed_lines import Piece, box_around
from finsam_metrics.model.sources import Cell, Word


@dataclass(frozen=True, kw_only=True)
class CellRow:
    """One row: a cell per column, empty ones too, and every word of them."""

    cells: tuple[Cell, ...]
    words: tuple[Word, ...]


def row_of_words(cells: Sequence[list[Word]]) -> CellRow:
    """Give the row whose cells hold these words; a heading over several columns is in each."""
    return CellRow(
        cells=tuple(_cell(own) for own in cells),
        words=tuple({id(word): word for own in cells for word in own}.values()),
    )


def _cell(words: list[Word]) -> Cell:
    if not words:
        return Cell(text="")
    return Cell(text=Piece(tuple(words)).text, box=box_around(words))
