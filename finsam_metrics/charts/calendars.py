"""A year of meetings: months by days, or a list of months on a phone."""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_column, add_width, before, largest, typed
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.marks import box, hairline, line, outline, symbol, touch_areas, words
from finsam_metrics.charts.kit.palette import BAND, HAIRLINE, INK, MUTED, association_colour
from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_dates import MONTHS

_SHAPES: Final = ("circle", "square", "diamond", "triangle-down", "cross")
_BODY: Final[dict[str, Any]] = {"shape": "shape", "size": 120, "fill": "color"}
_MOST_MARKS: Final = 4
_DAYS: Final = 31
_MONTH_ROOM: Final = 84
_TIGHT_MONTH_ROOM: Final = 40
_TIGHT_BELOW: Final = 900
_ROW: Final = 32
_HEAD: Final = 26
_KEY_ROW: Final = 24
_MARK_ROOM: Final = 24
_BLOCK_HEAD: Final = 30
_BLOCK_LINE: Final = 44
_LIST_X: Final = 66
_FREE: Final = "#dcebf5"
_FREE_EDGE: Final = "#6f9bbb"
_BUSY_SIGN: Final = "×"
_OF_THE_GRID: Final = ("free", "busy", "off")


@remembered
def meeting_calendar(meetings: pl.DataFrame, days: pl.DataFrame) -> alt.LayerChart:
    """A row per month and a place per day; a mark per meeting, framed where meetings clash.

    Colour is the association, shape the body; both are named above, associations beyond the
    eighth, which are grey, by their number. From the fifth body on the
    shape is shared, and of more than four meetings on a day three are drawn and the others
    counted; the table has them all. On a phone the meetings are a list, and the days that suit
    stand in their table only.

    Args:
        meetings: One row per meeting, by day: ``association_id``, ``association_name``,
            ``sort_order``, ``year``, ``body_name``, ``body_order``, ``month``, ``day``,
            ``weekday_name``, ``place`` (null: not stated), ``is_clash`` and ``ask``.
        days: One row per day of the year: ``month``, ``day``, ``is_off`` (weekend or holiday),
            ``is_free`` (suits a joint meeting) and ``is_busy``.
    """
    drawn = _meetings(meetings)
    keys = _keys(drawn, days)
    months = _months(drawn, days)
    drawn = drawn.join(months.select("month", "block_y"), "month", maintain_order="left")
    key_need = largest(keys, "text_width") + _MARK_ROOM + 14
    return responsive_chart(
        [
            *_key_marks(keys, key_need),
            *_grid_marks(months, days),
            *_block_head_marks(months.filter(pl.col("meeting_count") > 0)),
            *_meeting_marks(drawn),
        ],
        params={
            "blocks": f"width < {BLOCKS_BELOW}",
            "key_columns": f"max(1, floor(width / {key_need}))",
            "key_height": f"ceil({keys.height} / key_columns) * {_KEY_ROW} + 10",
            "month_room": f"width < {_TIGHT_BELOW} ? {_TIGHT_MONTH_ROOM} : {_MONTH_ROOM}",
            "day_room": f"(width - month_room) / {_DAYS}",
            "top": f"key_height + (blocks ? 0 : {_HEAD})",
        },
        height=f"top + (blocks ? {largest(months, 'block_end')} : {12 * _ROW})",
    )


def _meetings(meetings: pl.DataFrame) -> pl.DataFrame:
    """One row per meeting with its place among those of its day and of its month."""
    day = ["month", "day"]
    drawn = typed(
        meetings,
        texts=(
            "association_id",
            "association_name",
            "body_name",
            "weekday_name",
            "place",
            "ask",
            "ask_text",
        ),
        counts=("sort_order", "year", "body_order", "month", "day"),
        flags=("is_clash",),
    ).with_columns(
        pl.col("is_clash").fill_null(pl.lit(value=False)),
        slot=pl.int_range(pl.len(), dtype=pl.Int32).over(day),
        slot_count=pl.len().over(day).cast(pl.Int32),
        list_line=pl.int_range(pl.len(), dtype=pl.Int32).over("month"),
        shape=pl.col("body_order")
        .clip(upper_bound=len(_SHAPES) - 1)
        .replace_strict(dict(enumerate(_SHAPES)), return_dtype=pl.String),
        day_text=pl.format("{} {}", pl.col("weekday_name").str.head(3), "day"),
        list_text=pl.concat_str(
            "association_name",
            "place",
            pl.when("is_clash").then(pl.lit("krock")),
            separator=" · ",
            ignore_nulls=True,
        ),
    )
    return add_column(drawn, "color", "sort_order", association_colour)


