"""How figures stand after a person changed one: what a mended sum says, and what it does not."""

import pytest

from finsam_metrics.intake.actions import take_repair
from finsam_metrics.intake.draft_folders import add_step, load_review
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.judging import State, judge
from tests.taken_in import BROKEN, SOUND


@pytest.fixture
def broken(paths, take_in):
    """A draft of a plan with a sum that fails: its review, and how it stands."""
    entry = take_in(BROKEN)
    review = load_review(paths, entry.draft_id)
    return entry, review, judge(review)


def parts_of(review, judgement):
    """The figures of the failing sum that no repair changes, with their labels."""
    (check,) = judgement.failing
    return {
        figure_id: review.figure(figure_id).line.line_text
        for figure_id in check.parts
        if figure_id not in judgement.needs
    }


def test_the_other_figures_of_a_sum_are_likely_once_a_repair_makes_it_hold(
    paths, coordinator, broken
):
    entry, review, judgement = broken
    parts = parts_of(review, judgement)
    assert {judgement.states[part] for part in parts} == {State.CONTRADICTING}
    (check,) = judgement.failing
    (repair,) = judgement.repairs[check.figure_id]
    action = take_repair(review.figure(check.figure_id), repair, "Tryckfel")
    after = judge(add_step(paths, coordinator, entry.draft_id, action.text, action.edits))
    assert after.failing == ()
    assert {after.states[part] for part in parts} == {State.LIKELY}
    assert parts.keys() <= after.mended_ids


def test_figures_of_a_sum_that_holds_as_it_was_read_are_not_mended(paths, take_in):
    assert judge(load_review(paths, take_in(SOUND).draft_id)).mended_ids == frozenset()


def test_a_sum_that_a_change_leaves_failing_mends_nothing(paths, coordinator, broken):
    entry, _, judgement = broken
    (check,) = judgement.failing
    edit = Edit(scope=Scope.FIGURE, target=check.figure_id, field="printed_text", value="1 275")
    after = judge(add_step(paths, coordinator, entry.draft_id, "Ändrade", (edit,)))
    assert after.mended_ids == frozenset()
    assert after.states[check.figure_id] is State.CONTRADICTING
