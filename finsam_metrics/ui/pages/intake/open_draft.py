"""The draft that the address names, the step that is shown, and what a press does to it."""

from typing import Final

import streamlit as st

from finsam_metrics.intake.actions import Action
from finsam_metrics.intake.draft_folders import (
    DraftEntry,
    add_step,
    load_entry,
    redo,
    take_over,
    undo,
)
from finsam_metrics.intake.people import Person
from finsam_metrics.model.errors import IntakeError, StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.ui.parts.markdown import plain

DRAFT, STEP, FIGURE = "utkast", "steg", "siffra"
READ, REVIEW, PUBLISH = "last", "granska", "publicera"
STEPS: Final = {READ: "1. Läst", REVIEW: "2. Granska", PUBLISH: "3. Publicera"}
_FAULT, _SAID = "_intake_fault", "_intake_said"


def of_address() -> DraftEntry | None:
    """Give the draft that the address names; None where it names none that there is."""
    draft_id = st.query_params.get(DRAFT)
    if not draft_id:
        return None
    try:
        return load_entry(default_paths(), draft_id)
    except IntakeError as error:
        st.query_params.clear()
        tell_fault(error)
        return None


def go_to(draft_id: str, step: str = READ) -> None:
    """Show a draft at a step from the next run on."""
    st.query_params[DRAFT], st.query_params[STEP] = draft_id, step
    st.query_params.pop(FIGURE, None)


def go_to_figure(figure_id: str) -> None:
    """Show a figure of the draft from the next run on."""
    st.query_params[FIGURE] = figure_id


def leave() -> None:
    """Show no draft from the next run on."""
    for parameter in (DRAFT, STEP, FIGURE):
        st.query_params.pop(parameter, None)


def do(person: Person, draft_id: str, action: Action) -> bool:
    """Do something with the draft; what stops it is told above the page."""
    if not action.edits:
        return False
    try:
        add_step(default_paths(), person, draft_id, action.text, action.edits)
    except (IntakeError, StoreError) as error:
        tell_fault(error)
        return False
    return True


def undo_step(person: Person, draft_id: str) -> None:
    """Take the latest step back."""
    try:
        undo(default_paths(), person, draft_id)
    except IntakeError as error:
        tell_fault(error)


def redo_step(person: Person, draft_id: str) -> None:
    """Do the step again that was taken back last."""
    try:
        redo(default_paths(), person, draft_id)
    except IntakeError as error:
        tell_fault(error)


def take(person: Person, draft_id: str) -> None:
    """Take the draft over from whoever has it."""
    try:
        take_over(default_paths(), person, draft_id)
    except IntakeError as error:
        tell_fault(error)


def tell(text: str) -> None:
    """Say something above the page at the next run."""
    st.session_state[_SAID] = text


def tell_missing(text: str) -> None:
    """Say above the page at the next run what must be done first."""
    st.session_state[_FAULT] = text


def draw_told() -> None:
    """Draw what is to be said, once."""
    if fault := st.session_state.pop(_FAULT, None):
        st.error(plain(fault), icon=":material/error:")
    if said := st.session_state.pop(_SAID, None):
        st.success(plain(said), icon=":material/check:")


def draw_holder(entry: DraftEntry, person: Person) -> bool:
    """Say who has the draft where it is somebody else; True where the visitor has it."""
    if (entry.holder, entry.holder_visit) == (person.name, person.visit):
        return True
    st.warning(
        f"{plain(entry.holder.capitalize())} har utkastet, i en annan webbläsare eller på en annan "
        "dator. Ni ser det, men kan bara ändra om ni tar över det.",
        icon=":material/lock:",
    )
    st.button("Ta över utkastet", key="ta-over", on_click=take, args=(person, entry.draft_id))
    return False


def tell_fault(error: IntakeError | StoreError) -> None:
    """Say above the page at the next run what stopped something."""
    st.session_state[_FAULT] = error.swedish or "Det gick inte. Ingenting har ändrats."
