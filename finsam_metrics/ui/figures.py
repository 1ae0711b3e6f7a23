"""The way back of a figure: the printed lines of one plan, with place and text."""

import polars as pl
import streamlit as st

from finsam_metrics.ui.data import Data
from finsam_metrics.ui.places import statement_name
from finsam_metrics.ui.printed_rows import draw_printed_rows


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
    draw_printed_rows(
        shown.select("origin_id").join(data.origins, on="origin_id", maintain_order="left"),
        data,
        name=f"rader-{plan_id}-{statement}-{year}",
        alt=f"Tryckta rader i {plans.get(str(plan_id), '')}",
        key="rader",
    )
