"""Pictures of the page about budgets."""

import polars as pl

from finsam_metrics.charts.matrix import category_bars
from finsam_metrics.charts.parts import part_bars
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.pictures import draw_picture
from finsam_metrics.ui.parts.tables import Table
from finsam_metrics.ui.shell.filters import Chosen


def draw_categories(
    cells: pl.DataFrame, budgets: pl.DataFrame, chosen: Chosen, *, title: str, subtitle: str
) -> None:
    """Draw what each area and category costs, side by side."""
    draw_picture(
        category_bars(cells, budgets, measure=chosen.measure),
        key="matrix",
        alt_text=f"Kostnader per område och kategori. {title}.",
        title=title,
        subtitle=subtitle,
        plans=budgets,
        asks=cells,
        marks=components.marks_in(cells, budgets),
        table=Table.spread(
            cells,
            budgets,
            rows="row",
            title="Post",
            measure=chosen.measure,
            name="budget",
            alt="Kostnader per område och kategori",
        ),
    )


def draw_areas(
    areas: pl.DataFrame, budgets: pl.DataFrame, chosen: Chosen, answer: str | None
) -> None:
    """Draw how the cost is divided between the areas."""
    title = answer or "De fyra budgetområdena"
    subtitle = components.amounts_subtitle(budgets, chosen, is_gross=True)
    components.heading(title)
    components.subtitle(subtitle)
    draw_picture(
        part_bars(areas, budgets, measure=chosen.measure),
        key="areas",
        alt_text=f"De fyra budgetområdena. {answer or ''}.",
        title=title,
        subtitle=subtitle,
        plans=budgets,
        asks=areas,
        marks=components.marks_in(areas, budgets),
        table=Table.spread(
            areas,
            budgets,
            rows="part",
            title="Område",
            measure=chosen.measure,
            name="budgetomraden",
            alt="Kostnader per budgetområde",
        ),
    )
