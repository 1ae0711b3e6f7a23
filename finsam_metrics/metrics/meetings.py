"""One calendar of the meetings that plans date: which of them clash, and which days are free.

Plans give dates, no times of day. Two meetings on one day clash when somebody is bound to sit in
both: those of the same association, whose coordinator attends all its bodies, and those of the
same body in associations of one county, whose members come from the same authorities.
"""

import datetime as dt

import polars as pl

from finsam_metrics.memo import remembered

_WEEKDAYS = {
    1: "måndag",
    2: "tisdag",
    3: "onsdag",
    4: "torsdag",
    5: "fredag",
    6: "lördag",
    7: "söndag",
}
_JULY = 7
WORKDAYS = {number: name for number, name in _WEEKDAYS.items() if number <= 5}


def meeting_year(
    meetings: pl.DataFrame, association_ids: list[str], year: int | None, *, otherwise: int
) -> int:
    """The year to open: the chosen one where it holds meetings, else the latest that does.

    Args:
        meetings: The meetings.
        association_ids: The chosen associations.
        year: The chosen year, or None.
        otherwise: The year where no meeting is dated and none is chosen.
    """
    known = dated_years(meetings, association_ids)
    if year in known:
        return year
    return known[0] if known else year or otherwise


def dated_years(meetings: pl.DataFrame, association_ids: list[str]) -> list[int]:
    """The years in which the associations have dated meetings, latest first."""
    of_chosen = meetings.filter(pl.col("association_id").is_in(association_ids))
    return of_chosen["date"].dt.year().unique().sort(descending=True).to_list()


@remembered
def dated_meetings(
    meetings: pl.DataFrame,
    plans: pl.DataFrame,
    associations: pl.DataFrame,
    *,
    association_ids: list[str],
    year: int | None,
) -> pl.DataFrame:
    """The dated meetings of a year, with those that they clash with.

    Args:
        meetings: The meetings.
        plans: The plan view. A meeting that several plans of an association date is of the
            latest of them.
        associations: The association table.
        association_ids: The chosen associations.
        year: The year, or None for all years.

    Returns:
        One row per association, body and day, sorted by day, association and body:
        ``plan_id``, ``budget_year``, ``document_id``, ``association_id``, ``association_name``,
        ``short_name``, ``sort_order``, ``county_code``, ``body`` (as printed), ``body_name``
        (with a capital), ``body_order`` (0-based, as first printed), ``date``, ``year``,
        ``month``, ``day``, ``weekday_name``, ``place`` (null: not stated), ``page``, ``line``,
        ``origin_ids``, ``clash_texts`` (the meetings that it clashes with; null: none) and
        ``is_clash``.
    """
    date = pl.col("date")
    held = (
        meetings.filter(
            pl.col("association_id").is_in(association_ids),
            pl.lit(value=True) if year is None else date.dt.year() == year,
        )
        .join(plans.select("plan_id", "budget_year", "document_id"), on="plan_id")
        .join(
            associations.select(
                "association_id", "association_name", "short_name", "sort_order", "county_code"
            ),
            on="association_id",
        )
        .sort("budget_year", descending=True)
        .unique(["association_id", "body", "date"], keep="first", maintain_order=True)
        .sort("sort_order", "line")
    )
    bodies = held["body"].unique(maintain_order=True).to_list()
    body = pl.col("body")
    dated = held.with_columns(
        body_name=body.str.head(1).str.to_uppercase() + body.str.slice(1),
        body_order=body.replace_strict(
            bodies, list(range(len(bodies))), return_dtype=pl.Int32, default=None
        ),
        year=date.dt.year().cast(pl.Int32),
        month=date.dt.month().cast(pl.Int32),
        day=date.dt.day().cast(pl.Int32),
        weekday_name=date.dt.weekday().replace_strict(
            list(_WEEKDAYS), list(_WEEKDAYS.values()), return_dtype=pl.String
        ),
        origin_ids=pl.concat_list("origin_id"),
    ).sort("date", "sort_order", "body_order")
    return dated.join(
        _clashes(dated),
        on=["association_id", "body", "date"],
        how="left",
        maintain_order="left",
    ).select(
        "plan_id",
        "budget_year",
        "document_id",
        "association_id",
        "association_name",
        "short_name",
        "sort_order",
        "county_code",
        "body",
        "body_name",
        "body_order",
        "date",
        "year",
        "month",
        "day",
        "weekday_name",
        "place",
        "page",
        "line",
        "origin_ids",
        "clash_texts",
        is_clash=pl.col("clash_texts").is_not_null(),
    )


