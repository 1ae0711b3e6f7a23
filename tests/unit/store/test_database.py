"""The database: what stands in it, and that a reader never sees half of it."""

import os
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.pipeline import build
from finsam_metrics.store.database import describe_tables, load_tables

PUBLIC_COLUMNS = {
    "association": "association_id association_name county_code county_name formed_date ended_date "
    "successor_id website",
    "association_municipality": "association_id municipality_code municipality_name from_year "
    "to_year",
    "document": "document_id association_id kind title registry_number decided_date sha256 "
    "media_type page_count",
    "plan": "plan_id association_id budget_year revision phase document_id frame_sek "
    "applied_for_sek disposable_sek disposable_is_approximate",
    "budget_line": "figure_id plan_id association_id statement table_text section_text row_number "
    "line_text row_kind kind category_id is_judgement year version column_text printed_text "
    "printed_amount_sek amount_sek is_approximate basis page line",
    "priority_group": "plan_id association_id group_text group_id age_from age_to context "
    "is_judgement page line",
    "training": "plan_id association_id training_id title when_text start_date year month season "
    "scope reach training_type audience_text participants_min participants_max cost_sek "
    "printed_text page line",
    "allocation_key": "key_id title year valid_from valid_to cap_sek decision_body decision_date "
    "decision_paragraph decision_text document_id printed_text line",
    "allocation_key_share": "key_id association_id amount_sek share",
    "initiative": "plan_id association_id name amount_sek printed_text condition_text "
    "supplement_text owner_text partner_text orientation page line",
    "staffing": "plan_id association_id role extent_share employer_text page line",
    "meeting": "plan_id association_id body date place page line",
    "goal": "plan_id association_id area goal_summary target_operator target_value target_unit "
    "page line",
    "finding": "finding_id plan_id rule_id severity statement section_text line_text year message "
    "stated_sek computed_sek difference_sek suggestion page line",
    "population": "municipality_code year population_count population_16_64_count source",
    "price_index": "year cpi source",
}
BUILD_FOR_EVER = """
import sys
from pathlib import Path
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.pipeline import build
while True:
    build(DataPaths(root=Path(sys.argv[1])))
"""


@pytest.fixture(scope="module")
def described(small_db):
    """The public tables: one row per column."""
    return describe_tables(small_db.database)


def leftovers(root: Path) -> list[Path]:
    """What an interrupted build left beside the database."""
    return list(root.glob(".finsam-*"))


@pytest.mark.parametrize("table", PUBLIC_COLUMNS)
def test_public_tables_have_the_columns_that_others_rely_on(table, described):
    columns = described.filter(pl.col("table_name") == table)["column_name"].to_list()
    assert set(PUBLIC_COLUMNS[table].split()) - set(columns) == set()


def test_every_table_and_column_is_described(described):
    bare = described.filter(
        pl.col("table_comment").fill_null("").str.strip_chars().eq("")
        | pl.col("column_comment").fill_null("").str.strip_chars().eq("")
    )
    assert bare.select("table_name", "column_name").rows() == []


def test_every_amount_is_exact_kronor_and_ore(described):
    amounts = described.filter(pl.col("column_name").str.ends_with("_sek"))
    assert amounts.height >= 14
    assert amounts["data_type"].unique().to_list() == ["DECIMAL(14,2)"]


def test_every_public_table_is_loaded(described, small_db):
    assert sorted(load_tables(small_db.database)) == sorted(described["table_name"].unique())


def test_a_table_is_loaded_in_the_order_it_was_written(small_db):
    lines = load_tables(small_db.database)["budget_line"]
    assert lines["plan_id"].unique(maintain_order=True).to_list() == [
        "kramfors-2010",
        "norra-vastmanland-2011",
        "vasteras-2014",
        "vastra-malardalen-2012",
        "vastra-malardalen-2021",
    ]
    assert lines.height == 435
    assert lines.schema["amount_sek"] == pl.Decimal(14, 2)


def test_the_plan_view_gives_the_amounts_a_plan_states_for_its_own_year(small_db):
    plans = load_tables(small_db.database)["plan"].select(
        "plan_id",
        "frame_sek",
        "applied_for_sek",
        "disposable_sek",
        "disposable_is_approximate",
        "frame_figure_id",
    )
    assert plans.sort("plan_id").rows() == [
        (
            "kramfors-2010",
            Decimal(1930000),
            None,
            None,
            None,
            "kramfors-2010-budget-r4-2010-budget",
        ),
        (
            "norra-vastmanland-2011",
            Decimal(7000000),
            None,
            None,
            None,
            "norra-vastmanland-2011-funding-r1-2011-budget",
        ),
        (
            "vasteras-2014",
            Decimal(11000000),
            Decimal(14000000),
            Decimal(14405000),
            False,
            "vasteras-2014-funding-r2-2014-budget",
        ),
        (
            "vastra-malardalen-2012",
            Decimal(4000000),
            None,
            Decimal(5500000),
            True,
            "vastra-malardalen-2012-funding-r1-2012-budget",
        ),
        (
            "vastra-malardalen-2021",
            Decimal(3000000),
            None,
            None,
            None,
            "vastra-malardalen-2021-budget-r6-2021-budget",
        ),
    ]


