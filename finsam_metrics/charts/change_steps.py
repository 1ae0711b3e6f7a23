"""How the total cost of one year becomes that of another, a step per category."""

import math
from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    add_line_breaks,
    add_text,
    largest,
    lay_out_budgets,
    typed,
)
from finsam_metrics.charts.kit.labels import starred, value_labels
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, SHORT_NAMES_BELOW, responsive_chart
from finsam_metrics.charts.kit.legends import (
    LEGEND_X,
    LEGEND_Y,
    legend_params,
    legend_words,
    list_legend,
)
from finsam_metrics.charts.kit.marks import (
    band,
    box,
    dashed_box,
    line,
    outline,
    pick,
    touch_areas,
    words,
)
from finsam_metrics.charts.kit.palette import BAND, MUTED, OUTLINE
from finsam_metrics.charts.kit.value_axis import ValueAxis
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_change, format_measure

_LEGEND: Final = (("more", "ökar"), ("less", "minskar"), ("one", "anges bara ett av åren"))
_ROW: Final = 30
_BLOCK: Final = 48
_BAR: Final = 16
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
        pair: The budgets of the two years of one association, the earlier first.
        measure: What the values are.
    """
    drawn = _steps(steps, lay_out_budgets(pair), measure)
    colours = drawn.select(pl.col("color", "light_color").first())
    legend = list_legend(_LEGEND, set(drawn["look"]), "look").drop("color")
    legend = _fills(legend.join(colours, how="cross"))
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
        **legend_params(legend),
        "top": f"legend_height + {_CUT_ROW if is_cut else 0}",
        "row_height": f"blocks ? {_BLOCK} : {_ROW}",
    }
    return responsive_chart(
        [
            *_row_marks(drawn),
            *_legend_marks(legend),
            *_bar_marks(
                drawn, ValueAxis(least=lowest, most=highest, start="bar_x", end="bar_x + bar_room")
            ),
            words(cut, "text", x="6", y="legend_height + 8", size=13, color=MUTED),
            *_cut_marks(drawn.filter(pl.col("is_total") & is_cut)),
            touch_areas(drawn, x="0", x2="width", y=_TOP, y2=f"{_TOP} + row_height"),
        ],
        params=params,
        height=f"top + {drawn.height} * row_height",
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
        typed(
            steps,
            texts=("row_id", "row_name", "level", "stated_in", "ask", "ask_text"),
            amounts=("start", "end", "step"),
            flags=("is_judgement",),
        )
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

    def tell(level: str, end: float, change: float, stated: str) -> str:
        if level == "total":
            return format_measure(end, measure)
        absent = "" if stated == "both" else f" · ej angivet {missing[stated]}"
        return format_change(change, measure) + absent

    drawn = drawn.with_columns(name=pl.col("row_name") + starred())
    drawn = add_line_breaks(drawn, "name", size=14, most=2)
    # A label is written as heavy as its row: it may stand to the left of its bar.
    looks = _fills(drawn).with_columns(
        is_stated=pl.col("look") != "one",
        label_size=pl.when(pl.col("look") == "one").then(13).otherwise(14),
        label_weight=pl.when("is_total").then(700).otherwise(400),
    )
    told = ("level", "end", "step", "stated_in")
    return add_text(looks, "label", tell, *told, size="label_size", weight="label_weight")


_TOP: Final = "(top + datum.place * row_height)"
_BAR_Y: Final = f"({_TOP} + (blocks ? 24 : {(_ROW - _BAR) / 2}))"


def _row_marks(drawn: pl.DataFrame) -> list[alt.Chart]:
    is_broken = "!blocks && datum.name_1_width > bar_x - 14"
    return [
        band(drawn.filter("is_total"), y=_TOP, y2=f"{_TOP} + row_height"),
        words(
            drawn,
            pick((is_broken, "datum.name_2"), otherwise="datum.name_1"),
            x="6",
            y=f"{_TOP} + (blocks ? 13 : {is_broken} ? 8 : {_ROW / 2})",
            weight=alt.ExprRef("datum.is_total ? 700 : 400"),
            line_height=15,
        ),
    ]


def _fills(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the fill of each bar by its look; one that is dashed has none."""
    full, less = pl.col("look").is_in(["total", "more"]), pl.col("look") == "less"
    return rows.with_columns(fill=pl.when(full).then("color").when(less).then("light_color"))


def _filled(rows: pl.DataFrame, **at: Any) -> list[alt.Chart]:
    """Draw each bar in the form of its look."""
    look = pl.col("look")
    return [
        box(rows.filter(pl.col("fill").is_not_null()), fill="fill", **at),
        outline(rows.filter(look == "less"), stroke="color", **at),
        dashed_box(rows.filter(look == "one"), **at),
    ]


def _legend_marks(legend: pl.DataFrame) -> list[alt.Chart]:
    at = {"x": f"{LEGEND_X} + 4", "x2": f"{LEGEND_X} + 20"}
    down = {"y": f"{LEGEND_Y} - 7", "y2": f"{LEGEND_Y} + 7"}
    return [*_filled(legend, **at, **down), legend_words(legend)]


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


def _bar_marks(drawn: pl.DataFrame, axis: ValueAxis) -> list[alt.Chart]:
    low, high = "scale('x', datum.low)", "max(scale('x', datum.high), scale('x', datum.low) + 2)"
    bar: dict[str, Any] = {"y": _BAR_Y, "y2": f"{_BAR_Y} + {_BAR}"}
    has_room = f"{high} + 8 + datum.label_width <= width"
    unchanged = drawn.filter(pl.col("look") == "none")
    below = drawn.filter(pl.col("place") < pl.col("place").max())
    return [
        line(
            below,
            x=axis.at("end"),
            x2=axis.to("end"),
            y=f"{_BAR_Y} + {_BAR}",
            y2=f"{_BAR_Y} + row_height",
            color=OUTLINE,
            when="!blocks",
        ),
        *_filled(drawn, x=low, x2=high, **bar),
        line(unchanged, x=axis.at("low"), x2=axis.to("low"), color="color", thickness=2, **bar),
        value_labels(
            drawn,
            x=f"{has_room} ? {high} + 8 : {low} - 8 - datum.label_width",
            y=f"{_BAR_Y} + {_BAR / 2}",
        ),
    ]
