"""Printed rows as a table: the words, the figure as printed, how it is read, and the place."""

from dataclasses import replace

import polars as pl

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.model.enums import Basis
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.tables import draw_table

_BASES = {
    "printed": "som i dokumentet",
    "column_inferred": "kolumnen ges av summorna",
    "sign_normalised": "tecknet vänt till gemensam form",
    "corrected": "rättad",
}
_SAID_ONCE = ("column_text", "place", "category_name", "basis_text")
_COLUMNS = [
    Column(name="words_text", title="Rad i dokumentet"),
    Column(name="column_text", title="Kolumn", absent="i löpande text"),
    Column(name="printed_text", title="I dokumentet", is_figure=True),
    Column(name="amount_sek", title="Kronor", kind="sek"),
    Column(name="place", title="Plats"),
    Column(name="category_name", title="Kategori", judged="is_judged"),
    Column(name="basis_text", title="Så läst"),
]


def draw_printed_rows(rows: pl.DataFrame, data: Data, *, name: str, alt: str, key: str) -> None:
    """Draw rows of ``Data.origins``; a column that says nothing of any of them is left out.

    What is the same for all of them is said once above the table, so that it fits a phone.

    Args:
        rows: The rows, in the order to show.
        data: The tables.
        name: File name of the downloads, without ending.
        alt: What the table holds, for those who hear it.
        key: Unique on the page.
    """
    described = _described(rows, data)
    shown = [
        replace(column, is_shown=not _is_said_once(described, column))
        for column in _COLUMNS
        if described[column.name].count()
    ]
    components.note(
        *(f"{column.title}: {described[column.name][0]}" for column in shown if not column.is_shown)
    )
    draw_table(Table(frame=described, columns=shown, name=name, alt=alt), key=key)


def _is_said_once(described: pl.DataFrame, column: Column) -> bool:
    return column.name in _SAID_ONCE and described[column.name].n_unique() == 1


def _described(rows: pl.DataFrame, data: Data) -> pl.DataFrame:
    names = data["budget_category"].select("category_id", "category_name")
    page = pl.when(pl.col("page").is_not_null()).then(pl.format("s. {}, ", pl.col("page")))
    # What is corrected is not read as it is printed.
    basis = (
        pl.col("basis")
        .str.strip_prefix(f"{Basis.PRINTED}+")
        .str.split("+")
        .list.eval(pl.element().replace_strict(_BASES))
    )
    return rows.join(names, on="category_id", how="left", maintain_order="left").with_columns(
        is_judged=pl.col("judgement_text").is_not_null(),
        basis_text=basis.list.join(", "),
        place=page.fill_null("") + pl.format("rad {} i textversionen", pl.col("line")),
    )
