"""Where a plan comes in: upload or paste, and the drafts that wait."""

from typing import Final

import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.intake.draft_folders import (
    LARGEST_DOCUMENT,
    DraftEntry,
    make_draft,
)
from finsam_metrics.intake.people import Person
from finsam_metrics.intake.plans_by_hand import begin_by_hand
from finsam_metrics.intake.reading import (
    Progress,
    ReadingState,
    reading_state,
    start_reading,
    stop_reading,
)
from finsam_metrics.model.clock import now
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.pipeline import read_shared
from finsam_metrics.reports.plan_templates import write_plan_template
from finsam_metrics.ui.pages.intake import draft_list, open_draft
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.words.plan_sheets import vocabulary_choices

_LONGEST_TEXT: Final = 1_000_000
_SOURCE: Final = "borja-tomt-kalla"
_LARGEST_MB: Final = LARGEST_DOCUMENT // 1_000_000


def draw_start(person: Person, data: Data) -> None:
    """Draw where a document is given, and the drafts."""
    components.answer("Läs in en plan, en rapport eller bokföring")
    components.subtitle(
        "PDF, inskannat dokument, textdokument, kalkylblad, webbtext eller SIE-fil · ni granskar "
        "det som lästs innan något publiceras"
    )
    open_draft.draw_told()
    with st.form("nytt-dokument", border=False):
        file = st.file_uploader(
            "Dokument",
            max_upload_size=_LARGEST_MB,
            key="dokument-fil",
        )
        text = st.text_area(
            "Eller klistra in planens text",
            placeholder="Text från en webbsida eller ett mejl. Tabeller behåller sina tabbar.",
            max_chars=_LONGEST_TEXT,
            key="dokument-text",
        )
        is_sent = st.form_submit_button("Läs dokumentet", type="primary")
    if is_sent:
        if file is not None:
            _take_in(person, file.name, file.getvalue())
        elif text.strip():
            _take_in(person, "inklistrad text.txt", text.encode())
        else:
            st.info("Välj en fil eller klistra in en text först.")
    with st.container(horizontal=True):
        _draw_template()
        _draw_by_hand(person)
    draft_list.draw_drafts(person, data)


def _draw_template() -> None:
    """Offer the workbook in which a plan is written by hand."""
    st.download_button(
        "Hämta mall i Excel för en plan som skrivs in för hand",
        _template,
        file_name="plan-mall.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="mall",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _draw_by_hand(person: Person) -> None:
    """Draw how a plan is begun without a document."""
    with st.popover("Börja tomt", key="borja-tomt", icon=":material/edit:"):
        st.markdown("Utan dokument skriver ni in tabeller och uppgifter själva.")
        st.text_input(
            "Varifrån uppgifterna kommer",
            placeholder="Förbundets webbplats",
            max_chars=200,
            key=_SOURCE,
        )
        st.button("Börja", key="borja-tomt-in", on_click=_begin_by_hand, args=(person,))


def _begin_by_hand(person: Person) -> None:
    try:
        entry = begin_by_hand(default_paths(), person, st.session_state[_SOURCE])
    except IntakeError as error:
        open_draft.tell_fault(error)
        return
    open_draft.go_to(entry.draft_id)


def _template() -> bytes:
    return write_plan_template(vocabulary_choices(read_shared(default_paths()).shared))


def _take_in(person: Person, name: str, content: bytes) -> None:
    paths = default_paths()
    try:
        entry = make_draft(paths, person, file_name=name, content=content)
        start_reading(paths, person, entry)
    except IntakeError as error:
        st.error(plain(error.swedish), icon=":material/error:")
        return
    open_draft.go_to(entry.draft_id)
    st.rerun()


@st.fragment(run_every=1)
def _draw_running(entry: DraftEntry, person: Person) -> None:
    state = reading_state(default_paths(), entry.draft_id)
    if state.progress is not Progress.RUNNING:
        st.rerun()
    seconds = 0 if state.begun_at is None else int((now() - state.begun_at).total_seconds())
    text = f"{_place_text(state)}, {format_number(seconds)} s"
    st.progress(0.0 if state.page is None else state.page.share, text=text)
    st.caption("En inskannad plan kan ta någon minut. Ni kan lämna sidan; läsningen fortsätter.")
    st.button(
        "Avbryt läsningen",
        key="avbryt",
        on_click=_stop,
        args=(person, entry),
    )


def _place_text(state: ReadingState) -> str:
    if state.page is None:
        return "Läser dokumentet"
    page, count = format_number(state.page.page), format_number(state.page.count)
    return f"Läser sida {page} av {count}"


def _stop(person: Person, entry: DraftEntry) -> None:
    try:
        stop_reading(default_paths(), person, entry.draft_id)
    except IntakeError as error:
        open_draft.tell_fault(error)


def _read_again(person: Person, entry: DraftEntry) -> None:
    try:
        start_reading(default_paths(), person, entry)
    except IntakeError as error:
        open_draft.tell_fault(error)


def need_read(entry: DraftEntry, person: Person) -> None:
    """Say how the reading goes until the draft is read, and end the page."""
    state = reading_state(default_paths(), entry.draft_id)
    if state.progress is Progress.DONE:
        return
    is_running = state.progress is Progress.RUNNING
    name = entry.file_name
    components.answer(f"Läser {name}" if is_running else f"{name} kunde inte läsas")
    open_draft.draw_told()
    if is_running:
        _draw_running(entry, person)
        components.end_page()
    st.error(plain(state.failure_text or ""), icon=":material/error:")
    with st.container(horizontal=True):
        st.button(
            "Läs igen",
            key="las-igen",
            on_click=_read_again,
            args=(person, entry),
        )
        st.button("Till utkasten", key="till-utkasten", on_click=open_draft.leave)
    components.end_page()
