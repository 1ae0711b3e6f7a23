"""Where the money comes from: the parties, what was asked and granted, and earlier years' money."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.contributions import (
    PARTIES,
    law_shares,
    member_contributions,
    stated_contributions,
)
from finsam_metrics.metrics.measures import express
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.records import PROSE_TABLE
from finsam_metrics.model.swedish_numbers import format_tkr

MEANS = {
    "applied_for": "Sökta medel",
    "frame": "Medlemmarnas bidrag",
    "disposable": "Disponibla medel",
}
_LEAST_MEMBERS = 2


@remembered
def party_contributions(
    lines: pl.DataFrame,
    rule_values: pl.DataFrame,
    categories: pl.DataFrame,
    budgets: pl.DataFrame,
    measure: Measure,
) -> pl.DataFrame:
    """Give what each party pays in the chosen budgets.

    Args:
        lines: The budget lines.
        rule_values: The values of the rules.
        categories: The budget categories, for the parties' names.
        budgets: The chosen budgets with their bases.
        measure: What ``value`` is; not a share.

    Returns:
        Three rows per budget, in the order of the budgets and of the parties: ``category_id``,
        ``party_name``, ``party_order``, ``amount_sek`` (null: not stated), ``value``,
        ``contribution_share`` (null unless all three are stated), ``law_share``, ``origin_ids``,
        ``ask`` and ``ask_text``.
    """
    paid = member_contributions(lines, rule_values).drop("law_share")
    law = law_shares(rule_values)
    parties = pl.DataFrame(
        {
            "category_id": PARTIES,
            "party_order": range(len(PARTIES)),
            "law_share": [law[party] for party in PARTIES],
        },
        schema_overrides={"law_share": pl.Float64},
    ).join(categories.select("category_id", party_name="category_name"), on="category_id")
    rows = (
        budgets.select(*COLUMN, column_order=pl.int_range(pl.len()))
        .join(parties, how="cross")
        .join(paid, on=[*COLUMN, "category_id"], how="left")
        .sort("column_order", "party_order")
        .drop("column_order")
    )
    return with_asks(
        express(rows, budgets, measure),
        budgets=budgets,
        ids=["association_id", "category_id"],
        texts=["party_name"],
    )


@remembered
def stated_means(lines: pl.DataFrame, budgets: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Give what was asked of the members, what they contribute, and what there is to use.

    Args:
        lines: The budget lines.
        budgets: The chosen budgets with their bases.
        measure: What ``value`` is; not a share.

    Returns:
        Three rows per budget, in the order of the budgets: ``concept`` (a key of ``MEANS``),
        ``means_name``, ``means_order``, ``amount_sek`` (null: not stated), ``value``,
        ``is_approximate``, ``origin_ids``, ``ask`` and ``ask_text``. Contributions without a
        printed sum are those of the three parties together, where all are stated.
    """
    means = pl.DataFrame(
        {
            "concept": list(MEANS),
            "means_name": list(MEANS.values()),
            "means_order": range(len(MEANS)),
        }
    )
    stated = (
        lines.filter(pl.col("concept").is_in(list(MEANS)))
        .sort("statement", "is_approximate", "figure_id")
        .group_by(*COLUMN, "concept", maintain_order=True)
        .agg(
            pl.col("amount_sek").first(),
            pl.col("is_approximate").first(),
            origin_ids=pl.col("origin_id").head(1),
        )
    )
    unprinted = _summed_parties(lines).join(stated, on=[*COLUMN, "concept"], how="anti")
    rows = (
        budgets.select(*COLUMN, column_order=pl.int_range(pl.len()))
        .join(means, how="cross")
        .join(
            pl.concat([stated, unprinted.select(stated.columns)], how="vertical_relaxed"),
            on=[*COLUMN, "concept"],
            how="left",
        )
        .with_columns(pl.col("is_approximate").fill_null(value=False))
        .sort("column_order", "means_order")
        .drop("column_order")
    )
    return with_asks(
        express(rows, budgets, measure),
        budgets=budgets,
        ids=["association_id", "concept"],
        texts=["means_name"],
    )


