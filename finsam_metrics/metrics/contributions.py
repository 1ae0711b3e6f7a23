"""Who pays, against the law's half, quarter and quarter; and equity against the contributions."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.selection import COLUMN

PARTIES = ("income-state", "income-region", "income-municipality")
_RULE_NAMES = ("state_share", "region_share", "municipality_share")


def law_shares(rule_values: pl.DataFrame) -> dict[str, float | None]:
    """Give the law's share of the contributions for each party, by its category.

    Args:
        rule_values: The values of the rules; those of ``contribution-shares-law`` are used. A
            share that is not there is None.
    """
    law = dict(
        rule_values.filter(pl.col("rule_id") == "contribution-shares-law")
        .select("name", "value")
        .iter_rows()
    )
    return {party: law.get(name) for party, name in zip(PARTIES, _RULE_NAMES, strict=True)}


@remembered
def stated_contributions(lines: pl.DataFrame) -> pl.DataFrame:
    """Give the printed lines of the members' contributions.

    Returns:
        The lines of the budget, where both budget and funding state contributions, else of the one
        that does.
    """
    first_statement = pl.col("statement") == pl.col("statement").min().over(COLUMN)
    return lines.filter(
        pl.col("category_id").is_in(PARTIES),
        pl.col("row_kind") == "item",
        pl.col("statement").is_in(["budget", "funding"]),
        pl.col("year").is_not_null(),
    ).filter(first_statement)


@remembered
def member_contributions(lines: pl.DataFrame, rule_values: pl.DataFrame) -> pl.DataFrame:
    """Member contributions by party, against the law.

    The state pays half, also for the employment service; the region a quarter and the
    municipalities together a quarter (lag 2003:1210, 5 §).

    Args:
        lines: The budget lines.
        rule_values: The values of the rules; those of ``contribution-shares-law`` are used.

    Returns:
        One row per ``association_id``, ``plan_id``, ``year``, ``version`` and party
        (``category_id``), sorted by those; from the budget where both budget and funding state
        them: ``amount_sek`` (kronor), ``contribution_share`` (0 to
        1 of the three parties' contributions; null unless all three are stated),
        ``law_share`` and ``origin_ids``.
    """
    every_party = pl.col("category_id").n_unique().over(COLUMN) == len(PARTIES)
    total = pl.col("amount_sek").sum().over(COLUMN)
    return (
        stated_contributions(lines)
        .group_by(*COLUMN, "category_id")
        .agg(pl.col("amount_sek").sum(), origin_ids=pl.col("origin_id"))
        .with_columns(
            contribution_share=pl.when(every_party & (total > 0)).then(
                pl.col("amount_sek").cast(pl.Float64) / total.cast(pl.Float64)
            ),
            law_share=pl.col("category_id").replace_strict(
                law_shares(rule_values), return_dtype=pl.Float64
            ),
        )
        .sort(*COLUMN, "category_id")
    )


@remembered
def equity_share(lines: pl.DataFrame, goals: pl.DataFrame) -> pl.DataFrame:
    """Closing equity against the members' contributions of the same year.

    Args:
        lines: The budget lines.
        goals: The goals; an association's own limit is one of them.

    Returns:
        One row per ``association_id``, ``plan_id``, ``year`` and ``version`` whose closing equity
        is stated, sorted by those: ``equity_sek``, ``contributions_sek`` and ``equity_share``
        (null where contributions are not stated), ``limit_share`` (the association's own
        limit; null where none is known: then there is no verdict) and ``origin_ids`` (the equity,
        the contributions and the goal that sets the limit).
    """
    limits = (
        goals.filter(
            pl.col("target_unit") == "equity_share_of_contributions",
            pl.col("target_operator") == "<=",
        )
        .group_by("plan_id")
        .agg(limit_share=pl.col("target_value").min(), limit_origin_ids=pl.col("origin_id"))
    )

    def named(concept: str, column: str) -> pl.DataFrame:
        return (
            lines.filter(pl.col("concept") == concept, pl.col("year").is_not_null())
            .group_by(COLUMN, maintain_order=True)
            .agg(
                pl.col("amount_sek").first().alias(column),
                pl.col("origin_id").head(1).alias(f"{column}_origin_ids"),
            )
        )

    return (
        named("closing_equity", "equity_sek")
        .join(named("frame", "contributions_sek"), on=COLUMN, how="left")
        .join(limits, on="plan_id", how="left")
        .with_columns(
            equity_share=pl.col("equity_sek").cast(pl.Float64)
            / pl.when(pl.col("contributions_sek") > 0).then(
                pl.col("contributions_sek").cast(pl.Float64)
            ),
            origin_ids=pl.concat_list(
                pl.col(name).fill_null([])
                for name in (
                    "equity_sek_origin_ids",
                    "contributions_sek_origin_ids",
                    "limit_origin_ids",
                )
            ),
        )
        .select(
            *COLUMN,
            "equity_sek",
            "contributions_sek",
            "limit_share",
            "equity_share",
            "origin_ids",
        )
        .sort(COLUMN)
    )
