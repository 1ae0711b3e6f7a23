"""What training takes of the budget, joint and local."""

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
from finsam_metrics.charts.kit.marks import box, dashed_box, outline, symbol, touch_areas, words
from finsam_metrics.charts.kit.palette import FINDING, MUTED
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_measure

_SPEND_TYPES: Final = {
    "association_id": pl.String(),
    "scope": pl.String(),
    "value": pl.Float64(),
    "is_judgement": pl.Boolean(),
    "has_finding": pl.Boolean(),
    "ask": pl.String(),
    "ask_text": pl.String(),
}
_SCOPES: Final = pl.DataFrame(
    {"scope": ["joint", "local"], "scope_text": ["Länsgemensam", "Lokal"], "line": [0, 1]},
    schema_overrides={"line": pl.Int32},
)
_JUDGEMENT: Final = "\N{THIN SPACE}*"
_PAIR: Final = 72
_BLOCK: Final = 82


@remembered
def training_bars(
    spend: pl.DataFrame, columns: pl.DataFrame, *, measure: Measure
) -> alt.LayerChart:
    """Two bars per association: joint trainings in full colour, local ones in its light partner.

    Args:
        spend: One row per association and scope: ``association_id``, ``scope`` ("joint" or
            "local"), ``value`` in the measure (null: not stated), ``is_judgement``,
            ``has_finding`` and ``ask``.
        columns: One row per shown association, in the order to show.
        measure: What the values are.
    """
    shown = lay_out_columns(columns)
    drawn = _spend(spend, shown, measure)
    shown = add_width(shown.with_columns(name="association_name"), "name", size=15, weight=600)
    shown = _with_sums(shown, drawn, measure)
    scale = largest(drawn, "value") or 1.0
    name_room = max(170.0, largest(shown, "name_width") + 18, largest(shown, "sum_text_width") + 18)
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
            words(drawn, "scope_text", x="scope_x", y=f"{bar_y} + 11", color=MUTED),
            box(drawn.filter(has_bar & is_joint), **bars, fill="color"),
            box(drawn.filter(has_bar & ~is_joint), **bars, fill="light_color"),
            outline(drawn.filter(has_bar & ~is_joint), **bars, stroke="color"),
            words(drawn.filter("is_stated"), "label", **label, weight=600),
            words(
                drawn.filter(~pl.col("is_stated")),
                "datum.label",
                **label,
                size=13,
                color=MUTED,
                style="italic",
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
            touch_areas(drawn, x="scope_x", x2="width", y=bar_y, y2=f"{bar_y} + 24"),
        ],
        params={
            "blocks": f"width < {BLOCKS_BELOW}",
            "scope_x": f"blocks ? 0 : {name_room}",
        },
        height=f"{shown.height} * (blocks ? {_BLOCK} : {_PAIR}) - 12",
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


def _with_sums(shown: pl.DataFrame, drawn: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Add what the two bars make together in words, where both are stated; else null."""
    sums = (
        drawn.filter("is_stated")
        .group_by("association_id")
        .agg(pl.col("value").sum(), pl.col("is_judgement").any(), count=pl.len())
        .filter(pl.col("count") > 1)
    )
    texts = [
        f"tillsammans {format_measure(value, measure)}{_JUDGEMENT if is_judgement else ''}"
        for value, is_judgement in sums.select("value", "is_judgement").iter_rows()
    ]
    said = sums.select("association_id", pl.Series("sum_text", texts, dtype=pl.String))
    joined = shown.join(said, on="association_id", how="left", maintain_order="left")
    return add_width(joined, "sum_text", size=13)


def _pair_name_marks(shown: pl.DataFrame) -> list[alt.Chart]:
    row = f"datum.place * (blocks ? {_BLOCK} : {_PAIR})"
    after_year = "(datum.name_width + 8 + datum.year_text_width + 6)"
    return [
        words(shown, "association_name", x="0", y=f"{row} + 11", size=15, weight=600),
        words(
            shown,
            "year_text",
            x="blocks ? datum.name_width + 8 : 0",
            y=f"{row} + (blocks ? 11.5 : 31)",
            size=13,
            color=MUTED,
        ),
        words(
            shown.filter(pl.col("sum_text").is_not_null()),
            "blocks ? '· ' + datum.sum_text : datum.sum_text",
            x=f"blocks ? {after_year} : 0",
            y=f"{row} + (blocks ? 11.5 : 50)",
            size=13,
            when=f"!blocks || {after_year} + 10 + datum.sum_text_width <= width",
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
            style="italic",
            line_height=16,
        ),
    ]