@remembered
def meeting_states(
    dated: pl.DataFrame,
    plans: pl.DataFrame,
    associations: pl.DataFrame,
    *,
    association_ids: list[str],
    year: int,
) -> pl.DataFrame:
    """What is known of each chosen association's meetings in a year.

    Args:
        dated: What ``dated_meetings`` gives.
        plans: The plan view.
        associations: The association table.
        association_ids: The chosen associations.
        year: The year.

    Returns:
        One row per association, in the fixed order: ``association_id``, ``association_name``,
        ``meeting_count`` (null: no date is stated) and ``state``: ``stated``, ``not_stated`` (a
        plan for the year dates none) or ``no_plan`` (no plan for the year has been read).
    """
    with_plan = plans.filter(pl.col("budget_year") == year)["association_id"].unique().to_list()
    counts = dated.group_by("association_id").agg(meeting_count=pl.len().cast(pl.Int64))
    return (
        associations.filter(pl.col("association_id").is_in(association_ids))
        .sort("sort_order")
        .join(counts, on="association_id", how="left", maintain_order="left")
        .select(
            "association_id",
            "association_name",
            "meeting_count",
            state=pl.when(pl.col("meeting_count").is_not_null())
            .then(pl.lit("stated"))
            .when(pl.col("association_id").is_in(with_plan))
            .then(pl.lit("not_stated"))
            .otherwise(pl.lit("no_plan")),
        )
    )


@remembered
def days_for_meetings(
    days: pl.DataFrame,
    dated: pl.DataFrame,
    *,
    first_month: int,
    last_month: int,
    weekdays: tuple[int, ...],
    busy: frozenset[dt.date],
) -> pl.DataFrame:
    """Say which days of a year suit a joint meeting.

    That is the chosen weekdays of a period with no known meeting, not busy, not a holiday nor
    the day before one, and not in July.

    Args:
        days: What ``calendar_days`` gives.
        dated: What ``dated_meetings`` gives for the same year.
        first_month: First month of the period.
        last_month: Last month of the period.
        weekdays: The chosen weekdays, 1 is Monday; none chosen is none that suits.
        busy: Days that those who ask cannot meet.

    Returns:
        One row per day of the year, as in ``days``, with ``is_busy`` and ``is_free``.
    """
    is_busy = pl.col("date").is_in(sorted(busy))
    is_free = (
        pl.col("month").is_between(first_month, last_month)
        & (pl.col("month") != _JULY)
        & pl.col("weekday").is_in(weekdays)
        & ~pl.col("is_off")
        & ~pl.col("is_before_holiday")
        & ~pl.col("date").is_in(dated["date"].to_list())
        & ~is_busy
    )
    return days.with_columns(is_busy=is_busy, is_free=is_free)


@remembered
def free_days_by_month(days: pl.DataFrame) -> pl.DataFrame:
    """The free days of each month, those that follow each other joined.

    Args:
        days: What ``days_for_meetings`` gives.

    Returns:
        One row per month that has any: ``month``, ``day_count`` and ``days_text``
        ("2–5, 9, 12–13").
    """
    first, last = pl.col("first_day"), pl.col("last_day")
    span = (
        pl.when(first == last)
        .then(first.cast(pl.String))
        .otherwise(pl.format("{}–{}", first, last))
    )
    return (
        days.filter("is_free")
        .with_columns(run=pl.col("day") - pl.int_range(pl.len()).over("month"))
        .group_by("month", "run", maintain_order=True)
        .agg(first_day=pl.col("day").min(), last_day=pl.col("day").max(), days=pl.len())
        .group_by("month", maintain_order=True)
        .agg(day_count=pl.col("days").sum().cast(pl.Int64), days_text=span.str.join(", "))
    )


def _clashes(dated: pl.DataFrame) -> pl.DataFrame:
    """One row per meeting that clashes, with the names of those that it clashes with."""
    key = ["association_id", "body", "date"]
    other = dated.select(
        "date",
        other_id="association_id",
        other_body="body",
        other_county="county_code",
        other_text=pl.format("{}, {}", "body_name", "association_name"),
    )
    same_association = pl.col("association_id") == pl.col("other_id")
    same_body = pl.col("body") == pl.col("other_body")
    same_county = pl.col("county_code") == pl.col("other_county")
    return (
        dated.select(*key, "county_code")
        .join(other, on="date", maintain_order="left_right")
        .filter((same_association & ~same_body) | (~same_association & same_body & same_county))
        .group_by(key, maintain_order=True)
        .agg(clash_texts=pl.col("other_text"))
    )
