"""The initiatives that each plan names, as a list of bars per association."""

from functools import partial
from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    PHONE_WIDTH,
    add_column,
    add_line_breaks,
    add_text,
    before,
    largest,
    typed,
)
from finsam_metrics.charts.kit.heads import (
    AIR,
    COLUMN_X,
    HEAD_HEIGHT,
    add_heads,
    blocks_below,
    column_params,
    gap_column_marks,
    head_marks,
)
from finsam_metrics.charts.kit.labels import label_marks, with_letters
from finsam_metrics.charts.kit.layout import responsive_chart
from finsam_metrics.charts.kit.lettering import wrap_text
from finsam_metrics.charts.kit.marks import box, dashed_box, fitting, line, pick, touch_areas, words
from finsam_metrics.charts.kit.palette import BAND, HAIRLINE, MUTED
from finsam_metrics.charts.kit.value_axis import BAR_LENGTH, ValueAxis, bars
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import (
    NBSP,
    NOT_STATED,
    format_measure,
    format_number,
    format_tkr,
)

_UNITS: Final = {
    Measure.SHARE: "",
    Measure.TKR: f"{NBSP}tkr",
    Measure.PER_INHABITANT: f"{NBSP}kr",
    Measure.PER_INHABITANT_16_64: f"{NBSP}kr",
}
_CELL_ROOM: Final = 150
_MOST_LINES: Final = 4
_NAME_LINE: Final = 18
_BAR_LINE: Final = 28
_SUM_ROW: Final = 30
_BLOCK_HEAD: Final = 44
_BLOCK_AIR: Final = 18
_MARK_ROOM: Final = 20


@remembered
def initiative_bars(
    named: pl.DataFrame, sums: pl.DataFrame, budgets: pl.DataFrame, *, measure: Measure
) -> alt.LayerChart:
    """A column per association with its initiatives as printed, each a name over a bar.

    Where the columns are too narrow they are blocks, one under the other. An amount that cannot
    be given in the measure is written in tkr and has no bar; one that is not stated is said.

    Args:
        named: One row per association and initiative: ``association_id``,
            ``initiative_order``, ``initiative_name``, ``amount_sek`` (kronor; null: not
            stated), ``value`` in the measure, ``condition_text``, ``supplement_text``,
            ``has_finding`` and ``ask``.
        sums: One row per association: ``initiative_count``, ``stated_count``, ``amount_sek``
            and ``value``.
        budgets: One row per shown association, in the order to show. One with a ``gap_text``
            names no initiative and has a dashed box.
        measure: What the values are.
    """
    shown = _with_sums(add_heads(budgets), sums, measure)
    items = _items(named, shown, measure)
    blocks = _blocks(shown, items)
    items = items.join(
        blocks.select("association_id", "block_y"), "association_id", maintain_order="left"
    )
    row_count = int(largest(items, "initiative_order", least=-1)) + 1
    scale = largest(items, "value") or 1.0
    label_room = largest(items.filter("has_bar"), "mark_width") + 8
    return responsive_chart(
        [
            *head_marks(shown),
            *_block_head_marks(blocks),
            *_sum_marks(blocks),
            *gap_column_marks(shown, bottom=f"top + {_SUM_ROW} + row_tops[{row_count}]"),
            *_item_marks(items, scale),
        ],
        params={
            "blocks": f"width < {blocks_below(shown, name_room=0, cell_room=_CELL_ROOM)}",
            **column_params(shown, narrow_name=0, wide_name=0),
            "cell_room": f"blocks ? width : column_room - {AIR}",
            "bar_room": f"cell_room - {label_room}",
            "top": f"{HEAD_HEIGHT} + head_lift",
            "row_lines": _row_lines(items, row_count),
            "row_tops": _row_tops(row_count),
        },
        height=(
            f"blocks ? {largest(blocks, 'block_end')}"
            f" : top + {_SUM_ROW} + max(row_tops[{row_count}], 90)"
        ),
    )


