"""Budget rows by association: a table whose cells are bars, with every number printed."""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_width, largest, list_rows, typed
from finsam_metrics.charts.kit.heads import (
    AIR,
    COLUMN_X,
    HEAD_HEIGHT,
    add_heads,
    blocks_below,
    column_params,
    gap_column_marks,
    head_marks,
    key_height,
    key_marks,
)
from finsam_metrics.charts.kit.labels import add_labels, label_marks
from finsam_metrics.charts.kit.layout import responsive_chart
from finsam_metrics.charts.kit.marks import band, touch_areas, words
from finsam_metrics.charts.kit.palette import MUTED
from finsam_metrics.charts.kit.value_axis import BAR_LENGTH, ValueAxis, bars
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure

_CELL_TYPES: Final = {
    "texts": ("association_id", "row_id", "row_name", "level", "ask", "ask_text"),
    "counts": ("row_order",),
    "amounts": ("value",),
    "flags": ("is_judgement", "has_finding"),
}
_LABEL_LOOKS: Final = (("category", 14, 400), ("area", 14, 600), ("total", 15, 700))
_NAME_LOOKS: Final = ((True, 15, 700), (False, 14, 400))
_AFTER_BAR: Final = 6
_BLOCK_HEAD: Final = 24
_BLOCK_LINE: Final = 24


@remembered
def category_bars(
    cells: pl.DataFrame, budgets: pl.DataFrame, *, measure: Measure
) -> alt.LayerChart:
    """Matrix of bars: a row per area or category, a column per association, one scale.

    Below 620 px, or where the columns grow too narrow for their numbers, it becomes a list with
    one block per row. Columns too narrow for bar and number side by side have them stacked.

    Args:
        cells: One row per association and row: ``association_id``, ``row_id``, ``row_name``,
            ``level`` ("area", "category" or "total"), ``row_order``, ``value`` in the measure,
            ``is_judgement``, ``has_finding`` and ``ask``. A null value is *not stated* and gets no
            bar; so does 0, which is printed.
        budgets: One row per shown association, in the order to show. One with a ``gap_text`` has
            a dashed box instead of cells.
        measure: What the values are.
    """
    shown = add_heads(budgets)
    rows = _rows(cells)
    drawn = _cells(cells, shown, rows, measure)
    scale = largest(drawn.filter(pl.col("level") != "total"), "value") or 1.0
    return responsive_chart(
        [
            *_row_marks(rows),
            *head_marks(shown),
            *_cell_marks(drawn, ValueAxis(most=scale, start="0", end="bar_room")),
            *gap_column_marks(shown, bottom=f"top + {rows.height} * row_height"),
            *key_marks(shown),
            touch_areas(
                drawn,
                x=f"blocks ? 0 : {COLUMN_X}",
                x2=f"blocks ? width : {COLUMN_X} + column_room - {AIR}",
                y=f"blocks ? {_BLOCK_LINE_Y} - {_BLOCK_LINE / 2} : {_ROW_Y}",
                y2=f"blocks ? {_BLOCK_LINE_Y} + {_BLOCK_LINE / 2} : {_ROW_Y} + row_height",
            ),
        ],
        params=_params(rows, drawn, shown),
        height=f"top + {rows.height} * row_height - (blocks ? 9 : 0)",
    )


def _rows(cells: pl.DataFrame) -> pl.DataFrame:
    rows = list_rows(typed(cells, **_CELL_TYPES), "row_id", "row_name", "level")
    looks = pl.DataFrame(_NAME_LOOKS, ("is_bold", "size", "weight"), orient="row")
    is_bold = pl.col("level") != "category"
    named = rows.with_columns(is_bold=is_bold).join(looks, on="is_bold", maintain_order="left")
    return add_width(named, "row_name", size="size", weight="weight")


