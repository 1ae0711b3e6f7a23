"""Figures that stand in a table of amounts and are no money: counts, shares, rates."""

from collections.abc import Iterator, Mapping, Sequence

from finsam_metrics.model.drafts import ColumnKind, Heading, PrintedQuantity, TableRow
from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.tables.meaning.columns import kind_of_column
from finsam_metrics.tables.meaning.rates import is_rate_row
from finsam_metrics.words.number_styles import is_figure, is_percent

_NO_CELL = Cell(text="")


def unit_of_quantity(printed: str, heading: Heading) -> str | None:
    """Say what a figure counts as far as it, or the heading of its column, tells."""
    return "%" if is_percent(printed) or heading.kind is ColumnKind.SHARE else None


def quantities_of_rows(
    rows: Sequence[TableRow],
    lines: Mapping[int, Line],
    headings: Mapping[int, Heading],
    beside: Mapping[int, str],
) -> Iterator[PrintedQuantity]:
    """Find what is no money in the rows of a table whose headings are known.

    All figures of a row that counts something are, and those of columns of counts or shares.

    Args:
        rows: The table's rows.
        lines: The lines that they stand on, by number.
        headings: Of the columns of amounts, by the place of their cells.
        beside: The words over other columns, by the place of their cells.
    """
    others = {place: _heading(text) for place, text in beside.items()}
    all_headings = {**headings, **others}
    for row in rows:
        label, cells = row.readings[0].label, lines[row.line].cells
        is_rate = is_rate_row(label, all_headings.values())
        own = all_headings if is_rate else others
        for place, heading in sorted(own.items()):
            cell = cells[place] if place < len(cells) else _NO_CELL
            if heading.kind is ColumnKind.CODE or not is_figure(cell.text):
                continue
            if not is_rate and not _is_quantity(cell.text, heading):
                continue
            yield PrintedQuantity(
                row_number=row.number,
                line=row.line,
                page=row.page,
                section=row.section,
                label=label,
                heading=heading,
                printed_text=cell.text,
                unit_text=unit_of_quantity(cell.text, heading),
                box=cell.box,
            )


def _heading(text: str) -> Heading:
    return Heading(text=text, year=None, version=None, kind=kind_of_column([text]))


def _is_quantity(printed: str, heading: Heading) -> bool:
    is_counted = heading.kind in (ColumnKind.SHARE, ColumnKind.COUNT)
    return is_counted or is_percent(printed)
