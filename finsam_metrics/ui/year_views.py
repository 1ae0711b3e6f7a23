"""The picture of total cost over the years."""

import polars as pl
import streamlit as st

from finsam_metrics.charts.years import budget_lines_by_year
from finsam_metrics.metrics.answers.costs import years_answer
from finsam_metrics.metrics.selection import VERSION_TEXTS
from finsam_metrics.model.enums import Measure, Version
from finsam_metrics.ui import components
from finsam_metrics.ui.data import Data
from finsam_metrics.ui.filters import Chosen
from finsam_metrics.ui.markdown import plain
from finsam_metrics.ui.tables import Column, as_table


def draw_budget_years(columns: pl.DataFrame, data: Data, chosen: Chosen) -> None:
    """Draw the total cost of each chosen association over the years its plans state."""
    measure = Measure.TKR if chosen.measure is Measure.SHARE else chosen.measure
    points = data.years_of(columns, measure, chosen.price_year)
    shown = columns.join(points, on="association_id", how="semi")
    if points.is_empty():
        return
    answer = years_answer(points, columns, measure)
    st.subheader(plain(answer or "Kostnaderna över åren"), anchor=False)
    components.subtitle(
        f"Kostnader i allt, {'tusental kronor' if measure is Measure.TKR else str(measure)} · "
        + components.price_text(chosen)
    )
    components.picture(
        budget_lines_by_year(points, shown, measure=measure),
        alt_text=f"Budgeten över åren. {answer or ''}.",
        key="years",
    )
    as_table(
        points.join(columns.select("association_id", "association_name"), on="association_id")
        .with_columns(
            version_text=pl.col("version").replace_strict(
                {str(version): VERSION_TEXTS[version] for version in Version}
            )
        )
        .sort("association_name", "year"),
        [
            Column(name="association_name", title="Förbund"),
            Column(name="year", title="År", kind="year"),
            Column(name="version_text", title="Uppgift"),
            Column(name="value", title="Kostnader", kind=measure),
        ],
        name="budget-over-aren",
        alt="Kostnader i allt per år",
        key="years-table",
    )
