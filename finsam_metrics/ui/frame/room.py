"""The bar of a page that is shown in a room: which view it is, the next, and the way out."""

import streamlit as st

from finsam_metrics.ui.shell import showing


def draw_bar() -> None:
    """Draw the way out; the stylesheet finds by it that the page is shown in a room."""
    with st.container(horizontal=True, vertical_alignment="center", key="visning"):
        st.button(
            "Avsluta visningen",
            key="visning-slut",
            icon=":material/close_fullscreen:",
            on_click=showing.stop,
            shortcut="Esc",
            type="tertiary",
        )
