"""A row that was joined of two is parted in two, in place and in its sum, undone as one."""

import pytest

from finsam_metrics.intake.draft_folders import add_step, load_review, undo
from finsam_metrics.intake.judging import judge
from finsam_metrics.intake.publishing import publish
from finsam_metrics.intake.row_splitting import RowPart, split_row, suggest_parts
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.store.database import load_tables
from tests.taken_in import SOUND, accept_everything

JOINED = SOUND.replace(
    "Hyra\t12\t15\t\nLöner\t- 3\t1 200\t1 250\n", "Hyra 1 115 Löner\t9\t100\t1 250\n"
)


@pytest.fixture
def draft(take_in):
    """A draft whose first row was joined of two."""
    return take_in(JOINED).draft_id


def row_of(review, label):
    """The figures of the row of a label."""
    return [one for one in review.figures if one.line.line_text == label]


def part(paths, person, draft_id, first, second):
    """Part the first row of a draft."""
    review = load_review(paths, draft_id)
    action = split_row(review, review.figures[0].row_id, first, second)
    return add_step(paths, person, draft_id, action.text, action.edits)


RENT = RowPart(label="Hyra", amounts={1: "12", 2: "1 115"})
PAY = RowPart(label="Löner", amounts={1: "- 3", 2: "100", 3: "1 250"})


def test_an_amount_among_the_words_parts_them(paths, draft):
    of_row = row_of(load_review(paths, draft), load_review(paths, draft).figures[0].line.line_text)
    first, second = suggest_parts(of_row)
    assert (first.label, second.label) == ("Hyra", "Löner")
    assert list(first.amounts.values()) == ["1 115"]
    assert list(second.amounts.values()) == ["9", "100", "1 250"]


def test_both_parts_stand_in_place_and_in_the_sum(paths, coordinator, draft):
    review = part(paths, coordinator, draft, RENT, PAY)
    labels = list(dict.fromkeys(one.line.line_text for one in review.figures))
    assert labels == ["Hyra", "Löner", "Ljuslyktan", "Summa kostnader"]
    kept = [one for one in review.figures if one.is_kept]
    rent, pay = (
        {one.column: one.line.printed_text for one in kept if one.line.line_text == label}
        for label in ("Hyra", "Löner")
    )
    assert (rent, pay) == (RENT.amounts, PAY.amounts)
    assert {one.line.part_of for one in row_of(review, "Löner")} == {3}
    assert judge(review).failing == ()


def test_a_split_is_undone_as_one(paths, coordinator, draft):
    before = load_review(paths, draft).figures
    part(paths, coordinator, draft, RENT, PAY)
    undo(paths, coordinator, draft)
    assert load_review(paths, draft).figures == before


def test_a_part_can_be_split_again(paths, coordinator, draft):
    review = part(paths, coordinator, draft, RENT, PAY)
    (row_id,) = {one.row_id for one in row_of(review, "Löner")}
    first = RowPart(label="Löner", amounts={2: "60"})
    action = split_row(review, row_id, first, RowPart(label="Arvoden", amounts={2: "40"}))
    review = add_step(paths, coordinator, draft, action.text, action.edits)
    labels = list(dict.fromkeys(one.line.line_text for one in review.figures))
    assert labels[:3] == ["Hyra", "Löner", "Arvoden"]


@pytest.mark.parametrize(
    "second",
    [RowPart(label=" ", amounts={2: "100"}), RowPart(label="Löner", amounts={2: " "})],
    ids=["no label", "no amount"],
)
def test_a_part_without_label_or_amount_is_told(paths, coordinator, draft, second):
    with pytest.raises(IntakeError, match="no label or no amount"):
        part(paths, coordinator, draft, RENT, second)


def test_a_split_row_is_published_with_why(paths, coordinator, draft):
    part(paths, coordinator, draft, RENT, PAY)
    accept_everything(paths, coordinator, draft)
    package = publish(paths, coordinator, draft, expected_revision=1)
    lines = load_tables(paths.database)["budget_line"].filter(plan_id="kramfors-2024")
    assert lines.filter(line_text="Löner", year=2024)["printed_text"].to_list() == ["100"]
    said = {one.reason_text for one in package.changes if one.line_text == "Löner"}
    assert said == {"Två rader var lästa som en, Hyra 1 115 Löner"}
