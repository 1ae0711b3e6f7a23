"""Which plan, year and version stands for each association in a comparison."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Version
from finsam_metrics.model.records import PROSE_TABLE

VERSION_TEXTS = {
    Version.OUTCOME: "utfall",
    Version.FORECAST: "prognos",
    Version.BUDGET: "budget",
    Version.PLAN: "plan",
}
COLUMN = ("association_id", "plan_id", "year", "version")

_VERSION_ORDER = [Version.BUDGET, Version.PLAN, Version.FORECAST, Version.OUTCOME]


@remembered
def choose_budgets(
    associations: pl.DataFrame,
    plans: pl.DataFrame,
    lines: pl.DataFrame,
    *,
    association_ids: list[str],
    year: int | None,
) -> pl.DataFrame:
    """Choose one column of figures per association.

    Without a year: the budget of each association's latest plan ("senaste budget per
    förbund"). With a year: the figures for that year, from the plan for that year where there
    is one, else a budget in another plan, else a plan or forecast made in advance, else an
    outcome; the latest plan first.

    Args:
        associations: The association table.
        plans: The plan view.
        lines: The budget lines.
        association_ids: The associations wanted.
        year: The year wanted, or None for the latest budget of each.

    Returns:
        One row per association that has any such column, in the fixed order of the
        associations: the names, ``plan_id``, ``budget_year`` (the plan's), ``document_id``,
        ``year``, ``version``, ``version_text`` and ``frame_sek`` (the members' contributions of
        the plan's own year; null where not stated, or where ``year`` is another year).
    """
    wanted = pl.col("is_own") if year is None else pl.col("year") == year
    candidates = _candidates(plans, lines, association_ids).filter(wanted)
    return _choose(candidates, associations, by=["association_id"])


@remembered
def choose_yearly_budgets(
    associations: pl.DataFrame,
    plans: pl.DataFrame,
    lines: pl.DataFrame,
    *,
    association_ids: list[str],
) -> pl.DataFrame:
    """Choose one column of figures per association and year, as ``choose_budgets`` does for one.

    Args:
        associations: The association table.
        plans: The plan view.
        lines: The budget lines.
        association_ids: The associations wanted.

    Returns:
        As ``choose_budgets``, one row per association and year that any plan has
        figures for, in the fixed order of the associations and by year.
    """
    by = ["association_id", "year"]
    return _choose(_candidates(plans, lines, association_ids), associations, by=by)


@remembered
def list_budgets(
    associations: pl.DataFrame,
    plans: pl.DataFrame,
    lines: pl.DataFrame,
    *,
    association_ids: list[str],
) -> pl.DataFrame:
    """List every column of figures there is.

    Args:
        associations: The association table.
        plans: The plan view.
        lines: The budget lines.
        association_ids: The associations wanted.

    Returns:
        As ``choose_budgets``, one row per association, year and version, in the fixed
        order of the associations and by year; from the latest plan where several have it.
    """
    by = ["association_id", "year", "version"]
    return _choose(_candidates(plans, lines, association_ids), associations, by=by)


def _candidates(
    plans: pl.DataFrame, lines: pl.DataFrame, association_ids: list[str]
) -> pl.DataFrame:
    """Every plan's own budget, and every other year and version that it prints."""
    planned = plans.select(
        "association_id",
        "plan_id",
        year=pl.col("budget_year"),
        version=pl.lit(str(Version.BUDGET)),
    )
    printed = _table_budget(lines).select(COLUMN).drop_nulls("year")
    return (
        pl.concat([planned, printed], how="vertical_relaxed")
        .filter(pl.col("association_id").is_in(association_ids))
        .unique()
        .join(plans.select("plan_id", "budget_year", "document_id", "frame_sek"), on="plan_id")
        .with_columns(
            is_own=(pl.col("year") == pl.col("budget_year")) & (pl.col("version") == "budget"),
            version_order=pl.col("version").replace_strict(
                {str(v): i for i, v in enumerate(_VERSION_ORDER)}
            ),
        )
    )


def _choose(
    candidates: pl.DataFrame,
    associations: pl.DataFrame,
    *,
    by: list[str],
) -> pl.DataFrame:
    """Take the best candidate of each group, and name it."""
    return (
        candidates.sort(
            ["association_id", "is_own", "version_order", "budget_year"],
            descending=[False, True, False, True],
        )
        .group_by(by, maintain_order=True)
        .first()
        .join(
            associations.select(
                "association_id", "association_name", "short_name", "initials", "sort_order"
            ),
            on="association_id",
        )
        .with_columns(
            version_text=pl.col("version").replace_strict(
                {str(v): text for v, text in VERSION_TEXTS.items()}
            ),
            frame_sek=pl.when("is_own").then("frame_sek"),
        )
        .sort("sort_order", "year")
        .select(
            "association_id",
            "association_name",
            "short_name",
            "initials",
            "sort_order",
            "plan_id",
            "budget_year",
            "document_id",
            "year",
            "version",
            "version_text",
            "frame_sek",
        )
    )


def _table_budget(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.filter(
        pl.col("statement") == "budget",
        pl.col("table_text") != PROSE_TABLE,
        pl.col("kind") == "cost",
    )
