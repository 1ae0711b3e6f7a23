"""Two budgets row by row: how much they differ, and how far each row can be compared."""

from itertools import combinations
from typing import Final

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.comparisons import budget_matrix
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_list, format_number

SIDES: Final = ("left", "right")
_DIFFERENT_VERSIONS: Final = "olika slags uppgifter, {} och {}"
_DIFFERENT_SIZES: Final = "olika stora förbund, {} och {} invånare"
_MUCH_LARGER: Final = 2
_MOST_TRIED: Final = 6
_DIFFERENT_YEARS: Final = "olika år och löpande priser"
_FINDING: Final = "berörs av en iakttagelse"
_JUDGED: Final = "kategorin är vår bedömning"
_PARTLY_JUDGED: Final = "delvis placerat efter vår bedömning"


@remembered
def compare_pair(
    by_category: pl.DataFrame,
    areas: pl.DataFrame,
    notes: pl.DataFrame,
    pair: pl.DataFrame,
    measure: Measure,
    *,
    price_year: int | None,
) -> pl.DataFrame:
    """Lay two budgets beside each other.

    Args:
        by_category: What ``cost_by_category`` gives.
        areas: The budget areas.
        notes: What makes a plan's rows harder to compare.
        pair: Two budgets with their bases and gaps, left and right; they may be of one
            association.
        measure: What the values are.
        price_year: Year whose prices amounts are given in; None for current prices.

    Returns:
        One row per row that either states, in order: ``row_id``, ``row_name``, ``level``,
        ``row_order``; per side (``_left``, ``_right``) ``value`` in the measure (null: not
        stated), ``is_judgement``, ``has_finding`` and ``origin_ids``; ``difference`` (right
        minus left; null unless both are stated) and ``difference_share`` (of left; null where
        left is not above 0 or right is below, and for a share, whose difference is in
        percentage points); ``verdict``
        ("alike": the figures can be put side by side, "careful": something differs,
        "unknown": at least one is not stated) and ``reason_text`` (why, in words; null where
        nothing differs).
    """
    both = _as_sides(by_category, pair)
    budgets = pair.with_columns(association_id=pl.Series(SIDES[: pair.height], dtype=pl.String))
    cells = budget_matrix(both, areas, budgets, measure)
    rows = cells.select("row_id", "row_name", "level", "row_order").unique(maintain_order=True)
    for side in SIDES:
        of_side = cells.filter(pl.col("association_id") == side).select(
            "row_id",
            pl.col("value", "is_judgement", "has_finding", "origin_ids").name.suffix(f"_{side}"),
        )
        rows = rows.join(of_side, on="row_id", how="left", maintain_order="left")
    difference = pl.col("value_right") - pl.col("value_left")
    compared = rows.with_columns(
        difference=difference,
        difference_share=pl.lit(None, dtype=pl.Float64)
        if measure is Measure.SHARE
        else difference
        / pl.when(pl.col("value_left") > 0, pl.col("value_right") >= 0).then("value_left"),
    )
    common = _common_reasons(pair, measure, price_year)
    extras = _extra_categories(both, pair)
    reasons = [
        "; ".join(_unknown(row, pair) or [*_reasons(row, pair, notes, extras), *common])
        for row in compared.iter_rows(named=True)
    ]
    is_stated = pl.col("value_left").is_not_null() & pl.col("value_right").is_not_null()
    has_reason = pl.Series([bool(reason) for reason in reasons], dtype=pl.Boolean)
    return compared.with_columns(
        verdict=pl.when(~is_stated)
        .then(pl.lit("unknown"))
        .when(has_reason)
        .then(pl.lit("careful"))
        .otherwise(pl.lit("alike")),
        reason_text=pl.Series([reason or None for reason in reasons], dtype=pl.String),
    )


@remembered
def most_comparable(
    by_category: pl.DataFrame, areas: pl.DataFrame, notes: pl.DataFrame, budgets: pl.DataFrame
) -> pl.DataFrame:
    """Choose the two of some budgets that have the most rows to put side by side as they stand.

    Args:
        by_category: What ``cost_by_category`` gives.
        areas: The budget areas.
        notes: What makes a plan's rows harder to compare.
        budgets: At least two budgets with their bases and gaps; of many the first are tried.

    Returns:
        The two, in the order given; of equal pairs the one whose years are nearest, then the first.
    """

    def worth(pair: pl.DataFrame) -> tuple[int, int, int]:
        compared = compare_pair(
            by_category, areas, notes, pair, Measure.SHARE, price_year=None
        ).filter(pl.col("level") != "total")
        verdicts = compared["verdict"].to_list()
        years = pair["year"].to_list()
        stated = len(verdicts) - verdicts.count("unknown")
        return verdicts.count("alike"), stated, -abs(years[0] - years[1])

    tried = combinations(range(min(budgets.height, _MOST_TRIED)), 2)
    return max((budgets[list(places)] for places in tried), key=worth)


