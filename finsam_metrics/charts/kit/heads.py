"""Heads over a table's columns, the dashed column, and the list that replaces them on a phone.

The marks use these parameters of the chart: ``blocks`` (it is drawn as a list), ``name_room``,
``column_room``, ``gap_room``, ``head_lift`` (extra height of heads in two lines) and ``top``.
"""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    NAME_SIZE,
    SMALL_SIZE,
    add_line_breaks,
    add_width,
    add_wrapped,
    largest,
    lay_out_budgets,
)
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, SHORT_NAMES_BELOW
from finsam_metrics.charts.kit.marks import box, dashed_box, pick, words
from finsam_metrics.charts.kit.palette import MUTED

AIR: Final = 14
HEAD_HEIGHT: Final = 52
COLUMN_X: Final = "name_room + datum.bars_before * column_room + datum.gaps_before * gap_room"

_GAP_HEAD: Final = f"(gap_room - {AIR})"
_COLUMN_HEAD: Final = f"(column_room - {AIR})"
_GAP_TEXT_ROOM: Final = 100
_TIGHT_GAP_TEXT_ROOM: Final = 66
_KEY_LINE: Final = 24


def add_heads(budgets: pl.DataFrame) -> pl.DataFrame:
    """Lay out the associations with their heads in two lines and their sentences in lines.

    Returns:
        As ``lay_out_budgets``, with ``name_2`` and ``has_two_lines``, ``gap_wide`` and
        ``gap_tight`` (the sentence wrapped for two widths of the dashed column), each with its
        width, and ``key_y`` and ``key_height`` in the list for a phone.
    """
    shown = lay_out_budgets(budgets).with_columns(name=pl.col("association_name"))
    shown = add_line_breaks(shown, "name", size=NAME_SIZE, weight=700, most=2)
    shown = add_wrapped(shown, "gap_wide", "gap_text", room=_GAP_TEXT_ROOM)
    shown = add_wrapped(shown, "gap_tight", "gap_text", room=_TIGHT_GAP_TEXT_ROOM)
    return add_width(shown, "gap_text", size=SMALL_SIZE).with_columns(
        has_two_lines=pl.col("name_2").str.contains("\n", literal=True)
    )


def column_params(shown: pl.DataFrame, *, narrow_name: float, wide_name: float) -> dict[str, str]:
    """Write how the width is shared between names, columns with figures and dashed columns."""
    bar_count = shown.filter(~pl.col("is_gap")).height
    gaps = shown.filter("is_gap")
    share = f"(width - name_room + {AIR}) / {max(1, shown.height)}"
    wide, tight = _gap_widths(gaps)
    return {
        "name_room": f"width < {SHORT_NAMES_BELOW} ? {narrow_name} : {wide_name}",
        "gap_room": (
            f"({share} < {wide + AIR} ? {tight} : {wide}) + {AIR}" if bar_count else share
        ),
        "column_room": f"(width - name_room + {AIR} - {gaps.height} * gap_room)"
        f" / {max(1, bar_count)}",
        "head_lift": f"{_needs_two_lines(shown)} ? 18 : 0",
    }


def blocks_below(shown: pl.DataFrame, *, name_room: float, cell_room: float) -> float:
    """Give the width in px below which a table of these associations is a list of blocks.

    One association alone needs no blocks where its widest cell fits: it does on a phone.
    """
    least = least_table_width(shown, name_room=name_room, cell_room=cell_room)
    return least if shown.height == 1 else max(BLOCKS_BELOW, least)


def least_table_width(shown: pl.DataFrame, *, name_room: float, cell_room: float) -> float:
    """Least width in px at which each column holds its widest cell."""
    gaps = shown.filter("is_gap")
    bar_count = shown.height - gaps.height
    gap_room = _gap_widths(gaps)[1] + AIR
    return name_room + bar_count * (cell_room + AIR) + gaps.height * gap_room - AIR


def head_marks(shown: pl.DataFrame, *, above: str = "0") -> list[alt.Chart]:
    """Name, version and year over a rule in the association's colour, ``above`` px down."""
    room = f"(datum.is_gap ? {_GAP_HEAD} : {_COLUMN_HEAD})"
    fits_on_one = f"min(datum.association_name_width, datum.short_name_width) <= {room}"
    is_broken = f"(!({fits_on_one}) && datum.has_two_lines && datum.name_2_width <= {room})"
    name = pick(
        (f"datum.association_name_width <= {room}", "datum.association_name"),
        (fits_on_one, "datum.short_name"),
        (is_broken, "datum.name_2"),
        otherwise="datum.initials",
    )
    down = f"{above} + head_lift"
    name_y = f"{above} + 13 + ({is_broken} ? 0 : head_lift)"
    when = "!blocks"
    return [
        words(shown, name, x=COLUMN_X, y=name_y, size=15, weight=700, line_height=18, when=when),
        words(shown, year_in(room), x=COLUMN_X, y=f"{down} + 32", size=13, color=MUTED, when=when),
        box(
            shown,
            x=COLUMN_X,
            x2=f"{COLUMN_X} + {room}",
            y=f"{down} + 45",
            y2=f"{down} + 48",
            fill="color",
            when=when,
        ),
    ]


