"""How the total cost of one year becomes that of another, a step per category."""

import math
from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    add_line_breaks,
    add_width,
    largest,
    lay_out_columns,
    typed,
)
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, SHORT_NAMES_BELOW, responsive_chart
from finsam_metrics.charts.kit.marks import box, dashed_box, line, outline, pick, touch_areas, words
from finsam_metrics.charts.kit.palette import BAND, MUTED, OUTLINE
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_change, format_measure

_STEP_TYPES: Final = {
    "row_id": pl.String(),
    "row_name": pl.String(),
    "level": pl.String(),
    "start": pl.Float64(),
    "end": pl.Float64(),
    "step": pl.Float64(),
    "stated_in": pl.String(),
    "is_judgement": pl.Boolean(),
    "ask": pl.String(),
    "ask_text": pl.String(),
}
_LEGEND: Final = (
    ("more", "ökar"),
    ("less", "minskar"),
    ("one", "anges bara ett av åren"),
)
_JUDGEMENT: Final = "\N{THIN SPACE}*"
_LEGEND_HEIGHT: Final = 34
_ROW: Final = 30
_BLOCK: Final = 48
_BAR: Final = 16
_LEAST: Final = 2
_CUT_ROW: Final = 24
_CUT_FROM: Final = 0.5
_BELOW_STEPS: Final = 0.35


@remembered
def step_bars(
    steps: pl.DataFrame, pair: pl.DataFrame, *, measure: Measure = Measure.TKR
) -> alt.LayerChart:
    """Bars from one total to another: each step starts where the one before it ended.

    The totals are many times as large as the steps between them. Where they are, the scale begins
    above zero, which is said in the picture, and the totals' bars are broken.

    A step that both years state is filled where the cost grows and light where it shrinks. One
    that a single year states is dashed and says which year does not state it; it is part of the
    way between the totals, but nobody has said that it came or went.

    Args:
        steps: One row per total and step, in order: ``row_id``, ``row_name``, ``level`` ("total" or
            "step"), ``start`` and ``end`` in the measure, ``step`` (null for a total),
            ``stated_in`` ("both", "earlier" or "later"), ``is_judgement`` and ``ask``.
        pair: The columns of the two years of one association, the earlier first.
        measure: What the values are.
    """
    drawn = _steps(steps, lay_out_columns(pair), measure)
    legend = _legend(drawn)
    highest = largest(drawn.select(top=pl.max_horizontal("start", "end")), "top") or 1.0
    lowest = _first_shown(drawn, highest)
    is_cut = lowest > 0
    cut_texts = [_cut_text(lowest, measure)] if is_cut else []
    cut = pl.DataFrame({"text": cut_texts}, {"text": pl.String})
    totals = drawn.filter(pl.col("level") == "total")
    if is_cut:
        drawn = drawn.with_columns(pl.max_horizontal("low", pl.lit(lowest)))
    params = {
        "blocks": f"width < {BLOCKS_BELOW}",
        "bar_x": f"blocks ? 0 : width < {SHORT_NAMES_BELOW} ? 230 : 260",
        "bar_room": f"width - bar_x - {largest(totals, 'label_width') + 14}",
        "cut_y": f"{_LEGEND_HEIGHT - 6 if legend.height else 0}",
        "legend_height": f"{_LEGEND_HEIGHT if legend.height else 0} + {_CUT_ROW if is_cut else 0}",
        "row_height": f"blocks ? {_BLOCK} : {_ROW}",
    }
    return responsive_chart(
        [
            *_row_marks(drawn),
            *_legend_marks(legend),
            *_bar_marks(drawn, lowest, highest),
            words(cut, "text", x="6", y="cut_y + 10", size=13, color=MUTED),
            *_cut_marks(drawn.filter(pl.col("is_total") & is_cut)),
            touch_areas(drawn, x="0", x2="width", y=_TOP, y2=f"{_TOP} + row_height"),
        ],
        params=params,
        height=f"legend_height + {drawn.height} * row_height",
    )


def _first_shown(drawn: pl.DataFrame, highest: float) -> float:
    """Where the scale begins: at zero, or under the lowest step where that is far above it."""
    steps = drawn.filter(~pl.col("is_total"))
    levels = pl.concat([drawn["end"], steps["start"]]).drop_nulls()
    lowest = float(min(levels, default=0.0))
    if lowest < _CUT_FROM * highest:
        return min(0.0, lowest)
    span = highest - lowest or highest
    even = 10.0 ** math.floor(math.log10(span))
    return max(0.0, math.floor((lowest - _BELOW_STEPS * span) / even) * even)


def _cut_text(lowest: float, measure: Measure) -> str:
    unit = "" if measure is Measure.SHARE else f" {measure}"
    return f"Summornas staplar är avkortade: de börjar vid {format_measure(lowest, measure)}{unit}"


