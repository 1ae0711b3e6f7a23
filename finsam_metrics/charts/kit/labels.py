"""A value in words, in each of its states: stated, stated 0, not stated, a judgement, a finding."""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_text
from finsam_metrics.charts.kit.marks import finding_marks, words
from finsam_metrics.charts.kit.palette import INK, MUTED
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_measure

JUDGEMENT: Final = "\N{THIN SPACE}*"
FINDING_ROOM: Final = 18
_SIZE: Final = 14


def add_labels(rows: pl.DataFrame, measure: Measure, *, weight: int = 400) -> pl.DataFrame:
    """Add how each value is told.

    Args:
        rows: With ``value`` in the measure (null: not stated), ``is_judgement`` and
            ``has_finding``, of which null is no; and ``label_size`` and ``label_weight`` where the
            letters are not the same in all rows.
        measure: What the values are.
        weight: Of the letters, where it is the same in all rows.

    Returns:
        The rows with ``label`` (0 is "0", a judgement has its star), ``label_width``,
        ``cell_width`` (with the mark of a finding), ``is_stated`` and ``has_bar``.
    """
    known = with_letters(rows, weight=weight).with_columns(
        pl.col("is_judgement", "has_finding").fill_null(value=False),
        is_stated=pl.col("value").is_not_null(),
        has_bar=pl.col("value").fill_null(0) > 0,
    )
    told = add_text(
        known,
        "label",
        lambda value, is_judgement: tell_value(value, measure, is_judgement=is_judgement),
        *("value", "is_judgement"),
        size="label_size",
        weight="label_weight",
    )
    mark = pl.col("has_finding").cast(pl.Float64) * FINDING_ROOM
    return told.with_columns(cell_width=pl.col("label_width") + mark)


def starred() -> pl.Expr:
    """The star of a row that is a judgement; nothing where it is not."""
    return pl.when("is_judgement").then(pl.lit(JUDGEMENT)).otherwise(pl.lit(""))


def with_letters(rows: pl.DataFrame, *, weight: int = 400) -> pl.DataFrame:
    """Add ``label_size`` and ``label_weight``, the same in all rows, where they are not stated."""
    looks = {"label_size": _SIZE, "label_weight": weight}
    return rows.with_columns(
        pl.lit(look).alias(name) for name, look in looks.items() if name not in rows.columns
    )


def tell_value(value: float | None, measure: Measure, *, is_judgement: bool) -> str:
    """Write a value: 0 upright, a judgement with its star, *ej angivet* where it is not stated."""
    if value is None:
        return format_measure(None, measure)
    return ("0" if value == 0 else format_measure(value, measure)) + JUDGEMENT * is_judgement


def value_labels(
    rows: pl.DataFrame,
    *,
    x: str,
    y: str,
    align: str | alt.ExprRef = "left",
    when: str | None = None,
) -> alt.Chart:
    """Write the labels: what is not stated small, muted and slanted.

    Args:
        rows: As ``add_labels`` gives them.
        x: Where a label begins, or ends.
        y: Its middle.
        align: Of the words.
        when: Condition on a row.
    """
    look: dict[str, Any] = {
        "size": _where_stated("datum.label_size", "13"),
        "weight": _where_stated("datum.label_weight", "400"),
        "style": _where_stated("'normal'", "'italic'"),
        "color": f"datum.is_stated ? '{INK}' : '{MUTED}'",
    }
    return words(rows, "label", x=x, y=y, align=align, when=when, **look)


def label_marks(rows: pl.DataFrame, *, x: str, y: str) -> list[alt.Chart]:
    """Write the labels to the right of a place, each with the mark of its finding after it."""
    after = f"{x} + datum.label_width + 10"
    return [value_labels(rows, x=x, y=y), finding_marks(rows, x=after, y=y)]


def _where_stated(stated: str, unstated: str) -> alt.ExprRef:
    return alt.ExprRef(f"datum.is_stated ? {stated} : {unstated}")
