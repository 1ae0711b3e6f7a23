"""Who pays: the parties' contributions, each bar beside the shares of the law."""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    add_width,
    lay_out_budgets,
    typed,
)
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.marks import box, line, outline, pick, touch_areas, words
from finsam_metrics.charts.kit.palette import INK, MUTED, PARTIES, WHITE
from finsam_metrics.charts.kit.row_names import add_row_names, gap_marks, name_marks, name_room
from finsam_metrics.charts.kit.value_axis import ValueAxis
from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import format_share

_HEAD: Final = 62
_BAR: Final = 44
_ROW: Final = 64
_BLOCK: Final = 82


@remembered
def contribution_bars(parties: pl.DataFrame, budgets: pl.DataFrame) -> alt.LayerChart:
    """One bar per association, divided between the parties; lines where the law divides it.

    The first row is the law itself, and names the parties.

    Args:
        parties: Three rows per association, in the order of the parties: ``association_id``,
            ``party_name``, ``party_order``, ``contribution_share`` (null: not all stated),
            ``law_share``, ``amount_text`` and ``ask``.
        budgets: One row per shown association, in the order to show. One with a ``gap_text``
            has a dashed box.
    """
    shown = add_row_names(lay_out_budgets(budgets))
    stated = typed(
        parties,
        texts=("association_id", "party_name", "amount_text", "ask", "ask_text"),
        counts=("party_order",),
        amounts=("contribution_share", "law_share"),
    )
    law = _segments(stated.unique("party_order", keep="first").sort("party_order"), "law_share")
    segments = _segments(
        stated.join(shown.select("association_id", "place"), on="association_id"),
        "contribution_share",
    )
    axis = ValueAxis(most=1.0, start="bar_x", end="width")
    touched: dict[str, Any] = {"x": axis.at("start"), "x2": axis.to("end"), "y": _BAR_Y}
    return responsive_chart(
        [
            *_law_marks(law, axis),
            *name_marks(shown, y=f"({_TOP} + 1)"),
            *_segment_marks(segments, axis),
            *_tick_marks(law, segments, axis),
            *gap_marks(shown.filter("is_gap"), x="bar_x", y=_BAR_Y, height=_BAR),
            touch_areas(segments, **touched, y2=f"{_BAR_Y} + {_BAR}"),
        ],
        params={
            "blocks": f"width < {BLOCKS_BELOW}",
            "bar_x": f"blocks ? 0 : {name_room(shown)}",
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


_ROOM: Final = "(scale('x', datum.end) - scale('x', datum.start))"
_TOP: Final = f"(head + datum.place * (blocks ? {_BLOCK} : {_ROW}))"
_BAR_Y: Final = f"({_TOP} + (blocks ? 26 : 2))"


def _law_marks(law: pl.DataFrame, axis: ValueAxis) -> list[alt.Chart]:
    """The law as the first row: each party's name and share over a thin bar."""
    up = "(blocks ? 20 : 0)"
    fits = f"{_ROOM} - 6 >= datum.party_name_width"
    name = pick((fits, "datum.party_name"), otherwise="split(datum.party_name, ' ')[0]")
    head = law.head(1)
    start = axis.at("start")
    return [
        words(head, "'Lagens fördelning'", x="0", y="blocks ? 10 : 20", size=15, weight=600),
        words(law, name, x=start, y=f"{up} + 10", size=14, weight=600),
        words(law, "share_text", x=start, y=f"{up} + 28", size=13, color=MUTED),
        *_filled(law, axis, y=f"{up} + 40", y2=f"{up} + 50"),
    ]


def _filled(parts: pl.DataFrame, axis: ValueAxis, *, y: str, y2: str) -> list[alt.Chart]:
    at: dict[str, Any] = {"x": axis.at("start"), "x2": axis.to("end"), "y": y, "y2": y2}
    return [box(parts, **at, fill="fill"), outline(parts, **at)]


def _tick_marks(law: pl.DataFrame, segments: pl.DataFrame, axis: ValueAxis) -> list[alt.Chart]:
    """Lines across each bar where the law divides it, and between the shares of the law."""
    inner = law.filter(pl.col("start") > 0).select("start")
    ticks = segments.select("place").unique().sort("place").join(inner, how="cross")
    at: dict[str, Any] = {"x": axis.at("start"), "x2": axis.to("start")}
    down: dict[str, Any] = {"y": f"{_BAR_Y} - 5", "y2": f"{_BAR_Y} + {_BAR} + 5"}
    return [
        line(ticks, **at, **down, color=WHITE, thickness=3.5),
        line(ticks, **at, **down, color=INK, thickness=1.5, dashed=True),
    ]


def _segment_marks(segments: pl.DataFrame, axis: ValueAxis) -> list[alt.Chart]:
    return [
        *_filled(segments, axis, y=_BAR_Y, y2=f"{_BAR_Y} + {_BAR}"),
        words(
            segments,
            "label",
            x=axis.at("start"),
            y=f"{_BAR_Y} + (datum.amount_text == null ? {_BAR / 2} : 14)",
            size=14,
            color="text_color",
            line_height=17,
            when=f"{_ROOM} - 14 >= max(datum.share_text_width, datum.amount_text_width)",
            xOffset=10,
        ),
    ]
