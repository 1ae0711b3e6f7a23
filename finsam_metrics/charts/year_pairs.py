"""Two figures of the same thing on one line: from what to what it goes."""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_column, add_line_breaks, add_width, largest, typed
from finsam_metrics.charts.kit.labels import JUDGEMENT
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, SHORT_NAMES_BELOW, responsive_chart
from finsam_metrics.charts.kit.legends import legend_params, list_legend, symbol_legend
from finsam_metrics.charts.kit.marks import band, line, pick, touch_areas, words
from finsam_metrics.charts.kit.palette import (
    HAIRLINE,
    INK,
    MUTED,
    association_colour,
    association_light_colour,
)
from finsam_metrics.charts.kit.symbols import Form, symbols
from finsam_metrics.charts.kit.value_axis import ValueAxis
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import NOT_STATED, format_measure

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
    axis = ValueAxis(most=scale, start="plot_x", end="plot_x + plot_room")
    present = () if drawn.is_empty() else _FORMS
    legend = list_legend((("earlier", earlier_text), ("later", later_text)), present, "point")
    params = {
        "blocks": f"width < {BLOCKS_BELOW}",
        "name_room": f"blocks ? 0 : width < {SHORT_NAMES_BELOW} ? 216 : 246",
        "plot_x": f"name_room + {left + 16}",
        "plot_room": f"width - plot_x - {right + 16}",
        **legend_params(legend),
        "row_height": f"blocks ? {_BLOCK} : {_ROW}",
    }
    return responsive_chart(
        [
            *_ground_marks(drawn),
            *symbol_legend(legend, _FORMS, "point", at=12),
            *_point_marks(drawn, axis),
            touch_areas(
                drawn, x="0", x2="width", y=_TOP, y2=f"{_TOP} + row_height", value_texts=("told",)
            ),
        ],
        params=params,
        height=f"legend_height + {drawn.height} * row_height",
    )


def _rows(rows: pl.DataFrame, measure: Measure, earlier_text: str, later_text: str) -> pl.DataFrame:
    """One row per line with its points from left to right and their labels."""
    drawn = typed(
        rows,
        texts=("row_id", "row_name", "level", "ask", "ask_text"),
        counts=("sort_order",),
        amounts=("earlier", "later"),
        flags=("is_judgement",),
    ).with_columns(
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
        names.append(row["row_name"] + (JUDGEMENT if row["is_judgement"] else ""))
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


_TOP: Final = "(legend_height + datum.place * row_height)"
_MIDDLE: Final = f"({_TOP} + (blocks ? 32 : {_ROW / 2}))"


_FORMS: Final = {"earlier": Form(90, within="hollow", thickness=2.5), "later": Form(120)}


def _ground_marks(drawn: pl.DataFrame) -> list[alt.Chart]:
    is_broken = "!blocks && datum.name_1_width > name_room - 20"
    return [
        band(drawn.filter("is_area"), y=_TOP, y2=f"{_TOP} + row_height"),
        line(drawn, x="plot_x", x2="plot_x + plot_room", y=_MIDDLE, y2=_MIDDLE, color=HAIRLINE),
        words(
            drawn,
            pick((is_broken, "datum.name_2"), otherwise="datum.name_1"),
            x="blocks || datum.is_area ? 6 : 18",
            y=f"{_TOP} + (blocks ? 13 : {is_broken} ? 8 : {_ROW / 2})",
            weight=alt.ExprRef("datum.is_area ? 700 : 400"),
            line_height=15,
        ),
    ]


def _point_marks(drawn: pl.DataFrame, axis: ValueAxis) -> list[alt.Chart]:
    is_pair = pl.col("earlier").is_not_null() & pl.col("later").is_not_null()
    told = drawn.with_columns(is_pair=is_pair)
    both = told.filter("is_pair")
    points = told.unpivot(
        ("later", "earlier"), index=("row_id", "place", "color"), variable_name="point"
    ).drop_nulls("value")
    span: dict[str, Any] = {"x": axis.at("low"), "x2": axis.to("high")}
    return [
        line(both, **span, y=_MIDDLE, y2=_MIDDLE, color="light_color", thickness=4),
        symbols(points, _FORMS, "point", x="scale('x', datum.value)", y=_MIDDLE),
        words(both, "left_label", x="scale('x', datum.low) - 12", y=_MIDDLE, align="right"),
        words(
            told,
            "right_label",
            x="datum.high == null ? plot_x : scale('x', datum.high) + 12",
            y=_MIDDLE,
            size=alt.ExprRef("datum.is_pair ? 14 : 13"),
            style=alt.ExprRef("datum.is_pair ? 'normal' : 'italic'"),
            color=f"datum.is_pair ? '{INK}' : '{MUTED}'",
        ),
    ]
