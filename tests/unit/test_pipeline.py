"""When the database is built, and what a build reports."""

import os
import shutil

import pytest

from finsam_metrics.model.errors import PackageError
from finsam_metrics.pipeline import BuildReport, build, is_stale, newest_change_ns, read_and_check
from finsam_metrics.store.database import load_tables


@pytest.fixture
def built(data_copy):
    """A copy of the data with a database as old as the newest change; it is not read."""
    newest = newest_change_ns(data_copy.paths)
    data_copy.paths.database.touch()
    os.utime(data_copy.paths.database, ns=(newest, newest))
    return data_copy


def test_a_build_reports_what_it_read_and_found(data_copy):
    assert build(data_copy.paths) == BuildReport(
        plan_count=5, figure_count=435, sum_check_count=129, finding_count=8
    )


def test_plans_are_checked_without_a_database(data_copy):
    plans = read_and_check(data_copy.paths)
    assert [len(plan.findings) for plan in plans] == [3, 1, 0, 1, 3]
    assert not data_copy.paths.database.exists()


def test_a_database_that_is_not_there_is_stale(data_copy):
    assert is_stale(data_copy.paths)


def test_a_database_as_new_as_the_data_is_not_stale(built):
    assert not is_stale(built.paths)


@pytest.mark.parametrize(
    "file",
    [
        "plans/vasteras-2014/budget_line.csv",
        "vocabulary/spelling.csv",
        "reference/rule.csv",
        "allocation_keys/allocation_key.csv",
        "schemas/goal.json",
    ],
)
def test_a_database_older_than_a_data_file_is_stale(file, built):
    later = built.paths.database.stat().st_mtime_ns + 1
    os.utime(built.file(file), ns=(later, later))
    assert is_stale(built.paths)


def test_a_deleted_plan_makes_the_database_stale(built):
    shutil.rmtree(built.file("plans/vasteras-2014"))
    assert is_stale(built.paths)


def test_a_deleted_file_makes_the_database_stale(built):
    built.file("plans/vasteras-2014/goal.csv").unlink()
    assert is_stale(built.paths)


def test_a_folder_that_is_gone_makes_the_database_stale(built):
    shutil.rmtree(built.paths.allocation_keys)
    assert is_stale(built.paths)


def test_a_database_that_was_just_built_is_not_stale(small_plans):
    small_plans.write("row | text | 2014 budget\n1 | A | 10")
    build(small_plans.paths)
    assert not is_stale(small_plans.paths)


def test_a_data_folder_older_than_a_table_has_it_empty_in_the_programs_columns(data_copy):
    for name in ("invoice_recipient", "accessibility_check", "glossary"):
        data_copy.file(f"reference/{name}.csv").unlink()
        data_copy.file(f"schemas/{name}.json").unlink()
    build(data_copy.paths)
    tables = load_tables(data_copy.paths.database)
    assert tables["invoice_recipient"].is_empty()
    assert "organisation_number" in tables["invoice_recipient"].columns
    assert tables["glossary"].is_empty()
    assert not tables["budget_line"].is_empty()


def test_a_table_that_the_folder_has_a_schema_of_may_not_be_lost(data_copy):
    data_copy.file("reference/population.csv").unlink()
    with pytest.raises(PackageError, match=r"population\.csv: the file is missing"):
        build(data_copy.paths)


def test_the_register_of_invoice_details_may_be_absent(data_copy):
    data_copy.file("reference/invoice_recipient.csv").unlink()
    build(data_copy.paths)
    assert load_tables(data_copy.paths.database)["invoice_recipient"].is_empty()
