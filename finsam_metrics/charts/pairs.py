"""Two budgets mirrored: a row per item, a bar to each side, and how far it can be compared."""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_width, largest, lay_out_budgets, list_rows, typed
from finsam_metrics.charts.kit.labels import add_labels, value_labels
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.legends import legend_params, list_legend, symbol_legend
from finsam_metrics.charts.kit.marks import band, box, finding_marks, touch_areas, words
from finsam_metrics.charts.kit.palette import ALIKE, CAREFUL, MUTED, OUTLINE
from finsam_metrics.charts.kit.symbols import Form, symbols
from finsam_metrics.charts.kit.value_axis import BAR_LENGTH, ValueAxis, bar_edges, bars
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure

_CELL_TYPES: Final = {
    "texts": ("side", "row_id", "row_name", "level", "verdict", "ask", "ask_text"),
    "counts": ("row_order",),
    "amounts": ("value",),
    "flags": ("is_judgement", "has_finding"),
}
_VERDICTS: Final = (
    ("alike", "går att jämföra"),
    ("careful", "med förbehåll"),
    ("unknown", "kan inte jämföras"),
)
_ROW: Final = 30
_BLOCK_HEAD: Final = 26
_BLOCK_LINE: Final = 24
_HEAD: Final = 54
_VERDICT_ROOM: Final = 30
_AFTER_BAR: Final = 6


@remembered
def mirrored_bars(cells: pl.DataFrame, pair: pl.DataFrame, *, measure: Measure) -> alt.LayerChart:
    """Mirrored bars from a middle column of names; values at the outer ends, one scale.

    Below 620 px each row becomes a block with a line per side.

    Args:
        cells: One row per row and side, left first: ``side`` ("left" or "right"), ``row_id``,
            ``row_name``, ``level`` ("area", "category" or "total"), ``row_order``, ``value`` in
            the measure (null: not stated), ``is_judgement``, ``has_finding``, ``verdict``
            ("alike", "careful" or "unknown") and ``ask``.
        pair: The two budgets, left and right. Two of one association are told apart by its
            light colour with an outline, to the right.
        measure: What the values are.
    """
    sides = _sides(pair)
    rows = _rows(cells)
    drawn = _cells(cells, sides, rows, measure)
    legend = list_legend(_VERDICTS, set(rows["verdict"]), "verdict")
    scale = largest(drawn.filter("has_bar"), "value") or 1.0
    name_room = max(224.0, largest(rows, "row_name_width") + 28)
    label_room = largest(drawn, "cell_width", least=60) + _AFTER_BAR + 4
    block_x = largest(sides, "side_text_width") + 22
    return responsive_chart(
        [
            *symbol_legend(legend, _FORMS, "verdict", at=8),
            *_head_marks(sides),
            *_row_marks(rows),
            *_cell_marks(drawn, scale),
            symbols(rows, _FORMS, "verdict", x=_VERDICT_X, y=f"({_ROW_Y} + {_NAME_MIDDLE})"),
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
            **legend_params(legend),
            "top": f"legend_height + (blocks ? 0 : {_HEAD})",
            "row_height": f"blocks ? {_BLOCK_HEAD + 2 * _BLOCK_LINE + 8} : {_ROW}",
        },
        height=f"top + {rows.height} * row_height - (blocks ? 6 : 0)",
    )


_OUTWARDS: Final = alt.ExprRef("blocks || !datum.is_left ? 'left' : 'right'")
_TOWARDS_NAMES: Final = alt.ExprRef("datum.is_left ? 'right' : 'left'")
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
    sides = lay_out_budgets(pair).with_columns(
        side=pl.Series(["left", "right"], dtype=pl.String), is_left=pl.Series([True, False])
    )
    is_light = ~pl.col("is_left") & pl.lit(is_one)
    sides = sides.with_columns(
        fill=pl.when(is_light).then("light_color").otherwise("color"),
        is_light=is_light,
        side_text=pl.concat_str("initials", "bare_year_text", separator=" "),
    )
    return add_width(sides, "side_text", size=13)


