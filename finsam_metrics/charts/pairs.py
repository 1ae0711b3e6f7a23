"""Two budgets mirrored: a row per item, a bar to each side, and how far it can be compared."""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    add_width,
    largest,
    lay_out_columns,
    typed,
)
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.marks import box, line, outline, symbol, touch_areas, words
from finsam_metrics.charts.kit.palette import (
    ALIKE,
    BAND,
    CAREFUL,
    FINDING,
    MUTED,
    OUTLINE,
)
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_measure

_CELL_TYPES: Final = {
    "side": pl.String(),
    "row_id": pl.String(),
    "row_name": pl.String(),
    "level": pl.String(),
    "row_order": pl.Int32(),
    "value": pl.Float64(),
    "is_judgement": pl.Boolean(),
    "has_finding": pl.Boolean(),
    "verdict": pl.String(),
    "ask": pl.String(),
    "ask_text": pl.String(),
}
_VERDICTS: Final = (
    ("alike", "går att jämföra"),
    ("careful", "med förbehåll"),
    ("unknown", "kan inte jämföras"),
)
_JUDGEMENT: Final = "\N{THIN SPACE}*"
_ROW: Final = 30
_BLOCK_HEAD: Final = 26
_BLOCK_LINE: Final = 24
_HEAD: Final = 54
_LEGEND: Final = 28
_VERDICT_ROOM: Final = 30
_AFTER_BAR: Final = 6
_MARK_ROOM: Final = 20


@remembered
def mirrored_bars(cells: pl.DataFrame, pair: pl.DataFrame, *, measure: Measure) -> alt.LayerChart:
    """Mirrored bars from a middle column of names; values at the outer ends, one scale.

    Below 620 px each row becomes a block with a line per side.

    Args:
        cells: One row per row and side, left first: ``side`` ("left" or "right"), ``row_id``,
            ``row_name``, ``level`` ("area", "category" or "total"), ``row_order``, ``value`` in
            the measure (null: not stated), ``is_judgement``, ``has_finding``, ``verdict``
            ("alike", "careful" or "unknown") and ``ask``.
        pair: The two columns, left and right. Two of one association are told apart by its
            light colour with an outline, to the right.
        measure: What the values are.
    """
    sides = _sides(pair)
    rows = _rows(cells)
    drawn = _cells(cells, sides, rows, measure)
    legend = _legend(rows)
    scale = largest(drawn.filter("has_bar"), "value") or 1.0
    name_room = max(224.0, largest(rows, "row_name_width") + 28)
    label_room = largest(drawn, "cell_width", least=60) + _AFTER_BAR + 4
    block_x = largest(sides, "side_text_width") + 22
    return responsive_chart(
        [
            *_legend_marks(legend),
            *_head_marks(sides),
            *_row_marks(rows),
            *_bar_marks(drawn, scale),
            *_label_marks(drawn, scale),
            *_verdict_marks(rows, x=_VERDICT_X, y=f"({_ROW_Y} + {_NAME_MIDDLE})"),
            touch_areas(
                drawn,
                x=f"blocks || datum.is_left ? 0 : {_CENTRE}",
                x2=f"blocks ? width : datum.is_left ? {_CENTRE} : width - {_VERDICT_ROOM}",
                y=f"blocks ? {_BLOCK_Y} - {_BLOCK_LINE / 2} : {_ROW_Y}",
                y2=f"blocks ? {_BLOCK_Y} + {_BLOCK_LINE / 2} : {_ROW_Y} + row_height",
            ),
        ],
        params={
            "blocks": f"width < {BLOCKS_BELOW}",
            "name_room": f"{name_room}",
            "half": f"(width - {_VERDICT_ROOM} - name_room) / 2",
            "block_x": f"{block_x}",
            "bar_room": (f"blocks ? width - block_x - {label_room} : half - {label_room}"),
            "legend_height": (
                f"width < {_legend_width(legend)} ? {_LEGEND * max(1, legend.height)} : {_LEGEND}"
            ),
            "top": f"legend_height + (blocks ? 0 : {_HEAD})",
            "row_height": f"blocks ? {_BLOCK_HEAD + 2 * _BLOCK_LINE + 8} : {_ROW}",
        },
        height=f"top + {rows.height} * row_height - (blocks ? 6 : 0)",
    )


