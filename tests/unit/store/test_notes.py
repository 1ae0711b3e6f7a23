"""The file of notes: a line that is torn or foreign is counted, and never stops the others."""

import json

import pytest

from finsam_metrics.intake.notes import close_question, take_back
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.notes import KeptNotes, notes_state, notes_to_seal, read_notes
from tests.noted import write
from tests.taken_in import COORDINATOR


@pytest.fixture
def paths(tmp_path) -> DataPaths:
    """An empty data folder."""
    return DataPaths(root=tmp_path)


def test_without_a_file_there_are_no_notes(paths):
    assert read_notes(paths) == KeptNotes()
    assert (notes_state(paths), notes_to_seal(paths)) == ((0, 0), {})


def test_what_stands_in_the_place_of_the_file_and_is_none_is_as_no_file(paths):
    paths.notes.mkdir(parents=True)
    assert read_notes(paths) == KeptNotes()


@pytest.mark.parametrize(
    "line",
    [
        b'{"event": "written", "note_id": "1", "ki',
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b"3",
        b"hej",
        b'{"event": "taken_back", "note_id": "nobody", "by": "a", "at": "2026-11-30T10:00:00"}',
        b"[" * 100_000,
    ],
    ids=["torn", "bytes", "list", "null", "number", "words", "of no note", "deep"],
)
def test_a_torn_or_foreign_line_is_counted_and_the_others_are_read(paths, line):
    first = write(paths)
    with paths.notes.open("ab") as file:
        file.write(line)
    second = write(paths)
    kept = read_notes(paths)
    assert kept.notes == (first, second)
    assert kept.unread_lines == (2,)


@pytest.mark.parametrize(
    "changed",
    [
        {"event": "löst"},
        {"kind": "åsikt"},
        {"text": 3},
        {"about": None},
        {"about": {"page": "budget"}},
        {"written_at": "i går"},
        {"note_id": ["a"]},
        {"answers": 4},
    ],
)
def test_a_note_of_another_form_is_counted_as_unread(paths, changed):
    write(paths)
    said = json.loads(paths.notes.read_text(encoding="utf-8"))
    with paths.notes.open("a", encoding="utf-8") as file:
        file.write(json.dumps(said | {"note_id": "ny"} | changed) + "\n")
    assert read_notes(paths).unread_lines == (2,)


def test_a_note_cannot_be_written_over_by_a_later_line(paths):
    note = write(paths)
    line = paths.notes.read_text(encoding="utf-8")
    with paths.notes.open("a", encoding="utf-8") as file:
        file.write(line.replace(note.text, "Något annat"))
    assert read_notes(paths) == KeptNotes(notes=(note,), unread_lines=(2,))


def test_the_first_who_ends_a_note_is_the_one_who_ended_it(paths):
    note = write(paths)
    close_question(paths, COORDINATOR, note.note_id)
    take_back(paths, COORDINATOR, note.note_id)
    lines = paths.notes.read_text(encoding="utf-8").splitlines()
    with paths.notes.open("a", encoding="utf-8") as file:
        file.writelines(f"{line.replace('samordnaren', 'en annan')}\n" for line in lines[1:])
    (kept,) = read_notes(paths).notes
    assert {kept.closed.by, kept.taken_back.by} == {"samordnaren"}


def test_an_ending_of_an_unknown_kind_is_counted_as_unread(paths):
    note = write(paths)
    with paths.notes.open("a", encoding="utf-8") as file:
        said = {"event": "burned", "note_id": note.note_id, "by": "a", "at": "2026-11-30T10:00:00"}
        file.write(json.dumps(said))
    assert read_notes(paths) == KeptNotes(notes=(note,), unread_lines=(2,))


def test_the_state_differs_after_each_writing(paths):
    states = [notes_state(paths)]
    for _ in range(3):
        write(paths)
        states.append(notes_state(paths))
    assert len(set(states)) == 4
