"""Goals: in which areas each plan has some, and what can be measured."""

import polars as pl

from finsam_metrics.charts.groups import group_matrix
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.marks import gap_mark
from finsam_metrics.exhibits.subtitles import years_subtitle
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics import goals
from finsam_metrics.metrics.answers.goals import goals_answer

_LEGEND = (
    ("stated", "mål i ord"),
    ("stated_money", "mål med siffra"),
    ("judgement", "mål i ord, området är vår bedömning"),
    ("judgement_money", "mål med siffra, området är vår bedömning"),
    ("none", "inga mål"),
)


def goals_by_area(data: Data, found: pl.DataFrame) -> Exhibit:
    """Show in which areas each plan has goals, how many, and their figures.

    Args:
        data: The tables.
        found: The chosen budgets.
    """
    listed = listed_goals(data, found)
    budgets = goals.with_goal_gaps(found, listed)
    answer = goals_answer(listed, budgets)
    subtitle = f"Antal mål per område · {years_subtitle(budgets)}"
    if listed.is_empty():
        return Exhibit(
            key="goals",
            title=answer or "De valda planerna anger inga mål för året",
            subtitle=subtitle,
            absent=(
                "Det är inte samma sak som att förbunden saknar mål: "
                "de står inte i det som är inläst.",
            ),
            plans=budgets,
        )
    cells = goals.goal_matrix(listed, budgets)
    said = cells.with_columns(
        text=pl.concat_str("group_text", "amount_text", separator=" · ", ignore_nulls=True)
    ).with_columns(text=pl.when(pl.col("mark").is_not_null()).then("text"))
    wide = said.pivot(
        "association_id", index=["group_id", "group_name"], values="text", maintain_order=True
    )
    return Exhibit(
        key="goals",
        title=answer or "Mål per område och förbund",
        subtitle=subtitle,
        chart=group_matrix(
            cells, budgets, legend=_LEGEND, short_amount="med siffra", has_short_words=True
        ),
        alt_text=f"Mål per område och förbund. {answer or ''}.",
        plans=budgets,
        asks=cells,
        marks=tuple(gap_mark(budgets)),
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


def measured_goals(data: Data, found: pl.DataFrame) -> Exhibit:
    """Show the goals that have a figure, each with what the plan's own figures say.

    Args:
        data: The tables.
        found: The chosen budgets.
    """
    listed = listed_goals(data, found)
    budgets = goals.with_goal_gaps(found, listed)
    measured = goals.measured_goals(listed, data["budget_line"], data["goal"], budgets)
    if measured.is_empty():
        return Exhibit(
            key="measured",
            title="Inget mål har en siffra",
            subtitle="",
            absent=("Målen är skrivna i ord. Det är inte samma sak som att de inte följs upp.",),
        )
    return Exhibit(
        key="measured",
        title="Målen med siffra, och vad planens egna siffror säger",
        subtitle="Våra ord · eget kapital vid årets slut mot årets bidrag ur samma plan",
        table=Table(
            frame=with_heads(measured),
            columns=[
                Column(name="association_year", title="Förbund"),
                Column(name="goal_summary", title="Mål"),
                Column(name="target_text", title="Målvärde"),
                Column(name="actual_share", title="Enligt planens siffror", kind="share"),
            ],
            name="mal-med-siffra",
            alt="Mål med siffra",
        ),
    )


def goals_in_words(of_plan: pl.DataFrame) -> Table:
    """Give the goals of one plan in words, in its order.

    Args:
        of_plan: Rows of ``listed_goals`` with their heads.
    """
    return Table(
        frame=of_plan,
        columns=[
            Column(name="area", title="Område i planen"),
            Column(name="goal_summary", title="Mål"),
            Column(name="target_text", title="Målvärde", absent="i ord"),
        ],
        name=f"mal-{of_plan['plan_id'][0]}",
        alt=f"Målen i planen, {of_plan['association_year'][0]}",
    )


def listed_goals(data: Data, found: pl.DataFrame) -> pl.DataFrame:
    """Give every goal of the chosen budgets' plans, as ``plan_goals`` does."""
    return goals.plan_goals(data["goal"], data["goal_area"], data["spelling"], found)


def with_heads(listed: pl.DataFrame) -> pl.DataFrame:
    """Add ``association_year``, which names the plan."""
    return listed.with_columns(association_year=pl.format("{} {}", "association_name", "year"))
