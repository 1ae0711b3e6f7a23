"""Rows of a table on a page, as cells."""

from dataclasses import dataclass

from finsam_metrics.model.sources import Cell, Word


@dataclass(frozen=True, kw_only=True)
class CellRow:
    """One row: a cell per column, empty ones too, and every word of them."""

    cells: tuple[Cell, ...]
    words: tuple[Word, ...]
