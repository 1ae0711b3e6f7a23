"""Drafts: kept with their document, held by one person, changed in steps, discarded whole."""

import dataclasses
import subprocess
import sys
import time

import pytest

from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.draft_folders import (
    LARGEST_DOCUMENT,
    STEPS,
    HeldError,
    Stage,
    add_step,
    discard,
    list_drafts,
    load_entry,
    load_review,
    load_steps,
    make_draft,
    redo,
    stage_of,
    take_over,
    undo,
)
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.people import NotAllowedError, Person
from finsam_metrics.intake.publishing import publish
from finsam_metrics.intake.reader import PageNote
from finsam_metrics.intake.reading import Progress, reading_state, start_reading, stop_reading
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import PROJECT_ROOT
from tests.taken_in import SOUND, accept_everything

A_MINUTE = 60
TITLE = (Edit(scope=Scope.DOCUMENT, target="", field="title", value="Planen"),)


def test_a_document_and_its_draft_are_kept_and_noted(paths, coordinator):
    entry = make_draft(paths, coordinator, file_name="C:\\mapp\\plan.PDF", content=b"text")
    assert (entry.file_name, entry.document) == ("plan.PDF", f"{entry.sha256}.pdf")
    assert (paths.documents / entry.document).read_bytes() == b"text"
    assert load_entry(paths, entry.draft_id) == entry
    assert stage_of(paths, entry) is Stage.READING
    assert [one.what for one in read_audit(paths)] == ["uploaded"]


@pytest.mark.parametrize("content", [b"", b"x" * (LARGEST_DOCUMENT + 1)], ids=["empty", "large"])
def test_what_is_empty_or_too_large_is_no_document(paths, coordinator, content):
    with pytest.raises(IntakeError):
        make_draft(paths, coordinator, file_name="plan.pdf", content=content)
    assert list_drafts(paths) == []


def test_who_has_no_role_uploads_changes_and_discards_nothing(paths, take_in):
    guest, entry = Person(name="gäst"), take_in()
    for write in (
        lambda: make_draft(paths, guest, file_name="a.txt", content=b"x"),
        lambda: add_step(paths, guest, entry.draft_id, "Titel", TITLE),
        lambda: undo(paths, guest, entry.draft_id),
        lambda: take_over(paths, guest, entry.draft_id),
        lambda: discard(paths, guest, entry.draft_id),
        lambda: start_reading(paths, guest, entry),
        lambda: stop_reading(paths, guest, entry.draft_id),
    ):
        with pytest.raises(NotAllowedError):
            write()
    assert len(list_drafts(paths)) == 1


def test_the_second_reviewer_is_told_who_has_the_draft_and_can_take_it_over(
    paths, coordinator, take_in
):
    entry = take_in()
    other = dataclasses.replace(coordinator, name="den andra", visit="besok-2")
    with pytest.raises(HeldError, match="samordnaren"):
        add_step(paths, other, entry.draft_id, "Titel", TITLE)
    take_over(paths, other, entry.draft_id)
    assert add_step(paths, other, entry.draft_id, "Titel", TITLE).identity.title == "Planen"
    with pytest.raises(HeldError, match="den andra"):
        add_step(paths, coordinator, entry.draft_id, "Titel", TITLE)


def test_a_step_is_undone_and_done_again_and_a_new_one_forgets_what_was_undone(
    paths, coordinator, take_in
):
    draft_id = take_in().draft_id
    before = load_review(paths, draft_id).identity.title
    add_step(paths, coordinator, draft_id, "Titel", TITLE)
    undo(paths, coordinator, draft_id)
    assert load_review(paths, draft_id).identity.title == before
    redo(paths, coordinator, draft_id)
    assert load_review(paths, draft_id).identity.title == "Planen"
    undo(paths, coordinator, draft_id)
    add_step(paths, coordinator, draft_id, "Slag", TITLE)
    assert load_steps(paths, draft_id).undone == ()


def test_a_step_that_was_written_half_is_passed_over(paths, coordinator, take_in):
    draft_id = take_in().draft_id
    add_step(paths, coordinator, draft_id, "Titel", TITLE)
    with (paths.drafts / draft_id / STEPS).open("a", encoding="utf-8") as file:
        file.write('\n{"at": "2026-')
    assert load_review(paths, draft_id).identity.title == "Planen"
    add_step(paths, coordinator, draft_id, "Titel", TITLE)
    assert len(load_steps(paths, draft_id).done) == 2


