"""Two figures of the same thing on one line: from what to what it goes."""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    add_column,
    add_line_breaks,
    add_width,
    largest,
    typed,
)
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, SHORT_NAMES_BELOW, responsive_chart
from finsam_metrics.charts.kit.lettering import text_width
from finsam_metrics.charts.kit.marks import box, line, pick, symbol, touch_areas, words
from finsam_metrics.charts.kit.palette import (
    BAND,
    HAIRLINE,
    MUTED,
    WHITE,
    association_colour,
    association_light_colour,
)
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import NOT_STATED, format_measure

_ROW_TYPES: Final = {
    "row_id": pl.String(),
    "row_name": pl.String(),
    "level": pl.String(),
    "sort_order": pl.Int32(),
    "earlier": pl.Float64(),
    "later": pl.Float64(),
    "is_judgement": pl.Boolean(),
    "ask": pl.String(),
    "ask_text": pl.String(),
}
_JUDGEMENT: Final = "\N{THIN SPACE}*"
_LEGEND_HEIGHT: Final = 32
_ROW: Final = 30
_BLOCK: Final = 46


@remembered
def pair_points(
    rows: pl.DataFrame, *, measure: Measure, earlier_text: str, later_text: str
) -> alt.LayerChart:
    """Two points a row joined by a line: hollow for the earlier figure, filled for the later.

    Args:
        rows: One row per thing compared, in order: ``row_id``, ``row_name``, ``level`` ("area" is
            bold on a band), ``sort_order`` (the association's, for its colour), ``earlier`` and
            ``later`` in the measure (null: not stated), ``is_judgement`` and ``ask``.
        measure: What the values are; all rows share one scale from zero.
        earlier_text: What the hollow points are: "budget 2014".
        later_text: What the filled ones are.
    """
    drawn = _rows(rows, measure, earlier_text, later_text)
    scale = largest(drawn.select(top=pl.max_horizontal("earlier", "later")), "top") or 1.0
    left, right = largest(drawn, "left_label_width"), largest(drawn, "right_label_width")
    params = {
        "blocks": f"width < {BLOCKS_BELOW}",
        "name_room": f"blocks ? 0 : width < {SHORT_NAMES_BELOW} ? 216 : 246",
        "plot_x": f"name_room + {left + 16}",
        "plot_room": f"width - plot_x - {right + 16}",
        "row_height": f"blocks ? {_BLOCK} : {_ROW}",
    }
    return responsive_chart(
        [
            *_ground_marks(drawn),
            *_legend_marks(drawn, earlier_text, later_text),
            *_point_marks(drawn, scale),
            touch_areas(
                drawn,
                x="0",
                x2="width",
                y=_TOP,
                y2=f"{_TOP} + row_height",
                value_texts=("told",),
            ),
        ],
        params=params,
        height=f"{_LEGEND_HEIGHT} + {drawn.height} * row_height",
    )


def _rows(rows: pl.DataFrame, measure: Measure, earlier_text: str, later_text: str) -> pl.DataFrame:
    """One row per line with its points from left to right and their labels."""
    drawn = typed(rows, _ROW_TYPES).with_columns(
        place=pl.int_range(pl.len(), dtype=pl.Int32),
        is_area=pl.col("level") == "area",
        low=pl.min_horizontal("earlier", "later"),
        high=pl.max_horizontal("earlier", "later"),
    )
    lefts, rights, names, told = [], [], [], []
    for row in drawn.iter_rows(named=True):
        earlier, later, low, high = row["earlier"], row["later"], row["low"], row["high"]
        is_pair = earlier is not None and later is not None
        absent = later_text if later is None else earlier_text
        is_same = format_measure(low, measure) == format_measure(high, measure)
        lefts.append(format_measure(low, measure) if is_pair and not is_same else "")
        rights.append(
            NOT_STATED
            if high is None
            else format_measure(high, measure) + ("" if is_pair else f" · {absent}: {NOT_STATED}")
        )
        names.append(row["row_name"] + (_JUDGEMENT if row["is_judgement"] else ""))
        told.append(
            f"{earlier_text} {format_measure(earlier, measure)}, "
            f"{later_text} {format_measure(later, measure)}"
        )
    drawn = drawn.with_columns(
        pl.Series("left_label", lefts, dtype=pl.String),
        pl.Series("right_label", rights, dtype=pl.String),
        pl.Series("name", names, dtype=pl.String),
        pl.Series("told", told, dtype=pl.String),
    )
    drawn = add_column(drawn, "color", "sort_order", association_colour)
    drawn = add_column(drawn, "light_color", "sort_order", association_light_colour)
    drawn = add_line_breaks(drawn, "name", size=14, weight=700, most=2)
    for label in ("left_label", "right_label"):
        drawn = add_width(drawn, label, size=14, weight=600)
    return drawn


