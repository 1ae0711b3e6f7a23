"""What pictures are made of: boxes, lines, words, symbols and what takes a touch, a row each.

A place is a Vega expression in px, which may use ``datum``, ``width`` (the drawn width), the
chart's own parameters and ``scale('x', …)``; or a channel of Altair's, as ``ValueAxis`` gives. A
colour or a text is the name of a column, an expression or, for a colour, ``#rrggbb``. A look that
differs from row to row is an ``alt.ExprRef``.
"""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.palette import BAND, FINDING, HAIRLINE, INK, OUTLINE, WHITE

FONT: Final = "Source Sans, sans-serif"
TOUCHED: Final = "touched"

_DASHES: Final = [4, 3]
# Clipped, since Vega counts the full width of a stroke and would push the whole chart a px to the
# right for a frame along its edge. Hidden from screen readers, since a shape without a text of its
# own fails WCAG 1.1.1; what it says stands in the chart's texts and text alternative.
_SHAPE: Final[dict[str, Any]] = {"clip": True, "aria": False}
_INSIDE: Final[dict[str, float]] = {
    "xOffset": 0.5,
    "x2Offset": -0.5,
    "yOffset": 0.5,
    "y2Offset": -0.5,
}

Place = str | alt.X | alt.XDatum | alt.X2


def box(
    rows: pl.DataFrame,
    *,
    x: Place,
    x2: Place,
    y: str,
    y2: str,
    fill: str,
    when: str | None = None,
    **look: Any,
) -> alt.Chart:
    """Draw a filled rectangle per row."""
    mark = _mark("rect", cornerRadius=1, **_SHAPE, **look)
    return _layer(rows, mark, when, **_corners(x, x2, y, y2), fill=_fill(rows, fill))


def band(rows: pl.DataFrame, *, y: str, y2: str) -> alt.Chart:
    """Draw the grey ground of a row that sums others, across the picture."""
    return box(rows, x="0", x2="width", y=y, y2=y2, fill=BAND)


def hairline(rows: pl.DataFrame, *, y: str, when: str | None = None) -> alt.Chart:
    """Draw the thin line between rows, across the picture."""
    return line(rows, x="0", x2="width", y=y, y2=y, color=HAIRLINE, when=when)


def outline(
    rows: pl.DataFrame,
    *,
    x: Place,
    x2: Place,
    y: str,
    y2: str,
    stroke: str = OUTLINE,
    when: str | None = None,
    **look: Any,
) -> alt.Chart:
    """Draw a thin unfilled frame per row, half a px inside its corners so that it is sharp."""
    mark = _mark("rect", fillOpacity=0, strokeWidth=1, cornerRadius=1, **_SHAPE, **_INSIDE | look)
    return _layer(rows, mark, when, **_corners(x, x2, y, y2), stroke=_stroke(rows, stroke))


def dashed_box(
    rows: pl.DataFrame, *, x: str, x2: str, y: str, y2: str, when: str | None = None
) -> alt.Chart:
    """Draw the white dashed box that means *the plan does not say*."""
    mark = _mark(
        "rect",
        fill=WHITE,
        stroke=OUTLINE,
        strokeWidth=1,
        strokeDash=_DASHES,
        cornerRadius=2,
        **_SHAPE,
        **_INSIDE,
    )
    return _layer(rows, mark, when, **_corners(x, x2, y, y2))


def line(
    rows: pl.DataFrame,
    *,
    x: Place,
    x2: Place,
    y: str,
    y2: str,
    color: str,
    thickness: float = 1,
    dashed: bool = False,
    when: str | None = None,
) -> alt.Chart:
    """Draw a straight line per row."""
    dashes: dict[str, Any] = {"strokeDash": _DASHES} if dashed else {}
    mark = _mark("rule", strokeWidth=thickness, **_SHAPE, **dashes)
    return _layer(rows, mark, when, **_corners(x, x2, y, y2), stroke=_stroke(rows, color))


def words(
    rows: pl.DataFrame,
    text: str,
    *,
    x: Place,
    y: str,
    size: int | alt.ExprRef = 14,
    weight: int | alt.ExprRef = 400,
    color: str = INK,
    align: str | alt.ExprRef = "left",
    style: str | alt.ExprRef = "normal",
    line_height: int | None = None,
    when: str | None = None,
    **look: Any,
) -> alt.Chart:
    """Write a text per row, where it has one; ``y`` is the middle of its first line."""
    mark = _mark(
        "text",
        align=align,
        baseline="middle",
        font=FONT,
        fontSize=size,
        fontStyle=style,
        fontWeight=weight,
        lineBreak="\n",
        lineHeight=line_height or (size + 5 if isinstance(size, int) else 19),
        **look,
    )
    said = rows
    channels: dict[str, Any] = {"text": alt.value(alt.ExprRef(text))}
    if text in rows.columns:
        # A mark without a text would be heard as a picture without a name.
        is_said = (rows[text].cast(pl.String) != "").fill_null(value=False)
        said = rows if is_said.all() else rows.filter(is_said)
        # What is heard is the text, not the name and value of every field.
        channels = {
            "text": alt.Text(field=text, type="nominal"),
            "description": alt.Description(field=text, type="nominal"),
        }
    return _layer(said, mark, when, x=_at(x), y=_at(y), fill=_fill(rows, color), **channels)


