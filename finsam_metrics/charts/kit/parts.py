"""How each association divides its budget: one stacked bar each, in at most six parts."""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    add_line_breaks,
    add_width,
    largest,
    lay_out_columns,
    typed,
)
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.marks import (
    box,
    dashed_box,
    line,
    outline,
    pick,
    symbol,
    touch_areas,
    words,
)
from finsam_metrics.charts.kit.palette import (
    FINDING,
    INK,
    MAX_PARTS,
    MUTED,
    WHITE,
    part_colours,
)
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import NBSP, NOT_STATED, format_measure, format_number

_PART_TYPES: Final = {
    "association_id": pl.String(),
    "part_id": pl.String(),
    "part_name": pl.String(),
    "part_order": pl.Int32(),
    "value": pl.Float64(),
    "area_name": pl.String(),
    "is_judgement": pl.Boolean(),
    "has_finding": pl.Boolean(),
    "ask": pl.String(),
    "ask_text": pl.String(),
}
_JUDGEMENT: Final = "\N{THIN SPACE}*"
_BAR: Final = 38
_ROW: Final = 56
_BLOCK: Final = 70
_BRACKET: Final = 22
_LEGEND_ROW: Final = 24
_LEAST: Final = 2
_LEAST_OF: Final = 1e-9
_LEAST_WHOLE_SHARE: Final = 0.005
_FINGER: Final = 24
_BESIDE_LABEL: Final = 8
_BESIDE_ROW: Final = 20
_SQUARE: Final = 12
_AFTER_SQUARE: Final = 30


@remembered
def part_bars(parts: pl.DataFrame, columns: pl.DataFrame, *, measure: Measure) -> alt.LayerChart:
    """Stacked bars, one per association, the parts in their own fixed order.

    Args:
        parts: One row per association and part: ``association_id``, ``part_id``, ``part_name``,
            ``part_order``, ``value`` in the measure, ``area_name``, ``is_judgement``,
            ``has_finding`` and ``ask``. A null value is no segment. Neighbouring parts of one
            area stand over a bracket with their sum.
        columns: One row per shown association, in the order to show.
        measure: What the values are. Shares fill the width; amounts have a common scale and
            their sum in bold.

    Raises:
        ValueError: More than six parts.
    """
    shown = lay_out_columns(columns)
    stated = typed(parts, _PART_TYPES).filter(
        pl.col("association_id").is_in(shown.get_column("association_id").to_list())
    )
    legend = _legend(stated)
    segments = _segments(stated, shown, legend, measure)
    rows = _rows(shown, segments, measure)
    brackets = _brackets(segments, measure)
    scale = max(largest(rows, "total"), largest(rows, "gap_value"))
    if measure is Measure.SHARE:
        scale = max(1.0, scale)
    scale = scale or 1.0
    name_room = max(184.0, largest(rows, "association_name_width") + 14)
    total_room = 0.0 if measure is Measure.SHARE else max(86.0, largest(rows, "label_width") + 20)
    legend_need = largest(legend, "part_name_width") + 34
    segments = _with_least_rooms(segments, scale)
    least_room = largest(segments, "least_room")
    params = {
        "blocks": f"width < {BLOCKS_BELOW}",
        "bar_x": f"blocks ? 0 : {name_room}",
        "bar_room": f"width - bar_x - (blocks ? 0 : {total_room})",
        "under_bar": f"{0 if brackets.is_empty() else _BRACKET}",
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
            *_segment_marks(segments, scale),
            *_beside_marks(segments),
            *_bracket_marks(brackets, scale),
            *_total_marks(rows, scale, measure),
            *_gap_marks(rows, scale, measure),
            _touch_areas(segments, scale),
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
        .join(legend.select("part_id", "fill", "text_color"), "part_id")
        .sort("place", "part_order")
        .with_columns(end=pl.col("value").cum_sum().over("place"))
        .with_columns(
            start=pl.col("end") - pl.col("value"),
            is_last=pl.col("end") == pl.col("end").max().over("place"),
            before=pl.col("value").shift(1).over("place"),
        )
    )
    labels = [
        _segment_label(value, measure) + (_JUDGEMENT if is_judgement else "")
        for value, is_judgement in drawn.select("value", "is_judgement").iter_rows()
    ]
    return add_width(
        drawn.with_columns(pl.Series("label", labels, dtype=pl.String)), "label", size=14
    ).sort("value", descending=True)


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
    labels = [
        f"{name} {format_measure(value, measure)}{_JUDGEMENT if is_judgement else ''}"
        for name, value, is_judgement in found.select(
            "area_name", "value", "is_judgement"
        ).iter_rows()
    ]
    return add_width(
        found.with_columns(pl.Series("label", labels, dtype=pl.String)), "label", size=13
    )


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
    labels = [format_measure(total, measure) for total in rows.get_column("total")]
    rows = rows.with_columns(pl.Series("label", labels, dtype=pl.String))
    rows = add_width(rows, "label", size=15, weight=700)
    rows = add_width(rows, "association_name", size=15, weight=600)
    rows = add_line_breaks(rows, "gap_text", size=13, most=2)
    return add_width(rows, "gap_short_text", size=13)


