"""Whether the visitor may take plans in, and what is said where not."""

from typing import Final

import streamlit as st
from streamlit.errors import StreamlitAuthError

from finsam_metrics.intake.people import Person, Role
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import logins, opened_edition
from finsam_metrics.ui.shell.logins import LoginState

_FAULT: Final = "_inloggning_fel"
_ANSWERS: Final = {
    LoginState.NOT_OFFERED: "Planer kan inte läsas in här",
    LoginState.MISCONFIGURED: "Planer kan inte läsas in just nu",
    LoginState.LOGGED_OUT: "Logga in för att läsa in en plan",
    LoginState.ENDED: "Inloggningen har upphört",
    LoginState.LOGGED_IN: "Ert konto får inte läsa in planer",
}
_WORDS: Final = {
    LoginState.NOT_OFFERED: "Tjänsten nås av andra än den som sitter vid datorn, och ingen "
    "inloggning är inställd. Därför kan ingen läsa in eller publicera planer. Den som driver "
    "tjänsten kan läsa in planer på datorn där den körs.",
    LoginState.MISCONFIGURED: "Inloggningen är inte rätt inställd. Säg till den som driver "
    "tjänsten. Hur den ställs in står på sidan Starta och driva.",
    LoginState.LOGGED_OUT: "Det gör den som har rollen samordnare. Alla andra sidor läser ni utan "
    "att logga in.",
    LoginState.ENDED: "Tiden gick ut, eller så loggade ni ut i en annan flik. Det som ni hann "
    "granska är sparat. Logga in igen och fortsätt.",
    LoginState.LOGGED_IN: "Ni är inloggad, men kontot hör inte till gruppen för samordnare. Be den "
    "som sköter era konton att lägga till det, logga sedan ut och in igen.",
}
_CAN_LOG_IN: Final = (LoginState.LOGGED_OUT, LoginState.ENDED)


def need_coordinator(person: Person) -> None:
    """Say who is logged in; where that person may take nothing in say why, and end the page."""
    if opened_edition.current() is not None:
        components.answer("Planer läses in i dagens uppgifter")
        st.info("Ni ser en låst utgåva. Gå tillbaka till dagens uppgifter för att läsa in en plan.")
        components.end_page()
    state = logins.login_state()
    if state is LoginState.LOGGED_IN:
        _draw_who(person)
    if Role.COORDINATOR in person.roles:
        return
    components.answer(_ANSWERS[state])
    st.info(_WORDS[state])
    if fault := st.session_state.pop(_FAULT, None):
        st.error(fault, icon=":material/error:")
    if state in _CAN_LOG_IN:
        st.button(
            "Logga in", key="logga-in", type="primary", icon=":material/login:", on_click=_log_in
        )
    components.end_page()


def _draw_who(person: Person) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="inloggad"):
        st.markdown(f":small[Inloggad som **{plain(person.name)}**]", width="content")
        st.button("Logga ut", key="logga-ut", icon=":material/logout:", on_click=logins.log_out)


def _log_in() -> None:
    try:
        st.login()
    except StreamlitAuthError:
        st.session_state[_FAULT] = _WORDS[LoginState.MISCONFIGURED]