def test_findings_keep_their_figures_with_the_most_doubted_first(small_db):
    figures = load_tables(small_db.database)["finding_figure"].filter(
        pl.col("finding_id").str.ends_with("roll-forward-mismatch")
    )
    assert figures.select("figure_order", "figure_id").rows() == [
        (1, "vastra-malardalen-2021-cash-flow-r7-2019-outcome"),
        (2, "vastra-malardalen-2021-cash-flow-r8-2019-outcome"),
        (3, "vastra-malardalen-2021-cash-flow-r6-2019-outcome"),
    ]


def test_an_accepted_correction_changes_the_amount_and_keeps_what_is_printed(small_plans):
    small_plans.write(
        """
row | text | category   | basis           | 2014 budget
1   | A    | individual | column_inferred | 10
2   | B    | individual |                 | 11
""",
        correction=[
            {
                "figure_id": "vasteras-2014-budget-r1-2014-budget",
                "printed_text": "10",
                "amount_sek": "12500.5",
            }
        ],
    )
    build(small_plans.paths)
    lines = load_tables(small_plans.paths.database)["budget_line"]
    columns = ["amount_sek", "printed_amount_sek", "printed_text", "basis"]
    assert lines.select(columns).rows() == [
        (Decimal("12500.50"), Decimal(10000), "10", "column_inferred+corrected"),
        (Decimal(11000), Decimal(11000), "11", "printed"),
    ]
    assert load_tables(small_plans.paths.database)["correction"]["author_text"].to_list() == [
        "ekonomen"
    ]


def test_a_missing_database_says_how_to_build_it(tmp_path: Path):
    with pytest.raises(StoreError, match=r"there is no database none\.duckdb; build it with"):
        load_tables(tmp_path / "none.duckdb")["plan"]


def test_rows_that_break_a_check_of_the_database_build_nothing(small_plans):
    small_plans.paths.database.write_bytes(b"old")
    small_plans.write("row | text | 2014 budget\n1 | A | 10", document={"page_count": 0})
    with pytest.raises(
        StoreError, match=r"the rows do not fit the database: .*page_count"
    ) as raised:
        build(small_plans.paths)
    assert str(raised.value).endswith(
        "mend the data file that has the row named above and build again"
    )
    assert small_plans.paths.database.read_bytes() == b"old"
    assert leftovers(small_plans.paths.root) == []


def test_a_database_that_cannot_be_put_in_place_is_told(small_plans):
    small_plans.write("row | text | 2014 budget\n1 | A | 10")
    small_plans.paths.database.mkdir()
    with pytest.raises(StoreError, match=r"cannot write finsam\.duckdb"):
        build(small_plans.paths)
    assert leftovers(small_plans.paths.root) == []


def test_a_reader_that_holds_the_old_file_keeps_reading_it(small_plans):
    small_plans.write("row | text | 2014 budget\n1 | A | 10")
    build(small_plans.paths)
    with duckdb.connect(str(small_plans.paths.database), read_only=True) as reader:
        small_plans.write("row | text | 2015 budget\n1 | B | 20", budget_year=2015)
        build(small_plans.paths)
        assert reader.execute("select line_text from budget_line").fetchall() == [("A",)]
    assert load_tables(small_plans.paths.database)["budget_line"]["line_text"].to_list() == [
        "A",
        "B",
    ]


@pytest.mark.parametrize("delay", [0, 0.05, 0.15, 0.4])
def test_a_build_that_is_killed_leaves_the_database_whole(delay, small_plans):
    """The child builds over and over, and is killed some time into one of the builds."""
    paths = small_plans.paths
    small_plans.write("row | text | 2014 budget\n1 | A | 10")
    build(paths)
    child = subprocess.Popen([sys.executable, "-c", BUILD_FOR_EVER, paths.root], cwd=PROJECT_ROOT)
    try:
        while not leftovers(paths.root):
            assert child.poll() is None, "the child stopped before it was killed"
            time.sleep(0.002)
        time.sleep(delay)
    finally:
        child.kill()
        child.wait()
    assert delay > 0 or leftovers(paths.root), "the child was not killed in the middle"
    assert load_tables(paths.database)["budget_line"]["line_text"].to_list() == ["A"]
    build(paths)
    assert leftovers(paths.root) == []
    assert load_tables(paths.database)["budget_line"]["line_text"].to_list() == ["A"]


def test_what_a_running_build_has_beside_the_database_is_left_alone(small_plans):
    small_plans.write("row | text | 2014 budget\n1 | A | 10")
    running = small_plans.paths.root / f".finsam-{os.getppid()}-0a1b2c3d.duckdb"
    running.write_bytes(b"another build")
    build(small_plans.paths)
    assert leftovers(small_plans.paths.root) == [running]


def test_a_file_that_only_looks_like_a_leftover_stops_no_build(small_plans):
    small_plans.write("row | text | 2014 budget\n1 | A | 10")
    odd = small_plans.paths.root / ".finsam-x.duckdb"
    odd.write_bytes(b"somebody else's")
    build(small_plans.paths)
    assert leftovers(small_plans.paths.root) == [odd]


def test_what_another_users_running_build_has_is_left_alone(small_plans):
    """Process 1 always runs, and an ordinary user may not signal it."""
    small_plans.write("row | text | 2014 budget\n1 | A | 10")
    running = small_plans.paths.root / ".finsam-1-0a1b2c3d.duckdb"
    running.write_bytes(b"another build")
    build(small_plans.paths)
    assert running.read_bytes() == b"another build"
