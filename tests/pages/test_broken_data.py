"""Data files with faults are told in Swedish, with the place; the last good figures stay."""

import os
import re

import duckdb
import pytest
import streamlit as st

from finsam_metrics.pipeline import build

FILE = "plans/vasteras-2014/budget_line.csv"
GOOD = "Insatserna tar 66"


def break_amount(copy):
    """Write a letter into the amount of the first row of a plan and give the row's number."""
    path = copy.file(FILE)
    heading, first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    budgets = heading.strip().split(",")
    cells = first.strip().split(",")
    cells[budgets.index("amount_sek")] = "tusen"
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
    faults = visit.table("Fil").reset_index().replace(r"\\", "", regex=True)
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


def spoil(paths):
    """Turn bytes in the middle of the database, as a bad disk does."""
    content = bytearray(paths.database.read_bytes())
    for place in range(12_288, len(content), 4_096):
        content[place] ^= 0xFF
    paths.database.write_bytes(content)


def take_a_column(paths):
    """Leave a database without a column that the pages read, as an older version would."""
    with duckdb.connect(str(paths.database)) as connection:
        connection.execute("drop view plan")
        connection.execute("create view plan as select 1 as plan_id")


def put_text(paths):
    """Leave something else where the database stands."""
    paths.database.write_text("no database")


@pytest.mark.parametrize("damage", [spoil, take_a_column, put_text])
def test_a_damaged_or_foreign_database_is_built_again(open_page, data_copy, damage):
    build(data_copy.paths)
    damage(data_copy.paths)
    visit = open_page(data=data_copy.paths)
    assert not visit.has_failed
    assert not visit.app.error
    assert visit.answer.startswith(GOOD)


@pytest.mark.parametrize("damage", [spoil, take_a_column, put_text])
def test_with_a_damaged_database_and_broken_files_the_last_good_figures_stay_and_both_are_told(
    open_page, data_copy, damage
):
    build(data_copy.paths)
    before = open_page(data=data_copy.paths)
    damage(data_copy.paths)
    break_amount(data_copy)
    visit = open_page(data=data_copy.paths)
    assert not visit.has_failed
    told = " ".join(error.value for error in visit.app.error)
    assert "fel" in told
    assert "Databasen är skadad eller byggd av en annan version av programmet" in told
    assert visit.answer == before.answer


def test_a_stray_file_of_an_editor_is_passed_over(open_page, data_copy):
    build(data_copy.paths)
    plan = data_copy.file("plans/vasteras-2014")
    (plan / ".#goal.csv").symlink_to("someone@host.1234")
    (data_copy.file("reference") / ".#rule.csv").symlink_to("someone@host.1234")
    visit = open_page(data=data_copy.paths)
    assert not visit.has_failed
    assert not visit.app.error
    assert visit.answer.startswith(GOOD)


@pytest.mark.parametrize("kind", ["folder", "link that leads nowhere", "pipe"])
def test_what_is_no_file_where_a_table_should_be_is_told_and_the_figures_stay(
    open_page, data_copy, kind
):
    build(data_copy.paths)
    before = open_page(data=data_copy.paths)
    table = data_copy.file("plans/vasteras-2014/goal.csv")
    table.unlink()
    if kind == "folder":
        table.mkdir()
    elif kind == "pipe":
        os.mkfifo(table)
    else:
        table.symlink_to("nowhere")
    visit = open_page(data=data_copy.paths)
    assert not visit.has_failed
    assert len(visit.app.error) == 1
    assert visit.table("Fil").index[0].replace("\\", "") == "plans/vasteras-2014/goal.csv"
    assert visit.answer == before.answer


def test_a_database_that_cannot_be_written_is_told_and_tried_again(open_page, data_copy):
    data_copy.paths.database.mkdir()
    visit = open_page(data=data_copy.paths)
    assert not visit.has_failed
    assert "Databasen kunde inte skrivas" in visit.app.error[0].value
    assert not visit.app.header
    data_copy.paths.database.rmdir()
    st.cache_resource.clear()  # stands for the ten seconds until it is tried again
    mended = open_page(data=data_copy.paths)
    assert not mended.app.error
    assert mended.answer.startswith(GOOD)