def test_an_edit_that_cannot_be_applied_is_not_kept(paths, coordinator, take_in):
    draft_id = take_in().draft_id
    odd = Edit(scope=Scope.ROW, target="t9-r9", field="line_text", value="x")
    with pytest.raises(IntakeError):
        add_step(paths, coordinator, draft_id, "Fel", (odd,))
    assert load_steps(paths, draft_id).done == ()


def test_a_discarded_draft_takes_its_document_with_it_unless_something_else_has_it(
    paths, coordinator, take_in
):
    first, second = take_in(), take_in()
    discard(paths, coordinator, first.draft_id)
    assert (paths.documents / second.document).is_file()
    accept_everything(paths, coordinator, second.draft_id)
    publish(paths, coordinator, second.draft_id, expected_revision=1)
    discard(paths, coordinator, second.draft_id)
    third = take_in()
    discard(paths, coordinator, third.draft_id)
    assert (paths.documents / third.document).is_file()
    assert list_drafts(paths) == []


@pytest.mark.parametrize("draft_id", ["../plans", "x", "20260101-000000000000"])
def test_a_draft_that_is_none_is_said(paths, draft_id):
    with pytest.raises(IntakeError):
        load_entry(paths, draft_id)


def test_reading_goes_on_beside_and_is_done(paths, coordinator):
    entry = make_draft(paths, coordinator, file_name="plan.txt", content=SOUND.encode())
    start_reading(paths, coordinator, entry)
    wait_for_end(paths, entry)
    assert reading_state(paths, entry.draft_id).progress is Progress.DONE
    assert load_review(paths, entry.draft_id).identity.association_id == "kramfors"


def test_a_reading_tells_its_page_and_never_goes_back(paths, coordinator, monkeypatch):
    entry = make_draft(paths, coordinator, file_name="plan.txt", content=SOUND.encode())
    monkeypatch.setattr("finsam_metrics.intake.reading._is_held", lambda folder: True)
    note = PageNote(paths.drafts / entry.draft_id)
    assert reading_state(paths, entry.draft_id).page is None
    shares = []
    for page in (1, 2, 2, 3, 1, 3, 2, 1, 2, 3):
        note(page, 3)
        state = reading_state(paths, entry.draft_id).page
        assert (state.page, state.count) == (page, 3)
        shares.append(state.share)
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1


def test_a_reading_that_begins_anew_has_no_page_of_the_one_before(paths, coordinator):
    entry = make_draft(paths, coordinator, file_name="plan.txt", content=SOUND.encode())
    PageNote(paths.drafts / entry.draft_id)(3, 3)
    start_reading(paths, coordinator, entry)
    state = reading_state(paths, entry.draft_id)
    assert (state.progress, state.page) == (Progress.RUNNING, None)
    assert state.begun_at is not None
    stop_reading(paths, coordinator, entry.draft_id)


def test_what_cannot_be_read_is_said_in_swedish(paths, coordinator):
    entry = make_draft(paths, coordinator, file_name="plan.pdf", content=b"%PDF-1.4 trasig")
    start_reading(paths, coordinator, entry)
    wait_for_end(paths, entry)
    state = reading_state(paths, entry.draft_id)
    assert state.progress is Progress.FAILED
    assert state.failure_text
    assert stage_of(paths, entry) is Stage.FAILED


def test_a_reading_that_is_stopped_or_killed_is_said_to_be(paths, coordinator):
    entry = make_draft(paths, coordinator, file_name="plan.txt", content=SOUND.encode())
    start_reading(paths, coordinator, entry)
    stop_reading(paths, coordinator, entry.draft_id)
    state = reading_state(paths, entry.draft_id)
    assert state.progress is Progress.FAILED
    assert "avbröts" in state.failure_text


def test_another_server_sees_that_a_reading_goes_on_by_its_lock(paths, coordinator):
    entry = make_draft(paths, coordinator, file_name="plan.txt", content=SOUND.encode())
    lock = paths.drafts / entry.draft_id / ".reading.lock"
    script = (
        "import sys, time; from filelock import FileLock\n"
        "with FileLock(sys.argv[1]): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(lock)], stdout=subprocess.PIPE, cwd=PROJECT_ROOT
    ) as holder:
        holder.stdout.readline()
        assert reading_state(paths, entry.draft_id).progress is Progress.RUNNING
        holder.kill()
    assert reading_state(paths, entry.draft_id).progress is Progress.FAILED


def wait_for_end(paths, entry):
    """Wait until a reading has ended."""
    for _ in range(A_MINUTE * 10):
        if reading_state(paths, entry.draft_id).progress is not Progress.RUNNING:
            return
        time.sleep(0.1)
    pytest.fail("the reading did not end")
