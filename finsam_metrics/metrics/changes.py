"""What changes in an association's costs from one year to another.

A category that one of the two years does not state is not nought that year: it has no change. In
the steps from one total to the other it stands as what is stated in one of the years alone.
"""

from itertools import pairwise

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.measures import express
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.enums import Measure, Version

_ROW = ("row_id", "row_name", "level", "row_order")
_MARKS = ("is_judgement", "has_finding")
_FIRST, _FINANCIAL, _UNEXPLAINED, _LAST = -1, 9000, 9500, 9999


@remembered
def comparable_years(budgets: pl.DataFrame) -> pl.DataFrame:
    """Keep the years that can be compared within an association.

    Args:
        budgets: What ``choose_yearly_budgets`` gives, with bases and gaps.

    Returns:
        The budgets that divide their costs and can be shown, of associations that have at least
        two, in the same order.
    """
    shown = budgets.filter("is_distributed", pl.col("gap_text").is_null())
    return shown.filter(pl.len().over("association_id") > 1)


def default_association(years: pl.DataFrame) -> str:
    """Name the association with most comparable years; the first of several in the fixed order.

    Args:
        years: What ``comparable_years`` gives, not empty.
    """
    counted = years.group_by("association_id", maintain_order=True).len()
    return str(counted.sort("len", descending=True, maintain_order=True)["association_id"][0])


def default_years(years: pl.DataFrame, *, wished: int | None) -> tuple[int, int]:
    """Give the two years that are compared unasked.

    Args:
        years: The comparable years of one association.
        wished: The year that the visitor looks at; None for the latest budget.

    Returns:
        The wished year and the one before it; where it cannot be compared, the budget year of
        the latest plan; where no year stands before it, the first two.
    """
    listed = years["year"].to_list()
    latest = years.filter(pl.col("version") == str(Version.BUDGET))["year"].max()
    for later in (wished, latest):
        if later in listed[1:]:
            return listed[listed.index(later) - 1], int(str(later))
    return listed[0], listed[1]


@remembered
def choose_pair(years: pl.DataFrame, earlier: int, later: int) -> pl.DataFrame:
    """Give the budgets of two years of one association, the earlier first.

    Args:
        years: The comparable years of the association.
        earlier: One of the years.
        later: Another.

    Returns:
        Two rows with ``moment``: "earlier" and "later".
    """
    pair = years.filter(pl.col("year").is_in([earlier, later])).sort("year")
    return pair.with_columns(moment=pl.Series(["earlier", "later"]))


