"""The committed data: valid by its schemas, as the documents say, and with gaps left as gaps."""

import csv
import dataclasses
import json
from decimal import Decimal
from pathlib import Path

import frictionless
import pytest

from finsam_metrics.model import records
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.store.database import describe_tables
from finsam_metrics.store.packages import PLAN_TABLES, SHARED_TABLES

DATA = PROJECT_ROOT / "data"
PACKAGES = sorted(DATA.rglob("datapackage.json"))
SCHEMAS = sorted((DATA / "schemas").glob("*.json"))
TABLES = [*PLAN_TABLES, *(name for names in SHARED_TABLES.values() for name in names)]
RECORDS = PLAN_TABLES | {
    "allocation_key": records.AllocationKey,
    "allocation_key_share": records.AllocationKeyShare,
}
ADDED_BY_THE_STORE = {"plan_id", "association_id", "figure_id"}

Row = dict[str, str]


def rows_of(file: str) -> list[Row]:
    """The rows of a data file."""
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def lines_of(plan_id: str, **cells: str) -> list[Row]:
    """The budget lines of a plan that have these cells."""
    return [
        row
        for row in rows_of(f"plans/{plan_id}/budget_line.csv")
        if all(row[column] == value for column, value in cells.items())
    ]


def schema_of(table: str) -> dict[str, object]:
    """The Table Schema of a table."""
    schema: dict[str, object] = json.loads((DATA / "schemas" / f"{table}.json").read_text("utf-8"))
    return schema


def field_names(table: str) -> list[str]:
    """The columns of a data file."""
    return [field["name"] for field in schema_of(table)["fields"]]


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_every_package_is_valid_to_others(path: Path):
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(path)).validate()
    assert report.flatten(["type", "note", "rowNumber"]) == []
    assert report.valid


def test_every_data_file_stands_in_a_package():
    listed = {
        path.parent / resource["path"]
        for path in PACKAGES
        for resource in json.loads(path.read_text("utf-8"))["resources"]
    }
    assert listed == set(DATA.rglob("*.csv"))