def _keys(drawn: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """One row per association, body and sign, in the order to explain them."""
    name = pl.format("{} {}", "association_name", "year")
    associations = (
        drawn.sort("sort_order")
        .unique("association_id", maintain_order=True)
        .group_by("color", maintain_order=True)
        .agg(
            text=pl.when(pl.len() == 1)
            .then(name.first())
            .otherwise(pl.format("{} andra förbund {}", pl.len(), pl.col("year").first()))
        )
        .select(
            "color",
            "text",
            pl.lit(None, dtype=pl.String).alias("shape"),
            pl.lit("association").alias("key"),
        )
    )
    bodies = (
        drawn.sort("body_order")
        .unique("body_order", maintain_order=True)
        .group_by("shape", maintain_order=True)
        .agg(text=pl.col("body_name").str.join(" / "))
        .select(pl.lit(MUTED).alias("color"), "text", "shape", pl.lit("body").alias("key"))
    )
    marked = [
        (key, text)
        for key, text, is_drawn in (
            ("clash", "krock", drawn["is_clash"].any()),
            ("free", "fri från kända möten", days["is_free"].any()),
            ("busy", "egen upptagen dag", days["is_busy"].any()),
        )
        if is_drawn
    ]
    signs = pl.DataFrame(
        [*marked, ("off", "lördag, söndag, helgdag")],
        schema={"key": pl.String, "text": pl.String},
        orient="row",
    ).select(
        pl.lit(INK).alias("color"), "text", pl.lit(None, dtype=pl.String).alias("shape"), "key"
    )
    keys = pl.concat([associations, bodies, signs]).with_columns(
        place=pl.int_range(pl.len(), dtype=pl.Int32)
    )
    return add_width(keys, "text", size=13)


def _months(drawn: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """The twelve months and their length, and where each starts in the list for a phone."""
    lengths = dict(days.group_by("month").len().iter_rows())
    counts = dict(drawn.group_by("month").len().iter_rows())
    months = pl.DataFrame(
        {
            "month": list(range(1, 13)),
            "month_name": [name.capitalize() for name in MONTHS],
            "month_short": [name[:3].capitalize() for name in MONTHS],
            "day_count": [lengths.get(month, _DAYS) for month in range(1, 13)],
            "meeting_count": [counts.get(month, 0) for month in range(1, 13)],
        },
        schema_overrides={"month": pl.Int32, "day_count": pl.Int32, "meeting_count": pl.Int32},
    )
    height = (
        pl.when(pl.col("meeting_count") > 0)
        .then(_BLOCK_HEAD + pl.col("meeting_count") * _BLOCK_LINE + 8)
        .otherwise(0)
    )
    return months.with_columns(block_end=height.cum_sum(), block_y=before(height))


def _key_marks(keys: pl.DataFrame, need: float) -> list[alt.Chart]:
    x = f"(datum.place % key_columns) * {need}"
    y = f"floor(datum.place / key_columns) * {_KEY_ROW}"
    square = {"x": f"{x} + 2", "x2": f"{x} + 16", "y": f"{y} + 3", "y2": f"{y} + 17"}
    key = pl.col("key")
    is_shown = "!(blocks && datum.is_of_the_grid)"
    known = keys.with_columns(
        is_of_the_grid=key.is_in(_OF_THE_GRID),
        fill=pl.when(key == "association")
        .then("color")
        .otherwise(key.replace_strict({"free": _FREE, "off": BAND}, default=None)),
        edge=key.replace_strict(
            {"clash": INK, "free": _FREE_EDGE, "off": HAIRLINE},
            default=None,
            return_dtype=pl.String,
        ),
    )
    filled, framed = (known.filter(pl.col(name).is_not_null()) for name in ("fill", "edge"))
    busy = known.filter(key == "busy")
    bodies = known.filter(key == "body")
    return [
        box(filled, **square, fill="fill", when=is_shown),
        outline(framed, **square, stroke="edge", when=is_shown),
        words(busy, f"'{_BUSY_SIGN}'", x=f"{x} + 9", y=f"{y} + 10", align="center", when=is_shown),
        symbol(bodies, x=f"{x} + 9", y=f"{y} + 10", **_BODY),
        words(known, "text", x=f"{x} + {_MARK_ROOM}", y=f"{y} + 10", size=13, when=is_shown),
    ]


_ROW_Y: Final = f"top + (datum.month - 1) * {_ROW}"
_DAY_X: Final = "month_room + (datum.day - 1) * day_room"


def _grid_marks(months: pl.DataFrame, days: pl.DataFrame) -> list[alt.Chart]:
    numbers = pl.DataFrame(
        {"day": list(range(1, _DAYS + 1))}, schema_overrides={"day": pl.Int32}
    ).with_columns(day_number=pl.col("day").cast(pl.String))
    off = days.filter("is_off").select("month", "day")
    free = days.filter("is_free").select("month", "day")
    busy = days.filter("is_busy").select("month", "day")
    when = "!blocks"
    return [
        box(
            free,
            x=f"{_DAY_X} + 2",
            x2=f"{_DAY_X} + day_room - 2",
            y=f"{_ROW_Y} + 3",
            y2=f"{_ROW_Y} + {_ROW - 2}",
            fill=_FREE,
            when=when,
        ),
        words(
            busy,
            f"'{_BUSY_SIGN}'",
            x=f"{_DAY_X} + day_room / 2",
            y=f"{_ROW_Y} + {_ROW / 2}",
            align="center",
            when=when,
        ),
        box(
            off,
            x=_DAY_X,
            x2=f"{_DAY_X} + day_room",
            y=f"{_ROW_Y} + 1",
            y2=f"{_ROW_Y} + {_ROW}",
            fill=BAND,
            when=when,
        ),
        line(
            months,
            x="0",
            x2="month_room + datum.day_count * day_room",
            y=f"{_ROW_Y} + {_ROW}",
            y2=f"{_ROW_Y} + {_ROW}",
            color=HAIRLINE,
            when=when,
        ),
        words(
            numbers,
            "day_number",
            x=f"{_DAY_X} + day_room / 2",
            y="top - 12",
            size=13,
            color=MUTED,
            align="center",
            when=when,
        ),
        words(
            months,
            f"width < {_TIGHT_BELOW} ? datum.month_short : datum.month_name",
            x="0",
            y=f"{_ROW_Y} + {_ROW / 2}",
            when=when,
        ),
    ]


def _block_head_marks(months: pl.DataFrame) -> list[alt.Chart]:
    y = "(top + datum.block_y)"
    when = "blocks"
    return [
        hairline(months, y=y, when=when),
        words(months, "month_name", x="0", y=f"{y} + 17", size=15, weight=600, when=when),
    ]


def _meeting_marks(drawn: pl.DataFrame) -> list[alt.Chart]:
    table, blocks = "!blocks", "blocks"
    middle = f"({_DAY_X} + day_room / 2)"
    spread = "(datum.slot_count > 1 ? (datum.slot % 2) * 12 - 6 : 0)"
    lift = "(datum.slot_count > 2 ? floor(datum.slot / 2) * 12 - 6 : 0)"
    x, y = f"({middle} + {spread})", f"({_ROW_Y} + {_ROW / 2} + {lift})"
    list_y = f"(top + datum.block_y + {_BLOCK_HEAD} + datum.list_line * {_BLOCK_LINE})"
    clashes = drawn.filter("is_clash")
    is_crowded = pl.col("slot_count") > _MOST_MARKS
    marked = drawn.filter(~is_crowded | (pl.col("slot") < _MOST_MARKS - 1))
    crowded = drawn.filter(is_crowded & (pl.col("slot") == _MOST_MARKS - 1)).with_columns(
        more_text=pl.format("+{}", pl.col("slot_count") - _MOST_MARKS + 1)
    )
    small: dict[str, Any] = {"size": 13, "color": MUTED, "when": blocks}
    return [
        symbol(marked, x=x, y=y, when=table, **_BODY),
        words(crowded, "more_text", x=x, y=y, size=13, align="center", when=table),
        outline(
            clashes.unique(["month", "day"], maintain_order=True),
            x=_DAY_X,
            x2=f"{_DAY_X} + day_room",
            y=f"{_ROW_Y} + 1",
            y2=f"{_ROW_Y} + {_ROW}",
            stroke=INK,
            when=table,
        ),
        words(drawn, "day_text", x="0", y=f"{list_y} + 11", weight=600, when=blocks),
        symbol(drawn, x=f"{_LIST_X}", y=f"{list_y} + 11", when=blocks, **_BODY),
        words(drawn, "body_name", x=f"{_LIST_X + 16}", y=f"{list_y} + 11", when=blocks),
        words(drawn, "list_text", x=f"{_LIST_X + 16}", y=f"{list_y} + 29", **small),
        touch_areas(
            drawn,
            x=f"blocks ? 0 : {middle} - 12",
            x2=f"blocks ? width : {middle} + 12",
            y=f"blocks ? {list_y} : {_ROW_Y} + {_ROW / 2 - 12}",
            y2=f"blocks ? {list_y} + {_BLOCK_LINE} : {_ROW_Y} + {_ROW / 2 + 12}",
            value_texts=("place",),
        ),
    ]
