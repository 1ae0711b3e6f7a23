"""A draft as JSON and as a plan package."""

import csv
import json

import pytest

from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.drafts.draft_files import (
    draft_document,
    formula_texts,
    write_package,
)
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import default_paths

PLAN = """Verksamhetsplan och budget 2024 Samordningsförbundet Kramfors

Budget 2024

(tkr)\tBokslut 2022\tBudget 2024\tPlan 2025
Kostnader
Hyra\t12\t15\t
Löner\t- 3\t1 200\t1 250
Summa kostnader\t9\t{total}\t1 250
"""


@pytest.fixture
def read(tmp_path):
    """Reads a plan whose budget sum is as given."""

    def read_with(total="1 215"):
        path = tmp_path / "plan.txt"
        path.write_text(PLAN.format(total=total), encoding="utf-8")
        return read_draft(path, default_paths())

    return read_with


def test_a_draft_holds_every_part_that_others_rely_on(read):
    assert list(draft_document(read()))[:6] == [
        "document",
        "figures",
        "quantities",
        "sums",
        "alternatives",
        "findings",
    ]


def test_a_figure_has_its_place_its_printed_text_and_its_amount_in_kronor(read):
    figures = draft_document(read())["figures"]
    (found,) = [one for one in figures if one["printed_text"] == "- 3"]
    assert (found["line_text"], found["column_text"], found["year"], found["version"]) == (
        "Löner",
        "Bokslut 2022",
        2022,
        "outcome",
    )
    assert (found["amount_sek"], found["unit"], found["line"]) == ("-3000.00", "tkr", 8)


def test_an_empty_cell_gives_no_figure(read):
    figures = draft_document(read())["figures"]
    assert not [one for one in figures if one["line_text"] == "Hyra" and one["year"] == 2025]


def test_a_label_that_no_reviewed_plan_has_is_not_guessed(read):
    figures = draft_document(read())["figures"]
    assert {one["category_id"] for one in figures if one["line_text"] == "Löner"} == {"unmapped"}


def test_a_category_that_is_only_proposed_stands_beside_the_one_that_is_not_known(read):
    (hyra,) = {
        tuple(sorted(one["category_proposal"].items()))
        for one in draft_document(read())["figures"]
        if one["line_text"] == "Hyra" and one["category_id"] == "unmapped"
    }
    assert dict(hyra) == {
        "category_id": "administration",
        "certainty": "high",
        "reason_text": "Raden nämner ”hyra”.",
    }


def test_a_package_has_no_proposals(read, tmp_path):
    folder = tmp_path / "kramfors-2024"
    write_package(read(), folder, default_paths().schemas)
    with (folder / "budget_line.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["line_text"] == "Hyra"]
    assert {(row["category_id"], row["is_judgement"]) for row in rows} == {("unmapped", "false")}


def test_figures_of_a_sum_that_holds_are_sure_and_those_of_one_that_fails_are_not(read):
    figures = draft_document(read("1 115"))["figures"]
    assert {(one["year"], one["confidence"]) for one in figures} == {
        (2022, "A"),
        (2024, "D"),
        (2025, "A"),
    }


def test_a_sum_that_fails_is_a_finding_with_its_smallest_repair(read):
    (found,) = draft_document(read("1 115"))["findings"]
    assert (found["rule_id"], found["severity"], found["column_text"], found["year"]) == (
        "sum-mismatch",
        "error",
        "Budget 2024",
        2024,
    )
    assert (found["stated_sek"], found["computed_sek"]) == ("1115000.00", "1215000.00")
    assert "1\N{NO-BREAK SPACE}215" in found["suggestion"]


def test_every_value_of_a_draft_is_json(read):
    assert json.loads(json.dumps(draft_document(read("1 115"))))


def test_a_package_has_the_columns_of_the_schema_and_the_figures_as_printed(read, tmp_path):
    folder = tmp_path / "kramfors-2024"
    write_package(read(), folder, default_paths().schemas)
    with (folder / "budget_line.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    schema = json.loads((default_paths().schemas / "budget_line.json").read_text("utf-8"))
    assert list(rows[0]) == [field["name"] for field in schema["fields"]]
    assert [row["printed_text"] for row in rows] == [
        *("12", "15", "- 3", "1 200", "1 250"),
        *("9", "1 215", "1 250"),
    ]
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert (descriptor["name"], descriptor["budget_year"]) == ("kramfors-2024", 2024)


def test_a_folder_that_is_there_is_left_as_it_is(read, tmp_path):
    folder = tmp_path / "kramfors-2024"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is there already"):
        write_package(read(), folder, default_paths().schemas)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_a_package_that_cannot_be_written_leaves_nothing(read, tmp_path):
    with pytest.raises(StoreError, match="cannot write"):
        write_package(read(), tmp_path / "none" / "kramfors-2024", default_paths().schemas)
    assert not (tmp_path / "none").exists()


def test_texts_that_a_spreadsheet_would_compute_are_told_and_kept_as_printed(tmp_path):
    path = tmp_path / "plan.txt"
    hostile = PLAN.format(total="1 215").replace("Hyra", "=HYPERLINK(A1)")
    path.write_text(hostile, encoding="utf-8")
    draft = read_draft(path, default_paths())
    assert formula_texts(draft) == ["=HYPERLINK(A1)"]
    write_package(draft, tmp_path / "paket", default_paths().schemas)
    written = (tmp_path / "paket" / "budget_line.csv").read_text(encoding="utf-8")
    assert "=HYPERLINK(A1)" in written


def test_a_name_that_is_too_long_for_a_folder_is_told(read, tmp_path):
    with pytest.raises(StoreError, match="cannot write"):
        write_package(read(), tmp_path / ("p" * 300), default_paths().schemas)


EVENTS = """Verksamhetsplan 2024 Samordningsförbundet Kramfors

Planerade utbildningar

Aktivitet\tNär\tMålgrupp\tKostnad
Bemötande\t19/2\tHandläggare\t10 000
Suicidprevention\tVåren\tAlla parter\t25 000

Möteskalender

Möte\tDatum\tTid
Styrelsemöte\t2024-09-19\t09.00
Styrelsemöte\t2024-12-05\t13.00

Insatser (tkr)\tBudget 2024
Arbetsträning\t1 210
Utbildningsdag styrelse 19/2\t10
Summa insatser\t1 220
"""


def test_tables_of_events_are_no_budgets_and_rows_of_budgets_no_events(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(EVENTS, encoding="utf-8")
    found = draft_document(read_draft(path, default_paths()))
    assert [one["line_text"] for one in found["figures"]] == [
        "Arbetsträning",
        "Utbildningsdag styrelse 19/2",
        "Summa insatser",
    ]
    assert [one["title"] for one in found["trainings"]] == ["Bemötande", "Suicidprevention"]
    assert [one["date"] for one in found["meetings"]] == ["2024-09-19", "2024-12-05"]
    assert {one["name"] for one in found["initiatives"]} <= {
        "Arbetsträning",
        "Utbildningsdag styrelse 19/2",
    }
