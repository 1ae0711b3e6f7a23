"""What training costs, jointly and locally, and which trainings are planned."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.selection import COLUMN

_SCOPES = {"training-joint": "joint", "training-local": "local"}
_SCOPE_NAMES = {"joint": "Länsgemensam utbildning", "local": "Lokal utbildning"}
_MONTHS = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
_SEASON_MONTHS = {"spring": 3, "autumn": 9}


@remembered
def training_spend(
    by_category: pl.DataFrame, budgets: pl.DataFrame, goals: pl.DataFrame
) -> pl.DataFrame:
    """An association's own spend on training, joint with other associations and local.

    Args:
        by_category: What ``cost_by_category`` gives.
        budgets: The chosen budgets.
        goals: The goals; participants are those of goals that count them.

    Returns:
        Two rows per budget, in the order of the budgets: ``scope`` (joint, local), ``scope_name``,
        ``amount_sek`` (null: not stated), ``participant_count`` aimed at (null: no goal),
        ``cost_per_participant_sek`` (null where either is), ``is_judgement``, ``has_finding``
        and ``origin_ids`` (null: not stated).
    """
    planned = (
        goals.filter(
            pl.col("target_unit") == "participants", pl.col("category_id").is_in(list(_SCOPES))
        )
        .group_by("plan_id", "category_id")
        .agg(participant_count=pl.col("target_value").sum().cast(pl.Int64))
        .join(budgets.select("plan_id", "year", "version", "budget_year"), on="plan_id")
        .filter(pl.col("year") == pl.col("budget_year"))
        .select("plan_id", "year", "version", "category_id", "participant_count")
    )
    scopes = pl.DataFrame({"category_id": list(_SCOPES), "scope": list(_SCOPES.values())})
    marks = ["is_judgement", "has_finding"]
    return (
        budgets.select(COLUMN)
        .with_columns(column_order=pl.int_range(pl.len()))
        .join(scopes, how="cross")
        .join(
            by_category.select(*COLUMN, "category_id", "amount_sek", *marks, "origin_ids"),
            on=[*COLUMN, "category_id"],
            how="left",
        )
        .join(planned, on=["plan_id", "year", "version", "category_id"], how="left")
        .with_columns(
            *(pl.col(mark).fill_null(value=False) for mark in marks),
            scope_name=pl.col("scope").replace_strict(_SCOPE_NAMES),
            cost_per_participant_sek=pl.col("amount_sek").cast(pl.Float64)
            / pl.when(pl.col("participant_count") > 0).then("participant_count"),
        )
        .sort("column_order", "scope")
        .drop("column_order")
    )


@remembered
def planned_trainings(trainings: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    """The trainings of the chosen plans, in time.

    Args:
        trainings: The trainings.
        budgets: The chosen budgets; trainings of their plans and years are kept. A training
            whose year is not stated is of the plan's own year.

    Returns:
        One row per training, sorted by association and time: the training's columns,
        ``event_order``, ``when_label`` ("19 feb", "maj", "våren", or the year), ``origin_ids`` and
        ``cost_per_participant_min_sek`` and ``_max_sek`` (the stated cost over the planned
        participants; null where either is not stated).
    """
    month = pl.coalesce(
        "month",
        pl.col("start_date").dt.month(),
        pl.col("season").replace_strict(_SEASON_MONTHS, default=13),
    )
    day = pl.col("start_date").dt.day()
    names = dict(enumerate(_MONTHS, start=1))
    label = (
        pl.when(pl.col("start_date").is_not_null())
        .then(pl.format("{} {}", day, month.replace_strict(names, default="")))
        .when(pl.col("month").is_not_null())
        .then(pl.col("month").replace_strict(names, default=""))
        .when(pl.col("season") == "spring")
        .then(pl.lit("våren"))
        .when(pl.col("season") == "autumn")
        .then(pl.lit("hösten"))
        .otherwise(pl.col("year").cast(pl.String))
    )
    cost = pl.col("cost_sek").cast(pl.Float64)
    return (
        trainings.join(
            budgets.select("plan_id", "budget_year", "sort_order", "association_name"),
            on="plan_id",
        )
        .with_columns(year=pl.col("year").fill_null(pl.col("budget_year")))
        .join(budgets.select("plan_id", "year"), on=["plan_id", "year"])
        .with_columns(
            month_order=month,
            day_order=day.fill_null(32),
            when_label=label,
            cost_per_participant_min_sek=cost
            / pl.when(pl.col("participants_max") > 0).then("participants_max"),
            cost_per_participant_max_sek=cost
            / pl.when(pl.col("participants_min") > 0).then("participants_min"),
        )
        .sort("sort_order", "month_order", "day_order", "line")
        .with_columns(event_order=pl.int_range(pl.len()), origin_ids=pl.concat_list("origin_id"))
        .drop("month_order", "day_order")
    )


@remembered
def training_counts(trainings: pl.DataFrame) -> pl.DataFrame:
    """How many trainings each plan names, since costs are often not stated.

    Returns:
        One row per ``association_id``, ``plan_id``, ``year`` and ``scope`` (null: not stated),
        sorted by those: ``training_count``, ``with_cost_count`` and ``cost_sek`` (sum of the
        stated costs; null where none is stated).
    """
    cost = pl.col("cost_sek")
    return (
        trainings.group_by("association_id", "plan_id", "year", "scope")
        .agg(
            training_count=pl.len(),
            with_cost_count=cost.count(),
            cost_sek=pl.when(cost.count() > 0).then(cost.sum()),
        )
        .sort("association_id", "plan_id", "year", "scope")
    )


@remembered
def key_payments(
    keys: pl.DataFrame,
    key_shares: pl.DataFrame,
    associations: pl.DataFrame,
    documents: pl.DataFrame,
) -> pl.DataFrame:
    """Who pays what under the agreed keys that the documents state.

    Returns:
        One row per key and association, sorted by year of the key and order of the
        association: ``title``, ``document_title``, ``year``, ``cap_sek``, ``amount_sek`` (null
        where the key gives shares only), ``share`` (0 to 1; as agreed, else from the amounts)
        and ``origin_ids``.
    """
    total = pl.col("amount_sek").sum().over("key_id")
    of_amounts = pl.col("amount_sek").cast(pl.Float64) / pl.when(total > 0).then(
        total.cast(pl.Float64)
    )
    return (
        key_shares.drop("printed_text")
        .join(keys, on="key_id")
        .join(documents.select("document_id", document_title="title"), on="document_id")
        .join(
            associations.select("association_id", "association_name", "short_name", "sort_order"),
            on="association_id",
        )
        .with_columns(
            share=pl.coalesce("share", of_amounts), origin_ids=pl.concat_list("origin_id")
        )
        .sort("year", "key_id", "sort_order")
    )
