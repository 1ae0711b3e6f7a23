"""How each association divides its budget: one stacked bar each, in at most six parts."""

from functools import partial
from string import ascii_uppercase
from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.brackets import BRACKET_HEIGHT, bracket_marks
from finsam_metrics.charts.kit.columns import add_text, add_width, largest, lay_out_budgets, typed
from finsam_metrics.charts.kit.labels import starred
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.marks import (
    box,
    dashed_box,
    finding_marks,
    line,
    outline,
    pick,
    touch_areas,
    words,
)
from finsam_metrics.charts.kit.palette import INK, MAX_PARTS, MUTED, WHITE, part_colours
from finsam_metrics.charts.kit.row_names import YEAR_X, add_row_names, name_marks, name_room
from finsam_metrics.charts.kit.value_axis import ValueAxis
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import NBSP, NOT_STATED, format_measure, format_number

_BAR: Final = 38
_ROW: Final = 56
_BLOCK: Final = 70
_LEGEND_ROW: Final = 24
_LEAST: Final = 2
_LEAST_OF: Final = 1e-9
_LEAST_WHOLE_SHARE: Final = 0.005
_FINGER: Final = 24
_BESIDE_LABEL: Final = 8
_BESIDE_ROW: Final = 20
_SQUARE: Final = 14
_AFTER_SQUARE: Final = 32
_KEY: Final = 13


@remembered
def part_bars(parts: pl.DataFrame, budgets: pl.DataFrame, *, measure: Measure) -> alt.LayerChart:
    """Stacked bars, one per association, the parts in their own fixed order.

    Args:
        parts: One row per association and part: ``association_id``, ``part_id``, ``part_name``,
            ``part_order``, ``value`` in the measure, ``area_name``, ``is_judgement``,
            ``has_finding`` and ``ask``. A null value is no segment. Neighbouring parts of one
            area stand over a bracket with their sum.
        budgets: One row per shown association, in the order to show.
        measure: What the values are. Shares fill the width; amounts have a common scale and
            their sum in bold.

    Raises:
        ValueError: More than six parts.
    """
    shown = add_row_names(lay_out_budgets(budgets))
    stated = typed(
        parts,
        texts=("association_id", "part_id", "part_name", "area_name", "ask", "ask_text"),
        counts=("part_order",),
        amounts=("value",),
        flags=("is_judgement", "has_finding"),
    ).filter(pl.col("association_id").is_in(shown.get_column("association_id").to_list()))
    legend = _legend(stated)
    segments = _segments(stated, shown, legend, measure)
    rows = _rows(shown, segments, measure)
    brackets = _brackets(segments, measure)
    scale = max(largest(rows, "total"), largest(rows, "gap_value"))
    if measure is Measure.SHARE:
        scale = max(1.0, scale)
    scale = scale or 1.0
    axis = ValueAxis(most=scale, start="bar_x", end="bar_x + bar_room")
    total_room = 0.0 if measure is Measure.SHARE else max(86.0, largest(rows, "label_width") + 20)
    legend_need = largest(legend, "part_name_width") + 34
    segments = _with_least_rooms(segments, scale)
    least_room = largest(segments, "least_room")
    params = {
        "blocks": f"width < {BLOCKS_BELOW}",
        "bar_x": f"blocks ? 0 : {name_room(shown)}",
        "bar_room": f"width - bar_x - (blocks ? 0 : {total_room})",
        "under_bar": f"{0 if brackets.is_empty() else BRACKET_HEIGHT}",
        "row": f"(blocks ? {_BLOCK} : {_ROW}) + under_bar"
        f" + (bar_room < {least_room} ? {_BESIDE_ROW} : 0)",
        "legend_columns": (
            f"(width - bar_x) / {max(1, legend.height)} >= {legend_need} ? {max(1, legend.height)}"
            f" : (width - bar_x) / 3 >= {legend_need} ? 3"
            f" : width / 2 >= {legend_need - 10} ? 2 : 1"
        ),
        "legend_height": (
            f"ceil({legend.height} / legend_columns) * {_LEGEND_ROW} + {8 if legend.height else 0}"
        ),
    }
    return responsive_chart(
        [
            *_legend_marks(legend),
            *_name_marks(rows),
            *_segment_marks(segments, axis),
            *_beside_marks(segments),
            *bracket_marks(brackets, axis, y=_BAR_Y2, left="bar_x"),
            *_total_marks(rows, measure),
            *_gap_marks(rows, measure),
            _touch_areas(segments),
        ],
        params=params,
        height=f"legend_height + {rows.height} * row - (blocks ? 6 : 12)",
    )


