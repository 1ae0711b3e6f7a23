"""What training takes of the budget, joint and local."""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_text, largest, lay_out_budgets, typed
from finsam_metrics.charts.kit.labels import add_labels, label_marks, starred
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.marks import touch_areas, words
from finsam_metrics.charts.kit.palette import MUTED
from finsam_metrics.charts.kit.row_names import (
    YEAR_X,
    add_row_names,
    gap_marks,
    name_marks,
    name_room,
)
from finsam_metrics.charts.kit.value_axis import BAR_LENGTH, ValueAxis, bar_edges, bars
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_measure

_SCOPES: Final = pl.DataFrame(
    {"scope": ["joint", "local"], "scope_text": ["Länsgemensam", "Lokal"], "line": [0, 1]},
    schema_overrides={"line": pl.Int32},
)
_PAIR: Final = 72
_BLOCK: Final = 82
_LINE: Final = 24
_SCOPE_ROOM: Final = 110

_TOP: Final = f"(datum.place * (blocks ? {_BLOCK} : {_PAIR}))"
_ROW_Y: Final = f"({_TOP} + (blocks ? {_LINE} : 0))"
_BAR_Y: Final = f"({_ROW_Y} + datum.line * {_LINE})"
_MIDDLE: Final = f"{_BAR_Y} + 11"


@remembered
def training_bars(
    spend: pl.DataFrame, budgets: pl.DataFrame, *, measure: Measure
) -> alt.LayerChart:
    """Two bars per association: joint trainings in full colour, local ones in its light partner.

    Args:
        spend: One row per association and scope: ``association_id``, ``scope`` ("joint" or
            "local"), ``value`` in the measure (null: not stated), ``is_judgement``,
            ``has_finding`` and ``ask``.
        budgets: One row per shown association, in the order to show.
        measure: What the values are.
    """
    shown = add_row_names(lay_out_budgets(budgets))
    drawn = _spend(spend, shown, measure)
    shown = _with_sums(shown, drawn, measure)
    names = max(name_room(shown), largest(shown, "sum_text_width") + 18)
    axis = ValueAxis(
        most=largest(drawn, "value") or 1.0,
        start=f"scope_x + {_SCOPE_ROOM}",
        end=f"width - {largest(drawn, 'label_width') + 28}",
    )
    after = f"scope_x + {_SCOPE_ROOM} + (datum.has_bar ? {BAR_LENGTH} + 6 : 0)"
    local = drawn.filter(pl.col("scope") == "local")
    edges = {"y": f"{_BAR_Y} + 2", "y2": f"{_BAR_Y} + 20"}
    return responsive_chart(
        [
            *name_marks(shown, y=f"{_TOP} - 1"),
            _sum_mark(shown),
            words(drawn, "scope_text", x="scope_x", y=_MIDDLE, color=MUTED),
            bars(drawn, axis, fill="fill", **edges),
            bar_edges(local, axis, stroke="color", **edges),
            *label_marks(drawn, x=after, y=_MIDDLE),
            *gap_marks(shown.filter("is_gap"), x="scope_x", y=f"{_ROW_Y} + 2", height=42),
            touch_areas(drawn, x="scope_x", x2="width", y=_BAR_Y, y2=f"{_BAR_Y} + {_LINE}"),
        ],
        params={"blocks": f"width < {BLOCKS_BELOW}", "scope_x": f"blocks ? 0 : {names}"},
        height=f"{shown.height} * (blocks ? {_BLOCK} : {_PAIR}) - 12",
    )


def _spend(spend: pl.DataFrame, shown: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """One row per association with figures and scope; a missing one is not stated."""
    places = shown.filter(~pl.col("is_gap")).select(
        "association_id", "place", "color", "light_color"
    )
    given = typed(
        spend,
        texts=("association_id", "scope", "ask", "ask_text"),
        amounts=("value",),
        flags=("is_judgement", "has_finding"),
    )
    drawn = places.join(_SCOPES, how="cross").join(
        given, ["association_id", "scope"], how="left", maintain_order="left"
    )
    is_joint = pl.col("scope") == "joint"
    told = add_labels(drawn, measure, weight=600)
    return told.with_columns(fill=pl.when(is_joint).then("color").otherwise("light_color"))


def _with_sums(shown: pl.DataFrame, drawn: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Add what the two bars make together in words, where both are stated; else null."""
    sums = (
        drawn.filter("is_stated")
        .group_by("association_id")
        .agg(pl.col("value").sum(), pl.col("is_judgement").any(), count=pl.len())
        .filter(pl.col("count") > 1)
    )

    def tell(value: float, star: str) -> str:
        return f"tillsammans {format_measure(value, measure)}{star}"

    sums = sums.with_columns(star=starred())
    told = add_text(sums, "sum_text", tell, "value", "star", size=13)
    said = told.select("association_id", "sum_text", "sum_text_width")
    return shown.join(said, on="association_id", how="left", maintain_order="left")


def _sum_mark(shown: pl.DataFrame) -> alt.Chart:
    after_year = f"({YEAR_X} + datum.year_text_width + 6)"
    return words(
        shown.filter(pl.col("sum_text").is_not_null()),
        "blocks ? '· ' + datum.sum_text : datum.sum_text",
        x=f"blocks ? {after_year} : 0",
        y=f"{_TOP} + (blocks ? 12.5 : 50)",
        size=13,
        when=f"!blocks || {after_year} + 10 + datum.sum_text_width <= width",
    )
