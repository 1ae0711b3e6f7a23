"""The values of a picture along its width: one scale from zero, whose range follows the width."""

from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.marks import box, outline

_LEAST: Final = 2

_LIFT: Final = f"max(0, {_LEAST} - scale('x', datum.value) + scale('x', 0))"
# Where the bar of a row ends, in px from where the scale begins.
BAR_LENGTH: Final = f"max({_LEAST}, scale('x', datum.value) - scale('x', 0))"


@dataclass(frozen=True, kw_only=True)
class ValueAxis:
    """A scale of values, shared by all marks of a chart.

    Attributes:
        most: The largest value.
        start: Expression for where zero is, in px.
        end: Expression for where the largest value is.
        least: The smallest value, where it is not zero.
    """

    most: float
    start: str
    end: str
    least: float = 0.0

    def at(self, field: str) -> alt.X:
        """The place of a field's value."""
        return alt.X(field=field, type="quantitative", axis=None, scale=self._scale())

    def to(self, field: str) -> alt.X2:
        """The place that a mark reaches to."""
        return alt.X2(field=field)

    def _scale(self) -> alt.Scale:
        edges: list[Any] = [alt.ExprRef(self.start), alt.ExprRef(self.end)]
        return alt.Scale(domain=[self.least, self.most], range=edges, nice=False, zero=False)


def bars(
    rows: pl.DataFrame,
    axis: ValueAxis,
    *,
    y: str,
    y2: str,
    fill: str,
    left: str | None = None,
    right: str | None = None,
    when: str | None = None,
) -> alt.Chart:
    """Draw the values above zero as bars, seen however small.

    Args:
        rows: With ``value``.
        axis: The scale; where every row has a place of its own, from 0.
        y: Upper edge.
        y2: Lower edge.
        fill: Colour.
        left: Where the row's own zero is, for bars to the right of it.
        right: Where it is, for bars to the left of it.
        when: Condition on a row.
    """
    x, x2 = axis.at("zero"), axis.to("value")
    if right:
        mirrored = f"{right} - 2 * scale('x', datum.value)"
        offsets = _offsets(right, f"{mirrored} - {_LIFT}")
    else:
        offsets = _offsets(left, f"{left or 0} + {_LIFT}")
    return box(_from_zero(rows), x=x, x2=x2, y=y, y2=y2, fill=fill, when=when, **offsets)


def bar_edges(
    rows: pl.DataFrame,
    axis: ValueAxis,
    *,
    y: str,
    y2: str,
    stroke: str,
    left: str | None = None,
    when: str | None = None,
) -> alt.Chart:
    """Draw a thin frame round the bars of the values above zero."""
    x, x2 = axis.at("zero"), axis.to("value")
    offsets = _offsets(f"{left or 0} + 0.5", f"{left or 0} + {_LIFT} - 0.5")
    return outline(_from_zero(rows), x=x, x2=x2, y=y, y2=y2, stroke=stroke, when=when, **offsets)


def _offsets(start: str | None, end: str) -> dict[str, Any]:
    known = {} if start is None else {"xOffset": alt.ExprRef(start)}
    return {**known, "x2Offset": alt.ExprRef(end)}


def _from_zero(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("value") > 0).with_columns(zero=pl.lit(0.0))
