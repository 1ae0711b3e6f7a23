"""The picture of total cost over the years."""

import polars as pl

from finsam_metrics.charts.years import budget_lines_by_year
from finsam_metrics.metrics.answers.development import (
    saved_money_note,
    unknown_years_note,
    years_answer,
)
from finsam_metrics.metrics.funding import earlier_money
from finsam_metrics.metrics.gaps import with_total_gaps
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import VERSION_TEXTS
from finsam_metrics.model.enums import Version
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.pictures import draw_picture
from finsam_metrics.ui.parts.tables import Column, Table
from finsam_metrics.ui.shell.data import Data
from finsam_metrics.ui.shell.filters import Chosen


def draw_years(points: pl.DataFrame, budgets: pl.DataFrame, data: Data, chosen: Chosen) -> None:
    """Draw the total cost of each chosen association over the years its plans state.

    Args:
        points: The total costs over the years, in the measure.
        budgets: The chosen budgets.
        data: The tables.
        chosen: The visitor's choices.
    """
    shown = with_total_gaps(budgets, points, chosen.measure)
    answer = years_answer(points, budgets, chosen.measure)
    names = budgets.select("association_id", "association_name", "sort_order")
    versions = {str(version): VERSION_TEXTS[version] for version in Version}
    named = (
        points.join(names, on="association_id")
        .with_columns(version_text=pl.col("version").replace_strict(versions))
        .with_columns(when_text=pl.format("{} {}", "version_text", "year"))
        .sort("sort_order", "year")
    )
    cells = with_asks(
        named, ids=["association_id", "year", "version"], texts=["association_name", "when_text"]
    )
    yearly = data.yearly_budgets(budgets["association_id"].to_list(), chosen.price_year)
    used = earlier_money(data["budget_line"], yearly).join(
        names.drop("sort_order"), on="association_id", maintain_order="left"
    )
    draw_picture(
        budget_lines_by_year(cells, shown, measure=chosen.measure),
        key="years",
        alt_text=f"Kostnaderna över åren. {answer or ''}.",
        title=answer or "Kostnaderna över åren",
        subtitle=components.totals_subtitle(chosen),
        plans=data.documents_of(budgets["association_id"].to_list(), None),
        asks=cells,
        marks=components.gap_mark(shown),
        notes=[saved_money_note(used), unknown_years_note(data.totals, points, budgets)],
        table=Table(
            frame=cells,
            columns=[
                Column(name="association_name", title="Förbund"),
                Column(name="year", title="År", kind="year"),
                Column(name="version_text", title="Uppgift"),
                Column(name="value", title=f"Kostnader, {chosen.measure}", kind=chosen.measure),
            ],
            name="kostnader-over-aren",
            alt="Kostnader i allt per år",
        ),
    )
