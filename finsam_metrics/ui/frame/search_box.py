"""The field in the head of every page where everything is found by words."""

from typing import Final

import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.search import Hit, make_index
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.filters import WHOLE_VIEW
from finsam_metrics.ui.shell.navigation import find_entry

_MOST_SHOWN: Final = 12
_MOST_SIGNS: Final = 100


@st.fragment
def draw_search(data: Data) -> None:
    """Draw the field, and what is found as links to its place, with the filters set."""
    asked = st.text_input(
        "Sök förbund, insatser, grupper, utbildningar, mål, ord och dokument",
        key="sok-allt",
        max_chars=_MOST_SIGNS,
        placeholder="Till exempel utbildningar",
    ).strip()
    if not asked:
        return
    hits = make_index(data).find(asked)
    if not hits:
        st.markdown(plain(f"Inget hittades för ”{asked}”. Pröva ett annat ord, eller färre."))
        return
    with st.container(key="traffar", gap="xsmall"):
        for hit in hits[:_MOST_SHOWN]:
            _draw_hit(hit)
    if len(hits) > _MOST_SHOWN:
        more = format_number(len(hits) - _MOST_SHOWN)
        st.caption(f"{more} till. Skriv fler ord för att hitta rätt.")


def _draw_hit(hit: Hit) -> None:
    where = f"{hit.kind}, {hit.whose}" if hit.whose else hit.kind
    # A view is opened as the link says, whatever was chosen before.
    components.link(
        find_entry(hit.page),
        f"{hit.text} ({where})",
        **dict(hit.parameters),
        **{WHOLE_VIEW: "1"},
    )
