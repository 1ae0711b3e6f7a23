"""The ground all charts stand on: one layered chart that follows its own width in the browser.

A mark's place is a Vega expression in px. It may use ``datum``, ``width`` (the drawn width) and
the chart's own parameters. A colour is ``#rrggbb`` or an expression. There are no scales and no
axes.
"""

from collections.abc import Mapping
from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.palette import INK, OUTLINE, WHITE

BLOCKS_BELOW: Final = 620
SHORT_NAMES_BELOW: Final = 900
FONT: Final = "Source Sans, sans-serif"

_PADDING: Final = {"left": 0, "right": 0, "top": 4, "bottom": 4}
_DASHES: Final = [4, 3]
_SWEDISH_NUMBERS: Final = {
    "decimal": ",",
    "thousands": "\N{NO-BREAK SPACE}",
    "grouping": [3],
    "currency": ["", "\N{NO-BREAK SPACE}kr"],
    "minus": "\N{MINUS SIGN}",
    "percent": "\N{NO-BREAK SPACE}%",
}

# Clipped, since Vega counts the full width of a stroke and would push the whole chart a px to the
# right for a frame along its edge. Hidden from screen readers, since a shape without a text of its
# own fails WCAG 1.1.1; what it says stands in the chart's texts and text alternative.
_SHAPE: Final[dict[str, Any]] = {"clip": True, "aria": False}
# Altair takes ten times as long to find out for itself which channel a bare value makes.
_CHANNELS: Final[dict[str, Any]] = {
    "x": alt.XValue,
    "x2": alt.X2Value,
    "y": alt.YValue,
    "y2": alt.Y2Value,
    "fill": alt.FillValue,
    "stroke": alt.StrokeValue,
    "text": alt.TextValue,
}


def responsive_chart(
    layers: list[alt.Chart], *, params: Mapping[str, str], height: str
) -> alt.LayerChart:
    """Stack marks into a chart that fills its container and sets its own height.

    Args:
        layers: Marks, the undermost first.
        params: Expressions by name, for use in the marks' expressions and in each other.
        height: Expression for the height in px.
    """
    # Vega takes a parameter named height for the chart's own, and Streamlit counts the padding.
    whole = f"ceil({height}) + {_PADDING['top'] + _PADDING['bottom']}"
    expressions = {**params, "height": whole}
    signals = [alt.param(name=name, expr=expr) for name, expr in expressions.items()]
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .add_params(*signals)
        .properties(width="container", height=300, padding=_PADDING)
        .configure(font=FONT, locale={"number": _SWEDISH_NUMBERS})
        .configure_view(stroke=None)
        .configure_mark(tooltip=None)
    )
    return chart


def box(
    frame: pl.DataFrame,
    *,
    x: str,
    x2: str,
    y: str,
    y2: str,
    fill: str,
    when: str | None = None,
) -> alt.Chart:
    """Draw a filled rectangle per row."""
    mark = _rows(frame, when).mark_rect(**_SHAPE, cornerRadius=1)
    chart: alt.Chart = mark.encode(**_channels(x=x, x2=x2, y=y, y2=y2, fill=fill))
    return chart


def outline(
    frame: pl.DataFrame,
    *,
    x: str,
    x2: str,
    y: str,
    y2: str,
    stroke: str = OUTLINE,
    when: str | None = None,
) -> alt.Chart:
    """Draw a thin unfilled frame per row, half a px inside its corners so that it is sharp."""
    corners = _inside(x, x2, y, y2)
    mark = _rows(frame, when).mark_rect(**_SHAPE, fillOpacity=0, strokeWidth=1, cornerRadius=1)
    chart: alt.Chart = mark.encode(**_channels(stroke=stroke, **corners))
    return chart


def dashed_box(
    frame: pl.DataFrame, *, x: str, x2: str, y: str, y2: str, when: str | None = None
) -> alt.Chart:
    """Draw the white dashed box that means *the plan does not say*."""
    corners = _inside(x, x2, y, y2)
    mark = _rows(frame, when).mark_rect(
        **_SHAPE, fill=WHITE, stroke=OUTLINE, strokeWidth=1, strokeDash=_DASHES, cornerRadius=2
    )
    chart: alt.Chart = mark.encode(**_channels(**corners))
    return chart


