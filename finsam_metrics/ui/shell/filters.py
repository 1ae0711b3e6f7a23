"""What is chosen for all pages, and the address that holds it: a link opens the same view."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.ui.shell.navigation import PageEntry

_COMING = "_adress_som_blir"
_NOT_ON_PAPER = "arende"  # as the script of the page leaves it out of what is printed


def current() -> Chosen:
    """Give what the visitor has chosen in the frame."""
    chosen: Chosen = st.session_state["_chosen"]
    return chosen


def current_page() -> PageEntry:
    """Give the page that is drawn."""
    page: PageEntry = st.session_state["_page"]
    return page


def begin_page(page: PageEntry) -> None:
    """Say which page is drawn from now on."""
    st.session_state["_page"], st.session_state[_COMING] = page, {}


def keep_chosen(chosen: Chosen) -> None:
    """Say what the visitor has chosen."""
    st.session_state["_chosen"] = chosen


def foresee(parameter: str, value: str | None) -> None:
    """Say what the address will hold once the page is drawn; None: nothing under that name."""
    st.session_state[_COMING][parameter] = value


def keep_foreseen() -> None:
    """Let the address hold what was foreseen."""
    for parameter, value in st.session_state[_COMING].items():
        if value is None:
            st.query_params.pop(parameter, None)
        else:
            st.query_params[parameter] = value


def address() -> str:
    """The address of the view that is drawn, for its files."""
    return _written(_parameters())


def address_on_paper() -> str:
    """The address for what is printed or drawn: without a case, which no paper has room for."""
    parameters = _parameters()
    has_case = parameters.pop(_NOT_ON_PAPER, None) is not None
    return f"{_written(parameters)}{' (beräkningen delas som länk eller fil)' if has_case else ''}"


def _parameters() -> dict[str, str]:
    coming: dict[str, str | None] = st.session_state[_COMING]
    held = {**st.query_params.to_dict(), **coming}
    return {parameter: value for parameter, value in held.items() if value is not None}


def _written(parameters: Mapping[str, str]) -> str:
    query = urlencode(parameters, safe=",")
    return f"{st.context.url or ''}{'?' if query else ''}{query}"