@remembered
def side_cells(compared: pl.DataFrame, pair: pl.DataFrame) -> pl.DataFrame:
    """Give the cells of a compared pair one by one, as they are drawn and asked.

    Args:
        compared: What ``compare_pair`` gives.
        pair: The two budgets.

    Returns:
        One row per row and side, left first: ``side``, ``row_id``, ``row_name``, ``level``,
        ``row_order``, ``value``, ``is_judgement``, ``has_finding``, ``origin_ids``, ``verdict``,
        ``ask`` and ``ask_text``.
    """
    shared = ["row_id", "row_name", "level", "row_order", "verdict"]
    of_each_side = ["value", "is_judgement", "has_finding", "origin_ids"]
    cells = pl.concat(
        compared.select(
            pl.lit(side).alias("side"),
            pl.lit(_name(column)).alias("column_name"),
            *shared,
            *(pl.col(f"{name}_{side}").alias(name) for name in of_each_side),
        )
        for side, column in zip(SIDES, pair.iter_rows(named=True), strict=True)
    )
    asked = with_asks(cells, ids=["side", "row_id"], texts=["column_name", "row_name"])
    return asked.drop("column_name")


def _as_sides(by_category: pl.DataFrame, pair: pl.DataFrame) -> pl.DataFrame:
    """The costs of each side, under the side's name instead of the association's."""
    return pl.concat(
        by_category.join(pair.slice(place, 1), on=COLUMN, how="semi").with_columns(
            association_id=pl.lit(side)
        )
        for place, side in enumerate(SIDES)
    )


def _unknown(row: dict[str, object], pair: pl.DataFrame) -> list[str]:
    """Say why a row has no figure on a side."""
    absent, reasons = [], []
    for side, column in zip(SIDES, pair.iter_rows(named=True), strict=True):
        if row[f"value_{side}"] is None:
            if column["is_distributed"] and column["gap_text"]:
                gap = str(column["gap_text"])
                reasons.append(f"{_name(column)}: {gap[:1].lower()}{gap[1:]}")
            else:
                absent.append(_name(column))
    return [*([f"ej angivet i {format_list(absent)}"] if absent else []), *reasons]


def _reasons(
    row: dict[str, object],
    pair: pl.DataFrame,
    notes: pl.DataFrame,
    extras: dict[tuple[str, str], list[str]],
) -> list[str]:
    """Say, side by side, what a row holds that is odd, uncertain or missing on the other side."""
    reasons = []
    term = str(row["row_id"]).removeprefix("area-")
    for side, column in zip(SIDES, pair.iter_rows(named=True), strict=True):
        said = notes.filter(
            pl.col("plan_id") == column["plan_id"],
            pl.col("level") == row["level"],
            pl.col("term_id") == term,
        )["note_text"].to_list()
        if row["level"] == "area" and (names := extras.get((side, term))):
            said.append(f"här ingår {format_list(names)}, som den andra inte anger")
        if row[f"is_judgement_{side}"]:
            said.append(_PARTLY_JUDGED if row["level"] == "area" else _JUDGED)
        if row[f"has_finding_{side}"]:
            said.append(_FINDING)
        if said:
            reasons.append(f"{_name(column)}: {', '.join(said)}")
    return reasons


def _common_reasons(pair: pl.DataFrame, measure: Measure, price_year: int | None) -> list[str]:
    """Say what sets all rows of the two budgets apart."""
    reasons = []
    versions = pair["version_text"].to_list()
    if versions[0] != versions[1]:
        reasons.append(_DIFFERENT_VERSIONS.format(*versions))
    if measure is not Measure.SHARE and price_year is None and pair["year"].n_unique() > 1:
        reasons.append(_DIFFERENT_YEARS)
    counts = pair["population_count"].drop_nulls().to_list()
    is_sum = measure is Measure.TKR and len(counts) == len(SIDES)
    if is_sum and max(counts) >= _MUCH_LARGER * min(counts):
        reasons.append(_DIFFERENT_SIZES.format(*map(format_number, counts)))
    return reasons


def _extra_categories(both: pl.DataFrame, pair: pl.DataFrame) -> dict[tuple[str, str], list[str]]:
    """Name the categories with money that one side states and the other does not, per area."""
    if not pair["is_distributed"].all():
        return {}
    stated = both.filter(pl.col("amount_sek") > 0)
    only_one = stated.filter(pl.len().over("category_id") == 1)
    has_area = stated.select("association_id", "area_id").unique().group_by("area_id").len()
    in_both = has_area.filter(pl.col("len") == len(SIDES))
    extras: dict[tuple[str, str], list[str]] = {}
    for side, area, name in (
        only_one.join(in_both, on="area_id", how="semi")
        .sort("sort_order")
        .select("association_id", "area_id", "category_name")
        .iter_rows()
    ):
        extras.setdefault((side, area), []).append(f"”{name}”")
    return extras


def _name(column: dict[str, object]) -> str:
    return f"{column['association_name']} {column['year']}"
