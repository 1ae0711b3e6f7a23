"""Total cost year by year: what became, is expected, is budgeted and is planned."""

from functools import partial
from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_text, before, largest, lay_out_budgets, typed
from finsam_metrics.charts.kit.labels import value_labels, with_letters
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, responsive_chart
from finsam_metrics.charts.kit.legends import (
    LEGEND_ROW,
    legend_params,
    list_legend,
    symbol_legend,
)
from finsam_metrics.charts.kit.marks import box, hairline, line, touch_areas, words
from finsam_metrics.charts.kit.palette import MUTED, WHITE
from finsam_metrics.charts.kit.row_names import add_row_names, gap_marks, name_room
from finsam_metrics.charts.kit.symbols import Form, symbols
from finsam_metrics.charts.kit.value_axis import ValueAxis
from finsam_metrics.memo import remembered
from finsam_metrics.metrics.selection import VERSION_TEXTS
from finsam_metrics.model.enums import Measure, Version
from finsam_metrics.model.swedish_numbers import NOT_STATED, format_measure

# In the order of preference when one year has several figures and the line can take one.
_TEXTS: Final = {version.value: text for version, text in VERSION_TEXTS.items()}
_RISE: Final = 90
_ABOVE_POINT: Final = 32
_BELOW_ZERO: Final = 10
_LABEL_LINE: Final = 17
_DODGE: Final = 18
_YEARS_HEIGHT: Final = 24
_BLOCK_HEAD: Final = 28
_BLOCK_LINE: Final = 24
_BLOCK_X: Final = 112


@remembered
def budget_lines_by_year(
    points: pl.DataFrame, budgets: pl.DataFrame, *, measure: Measure = Measure.TKR
) -> alt.LayerChart:
    """Total cost by year: a strip with a line per association, all on one scale from zero.

    The line joins only years that follow each other, both with a figure; a year whose figure is
    not stated is a gap with words. Below 620 px, or where the years stand too close for their
    numbers, each association becomes a list of years.

    Args:
        points: One row per association, year and version: ``association_id``, ``year``,
            ``version`` ("outcome", "forecast", "budget" or "plan"), ``value`` in the measure
            (null: not stated) and ``ask``.
        budgets: One row per shown association, in the order to show. One without points has a
            dashed box with its ``gap_text``.
        measure: What the values are.
    """
    gap_texts = pl.col("gap_text").fill_null(pl.lit(NOT_STATED))
    shown = add_row_names(lay_out_budgets(budgets).with_columns(gap_text=gap_texts))
    drawn = _points(points, shown, measure)
    years = _years(drawn)
    stated = set(drawn.filter("is_stated")["version"])
    legend = list_legend(list(_TEXTS.items()), stated, "version")
    scale = largest(drawn, "value") or 1.0
    drawn = drawn.with_columns(share=pl.col("value") / scale, lowest_share=pl.col("lowest") / scale)
    first = largest(years.head(1), "year")
    axis = ValueAxis(
        least=first,
        most=max(first + 1, largest(years, "year")),
        start="plot_x",
        end=f"plot_x + {max(1, years.height - 1)} * year_step",
    )
    years_top = LEGEND_ROW + 8 if legend.height else 0
    shown = _with_heights(shown, drawn, scale, years_top + _YEARS_HEIGHT)
    drawn = drawn.join(
        shown.select("association_id", "zero_y", "block_y"), "association_id", maintain_order="left"
    )
    block_bottom = largest(shown.select(pl.col("block_y") + pl.col("block_height")), "block_y")
    strip_bottom = largest(shown, "strip_bottom", least=years_top + _YEARS_HEIGHT)
    return responsive_chart(
        [
            *symbol_legend(legend, _FORMS, "version", at=8, when="!blocks"),
            *_strip_ground_marks(shown, years, axis, years_top),
            *_strip_point_marks(drawn),
            *_block_marks(shown, drawn),
            _touch_areas(drawn),
        ],
        params={**legend_params(legend), **_params(shown, drawn, years)},
        height=f"blocks ? {block_bottom - 14} : {strip_bottom}",
    )


