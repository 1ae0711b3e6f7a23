"""Writing, closing and taking back notes: who may, what may not stand in one, none is lost."""

import secrets
from collections.abc import Collection
from typing import Final

from finsam_metrics.intake import audit
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.intake.personal_data import PersonalTrace, identity_numbers, personal_traces
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.notes import About, Ending, Note, NoteKind
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.store.notes import closed_line, read_notes, taken_back_line, written_line
from finsam_metrics.store.publications import FolderChange, held, not_written, write_change
from finsam_metrics.store.text_files import has_control_characters

LONGEST_TEXT: Final = 1_000
_LONGEST_ABOUT: Final = 20_000
_ID_BYTES: Final = 8


class PersonalNoteError(IntakeError):
    """A note that seems to name a private person.

    Attributes:
        traces: What looks so.
    """

    def __init__(self, traces: Collection[PersonalTrace]) -> None:
        self.traces = tuple(traces)
        named = format_list([f"”{trace.found_text}”" for trace in traces])
        is_number = any(trace.is_number for trace in traces)
        super().__init__(
            "the note seems to name a private person",
            swedish="Texten ser ut att innehålla ett personnummer. Ta bort det och försök igen."
            if is_number
            else f"Texten ser ut att nämna en privatperson: {named}. Skriv hellre rollen, till "
            "exempel ”ekonomen”.",
        )


def write_note(
    paths: DataPaths,
    person: Person,
    *,
    kind: NoteKind,
    text: str,
    about: About,
    not_personal: Collection[str] = (),
) -> Note:
    """Write a question, a decision or a footnote.

    Args:
        paths: The data folder.
        person: Who writes.
        kind: What it is; an answer is written by ``answer_question``.
        text: What it says; breaks of lines become spaces.
        about: What it is about.
        not_personal: What in the text the person says is no private person.

    Raises:
        NotAllowedError: The person may not.
        PersonalNoteError: The text seems to name a private person.
        IntakeError: The text cannot be kept, or what it is about is not given.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    require_coordinator(person)
    said = _checked(text, not_personal)
    if kind is NoteKind.ANSWER or not _is_sound(about):
        raise IntakeError(
            "a note is about figures or a view, and an answer is to a question",
            swedish="Anteckningen hör inte till någon siffra eller vy som finns.",
        )
    with held(paths):
        return _write(paths, person, kind=kind, text=said, about=about)


def answer_question(
    paths: DataPaths,
    person: Person,
    note_id: str,
    *,
    text: str,
    not_personal: Collection[str] = (),
) -> Note:
    """Answer a question; the answer is about what the question is.

    Raises:
        NotAllowedError: The person may not.
        PersonalNoteError: The text seems to name a private person.
        IntakeError: The text cannot be kept, or the question is closed or taken back.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    require_coordinator(person)
    said = _checked(text, not_personal)
    with held(paths):
        question = _asked(paths, note_id)
        return _write(
            paths, person, kind=NoteKind.ANSWER, text=said, about=question.about, answers=note_id
        )


def close_question(paths: DataPaths, person: Person, note_id: str) -> None:
    """Close a question that needs no answer; it stays to be read.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: The question is closed or taken back already.
        StoreError: It cannot be written.
    """
    require_coordinator(person)
    with held(paths):
        _asked(paths, note_id)
        entry = audit.new_entry(person, "question_closed", note_id=note_id)
        _add(paths, closed_line(note_id, Ending(by=entry.who, at=entry.at)), entry)


def take_back(paths: DataPaths, person: Person, note_id: str) -> None:
    """Take a note back: it is shown no more, and stays kept with who took it back.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: There is no such note, or it is taken back already.
        StoreError: It cannot be written.
    """
    require_coordinator(person)
    with held(paths):
        if not any(
            one.note_id == note_id and one.taken_back is None for one in read_notes(paths).notes
        ):
            raise IntakeError(
                f"there is no note {note_id!r} to take back",
                swedish="Anteckningen är redan tillbakatagen.",
            )
        entry = audit.new_entry(person, "note_taken_back", note_id=note_id)
        _add(paths, taken_back_line(note_id, Ending(by=entry.who, at=entry.at)), entry)


def _write(
    paths: DataPaths,
    person: Person,
    *,
    kind: NoteKind,
    text: str,
    about: About,
    answers: str | None = None,
) -> Note:
    note_id = secrets.token_hex(_ID_BYTES)
    entry = audit.new_entry(person, "noted", note_id=note_id)
    note = Note(
        note_id=note_id,
        kind=kind,
        text=text,
        written_by=entry.who,
        written_at=entry.at,
        about=about,
        answers=answers,
    )
    _add(paths, written_line(note), entry)
    return note


def _add(paths: DataPaths, line: str, entry: audit.AuditEntry) -> None:
    try:
        paths.notes.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise not_written(error) from error
    lines = {
        paths.notes.relative_to(paths.root).as_posix(): line,
        paths.audit.name: audit.audit_line(entry),
    }
    write_change(paths, FolderChange(files={}, added_lines=lines))


def _checked(text: str, not_personal: Collection[str]) -> str:
    said = " ".join(text.split())
    if not said or len(said) > LONGEST_TEXT or has_control_characters(said):
        raise IntakeError(
            f"a note is 1 to {LONGEST_TEXT} signs of plain text",
            swedish=f"Skriv något, högst {LONGEST_TEXT} tecken.",
        )
    traces = [
        trace
        for trace in personal_traces("note", None, said)
        if trace.is_number or trace.found_text not in not_personal
    ]
    if traces:
        raise PersonalNoteError(traces)
    return said


def _is_sound(about: About) -> bool:
    """Whether what a note is about is given, of a length that a page gives, and nobody's number."""
    told = [about.page, about.picture, about.text, *about.figure_ids]
    told += [text for pair in about.parameters.items() for text in pair]
    whole = " ".join(told)
    return (
        bool(about.picture and about.text)
        and len(whole) <= _LONGEST_ABOUT
        and not has_control_characters(whole)
        and not any(identity_numbers(text) for text in about.parameters.values())
    )


def _asked(paths: DataPaths, note_id: str) -> Note:
    """Give a question that stands and is not closed."""
    for one in read_notes(paths).notes:
        if one.note_id == note_id and one.kind is NoteKind.QUESTION:
            if one.closed is None and one.taken_back is None:
                return one
            break
    raise IntakeError(
        f"there is no question {note_id!r} to answer or close",
        swedish="Frågan är redan avslutad eller tillbakatagen.",
    )
