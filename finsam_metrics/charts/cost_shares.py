"""Who pays what under an agreed cost key."""

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_column, add_text, add_width, largest, typed
from finsam_metrics.charts.kit.layout import responsive_chart
from finsam_metrics.charts.kit.marks import box, pick, touch_areas, words
from finsam_metrics.charts.kit.palette import INK, MUTED, association_colour
from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import NBSP, format_number, format_sek


@remembered
def key_share_bar(shares: pl.DataFrame) -> alt.LayerChart:
    """Who pays: one bar in the associations' colours, with name, amount and share under each part.

    Where a text is wider than its part, the texts are a list under the bar.

    Args:
        shares: One row per payer, in the order to show: ``association_id``,
            ``association_name``, ``short_name``, ``sort_order``, ``amount_sek`` (kronor or
            null), ``share`` (0 to 1) and ``ask``.
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
    share_room = largest(listed, "share_text_width") + 20
    name_room = f"list_end - {share_room + largest(listed, 'amount_text_width') + 34}"
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
                fill="color",
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
                    ("short_name", 64, 14, 600, INK),
                    ("amount_text", 84, 14, 400, INK),
                    ("share_text", 104, 13, 400, MUTED),
                )
            ),
            box(
                listed,
                x="0",
                x2="12",
                y=f"{stacked_y} - 6",
                y2=f"{stacked_y} + 6",
                fill="color",
                when="as_list",
            ),
            words(listed, list_name, x="20", y=stacked_y, weight=600, when="as_list"),
            words(
                listed,
                "amount_text",
                x=f"list_end - {share_room}",
                y=stacked_y,
                size=alt.ExprRef("datum.amount_sek == null ? 13 : 14"),
                color=f"datum.amount_sek == null ? '{MUTED}' : '{INK}'",
                align="right",
                style=alt.ExprRef("datum.amount_sek == null ? 'italic' : 'normal'"),
                when="as_list",
            ),
            words(
                listed,
                "share_text",
                x="list_end",
                y=stacked_y,
                size=13,
                color=MUTED,
                align="right",
                when="as_list",
            ),
            touch_areas(
                listed,
                x=f"as_list ? 0 : {start}",
                x2=f"as_list ? list_end : {end}",
                y=f"as_list ? {stacked_y} - 14 : 0",
                y2=f"as_list ? {stacked_y} + 14 : 114",
                value_texts=("amount_text", "share_text"),
            ),
        ],
        params={"as_list": beside, "list_end": "min(width, 460)"},
        height=f"as_list ? {66 + 28 * listed.height} : 114",
    )


def _shares(shares: pl.DataFrame) -> pl.DataFrame:
    known = typed(
        shares,
        texts=("association_id", "association_name", "short_name", "ask", "ask_text"),
        counts=("sort_order",),
        amounts=("amount_sek", "share"),
    )
    end_share = pl.col("share").fill_null(0.0).cum_sum()
    listed = known.with_columns(
        place=pl.int_range(pl.len(), dtype=pl.Int32),
        end=end_share,
        start=end_share - pl.col("share").fill_null(0.0),
    )
    listed = add_column(listed, "color", "sort_order", association_colour)
    listed = add_text(listed, "amount_text", _tell_amount, "amount_sek", size=14)
    listed = add_text(listed, "share_text", _tell_share, "share", size=13)
    listed = add_width(listed, "short_name", size=14, weight=600)
    listed = add_width(listed, "association_name", size=14, weight=600)
    return listed.with_columns(
        text_width=pl.max_horizontal("short_name_width", "amount_text_width", "share_text_width")
    )


def _tell_amount(amount: float | None) -> str:
    return "belopp ej angivet" if amount is None else format_sek(amount)


def _tell_share(share: float | None) -> str:
    return "andel ej angiven" if share is None else f"{format_number(share * 100, 1)}{NBSP}%"
