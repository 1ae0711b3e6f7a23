"""Which initiatives and trainings several plans name.

Two rows are tied by a reviewed entry, or by the rule that their printed names are the same when
case, signs, spaces and years are set aside. The rule says *same name*, no more.
"""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.swedish_order import swedish_order

_YEAR = r"\b(19|20)\d\d\b"
_SIGNS = r"[^\p{L}\p{N}]"


@remembered
def initiative_mentions(initiatives: pl.DataFrame, plans: pl.DataFrame) -> pl.DataFrame:
    """The initiatives that plans name, each in its plan's year.

    Args:
        initiatives: The initiatives.
        plans: The plans to look in, with ``association_name``, ``short_name`` and
            ``sort_order``.

    Returns:
        One row per initiative, as ``recurrences`` wants them.
    """
    return _mentions(
        initiatives.with_columns(
            entry_key="name",
            printed_name="name",
            year=pl.lit(None, dtype=pl.Int32),
            mention_type=pl.lit("initiative"),
        ),
        plans,
    )


@remembered
def training_mentions(trainings: pl.DataFrame, plans: pl.DataFrame) -> pl.DataFrame:
    """The trainings that plans name, each in the year it is planned for.

    Args:
        trainings: The trainings; one without a year is of the plan's own year.
        plans: As for ``initiative_mentions``.

    Returns:
        One row per training, as ``recurrences`` wants them.
    """
    return _mentions(
        trainings.with_columns(
            entry_key="training_id", printed_name="title", mention_type=pl.lit("training")
        ),
        plans,
    )


@remembered
def recurrences(
    mentions: pl.DataFrame, recurring: pl.DataFrame, entries: pl.DataFrame
) -> pl.DataFrame:
    """The mentions that recur: those of one kind in at least two of the plans.

    A row that no entry names is tied by its name, to a reviewed row with the same name where
    there is one.

    Args:
        mentions: What ``initiative_mentions`` or ``training_mentions`` gives.
        recurring: What recurs, by reviewed entries.
        entries: The reviewed entries.

    Returns:
        One row per such mention, what is reviewed first, then by name; within each by year and
        association: ``recurring_id``, ``recurring_name`` (for the rule the shortest printed
        name), ``recurring_order`` (0-based), ``tie`` (``reviewed``; ``judgement``: reviewed,
        the tie is our reading; ``same_name``: the rule), ``reason_text`` (null for the rule),
        and of the mention ``plan_id``, ``association_id``, ``association_name``,
        ``short_name``, ``sort_order``, ``year``, ``entry_key``, ``printed_name``, ``page``,
        ``line`` and ``origin_ids``.
    """
    reviewed = _with_entries(mentions, recurring, entries)
    named = (
        reviewed.drop_nulls(["recurring_id", "plain_name"])
        .group_by("plain_name")
        .agg(named_id=pl.col("recurring_id").first(), named_name=pl.col("recurring_name").first())
    )
    shortest = pl.col("printed_name").sort_by(pl.col("printed_name").str.len_chars()).first()
    return (
        reviewed.join(named, on="plain_name", how="left", maintain_order="left")
        .with_columns(
            recurring_id=pl.coalesce("recurring_id", "named_id"),
            recurring_name=pl.coalesce("recurring_name", "named_name"),
            is_reviewed=pl.coalesce("recurring_id", "named_id").is_not_null(),
        )
        .with_columns(
            recurring_id=pl.coalesce("recurring_id", pl.format("namn-{}", "plain_name")),
            recurring_name=pl.coalesce("recurring_name", shortest.over("plain_name")),
        )
        .filter(
            pl.col("recurring_id").is_not_null(),
            pl.col("plan_id").n_unique().over("recurring_id") > 1,
        )
        .sort(
            [
                ~pl.col("is_reviewed"),
                swedish_order("recurring_name"),
                "recurring_id",
                "year",
                "sort_order",
                "line",
            ]
        )
        .with_columns(recurring_order=pl.col("recurring_id").rle_id().cast(pl.Int32))
        .select(
            "recurring_id",
            "recurring_name",
            "recurring_order",
            "tie",
            "reason_text",
            *_MENTION,
        )
    )


@remembered
def recurrence_counts(found: pl.DataFrame) -> pl.DataFrame:
    """How many plans name each thing that recurs.

    Args:
        found: What ``recurrences`` gives.

    Returns:
        One row per ``recurring_id``, in the same order: ``recurring_name``, ``plan_count``,
        ``association_count``, ``first_year`` and ``last_year``.
    """
    return found.group_by("recurring_id", "recurring_name", maintain_order=True).agg(
        plan_count=pl.col("plan_id").n_unique().cast(pl.Int64),
        association_count=pl.col("association_id").n_unique().cast(pl.Int64),
        first_year=pl.col("year").min(),
        last_year=pl.col("year").max(),
    )


_MENTION = (
    "plan_id",
    "association_id",
    "association_name",
    "short_name",
    "sort_order",
    "year",
    "entry_key",
    "printed_name",
    "page",
    "line",
    "origin_ids",
)


def _mentions(rows: pl.DataFrame, plans: pl.DataFrame) -> pl.DataFrame:
    return (
        rows.drop("association_id")
        .join(
            plans.select(
                "plan_id",
                "association_id",
                "association_name",
                "short_name",
                "sort_order",
                "budget_year",
            ),
            on="plan_id",
            maintain_order="left",
        )
        .with_columns(
            year=pl.coalesce("year", "budget_year"), origin_ids=pl.concat_list("origin_id")
        )
        .select(*_MENTION, "mention_type")
    )


def _with_entries(
    mentions: pl.DataFrame, recurring: pl.DataFrame, entries: pl.DataFrame
) -> pl.DataFrame:
    """The mentions with what an entry says of them, null where none does, and the plain name."""
    plain = (
        pl.col("printed_name")
        .str.to_lowercase()
        .str.replace_all(_YEAR, "")
        .str.replace_all(_SIGNS, "")
    )
    return mentions.join(
        entries.join(recurring, on="recurring_id").select(
            "recurring_id",
            "recurring_name",
            "plan_id",
            "entry_key",
            "is_judgement",
            "reason_text",
            mention_type="recurring_type",
        ),
        on=["plan_id", "entry_key", "mention_type"],
        how="left",
        maintain_order="left",
    ).with_columns(
        plain_name=pl.when(plain.str.len_chars() > 0).then(plain),
        tie=pl.when(pl.col("recurring_id").is_null())
        .then(pl.lit("same_name"))
        .when("is_judgement")
        .then(pl.lit("judgement"))
        .otherwise(pl.lit("reviewed")),
    )
