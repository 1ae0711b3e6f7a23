"""The way back of a figure: the printed lines of one plan, with place and text."""

import polars as pl
import streamlit as st

from finsam_metrics.ui import tables
from finsam_metrics.ui.data import Data
from finsam_metrics.ui.places import statement_name

_BASES = {
    "printed": "som tryckt",
    "column_inferred": "kolumnen ges av summorna",
    "sign_normalised": "tecknet vänt till gemensam form",
    "corrected": "rättad",
}
_COLUMNS = [
    tables.Column(name="line_text", title="Rad i dokumentet"),
    tables.Column(name="column_text", title="Kolumn", absent="i löpande text"),
    tables.Column(name="printed_text", title="Tryckt"),
    tables.Column(name="amount_sek", title="Kronor", kind="sek"),
    tables.Column(name="category_name", title="Kategori"),
    tables.Column(name="basis_text", title="Så läst"),
    tables.Column(name="place", title="Plats"),
]


def draw_printed_lines(columns: pl.DataFrame, data: Data) -> None:
    """Draw the printed lines of one chosen plan, statement by statement."""
    st.subheader("Var siffrorna står", anchor=False)
    plans = dict(
        columns.select("plan_id", pl.format("{} {}", "association_name", "budget_year")).iter_rows()
    )
    lines = data["budget_line"].filter(pl.col("plan_id").is_in(list(plans)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        plan_id = st.selectbox(
            "Plan", list(plans), format_func=plans.__getitem__, width=260, key="rader-plan"
        )
        own = lines.filter(pl.col("plan_id") == plan_id)
        statements = own["statement"].unique(maintain_order=True).to_list()
        statement = st.selectbox(
            "Del av planen",
            statements,
            format_func=statement_name,
            width=220,
            key="rader-del",
        )
        of_statement = own.filter(pl.col("statement") == statement)
        years = of_statement["year"].drop_nulls().unique().sort().to_list()
        budget_year = int(str(plan_id).rsplit("-", 1)[-1]) if plan_id else 0
        year = st.selectbox(
            "År",
            years,
            index=years.index(budget_year) if budget_year in years else 0,
            width=120,
            key="rader-ar",
        )
    shown = of_statement.filter(pl.col("year").is_null() | (pl.col("year") == year))
    tables.draw_table(
        _described(shown, data),
        _COLUMNS,
        name=f"rader-{plan_id}-{statement}-{year}",
        alt=f"Tryckta rader i {plans.get(str(plan_id), '')}",
        key="rader",
    )


def _described(lines: pl.DataFrame, data: Data) -> pl.DataFrame:
    names = data["budget_category"].select("category_id", "category_name")
    judged = pl.when("is_judgement").then(pl.lit("\N{THIN SPACE}*")).otherwise(pl.lit(""))
    page = pl.when(pl.col("page").is_not_null()).then(pl.format("s. {}, ", pl.col("page")))
    basis = pl.col("basis").str.split("+").list.eval(pl.element().replace_strict(_BASES))
    return lines.join(names, on="category_id", maintain_order="left").with_columns(
        category_name=pl.col("category_name") + judged,
        basis_text=basis.list.join(", "),
        place=page.fill_null("") + pl.format("rad {}", pl.col("line")),
    )
