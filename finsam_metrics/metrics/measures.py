"""Amounts expressed as shares, tkr or kronor per inhabitant, in current or fixed prices."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.enums import Measure


@remembered
def association_population(municipalities: pl.DataFrame, population: pl.DataFrame) -> pl.DataFrame:
    """Inhabitants of each association's municipalities, per budget year.

    The inhabitants of a budget year are those of 31 December the year before.

    Args:
        municipalities: Which municipalities are members, and when.
        population: Inhabitants per municipality and year.

    Returns:
        One row per ``association_id`` and ``year`` (the budget year), sorted by both:
        ``population_year``, ``population_count`` and ``population_16_64_count``; each is null
        unless it is known for every member municipality.
    """
    years = population.select(population_year=pl.col("year")).unique()
    members = municipalities.join(years, how="cross").filter(
        pl.col("from_year").is_null() | (pl.col("from_year") <= pl.col("population_year") + 1),
        pl.col("to_year").is_null() | (pl.col("to_year") >= pl.col("population_year") + 1),
    )
    counts = ("population_count", "population_16_64_count")
    return (
        members.join(
            population.rename({"year": "population_year"}).select(
                "municipality_code", "population_year", *counts
            ),
            on=["municipality_code", "population_year"],
            how="left",
        )
        .group_by("association_id", "population_year")
        .agg(
            pl.when(pl.col(count).is_not_null().all()).then(pl.col(count).sum()).alias(count)
            for count in counts
        )
        .with_columns(year=pl.col("population_year") + 1)
        .select("association_id", "year", "population_year", *counts)
        .sort("association_id", "year")
    )


@remembered
def inhabitants_of_members(
    municipalities: pl.DataFrame, population: pl.DataFrame, *, association_id: str, year: int
) -> pl.DataFrame:
    """Give the inhabitants of each of an association's municipalities.

    Args:
        municipalities: Which municipalities are members, and when.
        population: Inhabitants per municipality and year.
        association_id: The association.
        year: Inhabitants on 31 December of this year, which the budget year after goes by.

    Returns:
        One row per municipality: ``municipality_code``, ``municipality_name``,
        ``population_count`` and ``population_16_64_count``; null where not known.
    """
    members = municipalities.filter(
        pl.col("association_id") == association_id,
        pl.col("from_year").is_null() | (pl.col("from_year") <= year + 1),
        pl.col("to_year").is_null() | (pl.col("to_year") >= year + 1),
    )
    of_year = population.filter(year=year).select(
        "municipality_code", "population_count", "population_16_64_count"
    )
    return members.select("municipality_code", "municipality_name").join(
        of_year, on="municipality_code", how="left", maintain_order="left"
    )


@remembered
def with_bases(
    budgets: pl.DataFrame,
    totals: pl.DataFrame,
    populations: pl.DataFrame,
    price_index: pl.DataFrame,
    *,
    price_year: int | None,
) -> pl.DataFrame:
    """Add to each column what its amounts are divided by.

    Args:
        budgets: One row per association, from ``choose_budgets``.
        totals: What ``total_costs`` gives.
        populations: What ``association_population`` gives.
        price_index: Consumer price index per year.
        price_year: Year whose prices amounts are given in; None for current prices.

    Returns:
        The budgets in the same order, with the totals, ``population_year``, the inhabitants and
        ``price_factor`` (1 in current prices; null where an index is not known).
    """
    index = dict(price_index.select("year", "cpi").iter_rows())
    base = None if price_year is None else index.get(price_year)
    factors = {
        year: 1.0 if price_year is None else _ratio(base, index.get(year))
        for year in budgets["year"].unique().to_list()
    }
    factor = pl.DataFrame(
        {"year": list(factors), "price_factor": list(factors.values())},
        schema={"year": budgets.schema["year"], "price_factor": pl.Float64},
    )
    return (
        budgets.join(totals, on=COLUMN, how="left", maintain_order="left")
        .join(populations, on=["association_id", "year"], how="left", maintain_order="left")
        .join(factor, on="year", how="left", maintain_order="left")
        .with_columns(pl.col("is_distributed").fill_null(value=False))
    )


@remembered
def express(
    amounts: pl.DataFrame, budgets: pl.DataFrame, measure: Measure, *, amount: str = "amount_sek"
) -> pl.DataFrame:
    """Add ``value``: the amount in the measure.

    Args:
        amounts: Rows with ``association_id``, ``plan_id``, ``year``, ``version`` and the amount in
            kronor of the year.
        budgets: What ``with_bases`` gives; rows of other budgets are left out.
        measure: A share is of the gross cost without financial items; the others follow the
            budgets' price basis.
        amount: The column that holds the amount.

    Returns:
        The rows with ``value``: 0 to 1, kronor, or kronor per inhabitant; null where the
        amount or what it is divided by is not stated.
    """
    bases = ("gross_cost_sek", "price_factor", "population_count", "population_16_64_count")
    whole, factor, people, people_16_64 = (pl.col(f"base_{base}") for base in bases)
    plain = pl.col(amount).cast(pl.Float64)
    value = {
        Measure.SHARE: plain / pl.when(whole > 0).then(whole.cast(pl.Float64)),
        Measure.TKR: plain * factor,
        Measure.PER_INHABITANT: plain * factor / people,
        Measure.PER_INHABITANT_16_64: plain * factor / people_16_64,
    }[measure]
    based = budgets.select(*COLUMN, *(pl.col(base).alias(f"base_{base}") for base in bases))
    return (
        amounts.join(based, on=COLUMN, maintain_order="left")
        .with_columns(value=value)
        .drop(f"base_{base}" for base in bases)
    )


def _ratio(base: object, of: object) -> float | None:
    return None if base is None or of is None else float(str(base)) / float(str(of))
