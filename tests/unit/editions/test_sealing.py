"""Sealing: the same state is one edition, and a state that differs in anything is another."""

import shutil

import pytest

from finsam_metrics.editions.figure_states import figure_states, states_of_database
from finsam_metrics.editions.kept_editions import (
    edition_folder,
    edition_numbers,
    read_edition,
    read_whole_edition,
)
from finsam_metrics.editions.sealing import seal
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.people import NotAllowedError, Person
from finsam_metrics.model.errors import IntakeError, PackageError, StoreError
from finsam_metrics.pipeline import check_plans, read_sound_folder
from finsam_metrics.store.database import load_tables


def test_an_edition_holds_every_data_file_as_it_stands(paths, coordinator):
    edition = seal(paths, coordinator, note="Länsmötet").edition
    kept = edition_folder(paths, edition.number)
    for name in ("plans/vasteras-2014/budget_line.csv", "reference/rule.csv", "schemas/goal.json"):
        assert (kept / name).read_bytes() == (paths.root / name).read_bytes()
    assert read_whole_edition(paths, 1) == edition
    assert (edition.note, edition.sealed_by) == ("Länsmötet", "samordnaren")


def test_sealing_twice_without_change_gives_the_edition_that_there_is(paths, coordinator):
    first, second = seal(paths, coordinator), seal(paths, coordinator, note="en gång till")
    assert (first.is_new, second.is_new) == (True, False)
    assert second.edition == first.edition
    assert edition_numbers(paths) == [1]


def test_a_state_that_comes_back_is_the_edition_that_it_was(data_copy, paths, coordinator):
    first = seal(paths, coordinator).edition
    name = "plans/vasteras-2014/datapackage.json"
    was = data_copy.file(name).read_text(encoding="utf-8")
    data_copy.edit_descriptor("vasteras-2014", lambda one: one.update(title="En annan titel"))
    assert seal(paths, coordinator).edition.number == 2
    data_copy.file(name).write_text(was, encoding="utf-8")
    assert seal(paths, coordinator).edition == first


def test_what_is_chosen_is_part_of_the_state(paths, coordinator):
    plain = seal(paths, coordinator).edition
    chosen = seal(paths, coordinator, choices={"ar": "2014", "matt": "tkr"}).edition
    assert chosen.content_hash != plain.content_hash
    assert read_edition(paths, 2).choices == {"ar": "2014", "matt": "tkr"}


def test_another_version_of_the_program_is_another_state(paths, coordinator, monkeypatch):
    seal(paths, coordinator)
    monkeypatch.setattr("finsam_metrics.editions.sealing.program_version", lambda: "9.9")
    assert seal(paths, coordinator).edition.number == 2


def test_an_edition_that_was_changed_since_is_not_said_to_hold_the_state(paths, coordinator):
    seal(paths, coordinator)
    (edition_folder(paths, 1) / "reference" / "rule.csv").unlink()
    assert seal(paths, coordinator).edition.number == 2


def test_the_number_of_an_edition_that_is_gone_is_not_given_again(paths, coordinator):
    seal(paths, coordinator)
    shutil.rmtree(edition_folder(paths, 1))
    assert seal(paths, coordinator).edition.number == 2


def test_a_sealing_stands_in_the_log_with_number_and_hash(paths, coordinator):
    edition = seal(paths, coordinator).edition
    seal(paths, coordinator)
    (entry,) = read_audit(paths)
    assert (entry.what, entry.edition, entry.sha256) == ("sealed", 1, edition.content_hash)


def test_who_has_no_role_seals_nothing(paths):
    with pytest.raises(NotAllowedError):
        seal(paths, Person(name="gäst"))
    assert edition_numbers(paths) == []


def test_data_with_faults_are_not_sealed(data_copy, paths, coordinator):
    data_copy.file("plans/vasteras-2014/goal.csv").unlink()
    with pytest.raises(PackageError):
        seal(paths, coordinator)
    assert edition_numbers(paths) == []


@pytest.mark.parametrize("note", ["Anna 19900101-0017", "x" * 201, "en\x1b[2Jfälla"])
def test_a_note_with_a_personal_number_or_that_is_no_short_plain_text_is_refused(
    note, paths, coordinator
):
    with pytest.raises(IntakeError):
        seal(paths, coordinator, note=note)
    assert edition_numbers(paths) == []


def test_an_edition_that_there_is_not_is_said_so(paths):
    with pytest.raises(StoreError, match="no edition 7"):
        read_edition(paths, 7)


def test_what_is_made_of_the_figures_is_the_same_of_the_database_as_of_the_files(small_db):
    folder = read_sound_folder(small_db)
    of_files = figure_states(folder, check_plans(folder))
    assert states_of_database(load_tables(small_db.database)) == of_files
    assert any(one["findings"] for one in of_files)
    assert any("." in one["cpi"] for one in of_files)


def test_a_state_is_the_same_edition_whether_its_database_is_built_or_not(paths, coordinator):
    first = seal(paths, coordinator)
    paths.database.unlink(missing_ok=True)
    again = seal(paths, coordinator)
    assert (again.is_new, again.edition.number) == (False, first.edition.number)
