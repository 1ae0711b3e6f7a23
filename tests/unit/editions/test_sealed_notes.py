"""Notes are sealed with an edition, and read from it as they were."""

from finsam_metrics.editions.edition_changes import changes_since
from finsam_metrics.editions.kept_editions import edition_folder, verify_edition
from finsam_metrics.editions.opening import build_edition
from finsam_metrics.editions.sealing import seal
from finsam_metrics.intake.notes import take_back
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.notes import read_notes
from tests.noted import write


def test_an_edition_holds_the_notes_as_they_were(paths, coordinator):
    note = write(paths)
    edition = seal(paths, coordinator).edition
    take_back(paths, coordinator, note.note_id)
    write(paths, "decision", "Vi väntar.")
    sealed = DataPaths(root=edition_folder(paths, edition.number))
    assert read_notes(sealed).notes == (note,)
    assert verify_edition(paths, 1) == []
    assert build_edition(paths, edition).is_file()


def test_a_note_that_is_changed_in_an_edition_is_found(paths, coordinator):
    write(paths)
    edition = seal(paths, coordinator).edition
    kept = DataPaths(root=edition_folder(paths, edition.number)).notes
    kept.write_text(kept.read_text(encoding="utf-8").replace("ökar", "minskar"), encoding="utf-8")
    assert [fault.file for fault in verify_edition(paths, 1)] == ["notes/notes.jsonl"]


def test_a_new_note_is_another_state_in_which_no_figure_has_changed(paths, coordinator):
    seal(paths, coordinator)
    write(paths)
    found = changes_since(paths, 1)
    assert (found.changes, found.files) == ((), ("notes/notes.jsonl",))
    assert seal(paths, coordinator).edition.number == 2
    assert changes_since(paths, 2).files == ()


def test_a_torn_line_of_notes_stops_no_sealing(paths, coordinator):
    note = write(paths)
    with paths.notes.open("ab") as file:
        file.write(b'{"event": "writ\xc3')
    edition = seal(paths, coordinator).edition
    sealed = read_notes(DataPaths(root=edition_folder(paths, edition.number)))
    assert (sealed.notes, sealed.unread_lines) == ((note,), (2,))
    assert seal(paths, coordinator).edition == edition
    assert changes_since(paths, 1).files == ()