def test_every_schema_is_of_a_table_that_is_read():
    assert [path.stem for path in SCHEMAS] == sorted(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_a_schema_says_what_every_column_holds(table):
    schema = schema_of(table)
    assert schema["name"] == table
    assert schema["description"]
    assert [field["name"] for field in schema["fields"] if not field.get("description")] == []


@pytest.mark.parametrize("table", RECORDS)
def test_a_record_has_the_fields_of_its_schema(table):
    fields = [field.name for field in dataclasses.fields(RECORDS[table])]
    own_id = ["figure_id"] if table == "budget_line" else []
    assert fields == [*own_id, *field_names(table)]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_the_database_has_the_columns_of_its_schema(table, small_db):
    described = describe_tables(small_db.database)
    columns = described.filter(described["table_name"] == table)["column_name"].to_list()
    added = ADDED_BY_THE_STORE - set(field_names(table))
    assert [column for column in columns if column not in added] == field_names(table)


@pytest.mark.parametrize(
    ("plan_id", "table_text", "parts", "year", "total"),
    [
        ("vasteras-2014", "Budget 2014-2016", "15", "2014", "13143000"),
        ("vasteras-2014", "Budget 2014-2016", "15", "2015", "9586000"),
        ("vasteras-2014", "Budget 2014-2016", "15", "2016", "9462000"),
        ("vasteras-2014", "Budget 2014-2016", "21", "2014", "127000"),
        ("vasteras-2014", "Budget 2014-2016", "33", "2014", "1135000"),
        ("vasteras-2014", "Budget 2014-2016", "34", "2014", "14405000"),
        ("vasteras-2014", "Budget 2014-2016", "34", "2015", "11000000"),
        ("vasteras-2014", "Budget 2014-2016", "34", "2016", "11000000"),
        ("vasteras-2014", "(text)", "11", "2014", "14405000"),
        ("vastra-malardalen-2021", "Resultatbudget och resultatplan", "12", "2021", "1034000"),
        ("vastra-malardalen-2021", "Resultatbudget och resultatplan", "30", "2021", "1966000"),
        ("vastra-malardalen-2021", "Resultatbudget och resultatplan", "30", "2019", "1896000"),
        ("kramfors-2010", "Budget för Samordningsförbundet i Kramfors", "24", "2010", "1762000"),
    ],
)
def test_the_parts_of_a_printed_sum_make_it(plan_id, table_text, parts, year, total):
    place = {"table_text": table_text, "year": year}
    (stated,) = lines_of(plan_id, row_number=parts, **place)
    own = lines_of(plan_id, part_of=parts, **place)
    assert stated["amount_sek"] == total
    assert sum(Decimal(row["amount_sek"]) for row in own) == Decimal(total)


def test_interest_inside_a_sum_of_costs_is_taken_off():
    rows = lines_of("kramfors-2010", part_of="17", year="2010", statement="budget")
    signed = [Decimal(row["amount_sek"]) * (-1 if row["kind"] == "income" else 1) for row in rows]
    assert sum(signed) == 453_000


def test_kramfors_states_no_detail_after_its_first_year():
    assert [row["year"] for row in lines_of("kramfors-2010", line_text="Styrelsearvoden")] == [
        "2010"
    ]
    later = [
        row["line_text"]
        for row in lines_of("kramfors-2010", statement="budget", row_kind="item")
        if row["year"] in ("2011", "2012")
    ]
    assert later == ["Nya projekt", "Nya projekt"]


def test_a_printed_zero_is_a_figure():
    (row,) = lines_of("kramfors-2010", line_text="Studieresor", year="2010")
    assert (row["printed_text"], row["amount_sek"]) == ("0", "0")


def test_norra_vastmanland_states_its_frame_and_no_cost():
    assert [row["concept"] for row in lines_of("norra-vastmanland-2011")] == ["frame"]
    initiatives = rows_of("plans/norra-vastmanland-2011/initiative.csv")
    assert [row["amount_sek"] for row in initiatives] == ["", "", ""]


def test_a_lost_empty_cell_is_no_figure():
    """Only the printed sums tell that 225 belongs to 2015."""
    text = "Uppdaterad Kartläggning av prioterade behovsgrupper"
    (row,) = lines_of("vasteras-2014", line_text=text)
    assert (row["year"], row["printed_text"], row["basis"]) == ("2015", "225", "column_inferred")


@pytest.mark.parametrize(
    ("plan_id", "line_text", "year", "printed", "unit", "page", "line"),
    [
        ("kramfors-2010", "Försäkringskassan/Arbetsförmedling", "2010", "-965,0", "tkr", "", "87"),
        ("kramfors-2010", "Styrelsearvoden", "2010", "25", "tkr", "", "92"),
        ("kramfors-2010", "Summa kostnader", "2011", "1 930", "tkr", "", "121"),
        ("kramfors-2010", "Kassa och bank", "2010", "415 007", "kr", "", "145"),
        ("kramfors-2010", "Underskottet för 2010", "2010", "650", "tkr", "", "160"),
        ("norra-vastmanland-2011", "budgetram", "2011", "7", "mkr", "", "127"),
        ("vasteras-2014", "Romane Droma", "2014", "826", "tkr", "11", "228"),
        ("vasteras-2014", "Utvecklingsmedel", "2016", "5 719", "tkr", "11", "228"),
        ("vasteras-2014", "äskades totalt", "2014", "14", "mkr", "11", "228"),
        ("vastra-malardalen-2012", "Flätan", "2012", "825 000", "kr", "", "45"),
        (
            "vastra-malardalen-2012",
            "Totalt belopp att disponera under året",
            "2012",
            "5,5",
            "mkr",
            "",
            "39",
        ),
        ("vastra-malardalen-2021", "Köpings kommun", "2021", "375", "tkr", "7", "152"),
        ("vastra-malardalen-2021", "Summa kostnader insats", "2020", "2 137", "tkr", "7", "181"),
        (
            "vastra-malardalen-2021",
            "Kassaflöde löpande verksamhet",
            "2020",
            "- 252,6",
            "tkr",
            "8",
            "193",
        ),
        ("vastra-malardalen-2021", "- därav årets resultat", "2019", "102", "tkr", "9", "208"),
    ],
)
def test_known_figures_stand_where_they_are_printed(
    plan_id, line_text, year, printed, unit, page, line
):
    (row,) = lines_of(plan_id, line_text=line_text, year=year)
    assert (row["printed_text"], row["unit"], row["page"], row["line"]) == (
        printed,
        unit,
        page,
        line,
    )


@pytest.mark.parametrize("plan", sorted(path.name for path in (DATA / "plans").iterdir()))
def test_every_item_label_is_among_the_spellings(plan):
    spelled = {
        (row["section_text"], row["printed_text"])
        for row in rows_of("vocabulary/spelling.csv")
        if row["vocabulary"] == "budget_category"
    }
    unknown = {
        row["line_text"]
        for row in lines_of(plan, row_kind="item")
        if not spelled & {("", row["line_text"]), (row["section_text"], row["line_text"])}
    }
    assert unknown == set()


def test_the_joint_trainings_cost_what_the_key_shares():
    (key,) = rows_of("allocation_keys/allocation_key.csv")
    shares = {
        row["association_id"]: int(row["amount_sek"])
        for row in rows_of("allocation_keys/allocation_key_share.csv")
    }
    costs = [
        int(row["cost_sek"])
        for row in rows_of("plans/vasteras-2014/training.csv")
        if row["scope"] == "joint"
    ]
    assert shares == {
        "norra-vastmanland": 100_000,
        "vastra-malardalen": 60_000,
        "vasteras": 100_000,
    }
    assert len(costs) == 7
    assert int(key["cap_sek"]) == sum(shares.values()) == sum(costs) == 260_000


def test_population_that_no_source_gives_is_a_gap():
    years: dict[str, set[int]] = {}
    for row in rows_of("reference/population.csv"):
        years.setdefault(row["municipality_name"], set()).add(int(row["year"]))
    assert len(years) == 11
    assert [name for name, known in years.items() if 2022 in known] == []
    assert years["Kramfors"] == {*range(2008, 2020), 2023}
    of_working_age = {
        row["year"] for row in rows_of("reference/population.csv") if row["population_16_64_count"]
    }
    assert of_working_age == {"2018"}


def test_every_year_has_one_price_index():
    assert [int(row["year"]) for row in rows_of("reference/price_index.csv")] == list(
        range(2006, 2024)
    )


def test_a_goal_has_the_number_and_the_operator_that_its_plan_prints():
    targets = {
        plan: [
            (row["target_operator"], row["target_value"], row["target_unit"], row["printed_text"])
            for row in rows_of(f"plans/{plan}/goal.csv")
            if row["target_value"]
        ]
        for plan in ("vasteras-2014", "vastra-malardalen-2021")
    }
    assert targets == {
        "vasteras-2014": [(">=", "1", "count", "en")],
        "vastra-malardalen-2021": [
            ("=", "100", "participants", "100"),
            ("=", "100", "participants", "100"),
            ("<=", "0.2", "equity_share_of_contributions", "20%"),
        ],
    }


def test_what_is_only_gathered_from_a_name_is_a_judgement():
    plan = "plans/norra-vastmanland-2011"
    initiatives = rows_of(f"{plan}/initiative.csv")
    assert [row["is_judgement"] for row in initiatives if row["orientation"]] == ["true", "true"]
    (women,) = [
        row
        for row in rows_of(f"{plan}/priority_group.csv")
        if (row["group_id"], row["context"]) == ("women", "activity")
    ]
    assert (women["group_text"], women["is_judgement"]) == (
        "Kvinnocoacher vid Hälsocentret",
        "true",
    )


def test_a_phase_that_the_document_does_not_print_is_not_stated():
    phases = {
        path.parent.name: json.loads(path.read_text("utf-8"))["phase"]
        for path in sorted((DATA / "plans").glob("*/datapackage.json"))
    }
    assert phases == {
        "kramfors-2010": "adopted",
        "norra-vastmanland-2011": None,
        "vasteras-2014": "revised",
        "vastra-malardalen-2012": None,
        "vastra-malardalen-2021": "adopted",
    }


def test_a_group_keeps_the_words_that_bound_it():
    bounded = "där planering inte är daglig sysselsättning"
    texts = [
        row["group_text"]
        for row in rows_of("plans/vasteras-2014/priority_group.csv")
        if row["group_id"] == "intellectual-disability"
    ]
    assert [text.endswith(bounded) for text in texts] == [True]