def symbol(
    rows: pl.DataFrame,
    *,
    x: Place,
    y: str,
    shape: str = "circle",
    size: int | alt.ExprRef,
    fill: str | None = None,
    stroke: str | None = None,
    thickness: float | alt.ExprRef = 2,
    dashes: alt.ExprRef | None = None,
    when: str | None = None,
) -> alt.Chart:
    """Draw a symbol per row; ``shape`` is its name or a column, ``size`` an area in px."""
    known: dict[str, Any] = {} if dashes is None else {"strokeDash": dashes}
    channels: dict[str, Any] = {}
    if shape in rows.columns:
        channels["shape"] = alt.Shape(field=shape, type="nominal", scale=None)
    else:
        known["shape"] = shape
    mark = _mark("point", size=size, opacity=1, strokeWidth=thickness, **_SHAPE, **known)
    channels |= {"fill": _fill(rows, fill), "stroke": _stroke(rows, stroke)}
    return _layer(rows, mark, when, x=_at(x), y=_at(y), **channels)


def touch_areas(
    rows: pl.DataFrame,
    *,
    x: Place,
    x2: Place,
    y: str,
    y2: str,
    value_texts: tuple[str, ...] = ("label",),
    when: str | None = None,
) -> alt.Chart:
    """Take clicks and taps for the rows that can be asked: the topmost layer, one per chart.

    Pointed at, a row says what it is and its value, in words.

    Args:
        rows: With ``ask`` and ``ask_text`` (what it is); one whose ``ask`` is null takes no click.
        x: Left edge.
        x2: Right edge.
        y: Upper edge.
        y2: Lower edge.
        value_texts: Columns that say the row's value in words, where they do.
        when: Condition on a row.

    Returns:
        An invisible layer, named so that the chart's selection ``ask`` is made in it.
    """
    asked = rows.filter(pl.col("ask").is_not_null()).with_columns(tip=_told(value_texts))
    mark = _mark("rect", fill=WHITE, fillOpacity=0, cursor="pointer", **_SHAPE)
    tip = alt.Tooltip(field="tip", type="nominal")
    areas = _layer(asked, mark, when, **_corners(x, x2, y, y2), tooltip=tip)
    areas.name = TOUCHED
    return areas


def finding_marks(rows: pl.DataFrame, *, x: str, y: str) -> alt.Chart:
    """Draw the triangle that means *touched by a finding* for the rows with ``has_finding``."""
    found = rows.filter("has_finding")
    return symbol(found, x=x, y=y, shape="triangle-up", size=80, fill=FINDING)


def pick(*choices: tuple[str, str], otherwise: str) -> str:
    """Write an expression: the value of the first condition that holds.

    >>> pick(("blocks", "6"), ("tight", "8"), otherwise="20")
    '(blocks)?(6):(tight)?(8):(20)'
    """
    tested = "".join(f"({condition})?({value}):" for condition, value in choices)
    return f"{tested}({otherwise})"


def fitting(text: str, room: str, most: int) -> str:
    """Write the expression of a text in as few lines as fit in a room, at most so many.

    >>> fitting("name", "room", 2)
    '(room >= datum.name_1_width)?(datum.name_1):(datum.name_2)'
    """
    fits = (
        (f"{room} >= datum.{text}_{count}_width", f"datum.{text}_{count}")
        for count in range(1, most)
    )
    return pick(*fits, otherwise=f"datum.{text}_{most}")


def _mark(kind: Any, **look: Any) -> alt.MarkDef:
    return alt.MarkDef(kind, **look)


def _layer(rows: pl.DataFrame, mark: alt.MarkDef, when: str | None, **channels: Any) -> alt.Chart:
    encoding = alt.FacetedEncoding(**channels)
    # A mark that is only made transparent still takes part in the chart's bounds, so it is dropped.
    if when is None:
        return alt.Chart(rows, mark=mark, encoding=encoding)
    dropped = [alt.FilterTransform(filter=when)]
    return alt.Chart(rows, mark=mark, encoding=encoding, transform=dropped)


def _corners(x: Place, x2: Place, y: str, y2: str) -> dict[str, Any]:
    return {"x": _at(x), "x2": _at(x2), "y": _at(y), "y2": _at(y2)}


def _at(place: Place) -> Any:
    return alt.value(alt.ExprRef(place)) if isinstance(place, str) else place


def _fill(rows: pl.DataFrame, colour: str | None) -> Any:
    return _coloured(alt.Fill, rows, colour)


def _stroke(rows: pl.DataFrame, colour: str | None) -> Any:
    return _coloured(alt.Stroke, rows, colour)


def _coloured(channel: Any, rows: pl.DataFrame, colour: str | None) -> Any:
    if colour in rows.columns:
        return channel(field=colour, type="nominal", scale=None)
    if colour is None or colour.startswith("#"):
        return alt.value(colour)
    return alt.value(alt.ExprRef(colour))


def _told(value_texts: tuple[str, ...]) -> pl.Expr:
    """Write what a row is, and its value where it has one."""
    if not value_texts:
        return pl.col("ask_text")
    value = pl.concat_str(value_texts, separator=", ", ignore_nulls=True)
    said = pl.when(value != "").then(value.str.replace_all("\n", ", "))
    return pl.concat_str("ask_text", said, separator=": ", ignore_nulls=True)
