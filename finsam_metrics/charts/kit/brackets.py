"""A bracket under several parts of a bar that belong together, with what they make."""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.marks import line, words
from finsam_metrics.charts.kit.palette import INK
from finsam_metrics.charts.kit.value_axis import ValueAxis

# Room that a bracket with its words takes under a bar.
BRACKET_HEIGHT: Final = 22
_EDGE: Final = 4


def bracket_marks(brackets: pl.DataFrame, axis: ValueAxis, *, y: str, left: str) -> list[alt.Chart]:
    """Draw a bracket per row, its words under its middle as far as the picture reaches.

    Args:
        brackets: With ``start`` and ``end`` on the axis, ``label`` and ``label_width``.
        axis: The scale of the bar.
        y: The lower edge of the bar.
        left: Where the bar begins.
    """
    lower = f"{y} + {_EDGE + 3}"
    ends = brackets.with_columns(edge=pl.concat_list("start", "end")).explode("edge")
    half = "datum.label_width / 2"
    middle = "(scale('x', datum.start) + scale('x', datum.end)) / 2"
    return [
        line(ends, x=axis.at("edge"), x2=axis.to("edge"), y=f"{y} + 3", y2=lower, color=INK),
        line(brackets, x=axis.at("start"), x2=axis.to("end"), y=lower, y2=lower, color=INK),
        words(
            brackets,
            "label",
            x=f"clamp({middle}, {left} + {half}, width - {half})",
            y=f"{y} + 17",
            size=13,
            align="center",
        ),
    ]