def _rows(cells: pl.DataFrame) -> pl.DataFrame:
    listed = list_rows(typed(cells, **_CELL_TYPES), "row_id", "row_name", "level", "verdict")
    listed = listed.with_columns(is_bold=pl.col("level") != "category", color=pl.lit(MUTED))
    return add_width(listed, "row_name", size=15, weight=700)


def _cells(
    cells: pl.DataFrame, sides: pl.DataFrame, rows: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    drawn = (
        typed(cells, **_CELL_TYPES)
        .drop("row_name", "level", "row_order", "verdict")
        .join(rows.select("row_id", "row", "is_bold", "level"), on="row_id")
        .join(sides.select("side", "is_left", "fill", "color", "is_light", "side_text"), on="side")
    )
    told = add_labels(drawn, measure, weight=700)
    weight = pl.when("is_bold").then(600).otherwise(400)
    is_total = pl.col("level") == "total"
    return told.with_columns(label_weight=weight, has_bar=pl.col("has_bar") & ~is_total)


_FORMS: Final = {
    "alike": Form(110, color=ALIKE),
    "careful": Form(110, "diamond", color=CAREFUL),
    "unknown": Form(100, "stroke", "ring", color=OUTLINE),
}


def _head_marks(sides: pl.DataFrame) -> list[alt.Chart]:
    at: dict[str, Any] = {
        "x": "datum.is_left ? half : half + name_room",
        "align": _TOWARDS_NAMES,
        "when": "!blocks",
    }
    name = "half >= datum.association_name_width ? datum.association_name : datum.short_name"
    year_y = "legend_height + 32"
    return [
        words(sides, name, y="legend_height + 12", size=15, weight=700, **at),
        words(sides, "year_text", y=year_y, size=13, color=MUTED, **at),
        box(
            sides,
            x="datum.is_left ? 0 : half + name_room",
            x2=f"datum.is_left ? half : width - {_VERDICT_ROOM}",
            y="legend_height + 45",
            y2="legend_height + 48",
            fill="color",
            when="!blocks",
        ),
    ]


def _row_marks(rows: pl.DataFrame) -> list[alt.Chart]:
    return [
        band(
            rows.filter("is_bold"),
            y=f"{_ROW_Y} + 1",
            y2=f"{_ROW_Y} + (blocks ? {_BLOCK_HEAD} : row_height) - 1",
        ),
        words(
            rows,
            "row_name",
            x=f"blocks ? 8 : {_CENTRE}",
            y=f"{_ROW_Y} + {_NAME_MIDDLE}",
            size=alt.ExprRef("datum.is_bold ? 15 : 14"),
            weight=alt.ExprRef("datum.is_bold ? 700 : 400"),
            align=alt.ExprRef("blocks ? 'left' : 'center'"),
        ),
    ]


def _cell_marks(drawn: pl.DataFrame, scale: float) -> list[alt.Chart]:
    axis = ValueAxis(most=scale, start="0", end="bar_room")
    middle = f"(blocks ? {_BLOCK_Y} : {_ROW_Y} + row_height / 2)"
    half = "(blocks ? 7 : datum.is_bold ? 10 : 7)"
    at = {"y": f"{middle} - {half}", "y2": f"{middle} + {half}"}
    has_bar = drawn.filter("has_bar")
    start = "(blocks ? block_x : half + name_room)"
    is_mirrored = "(!blocks && datum.is_left)"
    after = f"(datum.has_bar ? {BAR_LENGTH} + {_AFTER_BAR} : 0)"
    label_x = f"({is_mirrored} ? half - {after} : {start} + {after})"
    found_x = f"{label_x} + ({is_mirrored} ? -1 : 1) * (datum.label_width + 10)"
    return [
        bars(has_bar, axis, left=start, fill="fill", when=f"!{is_mirrored}", **at),
        bars(has_bar, axis, right="half", fill="fill", when=is_mirrored, **at),
        bar_edges(has_bar.filter("is_light"), axis, left=start, stroke="color", **at),
        words(drawn, "side_text", x="8", y=_BLOCK_Y, size=13, color=MUTED, when="blocks"),
        value_labels(drawn, x=label_x, y=middle, align=_OUTWARDS),
        finding_marks(drawn, x=found_x, y=middle),
    ]
