"""Which case is before the visitor: another start, a saved file, its key, saving and sharing."""

from dataclasses import replace
from typing import Final

import streamlit as st

from finsam_metrics.exhibits import case_bases
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.shared_costs.case_files import write_case_file
from finsam_metrics.shared_costs.cases import Case, Settlement
from finsam_metrics.shared_costs.comparisons import OWN, TWO_PART, with_fixed_share
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.typed_costs import TypedCase
from finsam_metrics.ui.pages.costs.workbench import Keys, Workbench, with_choice
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.navigation import find_entry

_OPENED: Final = "arende-oppnade"
_OWN_NAME: Final = "Beräkningens egen nyckel"
_SETTLEMENTS: Final = {
    Settlement.PAIRS: "Kostnad för kostnad",
    Settlement.FEWEST: "Så få som möjligt",
}


def draw_start(data: Data) -> None:
    """Draw what begins another case: one from the documents, an empty one, or a saved file."""
    file = f"arende-fil-{kept_case.turn()}"
    # A popover whose state the server follows tells of its closing with the page's own address;
    # after a press on another page's link that would call the visitor back. Another key closes it.
    opened = int(st.session_state.get(_OPENED, 0))
    with st.popover(
        "Börja om eller öppna", icon=":material/folder_open:", key=f"arende-borja-{opened}"
    ):
        for key_id, case in case_bases.starts(data):
            st.button(
                plain(case.title),
                key=f"arende-fran-{key_id}",
                on_click=_begin_with,
                args=(case, data),
                width="stretch",
            )
        st.button("Tom beräkning", key="arende-tomt", on_click=_begin_empty, width="stretch")
        st.file_uploader(
            "Öppna en sparad beräkning",
            type="json",
            key=file,
            max_upload_size=1,
            on_change=_open_file,
            args=(file, data),
        )
        st.caption("Det ni har skrivit ersätts. Spara det först om det ska finnas kvar.")


def choose_key(typed: TypedCase, keys: Keys) -> tuple[TypedCase, Keys]:
    """Draw the choice of the key that the case goes by, and how payments are settled.

    Returns:
        The case with what is chosen, and the keys with the fixed part and the choice.
    """
    options = {candidate.key_id: candidate.name for candidate in keys.candidates}
    if keys.chosen_id == OWN:
        options = {OWN: _OWN_NAME, **options}
    # The key of a case that is opened, or no longer listed, is another than the one drawn before.
    state = st.session_state
    widget = f"arende-nyckel-{kept_case.turn()}-{'.'.join(options)}"
    if widget not in state:
        state[widget] = keys.chosen_id
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Fördelningsnyckel",
            list(options),
            format_func=options.__getitem__,
            key=widget,
            width=280,
        )
        fixed = typed.fixed
        if chosen == TWO_PART:
            fixed = st.text_input(
                "Fast del, % av det som delas",
                typed.fixed,
                key=f"arende-fast-{kept_case.turn()}",
                max_chars=9,
                width=220,
            )
        settlement = st.selectbox(
            "Betalningar",
            list(_SETTLEMENTS),
            index=list(_SETTLEMENTS).index(typed.settlement),
            format_func=_SETTLEMENTS.__getitem__,
            key=f"arende-reglering-{kept_case.turn()}",
            width=220,
            help="Kostnad för kostnad: var och en betalar sin del av varje kostnad till den som "
            "har betalat den. Så få som möjligt: betalningarna räknas ihop och kvittas, och kan "
            "gå till någon som inte har betalat just den kostnaden.",
        )
    typed = replace(typed, fixed=fixed, settlement=settlement)
    if chosen != OWN:
        typed = replace(typed, key_id=chosen, key=None)
    return typed, with_choice(typed, with_fixed_share(keys.candidates, typed.fixed_share))


def draw_saving(work: Workbench) -> None:
    """Draw how the case is saved as a file and shared as a link."""
    case = work.case
    if case is None:
        st.button(
            "Spara eller dela",
            icon=":material/save:",
            key="arende-dela-sen",
            disabled=True,
            help="Går att spara när uppgifterna går att läsa.",
        )
        return
    with st.popover("Spara eller dela", icon=":material/save:"):
        st.download_button(
            "Spara beräkningen som fil",
            lambda: write_case_file(case),
            kept_case.file_name(work.typed),
            "application/json",
            key="arende-spara",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
        )
        if work.link_text is None:
            st.caption(
                "Beräkningen är för stor för en länk. Spara den som fil; den som öppnar filen får "
                "exakt samma fördelning."
            )
            return
        components.link(
            find_entry("kostnadsfordelning"), "Länk till beräkningen", arende=work.link_text
        )
        st.caption("Kopiera länken. Den som öppnar den får exakt samma beräkning.")


def _begin_with(case: Case, data: Data) -> None:
    kept_case.begin_with(case, data)
    _close_start()


def _begin_empty() -> None:
    kept_case.begin_empty()
    _close_start()


def _open_file(file: str, data: Data) -> None:
    uploaded = st.session_state[file]
    if uploaded is not None:
        kept_case.begin_from_file(uploaded.getvalue(), data)
        _close_start()


def _close_start() -> None:
    st.session_state[_OPENED] = int(st.session_state.get(_OPENED, 0)) + 1