def _steps(steps: pl.DataFrame, shown: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per bar with its look, its label and where the next one starts."""
    colours = shown.select("color", "light_color").head(1)
    years = shown.get_column("year").to_list()
    step, stated_in = pl.col("step"), pl.col("stated_in")
    drawn = (
        typed(steps, _STEP_TYPES)
        .join(colours, how="cross")
        .with_columns(
            place=pl.int_range(pl.len(), dtype=pl.Int32),
            is_total=pl.col("level") == "total",
            look=pl.when(pl.col("level") == "total")
            .then(pl.lit("total"))
            .when(step == 0)
            .then(pl.lit("none"))
            .when(stated_in != "both")
            .then(pl.lit("one"))
            .when(step > 0)
            .then(pl.lit("more"))
            .otherwise(pl.lit("less")),
            low=pl.min_horizontal("start", "end"),
            high=pl.max_horizontal("start", "end"),
        )
    )
    missing = {"earlier": years[-1], "later": years[0]} if years else {}
    labels = [
        format_measure(end, measure)
        if level == "total"
        else format_change(change, measure)
        + ("" if stated == "both" else f" · ej angivet {missing[stated]}")
        for level, end, change, stated in drawn.select(
            "level", "end", "step", "stated_in"
        ).iter_rows()
    ]
    names = [
        name + (_JUDGEMENT if is_judgement else "")
        for name, is_judgement in drawn.select("row_name", "is_judgement").iter_rows()
    ]
    drawn = drawn.with_columns(
        pl.Series("label", labels, dtype=pl.String), pl.Series("name", names, dtype=pl.String)
    )
    drawn = add_line_breaks(drawn, "name", size=14, most=2)
    # A label is written as heavy as its row: it may stand to the left of its bar.
    return pl.concat(
        [
            add_width(drawn.filter("is_total"), "label", size=14, weight=700),
            add_width(drawn.filter(pl.col("look") == "one"), "label", size=13),
            add_width(
                drawn.filter(~pl.col("is_total") & (pl.col("look") != "one")), "label", size=14
            ),
        ]
    ).sort("place")


def _legend(drawn: pl.DataFrame) -> pl.DataFrame:
    present = set(drawn.get_column("look").to_list())
    listed = [(look, text) for look, text in _LEGEND if look in present]
    legend = pl.DataFrame(listed, schema={"look": pl.String, "text": pl.String}, orient="row")
    colours = drawn.select("color", "light_color").head(1)
    return add_width(legend.join(colours, how="cross"), "text", size=13).with_columns(
        x=(pl.col("text_width") + 44).cum_sum() - pl.col("text_width") - 44
    )


_TOP: Final = "(legend_height + datum.place * row_height)"
_BAR_Y: Final = f"({_TOP} + (blocks ? 24 : {(_ROW - _BAR) / 2}))"


def _row_marks(drawn: pl.DataFrame) -> list[alt.Chart]:
    is_broken = "!blocks && datum.name_1_width > bar_x - 14"
    text = pick((is_broken, "datum.name_2"), otherwise="datum.name_1")
    marks = [
        box(
            drawn.filter("is_total"),
            x="0",
            x2="width",
            y=_TOP,
            y2=f"{_TOP} + row_height",
            fill=BAND,
        )
    ]
    for frame, weight in (
        (drawn.filter("is_total"), 700),
        (drawn.filter(~pl.col("is_total")), 400),
    ):
        marks.append(
            words(
                frame,
                text,
                x="6",
                y=f"{_TOP} + (blocks ? 13 : {is_broken} ? 8 : {_ROW / 2})",
                weight=weight,
                line_height=15,
            )
        )
    return marks


def _fills(frame: pl.DataFrame, at: dict[str, str]) -> list[alt.Chart]:
    """Draw each bar in the form of its look."""
    look = pl.col("look")
    full, less = frame.filter(look.is_in(["total", "more"])), frame.filter(look == "less")
    return [
        box(full, **at, fill="color"),
        box(less, **at, fill="light_color"),
        outline(less, **at, stroke="color"),
        dashed_box(frame.filter(look == "one"), **at),
    ]


def _legend_marks(legend: pl.DataFrame) -> list[alt.Chart]:
    square = {"x": "datum.x + 6", "x2": "datum.x + 22", "y": "5", "y2": "19"}
    return [
        *_fills(legend, square),
        words(legend, "text", x="datum.x + 28", y="12", size=13),
    ]


def _cut_marks(totals: pl.DataFrame) -> list[alt.Chart]:
    """Break a bar that does not begin at zero."""
    return [
        line(
            totals,
            x=f"bar_x + {right + 5}",
            x2=f"bar_x + {right}",
            y=f"{_BAR_Y} - 3",
            y2=f"{_BAR_Y} + {_BAR + 3}",
            color=BAND,
            thickness=3,
        )
        for right in (8, 16)
    ]


def _bar_marks(drawn: pl.DataFrame, lowest: float, highest: float) -> list[alt.Chart]:
    def place(column: str) -> str:
        return f"(bar_x + (datum.{column} - {lowest}) / {highest - lowest} * bar_room)"

    low, high = place("low"), f"max({place('high')}, {place('low')} + {_LEAST})"
    at = {"x": low, "x2": high, "y": _BAR_Y, "y2": f"{_BAR_Y} + {_BAR}"}
    has_room = f"{high} + 8 + datum.label_width <= width"
    label: dict[str, Any] = {
        "x": f"{has_room} ? {high} + 8 : {low} - 8 - datum.label_width",
        "y": f"{_BAR_Y} + {_BAR / 2}",
    }
    unchanged = drawn.filter(pl.col("look") == "none")
    below = drawn.filter(pl.col("place") < pl.col("place").max())
    return [
        line(
            below,
            x=place("end"),
            x2=place("end"),
            y=f"{_BAR_Y} + {_BAR}",
            y2=f"{_BAR_Y} + row_height",
            color=OUTLINE,
            when="!blocks",
        ),
        *_fills(drawn, at),
        line(
            unchanged,
            x=low,
            x2=low,
            y=_BAR_Y,
            y2=f"{_BAR_Y} + {_BAR}",
            color="color",
            thickness=2,
        ),
        words(drawn.filter("is_total"), "label", **label, weight=700),
        words(
            drawn.filter(~pl.col("is_total") & (pl.col("look") != "one")), "datum.label", **label
        ),
        words(
            drawn.filter(pl.col("look") == "one"),
            "datum.label",
            **label,
            size=13,
            color=MUTED,
            style="italic",
        ),
    ]
