"""What a visitor is told when a page cannot be shown because of a fault in the program."""

import streamlit as st

from finsam_metrics.ui.serving.observing import count_fault


def say_what_failed(_: Exception) -> bool:
    """Say it in Swedish instead of Streamlit's English; the fault itself stands in the log.

    Returns:
        True: nothing more is to be shown.
    """
    count_fault()
    st.error(
        "Sidan kunde inte visas. Ladda om den. Hjälper inte det: säg till den som sköter "
        "tjänsten. Felet står i serverns logg.",
        icon=":material/error:",
    )
    return True
