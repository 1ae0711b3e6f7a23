"""Which groups the plans name, in their own words and with the money behind them."""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_line_breaks, add_width, largest, typed
from finsam_metrics.charts.kit.heads import (
    AIR,
    COLUMN_X,
    HEAD_HEIGHT,
    add_heads,
    column_params,
    gap_column_marks,
    head_marks,
    key_height,
    key_marks,
    least_table_width,
    year_in,
)
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.legends import (
    LEGEND_X,
    LEGEND_Y,
    MARK_ROOM,
    legend_params,
    legend_words,
    list_legend,
)
from finsam_metrics.charts.kit.marks import box, fitting, hairline, pick, symbol, touch_areas, words
from finsam_metrics.charts.kit.palette import MUTED, OUTLINE
from finsam_metrics.charts.kit.symbols import Form, symbols
from finsam_metrics.memo import remembered

_CELL_TYPES: Final = {
    "texts": (
        "association_id",
        "group_id",
        "group_name",
        "mark",
        "group_text",
        "amount_text",
        "ask",
        "ask_text",
    ),
    "counts": ("group_order",),
}
Legend = tuple[tuple[str, str], ...]
GROUP_LEGEND: Final[Legend] = (
    ("stated", "nämns i planen"),
    ("stated_money", "nämns, med pengar"),
    ("judgement", "vår bedömning"),
    ("judgement_money", "bedömning, med pengar"),
    ("none", "nämns inte"),
)
_ROW_BY_LINES: Final = (30, 30, 38, 54)
_BLOCK_HEAD: Final = 48
_NAME_ROOM: Final = 240
_WIDE_NAME_ROOM: Final = 270
_BLOCK_WORDS_FROM: Final = 190
_HAS_BLOCK_WORDS: Final = f"(blocks && block_room >= {_BLOCK_WORDS_FROM})"
_TEXT_ROOM: Final = f"(column_room - {AIR + MARK_ROOM})"


@remembered
def group_matrix(
    cells: pl.DataFrame,
    budgets: pl.DataFrame,
    *,
    legend: Legend = GROUP_LEGEND,
    short_amount: str = "kr",
    has_short_words: bool = False,
) -> alt.LayerChart:
    """Dot matrix: a row per group, a column per association, the plan's words beside the dot.

    A disc is a group the plan names; a ring round it, and the amount in bold, that it sets money
    aside; a dashed ring is our judgement; a short dash is *not named*. On a phone the words are
    left out, and the amount stands under the mark, or a word for it where the columns are too
    narrow.

    Args:
        cells: One row per association and group: ``association_id``, ``group_id``,
            ``group_name``, ``group_order``, ``mark`` ("stated", "judgement" or null: not named),
            ``group_text`` (the plan's words or null), ``amount_text`` (the money or null)
            and ``ask``.
        budgets: One row per shown association, in the order to show. One with a ``gap_text``
            names no group and has a dashed box.
        legend: What each state of a cell means, in the order to show: "stated" and "judgement",
            alone and with "_money", and "none".
        short_amount: The word for an amount that has no room.
        has_short_words: Whether the words are a few letters, and stand under the mark on a phone.
    """
    shown = add_heads(budgets)
    rows = _rows(cells)
    drawn = _cells(cells, shown, rows)
    listed = list_legend(legend, set(drawn["state"]), "state")
    return responsive_chart(
        [
            *_states(listed, x=f"{LEGEND_X} + 11", y=LEGEND_Y),
            legend_words(listed),
            *_row_marks(rows),
            *head_marks(shown, above="legend_height"),
            *_block_head_marks(shown),
            *_states(drawn, x=_MARK_X, y=_MARK_Y),
            *_text_marks(drawn, short_amount, has_short_words=has_short_words),
            *gap_column_marks(shown, bottom=f"top + row_tops[{rows.height}]"),
            *key_marks(shown.filter("is_gap"), above="legend_height"),
            touch_areas(
                drawn,
                x=f"blocks ? {_BLOCK_X} : {COLUMN_X}",
                x2=f"blocks ? {_BLOCK_X} + block_room : {COLUMN_X} + column_room - {AIR}",
                y=f"blocks ? {_ROW_TOP} + 26 : {_ROW_TOP}",
                y2="top + row_tops[datum.row + 1]",
                value_texts=("group_text", "amount_text"),
            ),
        ],
        params=_params(shown, rows, drawn, listed, has_short_words=has_short_words),
        height=f"top + row_tops[{rows.height}]",
    )


def _rows(cells: pl.DataFrame) -> pl.DataFrame:
    listed = (
        typed(cells, **_CELL_TYPES)
        .select("group_id", "group_name", "group_order")
        .unique("group_id", keep="first", maintain_order=True)
        .sort("group_order", maintain_order=True)
        .with_columns(row=pl.int_range(pl.len(), dtype=pl.Int32))
    )
    return add_line_breaks(listed, "group_name", size=15, weight=600, most=2)