def line(
    frame: pl.DataFrame,
    *,
    x: str,
    x2: str,
    y: str,
    y2: str,
    color: str,
    thickness: float = 1,
    dashed: bool = False,
    when: str | None = None,
) -> alt.Chart:
    """Draw a straight line per row."""
    look: dict[str, Any] = {**_SHAPE, "strokeWidth": thickness}
    if dashed:
        look["strokeDash"] = _DASHES
    mark = _rows(frame, when).mark_rule(**look)
    chart: alt.Chart = mark.encode(**_channels(x=x, x2=x2, y=y, y2=y2, stroke=color))
    return chart


def words(
    frame: pl.DataFrame,
    text: str,
    *,
    x: str,
    y: str,
    size: int = 14,
    weight: int = 400,
    color: str = INK,
    align: str = "left",
    is_italic: bool = False,
    line_height: int | None = None,
    when: str | None = None,
) -> alt.Chart:
    """Write a text per row; ``text`` is an expression, ``y`` the middle of its first line."""
    look: dict[str, Any] = {
        "align": align,
        "baseline": "middle",
        "font": FONT,
        "fontSize": size,
        "fontStyle": "italic" if is_italic else "normal",
        "fontWeight": weight,
        "lineBreak": "\n",
        "lineHeight": line_height or size + 5,
    }
    mark = _rows(frame, when).mark_text(**look)
    chart: alt.Chart = mark.encode(**_channels(x=x, y=y, text=text, fill=color))
    return chart


def symbol(
    frame: pl.DataFrame,
    *,
    x: str,
    y: str,
    shape: str = "circle",
    size: int,
    fill: str | None = None,
    stroke: str | None = None,
    thickness: float = 2,
    dashes: list[float] | None = None,
    when: str | None = None,
) -> alt.Chart:
    """Draw a symbol per row; ``size`` is an area in px."""
    look: dict[str, Any] = {
        **_SHAPE,
        "shape": shape,
        "size": size,
        "opacity": 1,
        "strokeWidth": thickness,
    }
    if dashes is not None:
        look["strokeDash"] = dashes
    mark = _rows(frame, when).mark_point(**look)
    chart: alt.Chart = mark.encode(**_channels(x=x, y=y, fill=fill, stroke=stroke))
    return chart


def touch_areas(
    frame: pl.DataFrame, *, x: str, x2: str, y: str, y2: str, when: str | None = None
) -> alt.Chart:
    """Take clicks and taps for the rows that can be asked: the topmost layer, one per chart.

    Args:
        frame: Rows with ``ask``; one that is null takes no click.
        x: Left edge, as the other edges an expression.
        x2: Right edge.
        y: Upper edge.
        y2: Lower edge.
        when: Condition on a row.

    Returns:
        An invisible layer with the selection ``ask``.
    """
    asked = frame.filter(pl.col("ask").is_not_null())
    mark = _rows(asked, when).mark_rect(**_SHAPE, fill=WHITE, fillOpacity=0, cursor="pointer")
    chart: alt.Chart = mark.encode(**_channels(x=x, x2=x2, y=y, y2=y2)).add_params(
        alt.selection_point(name="ask", fields=["ask"], on="click", clear=False)
    )
    return chart


def pick(*choices: tuple[str, str], otherwise: str) -> str:
    """Write an expression: the value of the first condition that holds.

    >>> pick(("blocks", "6"), ("tight", "8"), otherwise="20")
    '(blocks)?(6):(tight)?(8):(20)'
    """
    tested = "".join(f"({condition})?({value}):" for condition, value in choices)
    return f"{tested}({otherwise})"


def _rows(frame: pl.DataFrame, when: str | None) -> alt.Chart:
    # A mark that is only made transparent still takes part in the chart's bounds, so it is dropped.
    chart = alt.Chart(frame)
    return chart if when is None else chart.transform_filter(when)


def _inside(x: str, x2: str, y: str, y2: str) -> dict[str, str]:
    return {"x": f"({x})+0.5", "x2": f"({x2})-0.5", "y": f"({y})+0.5", "y2": f"({y2})-0.5"}


def _channels(**values: str | None) -> dict[str, Any]:
    """Make the channels of a mark; each value is an expression, ``#rrggbb`` or None."""
    return {
        name: _CHANNELS[name](value if value is None or value.startswith("#") else alt.expr(value))
        for name, value in values.items()
    }