@remembered
def category_pairs(
    by_category: pl.DataFrame, areas: pl.DataFrame, pair: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    """Put each area and category of the two years side by side.

    Args:
        by_category: What ``cost_by_category`` gives.
        areas: The budget areas.
        pair: What ``choose_pair`` gives.
        measure: What the values are.

    Returns:
        One row per area, and per category of an area that states several, in order: ``row_id``,
        ``row_name``, ``level`` ("area" or "category"), ``row_order``, ``earlier`` and ``later`` in
        the measure (null: not stated that year), ``is_judgement`` and ``has_finding`` (in either
        year), ``origin_ids`` (of both), ``ask`` and ``ask_text``.
    """
    costs = _costs(by_category, areas, pair)
    whole = costs.group_by(*COLUMN, "area_id", "area_name", "area_order").agg(
        pl.col("amount_sek").sum(),
        *(pl.col(mark).any() for mark in _MARKS),
        pl.col("origin_ids").explode(),
    )
    area_rows = whole.with_columns(
        row_id=pl.format("area-{}", "area_id"),
        row_name=pl.col("area_name"),
        level=pl.lit("area"),
        row_order=pl.col("area_order") * 100,
    )
    several = costs.filter(pl.col("category_id").n_unique().over("area_id") > 1)
    return _side_by_side([area_rows, _category_rows(several)], pair, measure)


@remembered
def cost_steps(
    by_category: pl.DataFrame, areas: pl.DataFrame, pair: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    """Give the steps that lead from the total cost of one year to that of another.

    Args:
        by_category: What ``cost_by_category`` gives.
        areas: The budget areas.
        pair: What ``choose_pair`` gives.
        measure: What the values are; not a share, whose total never changes.

    Returns:
        One row per total and step, in order: ``row_id``, ``row_name``, ``level`` ("total" or
        "step"), ``row_order``, ``earlier`` and ``later`` in the measure (null: not stated that
        year, or the other year's total), ``stated_in`` ("both", "earlier" or "later"; null for
        a total), ``step`` (later minus earlier; what one year alone states is a step of its whole
        amount; null for a total), ``start`` and ``end`` (where the bar is drawn), ``is_judgement``,
        ``has_finding``, ``origin_ids`` (of both years), ``ask`` and ``ask_text``. The steps start
        at the earlier total and end at the later one: financial items are a step, and so is what a
        printed total differs from its items.
    """
    rows = [
        _category_rows(_costs(by_category, areas, pair)),
        _rest_rows(
            pair,
            "financial",
            "Finansiella poster, netto",
            _FINANCIAL,
            "financial_sek",
            origins="financial_origin_ids",
        ),
        _unexplained_rows(pair),
        *_total_rows(pair),
    ]
    is_total = pl.col("level") == "total"
    later, earlier = pl.col("later").fill_null(0), pl.col("earlier").fill_null(0)
    has_both = pl.col("earlier").is_not_null() & pl.col("later").is_not_null()
    in_one = pl.when(pl.col("later").is_null()).then(pl.lit("earlier")).otherwise(pl.lit("later"))
    moved = pl.when(pl.col("row_order") == _FIRST).then(earlier).otherwise("step")
    return (
        _side_by_side(rows, pair, measure)
        .with_columns(level=pl.when(is_total).then("level").otherwise(pl.lit("step")))
        .with_columns(
            step=pl.when(~is_total).then(later - earlier),
            stated_in=pl.when(~is_total).then(
                pl.when(has_both).then(pl.lit("both")).otherwise(in_one)
            ),
        )
        .with_columns(reached=moved.cum_sum())
        .with_columns(
            start=pl.when(is_total).then(0.0).otherwise(pl.col("reached") - pl.col("step")),
            end=pl.when(is_total).then(pl.coalesce("earlier", "later")).otherwise("reached"),
        )
        .drop("reached")
    )


@remembered
def yearly_steps(
    by_category: pl.DataFrame, areas: pl.DataFrame, years: pl.DataFrame
) -> pl.DataFrame:
    """Give the steps between every two comparable years that follow each other.

    Args:
        by_category: What ``cost_by_category`` gives.
        areas: The budget areas.
        years: What ``comparable_years`` gives, not empty.

    Returns:
        The steps of ``cost_steps`` in kronor of the years, one row per ``association_id``,
        ``earlier_year``, ``later_year`` and total or step: ``row_id``, ``row_name``,
        ``earlier_sek``, ``later_sek``, ``step_sek``, ``stated_in`` and ``origin_ids``.
    """
    found = []
    for of_association in years.partition_by("association_id", maintain_order=True):
        listed = of_association["year"].to_list()
        for earlier, later in pairwise(listed):
            pair = choose_pair(of_association, earlier, later)
            found.append(
                cost_steps(by_category, areas, pair, Measure.TKR).select(
                    association_id=pl.lit(of_association["association_id"][0]),
                    earlier_year=pl.lit(earlier),
                    later_year=pl.lit(later),
                    row_id="row_id",
                    row_name="row_name",
                    earlier_sek="earlier",
                    later_sek="later",
                    step_sek="step",
                    stated_in="stated_in",
                    origin_ids="origin_ids",
                )
            )
    return pl.concat(found)


@remembered
def later_outcomes(points: pl.DataFrame, packages: pl.DataFrame) -> pl.DataFrame:
    """Put what was intended for a year beside what it became.

    Args:
        points: Total cost per association, year and version, with ``value``.
        packages: The packages: plans, reports and books.

    Returns:
        One row per association and year that has both a budget or plan and an outcome, or a
        forecast that is no older than the budget, sorted by both: ``earlier`` and
        ``earlier_version`` (the budget, else the plan), ``later`` and ``later_version`` (the
        outcome, else the forecast), in the measure of the points, and ``origin_ids``. A year that
        lacks either has no row.
    """
    dated = points.join(packages.select("plan_id", "budget_year"), on="plan_id")
    keys = ["association_id", "year"]
    intended = _of_versions(dated, "earlier", (Version.BUDGET, Version.PLAN))
    became = _of_versions(dated, "later", (Version.OUTCOME, Version.FORECAST))
    is_outcome = pl.col("later_version") == str(Version.OUTCOME)
    return (
        intended.join(became, on=keys)
        .filter(is_outcome | (pl.col("later_budget_year") >= pl.col("earlier_budget_year")))
        .sort("earlier_order", "later_order")
        .unique(keys, keep="first", maintain_order=True)
        .with_columns(origin_ids=pl.concat_list("earlier_origin_ids", "later_origin_ids"))
        .select(*keys, "earlier", "earlier_version", "later", "later_version", "origin_ids")
        .sort(keys)
    )


def _of_versions(points: pl.DataFrame, name: str, versions: tuple[Version, ...]) -> pl.DataFrame:
    order = {str(version): place for place, version in enumerate(versions)}
    return points.filter(pl.col("version").is_in(list(order))).select(
        "association_id",
        "year",
        pl.col("value").alias(name),
        pl.col("origin_ids").alias(f"{name}_origin_ids"),
        pl.col("version").alias(f"{name}_version"),
        pl.col("budget_year").alias(f"{name}_budget_year"),
        pl.col("version").replace_strict(order, default=None).alias(f"{name}_order"),
    )


def _costs(by_category: pl.DataFrame, areas: pl.DataFrame, pair: pl.DataFrame) -> pl.DataFrame:
    """The categories of the two years, each with its area."""
    named = areas.select("area_id", "area_name", area_order="sort_order")
    return by_category.join(pair, on=COLUMN, how="semi").join(named, on="area_id")


def _category_rows(costs: pl.DataFrame) -> pl.DataFrame:
    return costs.with_columns(
        row_id=pl.col("category_id"),
        row_name=pl.col("category_name"),
        level=pl.lit("category"),
        row_order=pl.col("area_order") * 100 + pl.col("sort_order"),
    )


def _rest_rows(
    pair: pl.DataFrame,
    row_id: str,
    name: str,
    order: int,
    amount: str,
    *,
    origins: str = "origin_ids",
) -> pl.DataFrame:
    """A row of what the categories do not hold; a year that states none has no row."""
    return pair.filter(pl.col(amount).is_not_null()).select(
        *COLUMN,
        row_id=pl.lit(row_id),
        row_name=pl.lit(name),
        level=pl.lit("rest"),
        row_order=pl.lit(order),
        amount_sek=pl.col(amount),
        is_judgement=pl.lit(value=False),
        has_finding=pl.lit(value=False),
        origin_ids=pl.col(origins),
    )


def _unexplained_rows(pair: pl.DataFrame) -> pl.DataFrame:
    """What the printed totals differ from their items, where either does."""
    items = pl.col("gross_cost_sek") + pl.col("financial_sek").fill_null(0)
    differing = pair.with_columns(unexplained_sek=pl.col("total_sek") - items)
    if not (differing["unexplained_sek"] != 0).any():
        differing = differing.clear()
    name = "Skillnad mellan summan i dokumentet och raderna"
    return _rest_rows(differing, "unexplained", name, _UNEXPLAINED, "unexplained_sek")


def _total_rows(pair: pl.DataFrame) -> list[pl.DataFrame]:
    name = pl.format("{} {}", pl.col("version_text").str.to_titlecase(), "year")
    return [
        _rest_rows(
            pair.filter(pl.col("moment") == moment), moment, "", order, "total_sek"
        ).with_columns(
            row_name=pair.filter(pl.col("moment") == moment).select(name).to_series(),
            level=pl.lit("total"),
        )
        for moment, order in (("earlier", _FIRST), ("later", _LAST))
    ]


def _side_by_side(rows: list[pl.DataFrame], pair: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per row of the picture, with its value of each year."""
    budgets = (*COLUMN, *_ROW, "amount_sek", *_MARKS, "origin_ids")
    listed = pl.concat([frame.select(budgets) for frame in rows], how="vertical_relaxed")
    moments = pair.select(*COLUMN, "moment")
    value, moment = pl.col("value"), pl.col("moment")
    first, last = pair.iter_rows(named=True)
    head = f"{first['association_name']} {first['year']} och {last['year']}"
    rows_of_both = (
        express(listed, pair, measure)
        .join(moments, on=COLUMN)
        .group_by(_ROW)
        .agg(
            *(pl.col(mark).any() for mark in _MARKS),
            earlier=value.filter(moment == "earlier").first(),
            later=value.filter(moment == "later").first(),
            origin_ids=pl.col("origin_ids").explode(),
        )
        .sort("row_order")
    )
    asked = with_asks(
        rows_of_both.with_columns(head=pl.lit(head)), ids=["row_id"], texts=["head", "row_name"]
    )
    return asked.drop("head")
