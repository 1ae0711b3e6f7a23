"""Whether the visitor may take plans in, and what is said where not."""

import streamlit as st

from finsam_metrics.intake.people import Person, Role
from finsam_metrics.ui.parts import components


def need_coordinator(person: Person) -> None:
    """Say why nothing can be taken in here, and end the page."""
    if Role.COORDINATOR in person.roles:
        return
    components.answer("Planer kan inte läsas in här")
    st.info(
        "Tjänsten nås av andra än den som sitter vid datorn, och ingen inloggning är inställd. "
        "Därför kan ingen läsa in eller publicera planer. Den som driver tjänsten kan läsa in "
        "planer på datorn där den körs."
    )
    components.end_page()
