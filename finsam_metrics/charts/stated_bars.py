"""A few named figures per association, each a bar with its words, against a limit where one is."""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_width, before, largest, lay_out_budgets, typed
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.marks import line, touch_areas, words
from finsam_metrics.charts.kit.palette import INK, MUTED, WHITE
from finsam_metrics.charts.kit.row_names import name_marks, name_room
from finsam_metrics.charts.kit.value_axis import BAR_LENGTH, ValueAxis, bar_edges, bars
from finsam_metrics.memo import remembered

_LINE: Final = 26
_BLOCK_LINE: Final = 42
_HEAD: Final = 28
# Beside its bars a group has its name and its year under each other.
_HEAD_LINES: Final = 2
_AIR: Final = 18
_BAR: Final = 16


@remembered
def stated_bars(rows: pl.DataFrame, budgets: pl.DataFrame) -> alt.LayerChart:
    """A group of bars per association on one scale from zero.

    Args:
        rows: One row per bar, in order: ``association_id``, ``line_text`` (what it is), ``look``
            ("full", "light" or "hollow": told apart by ``line_text`` too), ``value`` (null: no
            bar), ``label`` (the figure in words), ``limit`` (a value that is marked across the
            bar; null where none is known), ``limit_text`` and ``ask``.
        budgets: One row per shown association, in the order to show.
    """
    shown = lay_out_budgets(budgets)
    drawn = _rows(rows, shown)
    heads = _heads(shown, drawn)
    before = heads.select("association_id", "lines_before", "room_before")
    drawn = drawn.join(before, on="association_id")
    scale = largest(drawn.select(top=pl.max_horizontal("value", "limit")), "top") or 1.0
    line_room = largest(drawn, "line_text_width") + 16
    names = name_room(heads)
    label_room = largest(drawn, "end_text_width") + 16
    axis = ValueAxis(
        most=scale, start="bar_x", end=f"bar_x + max(40, width - bar_x - {label_room})"
    )
    lines, groups, room = drawn.height, heads.height, int(heads["line_room"].sum())
    return responsive_chart(
        [
            *name_marks(heads, y=_GROUP_TOP),
            *_bar_marks(drawn, axis),
            touch_areas(drawn, x="text_x", x2="width", y=_TOP, y2=f"{_TOP} + line_height"),
        ],
        params={
            "blocks": f"width < {max(BLOCKS_BELOW, names + line_room + label_room + 80)}",
            "text_x": f"blocks ? 0 : {names}",
            "bar_x": f"blocks ? 0 : {names + line_room}",
            "line_height": f"blocks ? {_BLOCK_LINE} : {_LINE}",
            "head_height": f"blocks ? {_HEAD} : 0",
        },
        height=f"(blocks ? {lines} : {room}) * line_height"
        f" + {groups} * (head_height + {_AIR}) - {_AIR - 4}",
    )


def _rows(rows: pl.DataFrame, shown: pl.DataFrame) -> pl.DataFrame:
    places = shown.select("association_id", "place", "color", "light_color")
    drawn = (
        typed(
            rows,
            texts=("association_id", "line_text", "look", "label", "limit_text", "ask", "ask_text"),
            amounts=("value", "limit"),
        )
        .join(places, on="association_id", maintain_order="left")
        .sort("place", maintain_order=True)
        .with_columns(line=pl.int_range(pl.len(), dtype=pl.Int32).over("association_id"))
        .with_columns(
            is_stated=pl.col("value").is_not_null(),
            is_under_limit=(pl.col("value") < pl.col("limit")).fill_null(value=False),
        )
        .with_columns(
            end_text=pl.concat_str(
                pl.when("is_under_limit").then("limit_text"),
                "label",
                pl.when(~pl.col("is_under_limit")).then("limit_text"),
                separator=" · ",
                ignore_nulls=True,
            )
        )
    )
    full, light = (pl.col("look") == look for look in ("full", "light"))
    drawn = drawn.with_columns(
        fill=pl.when(full).then("color").when(light).then("light_color").otherwise(pl.lit(WHITE))
    )
    for text in ("line_text", "label"):
        drawn = add_width(drawn, text, size=14)
    return add_width(drawn, "end_text", size=14)


def _heads(shown: pl.DataFrame, drawn: pl.DataFrame) -> pl.DataFrame:
    """The associations that have bars, with how many lines and groups stand before each.

    Lines are counted as they are (``lines_before``) and with room for the head
    (``room_before``).
    """
    counts = drawn.group_by("association_id").agg(line_count=pl.len().cast(pl.Int32))
    heads = shown.join(counts, on="association_id", maintain_order="left").with_columns(
        place=pl.int_range(pl.len(), dtype=pl.Int32),
        line_room=pl.max_horizontal("line_count", pl.lit(_HEAD_LINES)),
        lines_before=before(pl.col("line_count")),
    )
    heads = heads.with_columns(room_before=before(pl.col("line_room")))
    return add_width(heads, "association_name", size=15, weight=600)


_GROUP_TOP: Final = (
    "((blocks ? datum.lines_before : datum.room_before) * line_height"
    f" + datum.place * (head_height + {_AIR}))"
)
_TOP: Final = f"({_GROUP_TOP} + head_height + datum.line * line_height)"
_BAR_Y: Final = f"({_TOP} + (blocks ? 22 : {(_LINE - _BAR) / 2}))"
_MIDDLE: Final = f"({_BAR_Y} + {_BAR / 2})"


def _bar_marks(drawn: pl.DataFrame, axis: ValueAxis) -> list[alt.Chart]:
    look = pl.col("look")
    edges = {"y": _BAR_Y, "y2": f"{_BAR_Y} + {_BAR}"}
    limited = drawn.filter(pl.col("limit").is_not_null())
    limit_x = "scale('x', datum.limit)"
    after_bar = f"(bar_x + (datum.value > 0 ? {BAR_LENGTH} : 0) + 8)"
    # A figure under its limit stands between the bar and the line where there is room, else the
    # line's own words come first after it.
    is_between = f"{after_bar} + datum.label_width + 8 < {limit_x}"
    under, stated = pl.col("is_under_limit"), pl.col("is_stated")
    return [
        words(drawn, "line_text", x="text_x", y=f"blocks ? {_TOP} + 11 : {_MIDDLE}", color=MUTED),
        bars(drawn, axis, fill="fill", **edges),
        bar_edges(drawn.filter(look != "full"), axis, stroke="color", **edges),
        line(
            limited,
            x=axis.at("limit"),
            x2=axis.to("limit"),
            y=f"{_BAR_Y} - 4",
            y2=f"{_BAR_Y} + {_BAR} + 4",
            color=INK,
            thickness=2,
        ),
        words(drawn.filter(stated & ~under), "end_text", x=after_bar, y=_MIDDLE),
        words(
            drawn.filter(under),
            f"{is_between} ? datum.label : datum.end_text",
            x=f"{is_between} ? {after_bar} : {limit_x} + 8",
            y=_MIDDLE,
        ),
        words(drawn.filter(under), "limit_text", x=f"{limit_x} + 8", y=_MIDDLE, when=is_between),
        words(
            drawn.filter(~stated),
            "end_text",
            x="bar_x",
            y=_MIDDLE,
            size=13,
            color=MUTED,
            style="italic",
        ),
    ]
