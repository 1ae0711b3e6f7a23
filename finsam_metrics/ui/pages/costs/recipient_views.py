"""The register of what invoices say of associations: kept from the page by who may."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from finsam_metrics.intake.invoice_recipients import LONGEST_SOURCE, save_recipient
from finsam_metrics.intake.people import Role
from finsam_metrics.model.errors import CaseError, IntakeError, StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.shared_costs.party_details import DETAIL_NAMES, PartyDetails
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.faults import fault_text
from finsam_metrics.ui.pages.costs.typed_details import read_typed_details
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import logins, opened_edition
from finsam_metrics.ui.shell.logins import LoginState
from finsam_metrics.ui.shell.visitors import person_of_visit

_WHOSE, _SOURCE = "arende-registret-part", "arende-registret-kalla"
_SAID, _FAULT = "_arende_registret_sagt", "_arende_registret_fel"
_FIELD: Final = 260
_LOGIN: Final = (
    "Den som har rollen samordnare kan spara uppgifterna i registret. Logga in på sidan Läs in "
    "plan, så kan ni spara här."
)
_WHY_NOT: Final = {
    LoginState.NOT_OFFERED: "Registret kan bara ändras på datorn där tjänsten körs, för ingen "
    "inloggning är inställd.",
    LoginState.MISCONFIGURED: "Registret kan inte ändras just nu, för inloggningen är inte rätt "
    "inställd.",
    LoginState.LOGGED_OUT: _LOGIN,
    LoginState.ENDED: _LOGIN,
    LoginState.LOGGED_IN: "Ert konto hör inte till gruppen för samordnare, så ni kan inte spara i "
    "registret.",
}
_OF_EDITION: Final = "Ni ser en låst utgåva. Registret ändras i dagens uppgifter."


def detail_key(party: str, detail: str) -> str:
    """Name the field of one detail of a party."""
    return f"arende-{kept_case.turn()}-{party}-{detail}"


def draw_saving(names: Mapping[str, str]) -> None:
    """Draw what saves the details of a party in the register, or why the visitor may not.

    Args:
        names: The parties that are associations.
    """
    if not names:
        return
    person = person_of_visit()
    if Role.COORDINATOR not in person.roles:
        is_edition = opened_edition.current() is not None
        st.caption(_OF_EDITION if is_edition else _WHY_NOT[logins.login_state()])
        return
    st.markdown("**Spara till nästa gång**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Uppgifterna om", list(names), format_func=names.__getitem__, key=_WHOSE, width=_FIELD
        )
        st.text_input(
            "Källa",
            key=_SOURCE,
            placeholder="till exempel förbundets webbplats",
            max_chars=LONGEST_SOURCE,
            width=_FIELD,
        )
        st.button(
            "Spara i registret",
            key="arende-registret-in",
            icon=":material/save:",
            on_click=_save,
            args=(names,),
        )
    if fault := st.session_state.pop(_FAULT, None):
        st.error(plain(fault), icon=":material/error:")
    if said := st.session_state.pop(_SAID, None):
        st.success(plain(said), icon=":material/check:")


def _save(names: Mapping[str, str]) -> None:
    state = st.session_state
    party = state[_WHOSE]
    typed = {name: state.get(detail_key(party, name), "") for name in DETAIL_NAMES}
    given = {name: text for name, text in typed.items() if text.strip()}
    try:
        details = read_typed_details({party: given}, names).get(party, PartyDetails())
        save_recipient(
            default_paths(),
            person_of_visit(),
            association_id=party,
            details=details,
            source_text=state[_SOURCE],
        )
    except CaseError as error:
        state[_FAULT] = fault_text(error)
        return
    except (IntakeError, StoreError) as error:
        state[_FAULT] = error.swedish or "Det gick inte. Ingenting har ändrats."
        return
    state[_SAID] = f"Uppgifterna om {names[party]} är sparade. Nästa beräkning fyller i dem."
