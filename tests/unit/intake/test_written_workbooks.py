"""The workbook for plans that are written by hand comes in by the same door as documents."""

import pytest

from finsam_metrics.intake.draft_folders import load_review, make_draft
from finsam_metrics.intake.judging import State, judge
from finsam_metrics.intake.reader import read_now
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.words.plan_sheets import PLAN_SHEET, SHEETS
from tests.filled_templates import fill_template


@pytest.fixture
def fill(paths, tmp_path):
    """Fills the sheets with their examples; ``mend`` may change the workbook before it is kept."""

    def filled(mend=lambda book: None):
        fill_template(paths, tmp_path / "mall.xlsx", mend)
        return (tmp_path / "mall.xlsx").read_bytes()

    return filled


def read_in(paths, person, content):
    """The review of a workbook."""
    entry = make_draft(paths, person, file_name="mall.xlsx", content=content)
    read_now(paths, entry)
    return load_review(paths, entry.draft_id)


def test_what_a_person_wrote_is_likely_and_in_its_table(paths, coordinator, fill):
    review = read_in(paths, coordinator, fill())
    assert review.identity.budget_year == 2027
    assert review.identity.association_text == "Samordningsförbundet Exempeldalen"
    (figure,) = review.figures
    assert judge(review).states[figure.figure_id] is State.LIKELY
    assert {one.table for one in review.facts} == {
        sheet.table for sheet in SHEETS if sheet.table != "budget_line"
    }


def test_faults_in_the_workbook_are_told_with_sheet_and_row(paths, coordinator, fill):
    def spoil(book):
        for row in book[PLAN_SHEET].iter_rows():
            if str(row[0].value).startswith("Budgetår"):
                row[1].value = "i år"

    with pytest.raises(ReadingError) as raised:
        read_in(paths, coordinator, fill(spoil))
    assert raised.value.swedish.startswith("Mallen har fel som ni rättar i filen")
    assert "Bladet Planen, rad" in raised.value.swedish
