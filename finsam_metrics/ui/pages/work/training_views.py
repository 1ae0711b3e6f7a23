"""The two sides of the page about training."""

from collections.abc import Sequence

import streamlit as st

from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.pictures import draw_exhibit, draw_exhibits


def draw_joint(of_plans: Sequence[Exhibit]) -> None:
    """Draw the joint trainings of each plan; one that states no cost is a line of words."""
    if not of_plans:
        components.heading("Ingen gemensam utbildning är angiven")
    for shown in of_plans:
        if shown.chart is None:
            st.markdown(f"**{plain(shown.subtitle)}** · {plain(shown.title)}.")
        else:
            draw_exhibit(shown)


def draw_payments(of_keys: Sequence[Exhibit]) -> None:
    """Draw who pays what under each agreed key."""
    if not of_keys:
        st.caption("De valda planerna anger ingen fördelning av kostnaden mellan förbunden.")
    draw_exhibits(of_keys)
