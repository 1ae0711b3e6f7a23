"""Which case is before the visitor: another start, a saved file, its key, saving and sharing."""

from dataclasses import replace
from typing import Final

import streamlit as st

from finsam_metrics.shared_costs.case_files import write_case
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.comparisons import OWN
from finsam_metrics.ui import components, cost_cases
from finsam_metrics.ui.cost_work import Keys
from finsam_metrics.ui.data import Data
from finsam_metrics.ui.markdown import plain
from finsam_metrics.ui.navigation import find_entry
from finsam_metrics.ui.typed_costs import TypedCase

_FILE: Final = "arende-fil"
_OWN_NAME: Final = "Ärendets egen nyckel"


def draw_start(data: Data) -> None:
    """Draw what begins another case: one from the documents, an empty one, or a saved file."""
    with st.popover("Börja om eller öppna", icon=":material/folder_open:"):
        for key_id, start in cost_cases.starts(data).items():
            st.button(
                plain(start.title),
                key=f"arende-fran-{key_id}",
                on_click=cost_cases.begin,
                args=(start,),
                width="stretch",
            )
        st.button(
            "Tomt ärende",
            key="arende-tomt",
            on_click=cost_cases.begin_empty,
            width="stretch",
        )
        st.file_uploader(
            "Öppna ett sparat ärende",
            type="json",
            key=_FILE,
            max_upload_size=1,
            on_change=_open_file,
            args=(data,),
        )
        st.caption("Det ni har skrivit ersätts. Spara det först om det ska finnas kvar.")


def choose_key(typed: TypedCase, keys: Keys) -> TypedCase:
    """Draw the choice of the key that the case goes by."""
    options = {one.key_id: one.name for one in keys.candidates}
    if keys.chosen_id == OWN:
        options = {OWN: _OWN_NAME, **options}
    # The key of a case that is opened, or no longer listed, is another than the one drawn before.
    state = st.session_state
    widget = f"arende-nyckel-{cost_cases.turn()}-{'.'.join(options)}"
    if widget not in state:
        state[widget] = keys.chosen_id
    chosen = st.selectbox(
        "Nyckel i ärendet", list(options), format_func=options.__getitem__, key=widget, width=260
    )
    return typed if chosen == OWN else replace(typed, key_id=chosen, key=None)


def draw_saving(typed: TypedCase, case: Case | None, data: Data) -> None:
    """Draw how the case is saved as a file and shared as a link, and keep it in the address."""
    packed = cost_cases.keep_address(case, data)
    if case is None:
        return
    with st.popover("Spara eller dela", icon=":material/save:"):
        st.download_button(
            "Spara ärendet som fil",
            write_case(case),
            f"{cost_cases.file_name(typed)}.json",
            "application/json",
            key="arende-spara",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
        )
        if packed is None:
            st.caption(
                "Ärendet är för stort för en länk. Spara det som fil; den som öppnar filen får "
                "exakt samma fördelning."
            )
            return
        components.link(find_entry("kostnadsfordelning"), "Länk till ärendet", arende=packed)
        st.caption("Kopiera länken. Den som öppnar den får exakt samma ärende.")


def _open_file(data: Data) -> None:
    uploaded = st.session_state[_FILE]
    if uploaded is not None:
        cost_cases.begin_from_file(uploaded.getvalue(), data)
