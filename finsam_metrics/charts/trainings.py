"""Trainings: what they take of the budget, when they are held, and who pays."""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.columns import (
    add_line_breaks,
    add_width,
    largest,
    lay_out_columns,
    typed,
)
from finsam_metrics.charts.layout import (
    BLOCKS_BELOW,
    box,
    dashed_box,
    line,
    outline,
    pick,
    responsive_chart,
    symbol,
    words,
)
from finsam_metrics.charts.palette import (
    FINDING,
    HAIRLINE,
    INK,
    MUTED,
    TRAINING,
    association_colour,
)
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import NBSP, format_measure, format_number, format_sek

_SPEND_TYPES: Final = {
    "association_id": pl.String(),
    "scope": pl.String(),
    "value": pl.Float64(),
    "is_judgement": pl.Boolean(),
    "has_finding": pl.Boolean(),
}
_EVENT_TYPES: Final = {
    "training_id": pl.String(),
    "when_text": pl.String(),
    "title": pl.String(),
    "participants_text": pl.String(),
    "cost_sek": pl.Float64(),
    "event_order": pl.Int32(),
}
_SHARE_TYPES: Final = {
    "association_id": pl.String(),
    "association_name": pl.String(),
    "short_name": pl.String(),
    "sort_order": pl.Int32(),
    "amount_sek": pl.Float64(),
    "share": pl.Float64(),
}
_SCOPES: Final = pl.DataFrame(
    {"scope": ["joint", "local"], "scope_text": ["Länsgemensam", "Lokal"], "line": [0, 1]},
    schema_overrides={"line": pl.Int32},
)
_JUDGEMENT: Final = "\N{THIN SPACE}*"
_SCOPE_ROOM: Final = 110
_PAIR: Final = 64
_BLOCK: Final = 82
_PARTICIPANTS_FROM: Final = 560


def training_bars(
    spend: pl.DataFrame, columns: pl.DataFrame, *, measure: Measure
) -> alt.LayerChart:
    """Two bars per association: joint trainings in full colour, local ones in its light partner.

    Args:
        spend: One row per association and scope: ``association_id``, ``scope`` ("joint" or
            "local"), ``value`` in the measure (null: not stated), ``is_judgement`` and
            ``has_finding``.
        columns: One row per shown association, in the order to show.
        measure: What the values are.
    """
    shown = lay_out_columns(columns)
    drawn = _spend(spend, shown, measure)
    shown = add_width(shown.with_columns(name="association_name"), "name", size=15, weight=600)
    scale = largest(drawn, "value") or 1.0
    name_room = max(170.0, largest(shown, "name_width") + 18)
    label_room = largest(drawn, "label_width") + 28
    row_y = f"datum.place * (blocks ? {_BLOCK} : {_PAIR}) + (blocks ? 24 : 0)"
    bar_x = "(scope_x + 110)"
    bar_y = f"({row_y} + datum.line * 24)"
    length = f"max(2, datum.value / {scale} * (width - {bar_x} - {label_room}))"
    after = f"{bar_x} + (datum.has_bar ? {length} + 6 : 0)"
    label: dict[str, Any] = {"x": after, "y": f"{bar_y} + 11"}
    bars: dict[str, Any] = {
        "x": bar_x,
        "x2": f"{bar_x} + {length}",
        "y": f"{bar_y} + 2",
        "y2": f"{bar_y} + 20",
    }
    has_bar, is_joint = pl.col("has_bar"), pl.col("scope") == "joint"
    return responsive_chart(
        [
            *_pair_name_marks(shown),
            words(drawn, "datum.scope_text", x="scope_x", y=f"{bar_y} + 11", color=MUTED),
            box(drawn.filter(has_bar & is_joint), **bars, fill="datum.color"),
            box(drawn.filter(has_bar & ~is_joint), **bars, fill="datum.light_color"),
            outline(drawn.filter(has_bar & ~is_joint), **bars, stroke="datum.color"),
            words(drawn.filter("is_stated"), "datum.label", **label, weight=600),
            words(
                drawn.filter(~pl.col("is_stated")),
                "datum.label",
                **label,
                size=13,
                color=MUTED,
                is_italic=True,
            ),
            symbol(
                drawn.filter("has_finding"),
                x=f"{after} + datum.label_width + 10",
                y=f"{bar_y} + 11",
                shape="triangle-up",
                size=80,
                fill=FINDING,
            ),
            *_pair_gap_marks(shown, row_y),
        ],
        params={
            "blocks": f"width < {BLOCKS_BELOW}",
            "scope_x": f"blocks ? 0 : {name_room}",
        },
        height=f"{shown.height} * (blocks ? {_BLOCK} : {_PAIR}) - 12",
    )