def _legend(parts: pl.DataFrame) -> pl.DataFrame:
    listed = (
        parts.select("part_id", "part_name", "part_order")
        .unique("part_id")
        .sort("part_order", "part_id")
    )
    part_ids = listed.get_column("part_id").to_list()
    colours = part_colours(part_ids)
    return add_width(
        listed.with_columns(
            pl.Series("fill", [colours[part].fill for part in part_ids], dtype=pl.String),
            pl.Series("text_color", [colours[part].text for part in part_ids], dtype=pl.String),
            place=pl.int_range(pl.len(), dtype=pl.Int32),
            key_text=pl.Series(list(ascii_uppercase[: len(part_ids)]), dtype=pl.String),
        ),
        "part_name",
        size=13,
    )


def _segments(
    parts: pl.DataFrame, shown: pl.DataFrame, legend: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    """One row per drawn segment with where it starts and ends in the measure; widest first."""
    drawn = (
        parts.filter(pl.col("value") > 0)
        .join(shown.filter(~pl.col("is_gap")).select("association_id", "place"), "association_id")
        .join(legend.select("part_id", "fill", "text_color", "key_text"), "part_id")
        .sort("place", "part_order")
        .with_columns(end=pl.col("value").cum_sum().over("place"))
        .with_columns(
            start=pl.col("end") - pl.col("value"),
            is_last=pl.col("end") == pl.col("end").max().over("place"),
            before=pl.col("value").shift(1).over("place"),
        )
    )

    def tell(value: float, star: str) -> str:
        return _segment_label(value, measure) + star

    told = add_text(drawn.with_columns(star=starred()), "label", tell, "value", "star", size=14)
    return told.sort("value", descending=True)


def _with_least_rooms(segments: pl.DataFrame, scale: float) -> pl.DataFrame:
    """Add how much room the bars need for each segment to hold its label, and what stands before.

    Returns:
        The segments with ``least_room`` in px, ``nth`` (its place in its bar from 0) and, of each
        segment of its bar, ``room_<nth>`` and ``label_<nth>`` (its ``least_room`` and the width of
        its label; null where there is none), and ``beside_text``, its label outside the bar.
    """
    placed = segments.with_columns(
        least_room=(pl.col("label_width") + _BESIDE_LABEL) * scale / pl.col("value"),
        nth=pl.col("start").rank("ordinal").over("place").cast(pl.Int32) - 1,
        beside_text=pl.col("label"),
    )
    for nth in range(MAX_PARTS):
        is_nth = pl.col("nth") == nth
        placed = placed.with_columns(
            pl.col("least_room").filter(is_nth).first().over("place").alias(f"room_{nth}"),
            pl.col("label_width").filter(is_nth).first().over("place").alias(f"label_{nth}"),
        )
    return placed


def _brackets(segments: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per association and area that several segments in a row make, with their sum."""
    found = (
        segments.filter(pl.col("area_name").is_not_null())
        .group_by("place", "area_name", maintain_order=True)
        .agg(
            pl.col("start").min(),
            pl.col("end").max(),
            pl.col("value").sum(),
            pl.col("is_judgement").any(),
            count=pl.len(),
        )
        .filter(
            pl.col("count") > 1,
            (pl.col("end") - pl.col("start") - pl.col("value")).abs() < _LEAST_OF * pl.col("end"),
        )
    )

    def tell(name: str, value: float, star: str) -> str:
        return f"{name} {format_measure(value, measure)}{star}"

    told = ("area_name", "value", "star")
    return add_text(found.with_columns(star=starred()), "label", tell, *told, size=13)


def _segment_label(value: float, measure: Measure) -> str:
    """A share in whole per cent, but never "0 %" for one that is more than nothing."""
    if measure is Measure.SHARE and value >= _LEAST_WHOLE_SHARE:
        return f"{format_number(value * 100)}{NBSP}%"
    return format_measure(value, measure)


def _rows(shown: pl.DataFrame, segments: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    totals = segments.group_by("association_id").agg(
        pl.col("has_finding").any(), total=pl.col("value").sum()
    )
    rows = shown.join(totals, "association_id", how="left", maintain_order="left")
    tell = partial(format_measure, measure=measure)
    rows = add_text(rows, "label", tell, "total", size=15, weight=700)
    return add_width(rows, "gap_short_text", size=13)


_TOP: Final = "(legend_height + datum.place * row)"
_BAR_Y: Final = f"({_TOP} + (blocks ? 24 : 4))"
_BAR_Y2: Final = f"({_BAR_Y} + {_BAR})"
_BAR_MIDDLE: Final = f"({_BAR_Y} + {_BAR / 2})"
_START: Final = "scale('x', datum.start)"
_END: Final = "scale('x', datum.end)"


def _squares(rows: pl.DataFrame, *, when: str | None = None, **square: str) -> list[alt.Chart]:
    """Draw squares in the colours of parts, the light ones with an edge."""
    light = rows.filter(pl.col("text_color") == INK)
    return [box(rows, fill="fill", when=when, **square), outline(light, when=when, **square)]


def _keys(rows: pl.DataFrame, *, x: str, y: str, when: str | None = None) -> alt.Chart:
    """Write the letter of each part, which tells it where no colour is seen or printed.

    A number beside the label would be read as a digit of it.
    """
    return words(
        rows, "key_text", x=x, y=y, size=_KEY, color="text_color", align="center", when=when
    )


def _legend_marks(legend: pl.DataFrame) -> list[alt.Chart]:
    x = "bar_x + (datum.place % legend_columns) * (width - bar_x) / legend_columns"
    y = f"floor(datum.place / legend_columns) * {_LEGEND_ROW}"
    return [
        *_squares(legend, x=x, x2=f"{x} + 14", y=f"{y} + 3", y2=f"{y} + 17"),
        _keys(legend, x=f"{x} + 7", y=f"{y} + 10.5"),
        words(legend, "part_name", x=f"{x} + 20", y=f"{y} + 10", size=13),
    ]


def _name_marks(rows: pl.DataFrame) -> list[alt.Chart]:
    top = f"{_TOP} + (blocks ? -1 : 1)"
    found_y = f"{_TOP} + (blocks ? 13 : 33)"
    return [
        *name_marks(rows, y=f"({top})"),
        finding_marks(rows, x=f"{YEAR_X} + datum.year_text_width + 12", y=found_y),
    ]


def _segment_marks(segments: pl.DataFrame, axis: ValueAxis) -> list[alt.Chart]:
    around = segments.group_by("place", maintain_order=True).agg(
        end=pl.col("end").max(), start=pl.lit(0.0)
    )
    bar: dict[str, Any] = {"y": _BAR_Y, "y2": _BAR_Y2}
    gap = "scale('x', min(datum.value, datum.before)) - scale('x', 0)"
    return [
        box(
            segments,
            x=f"datum.is_last ? min({_START}, {_END} - {_LEAST}) : {_START}",
            x2=f"datum.is_last ? {_END} : max({_END}, {_START} + {_LEAST})",
            fill="fill",
            **bar,
        ),
        line(
            segments,
            x=axis.at("start"),
            x2=axis.to("start"),
            color=WHITE,
            thickness=1.5,
            when=f"datum.start > 0 && {gap} > 4",
            **bar,
        ),
        outline(around, x=axis.at("start"), x2=axis.to("end"), **bar),
        words(
            segments,
            "label",
            x=f"({_START} + {_END}) / 2",
            y=_BAR_MIDDLE,
            color="text_color",
            align="center",
            when="bar_room >= datum.least_room",
        ),
        _keys(
            segments,
            x=f"{_START} + 8",
            y=f"{_BAR_Y} + 9",
            when=f"{_END} - {_START} >= "
            f"(bar_room >= datum.least_room ? datum.label_width + {2 * _KEY} : {_KEY})",
        ),
    ]


def _beside_marks(segments: pl.DataFrame) -> list[alt.Chart]:
    """Write the numbers that their segments cannot hold under the bar, after squares in colour."""
    before = [
        f"(datum.nth > {nth} && bar_room < datum.room_{nth}"
        f" ? datum.label_{nth} + {_AFTER_SQUARE} : 0)"
        for nth in range(MAX_PARTS - 1)
    ]
    x = f"(bar_x + {' + '.join(before)})"
    y = f"({_BAR_Y2} + 3 + under_bar)"
    square = {"x": x, "x2": f"{x} + {_SQUARE}", "y": f"{y} + 2", "y2": f"{y} + {_SQUARE + 2}"}
    when = "bar_room < datum.least_room"
    text_x = f"{x} + {_SQUARE + 5}"
    return [
        *_squares(segments, when=when, **square),
        _keys(segments, x=f"{x} + {_SQUARE / 2}", y=f"{y} + 9.5", when=when),
        words(segments, "beside_text", x=text_x, y=f"{y} + 8.5", size=13, when=when),
    ]


def _touch_areas(segments: pl.DataFrame) -> alt.Chart:
    """Take taps; a thin part is given the width of a finger."""
    middle = f"({_START} + {_END}) / 2"
    return touch_areas(
        segments,
        x=f"min({_START}, {middle} - {_FINGER / 2})",
        x2=f"max({_END}, {middle} + {_FINGER / 2})",
        y=_BAR_Y,
        y2=_BAR_Y2,
    )


def _total_marks(rows: pl.DataFrame, measure: Measure) -> list[alt.Chart]:
    known = rows.filter(~pl.col("is_gap"))
    unstated = known.filter(pl.col("total").is_null())
    look: dict[str, Any] = {"color": MUTED, "style": "italic"}
    marks = [words(unstated, f"'{NOT_STATED}'", x="bar_x", y=_BAR_MIDDLE, **look)]
    if measure is not Measure.SHARE:
        marks.append(
            words(
                known.filter(pl.col("total").is_not_null()),
                "label",
                x="blocks ? width - datum.label_width : scale('x', datum.total) + 10",
                y=f"blocks ? {_TOP} + 12 : {_BAR_MIDDLE}",
                size=15,
                weight=700,
            )
        )
    return marks


def _gap_marks(rows: pl.DataFrame, measure: Measure) -> list[alt.Chart]:
    """Draw the dashed bar of a plan that tells its frame only, as long as the frame."""
    gaps = rows.filter("is_gap")
    whole = "datum.gap_value == null" if measure is not Measure.SHARE else "true"
    end = f"({whole} ? width : max(bar_x + {_BAR}, scale('x', datum.gap_value)))"
    inside, outside = ("bar_x + 12", f"{end} - bar_x - 22"), (f"{end} + 10", f"width - {end} - 12")
    # The longest text that has room, in the box or after it: where, what and how far up it begins.
    shapes = [
        (f"{room} >= datum.{text}_width", x, f"datum.{text}", lift)
        for (x, room), text, lift in (
            (inside, "gap_text_1", "0"),
            (inside, "gap_text_2", "8"),
            (outside, "gap_text_1", "0"),
            (outside, "gap_text_2", "8"),
            (inside, "gap_short_text", "0"),
        )
    ]
    x, text, lift = (
        pick(*((shape[0], shape[part]) for shape in shapes), otherwise=otherwise)
        for part, otherwise in ((1, outside[0]), (2, "datum.gap_short_text"), (3, "0"))
    )
    look: dict[str, Any] = {"size": 13, "color": MUTED, "style": "italic", "line_height": 16}
    return [
        dashed_box(gaps, x="bar_x", x2=end, y=_BAR_Y, y2=_BAR_Y2),
        words(gaps, text, x=x, y=f"{_BAR_MIDDLE} - ({lift})", **look),
    ]
