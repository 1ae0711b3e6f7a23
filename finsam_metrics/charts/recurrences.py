"""What several plans name: a row per thing, a column per year, a mark per plan."""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    add_column,
    add_line_breaks,
    add_width,
    before,
    largest,
    typed,
)
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.legends import legend_params, list_legend, symbol_legend
from finsam_metrics.charts.kit.marks import hairline, pick, touch_areas, words
from finsam_metrics.charts.kit.palette import MUTED, association_colour
from finsam_metrics.charts.kit.symbols import Form, symbols
from finsam_metrics.memo import remembered

_LEGEND: Final = (
    ("reviewed", "granskat: samma namn och arrangörer"),
    ("judgement", "granskat: vår bedömning"),
    ("same_name", "samma namn"),
)
_MARK_ROOM: Final = 24
_LINE: Final = 30
_HEAD: Final = 30
_BLOCK_HEAD: Final = 30
_NAME_ROOM: Final = 250
_BLOCK_X: Final = 52


@remembered
def recurrence_dots(mentions: pl.DataFrame) -> alt.LayerChart:
    """Dots in the associations' colours, with their names beside, by year.

    A disc is a tie that has been reviewed, a dashed ring one that is our judgement, a ring one
    that rests on the name alone. Where it is narrow each row is a list of its years.

    Args:
        mentions: One row per mention: ``recurring_id``, ``recurring_name``,
            ``recurring_order``, ``tie`` ("reviewed", "judgement" or "same_name"),
            ``association_id``, ``association_name``, ``short_name``, ``sort_order``, ``year``
            and ``ask``.
    """
    drawn = _mentions(mentions)
    rows = _rows(drawn)
    years = _years(drawn)
    legend = list_legend(_LEGEND, set(drawn["tie"]), "tie")
    table_height = largest(rows, "row_end")
    block_height = largest(rows, "block_end")
    year_count = max(1, years.height)
    cell_need = largest(drawn, "short_name_width") + _MARK_ROOM + 16
    blocks_below = max(BLOCKS_BELOW, _NAME_ROOM + year_count * cell_need)
    drawn = drawn.join(
        rows.select("recurring_id", "row_top", "block_top"), "recurring_id", maintain_order="left"
    ).join(years.select("year", "year_place"), "year", maintain_order="left")
    return responsive_chart(
        [
            *symbol_legend(legend, _FORMS, "tie", at=9),
            *_year_marks(years),
            *_row_marks(rows),
            *_mention_marks(drawn),
        ],
        params={
            "blocks": f"width < {blocks_below}",
            **legend_params(legend),
            "year_room": f"(width - {_NAME_ROOM}) / {year_count}",
            "top": f"legend_height + (blocks ? 0 : {_HEAD})",
        },
        height=f"top + (blocks ? {block_height} : {table_height})",
    )


def _mentions(mentions: pl.DataFrame) -> pl.DataFrame:
    drawn = (
        typed(
            mentions,
            texts=(
                "recurring_id",
                "recurring_name",
                "tie",
                "association_id",
                "association_name",
                "short_name",
                "ask",
                "ask_text",
            ),
            counts=("recurring_order", "sort_order", "year"),
        )
        .sort("recurring_order", "year", "sort_order", maintain_order=True)
        .with_columns(
            slot=pl.int_range(pl.len(), dtype=pl.Int32).over("recurring_id", "year"),
            list_line=pl.int_range(pl.len(), dtype=pl.Int32).over("recurring_id"),
            year_text=pl.col("year").cast(pl.String),
        )
    )
    drawn = add_column(drawn, "color", "sort_order", association_colour)
    return add_width(add_width(drawn, "short_name", size=14), "association_name", size=14)


def _rows(drawn: pl.DataFrame) -> pl.DataFrame:
    """One row per thing that recurs, with where it starts and ends, in a table and in blocks."""
    height = pl.col("slot_count") * _LINE + 8
    block_height = pl.col("line_count") * _LINE + _BLOCK_HEAD + 10
    rows = (
        drawn.group_by("recurring_id", "recurring_name", maintain_order=True)
        .agg(slot_count=pl.col("slot").max() + 1, line_count=pl.len().cast(pl.Int32))
        .with_columns(
            row_end=height.cum_sum(),
            row_top=before(height),
            block_end=block_height.cum_sum(),
            block_top=before(block_height),
        )
    )
    return add_line_breaks(rows, "recurring_name", size=15, weight=600, most=2)


def _years(drawn: pl.DataFrame) -> pl.DataFrame:
    return (
        drawn.select("year", "year_text")
        .unique()
        .sort("year")
        .with_columns(year_place=pl.int_range(pl.len(), dtype=pl.Int32))
    )


_FORMS: Final = {
    "reviewed": Form(170),
    "judgement": Form(160, within="ring", is_dashed=True),
    "same_name": Form(160, within="ring"),
}


def _year_marks(years: pl.DataFrame) -> list[alt.Chart]:
    return [
        words(
            years,
            "year_text",
            x=f"{_NAME_ROOM} + datum.year_place * year_room",
            y="legend_height + 12",
            weight=600,
            when="!blocks",
        )
    ]


def _row_marks(rows: pl.DataFrame) -> list[alt.Chart]:
    y = "(top + (blocks ? datum.block_top : datum.row_top))"
    is_broken = f"(!blocks && datum.recurring_name_1_width > {_NAME_ROOM - 16})"
    name = pick((is_broken, "datum.recurring_name_2"), otherwise="datum.recurring_name_1")
    return [
        hairline(rows, y=y),
        words(
            rows,
            name,
            x="0",
            y=f"{y} + 19 - ({is_broken} ? 8 : 0)",
            size=15,
            weight=600,
            line_height=17,
        ),
    ]


def _mention_marks(drawn: pl.DataFrame) -> list[alt.Chart]:
    x = f"(blocks ? {_BLOCK_X} : {_NAME_ROOM} + datum.year_place * year_room)"
    middle = (
        f"(top + (blocks ? datum.block_top + {_BLOCK_HEAD} + datum.list_line * {_LINE}"
        f" : datum.row_top + 4 + datum.slot * {_LINE}) + {_LINE / 2})"
    )
    name = f"blocks || year_room - {_MARK_ROOM + 8} >= datum.association_name_width"
    return [
        words(drawn, "year_text", x="0", y=middle, color=MUTED, when="blocks"),
        symbols(drawn, _FORMS, "tie", x=f"{x} + 9", y=middle),
        words(
            drawn,
            f"{name} ? datum.association_name : datum.short_name",
            x=f"{x} + {_MARK_ROOM}",
            y=middle,
        ),
        touch_areas(
            drawn,
            x=f"blocks ? 0 : {x}",
            x2=f"blocks ? width : {x} + year_room - 4",
            y=f"{middle} - {_LINE / 2}",
            y2=f"{middle} + {_LINE / 2}",
            value_texts=(),
        ),
    ]