def _row_y(offset: str) -> str:
    return f"legend_height + datum.place * row + {offset}"


_BAR_Y: Final = _row_y("(blocks ? 24 : 4)")
_BAR_Y2: Final = _row_y(f"(blocks ? 24 : 4) + {_BAR}")
_BAR_MIDDLE: Final = _row_y(f"(blocks ? 24 : 4) + {_BAR / 2}")


def _legend_marks(legend: pl.DataFrame) -> list[alt.Chart]:
    x = "bar_x + (datum.place % legend_columns) * (width - bar_x) / legend_columns"
    y = f"floor(datum.place / legend_columns) * {_LEGEND_ROW}"
    square = {"x": x, "x2": f"{x} + 14", "y": f"{y} + 3", "y2": f"{y} + 17"}
    return [
        box(legend, **square, fill="fill"),
        outline(legend, **square, when=f"datum.text_color == '{INK}'"),
        words(legend, "part_name", x=f"{x} + 20", y=f"{y} + 10", size=13),
    ]


def _name_marks(rows: pl.DataFrame) -> list[alt.Chart]:
    return [
        words(
            rows,
            "association_name",
            x="0",
            y=_row_y("(blocks ? 12 : 14)"),
            size=15,
            weight=600,
        ),
        words(
            rows,
            "year_text",
            x="blocks ? datum.association_name_width + 8 : 0",
            y=_row_y("(blocks ? 13 : 33)"),
            size=13,
            color=MUTED,
        ),
        symbol(
            rows.filter("has_finding"),
            x="(blocks ? datum.association_name_width + 8 : 0) + datum.year_text_width + 12",
            y=_row_y("(blocks ? 13 : 33)"),
            shape="triangle-up",
            size=80,
            fill=FINDING,
        ),
    ]


