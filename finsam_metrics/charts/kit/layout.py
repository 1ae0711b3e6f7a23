"""The ground all charts stand on: one layered chart that follows its own width in the browser.

A mark's place is a Vega expression in px. It may use ``datum``, ``width`` (the drawn width) and
the chart's own parameters. A colour is ``#rrggbb`` or an expression. There are no scales and no
axes.
"""

import io
from collections.abc import Mapping
from typing import Any, Final

import altair as alt
import polars as pl
from polars import selectors

from finsam_metrics.charts.kit.expressions import evaluate
from finsam_metrics.charts.kit.palette import INK, OUTLINE, WHITE

BLOCKS_BELOW: Final = 620
SHORT_NAMES_BELOW: Final = 900
FONT: Final = "Source Sans, sans-serif"

_PADDING: Final = {"left": 0, "right": 0, "top": 4, "bottom": 4}
_DASHES: Final = [4, 3]
_ASK: Final = {
    "name": "ask",
    "select": {"type": "point", "fields": ["ask"], "on": "click", "clear": False},
}
_SWEDISH_NUMBERS: Final = {
    "decimal": ",",
    "thousands": "\N{NO-BREAK SPACE}",
    "grouping": [3],
    "currency": ["", "\N{NO-BREAK SPACE}kr"],
    "minus": "\N{MINUS SIGN}",
    "percent": "\N{NO-BREAK SPACE}%",
}

_CONFIG: Final = {
    "font": FONT,
    "locale": {"number": _SWEDISH_NUMBERS},
    "mark": {"tooltip": None},
    "view": {"stroke": None},
}

# Clipped, since Vega counts the full width of a stroke and would push the whole chart a px to the
# right for a frame along its edge. Hidden from screen readers, since a shape without a text of its
# own fails WCAG 1.1.1; what it says stands in the chart's texts and text alternative.
_SHAPE: Final[dict[str, Any]] = {"clip": True, "aria": False}


class Marks(alt.Chart):
    """One layer: a mark per row, written as Vega-Lite at once.

    Altair's own way to the same copies and validates at every step, and takes a hundred times
    as long; a page of ours would spend nine tenths of its time there.
    """

    def __init__(self, rows: pl.DataFrame, layer: Mapping[str, Any]) -> None:
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "layer", layer)

    def to_dict(self, *_: Any, **__: Any) -> dict[str, Any]:
        """Give the layer with its rows."""
        return {**self.layer, "data": {"values": _plain_rows(self.rows)}}


class ResponsiveChart(alt.LayerChart):
    """A finished chart, written as Vega-Lite at once."""

    def __init__(self, spec: Mapping[str, Any], frames: Mapping[str, pl.DataFrame]) -> None:
        object.__setattr__(self, "spec", spec)
        object.__setattr__(self, "frames", frames)
        object.__setattr__(self, "written", {})
        object.__setattr__(self, "heights", {})

    def to_dict(self, *_: Any, **__: Any) -> dict[str, Any]:
        """Give the chart as Vega-Lite with the rows of its data."""
        rows = {name: _plain_rows(frame) for name, frame in self.frames.items()}
        return {**self.spec, "datasets": rows}

    def to_drawing(self) -> dict[str, Any]:
        """Give the chart as Vega-Lite with its data as Arrow streams, written once."""
        if not self.written:
            self.written.update({name: _arrow(frame) for name, frame in self.frames.items()})
        return {**self.spec, "datasets": dict(self.written)}

    def height_at(self, width: int) -> int:
        """Give the height in px that the chart takes at a width, before a browser draws it."""
        if width not in self.heights:
            names: dict[str, Any] = {"width": width}
            for param in self.spec["params"]:
                if "expr" in param:
                    names[param["name"]] = evaluate(param["expr"], names)
            self.heights[width] = int(names["height"])
        return int(self.heights[width])

    def properties(self, **changed: Any) -> "ResponsiveChart":
        """Give the chart with other properties, as a width in px for a picture on paper."""
        return ResponsiveChart({**self.spec, **changed}, self.frames)


def responsive_chart(
    layers: list[alt.Chart], *, params: Mapping[str, str], height: str
) -> ResponsiveChart:
    """Stack marks into a chart that fills its container and sets its own height.

    Args:
        layers: Marks of this module, the undermost first.
        params: Expressions by name, for use in the marks' expressions and in each other.
        height: Expression for the height in px.
    """
    # Vega takes a parameter named height for the chart's own, and Streamlit counts the padding.
    whole = f"ceil({height}) + {_PADDING['top'] + _PADDING['bottom']}"
    expressions = {**params, "height": whole}
    frames: dict[int, tuple[str, pl.DataFrame]] = {}
    written = []
    selections = []
    for place, marks in enumerate(layers):
        name, _ = frames.setdefault(id(marks.rows), (f"rows-{len(frames)}", marks.rows))
        layer = {**marks.layer, "data": {"name": name}}
        if "params" in layer:
            layer["name"] = f"layer-{place}"
            selections += [{**one, "views": [layer["name"]]} for one in layer.pop("params")]
        written.append(layer)
    return ResponsiveChart(
        {
            "$schema": alt.SCHEMA_URL,
            "config": _CONFIG,
            "width": "container",
            "height": 300,
            "padding": _PADDING,
            "params": [
                *selections,
                *({"name": name, "expr": expr} for name, expr in expressions.items()),
            ],
            "layer": written,
        },
        dict(frames.values()),
    )


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
    look = {**_SHAPE, "cornerRadius": 1}
    return _marks(frame, "rect", look, when, x=x, x2=x2, y=y, y2=y2, fill=fill)


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
    look = {**_SHAPE, "fillOpacity": 0, "strokeWidth": 1, "cornerRadius": 1}
    return _marks(frame, "rect", look, when, stroke=stroke, **corners)


