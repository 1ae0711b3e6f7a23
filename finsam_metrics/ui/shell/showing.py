"""Whether a page is shown in a room: larger, without menu; the address holds it."""

from typing import Final

import streamlit as st

PARAMETER: Final = "visning"


def place() -> int | None:
    """Which view of a pack is shown, from 1; of a page 1; None where nothing is shown in a room."""
    asked = st.query_params.get(PARAMETER)
    if asked is None:
        return None
    return max(int(asked), 1) if asked.isdecimal() and len(asked) < 4 else 1


def show(at: int) -> None:
    """Show a page, or the view of the pack at a place, in the room."""
    st.query_params[PARAMETER] = str(at)


def stop() -> None:
    """Go back to the page as it is worked with."""
    st.query_params.pop(PARAMETER, None)
