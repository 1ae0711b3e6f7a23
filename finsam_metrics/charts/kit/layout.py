"""The ground all charts stand on: one layered chart that follows its own width in the browser.

Importing it gives Altair the look of the charts, as its theme.
"""

from collections.abc import Mapping
from typing import Final

import altair as alt
from altair.utils import schemapi

from finsam_metrics.charts.kit.composing import PADDING_BOTTOM, PADDING_TOP, Picture
from finsam_metrics.charts.kit.marks import FONT, TOUCHED

BLOCKS_BELOW: Final = 620
SHORT_NAMES_BELOW: Final = 900

_ASK: Final = "ask"
_SWEDISH_NUMBERS: Final = {
    "decimal": ",",
    "thousands": "\N{NO-BREAK SPACE}",
    "grouping": [3],
    "currency": ["", "\N{NO-BREAK SPACE}kr"],
    "minus": "\N{MINUS SIGN}",
    "percent": "\N{NO-BREAK SPACE}%",
}

# Altair looks up each part of a chart in its schema as it is made, which takes ten times as long as
# making it; the tests look up every chart whole. Its bound on rows is for notebooks.
schemapi.disable_debug_mode()
alt.data_transformers.disable_max_rows()


@alt.theme.register("finsam", enable=True)
def swedish_theme() -> alt.theme.ThemeConfig:
    """Give what holds for every chart, also one that is composed of others."""
    return {
        "padding": {"left": 0, "right": 0, "top": PADDING_TOP, "bottom": PADDING_BOTTOM},
        "config": {
            "font": FONT,
            "locale": {"number": _SWEDISH_NUMBERS},  # type: ignore[typeddict-item]
            "mark": {"tooltip": None},
            "view": {"stroke": None},
        },
    }


def responsive_chart(
    layers: list[alt.Chart], *, params: Mapping[str, str], height: str, asked: str = _ASK
) -> Picture:
    """Lay marks over each other in a chart that fills its container and sets its own height.

    Args:
        layers: The undermost first; one may take touches.
        params: Expressions by name, for use in the marks' expressions and in each other.
        height: Expression for the height in px.
        asked: The column that says which row was touched.
    """
    # Altair's constructor copies every layer several times and looks up every parameter, to gather
    # what these do not hold.
    chart = Picture(width="container", height=300, expressions={**params, "height": height})
    chart.layer = list(layers)
    selections = [_asked(asked) for layer in layers if layer.name == TOUCHED]
    if selections:
        chart.params = selections
    return chart


def _asked(column: str) -> alt.TopLevelSelectionParameter:
    pressed = alt.PointSelectionConfig(type="point", fields=[column], on="click", clear=False)
    return alt.TopLevelSelectionParameter(name=_ASK, select=pressed, views=[TOUCHED])
