"""Pictures and tables of the page about goals."""

import polars as pl
import streamlit as st

from finsam_metrics.charts.groups import group_matrix
from finsam_metrics.metrics.answers.goals import count_text
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.pictures import draw_picture
from finsam_metrics.ui.parts.tables import Column, Table, as_table, draw_table
from finsam_metrics.ui.shell.navigation import find_entry

_LEGEND = (
    ("stated", "mål i ord"),
    ("stated_money", "mål med siffra"),
    ("judgement", "mål i ord, området är vår bedömning"),
    ("judgement_money", "mål med siffra, området är vår bedömning"),
    ("none", "inga mål"),
)


def subtitle(budgets: pl.DataFrame) -> str:
    """Say what the picture shows."""
    return f"Antal mål per område · {components.years_subtitle(budgets)}"


def draw_matrix(cells: pl.DataFrame, budgets: pl.DataFrame, answer: str | None) -> None:
    """Draw in which areas each plan has goals, how many, and their figures.

    Args:
        cells: What ``goal_matrix`` gives.
        budgets: The chosen budgets with what is said where there is no goal.
        answer: The page's conclusion.
    """
    said = cells.with_columns(
        text=pl.concat_str("group_text", "amount_text", separator=" · ", ignore_nulls=True)
    ).with_columns(text=pl.when(pl.col("mark").is_not_null()).then("text"))
    wide = said.pivot(
        "association_id", index=["group_id", "group_name"], values="text", maintain_order=True
    )
    draw_picture(
        group_matrix(
            cells, budgets, legend=_LEGEND, short_amount="med siffra", has_short_words=True
        ),
        key="goals",
        alt_text=f"Mål per område och förbund. {answer or ''}.",
        title=answer or "Mål per område och förbund",
        subtitle=subtitle(budgets),
        plans=budgets,
        asks=cells,
        marks=components.gap_mark(budgets),
        table=Table(
            frame=wide,
            columns=[
                Column(name="group_name", title="Område"),
                *(
                    Column(name=a, title=f"{name} {year}", absent="inga mål")
                    for a, name, year in budgets.select(
                        "association_id", "association_name", "year"
                    ).iter_rows()
                ),
            ],
            name="mal-per-omrade",
            alt="Mål per område och förbund",
        ),
    )


def draw_measured(measured: pl.DataFrame) -> None:
    """Draw the goals that have a figure, each with what the plan's own figures say.

    Args:
        measured: What ``measured_goals`` gives.
    """
    if measured.is_empty():
        components.heading("Inget mål har en siffra")
        st.info("Målen är skrivna i ord. Det är inte samma sak som att de inte följs upp.")
        return
    components.heading("Målen med siffra, och vad planens egna siffror säger")
    components.subtitle("Våra ord · eget kapital vid årets slut mot årets bidrag ur samma plan")
    draw_table(
        _with_heads(measured),
        [
            Column(name="association_year", title="Förbund"),
            Column(name="goal_summary", title="Mål"),
            Column(name="target_text", title="Målvärde"),
            Column(name="actual_share", title="Enligt planens siffror", kind="share"),
        ],
        name="mal-med-siffra",
        alt="Mål med siffra",
        key="measured",
    )
    if measured["actual_share"].count():
        components.link(find_entry("finansiering"), "Se eget kapital mot gränsen")


def draw_words(listed: pl.DataFrame) -> None:
    """Draw every goal in words, a folded table per plan.

    Args:
        listed: What ``plan_goals`` gives.
    """
    if listed.is_empty():
        return
    components.heading("Alla mål, i planernas ordning")
    components.subtitle("Målen med våra ord, områdena med planernas")
    for of_plan in _with_heads(listed).partition_by("association_year", maintain_order=True):
        as_table(
            of_plan,
            [
                Column(name="area", title="Område i planen"),
                Column(name="goal_summary", title="Mål"),
                Column(name="target_text", title="Målvärde", absent="i ord"),
            ],
            name=f"mal-{of_plan['plan_id'][0]}",
            alt=f"Målen i planen, {of_plan['association_year'][0]}",
            key=f"goals-{of_plan['plan_id'][0]}",
            label=plain(f"{of_plan['association_year'][0]}: {count_text(of_plan.height)}"),
        )


def _with_heads(listed: pl.DataFrame) -> pl.DataFrame:
    return listed.with_columns(association_year=pl.format("{} {}", "association_name", "year"))