_TOP: Final = f"({_LEGEND_HEIGHT} + datum.place * row_height)"
_MIDDLE: Final = f"({_TOP} + (blocks ? 32 : {_ROW / 2}))"


def _points(frame: pl.DataFrame, *, x: dict[str, str], y: str) -> list[alt.Chart]:
    earlier, later = (frame.filter(pl.col(name).is_not_null()) for name in ("earlier", "later"))
    return [
        symbol(later, x=x["later"], y=y, size=120, fill="color"),
        symbol(earlier, x=x["earlier"], y=y, size=90, fill=WHITE, stroke="color", thickness=2.5),
    ]


def _legend_marks(drawn: pl.DataFrame, earlier_text: str, later_text: str) -> list[alt.Chart]:
    legend = pl.DataFrame(
        {
            "text": [earlier_text, later_text],
            "x": [0.0, text_width(earlier_text, 13) + 46],
            "earlier": [1.0, None],
            "later": [None, 1.0],
            "color": [MUTED, MUTED],
        }
    )
    if drawn.is_empty():
        legend = legend.clear()
    x = {"earlier": "datum.x + 12", "later": "datum.x + 12"}
    return [
        *_points(legend, x=x, y="12"),
        words(legend, "text", x="datum.x + 24", y="12", size=13),
    ]


def _ground_marks(drawn: pl.DataFrame) -> list[alt.Chart]:
    is_broken = "!blocks && datum.name_1_width > name_room - 20"
    text = pick((is_broken, "datum.name_2"), otherwise="datum.name_1")
    areas, others = drawn.filter("is_area"), drawn.filter(~pl.col("is_area"))
    marks = [
        box(areas, x="0", x2="width", y=_TOP, y2=f"{_TOP} + row_height", fill=BAND),
        line(drawn, x="plot_x", x2="plot_x + plot_room", y=_MIDDLE, y2=_MIDDLE, color=HAIRLINE),
    ]
    for frame, x, weight in ((areas, "6", 700), (others, "blocks ? 6 : 18", 400)):
        marks.append(
            words(
                frame,
                text,
                x=x,
                y=f"{_TOP} + (blocks ? 13 : {is_broken} ? 8 : {_ROW / 2})",
                weight=weight,
                line_height=15,
            )
        )
    return marks


def _point_marks(drawn: pl.DataFrame, scale: float) -> list[alt.Chart]:
    def place(column: str) -> str:
        return f"(plot_x + datum.{column} / {scale} * plot_room)"

    both = drawn.filter(pl.col("earlier").is_not_null() & pl.col("later").is_not_null())
    one = drawn.filter(pl.col("earlier").is_null() ^ pl.col("later").is_null())
    none = drawn.filter(pl.col("high").is_null())
    beside: dict[str, Any] = {"y": _MIDDLE}
    quiet: dict[str, Any] = {"size": 13, "color": MUTED, "style": "italic"}
    return [
        line(
            both,
            x=place("low"),
            x2=place("high"),
            y=_MIDDLE,
            y2=_MIDDLE,
            color="light_color",
            thickness=4,
        ),
        *_points(drawn, x={"earlier": place("earlier"), "later": place("later")}, y=_MIDDLE),
        words(both, "left_label", x=f"{place('low')} - 12", **beside, align="right"),
        words(both, "right_label", x=f"{place('high')} + 12", **beside),
        words(one, "right_label", x=f"{place('high')} + 12", **beside, **quiet),
        words(none, "right_label", x="plot_x", **beside, **quiet),
    ]
