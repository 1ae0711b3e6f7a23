"""Notes on the screen: a calm line that counts them, and where one may write, a small form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.noted import (
    ASKED,
    KIND_NAMES,
    ShownPicture,
    count_text,
    figures_of,
    is_open,
    notes_on,
    signature,
    state_of_question,
)
from finsam_metrics.intake.notes import (
    LONGEST_TEXT,
    PersonalNoteError,
    answer_question,
    close_question,
    take_back,
    write_note,
)
from finsam_metrics.intake.people import Person, Role
from finsam_metrics.model.errors import IntakeError, StoreError
from finsam_metrics.model.notes import About, Note, NoteKind
from finsam_metrics.model.paths import DataPaths, default_paths
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import filters, noted_views
from finsam_metrics.ui.shell.visitors import person_of_visit

NOTES: Final = "noter"
WRITE: Final = "Anteckna"
_WRITTEN_HERE: Final = (NoteKind.QUESTION, NoteKind.DECISION, NoteKind.FOOTNOTE)
_FAULT: Final = "_noter_fel"
_MOST_LETTERS: Final = 60


@dataclass(frozen=True, kw_only=True)
class NotePlace:
    """Where notes are read and written.

    Attributes:
        about: What is written here is about.
        shown: What is shown here.
        key: Unique on the page.
        row: The key of the row that opens the notes.
    """

    about: About
    shown: ShownPicture
    key: str
    row: str

    @property
    def notes(self) -> list[Note]:
        """The notes that stand here now."""
        kept = noted_views.kept().notes
        return notes_on(kept, self.shown) if kept else []

    @property
    def label(self) -> str | None:
        """What opens the notes; None where there is nothing to read or to write."""
        return count_text(self.notes) or (WRITE if may_write(person_of_visit()) else None)


def place_under(exhibit: Exhibit, *, row: str) -> NotePlace | None:
    """Give the place of notes under a picture; None where the view is the visitor's own."""
    chosen = noted_views.words_on_screen()
    if chosen is None:
        return None
    words = {**chosen, **exhibit.words}
    page = filters.current_page().url_path
    return NotePlace(
        about=About(page=page, picture=exhibit.key, parameters=words, text=exhibit.title),
        shown=ShownPicture(
            page=page,
            picture=exhibit.key,
            parameters=words,
            figure_ids=figures_of(exhibit.asks),
        ),
        key=exhibit.key,
        row=row,
    )


def draw_at_figures(figure_ids: Sequence[str], *, text: str, picture: str) -> None:
    """Draw the line of notes at an asked value.

    Args:
        figure_ids: The printed rows that the value is made of.
        text: What the value is.
        picture: The key of the picture in which it was asked.
    """
    words = noted_views.words_on_screen()
    if words is None or not figure_ids:
        return
    page, key = filters.current_page().url_path, f"{picture}-svar"
    words |= noted_views.own_words_on_screen()
    asked = {ASKED: st.query_params.get(ASKED, "")}
    draw_line(
        NotePlace(
            about=About(
                page=page,
                picture=picture,
                parameters=words | asked,
                figure_ids=tuple(figure_ids),
                text=text,
            ),
            # Only what is about the figures stands here; what is about the picture stands under it.
            shown=ShownPicture(
                page=None, picture=picture, parameters=words, figure_ids=frozenset(figure_ids)
            ),
            key=key,
            row=f"{key}-{NOTES}",
        )
    )


@st.fragment
def draw_line(place: NotePlace) -> None:
    """Draw a line of its own that counts the notes of a place and opens them."""
    label = place.label
    if label is None:
        return
    with st.container(key=f"rad-{place.key}-{NOTES}"):
        opened = st.pills(
            f"Anteckningar: {place.about.text}",
            [NOTES],
            format_func=lambda _: label,
            key=place.row,
            label_visibility="collapsed",
        )
    if opened:
        with st.container(key=f"oppnat-{place.key}-{NOTES}-{NOTES}"):
            draw_opened(place)


def draw_in_room(place: NotePlace) -> None:
    """Write out the notes of a place, where there is no row that opens them."""
    kept = noted_views.kept().notes
    for note in place.notes:
        state = f", {state_of_question(note, kept)}" if note.kind is NoteKind.QUESTION else ""
        about = note.about.text if note.about.figure_ids else ""
        signed = " · ".join(text for text in (signature(note), about) if text)
        st.markdown(
            f"**{KIND_NAMES[note.kind]}{plain(state)}:** {plain(note.text)} :small[{plain(signed)}]"
        )


def draw_opened(place: NotePlace) -> None:
    """Draw the notes of a place, and the form of who may write."""
    draw_fault()
    person, notes = person_of_visit(), place.notes
    for note in notes:
        is_elsewhere = note.about.figure_ids and note.about.figure_ids != place.about.figure_ids
        draw_note(note, person, about=note.about.text if is_elsewhere else "", place=place.key)
    if may_write(person):
        answered = [note for note in notes if is_open(note, noted_views.kept().notes)]
        _draw_form(person, place.key, about=place.about, questions=answered, row=place.row)