def _cells(cells: pl.DataFrame, shown: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per cell of the associations that name groups; a missing cell is not named."""
    places = shown.filter(~pl.col("is_gap")).select(
        "association_id", "color", "bars_before", "gaps_before"
    )
    given = typed(cells, **_CELL_TYPES).select(
        "association_id", "group_id", "mark", "group_text", "amount_text", "ask", "ask_text"
    )
    is_named = pl.col("mark").is_not_null()
    drawn = (
        places.join(rows.select("group_id", "row"), how="cross")
        .join(given, ["association_id", "group_id"], how="left")
        .with_columns(
            group_text=pl.when(is_named).then("group_text"),
            amount_text=pl.when(is_named).then("amount_text"),
        )
        .with_columns(
            state=pl.when(~is_named)
            .then(pl.lit("none"))
            .when(pl.col("amount_text").is_null())
            .then("mark")
            .otherwise(pl.concat_str("mark", pl.lit("_money")))
        )
    )
    drawn = add_line_breaks(drawn, "group_text", size=13, most=2)
    return add_width(drawn, "amount_text", size=13, weight=600)


def _params(
    shown: pl.DataFrame,
    rows: pl.DataFrame,
    drawn: pl.DataFrame,
    legend: pl.DataFrame,
    *,
    has_short_words: bool,
) -> dict[str, str]:
    bar_count = shown.filter(~pl.col("is_gap")).height
    amount_width = largest(drawn, "amount_text_width")
    cell_room = max(54.0, amount_width and amount_width + MARK_ROOM)
    least_width = least_table_width(shown, name_room=_NAME_ROOM, cell_room=cell_room)
    return {
        "blocks": f"width < {max(BLOCKS_BELOW, least_width)}",
        **legend_params(legend),
        **column_params(shown, narrow_name=_NAME_ROOM, wide_name=_WIDE_NAME_ROOM),
        "block_room": f"width / {max(1, bar_count)}",
        "top": (
            f"legend_height + (blocks ? {key_height(shown.filter('is_gap')) + _BLOCK_HEAD}"
            f" : {HEAD_HEIGHT} + head_lift)"
        ),
        "row_tops": (
            f"blocks ? {_block_row_tops(rows, drawn, has_short_words=has_short_words)}"
            f" : {_table_row_tops(rows, drawn)}"
        ),
    }


def _block_row_tops(rows: pl.DataFrame, drawn: pl.DataFrame, *, has_short_words: bool) -> list[int]:
    words_height = 18 if has_short_words else 0
    with_money = set(drawn.filter(pl.col("amount_text").is_not_null()).get_column("row").to_list())
    tops = [0]
    for row in rows.get_column("row"):
        tops.append(tops[-1] + (76 if row in with_money else 58) + words_height)
    return tops


def _table_row_tops(rows: pl.DataFrame, drawn: pl.DataFrame) -> str:
    """Write where the rows start: a row is as high as the lines of its texts at that width."""
    heights = []
    for row, name_width in rows.select("row", "group_name_1_width").iter_rows():
        needs = [f"name_room < {name_width + 12} ? 46 : 36"]
        cells = drawn.filter((pl.col("row") == row) & pl.col("mark").is_not_null())
        for text, one_width, two_width, amount in cells.select(
            "group_text", "group_text_1_width", "group_text_2_width", "amount_text"
        ).iter_rows():
            if text is not None:
                more = 0 if amount is None else 1
                on_one, on_two = _ROW_BY_LINES[1 + more], _ROW_BY_LINES[2 + more]
                needs.append(
                    f"{_TEXT_ROOM} >= {one_width} ? {on_one}"
                    f" : {_TEXT_ROOM} >= {two_width} ? {on_two} : 36"
                )
        heights.append(f"max({', '.join(needs)})")
    tops = [" + ".join(["0", *heights[:place]]) for place in range(len(heights) + 1)]
    return f"[{', '.join(tops)}]"


_ROW_TOP: Final = "(top + row_tops[datum.row])"
_TABLE_MIDDLE: Final = "(top + (row_tops[datum.row] + row_tops[datum.row + 1]) / 2)"
_BLOCK_X: Final = "datum.bars_before * block_room"
_MARK_X: Final = (
    f"(blocks ? {_BLOCK_X} + ({_HAS_BLOCK_WORDS} ? 11 : block_room / 2) : {COLUMN_X} + 11)"
)
_MARK_Y: Final = f"(blocks ? {_ROW_TOP} + 42 : {_TABLE_MIDDLE})"


_FORMS: Final = {
    "stated": Form(230),
    "stated_money": Form(300, within="ring"),
    "judgement": Form(210, within="ring", is_dashed=True),
    "judgement_money": Form(210, within="ring", is_dashed=True),
    "none": Form(64, "stroke", "ring", thickness=1.5, color=OUTLINE),
}


def _states(frame: pl.DataFrame, *, x: str, y: str) -> list[alt.Chart]:
    """Draw the mark of each row's state, with a disc in it where there is money."""
    with_money = frame.filter(pl.col("state").str.ends_with("_money"))
    return [
        symbols(frame, _FORMS, "state", x=x, y=y),
        symbol(with_money, x=x, y=y, size=90, fill="color"),
    ]


def _row_marks(rows: pl.DataFrame) -> list[alt.Chart]:
    name = pick(
        ("blocks", "datum.group_name_1"), otherwise=fitting("group_name", "name_room - 12", 2)
    )
    is_broken = "!blocks && name_room < datum.group_name_1_width + 12"
    return [
        hairline(rows, y=_ROW_TOP),
        words(
            rows,
            name,
            x="0",
            y=f"blocks ? {_ROW_TOP} + 16 : {_TABLE_MIDDLE} - ({is_broken} ? 9 : 0)",
            size=15,
            weight=600,
            line_height=18,
        ),
    ]


def _block_head_marks(shown: pl.DataFrame) -> list[alt.Chart]:
    bars = shown.filter(~pl.col("is_gap"))
    room = "block_room - 10"
    name = pick(
        (f"datum.association_name_width <= {room}", "datum.association_name"),
        (f"datum.short_name_width <= {room}", "datum.short_name"),
        otherwise="datum.initials",
    )
    at: dict[str, Any] = {
        "x": f"{_BLOCK_X} + ({_HAS_BLOCK_WORDS} ? 0 : block_room / 2)",
        "align": alt.ExprRef(f"{_HAS_BLOCK_WORDS} ? 'left' : 'center'"),
        "when": "blocks",
    }
    return [
        box(
            bars,
            x=f"{_BLOCK_X} + (datum.bars_before > 0 ? 3 : 0)",
            x2=f"{_BLOCK_X} + block_room - 3",
            y="top - 5",
            y2="top - 2",
            fill="color",
            when="blocks",
        ),
        words(bars, name, **at, y="top - 36", size=15, weight=700),
        words(bars, year_in(room), **at, y="top - 17", size=13, color=MUTED),
    ]


def _text_marks(
    drawn: pl.DataFrame, short_amount: str, *, has_short_words: bool
) -> list[alt.Chart]:
    """The plan's words and the amount: beside the mark, or on a phone the amount under it."""
    table_lines = (
        f"({_TEXT_ROOM} >= datum.group_text_1_width ? 1"
        f" : {_TEXT_ROOM} >= datum.group_text_2_width ? 2 : 0)"
    )
    block_lines = f"({_HAS_BLOCK_WORDS} && block_room - 34 >= datum.group_text_1_width ? 1 : 0)"
    word_lines = f"(datum.group_text == null ? 0 : blocks ? {block_lines} : {table_lines})"
    amount_lines = "(datum.amount_text == null ? 0 : 1)"
    x = f"{_MARK_X} + {MARK_ROOM - 11}"
    first_line = f"(blocks ? {_MARK_Y} : {_MARK_Y} - ({word_lines} + {amount_lines} - 1) * 8)"
    amounts = drawn.filter(pl.col("amount_text").is_not_null())
    has_no_room = f"block_room < {largest(drawn, 'amount_text_width') + 6}"
    amount = f"{has_no_room} ? '{short_amount}' : datum.amount_text"
    is_beside = f"(!blocks || {_HAS_BLOCK_WORDS})"
    short_words = drawn.filter(pl.col("group_text").is_not_null() & pl.lit(has_short_words))
    return [
        words(
            short_words,
            "group_text_1",
            x=_MARK_X,
            y=f"{_MARK_Y} + 22",
            size=13,
            align="center",
            when=f"!{is_beside}",
        ),
        words(
            drawn.filter(pl.col("group_text").is_not_null()),
            f"{word_lines} == 1 ? datum.group_text_1 : datum.group_text_2",
            x=x,
            y=first_line,
            size=13,
            line_height=16,
            when=f"{word_lines} > 0",
        ),
        words(
            amounts,
            f"{is_beside} ? datum.amount_text : {amount}",
            x=f"{is_beside} ? {x} : {_MARK_X}",
            y=f"{is_beside} ? {first_line} + {word_lines} * 16"
            f" : {_MARK_Y} + {40 if has_short_words else 22}",
            size=13,
            weight=600,
            align=alt.ExprRef(f"{is_beside} ? 'left' : 'center'"),
        ),
    ]
