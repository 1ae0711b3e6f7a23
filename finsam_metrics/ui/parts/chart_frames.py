"""The place of a chart, as tall before it is drawn as after."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from finsam_metrics.charts.kit.drawings import Drawable, heights_at

# Widths that pictures have on a phone, a tablet upright, in half a page, on a desk.
_WIDTHS = (358, 600, 700, 788, 1000, 1280)


def frame_for(chart: Drawable, *, key: str) -> DeltaGenerator:
    """Give a place for a chart, which the page's script keeps as high until the chart is drawn."""
    heights = "-".join(
        f"{width}x{height}"
        for width, height in zip(_WIDTHS, heights_at(chart, _WIDTHS), strict=True)
    )
    return st.container(key=f"hojd-{heights}-{key}")
