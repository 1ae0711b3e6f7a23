"""A table that the sums let be read in several ways shows them, and one is chosen as edits."""

import pytest

from finsam_metrics.intake.draft_folders import add_step, load_draft, load_review, undo
from finsam_metrics.intake.judging import judge
from finsam_metrics.intake.publishing import publish
from finsam_metrics.intake.table_readings import choose_reading, readings_of_table
from tests.taken_in import EITHER, SOUND, accept_everything


@pytest.fixture
def draft(take_in):
    """A draft whose first two rows may stand in either column."""
    return take_in(EITHER).draft_id


@pytest.fixture
def choose(paths, coordinator, draft):
    """Chooses a reading of the draft's table by its number."""

    def chosen(number):
        review = load_review(paths, draft)
        reading = readings_of_table(review, 1)[number]
        action = choose_reading(review, 1, reading, "Så står det")
        return add_step(paths, coordinator, draft, action.text, action.edits)

    return chosen


def columns_of(review, label):
    """The columns in which a row states an amount."""
    return {one.column for one in review.figures if one.line.line_text == label and one.is_kept}


def chosen_of(review):
    """Which of the readings stands."""
    return [number for number, one in enumerate(readings_of_table(review, 1)) if one.is_chosen]


def test_a_draft_carries_the_readings_with_the_rows_that_differ(paths, draft):
    (other,) = load_draft(paths, draft).other_readings
    assert [(row.label, row.cells) for row in other.rows] == [
        ("Löner", ("510", None)),
        ("Hyra", (None, "510")),
    ]


def test_it_stands_as_it_was_read_until_another_is_chosen(paths, draft, choose):
    assert chosen_of(load_review(paths, draft)) == [0]
    review = choose(1)
    assert chosen_of(review) == [1]
    assert (columns_of(review, "Löner"), columns_of(review, "Hyra")) == ({1}, {2})
    assert judge(review).failing == ()


def test_the_first_reading_can_be_chosen_back_and_the_choice_undone(
    paths, coordinator, draft, choose
):
    choose(1)
    review = choose(0)
    assert (chosen_of(review), columns_of(review, "Löner")) == ([0], {2})
    undo(paths, coordinator, draft)
    undo(paths, coordinator, draft)
    assert load_review(paths, draft).steps == ()


def test_what_is_chosen_is_accepted_and_published_with_why(paths, coordinator, draft, choose):
    review = choose(1)
    accepted = {one.line.line_text for one in review.figures if one.accepted_by}
    assert accepted == {"Löner", "Hyra"}
    accept_everything(paths, coordinator, draft)
    package = publish(paths, coordinator, draft, expected_revision=1)
    said = {(one.line_text, one.reason_text) for one in package.changes}
    assert {("Löner", "Så står det"), ("Hyra", "Så står det")} <= said


def test_a_table_with_one_reading_offers_none(paths, take_in):
    review = load_review(paths, take_in(SOUND).draft_id)
    assert readings_of_table(review, 1) == ()
