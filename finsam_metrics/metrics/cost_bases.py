"""What a shared cost can be divided by, and what the documents say of costs to divide."""

import polars as pl

from finsam_metrics.memo import remembered


@remembered
def trainings_to_share(
    trainings: pl.DataFrame, plans: pl.DataFrame, keys: pl.DataFrame
) -> pl.DataFrame:
    """The joint trainings with a stated cost that an agreed key concerns.

    A key concerns the trainings of the plan whose document states it, of the key's year.

    Args:
        trainings: The trainings.
        plans: The plan view.
        keys: The agreed keys.

    Returns:
        One row per key and training, sorted by the key's year, ``key_id`` and the line of the
        document: ``key_id`` and the training's ``title``, ``scope``, ``start_date``, ``year``,
        ``month`` (days and months null where not stated) and ``cost_sek`` (as the plan states
        it). A training without a stated cost is left out, since what is not stated cannot be
        divided.
    """
    agreed = keys.select("key_id", "document_id", key_year="year")
    return (
        trainings.filter(pl.col("scope") == "joint", pl.col("cost_sek").is_not_null())
        .join(plans.select("plan_id", "budget_year", "document_id"), on="plan_id")
        .with_columns(year=pl.col("year").fill_null(pl.col("budget_year")))
        .join(agreed, on="document_id")
        .filter(pl.col("year") == pl.col("key_year"))
        .with_columns(row=pl.int_range(pl.len()).over("plan_id", "key_id"))
        .sort("key_year", "key_id", "line", "row")
        .select("key_id", "title", "scope", "start_date", "year", "month", "cost_sek")
    )


@remembered
def contributions_near(plans: pl.DataFrame, year: int | None) -> pl.DataFrame:
    """The members' contributions of each association, of a year or the stated year nearest to it.

    Args:
        plans: The plan view.
        year: The year wanted; None for the latest.

    Returns:
        One row per association that states any, sorted by ``association_id``:
        ``contribution_sek``, ``contribution_year`` (the earlier of two years equally near) and
        ``origin_ids``.
    """
    far = (pl.col("budget_year") - year).abs() if year else -pl.col("budget_year")
    return (
        plans.filter(pl.col("frame_sek").is_not_null())
        .with_columns(far=far)
        .sort("association_id", "far", "budget_year", "revision")
        .group_by("association_id", maintain_order=True)
        .agg(
            contribution_sek=pl.col("frame_sek").first(),
            contribution_year=pl.col("budget_year").first(),
            origin_ids=pl.col("frame_figure_id").head(1),
        )
        .sort("association_id")
    )


@remembered
def printed_bases(
    key_shares: pl.DataFrame, contributions: pl.DataFrame, *, contributions_key: str
) -> pl.DataFrame:
    """The printed rows that a party's share rests on, where any are.

    Args:
        key_shares: What each pays under the agreed keys, with ``origin_id``.
        contributions: What ``contributions_near`` gives.
        contributions_key: Id of the key that goes by contributions.

    Returns:
        One row per key and association: ``key_id``, ``party_id`` and ``origin_ids``.
    """
    return pl.concat(
        [
            key_shares.select(
                "key_id", party_id="association_id", origin_ids=pl.concat_list("origin_id")
            ),
            contributions.select(
                pl.lit(contributions_key).alias("key_id"), "origin_ids", party_id="association_id"
            ).select("key_id", "party_id", "origin_ids"),
        ]
    )


@remembered
def inhabitants_of_year(populations: pl.DataFrame, year: int | None) -> pl.DataFrame:
    """The inhabitants that count for a budget year.

    Args:
        populations: What ``association_population`` gives.
        year: The budget year; None for the latest that is known of each association.

    Returns:
        One row per association whose inhabitants are known, sorted by ``association_id``:
        ``population_count`` and ``population_year`` (31 December of it).
    """
    known = populations.filter(pl.col("population_count").is_not_null())
    wanted = known if year is None else known.filter(pl.col("year") == year)
    return (
        wanted.sort("association_id", "year")
        .group_by("association_id", maintain_order=True)
        .agg(pl.col("population_count", "population_year").last())
    )


@remembered
def budget_use(shares: pl.DataFrame, spend: pl.DataFrame) -> pl.DataFrame:
    """How much of each association's budget for joint training its share takes.

    Args:
        shares: One row per party: ``association_id`` and ``share_sek``.
        spend: What ``training_spend`` gives, of the year that the costs are of.

    Returns:
        The rows of ``shares`` in their order with ``budget_sek`` (the line for joint training;
        null where it is not stated), ``used_share`` (the share over the line; null where the line
        is not stated or 0) and ``left_sek`` (negative where the share is larger than the line).
    """
    joint = spend.filter(pl.col("scope") == "joint").select(
        "association_id", "origin_ids", budget_sek="amount_sek"
    )
    share, budget = pl.col("share_sek"), pl.col("budget_sek")
    return shares.join(joint, on="association_id", how="left", maintain_order="left").with_columns(
        used_share=share.cast(pl.Float64) / pl.when(budget > 0).then(budget.cast(pl.Float64)),
        left_sek=budget - share,
    )
