"""A picture of what somebody asked for: two columns of any table, as bars or as a line."""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.palette import ALIKE, HAIRLINE, INK
from finsam_metrics.memo import remembered

MOST_BARS: Final = 60
_ROOM_OF_BAR: Final = 30
_BAR: Final = 18
_ROOM_OF_AXIS: Final = 50
_LINE_HEIGHT: Final = 320
_LONGEST_NAME: Final = 240


@remembered
def answer_bars(rows: pl.DataFrame, name: str, value: str) -> alt.Chart:
    """A bar for each row, in the order of the rows.

    Args:
        rows: The first ``MOST_BARS`` are drawn; a row without value has no bar.
        name: The column that names the bars; rows that are named alike lie upon each other.
        value: The column with numbers.
    """
    drawn = _drawn(rows.head(MOST_BARS), name, value)
    height = _ROOM_OF_BAR * max(1, drawn["name"].n_unique()) + _ROOM_OF_AXIS
    chart: alt.Chart = (
        alt.Chart(drawn.with_columns(pl.col("name").cast(pl.String)), width="container")
        .mark_bar(color=ALIKE, size=_BAR)
        .encode(
            x=alt.X("value:Q", axis=_axis(value, is_drawn=True), stack=None),
            y=alt.Y("name:N", sort=None, axis=_axis(name, is_drawn=False)),
        )
        .properties(height=height)
    )
    return chart


@remembered
def answer_line(rows: pl.DataFrame, along: str, value: str) -> alt.Chart:
    """A line through the rows.

    Args:
        rows: A row without value is a gap.
        along: The column that the line goes along: numbers, days or texts.
        value: The column with numbers.
    """
    drawn = _drawn(rows, along, value)
    kind = drawn.schema["name"]
    scale = "Q" if kind.is_numeric() else "T" if kind == pl.Date else "O"
    chart: alt.Chart = (
        alt.Chart(drawn, width="container")
        .mark_line(color=ALIKE, point={"color": ALIKE, "filled": True, "size": 60})
        .encode(
            x=alt.X(
                f"name:{scale}",
                sort=None,
                axis=_axis(along, is_drawn=False, whole="year" in along.lower()),
                scale=alt.Scale(zero=False) if scale == "Q" else alt.Undefined,
            ),
            y=alt.Y("value:Q", axis=_axis(value, is_drawn=True)),
        )
        .properties(height=_LINE_HEIGHT)
    )
    return chart


def _drawn(rows: pl.DataFrame, name: str, value: str) -> pl.DataFrame:
    drawn = rows.select(name=pl.col(name), value=pl.col(value).cast(pl.Float64))
    kind = drawn.schema["name"]
    return drawn.with_columns(pl.col("name").cast(pl.Float64)) if kind.is_decimal() else drawn


def _axis(title: str, *, is_drawn: bool, whole: bool = False) -> alt.Axis:
    return alt.Axis(
        title=title,
        description=title,
        grid=is_drawn,
        gridColor=HAIRLINE,
        labelColor=INK,
        titleColor=INK,
        labelFontSize=13,
        titleFontSize=13,
        titleFontWeight="normal",
        labelLimit=_LONGEST_NAME,
        ticks=False,
        domain=not is_drawn,
        format="d" if whole else alt.Undefined,
        tickMinStep=1 if whole else alt.Undefined,
    )
