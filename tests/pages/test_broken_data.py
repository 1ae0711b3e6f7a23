"""Data files with faults are told in Swedish, with the place; the last good figures stay."""

import re

import pytest

from finsam_metrics.pipeline import build

FILE = "plans/vasteras-2014/budget_line.csv"
GOOD = "Insatserna tar 66"


def break_amount(copy):
    """Write a letter into the amount of the first row of a plan and give the row's number."""
    path = copy.file(FILE)
    heading, first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    columns = heading.strip().split(",")
    cells = first.strip().split(",")
    cells[columns.index("amount_sek")] = "tusen"
    path.write_text(heading + ",".join(cells) + "\n" + "".join(rest), encoding="utf-8")
    return 2


def test_a_missing_database_is_built_by_the_first_visitor(open_page, data_copy):
    visit = open_page(data=data_copy.paths)
    assert not visit.has_failed
    assert visit.answer.startswith(GOOD)
    assert data_copy.paths.database.is_file()


@pytest.mark.parametrize("path", ["", "budget", "kallor"])
def test_a_broken_file_is_told_with_file_row_and_column_and_the_old_figures_stay(
    open_page, data_copy, path
):
    build(data_copy.paths)
    before = open_page(path, data=data_copy.paths)
    row = break_amount(data_copy)
    visit = open_page(path, data=data_copy.paths)
    assert not visit.has_failed
    (error,) = visit.app.error
    assert "fel" in error.value
    assert "senaste uppgifterna som gick att läsa" in error.value
    faults = visit.table("Fil").reset_index()
    (fault,) = faults[faults["Kolumn"] == "amount_sek"].to_dict("records")
    assert fault["Fil"] == FILE
    assert fault["Rad"] == str(row)
    assert "tusen" in fault["Det står"]
    assert visit.answer == before.answer


def test_without_any_database_a_broken_file_stops_the_page_without_traceback(open_page, data_copy):
    break_amount(data_copy)
    visit = open_page(data=data_copy.paths)
    assert not visit.has_failed
    (error,) = visit.app.error
    assert "ladda om sidan" in error.value
    assert "senaste uppgifterna" not in error.value
    assert visit.table("Fil").shape[0] >= 1
    assert not visit.app.title
    assert not visit.app.header


def test_a_mended_file_ends_the_notice(open_page, data_copy):
    build(data_copy.paths)
    good = data_copy.file(FILE).read_text(encoding="utf-8")
    break_amount(data_copy)
    assert open_page(data=data_copy.paths).app.error
    data_copy.file(FILE).write_text(good, encoding="utf-8")
    visit = open_page(data=data_copy.paths)
    assert not visit.app.error
    assert visit.answer.startswith(GOOD)


def test_faults_are_told_without_the_programs_own_words(open_page, data_copy):
    break_amount(data_copy)
    written = " ".join(open_page(data=data_copy.paths).texts())
    assert not re.search(r"Traceback|Error|Exception|line \d", written)


def test_sound_data_gives_no_notice(open_page):
    assert not open_page().app.error