def _points(points: pl.DataFrame, shown: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    order = {version: place for place, version in enumerate(_TEXTS)}
    year_of = ["association_id", "year"]
    drawn = (
        typed(
            points,
            texts=("association_id", "version", "ask", "ask_text"),
            counts=("year",),
            amounts=("value",),
        )
        .join(shown.select("association_id", "place", "color", "light_color"), "association_id")
        .with_columns(
            version_order=pl.col("version").replace_strict(order, return_dtype=pl.Int32),
            version_text=pl.col("version").replace_strict(_TEXTS, return_dtype=pl.String),
        )
        .with_columns(is_stated=pl.col("value").is_not_null())
        .with_columns(has_figure=pl.col("is_stated").any().over(year_of))
        .sort("place", "year", "version_order", maintain_order=True)
        .with_columns(
            list_line=pl.int_range(pl.len(), dtype=pl.Int32).over("association_id"),
            same_year_count=pl.col("is_stated").sum().over(year_of).cast(pl.Int32),
            height_rank=(pl.col("value").rank("ordinal", descending=True).over(year_of) - 1).cast(
                pl.Int32
            ),
            lowest=pl.col("value").min().over(year_of),
            year_text=pl.col("year").cast(pl.String),
        )
        .with_columns(
            dodge=(
                pl.col("is_stated").cast(pl.Int32).cum_sum().over(year_of)
                - (pl.col("same_year_count") + 1) / 2
            )
            * _DODGE
        )
    )
    tell = partial(format_measure, measure=measure)
    return add_text(with_letters(drawn), "label", tell, "value", size=14)


def _with_heights(
    shown: pl.DataFrame, drawn: pl.DataFrame, scale: float, top: float
) -> pl.DataFrame:
    """Add where each association's strip and list stand; a strip is as high as its largest cost."""
    counts = drawn.group_by("association_id").agg(
        line_count=pl.len().cast(pl.Int32),
        highest=pl.col("value").max(),
        stack=pl.col("same_year_count").max(),
    )
    # A dashed box is as high as two lines of the list.
    lines = pl.col("line_count").fill_null(2)
    spare_lines = pl.max_horizontal(pl.col("stack").fill_null(1) - 1, 0)
    rise = pl.max_horizontal(pl.col("highest").fill_null(0) / scale * _RISE, 6)
    below = _BELOW_ZERO + spare_lines * _LABEL_LINE
    return (
        shown.join(counts, "association_id", how="left", maintain_order="left")
        .with_columns(block_height=_BLOCK_HEAD + lines * _BLOCK_LINE + 14, below=below)
        .with_columns(
            block_y=before(pl.col("block_height")),
            strip_bottom=top + (_ABOVE_POINT + rise + pl.col("below")).cum_sum(),
        )
        .with_columns(zero_y=pl.col("strip_bottom") - pl.col("below"))
    )


def _years(drawn: pl.DataFrame) -> pl.DataFrame:
    stated = drawn.get_column("year")
    first, last = stated.min(), stated.max()
    listed = range(int(str(first)), int(str(last)) + 1) if stated.len() else range(0)
    return pl.DataFrame(
        {"year": list(listed), "year_text": [str(year) for year in listed]},
        schema={"year": pl.Int32, "year_text": pl.String},
    )


def _segments(drawn: pl.DataFrame) -> pl.DataFrame:
    """One row per line between two years that follow each other and both have a figure."""
    main = (
        drawn.filter("is_stated")
        .sort("place", "year", "version_order")
        .unique(["association_id", "year"], keep="first", maintain_order=True)
    )
    before = main.select(
        "association_id", pl.col("year") + 1, before_share="share", before_dodge="dodge"
    )
    return main.join(before, ["association_id", "year"])


def _params(shown: pl.DataFrame, drawn: pl.DataFrame, years: pl.DataFrame) -> dict[str, str]:
    names = name_room(shown)
    label_room = largest(drawn, "label_width", least=30)
    left = names + label_room / 2
    steps = max(1, years.height - 1)
    return {
        "blocks": (
            f"{years.height} < 2 || width < {BLOCKS_BELOW}"
            f" || (width - {left + label_room / 2}) / {steps} < {label_room + 10}"
        ),
        "plot_x": f"{left}",
        "year_step": f"min(220, (width - {left + label_room / 2}) / {steps})",
        "plot_start": f"{names}",
        "list_room": f"min(width, 760) - {_BLOCK_X + largest(drawn, 'label_width') + 24}",
    }


_YEAR_X: Final = "scale('x', datum.year)"
_POINT_X: Final = f"({_YEAR_X} + datum.dodge)"
_ZERO: Final = "datum.zero_y"
_POINT_Y: Final = f"({_ZERO} - datum.share * {_RISE})"
_FORMS: Final = {
    Version.PLAN.value: Form(80, "square", within="hollow"),
    Version.BUDGET.value: Form(100, within="hollow", thickness=2.5),
    Version.FORECAST.value: Form(130, "diamond"),
    Version.OUTCOME.value: Form(120),
}


def _strip_ground_marks(
    shown: pl.DataFrame, years: pl.DataFrame, axis: ValueAxis, years_top: int
) -> list[alt.Chart]:
    without = shown.filter(pl.col("line_count").is_null())
    when = "!blocks"
    year: dict[str, Any] = {"x": axis.at("year"), "y": f"{years_top + 10}", "align": "center"}
    name_y = f"{_ZERO} - 12"
    return [
        words(years, "year_text", **year, size=13, color=MUTED, when=when),
        hairline(shown, y=_ZERO, when=when),
        words(shown, "association_name", x="0", y=name_y, size=15, weight=600, when=when),
        *gap_marks(without, x="plot_start", y=f"{_ZERO} - 38", height=30, when=when),
    ]


def _strip_point_marks(drawn: pl.DataFrame) -> list[alt.Chart]:
    stated = drawn.filter("is_stated")
    told = drawn.filter(pl.col("is_stated") | ~pl.col("has_figure"))
    segments = _segments(drawn)
    is_plan = segments["version"] == Version.PLAN.value
    when = "!blocks"
    between: dict[str, Any] = {
        "x": f"{_YEAR_X} - year_step + datum.before_dodge",
        "x2": _POINT_X,
        "y": f"{_ZERO} - datum.before_share * {_RISE}",
        "y2": _POINT_Y,
        "color": "color",
        "thickness": 2.5,
        "when": when,
    }
    below = f"({_ZERO} - datum.lowest_share * {_RISE} + {_LABEL_LINE} * datum.height_rank)"
    stated_y = f"datum.height_rank == 0 ? {_POINT_Y} - 16 : {below}"
    stem: dict[str, Any] = {"x": _POINT_X, "x2": _POINT_X, "y": _POINT_Y, "y2": _ZERO}
    return [
        line(stated, **stem, color="light_color", thickness=3, when=when),
        line(segments.filter(~is_plan), **between),
        line(segments.filter(is_plan), **between, dashed=True),
        symbols(stated, _FORMS, "version", x=_POINT_X, y=_POINT_Y, when=when),
        box(
            stated.filter(pl.col("height_rank") > 0),
            x=f"{_YEAR_X} - datum.label_width / 2 - 2",
            x2=f"{_YEAR_X} + datum.label_width / 2 + 2",
            y=f"{below} - 8",
            y2=f"{below} + 8",
            fill=WHITE,
            when=when,
        ),
        value_labels(
            told,
            x=_YEAR_X,
            y=f"datum.is_stated ? ({stated_y}) : {_ZERO} - 12",
            align="center",
            when=when,
        ),
    ]


def _touch_areas(drawn: pl.DataFrame) -> alt.Chart:
    """Take taps: from a figure's number down to the line of zero, or its line of the list."""
    half = f"(datum.same_year_count > 1 ? {_DODGE / 2} : {_DODGE})"
    return touch_areas(
        drawn,
        x=f"blocks ? 0 : {_POINT_X} - {half}",
        x2=f"blocks ? width : {_POINT_X} + {half}",
        y=f"blocks ? {_LINE_Y} : {_POINT_Y} - 26",
        y2=f"blocks ? {_LINE_Y} + {_BLOCK_LINE} : {_ZERO} + {_BELOW_ZERO}",
    )


_LINE_Y: Final = f"(datum.block_y + {_BLOCK_HEAD} + datum.list_line * {_BLOCK_LINE})"


def _block_marks(shown: pl.DataFrame, drawn: pl.DataFrame) -> list[alt.Chart]:
    y, end = f"({_LINE_Y} + {_BLOCK_LINE / 2})", f"({_BLOCK_X} + datum.share * list_room)"
    stated = drawn.filter("is_stated")
    without = shown.filter(pl.col("line_count").is_null())
    when = "blocks"
    small: dict[str, Any] = {"y": y, "size": 13, "color": MUTED, "when": when}
    name: dict[str, Any] = {"y": "datum.block_y + 13", "size": 15, "weight": 600, "when": when}
    label_x = f"datum.is_stated ? {end} + 12 : {_BLOCK_X}"
    gap_y = f"datum.block_y + {_BLOCK_HEAD}"
    return [
        words(shown, "association_name", x="0", **name),
        words(drawn, "year_text", x="0", **small),
        words(drawn, "version_text", x="40", **small),
        box(
            stated,
            x=f"{_BLOCK_X}",
            x2=f"max({_BLOCK_X + 1}, {end})",
            y=f"{y} - 1.5",
            y2=f"{y} + 1.5",
            fill="color",
            when=when,
        ),
        symbols(stated, _FORMS, "version", x=end, y=y, when=when),
        value_labels(drawn, x=label_x, y=y, when=when),
        *gap_marks(without, x="0", y=gap_y, height=44, when=when),
    ]
