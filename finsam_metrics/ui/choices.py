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
    _start(options, parameter, default)
    chosen = st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=parameter,
        width=width,
    )
    return _keep(chosen, parameter, default)


def choose_segment(label: str, options: Mapping[str, str], *, parameter: str, default: str) -> str:
    """Draw a few values side by side to choose one from, as ``choose_one``; the label is heard."""
    _start(options, parameter, default)
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        required=True,
        key=parameter,
        label_visibility="collapsed",
    )
    return _keep(str(chosen), parameter, default)


def _start(options: Mapping[str, str], parameter: str, default: str) -> None:
    asked = st.session_state.get(parameter, st.query_params.get(parameter))
    st.session_state[parameter] = asked if asked in options else default


def _keep(chosen: str, parameter: str, default: str) -> str:
    if chosen == default:
        st.query_params.pop(parameter, None)
    else:
        st.query_params[parameter] = chosen
    return chosen
