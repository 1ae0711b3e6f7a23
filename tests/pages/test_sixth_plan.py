"""A sixth plan, added as CONTRIBUTING says, is on every page: no code knows the plans."""

import csv
import json
import re
import shutil

import polars as pl
import pytest

from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from finsam_metrics.pipeline import build
from finsam_metrics.store.database import load_tables
from finsam_metrics.ui.shell.navigation import PAGES

PLAN = "sodra-norrlandskusten-2024"
NAME = "Södra Norrlandskusten"

# The invented plan prints whole kronor, the total first, costs with a minus, and three columns.
TABLE = """
 1|Det här kostar det     |sum |   |total_cost|-2 400 000|-2 300 000|subtotal
 2|Handläggning           |item|  1|          |-400 000  |-380 000  |administration
 3|Ledamöternas arvoden   |item|  1|          |-60 000   |-60 000   |board
 4|Granskare              |item|  1|          |-40 000   |-40 000   |audit
 5|Stegvis till jobb      |item|  1|          |-1 700 000|-1 620 000|individual
 6|Kurser med grannförbund|item|  1|          |-200 000  |-200 000  |training-joint
"""
FUNDING = """
 1|Staten                 |item|  4|          |1 200 000 |          |income-state
 2|Regionen               |item|  4|          |600 000   |          |income-region
 3|Två kommuner           |item|  4|          |600 000   |          |income-municipality
 4|Bidrag i allt          |sum |   |frame     |2 400 000 |          |subtotal
"""


def _lines(text: str, statement: str) -> list[dict[str, str]]:
    rows = []
    for line in text.strip().splitlines():
        number, label, row_kind, of, concept, budget, plan, category = (
            cell.strip() for cell in line.split("|")
        )
        cost = statement == "budget"
        for printed, year, version in ((budget, 2024, "budget"), (plan, 2025, "plan")):
            if not printed:
                continue
            amount = int(re.sub(r"[^\d-]", "", printed))
            rows.append(
                {
                    "statement": statement,
                    "table_text": "Så använder vi pengarna" if cost else "Så betalas det",
                    "row_number": number,
                    "line_text": label,
                    "row_kind": row_kind,
                    "kind": "cost" if cost else "income",
                    "category_id": category,
                    "is_judgement": "false",
                    "part_of": of,
                    "concept": concept,
                    "year": str(year),
                    "version": version,
                    "column_text": f"År {year}",
                    "printed_text": printed,
                    "unit": "kr",
                    "printed_amount_sek": str(amount),
                    "amount_sek": str(-amount if cost else amount),
                    "is_approximate": "false",
                    "basis": "sign_normalised" if cost else "printed",
                    "page": "3",
                    "line": str(10 + int(number)),
                }
            )
    return rows


