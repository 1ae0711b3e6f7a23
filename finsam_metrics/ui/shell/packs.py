"""The visitor's pack: gathered on all pages, kept in the visit and in the address of its page."""

from dataclasses import replace
from typing import Final

import streamlit as st

from finsam_metrics.exhibits import addresses
from finsam_metrics.reports.pack.descriptions import (
    Description,
    DescriptionError,
    View,
    pack_description,
    unpack_description,
)
from finsam_metrics.reports.pack.parts import PARTS, USUAL
from finsam_metrics.ui.shell import filters
from finsam_metrics.ui.shell.navigation import PageEntry

PARAMETER: Final = "underlag"
_KEPT, _FAULT = "_underlag", "_underlag_fel"
USUAL_PACK: Final = Description(views=tuple(View(part=part) for part in USUAL))


def current() -> Description:
    """Give the visitor's pack: what was gathered, else what the address holds, else the usual."""
    state = st.session_state
    asked = st.query_params.get(PARAMETER)
    if _KEPT not in state and asked is not None:
        try:
            state[_KEPT] = unpack_description(asked)
        except DescriptionError as error:
            state[_FAULT] = error.swedish
    kept: Description = state.get(_KEPT, USUAL_PACK)
    return kept


def keep(described: Description) -> None:
    """Keep the visitor's pack as it is now."""
    st.session_state[_KEPT] = described
    st.session_state.pop(_FAULT, None)


def say_fault(swedish: str) -> None:
    """Say at the next drawing why a pack could not be opened."""
    st.session_state[_FAULT] = swedish


def fault() -> str | None:
    """Why a link or a file could not be opened; None where nothing is wrong."""
    said: str | None = st.session_state.get(_FAULT)
    return said


def foresee_address(described: Description) -> None:
    """Let the address of the page hold the pack, where it is not the usual one.

    What is chosen for all pages stands in it already.
    """
    gathered = replace(described, choices={})
    text = None if gathered == USUAL_PACK else pack_description(gathered)
    filters.foresee(PARAMETER, text)


def part_of(page: PageEntry) -> str | None:
    """Name the part that shows what a page shows; None where none does."""
    return next((name for name, part in PARTS.items() if part.page == page.url_path), None)


def view_of_page(part: str) -> View:
    """Give the view that is on the screen, with all that is chosen in it."""
    parameters, shown = addresses.write_choices(filters.current()), filters.shown_choices()
    if PARTS[part].is_of_one and filters.SHOWN_ONE in shown:
        parameters[addresses.ASSOCIATIONS] = shown[filters.SHOWN_ONE]
    own = {name: shown[name] for name in PARTS[part].own if name in shown}
    return View(part=part, parameters=parameters | own)


def add_view(part: str) -> None:
    """Add the view that is on the screen to the pack; the first one begins a pack."""
    begun = _KEPT in st.session_state
    described = current() if begun else Description()
    try:
        keep(described.with_view(view_of_page(part)))
    except DescriptionError as error:
        say_fault(error.swedish)


def count_added() -> int | None:
    """How many views the pack holds; None where none was gathered."""
    return len(current().views) if _KEPT in st.session_state else None
