"""A new association: its name, its municipalities, and what is known of it."""

from datetime import date
from typing import Final

import streamlit as st

from finsam_metrics.intake.actions import Action
from finsam_metrics.intake.associations import NewAssociation, add_association
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.model.errors import IntakeError, StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_order import swedish_order
from finsam_metrics.ui.pages.intake import open_draft
from finsam_metrics.ui.pages.intake.open_review import OpenReview

_FIELD: Final = 170
_KEYS: Final = {
    name: f"nytt-forbund-{name}" for name in ("namn", "kommuner", "bildat", "webb", "kalla")
}


def draw_new_association(shown: OpenReview) -> None:
    """Draw the form for an association that is not in the list."""
    printed = shown.review.identity.association_text
    with st.popover(
        "Förbundet finns inte i listan", key="nytt-forbund", disabled=not shown.is_open
    ):
        listed = shown.data["municipality"].select("municipality_code", "municipality_name")
        municipalities = dict(sorted(listed.iter_rows(), key=lambda row: swedish_order(row[1])))
        # What the state held would be lost with every run before the popover is opened.
        st.text_input("Förbundets namn", value=printed or "", max_chars=80, key=_KEYS["namn"])
        st.multiselect(
            "Kommuner som är medlemmar",
            list(municipalities),
            format_func=lambda code: municipalities[code],
            placeholder="Välj kommuner",
            # Else Enter takes every municipality whose name holds the letters typed, in any order.
            select_all=False,
            filter_mode="contains",
            key=_KEYS["kommuner"],
        )
        grid = st.grid("auto", min_column_width=_FIELD)
        with grid.cell():
            st.text_input(
                "Bildat (valfritt)", placeholder="till exempel 2010-05-01", key=_KEYS["bildat"]
            )
        with grid.cell():
            st.text_input(
                "Webbplats (valfritt)", placeholder="till exempel exempel.se", key=_KEYS["webb"]
            )
        with grid.cell():
            st.text_input(
                "Varifrån uppgifterna kommer",
                placeholder="till exempel webbplatsen",
                max_chars=200,
                key=_KEYS["kalla"],
            )
        st.caption("Kommunernas invånare fyller ni i sedan, när förbundet är tillagt.")
        st.button(
            "Lägg till förbundet",
            key="nytt-forbund-in",
            type="primary",
            on_click=_add,
            args=(shown, printed),
        )


def _add(shown: OpenReview, printed: str | None) -> None:
    typed = {name: st.session_state[key] for name, key in _KEYS.items()}
    try:
        formed = date.fromisoformat(typed["bildat"].strip()) if typed["bildat"].strip() else None
    except ValueError:
        open_draft.tell_missing(
            "Skriv dagen då förbundet bildades som 2010-05-01, eller lämna tomt."
        )
        return
    new = NewAssociation(
        name=typed["namn"],
        municipality_codes=typed["kommuner"],
        formed_date=formed,
        website=typed["webb"],
        source_text=typed["kalla"],
        printed_text=printed,
    )
    try:
        association_id = add_association(default_paths(), shown.person, new)
    except (IntakeError, StoreError) as error:
        open_draft.tell_fault(error)
        return
    edit = Edit(scope=Scope.DOCUMENT, target="", field="association_id", value=association_id)
    shown.do(Action(text="Lade till förbundet", edits=(edit,)))