def _with_sums(shown: pl.DataFrame, sums: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    joined = shown.join(
        typed(
            sums,
            texts=("association_id",),
            counts=("initiative_count", "stated_count"),
            amounts=("amount_sek", "value"),
        ),
        "association_id",
        how="left",
        maintain_order="left",
    )
    tell = partial(_sum_text, measure)
    told = ("initiative_count", "stated_count", "amount_sek", "value")
    return add_text(joined, "sum_text", tell, *told, size=14, weight=700)


def _sum_text(
    measure: Measure, count: int | None, stated: int, amount_sek: float, value: float | None
) -> str:
    if not count:
        return ""
    noun = "insats" if count == 1 else "insatser"
    if stated == 0:
        return f"{format_number(count)} {noun}"
    in_measure = value is not None
    amount = (
        f"{format_measure(value, measure)}{_UNITS[measure]}"
        if in_measure
        else format_tkr(amount_sek)
    )
    part = "" if stated == count else f", {format_number(stated)} med belopp"
    return f"{format_number(count)} {noun}{part}: {amount}"


def _items(named: pl.DataFrame, shown: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per initiative of the shown associations, with its label and its name in lines."""
    items = (
        typed(
            named,
            texts=(
                "association_id",
                "initiative_name",
                "condition_text",
                "supplement_text",
                "ask",
                "ask_text",
            ),
            counts=("initiative_order",),
            amounts=("amount_sek", "value"),
            flags=("has_finding",),
        )
        .join(
            shown.select("association_id", "place", "color", "bars_before", "gaps_before"),
            "association_id",
        )
        .sort("place", "initiative_order")
        .with_columns(
            is_stated=pl.col("amount_sek").is_not_null(),
            has_bar=pl.col("value").fill_null(0) > 0,
            has_finding=pl.col("has_finding").fill_null(pl.lit(value=False)),
        )
    )
    told = ("amount_sek", "value", "condition_text", "supplement_text")
    items = add_text(with_letters(items), "label", partial(_label, measure), *told, size=14)
    items = add_line_breaks(items, "initiative_name", size=14, most=_MOST_LINES)
    items = add_column(items, "block_name", "initiative_name", _for_a_phone)
    return items.with_columns(
        mark_width=pl.col("label_width") + pl.col("has_finding").cast(pl.Float64) * _MARK_ROOM,
        block_lines=pl.col("block_name").str.count_matches("\n").cast(pl.Int32) + 1,
    )


def _for_a_phone(name: str) -> str:
    return wrap_text(name, PHONE_WIDTH, 14)


def _label(
    measure: Measure,
    amount_sek: float | None,
    value: float | None,
    condition: str | None,
    supplement: str | None,
) -> str:
    if amount_sek is None:
        amount = NOT_STATED
    else:
        amount = format_tkr(amount_sek) if value is None else format_measure(value, measure)
    terms = [*(["villkor"] if condition else []), *(["tillägg"] if supplement else [])]
    return " · ".join([amount, *terms])


def _blocks(shown: pl.DataFrame, items: pl.DataFrame) -> pl.DataFrame:
    """The associations with where their block starts and ends when they stand in blocks."""
    item_heights = dict(
        items.group_by("association_id")
        .agg((pl.col("block_lines") * _NAME_LINE + _BAR_LINE).sum())
        .iter_rows()
    )
    starts, ends = [], []
    at = 0.0
    for association_id, is_gap in shown.select("association_id", "is_gap").iter_rows():
        starts.append(at)
        at += _BLOCK_HEAD + (44 if is_gap else _SUM_ROW + item_heights.get(association_id, 0))
        ends.append(at)
        at += _BLOCK_AIR
    return shown.with_columns(
        pl.Series("block_y", starts, dtype=pl.Float64),
        pl.Series("block_end", ends, dtype=pl.Float64),
    )


def _row_lines(items: pl.DataFrame, row_count: int) -> str:
    """Write how many lines the longest name of each row takes."""
    rows = []
    for row in range(row_count):
        of_row = items.filter(pl.col("initiative_order") == row)
        widths = of_row.select(f"initiative_name_{count}_width" for count in range(1, _MOST_LINES))
        needs = [
            pick(
                *((f"cell_room >= {width}", f"{count}") for count, width in enumerate(of_name, 1)),
                otherwise=f"{_MOST_LINES}",
            )
            for of_name in widths.unique(maintain_order=True).iter_rows()
        ]
        rows.append(f"max({', '.join(needs)})" if needs else "1")
    return f"[{', '.join(rows)}]"


def _row_tops(row_count: int) -> str:
    tops = ["0"]
    for row in range(row_count):
        tops.append(f"{tops[-1]} + row_lines[{row}] * {_NAME_LINE} + {_BAR_LINE}")
    return f"[{', '.join(tops)}]"


_SUM_Y: Final = f"(blocks ? datum.block_y + {_BLOCK_HEAD} : top)"
_CELL_X: Final = f"(blocks ? 0 : {COLUMN_X})"


def _block_head_marks(blocks: pl.DataFrame) -> list[alt.Chart]:
    y, when = "datum.block_y", "blocks"
    year_x = "datum.association_name_width + 8"
    look: dict[str, Any] = {"size": 13, "color": MUTED, "when": when}
    box_y = f"{y} + {_BLOCK_HEAD}"
    gaps = blocks.filter("is_gap")
    return [
        words(blocks, "association_name", x="0", y=f"{y} + 13", size=15, weight=700, when=when),
        words(blocks, "year_text", x=year_x, y=f"{y} + 13.5", **look),
        box(blocks, x="0", x2="width", y=f"{y} + 28", y2=f"{y} + 31", fill="color", when=when),
        dashed_box(gaps, x="0", x2="width", y=box_y, y2="datum.block_end - 10", when=when),
        words(gaps, "gap_text", x="12", y=f"{box_y} + 17", style="italic", **look),
    ]


def _sum_marks(blocks: pl.DataFrame) -> list[alt.Chart]:
    named = blocks.filter(~pl.col("is_gap"))
    return [
        box(
            named,
            x=_CELL_X,
            x2=f"{_CELL_X} + cell_room",
            y=_SUM_Y,
            y2=f"{_SUM_Y} + {_SUM_ROW - 4}",
            fill=BAND,
        ),
        words(
            named,
            "sum_text",
            x=f"{_CELL_X} + 8",
            y=f"{_SUM_Y} + {(_SUM_ROW - 4) / 2}",
            size=14,
            weight=700,
        ),
    ]


def _item_marks(items: pl.DataFrame, scale: float) -> list[alt.Chart]:
    block_heights = pl.col("block_lines") * _NAME_LINE + _BAR_LINE
    items = items.with_columns(item_y=before(block_heights).over("association_id"))
    y = (
        f"(blocks ? datum.block_y + {_BLOCK_HEAD + _SUM_ROW} + datum.item_y"
        f" : top + {_SUM_ROW} + row_tops[datum.initiative_order])"
    )
    fits = [f"cell_room >= datum.initiative_name_{count}_width" for count in range(1, _MOST_LINES)]
    name = pick(
        ("blocks", "datum.block_name"),
        otherwise=fitting("initiative_name", "cell_room", _MOST_LINES),
    )
    lines = pick(
        ("blocks", "datum.block_lines"),
        *((fit, f"{count}") for count, fit in enumerate(fits, 1)),
        otherwise=f"{_MOST_LINES}",
    )
    bar_y = f"({y} + ({lines}) * {_NAME_LINE} + 4)"
    axis = ValueAxis(most=scale, start="0", end="bar_room")
    label_x = f"({_CELL_X} + (datum.has_bar ? {BAR_LENGTH} + 6 : 0))"
    return [
        line(
            items.filter(pl.col("initiative_order") > 0),
            x=_CELL_X,
            x2=f"{_CELL_X} + cell_room",
            y=f"{y} - 1",
            y2=f"{y} - 1",
            color=HAIRLINE,
        ),
        words(items, name, x=_CELL_X, y=f"{y} + 11", line_height=_NAME_LINE),
        bars(items, axis, left=_CELL_X, y=bar_y, y2=f"{bar_y} + 14", fill="color"),
        *label_marks(items, x=label_x, y=f"{bar_y} + 7"),
        touch_areas(
            items, x=_CELL_X, x2=f"{_CELL_X} + cell_room", y=y, y2=f"{bar_y} + {_BAR_LINE - 6}"
        ),
    ]
