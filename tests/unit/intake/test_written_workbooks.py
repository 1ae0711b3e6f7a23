"""The workbook for plans that are written by hand comes in by the same door as documents."""

import openpyxl
import pytest

from finsam_metrics.intake.draft_folders import load_review, make_draft
from finsam_metrics.intake.judging import State, judge
from finsam_metrics.intake.reader import read_now
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.pipeline import read_sound_folder
from finsam_metrics.reports.plan_templates import write_plan_template
from finsam_metrics.words.plan_sheets import (
    EXAMPLE_SHEET,
    IDENTITY,
    PLAN_SHEET,
    SHEETS,
    vocabulary_choices,
)


@pytest.fixture
def fill(paths, tmp_path):
    """Fills the sheets with their examples; ``mend`` may change the workbook before it is kept."""

    def filled(mend=lambda book: None):
        choices = vocabulary_choices(read_sound_folder(paths).shared)
        file = tmp_path / "mall.xlsx"
        file.write_bytes(write_plan_template(choices))
        book = openpyxl.load_workbook(file)
        plan = book[PLAN_SHEET]
        for row in plan.iter_rows():
            for column in IDENTITY:
                if row[0].value and str(row[0].value).startswith(column.heading):
                    row[1].value = column.example
        for sheet in SHEETS:
            page = book[sheet.name]
            heads = {str(cell.value).rstrip(" *"): cell for row in page.iter_rows() for cell in row}
            for column in sheet.columns:
                head = heads[column.heading]
                if column.field != "part_of":
                    page.cell(head.row + 1, head.column).value = column.example
        del book[EXAMPLE_SHEET]
        mend(book)
        book.save(file)
        return file.read_bytes()

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