def training_events(events: pl.DataFrame) -> alt.LayerChart:
    """List of the year's trainings by date, each with a bar for what it costs.

    Below 560 px the number of participants is left to the table.

    Args:
        events: One row per training: ``training_id``, ``when_text``, ``title``,
            ``participants_text``, ``cost_sek`` (kronor; null: not stated, no bar) and
            ``event_order``.
    """
    listed = _events(events)
    scale = largest(listed, "cost_sek") or 1.0
    when_room = max(64.0, largest(listed, "when_text_width") + 14)
    label_room = largest(listed, "label_width") + 12
    people_room = largest(listed, "participants_text_width") + 24
    row_top = "row_tops[datum.place]"
    title = pick(
        ("title_room >= datum.title_1_width", "datum.title_1"),
        ("title_room >= datum.title_2_width", "datum.title_2"),
        otherwise="datum.title_3",
    )
    bar_y = f"({row_top} + 31 + row_extras[datum.place])"
    length = f"max(2, datum.cost_sek / {scale} * (width - {when_room} - {label_room}))"
    has_bar = pl.col("cost_sek").fill_null(0) > 0
    label_x = f"{when_room} + (datum.cost_sek > 0 ? {length} + 6 : 0)"
    is_stated = pl.col("cost_sek").is_not_null()
    return responsive_chart(
        [
            line(listed.slice(1), x="0", x2="width", y=row_top, y2=row_top, color=HAIRLINE),
            words(listed, "datum.when_text", x="0", y=f"{row_top} + 17", weight=600),
            words(listed, title, x=f"{when_room}", y=f"{row_top} + 17", weight=600, line_height=18),
            words(
                listed.filter(pl.col("participants_text").is_not_null()),
                "datum.participants_text",
                x="width",
                y=f"{row_top} + 17",
                size=13,
                color=MUTED,
                align="right",
                when="has_people",
            ),
            box(
                listed.filter(has_bar),
                x=f"{when_room}",
                x2=f"{when_room} + {length}",
                y=bar_y,
                y2=f"{bar_y} + 16",
                fill=TRAINING,
            ),
            words(listed.filter(is_stated), "datum.label", x=label_x, y=f"{bar_y} + 8"),
            words(
                listed.filter(~is_stated),
                "datum.label",
                x=label_x,
                y=f"{bar_y} + 8",
                size=13,
                color=MUTED,
                is_italic=True,
            ),
        ],
        params={
            "has_people": f"width >= {_PARTICIPANTS_FROM}",
            "title_room": f"width - {when_room} - (has_people ? {people_room} : 0)",
            "row_extras": _row_extras(listed),
            "row_tops": _row_tops(listed.height),
        },
        height=f"row_tops[{listed.height}]",
    )


def key_share_bar(shares: pl.DataFrame) -> alt.LayerChart:
    """Who pays: one bar in the associations' colours, with name, amount and share under each part.

    Where a text is wider than its part, the texts are a list under the bar.

    Args:
        shares: One row per payer, in the order to show: ``association_id``,
            ``association_name``, ``short_name``, ``sort_order``, ``amount_sek`` (kronor or
            null) and ``share`` (0 to 1).
    """
    listed = _shares(shares)
    needs = [
        (width + 12) / share
        for width, share in listed.select("text_width", "share").iter_rows()
        if share > 0
    ]
    is_hopeless = listed.filter(pl.col("share") <= 0).height > 0
    beside = "true" if is_hopeless else f"width < {max([0.0, *needs])}"
    start, end = "datum.start * width", "datum.end * width"
    stacked_y = "66 + datum.place * 28 + 12"
    amount_end = largest(listed, "share_text_width") + 20
    name_room = f"list_end - {amount_end + largest(listed, 'amount_text_width') + 34}"
    list_name = pick(
        (f"datum.association_name_width <= {name_room}", "datum.association_name"),
        otherwise="datum.short_name",
    )
    return responsive_chart(
        [
            box(
                listed.filter(pl.col("share") > 0),
                x=f"{start} + (datum.start > 0 ? 1 : 0)",
                x2=f"max({end} - (datum.end < 0.999 ? 1 : 0), {start} + 2)",
                y="0",
                y2="48",
                fill="datum.color",
            ),
            *(
                words(
                    listed,
                    text,
                    x=start,
                    y=f"{y}",
                    size=size,
                    weight=weight,
                    color=color,
                    when="!as_list",
                )
                for text, y, size, weight, color in (
                    ("datum.short_name", 64, 14, 600, INK),
                    ("datum.amount_text", 84, 14, 400, INK),
                    ("datum.share_text", 104, 13, 400, MUTED),
                )
            ),
            box(
                listed,
                x="0",
                x2="12",
                y=f"{stacked_y} - 6",
                y2=f"{stacked_y} + 6",
                fill="datum.color",
                when="as_list",
            ),
            words(listed, list_name, x="20", y=stacked_y, weight=600, when="as_list"),
            words(
                listed.filter(pl.col("amount_sek").is_not_null()),
                "datum.amount_text",
                x=f"list_end - {amount_end}",
                y=stacked_y,
                align="right",
                when="as_list",
            ),
            words(
                listed.filter(pl.col("amount_sek").is_null()),
                "datum.amount_text",
                x=f"list_end - {amount_end}",
                y=stacked_y,
                size=13,
                color=MUTED,
                align="right",
                is_italic=True,
                when="as_list",
            ),
            words(
                listed,
                "datum.share_text",
                x="list_end",
                y=stacked_y,
                size=13,
                color=MUTED,
                align="right",
                when="as_list",
            ),
        ],
        params={"as_list": beside, "list_end": "min(width, 460)"},
        height=f"as_list ? {66 + 28 * listed.height} : 114",
    )