def dashed_box(
    frame: pl.DataFrame, *, x: str, x2: str, y: str, y2: str, when: str | None = None
) -> alt.Chart:
    """Draw the white dashed box that means *the plan does not say*."""
    corners = _inside(x, x2, y, y2)
    look = {
        **_SHAPE,
        "fill": WHITE,
        "stroke": OUTLINE,
        "strokeWidth": 1,
        "strokeDash": _DASHES,
        "cornerRadius": 2,
    }
    return _marks(frame, "rect", look, when, **corners)


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
    return _marks(frame, "rule", look, when, x=x, x2=x2, y=y, y2=y2, stroke=color)


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
    return _marks(frame, "text", look, when, x=x, y=y, text=text, fill=color)


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
    return _marks(frame, "point", look, when, x=x, y=y, fill=fill, stroke=stroke)


def touch_areas(
    frame: pl.DataFrame,
    *,
    x: str,
    x2: str,
    y: str,
    y2: str,
    value_texts: tuple[str, ...] = ("label",),
    when: str | None = None,
) -> alt.Chart:
    """Take clicks and taps for the rows that can be asked: the topmost layer, one per chart.

    Pointed at, a row says what it is and its value, in words.

    Args:
        frame: Rows with ``ask`` and ``ask_text`` (what it is); one whose ``ask`` is null takes no
            click.
        x: Left edge, as the other edges an expression.
        x2: Right edge.
        y: Upper edge.
        y2: Lower edge.
        value_texts: Columns that say the row's value in words, where they do.
        when: Condition on a row.

    Returns:
        An invisible layer with the selection ``ask``.
    """
    asked = frame.filter(pl.col("ask").is_not_null()).with_columns(tip=_told(value_texts))
    look = {**_SHAPE, "fill": WHITE, "fillOpacity": 0, "cursor": "pointer"}
    areas = _marks(asked, "rect", look, when, x=x, x2=x2, y=y, y2=y2, tooltip="datum.tip")
    return Marks(asked, {**areas.layer, "params": [_ASK]})


def pick(*choices: tuple[str, str], otherwise: str) -> str:
    """Write an expression: the value of the first condition that holds.

    >>> pick(("blocks", "6"), ("tight", "8"), otherwise="20")
    '(blocks)?(6):(tight)?(8):(20)'
    """
    tested = "".join(f"({condition})?({value}):" for condition, value in choices)
    return f"{tested}({otherwise})"


def _marks(
    frame: pl.DataFrame,
    kind: str,
    look: Mapping[str, Any],
    when: str | None,
    **channels: str | None,
) -> Marks:
    """Write a layer; a channel is an expression, ``#rrggbb`` or None."""
    layer: dict[str, Any] = {
        "mark": {"type": kind, **look},
        "encoding": {
            name: {"value": value if value is None or value.startswith("#") else {"expr": value}}
            for name, value in channels.items()
        },
    }
    # A mark that is only made transparent still takes part in the chart's bounds, so it is dropped.
    if when is not None:
        layer["transform"] = [{"filter": when}]
    return Marks(frame, layer)


def _told(value_texts: tuple[str, ...]) -> pl.Expr:
    """Write what a row is, and its value where it has one."""
    if not value_texts:
        return pl.col("ask_text")
    value = pl.concat_str(value_texts, separator=", ", ignore_nulls=True)
    said = pl.when(value != "").then(value.str.replace_all("\n", ", "))
    return pl.concat_str("ask_text", said, separator=": ", ignore_nulls=True)


def _arrow(frame: pl.DataFrame) -> bytes:
    # The browser's Arrow does not know the newer kind of text columns.
    stream = io.BytesIO()
    frame.write_ipc_stream(stream, compat_level=pl.CompatLevel.oldest())
    return stream.getvalue()


def _plain_rows(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Give rows of what JSON can hold."""
    decimals, days = selectors.decimal(), selectors.date()
    return frame.with_columns(decimals.cast(pl.Float64), days.dt.to_string()).to_dicts()


def _inside(x: str, x2: str, y: str, y2: str) -> dict[str, str]:
    return {"x": f"({x})+0.5", "x2": f"({x2})-0.5", "y": f"({y})+0.5", "y2": f"({y2})-0.5"}
