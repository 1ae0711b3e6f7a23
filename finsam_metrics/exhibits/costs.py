"""What the costs are: in six parts, by area and category, and in the four areas."""

from dataclasses import replace

import polars as pl

from finsam_metrics.charts.matrix import category_bars
from finsam_metrics.charts.parts import part_bars
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.marks import marks_in
from finsam_metrics.exhibits.plots import spread_plot
from finsam_metrics.exhibits.subtitles import amounts_subtitle
from finsam_metrics.exhibits.tables import Table
from finsam_metrics.metrics.answers.costs import area_answer, missing_answer
from finsam_metrics.metrics.comparisons import budget_matrix, compare_areas, compare_parts
from finsam_metrics.model.enums import Measure


def parts_of_costs(data: Data, budgets: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Show how the costs are divided in six parts, and how much goes to initiatives.

    Args:
        data: The tables.
        budgets: The chosen budgets, with their gaps.
        chosen: The choices.
    """
    categories, areas, measure = data.by_category, data["budget_area"], chosen.measure
    parts = compare_parts(categories, data["overview_part"], areas, budgets, measure)
    cells = budget_matrix(categories, areas, budgets, measure)
    answer = area_answer(cells, areas, budgets, "initiatives", measure) or missing_answer(
        "kostnader för insatser", budgets, measure
    )
    table = Table.spread(
        parts,
        budgets,
        rows="part",
        title="Del",
        measure=measure,
        name="oversikt",
        alt="Kostnaderna i sex delar per förbund",
    )
    return Exhibit(
        key="parts",
        title=answer,
        subtitle=amounts_subtitle(budgets, chosen, is_gross=True),
        chart=part_bars(parts, budgets, measure=measure),
        alt_text=f"Så fördelas kostnaderna. {answer}.",
        plans=budgets,
        asks=parts,
        marks=tuple(marks_in(parts, budgets)),
        table=table,
        plot=spread_plot(table, budgets),
    )


def use_of_money(data: Data, budgets: pl.DataFrame, answer: str) -> Exhibit:
    """Show how one association's costs are divided in six parts, as shares.

    Args:
        data: The tables.
        budgets: The association's budget, with its gaps.
        answer: The conclusion about it.
    """
    by_share = Chosen(
        association_ids=budgets["association_id"].to_list(),
        year=None,
        measure=Measure.SHARE,
        price_year=None,
        with_judgements=False,
    )
    shown = parts_of_costs(data, budgets, by_share)
    return replace(
        shown,
        title=answer,
        subtitle="Procent av kostnaderna utan finansiella poster",
        alt_text=f"Så används pengarna. {answer}.",
    )


def costs_by_category(data: Data, budgets: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Show what each area and category costs, and what administration does.

    Args:
        data: The tables.
        budgets: The chosen budgets, with their gaps.
        chosen: The choices.
    """
    measure, areas = chosen.measure, data["budget_area"]
    cells = budget_matrix(data.by_category, areas, budgets, measure)
    answer = area_answer(cells, areas, budgets, "administration", measure) or missing_answer(
        "kostnader för administration", budgets, measure
    )
    subtitle = amounts_subtitle(budgets, chosen)
    if cells.is_empty():
        return Exhibit(
            key="matrix", title=answer, subtitle=subtitle, absent=stated_instead(budgets)
        )
    table = Table.spread(
        cells,
        budgets,
        rows="row",
        title="Post",
        measure=measure,
        name="budget",
        alt="Kostnader per område och kategori",
    )
    return Exhibit(
        key="matrix",
        title=answer,
        subtitle=subtitle,
        chart=category_bars(cells, budgets, measure=measure),
        alt_text=f"Kostnader per område och kategori. {answer}.",
        plans=budgets,
        asks=cells,
        marks=tuple(marks_in(cells, budgets)),
        table=table,
        plot=spread_plot(table, budgets),
    )


def costs_by_area(data: Data, budgets: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Show how the cost is divided between the four areas.

    Args:
        data: The tables.
        budgets: The chosen budgets, with their gaps.
        chosen: The choices.
    """
    measure, vocabulary = chosen.measure, data["budget_area"]
    areas = compare_areas(data.by_category, vocabulary, budgets, measure)
    cells = budget_matrix(data.by_category, vocabulary, budgets, measure)
    answer = area_answer(cells, vocabulary, budgets, "initiatives", measure)
    table = Table.spread(
        areas,
        budgets,
        rows="part",
        title="Område",
        measure=measure,
        name="budgetomraden",
        alt="Kostnader per budgetområde",
    )
    return Exhibit(
        key="areas",
        title=answer or "De fyra budgetområdena",
        subtitle=amounts_subtitle(budgets, chosen, is_gross=True),
        chart=part_bars(areas, budgets, measure=measure),
        alt_text=f"De fyra budgetområdena. {answer or ''}.",
        plans=budgets,
        asks=areas,
        marks=tuple(marks_in(areas, budgets)),
        table=table,
        plot=spread_plot(table, budgets),
    )


def stated_instead(budgets: pl.DataFrame) -> tuple[str, ...]:
    """Say what each plan states instead, where no picture can be drawn."""
    return tuple(
        f"{row['association_name']} {row['year']}: {row['gap_text']}"
        for row in budgets.iter_rows(named=True)
    )