_ROW_Y: Final = "(top + datum.row * row_height)"
_CENTRE: Final = "(half + name_room / 2)"
_NAME_MIDDLE: Final = f"(blocks ? {_BLOCK_HEAD / 2} : row_height / 2)"
_VERDICT_X: Final = "(width - 12)"
_BLOCK_Y: Final = (
    f"({_ROW_Y} + {_BLOCK_HEAD + _BLOCK_LINE / 2} + (datum.is_left ? 0 : {_BLOCK_LINE}))"
)


def _sides(pair: pl.DataFrame) -> pl.DataFrame:
    """One row per side with its name, year and colour."""
    is_one = pair["association_id"].n_unique() == 1
    sides = lay_out_columns(pair).with_columns(
        side=pl.Series(["left", "right"], dtype=pl.String),
        is_left=pl.Series([True, False]),
    )
    is_light = ~pl.col("is_left") & pl.lit(is_one)
    sides = sides.with_columns(
        fill=pl.when(is_light).then("light_color").otherwise("color"),
        is_light=is_light,
        side_text=pl.concat_str("initials", "bare_year_text", separator=" "),
    )
    return add_width(sides, "side_text", size=13)


def _rows(cells: pl.DataFrame) -> pl.DataFrame:
    listed = (
        typed(cells, _CELL_TYPES)
        .select("row_id", "row_name", "level", "row_order", "verdict")
        .unique("row_id", keep="first", maintain_order=True)
        .sort("row_order", maintain_order=True)
        .with_columns(
            row=pl.int_range(pl.len(), dtype=pl.Int32), is_bold=pl.col("level") != "category"
        )
    )
    return add_width(listed, "row_name", size=15, weight=700)


