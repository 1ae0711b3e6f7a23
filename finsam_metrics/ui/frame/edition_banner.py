"""What is said above every page while an edition is opened, and the way back to today's data."""

import streamlit as st

from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.ui.frame import filter_row
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import opened_edition


def draw() -> None:
    """Open what the address asks for and say so; what cannot be opened is refused, and no more."""
    try:
        if opened_edition.open_asked():
            filter_row.start_anew()
    except StoreError as error:
        said = error.swedish or "Utgåvan kan inte öppnas just nu."
        st.error(plain(said), icon=":material/error:")
        _draw_way_back()
        st.stop()
    opened = opened_edition.current()
    if opened is None:
        return
    edition = opened.edition
    note = "" if edition.note is None else f" {plain(edition.note.rstrip('.'))}."
    day = format_date(edition.sealed_at.date())
    with st.container(
        key="utgava-oppen", border=True, horizontal=True, vertical_alignment="center"
    ):
        st.markdown(
            f":material/lock: **Ni ser utgåva {edition.number}, låst den {day}.**{note} "
            "Siffrorna är som de var då.",
            width="stretch",
        )
        _draw_way_back()


def _draw_way_back() -> None:
    st.button(
        "Visa dagens uppgifter",
        key="lamna-utgavan",
        icon=":material/undo:",
        on_click=_leave,
    )


def _leave() -> None:
    opened_edition.leave()
    filter_row.start_anew()
