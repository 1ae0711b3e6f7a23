"""The planned trainings in time, with what each costs."""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_line_breaks, add_text, add_width, largest, typed
from finsam_metrics.charts.kit.labels import value_labels, with_letters
from finsam_metrics.charts.kit.layout import responsive_chart
from finsam_metrics.charts.kit.marks import fitting, hairline, touch_areas, words
from finsam_metrics.charts.kit.palette import MUTED
from finsam_metrics.charts.kit.value_axis import BAR_LENGTH, ValueAxis, bars
from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import format_sek

_PARTICIPANTS_FROM: Final = 560


@remembered
def training_events(events: pl.DataFrame) -> alt.LayerChart:
    """List of the year's trainings by date, each with a bar for what it costs.

    Below 560 px the number of participants is left to the table.

    Args:
        events: One row per training: ``training_id``, ``when_text``, ``title``,
            ``participants_text``, ``cost_sek`` (kronor; null: not stated, no bar),
            ``event_order`` and ``ask``.
    """
    listed = _events(events)
    scale = largest(listed, "cost_sek") or 1.0
    when_room = max(64.0, largest(listed, "when_text_width") + 14)
    label_room = largest(listed, "label_width") + 12
    people_room = largest(listed, "participants_text_width") + 24
    row_top = "row_tops[datum.place]"
    title = fitting("title", "title_room", 3)
    bar_y = f"({row_top} + 31 + row_extras[datum.place])"
    axis = ValueAxis(most=scale, start=f"{when_room}", end=f"width - {label_room}")
    label_x = f"{when_room} + (datum.value > 0 ? {BAR_LENGTH} + 6 : 0)"
    return responsive_chart(
        [
            hairline(listed.slice(1), y=row_top),
            words(listed, "when_text", x="0", y=f"{row_top} + 17", weight=600),
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
            bars(listed, axis, y=bar_y, y2=f"{bar_y} + 16", fill=MUTED),
            value_labels(listed, x=label_x, y=f"{bar_y} + 8"),
            touch_areas(listed, x="0", x2="width", y=row_top, y2="row_tops[datum.place + 1]"),
        ],
        params={
            "has_people": f"width >= {_PARTICIPANTS_FROM}",
            "title_room": f"width - {when_room} - (has_people ? {people_room} : 0)",
            "row_extras": _row_extras(listed),
            "row_tops": _row_tops(listed.height),
        },
        height=f"row_tops[{listed.height}]",
    )


def _events(events: pl.DataFrame) -> pl.DataFrame:
    listed = (
        typed(
            events,
            texts=("training_id", "when_text", "title", "participants_text", "ask", "ask_text"),
            counts=("event_order",),
            amounts=("cost_sek",),
        )
        .sort("event_order", maintain_order=True)
        .with_columns(
            place=pl.int_range(pl.len(), dtype=pl.Int32),
            value=pl.col("cost_sek"),
            is_stated=pl.col("cost_sek").is_not_null(),
        )
    )
    listed = add_text(with_letters(listed), "label", _tell_cost, "cost_sek", size=14)
    listed = add_width(listed, "when_text", size=14, weight=600)
    listed = add_width(listed, "participants_text", size=13)
    return add_line_breaks(listed, "title", size=14, weight=600, most=3)


def _tell_cost(cost: float | None) -> str:
    return "kostnad ej angiven" if cost is None else format_sek(cost)


def _row_extras(listed: pl.DataFrame) -> str:
    """Write the extra height of each row, whose title may need a second and a third line."""
    extras = [
        f"title_room >= {one_width} ? 0 : title_room >= {two_width} ? 18 : 36"
        for one_width, two_width in listed.select("title_1_width", "title_2_width").iter_rows()
    ]
    return f"[{', '.join(extras)}]"


def _row_tops(count: int) -> str:
    tops = ["0"]
    for place in range(count):
        tops.append(f"{tops[-1]} + 56 + row_extras[{place}]")
    return f"[{', '.join(tops)}]"
