"""Who pays: the parties' contributions, each bar beside the shares of the law."""

from typing import Any, Final

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
from finsam_metrics.charts.kit.marks import box, dashed_box, line, outline, pick, touch_areas, words
from finsam_metrics.charts.kit.palette import INK, MUTED, PARTIES, WHITE
from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import format_share

_SHARE_TYPES: Final = {
    "association_id": pl.String(),
    "party_name": pl.String(),
    "party_order": pl.Int32(),
    "contribution_share": pl.Float64(),
    "law_share": pl.Float64(),
    "amount_text": pl.String(),
    "ask": pl.String(),
    "ask_text": pl.String(),
}
_HEAD: Final = 62
_BAR: Final = 44
_ROW: Final = 64
_BLOCK: Final = 82


@remembered
def contribution_bars(parties: pl.DataFrame, columns: pl.DataFrame) -> alt.LayerChart:
    """One bar per association, divided between the parties; lines where the law divides it.

    The first row is the law itself, and names the parties.

    Args:
        parties: Three rows per association, in the order of the parties: ``association_id``,
            ``party_name``, ``party_order``, ``contribution_share`` (null: not all stated),
            ``law_share``, ``amount_text`` and ``ask``.
        columns: One row per shown association, in the order to show. One with a ``gap_text``
            has a dashed box.
    """
    shown = add_width(lay_out_columns(columns), "association_name", size=15, weight=600)
    shown = add_line_breaks(shown, "gap_text", size=13, most=2)
    stated = typed(parties, _SHARE_TYPES)
    law = _segments(stated.unique("party_order", keep="first").sort("party_order"), "law_share")
    segments = _segments(
        stated.join(shown.select("association_id", "place"), on="association_id"),
        "contribution_share",
    )
    name_room = max(184.0, largest(shown, "association_name_width") + 14)
    return responsive_chart(
        [
            *_law_marks(law),
            *_name_marks(shown),
            *_segment_marks(segments),
            *_tick_marks(law, segments),
            *_gap_marks(shown),
            touch_areas(segments, x=_START, x2=_END, y=_BAR_Y, y2=f"{_BAR_Y} + {_BAR}"),
        ],
        params={
            "blocks": f"width < {BLOCKS_BELOW}",
            "bar_x": f"blocks ? 0 : {name_room}",
            "bar_room": "width - bar_x",
            "head": f"{_HEAD if law.height else 0} + (blocks && {law.height} > 0 ? 20 : 0)",
        },
        height=f"head + {shown.height} * (blocks ? {_BLOCK} : {_ROW}) - (blocks ? 6 : 10)",
    )


def _segments(rows: pl.DataFrame, share: str) -> pl.DataFrame:
    """One row per part of a bar, with where it starts and ends."""
    drawn = (
        rows.filter(pl.col(share).is_not_null())
        .with_columns(share=pl.col(share))
        .sort("association_id", "party_order")
        .with_columns(end=pl.col("share").cum_sum().over("association_id"))
        .with_columns(start=pl.col("end") - pl.col("share"))
    )
    orders = drawn.get_column("party_order").to_list()
    drawn = drawn.with_columns(
        pl.Series("fill", [PARTIES[order].fill for order in orders], dtype=pl.String),
        pl.Series("text_color", [PARTIES[order].text for order in orders], dtype=pl.String),
        pl.Series("share_text", [format_share(value) for value in drawn["share"]], dtype=pl.String),
    )
    drawn = drawn.with_columns(
        label=pl.concat_str("share_text", "amount_text", separator="\n", ignore_nulls=True)
    )
    for name, size in (("party_name", 14), ("share_text", 14), ("amount_text", 13)):
        drawn = add_width(drawn, name, size=size, weight=600)
    return drawn


_START: Final = "(bar_x + datum.start * bar_room)"
_END: Final = "(bar_x + datum.end * bar_room)"
_TOP: Final = f"(head + datum.place * (blocks ? {_BLOCK} : {_ROW}))"
_BAR_Y: Final = f"({_TOP} + (blocks ? 26 : 2))"


def _law_marks(law: pl.DataFrame) -> list[alt.Chart]:
    """The law as the first row: each party's name and share over a thin bar."""
    up = "(blocks ? 20 : 0)"
    fits = f"{_END} - {_START} - 6 >= datum.party_name_width"
    name = pick((fits, "datum.party_name"), otherwise="split(datum.party_name, ' ')[0]")
    bar = {"x": _START, "x2": _END, "y": f"{up} + 40", "y2": f"{up} + 50"}
    head = law.head(1)
    return [
        words(head, "'Lagens fördelning'", x="0", y="blocks ? 10 : 20", size=15, weight=600),
        words(law, name, x=_START, y=f"{up} + 10", size=14, weight=600),
        words(law, "share_text", x=_START, y=f"{up} + 28", size=13, color=MUTED),
        box(law, **bar, fill="fill"),
        outline(law, **bar),
    ]


def _tick_marks(law: pl.DataFrame, segments: pl.DataFrame) -> list[alt.Chart]:
    """Lines across each bar where the law divides it, and between the shares of the law."""
    inner = law.filter(pl.col("start") > 0).select("start")
    ticks = segments.select("place").unique().sort("place").join(inner, how="cross")
    at: dict[str, Any] = {"x": _START, "x2": _START}
    down: dict[str, Any] = {"y": f"{_BAR_Y} - 5", "y2": f"{_BAR_Y} + {_BAR} + 5"}
    return [
        line(ticks, **at, **down, color=WHITE, thickness=3.5),
        line(ticks, **at, **down, color=INK, thickness=1.5, dashed=True),
    ]


def _name_marks(shown: pl.DataFrame) -> list[alt.Chart]:
    return [
        words(shown, "association_name", x="0", y=f"{_TOP} + 14", size=15, weight=600),
        words(
            shown,
            "year_text",
            x="blocks ? datum.association_name_width + 8 : 0",
            y=f"{_TOP} + (blocks ? 14.5 : 33)",
            size=13,
            color=MUTED,
        ),
    ]


def _segment_marks(segments: pl.DataFrame) -> list[alt.Chart]:
    bar = {"x": _START, "x2": _END, "y": _BAR_Y, "y2": f"{_BAR_Y} + {_BAR}"}
    widest = "max(datum.share_text_width, datum.amount_text_width)"
    return [
        box(segments, **bar, fill="fill"),
        outline(segments, **bar),
        words(
            segments,
            "label",
            x=f"{_START} + 10",
            y=f"{_BAR_Y} + (datum.amount_text == null ? {_BAR / 2} : 14)",
            size=14,
            color="text_color",
            line_height=17,
            when=f"{_END} - {_START} - 14 >= {widest}",
        ),
    ]


def _gap_marks(shown: pl.DataFrame) -> list[alt.Chart]:
    gaps = shown.filter("is_gap")
    fits = "bar_room - 24 >= datum.gap_text_1_width"
    return [
        dashed_box(gaps, x="bar_x", x2="width", y=_BAR_Y, y2=f"{_BAR_Y} + {_BAR}"),
        words(
            gaps,
            f"{fits} ? datum.gap_text_1 : datum.gap_text_2",
            x="bar_x + 12",
            y=f"{_BAR_Y} + {_BAR / 2} - ({fits} ? 0 : 8)",
            size=13,
            color=MUTED,
            style="italic",
            line_height=16,
        ),
    ]