def year_in(room: str) -> str:
    """Write the year with its version where they have room, else alone."""
    fits = f"datum.year_text_width <= {room}"
    return pick((fits, "datum.year_text"), otherwise="datum.bare_year_text")


def gap_column_marks(shown: pl.DataFrame, *, bottom: str) -> list[alt.Chart]:
    """Draw the dashed box through all rows of a plan that does not say, with its sentence."""
    gaps = shown.filter("is_gap")
    inner = f"(gap_room - {AIR} - 16)"
    text = pick(
        (f"datum.gap_text_width <= {inner}", "datum.gap_text"),
        (f"datum.gap_wide_width <= {inner}", "datum.gap_wide"),
        otherwise="datum.gap_tight",
    )
    when = "!blocks"
    return [
        dashed_box(
            gaps, x=COLUMN_X, x2=f"{COLUMN_X} + gap_room - {AIR}", y="top", y2=bottom, when=when
        ),
        words(
            gaps,
            text,
            x=f"{COLUMN_X} + 9",
            y="top + 20",
            size=SMALL_SIZE,
            color=MUTED,
            style="italic",
            line_height=19,
            when=when,
        ),
    ]


def key_height(shown: pl.DataFrame) -> int:
    """Height in px of the list that ``key_marks`` draws, with air below it."""
    heights = _key_heights(shown)
    return sum(heights) + 10 if heights else 0


def key_marks(shown: pl.DataFrame, *, above: str = "0") -> list[alt.Chart]:
    """List the associations above the blocks: colour, name and year, or the dashed line."""
    heights = _key_heights(shown)
    tops = [float(sum(heights[:place])) for place in range(len(heights))]
    listed = add_width(shown, "association_name", size=14, weight=600).with_columns(
        pl.Series("key_y", tops, dtype=pl.Float64),
        pl.Series("key_height", heights, dtype=pl.Float64),
    )
    named, gaps = listed.filter(~pl.col("is_gap")), listed.filter("is_gap")
    y = f"({above} + datum.key_y)"
    when = "blocks"
    return [
        box(named, x="8", x2="20", y=f"{y} + 6", y2=f"{y} + 18", fill="color", when=when),
        words(named, "association_name", x="28", y=f"{y} + 12", weight=600, when=when),
        words(
            named,
            "year_text",
            x=f"{largest(named, 'association_name_width') + 40}",
            y=f"{y} + 12.5",
            size=13,
            color=MUTED,
            when=when,
        ),
        dashed_box(
            gaps, x="0", x2="width", y=f"{y} + 3", y2=f"{y} + datum.key_height - 3", when=when
        ),
        words(
            gaps,
            "gap_line",
            x="28",
            y=f"{y} + 17",
            size=13,
            color=MUTED,
            style="italic",
            line_height=18,
            when=when,
        ),
    ]


def _key_heights(shown: pl.DataFrame) -> list[int]:
    return [
        _KEY_LINE if gap_line is None else 34 + 18 * gap_line.count("\n")
        for gap_line in shown.get_column("gap_line")
    ]


def _gap_widths(gaps: pl.DataFrame) -> tuple[float, float]:
    """Width in px of a dashed column where there is room, and where there is little."""
    wide = max(122.0, largest(gaps, "gap_wide_width") + 18, largest(gaps, "short_name_width"))
    tight = max(largest(gaps, "gap_tight_width") + 18, largest(gaps, "name_2_width"))
    return wide, tight


def _needs_two_lines(shown: pl.DataFrame) -> str:
    """Write the condition that some head has no name that fits but one broken in two lines."""
    rows = shown.filter("has_two_lines").select(
        "is_gap", pl.min_horizontal("association_name_width", "short_name_width"), "name_2_width"
    )
    conditions = []
    for is_gap, least, broken in rows.iter_rows():
        room = _GAP_HEAD if is_gap else _COLUMN_HEAD
        conditions.append(f"({room} < {least} && {room} >= {broken})")
    return f"({' || '.join(conditions) or 'false'})"