def _cells(
    cells: pl.DataFrame, sides: pl.DataFrame, rows: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    drawn = (
        typed(cells, _CELL_TYPES)
        .drop("row_name", "level", "row_order", "verdict")
        .join(rows.select("row_id", "row", "is_bold", "level"), on="row_id")
        .join(sides.select("side", "is_left", "fill", "color", "is_light", "side_text"), on="side")
        .with_columns(
            pl.col("is_judgement", "has_finding").fill_null(value=False),
            is_stated=pl.col("value").is_not_null(),
            has_bar=(pl.col("value").fill_null(0) > 0) & (pl.col("level") != "total"),
        )
    )
    labels = [
        ("0" if value == 0 else format_measure(value, measure))
        + (_JUDGEMENT if is_judgement and value is not None else "")
        for value, is_judgement in drawn.select("value", "is_judgement").iter_rows()
    ]
    drawn = drawn.with_columns(pl.Series("label", labels, dtype=pl.String))
    drawn = add_width(drawn, "label", size=14, weight=700)
    mark = pl.col("has_finding").cast(pl.Float64) * _MARK_ROOM
    return drawn.with_columns(cell_width=pl.col("label_width") + mark)


def _legend(rows: pl.DataFrame) -> pl.DataFrame:
    present = set(rows.get_column("verdict").to_list())
    listed = [(verdict, text) for verdict, text in _VERDICTS if verdict in present]
    legend = pl.DataFrame(listed, schema={"verdict": pl.String, "text": pl.String}, orient="row")
    legend = add_width(legend, "text", size=13).with_columns(
        row=pl.int_range(pl.len(), dtype=pl.Int32)
    )
    step = pl.col("text_width") + 44
    return legend.with_columns(x=step.cum_sum() - step)


def _legend_width(legend: pl.DataFrame) -> float:
    return largest(legend.select(pl.col("x") + pl.col("text_width") + 24), "x")


def _legend_marks(legend: pl.DataFrame) -> list[alt.Chart]:
    in_row = f"legend_height == {_LEGEND}"
    x = f"({in_row} ? datum.x : 0)"
    y = f"({in_row} ? 10 : datum.row * {_LEGEND} + 10)"
    return [
        *_verdict_marks(legend, x=f"({x} + 8)", y=y),
        words(legend, "text", x=f"{x} + 22", y=y, size=13),
    ]


def _verdict_marks(frame: pl.DataFrame, *, x: str, y: str) -> list[alt.Chart]:
    """Draw how far a row can be compared: each in a form of its own."""

    def of(verdict: str) -> pl.DataFrame:
        return frame.filter(pl.col("verdict") == verdict)

    return [
        symbol(of("alike"), x=x, y=y, size=110, fill=ALIKE),
        symbol(of("careful"), x=x, y=y, shape="diamond", size=110, fill=CAREFUL),
        line(of("unknown"), x=f"{x} - 5", x2=f"{x} + 5", y=y, y2=y, color=OUTLINE, thickness=2),
    ]


def _head_marks(sides: pl.DataFrame) -> list[alt.Chart]:
    marks = []
    for align, of_side, x in (
        ("right", sides.filter("is_left"), "half"),
        ("left", sides.filter(~pl.col("is_left")), "half + name_room"),
    ):
        at: dict[str, Any] = {"x": x, "align": align, "when": "!blocks"}
        marks += [
            words(
                of_side,
                "half >= datum.association_name_width ? datum.association_name : datum.short_name",
                y="legend_height + 12",
                size=15,
                weight=700,
                **at,
            ),
            words(of_side, "year_text", y="legend_height + 32", size=13, color=MUTED, **at),
        ]
    edges: dict[str, Any] = {
        "x": "datum.is_left ? 0 : half + name_room",
        "x2": f"datum.is_left ? half : width - {_VERDICT_ROOM}",
        "y": "legend_height + 45",
        "y2": "legend_height + 48",
        "when": "!blocks",
    }
    return [*marks, box(sides, fill="color", **edges)]


def _row_marks(rows: pl.DataFrame) -> list[alt.Chart]:
    x = "blocks ? 8 : " + _CENTRE
    middle = f"{_ROW_Y} + {_NAME_MIDDLE}"
    marks = [
        box(
            rows.filter("is_bold"),
            x="0",
            x2="width",
            y=f"{_ROW_Y} + 1",
            y2=f"{_ROW_Y} + (blocks ? {_BLOCK_HEAD} : row_height) - 1",
            fill=BAND,
        )
    ]
    for is_bold, weight, size in ((True, 700, 15), (False, 400, 14)):
        of_kind = rows.filter(pl.col("is_bold") == is_bold)
        for align, when in (("left", "blocks"), ("center", "!blocks")):
            marks.append(
                words(
                    of_kind,
                    "row_name",
                    x=x,
                    y=middle,
                    size=size,
                    weight=weight,
                    align=align,
                    when=when,
                )
            )
    return marks


def _bar_edges(scale: float) -> dict[str, str]:
    length = f"max(2, datum.value / {scale} * bar_room)"
    half = "(blocks ? 7 : datum.is_bold ? 10 : 7)"
    middle = f"(blocks ? {_BLOCK_Y} : {_ROW_Y} + row_height / 2)"
    return {
        "x": f"blocks ? block_x : datum.is_left ? half - {length} : half + name_room",
        "x2": f"blocks ? block_x + {length} : datum.is_left ? half : half + name_room + {length}",
        "y": f"{middle} - {half}",
        "y2": f"{middle} + {half}",
    }


def _bar_marks(drawn: pl.DataFrame, scale: float) -> list[alt.Chart]:
    bars = drawn.filter("has_bar")
    return [
        box(bars, fill="fill", **_bar_edges(scale)),
        outline(bars.filter("is_light"), stroke="color", **_bar_edges(scale)),
        words(drawn, "side_text", x="8", y=_BLOCK_Y, size=13, color=MUTED, when="blocks"),
    ]


def _label_marks(drawn: pl.DataFrame, scale: float) -> list[alt.Chart]:
    length = f"(datum.has_bar ? max(2, datum.value / {scale} * bar_room) + {_AFTER_BAR} : 0)"
    y = f"(blocks ? {_BLOCK_Y} : {_ROW_Y} + row_height / 2)"
    left_x = f"(half - {length})"
    right_x = f"(blocks ? block_x + {length} : half + name_room + {length})"
    marks = []
    for align, x, when in (
        ("right", left_x, "!blocks && datum.is_left"),
        ("left", right_x, "blocks || !datum.is_left"),
    ):
        at: dict[str, Any] = {"x": x, "y": y, "align": align, "when": when}
        stated = drawn.filter("is_stated")
        bold = pl.col("is_bold")
        marks += [
            words(stated.filter(bold), "label", weight=600, **at),
            words(stated.filter(~bold), "label", **at),
            words(
                drawn.filter(~pl.col("is_stated")),
                "datum.label",
                size=13,
                color=MUTED,
                style="italic",
                **at,
            ),
        ]
    triangle_x = (
        f"blocks || !datum.is_left ? {right_x} + datum.label_width + 10"
        f" : {left_x} - datum.label_width - 10"
    )
    found = drawn.filter("has_finding")
    marks.append(symbol(found, x=triangle_x, y=y, shape="triangle-up", size=80, fill=FINDING))
    return marks
