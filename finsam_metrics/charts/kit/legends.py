"""What the marks mean, above the picture: in one row where it fits, else in two columns or one.

The marks use the chart's parameters ``legend_columns`` and ``legend_height``.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_width, before, largest
from finsam_metrics.charts.kit.marks import words
from finsam_metrics.charts.kit.palette import MUTED
from finsam_metrics.charts.kit.symbols import Form, symbols

MARK_ROOM: Final = 26
LEGEND_ROW: Final = 24
_GAP: Final = 22
_AIR: Final = 8

LEGEND_Y: Final = f"(floor(datum.legend_place / legend_columns) * {LEGEND_ROW} + 10)"
LEGEND_X: Final = (
    "(legend_columns == datum.legend_count ? datum.packed_x"
    " : (datum.legend_place % legend_columns) * width / legend_columns)"
)


def list_legend(
    texts: Sequence[tuple[str, str]], present: Collection[object], of: str
) -> pl.DataFrame:
    """The marks that the picture has, each with what it means, in the order of ``texts``.

    Args:
        texts: Each mark with its text.
        present: The marks that are drawn.
        of: The name of the column with the mark.
    """
    listed = [(mark, text) for mark, text in texts if mark in present]
    legend = pl.DataFrame(listed, schema={of: pl.String, "text": pl.String}, orient="row")
    return lay_out_legend(legend.with_columns(color=pl.lit(MUTED)))


def lay_out_legend(legend: pl.DataFrame) -> pl.DataFrame:
    """Add where each text of a legend stands."""
    place = pl.int_range(pl.len(), dtype=pl.Int32)
    return add_width(legend, "text", size=13).with_columns(
        legend_place=place,
        legend_count=pl.len(),
        packed_x=before(pl.col("text_width")) + (MARK_ROOM + _GAP) * place,
    )


def legend_params(legend: pl.DataFrame) -> dict[str, str]:
    """Write how many columns the legend has, and how tall it is with the air below it."""
    count = legend.height
    whole = largest(legend.select(end=pl.col("packed_x") + pl.col("text_width")), "end") + MARK_ROOM
    half = largest(legend, "text_width") + MARK_ROOM + 6
    return {
        "legend_columns": (
            f"width >= {whole} ? {max(count, 1)} : width / 2 >= {half} && {count} > 2 ? 2 : 1"
        ),
        "legend_height": f"ceil({count} / legend_columns) * {LEGEND_ROW} + {_AIR if count else 0}",
    }


def symbol_legend(
    legend: pl.DataFrame, forms: Mapping[str, Form], of: str, *, at: int, when: str | None = None
) -> list[alt.Chart]:
    """Draw each symbol in its form, its middle ``at`` px into the legend's place, and its text."""
    symbol = symbols(legend, forms, of, x=f"{LEGEND_X} + {at}", y=LEGEND_Y, when=when)
    return [symbol, legend_words(legend, when=when)]


def legend_words(legend: pl.DataFrame, *, when: str | None = None) -> alt.Chart:
    """Write the texts after the room of their marks."""
    return words(legend, "text", x=f"{LEGEND_X} + {MARK_ROOM}", y=LEGEND_Y, size=13, when=when)
