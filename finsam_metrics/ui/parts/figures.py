"""The way back of a figure: the printed lines of one plan, with place and text."""

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.places import statement_name
from finsam_metrics.ui.parts.choices import choose_one
from finsam_metrics.ui.parts.printed_rows import draw_printed_rows


def draw_printed_lines(budgets: pl.DataFrame, data: Data) -> None:
    """Draw the printed lines of one chosen plan, statement by statement."""
    st.subheader("Var siffrorna står", anchor=False)
    with_lines = budgets.join(data["budget_line"].select("plan_id"), on="plan_id", how="semi")
    if with_lines.is_empty():
        st.caption("De valda planerna har inga lästa belopp.")
        return
    plans = dict(
        with_lines.select(
            "plan_id", pl.format("{} {}", "association_name", "source_text")
        ).iter_rows()
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        plan_id = choose_one("Plan", plans, parameter="plan", default=next(iter(plans)))
        lines = data["budget_line"].filter(pl.col("plan_id") == plan_id)
        statements = {
            statement: statement_name(statement)
            for statement in lines["statement"].unique(maintain_order=True)
        }
        statement = choose_one(
            "Del av planen", statements, parameter="del", default=next(iter(statements)), width=220
        )
        of_statement = lines.filter(pl.col("statement") == statement)
        years = {str(year): str(year) for year in of_statement["year"].drop_nulls().unique().sort()}
        budget_year = str(with_lines.filter(pl.col("plan_id") == plan_id)["budget_year"][0])
        year = None
        if years:
            first = budget_year if budget_year in years else next(iter(years))
            year = choose_one("Radernas år", years, parameter="radar", default=first, width=120)
    shown = of_statement.filter(pl.col("year").is_null() | (pl.col("year").cast(pl.String) == year))
    draw_printed_rows(
        shown.select("origin_id").join(data.origins, on="origin_id", maintain_order="left"),
        data,
        name=f"rader-{plan_id}-{statement}{'' if year is None else f'-{year}'}",
        alt=f"Rader i dokumentet, {plans[plan_id]}",
        key="rader",
    )