def _segment_marks(segments: pl.DataFrame, scale: float) -> list[alt.Chart]:
    start = f"bar_x + datum.start / {scale} * bar_room"
    end = f"bar_x + datum.end / {scale} * bar_room"
    around = segments.group_by("place").agg(end=pl.col("end").max())
    return [
        box(
            segments,
            x=f"datum.is_last ? min({start}, {end} - {_LEAST}) : {start}",
            x2=f"datum.is_last ? {end} : max({end}, {start} + {_LEAST})",
            y=_BAR_Y,
            y2=_BAR_Y2,
            fill="fill",
        ),
        line(
            segments,
            x=start,
            x2=start,
            y=_BAR_Y,
            y2=_BAR_Y2,
            color=WHITE,
            thickness=1.5,
            when=f"datum.start > 0 && min(datum.value, datum.before) / {scale} * bar_room > 4",
        ),
        outline(around, x="bar_x", x2=end, y=_BAR_Y, y2=_BAR_Y2),
        words(
            segments,
            "label",
            x=f"({start} + {end}) / 2",
            y=_BAR_MIDDLE,
            color="text_color",
            align="center",
            when="bar_room >= datum.least_room",
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
    y = _row_y(f"(blocks ? 24 : 4) + {_BAR + 3} + under_bar")
    square = {"x": x, "x2": f"{x} + {_SQUARE}", "y": f"{y} + 2", "y2": f"{y} + {_SQUARE + 2}"}
    when = "bar_room < datum.least_room"
    return [
        box(segments, **square, fill="fill", when=when),
        outline(segments.filter(pl.col("text_color") == INK), **square, when=when),
        words(
            segments,
            "beside_text",
            x=f"{x} + {_SQUARE + 5}",
            y=f"{y} + 8.5",
            size=13,
            when=when,
        ),
    ]


def _bracket_marks(brackets: pl.DataFrame, scale: float) -> list[alt.Chart]:
    start = f"bar_x + datum.start / {scale} * bar_room"
    end = f"bar_x + datum.end / {scale} * bar_room"
    upper, lower = (_row_y(f"(blocks ? 24 : 4) + {_BAR + below}") for below in (3, 7))
    half = "datum.label_width / 2"
    return [
        line(brackets, x=start, x2=start, y=upper, y2=lower, color=INK),
        line(brackets, x=start, x2=end, y=lower, y2=lower, color=INK),
        line(brackets, x=end, x2=end, y=upper, y2=lower, color=INK),
        words(
            brackets,
            "label",
            x=f"clamp(({start} + {end}) / 2, bar_x + {half}, width - {half})",
            y=_row_y(f"(blocks ? 24 : 4) + {_BAR + 17}"),
            size=13,
            align="center",
        ),
    ]


def _touch_areas(segments: pl.DataFrame, scale: float) -> alt.Chart:
    """Take taps; a thin part is given the width of a finger."""
    start = f"bar_x + datum.start / {scale} * bar_room"
    end = f"bar_x + datum.end / {scale} * bar_room"
    middle = f"({start} + {end}) / 2"
    return touch_areas(
        segments,
        x=f"min({start}, {middle} - {_FINGER / 2})",
        x2=f"max({end}, {middle} + {_FINGER / 2})",
        y=_BAR_Y,
        y2=_BAR_Y2,
    )


def _total_marks(rows: pl.DataFrame, scale: float, measure: Measure) -> list[alt.Chart]:
    unstated = rows.filter(~pl.col("is_gap") & pl.col("total").is_null())
    marks = [
        words(unstated, f"'{NOT_STATED}'", x="bar_x", y=_BAR_MIDDLE, color=MUTED, style="italic")
    ]
    if measure is not Measure.SHARE:
        stated = rows.filter(~pl.col("is_gap") & pl.col("total").is_not_null())
        end = f"bar_x + datum.total / {scale} * bar_room"
        marks.append(
            words(
                stated,
                "label",
                x=f"blocks ? width - datum.label_width : {end} + 10",
                y=f"blocks ? {_row_y('12')} : {_BAR_MIDDLE}",
                size=15,
                weight=700,
            )
        )
    return marks


def _gap_marks(rows: pl.DataFrame, scale: float, measure: Measure) -> list[alt.Chart]:
    gaps = rows.filter("is_gap")
    whole = "datum.gap_value == null" if measure is not Measure.SHARE else "true"
    end = f"{whole} ? width : bar_x + max({_BAR}, datum.gap_value / {scale} * bar_room)"
    room = f"(({end}) - bar_x - 22)"
    outside = f"(width - ({end}) - 12)"
    shapes = (
        ("datum.gap_text_1", f"{room} >= datum.gap_text_1_width", "inside", 1),
        ("datum.gap_text_2", f"{room} >= datum.gap_text_2_width", "inside", 2),
        ("datum.gap_text_1", f"{outside} >= datum.gap_text_1_width", "outside", 1),
        ("datum.gap_text_2", f"{outside} >= datum.gap_text_2_width", "outside", 2),
        ("datum.gap_short_text", f"{room} >= datum.gap_short_text_width", "inside", 1),
        ("datum.gap_short_text", "true", "outside", 1),
    )
    text = pick(*((fits, text) for text, fits, _, _ in shapes), otherwise="''")
    x = pick(
        *((fits, "bar_x + 12" if at == "inside" else f"({end}) + 10") for _, fits, at, _ in shapes),
        otherwise="0",
    )
    lift = pick(
        *((fits, "8" if lines == 2 else "0") for _, fits, _, lines in shapes), otherwise="0"
    )
    return [
        dashed_box(gaps, x="bar_x", x2=end, y=_BAR_Y, y2=_BAR_Y2),
        words(
            gaps,
            text,
            x=x,
            y=f"{_BAR_MIDDLE} - ({lift})",
            size=13,
            color=MUTED,
            style="italic",
            line_height=16,
        ),
    ]
