"""Tables of the page about goals."""

import polars as pl

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.goals import goals_in_words, listed_goals, measured_goals, with_heads
from finsam_metrics.metrics.answers.goals import count_text
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.pictures import draw_exhibit
from finsam_metrics.ui.parts.tables import as_table
from finsam_metrics.ui.shell.navigation import find_entry


def draw_measured(data: Data, budgets: pl.DataFrame) -> None:
    """Draw the goals that have a figure, with a link where a plan's own figures tell of them."""
    measured = measured_goals(data, budgets)
    draw_exhibit(measured)
    if measured.table is not None and measured.table.frame["actual_share"].count():
        components.link(find_entry("finansiering"), "Se eget kapital mot gränsen")


def draw_words(data: Data, budgets: pl.DataFrame) -> None:
    """Draw every goal in words, a folded table per plan."""
    components.heading("Alla mål, i planernas ordning")
    components.subtitle("Målen med våra ord, områdena med planernas")
    listed = with_heads(listed_goals(data, budgets))
    for of_plan in listed.partition_by("association_year", maintain_order=True):
        as_table(
            goals_in_words(of_plan),
            key=f"goals-{of_plan['plan_id'][0]}",
            label=plain(f"{of_plan['association_year'][0]}: {count_text(of_plan.height)}"),
        )
