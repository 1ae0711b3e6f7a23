"""Which plan, year and version stands for each association in a comparison."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import DocumentKind, Kind, RowKind, Statement, Version
from finsam_metrics.model.records import PROSE_TABLE
from finsam_metrics.words.sums import is_detail_label

VERSION_TEXTS = {
    Version.OUTCOME: "utfall",
    Version.FORECAST: "prognos",
    Version.BUDGET: "budget",
    Version.PLAN: "plan",
}
COLUMN = ("association_id", "plan_id", "year", "version")

_VERSION_ORDER = [Version.BUDGET, Version.PLAN, Version.FORECAST, Version.OUTCOME]
# Of one year, the document that holds first.
_KINDS = {
    DocumentKind.PLAN: "",
    DocumentKind.ANNUAL_REPORT: "årsredovisning ",
    DocumentKind.BOOKS: "bokföring ",
    DocumentKind.INTERIM_REPORT: "delårsrapport ",
}


@remembered
def choose_budgets(
    associations: pl.DataFrame,
    plans: pl.DataFrame,
    packages: pl.DataFrame,
    lines: pl.DataFrame,
    *,
    association_ids: list[str],
    year: int | None,
) -> pl.DataFrame:
    """Choose one column of figures per association.

    Without a year: the budget of each association's latest plan ("senaste budget per
    förbund"). With a year: the figures for that year, from the plan for that year where there
    is one, else a budget in another document, else a plan or forecast made in advance, else an
    outcome; of several documents as ``in_order`` says.

    Args:
        associations: The association table.
        plans: The plan view.
        packages: The packages: plans, reports and books.
        lines: The budget lines.
        association_ids: The associations wanted.
        year: The year wanted, or None for the latest budget of each.

    Returns:
        One row per association that has any such column, in the fixed order of the
        associations: the names, ``plan_id``, ``budget_year`` (the document's), ``document_id``,
        ``document_kind``, ``source_text`` (what the document is called), ``year``, ``version``,
        ``version_text`` and ``frame_sek`` (the members' contributions of the plan's own year;
        null where not stated, or where ``year`` is another year).
    """
    wanted = pl.col("is_own") if year is None else pl.col("year") == year
    candidates = _candidates(plans, packages, lines, association_ids).filter(wanted)
    return _choose(candidates, associations, by=["association_id"])


@remembered
def choose_yearly_budgets(
    associations: pl.DataFrame,
    plans: pl.DataFrame,
    packages: pl.DataFrame,
    lines: pl.DataFrame,
    *,
    association_ids: list[str],
) -> pl.DataFrame:
    """Choose one column of figures per association and year, as ``choose_budgets`` does for one.

    Args:
        associations: The association table.
        plans: The plan view.
        packages: The packages: plans, reports and books.
        lines: The budget lines.
        association_ids: The associations wanted.

    Returns:
        As ``choose_budgets``, one row per association and year that any plan has
        figures for, in the fixed order of the associations and by year.
    """
    by = ["association_id", "year"]
    return _choose(_candidates(plans, packages, lines, association_ids), associations, by=by)


@remembered
def list_budgets(
    associations: pl.DataFrame,
    plans: pl.DataFrame,
    packages: pl.DataFrame,
    lines: pl.DataFrame,
    *,
    association_ids: list[str],
) -> pl.DataFrame:
    """List every column of figures there is.

    Args:
        associations: The association table.
        plans: The plan view.
        packages: The packages: plans, reports and books.
        lines: The budget lines.
        association_ids: The associations wanted.

    Returns:
        As ``choose_budgets``, one row per association, year and version, in the fixed
        order of the associations and by year; of several documents as ``in_order`` says.
    """
    by = ["association_id", "year", "version"]
    return _choose(_candidates(plans, packages, lines, association_ids), associations, by=by)


@remembered
def in_order(figures: pl.DataFrame) -> pl.DataFrame:
    """Sort what documents say of the same, the one that holds first.

    A plan's own budget goes before what others print of it, and the outcome of an annual report
    before that of others; then the latest document, and of a year's own the plan, the annual
    report, the books, the interim report.

    Args:
        figures: One row per column of a document: ``year``, ``version``, and ``budget_year`` and
            ``document_kind`` of the document.
    """
    is_outcome = pl.col("version") == str(Version.OUTCOME)
    return figures.sort(
        _is_own(),
        is_outcome & (pl.col("document_kind") == str(DocumentKind.ANNUAL_REPORT)),
        "budget_year",
        _place("document_kind", [str(kind) for kind in _KINDS]),
        descending=[True, True, True, False],
        maintain_order=True,
    )


def source_text() -> pl.Expr:
    """What a document is called after its association's name: "2014", "årsredovisning 2014"."""
    kinds = {str(kind): text for kind, text in _KINDS.items()}
    return pl.concat_str(
        pl.col("document_kind").replace_strict(kinds, return_dtype=pl.String),
        pl.col("budget_year").cast(pl.String),
    ).alias("source_text")


def _is_own() -> pl.Expr:
    """Whether a column is the budget that its document is the plan of."""
    return (
        (pl.col("year") == pl.col("budget_year"))
        & (pl.col("version") == str(Version.BUDGET))
        & (pl.col("document_kind") == str(DocumentKind.PLAN))
    )


def _place(column: str, order: list[str]) -> pl.Expr:
    return pl.col(column).replace_strict({value: place for place, value in enumerate(order)})


def _candidates(
    plans: pl.DataFrame,
    packages: pl.DataFrame,
    lines: pl.DataFrame,
    association_ids: list[str],
) -> pl.DataFrame:
    """Every plan's own budget, and every other year and version that a document prints."""
    planned = plans.select(
        "association_id",
        "plan_id",
        year=pl.col("budget_year"),
        version=pl.lit(str(Version.BUDGET)),
    )
    costs = account_lines(lines).filter(pl.col("kind") == str(Kind.COST))
    printed = costs.select(COLUMN).drop_nulls("year")
    return (
        pl.concat([planned, printed], how="vertical_relaxed")
        .filter(pl.col("association_id").is_in(association_ids))
        .unique()
        .join(
            packages.select("plan_id", "budget_year", "document_id", "document_kind"), on="plan_id"
        )
        .join(plans.select("plan_id", "frame_sek"), on="plan_id", how="left")
        .with_columns(is_own=_is_own())
    )


def _choose(
    candidates: pl.DataFrame,
    associations: pl.DataFrame,
    *,
    by: list[str],
) -> pl.DataFrame:
    """Take the best candidate of each group, and name it."""
    return (
        in_order(candidates)
        .sort(
            "association_id",
            ~pl.col("is_own"),
            _place("version", [str(version) for version in _VERSION_ORDER]),
            maintain_order=True,
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
            source_text(),
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
            "document_kind",
            "source_text",
            "year",
            "version",
            "version_text",
            "frame_sek",
        )
    )


@remembered
def account_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """Give the lines of tables that say what a year costs, each amount once.

    They are those of the budget, and of the income statement where a document has no budget of
    that year and version, as an annual report. An "of which" row that is part of no sum stands in
    the row above it already.

    Args:
        lines: The budget lines.
    """
    printed = lines.filter(
        pl.col("statement").is_in([str(Statement.BUDGET), str(Statement.INCOME_STATEMENT)]),
        pl.col("table_text") != PROSE_TABLE,
    )
    with_budget = printed.filter(pl.col("statement") == str(Statement.BUDGET)).select(COLUMN)
    only_result = printed.filter(pl.col("statement") != str(Statement.BUDGET)).join(
        with_budget.unique(), on=COLUMN, how="anti", nulls_equal=True
    )
    details = [text for text in printed["line_text"].drop_nulls().unique() if is_detail_label(text)]
    is_detail = (
        pl.col("line_text").is_in(details)
        & (pl.col("row_kind") == str(RowKind.ITEM))
        & pl.col("part_of").is_null()
    )
    return pl.concat(
        [printed.filter(pl.col("statement") == str(Statement.BUDGET)), only_result]
    ).filter(~is_detail)
