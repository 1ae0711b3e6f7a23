"""The cells of a row under review, and what each of its columns holds."""

from typing import Final

from finsam_metrics.intake.actions import amount_text, number_text
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.ui.pages.intake import wordings
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.words.dashes import shown_minus
from finsam_metrics.words.units import KRONOR_PER_UNIT, shown_unit

UNIT_NAMES: Final = {unit: shown_unit(unit) for unit in KRONOR_PER_UNIT}


def cells_of_row(review: Review, current: ReviewFigure) -> dict[int, ReviewFigure | None]:
    """The row's figures by column; None where the row states nothing in a column of its table."""
    columns = sorted({figure.column for figure in review.figures if figure.table == current.table})
    of_row = {figure.column: figure for figure in review.figures if figure.row_id == current.row_id}
    return {column: of_row.get(column) for column in columns if column or column in of_row}


def head_of(review: Review, table: int, column: int) -> ReviewFigure:
    """A figure that says what a column holds."""
    return next(
        figure for figure in review.figures if (figure.table, figure.column) == (table, column)
    )


def cell_label(figure: ReviewFigure) -> str:
    """What a cell of a figure's column holds: version, year and unit."""
    version = figure.line.version
    name = "Slag saknas" if version is None else wordings.VERSION_NAMES[version]
    unit = UNIT_NAMES[figure.line.unit] if figure.has_unit else "enhet saknas"
    return f"{name} {figure.line.year or ''}, {unit}".replace(" ,", ",")


def counted_text(figure: ReviewFigure) -> str:
    """Say what is counted with in place of the printed amount; empty where that one counts."""
    if figure.correction is None:
        return ""
    return f"räknas som {amount_text(figure, figure.correction.amount_sek)}"


def amounts_of_cell(figure: ReviewFigure) -> str:
    """The amount as printed, and the one that counts in its place."""
    printed = plain(shown_minus(figure.line.printed_text))
    if figure.correction is None:
        return printed
    return f"{printed} → {number_text(figure, figure.correction.amount_sek)}"


def column_name(figure: ReviewFigure) -> str:
    """What a column is called: as printed, or by what it holds."""
    if figure.line.column_text:
        return plain(figure.line.column_text)
    version = figure.line.version
    name = "Belopp" if version is None else wordings.VERSION_NAMES[version]
    return f"{name} {figure.line.year or ''}".strip()
