"""What is chosen for all pages, and the address that holds it: a link opens the same view."""

from collections.abc import Mapping
from urllib.parse import urlencode, urljoin

import streamlit as st

from finsam_metrics.exhibits import addresses
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.model.enums import Measure
from finsam_metrics.ui.shell.navigation import PageEntry

WHOLE_VIEW = "vy"
"""The word of a link that opens a view as it stands in the link, whatever was chosen before."""
SHOWN_ONE = "visat"
"""The word that says which association a page of one association shows."""
UNKNOWN = "/"
_COMING = "_adress_som_blir"
_SHOWN, _HINDRANCE = "_visade_val", "_hinder_for_underlag"
# As the script of the page leaves them out of what is printed.
_NOT_ON_PAPER = {"arende": "beräkningen", "underlag": "underlaget"}


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
    st.session_state[_SHOWN], st.session_state[_HINDRANCE] = {}, None


def keep_chosen(chosen: Chosen) -> None:
    """Say what the visitor has chosen."""
    st.session_state["_chosen"] = chosen


def choose_again(chosen: Chosen) -> None:
    """Choose for all pages what a saved file or an earlier view had chosen."""
    words = {measure: word for word, measure in addresses.MEASURES.items()}
    is_of_age = chosen.measure is Measure.PER_INHABITANT_16_64
    state = st.session_state
    state.forbund = chosen.association_ids
    state.ar = addresses.LATEST if chosen.year is None else str(chosen.year)
    state.matt = words[Measure.PER_INHABITANT] if is_of_age else words[chosen.measure]
    state.arbetsfor = is_of_age
    state.priser = addresses.CURRENT if chosen.price_year is None else str(chosen.price_year)
    state.dolj = not chosen.with_judgements


def foresee(parameter: str, value: str | None) -> None:
    """Say what the address will hold once the page is drawn; None: nothing under that name."""
    st.session_state[_COMING][parameter] = value


def say_shown(parameter: str, value: str) -> None:
    """Say what a choice of the page's own is, also where the address need not hold it."""
    st.session_state[_SHOWN][parameter] = value


def shown_choices() -> dict[str, str]:
    """The page's own choices as they stand on the screen, by their words of the address."""
    shown: dict[str, str] = st.session_state[_SHOWN]
    return dict(shown)


def say_hindrance(swedish: str) -> None:
    """Say why the view on the screen has no place in a pack."""
    st.session_state[_HINDRANCE] = swedish


def hindrance() -> str | None:
    """Why the view on the screen has no place in a pack; None where it has one."""
    said: str | None = st.session_state[_HINDRANCE]
    return said


def keep_foreseen() -> None:
    """Let the address hold what was foreseen."""
    for parameter, value in st.session_state[_COMING].items():
        if value is None:
            st.query_params.pop(parameter, None)
        else:
            st.query_params[parameter] = value


def server_address() -> str:
    """Where the service is, as the visitor's browser has it: ``https://…/``; else ``UNKNOWN``."""
    return urljoin(st.context.url or UNKNOWN, ".")


def address() -> str:
    """The address of the view that is drawn, for its files."""
    return _written(parameters())


def address_on_paper() -> str:
    """The address for what is printed: without a case or pack, which no paper has room for."""
    held = parameters()
    left_out = [name for word, name in _NOT_ON_PAPER.items() if held.pop(word, None) is not None]
    return _written(held) + "".join(f" ({name} delas som länk eller fil)" for name in left_out)


def parameters() -> dict[str, str]:
    """The words of the address of the view that is drawn."""
    coming: dict[str, str | None] = st.session_state[_COMING]
    held = {**st.query_params.to_dict(), **coming}
    return {parameter: value for parameter, value in held.items() if value is not None}


def _written(parameters: Mapping[str, str]) -> str:
    query = urlencode(parameters, safe=",")
    return f"{st.context.url or ''}{'?' if query else ''}{query}"