def _spend(spend: pl.DataFrame, shown: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per association with figures and scope; a missing one is not stated."""
    places = shown.filter(~pl.col("is_gap")).select(
        "association_id", "place", "color", "light_color"
    )
    drawn = (
        places.join(_SCOPES, how="cross")
        .join(typed(spend, _SPEND_TYPES), ["association_id", "scope"], how="left")
        .with_columns(
            pl.col("is_judgement").fill_null(pl.lit(value=False)),
            pl.col("has_finding").fill_null(pl.lit(value=False)),
            is_stated=pl.col("value").is_not_null(),
            has_bar=pl.col("value").fill_null(0) > 0,
        )
    )
    labels = [
        ("0" if value == 0 else format_measure(value, measure))
        + (_JUDGEMENT if is_judgement and value is not None else "")
        for value, is_judgement in drawn.select("value", "is_judgement").iter_rows()
    ]
    labelled = drawn.with_columns(pl.Series("label", labels, dtype=pl.String))
    return add_width(labelled, "label", size=14, weight=600)


def _pair_name_marks(shown: pl.DataFrame) -> list[alt.Chart]:
    row = f"datum.place * (blocks ? {_BLOCK} : {_PAIR})"
    return [
        words(shown, "datum.association_name", x="0", y=f"{row} + 11", size=15, weight=600),
        words(
            shown,
            "datum.year_text",
            x="blocks ? datum.name_width + 8 : 0",
            y=f"{row} + (blocks ? 11.5 : 31)",
            size=13,
            color=MUTED,
        ),
    ]


def _pair_gap_marks(shown: pl.DataFrame, row_y: str) -> list[alt.Chart]:
    gaps = add_line_breaks(shown.filter("is_gap"), "gap_text", size=13, most=2)
    text = "width - scope_x - 24 >= datum.gap_text_1_width ? datum.gap_text_1 : datum.gap_text_2"
    lift = "(width - scope_x - 24 >= datum.gap_text_1_width ? 0 : 8)"
    return [
        dashed_box(gaps, x="scope_x", x2="width", y=f"{row_y} + 2", y2=f"{row_y} + 44"),
        words(
            gaps,
            text,
            x="scope_x + 12",
            y=f"{row_y} + 23 - {lift}",
            size=13,
            color=MUTED,
            is_italic=True,
            line_height=16,
        ),
    ]


def _events(events: pl.DataFrame) -> pl.DataFrame:
    listed = (
        typed(events, _EVENT_TYPES)
        .sort("event_order", maintain_order=True)
        .with_columns(place=pl.int_range(pl.len(), dtype=pl.Int32))
    )
    labels = [
        "kostnad ej angiven" if cost is None else format_sek(cost)
        for cost in listed.get_column("cost_sek")
    ]
    listed = add_width(
        listed.with_columns(pl.Series("label", labels, dtype=pl.String)), "label", size=14
    )
    listed = add_width(listed, "when_text", size=14, weight=600)
    listed = add_width(listed, "participants_text", size=13)
    return add_line_breaks(listed, "title", size=14, weight=600, most=3)


def _row_extras(listed: pl.DataFrame) -> str:
    """Write the extra height of each row, whose title may need a second and a third line."""
    extras = [
        f"title_room >= {one} ? 0 : title_room >= {two} ? 18 : 36"
        for one, two in listed.select("title_1_width", "title_2_width").iter_rows()
    ]
    return f"[{', '.join(extras)}]"


def _row_tops(count: int) -> str:
    tops = ["0"]
    for place in range(count):
        tops.append(f"{tops[-1]} + 56 + row_extras[{place}]")
    return f"[{', '.join(tops)}]"


def _shares(shares: pl.DataFrame) -> pl.DataFrame:
    known = typed(shares, _SHARE_TYPES).with_columns(pl.col("share").fill_null(0.0))
    rows = list(known.select("sort_order", "amount_sek", "share").iter_rows())
    listed = known.with_columns(
        pl.Series("color", [association_colour(order) for order, _, _ in rows], dtype=pl.String),
        pl.Series(
            "amount_text",
            [
                "belopp ej angivet" if amount is None else format_sek(amount)
                for _, amount, _ in rows
            ],
            dtype=pl.String,
        ),
        pl.Series(
            "share_text",
            [f"{format_number(share * 100, 1)}{NBSP}%" for _, _, share in rows],
            dtype=pl.String,
        ),
        place=pl.int_range(pl.len(), dtype=pl.Int32),
        end=pl.col("share").cum_sum(),
        start=pl.col("share").cum_sum() - pl.col("share"),
    )
    listed = add_width(listed, "short_name", size=14, weight=600)
    listed = add_width(listed, "amount_text", size=14)
    listed = add_width(listed, "share_text", size=13)
    listed = add_width(listed, "association_name", size=14, weight=600)
    return listed.with_columns(
        text_width=pl.max_horizontal("short_name_width", "amount_text_width", "share_text_width")
    )