def _cells(
    cells: pl.DataFrame, shown: pl.DataFrame, rows: pl.DataFrame, measure: Measure
) -> pl.DataFrame:
    """One row per cell of the associations with figures; a missing cell is not stated."""
    places = shown.filter(~pl.col("is_gap")).select(
        "association_id", "short_name", "color", "bars_before", "gaps_before"
    )
    grid = places.join(rows.select("row_id", "level", "row", "is_bold"), how="cross")
    given = typed(cells, **_CELL_TYPES).select(
        "association_id", "row_id", "value", "is_judgement", "has_finding", "ask", "ask_text"
    )
    drawn = grid.join(given, ["association_id", "row_id"], how="left", maintain_order="left")
    looks = pl.DataFrame(_LABEL_LOOKS, ("level", "label_size", "label_weight"), orient="row")
    told = add_labels(drawn.join(looks, on="level", maintain_order="left"), measure)
    return told.with_columns(
        has_bar=pl.col("has_bar") & (pl.col("level") != "total"),
        bar_half=pl.when("is_bold").then(10).otherwise(7),
    )


def _params(rows: pl.DataFrame, drawn: pl.DataFrame, shown: pl.DataFrame) -> dict[str, str]:
    bar_count = shown.filter(~pl.col("is_gap")).height
    bold = pl.col("is_bold")
    name_room = max(
        largest(rows.filter(bold), "row_name_width") + 16,
        largest(rows.filter(~bold), "row_name_width") + 30,
    )
    narrow, wide = max(196.0, name_room), max(232.0, name_room)
    cell_room = largest(drawn, "cell_width", least=48) + 4
    label_room = largest(drawn.filter("has_bar"), "cell_width") + 4
    block_names = largest(shown.filter(~pl.col("is_gap")), "short_name_width")
    beside = AIR + _AFTER_BAR + label_room
    return {
        "blocks": f"width < {blocks_below(shown, name_room=narrow, cell_room=cell_room)}",
        **column_params(shown, narrow_name=narrow, wide_name=wide),
        "stacked": f"{bar_count} > 0 && !blocks && column_room - {beside} < 40",
        "block_x": f"{max(108.0, block_names + 14)}",
        "bar_room": (
            f"blocks ? width - block_x - {_AFTER_BAR + label_room}"
            f" : column_room - (stacked ? {AIR} : {beside})"
        ),
        "top": f"blocks ? {key_height(shown)} : {HEAD_HEIGHT} + head_lift",
        "row_height": (
            f"blocks ? {_BLOCK_HEAD + bar_count * _BLOCK_LINE + 10} : stacked ? 38 : 30"
        ),
    }


_ROW_Y: Final = "top + datum.row * row_height"
_BLOCK_LINE_Y: Final = (
    f"({_ROW_Y} + {_BLOCK_HEAD + _BLOCK_LINE / 2} + datum.bars_before * {_BLOCK_LINE})"
)


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
            x="datum.is_bold || blocks ? 8 : 20",
            y=f"{_ROW_Y} + (blocks ? {_BLOCK_HEAD / 2} : stacked ? 14 : row_height / 2)",
            size=alt.ExprRef("datum.size"),
            weight=alt.ExprRef("datum.weight"),
        ),
    ]


def _cell_marks(drawn: pl.DataFrame, axis: ValueAxis) -> list[alt.Chart]:
    left = f"(blocks ? block_x : {COLUMN_X})"
    middle = f"(blocks ? {_BLOCK_LINE_Y} : {_ROW_Y} + (stacked ? 14 : row_height / 2))"
    bar_middle = f"(blocks ? {_BLOCK_LINE_Y} : {_ROW_Y} + (stacked ? 28 : row_height / 2))"
    half = "(blocks ? 6.5 : stacked ? datum.bar_half / 2.4 : datum.bar_half)"
    after = f"(datum.has_bar && !stacked ? {BAR_LENGTH} + {_AFTER_BAR} : 0)"
    return [
        words(drawn, "short_name", x="8", y=_BLOCK_LINE_Y, color=MUTED, when="blocks"),
        bars(
            drawn.filter("has_bar"),
            axis,
            left=left,
            y=f"{bar_middle} - {half}",
            y2=f"{bar_middle} + {half}",
            fill="color",
        ),
        *label_marks(drawn, x=f"({left} + {after})", y=middle),
    ]
