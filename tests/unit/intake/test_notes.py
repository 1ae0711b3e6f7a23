"""Notes: only a coordinator writes, every note stays kept, and no private person is named."""

from dataclasses import replace

import pytest

from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.notes import (
    LONGEST_TEXT,
    PersonalNoteError,
    answer_question,
    close_question,
    take_back,
    write_note,
)
from finsam_metrics.intake.people import NotAllowedError, Person
from finsam_metrics.model.errors import IntakeError, StoreError
from finsam_metrics.model.notes import NoteKind
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.notes import read_notes
from tests.noted import FIGURE, about, write
from tests.taken_in import COORDINATOR

READER = Person(name="läsaren")


@pytest.fixture
def paths(tmp_path) -> DataPaths:
    """An empty data folder."""
    return DataPaths(root=tmp_path)


def test_a_note_is_read_as_it_was_written(paths):
    written = write(paths, on=about([FIGURE], text="Kramfors 2014 · Kansli"))
    assert read_notes(paths).notes == (written,)
    assert (written.written_by, written.kind) == ("samordnaren", NoteKind.QUESTION)


def test_what_is_written_closed_and_taken_back_stands_in_the_log(paths):
    question = write(paths)
    answer_question(paths, COORDINATOR, question.note_id, text="Hyran har höjts.")
    close_question(paths, COORDINATOR, question.note_id)
    take_back(paths, COORDINATOR, question.note_id)
    logged = [(one.what, one.who) for one in reversed(read_audit(paths))]
    assert [what for what, _ in logged] == ["noted", "noted", "question_closed", "note_taken_back"]
    assert {who for _, who in logged} == {"samordnaren"}
    assert read_audit(paths)[0].note_id == question.note_id


def test_an_answer_is_about_what_its_question_is(paths):
    question = write(paths, on=about([FIGURE]))
    answer = answer_question(paths, COORDINATOR, question.note_id, text="Hyran har höjts.")
    assert (answer.about, answer.answers) == (question.about, question.note_id)


def test_a_note_that_is_taken_back_stays_kept_with_who_took_it_back(paths):
    note = write(paths, "decision", "Vi räknar utan engångsposten.")
    take_back(paths, COORDINATOR, note.note_id)
    (kept,) = read_notes(paths).notes
    assert (kept.text, kept.taken_back.by) == (note.text, "samordnaren")
    assert replace(kept, taken_back=None) == note


def test_a_note_is_taken_back_once(paths):
    note = write(paths)
    take_back(paths, COORDINATOR, note.note_id)
    for note_id in (note.note_id, "okänd"):
        with pytest.raises(IntakeError, match="to take back"):
            take_back(paths, COORDINATOR, note_id)


def test_what_is_closed_taken_back_or_no_question_is_neither_answered_nor_closed(paths):
    closed, gone, decision = write(paths), write(paths), write(paths, "decision")
    close_question(paths, COORDINATOR, closed.note_id)
    take_back(paths, COORDINATOR, gone.note_id)
    for note_id in (closed.note_id, gone.note_id, decision.note_id, "okänd"):
        with pytest.raises(IntakeError):
            answer_question(paths, COORDINATOR, note_id, text="Hyran har höjts.")
        with pytest.raises(IntakeError):
            close_question(paths, COORDINATOR, note_id)


def test_who_has_no_role_or_is_no_longer_logged_in_writes_nothing(paths):
    note = write(paths)
    before = paths.notes.read_bytes()
    for person in (READER, replace(COORDINATOR, is_present=lambda: False)):
        with pytest.raises(NotAllowedError):
            write_note(paths, person, kind=NoteKind.QUESTION, text="Varför?", about=about([FIGURE]))
        with pytest.raises(NotAllowedError):
            answer_question(paths, person, note.note_id, text="Därför.")
        with pytest.raises(NotAllowedError):
            close_question(paths, person, note.note_id)
        with pytest.raises(NotAllowedError):
            take_back(paths, person, note.note_id)
    assert paths.notes.read_bytes() == before


@pytest.mark.parametrize(
    "text", ["Gäller 19811218-9876.", "Fråga Anna Lindström", "skriv till anna@exempel.se"]
)
def test_a_text_that_seems_to_name_a_private_person_is_not_kept(paths, text):
    with pytest.raises(PersonalNoteError):
        write(paths, text=text)
    question = write(paths)
    with pytest.raises(PersonalNoteError):
        answer_question(paths, COORDINATOR, question.note_id, text=text)
    assert len(read_notes(paths).notes) == 1


def test_a_name_that_is_no_private_persons_is_kept_when_that_is_said_and_a_number_never(paths):
    write(paths, text="Enligt Erik Lindström", not_personal=["Erik Lindström"])
    with pytest.raises(PersonalNoteError, match="private") as raised:
        write(paths, text="Gäller 19811218-9876", not_personal=["19811218-9876"])
    assert "personnummer" in raised.value.swedish


@pytest.mark.parametrize("text", ["", "  \n ", "a" * (LONGEST_TEXT + 1), "a\x1b[2Jb", "a\u202eb"])
def test_a_text_that_is_empty_too_long_or_obeyed_by_a_screen_is_not_kept(paths, text):
    with pytest.raises(IntakeError):
        write(paths, text=text)
    assert not read_notes(paths).notes


def test_breaks_of_lines_become_spaces(paths):
    assert write(paths, text=" Varför\n\nökar  den? ").text == "Varför ökar den?"


@pytest.mark.parametrize(
    "on",
    [
        about(picture=""),
        about(text=""),
        about(["a" * 30_000]),
        about(parameters={"sok": "19811218-9876"}),
        about(text="a\nb"),
    ],
)
def test_a_note_about_nothing_that_a_page_shows_is_not_kept(paths, on):
    with pytest.raises(IntakeError, match="about figures or a view"):
        write(paths, on=on)


def test_an_answer_without_a_question_is_not_kept(paths):
    with pytest.raises(IntakeError, match="an answer is to a question"):
        write(paths, "answer", "Därför.")


def test_a_folder_that_may_not_be_written_to_is_said_and_nothing_is_changed(paths):
    (paths.root / "notes").write_text("i vägen", encoding="utf-8")
    with pytest.raises(StoreError) as raised:
        write(paths)
    assert "Ingenting har ändrats" in raised.value.swedish
    assert not read_audit(paths)