def _summed_parties(lines: pl.DataFrame) -> pl.DataFrame:
    """The contributions of all three parties together, one row per budget that states them."""
    every_party = pl.col("category_id").n_unique() == len(PARTIES)
    return (
        stated_contributions(lines)
        .group_by(COLUMN)
        .agg(
            concept=pl.lit("frame"),
            amount_sek=pl.when(every_party).then(pl.col("amount_sek").sum()),
            is_approximate=pl.col("is_approximate").any(),
            origin_ids=pl.col("origin_id"),
        )
        .filter(pl.col("amount_sek").is_not_null())
    )


@remembered
def disposable_parts(lines: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    """Give what the money to use is made of, where the plan says so.

    Args:
        lines: The budget lines.
        budgets: The chosen budgets.

    Returns:
        One row per printed part, in the order of the budgets and rows: ``association_id``,
        ``association_name``, ``year``, ``line_text``, ``amount_sek`` (kronor of the year),
        ``is_approximate``, ``whole_sek`` (the printed sum) and ``origin_id``.
    """
    wholes = lines.filter(pl.col("concept") == "disposable").select(
        *COLUMN, "statement", "table_text", part_of="row_number", whole_sek="amount_sek"
    )
    order = budgets.select(*COLUMN, "association_name", column_order=pl.int_range(pl.len()))
    return (
        lines.join(wholes, on=[*COLUMN, "statement", "table_text", "part_of"])
        .join(order, on=COLUMN)
        .sort("column_order", "row_number")
        .select(
            "association_id",
            "association_name",
            "year",
            "line_text",
            "amount_sek",
            "is_approximate",
            "whole_sek",
            "origin_id",
        )
    )


@remembered
def earlier_money(lines: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    """Give how much of each budget earlier years' money covers.

    Args:
        lines: The budget lines.
        budgets: The chosen budgets with their totals.

    Returns:
        One row per budget, in order: ``used_sek`` (carried-over money that the plan counts in; else
        the budget's deficit, 0 where it has none; null where neither is stated), ``used_kind``
        ("carried_over" or "deficit"), ``used_share`` (of the total cost; null where that is not
        stated) and ``origin_ids``.
    """
    carried = (
        lines.filter(pl.col("category_id") == "carried-over", pl.col("row_kind") == "item")
        .group_by(COLUMN)
        .agg(carried_sek=pl.col("amount_sek").sum(), carried_origin_ids=pl.col("origin_id"))
    )
    results = (
        lines.filter(
            pl.col("concept") == "result",
            pl.col("statement") == "budget",
            pl.col("table_text") != PROSE_TABLE,
        )
        .group_by(COLUMN, maintain_order=True)
        .agg(
            deficit_sek=pl.max_horizontal(-pl.col("amount_sek").first(), 0),
            result_origin_ids=pl.col("origin_id").head(1),
        )
    )
    is_carried = pl.col("carried_sek").is_not_null()
    total = pl.when(pl.col("total_sek") > 0).then(pl.col("total_sek").cast(pl.Float64))
    return (
        budgets.select(*COLUMN, "total_sek")
        .join(carried, on=COLUMN, how="left", maintain_order="left")
        .join(results, on=COLUMN, how="left", maintain_order="left")
        .with_columns(
            used_sek=pl.coalesce("carried_sek", "deficit_sek"),
            used_kind=pl.when(is_carried)
            .then(pl.lit("carried_over"))
            .when(pl.col("deficit_sek").is_not_null())
            .then(pl.lit("deficit")),
            origin_ids=pl.when(is_carried)
            .then("carried_origin_ids")
            .otherwise("result_origin_ids"),
        )
        .with_columns(used_share=pl.col("used_sek").cast(pl.Float64) / total)
        .select(*COLUMN, "used_sek", "used_kind", "used_share", "origin_ids")
    )


@remembered
def municipal_contributions(
    lines: pl.DataFrame,
    spellings: pl.DataFrame,
    municipalities: pl.DataFrame,
    population: pl.DataFrame,
    budgets: pl.DataFrame,
) -> pl.DataFrame:
    """Put what each municipality pays beside its inhabitants.

    Args:
        lines: The budget lines.
        spellings: The printed spellings; those of municipalities name who a line is about.
        municipalities: Which municipalities are members, and when.
        population: Inhabitants per municipality and year.
        budgets: The chosen budgets.

    Returns:
        One row per member municipality of the budgets whose association has several and whose
        plan states what some of them pay, in the order of the budgets and of the members:
        ``municipality_code``, ``municipality_name``, ``amount_sek`` (null: not stated),
        ``contribution_share`` (of the municipalities' contributions; null unless all are
        stated), ``population_year``, ``population_count`` (31 December the year before),
        ``population_share`` (null unless all are known), ``origin_ids``, ``ask`` and ``ask_text``.
    """
    named = spellings.filter(pl.col("vocabulary") == "municipality").select(
        line_text="printed_text", municipality_code="target_id"
    )
    paid = (
        stated_contributions(lines)
        .filter(pl.col("category_id") == "income-municipality")
        .join(named, on="line_text")
        .group_by(*COLUMN, "municipality_code")
        .agg(pl.col("amount_sek").sum(), origin_ids=pl.col("origin_id"))
    )
    people = population.select("municipality_code", "population_count", population_year="year")
    amount, inhabitants = pl.col("amount_sek"), pl.col("population_count")
    year = pl.col("year")
    members = (
        budgets.select(*COLUMN, column_order=pl.int_range(pl.len()))
        .join(municipalities.with_row_index("member_order"), on="association_id")
        .filter(
            pl.col("from_year").is_null() | (pl.col("from_year") <= year),
            pl.col("to_year").is_null() | (pl.col("to_year") >= year),
        )
        .with_columns(population_year=year - 1)
        .join(paid, on=[*COLUMN, "municipality_code"], how="left")
        .join(people, on=["municipality_code", "population_year"], how="left")
        .filter(pl.len().over(COLUMN) >= _LEAST_MEMBERS, amount.count().over(COLUMN) > 0)
        .with_columns(
            contribution_share=pl.when(amount.is_not_null().all().over(COLUMN)).then(
                amount.cast(pl.Float64) / amount.sum().over(COLUMN).cast(pl.Float64)
            ),
            population_share=pl.when(inhabitants.is_not_null().all().over(COLUMN)).then(
                inhabitants / inhabitants.sum().over(COLUMN)
            ),
        )
        .sort("column_order", "member_order")
        .select(
            *COLUMN,
            "municipality_code",
            "municipality_name",
            "amount_sek",
            "contribution_share",
            "population_year",
            "population_count",
            "population_share",
            "origin_ids",
        )
    )
    return with_asks(
        members,
        budgets=budgets,
        ids=["association_id", "municipality_code"],
        texts=["municipality_name"],
    )


@remembered
def with_party_gaps(
    budgets: pl.DataFrame, parties: pl.DataFrame, means: pl.DataFrame
) -> pl.DataFrame:
    """Add what is said of a column that does not state all three parties' contributions.

    Args:
        budgets: The chosen budgets.
        parties: What ``party_contributions`` gives.
        means: What ``stated_means`` gives.

    Returns:
        The budgets with ``gap_text`` and ``gap_short_text``; null where all three are stated.
    """
    counts = dict(
        parties.group_by("association_id").agg(pl.col("contribution_share").count()).iter_rows()
    )
    some = dict(parties.group_by("association_id").agg(pl.col("amount_sek").count()).iter_rows())
    frames = dict(
        means.filter(pl.col("concept") == "frame")
        .select("association_id", "amount_sek")
        .iter_rows()
    )
    texts = [
        None if counts[a] else _party_gap(frames[a], has_some=some[a] > 0)
        for a in budgets["association_id"]
    ]
    text = pl.Series(texts, dtype=pl.String)
    return budgets.with_columns(
        gap_text=text,
        gap_short_text=pl.when(text.is_not_null()).then(pl.lit("Parternas bidrag ej angivna")),
        gap_value=pl.lit(None, dtype=pl.Float64),
    )


def _party_gap(frame: object, *, has_some: bool) -> str:
    if has_some:
        return "Planen anger inte vad alla tre parter betalar."
    if frame is None:
        return "Planen anger inte medlemmarnas bidrag."
    return f"Planen anger ramen, {format_tkr(float(str(frame)))}, men inte parternas bidrag."