@pytest.fixture(scope="module")
def with_sixth_plan(tmp_path_factory) -> DataPaths:
    """The committed data with one more association and plan, built."""
    root = tmp_path_factory.mktemp("sixth") / "data"
    shutil.copytree(
        PROJECT_ROOT / "data", root, ignore=shutil.ignore_patterns("*.duckdb*", ".finsam-*")
    )
    paths = DataPaths(root=root)
    _append(
        paths,
        "reference/association.csv",
        {
            "association_id": "sodra-norrlandskusten",
            "association_name": NAME,
            "short_name": "S Norrlandskusten",
            "initials": "SNk",
            "sort_order": "6",
            "county_code": "22",
            "county_name": "Västernorrlands län",
            "source": "påhittat för ett prov",
        },
    )
    _append(
        paths,
        "reference/municipality.csv",
        {
            "municipality_code": "2299",
            "municipality_name": "Kustby",
            "county_code": "22",
            "county_name": "Västernorrlands län",
        },
    )
    _append(
        paths,
        "reference/association_municipality.csv",
        {
            "association_id": "sodra-norrlandskusten",
            "municipality_code": "2299",
            "municipality_name": "Kustby",
            "source": "påhittat för ett prov",
        },
    )
    for label, category in (("Granskare", "audit"), ("Handläggning", "administration")):
        _append(
            paths,
            "vocabulary/spelling.csv",
            {
                "vocabulary": "budget_category",
                "printed_text": label,
                "target_id": category,
                "is_judgement": "false",
            },
        )
    tables = {
        "budget_line": [*_lines(TABLE, "budget"), *_lines(FUNDING, "funding")],
        "priority_group": [
            {
                "group_text": "unga utan gymnasieexamen",
                "group_id": "young",
                "context": "priority",
                "activity_text": "Stegvis till jobb",
                "is_judgement": "false",
                "line": "30",
            }
        ],
        "training": [
            {
                "training_id": "kustdagen",
                "title": "Kustdagen",
                "year": "2024",
                "month": "9",
                "scope": "joint",
                "training_type": "conference",
                "participants_min": "80",
                "participants_max": "80",
                "cost_sek": "40000",
                "printed_text": "40 000",
                "unit": "kr",
                "is_judgement": "false",
                "line": "31",
            }
        ],
    }
    folder = paths.plans / PLAN
    folder.mkdir()
    descriptor = json.loads(_example_package())
    descriptor.update(
        name=PLAN, title=NAME, association_id="sodra-norrlandskusten", budget_year=2024
    )
    descriptor["document"].update(
        document_id=PLAN, title="Plan för kusten 2024", sha256="ab" * 32, registry_number="7/2023"
    )
    (resource,) = descriptor["resources"]
    descriptor["resources"] = [
        json.loads(json.dumps(resource).replace("budget_line", name)) for name in tables
    ]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    for name, rows in tables.items():
        fields = json.loads((paths.schemas / f"{name}.json").read_text(encoding="utf-8"))["fields"]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [field["name"] for field in fields], restval="")
            writer.writeheader()
            writer.writerows(rows)
    build(paths)
    return paths


def _example_package() -> str:
    text = (PROJECT_ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.search(r"```json\n(.*?)```", text, re.S)[1]


def _append(paths: DataPaths, file: str, row: dict[str, str]) -> None:
    path = paths.root / file
    with path.open(encoding="utf-8", newline="") as source:
        heading = next(csv.reader(source))
    with path.open("a", encoding="utf-8", newline="") as target:
        csv.DictWriter(target, heading, restval="", lineterminator="\n").writerow(row)


def test_its_sums_are_proved_and_nothing_is_odd(with_sixth_plan):
    tables = load_tables(with_sixth_plan.database)
    checks = tables["sum_check"].filter(pl.col("plan_id") == PLAN)
    assert checks["holds"].to_list() == [True, True, True]
    assert tables["finding"].filter(pl.col("plan_id") == PLAN).is_empty()


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.has_selection], ids=lambda page: page.name
)
def test_it_is_on_every_page(open_page, with_sixth_plan, page):
    visit = open_page(page.url_path, data=with_sixth_plan)
    assert not visit.has_failed
    assert any(NAME in text for text in visit.texts())


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.has_selection], ids=lambda page: page.name
)
def test_it_stands_alone_on_every_page(open_page, with_sixth_plan, page):
    visit = open_page(page.url_path, data=with_sixth_plan, forbund="sodra-norrlandskusten")
    assert not visit.has_failed
    assert any(NAME in text for text in visit.texts())


def test_its_budget_is_divided_as_printed(open_page, with_sixth_plan):
    visit = open_page("budget", data=with_sixth_plan, forbund="sodra-norrlandskusten", matt="tkr")
    table = visit.table("Post")[f"{NAME} 2024"]
    assert table["Insatser"] == "1\N{NO-BREAK SPACE}900"
    assert table["Summa kostnader"] == "2\N{NO-BREAK SPACE}400"


def test_amounts_per_inhabitant_are_not_stated_without_a_population(open_page, with_sixth_plan):
    visit = open_page(
        "budget", data=with_sixth_plan, forbund="sodra-norrlandskusten", matt="invanare"
    )
    assert visit.answer == "Antalet invånare är inte känt för budgetår 2024"
