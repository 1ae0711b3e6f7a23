"""Names beside the rows of a picture, and the box of a row that the plan does not tell.

The marks use the chart's parameter ``blocks``: the name then stands above its row.
"""

from typing import Any, Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import add_line_breaks, add_width, largest
from finsam_metrics.charts.kit.marks import dashed_box, words
from finsam_metrics.charts.kit.palette import MUTED

_LEAST_ROOM: Final = 184.0

# Where the year begins.
YEAR_X: Final = "(blocks ? datum.association_name_width + 8 : 0)"


def add_row_names(shown: pl.DataFrame) -> pl.DataFrame:
    """Add the widths of names as they are written here, and the gap's sentence in two forms."""
    named = add_width(shown, "association_name", size=15, weight=600)
    return add_line_breaks(named, "gap_text", size=13, most=2)


def name_room(shown: pl.DataFrame) -> float:
    """Width in px of the column of names."""
    return max(_LEAST_ROOM, largest(shown, "association_name_width") + 14)


def name_marks(shown: pl.DataFrame, *, y: str) -> list[alt.Chart]:
    """Write each name with its year under or after it; ``y`` is the top of its row."""
    year_y = f"{y} + (blocks ? 13.5 : 32)"
    return [
        words(shown, "association_name", x="0", y=f"{y} + 13", size=15, weight=600),
        words(shown, "year_text", x=YEAR_X, y=year_y, size=13, color=MUTED),
    ]


def gap_marks(
    gaps: pl.DataFrame, *, x: str, y: str, height: float, when: str | None = None
) -> list[alt.Chart]:
    """Draw the dashed box of a row to the right edge, with its sentence in one line or in two."""
    fits = f"width - {x} - 24 >= datum.gap_text_1_width"
    text = f"{fits} ? datum.gap_text_1 : datum.gap_text_2"
    text_y = f"{y} + {height / 2} - ({fits} ? 0 : 8)"
    look: dict[str, Any] = {"size": 13, "color": MUTED, "style": "italic", "line_height": 16}
    return [
        dashed_box(gaps, x=x, x2="width", y=y, y2=f"{y} + {height}", when=when),
        words(gaps, text, x=f"{x} + 12", y=text_y, when=when, **look),
    ]
