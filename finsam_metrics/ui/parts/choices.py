"""A page's own choices, kept in the address so that a link opens the same view."""

from collections.abc import Mapping

import streamlit as st

from finsam_metrics.ui.shell import filters


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


def choose_several(label: str, options: Mapping[str, str], *, parameter: str) -> list[str]:
    """Draw a few values side by side to choose any of; all are chosen from the start.

    Returns:
        The chosen values, in the order of the options. In the address they stand with commas
        between, and not at all while all are chosen.
    """
    if parameter not in st.session_state:
        asked = st.query_params.get(parameter)
        known = [value for value in options if asked and value in asked.split(",")]
        st.session_state[parameter] = known if known or asked == "" else list(options)
    st.session_state[parameter] = st.session_state[parameter]
    chosen = st.pills(
        label,
        list(options),
        format_func=options.__getitem__,
        selection_mode="multi",
        key=parameter,
        wrap=True,
    )
    ordered = [value for value in options if value in chosen]
    _keep(",".join(ordered), parameter, ",".join(options))
    return ordered


def type_text(label: str, *, parameter: str, placeholder: str, max_chars: int) -> str:
    """Draw a field to type in, and keep what is typed in the address; longer texts are cut."""
    asked = st.session_state.get(parameter, st.query_params.get(parameter, ""))
    st.session_state[parameter] = asked[:max_chars]
    typed = st.text_input(
        label,
        placeholder=placeholder,
        max_chars=max_chars,
        key=parameter,
    )
    return _keep(typed, parameter, "")


def _start(options: Mapping[str, str], parameter: str, default: str) -> None:
    asked = st.session_state.get(parameter, st.query_params.get(parameter))
    st.session_state[parameter] = asked if asked in options else default


def _keep(chosen: str, parameter: str, default: str) -> str:
    filters.say_shown(parameter, chosen)
    if chosen == default:
        st.query_params.pop(parameter, None)
    else:
        st.query_params[parameter] = chosen
    return chosen
