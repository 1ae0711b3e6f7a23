"""A page's own choices, kept in the address so that a link opens the same view."""

from collections.abc import Mapping

import streamlit as st


def choose_one(
    label: str, options: Mapping[str, str], *, parameter: str, default: str, width: int = 260
) -> str:
    """Draw a list to choose one from, and keep the choice in the address.

    Args:
        label: What is chosen.
        options: Texts by value, in order, at least one; the value stands in the address.
        parameter: Name in the address, unique on the page.
        default: What is chosen where the address says nothing known; then it is not written.
        width: Width in px.
    """
    state = st.session_state
    asked = state.get(parameter, st.query_params.get(parameter))
    state[parameter] = asked if asked in options else default
    chosen = st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=parameter,
        width=width,
    )
    if chosen == default:
        st.query_params.pop(parameter, None)
    else:
        st.query_params[parameter] = chosen
    return chosen