def draw_note(note: Note, person: Person, *, about: str, place: str) -> None:
    """Draw one note with who wrote it, and what may be done with it.

    Args:
        note: The note.
        person: Who looks at it.
        about: What it is about, where that is not plain.
        place: Unique on the page.
    """
    kept = noted_views.kept().notes
    is_question = note.kind is NoteKind.QUESTION
    state = f", {state_of_question(note, kept)}" if is_question else ""
    signed = " · ".join(text for text in (signature(note), about) if text)
    indent = "svar-" if note.kind is NoteKind.ANSWER else ""
    with st.container(gap=None, key=f"anteckning-{indent}{place}-{note.note_id}"):
        st.markdown(f"**{KIND_NAMES[note.kind]}{plain(state)}:** {plain(note.text)}")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":small[{plain(signed)}]", width="content")
            if may_write(person):
                _draw_endings(note, person, kept, place)


def draw_fault() -> None:
    """Say why something that was pressed could not be done."""
    if fault := st.session_state.pop(_FAULT, None):
        st.error(plain(fault), icon=":material/error:")


def draw_answering(question: Note, person: Person) -> None:
    """Draw the form that answers one question, for who may write."""
    if may_write(person):
        with st.popover("Svara", key=f"svara-{question.note_id}"):
            _draw_form(
                person, f"fraga-{question.note_id}", about=None, questions=[question], row=None
            )


def may_write(person: Person) -> bool:
    """Whether a person may write notes, close questions and take notes back."""
    return Role.COORDINATOR in person.roles


def _draw_endings(note: Note, person: Person, kept: Sequence[Note], place: str) -> None:
    if is_open(note, kept):
        st.button(
            "Avsluta frågan",
            key=f"avsluta-{place}-{note.note_id}",
            type="tertiary",
            on_click=_end,
            args=(close_question, person, note.note_id),
        )
    st.button(
        "Ta tillbaka",
        key=f"aterta-{place}-{note.note_id}",
        type="tertiary",
        on_click=_end,
        args=(take_back, person, note.note_id),
    )


def _end(end: Callable[[DataPaths, Person, str], None], person: Person, note_id: str) -> None:
    try:
        end(default_paths(), person, note_id)
    except (IntakeError, StoreError) as error:
        st.session_state[_FAULT] = error.swedish or "Det gick inte. Ingenting har ändrats."


def _draw_form(
    person: Person, key: str, *, about: About | None, questions: Sequence[Note], row: str | None
) -> None:
    """Draw where a note is written: about something, or an answer to a question."""
    kinds = {} if about is None else {str(kind): KIND_NAMES[kind] for kind in _WRITTEN_HERE}
    answers = {one.note_id: f"Svar på ”{_shortened(one.text)}”" for one in questions}
    choices = {**kinds, **answers}
    said = "Svar" if about is None else "Text"
    with st.container(gap="xsmall", key=f"ny-anteckning-{key}"):
        with st.form(f"{key}-anteckna", border=False):
            if len(choices) > 1:
                st.selectbox(
                    "Slag",
                    list(choices),
                    format_func=choices.__getitem__,
                    key=f"{key}-slag",
                    width=320,
                )
            st.text_area(said, max_chars=LONGEST_TEXT, height=90, key=f"{key}-text")
            if named := st.session_state.get(f"{key}-namn"):
                texts = ", ".join(f"”{name}”" for name in named)
                st.checkbox(plain(f"{texts} är ingen privatperson"), key=f"{key}-ingen-person")
            st.form_submit_button(
                "Spara",
                icon=":material/edit_note:",
                on_click=_save,
                args=(person, key, about, tuple(answers), row),
            )
        st.caption(
            "Alla kan läsa det som sparas. Nämn inga privatpersoner."
            + ("" if about is None else " Beslut och fotnoter kommer med i mötesunderlaget.")
        )


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS].rstrip()} …"


def _save(
    person: Person, key: str, about: About | None, question_ids: tuple[str, ...], row: str | None
) -> None:
    state = st.session_state
    text, named = state[f"{key}-text"], state.get(f"{key}-namn", ())
    not_personal = named if state.get(f"{key}-ingen-person") else ()
    what = state.get(f"{key}-slag", question_ids[0] if question_ids else NoteKind.QUESTION)
    try:
        if about is None or what in question_ids:
            answer_question(default_paths(), person, what, text=text, not_personal=not_personal)
        else:
            write_note(
                default_paths(),
                person,
                kind=NoteKind(what),
                text=text,
                about=about,
                not_personal=not_personal,
            )
    except PersonalNoteError as error:
        state[_FAULT] = error.swedish
        state[f"{key}-namn"] = tuple(
            trace.found_text for trace in error.traces if not trace.is_number
        )
        return
    except (IntakeError, StoreError) as error:
        state[_FAULT] = error.swedish or "Det gick inte. Ingenting har sparats."
        return
    state[f"{key}-text"] = ""
    state.pop(f"{key}-namn", None)
    if row is not None:
        # The row counts one more, and what it has opened stays open.
        state[row] = NOTES
