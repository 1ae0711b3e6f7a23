"""A plan written by hand: the workbook as it is given out, filled in, and read back."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from finsam_metrics.documents.by_hand.workbooks import read_plan_workbook
from finsam_metrics.documents.reasons import SWEDISH, Reason
from finsam_metrics.model import records
from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement, Version
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.reports.plan_templates import write_plan_template
from finsam_metrics.store.packages import PLAN_TABLES, read_data_folder
from finsam_metrics.words.plan_sheets import EXAMPLE_SHEET, SHEETS, vocabulary_choices

BY_TABLE = {sheet.table: sheet for sheet in SHEETS}
LINE = {
    "row_number": 1,
    "statement": "Budget",
    "table_text": "Budget 2027",
    "line_text": "Styrelse",
    "row_kind": "post",
    "kind": "kostnad",
    "category_id": "Styrelse",
    "year": 2027,
    "version": "budget",
    "amount_sek": 250,
    "unit": "tkr",
}
TOTAL = LINE | {
    "row_number": 2,
    "line_text": "Summa",
    "row_kind": "summa",
    "category_id": "Summa",
    "concept": "alla kostnader",
}


@pytest.fixture(scope="module")
def choices():
    return vocabulary_choices(read_data_folder(default_paths()).shared)


@pytest.fixture(scope="module")
def template(choices):
    return write_plan_template(choices)


@pytest.fixture
def fill(template, choices, tmp_path):
    """Fill rows of sheets in, as somebody would, and read the workbook."""

    def write(change=lambda book: None, /, *, identity=True, **rows):
        book = openpyxl.load_workbook(BytesIO(template))
        if identity:
            for cell in book["Planen"]["A"]:
                said = {"Förbund *": "Exempeldalen", "Budgetår *": 2027}.get(cell.value)
                book["Planen"].cell(cell.row, 2, said)
        for table, filled in rows.items():
            sheet = BY_TABLE[table]
            for number, row in enumerate(filled, start=2):
                for place, column in enumerate(sheet.columns, start=1):
                    book[sheet.name].cell(number, place, row.get(column.field))
        change(book)
        path = tmp_path / "plan.xlsx"
        book.save(path)
        return read_plan_workbook(path, choices)

    return write


def faults_of(read):
    return [str(fault) for fault in read.faults]


def test_the_workbook_asks_for_every_table_of_a_plan_but_what_the_review_writes():
    assert set(BY_TABLE) == set(PLAN_TABLES) - {"correction", "changes", "place"}


def test_everything_that_may_be_chosen_is_named_once(choices):
    for column in (column for sheet in SHEETS for column in sheet.columns):
        names = [name.casefold() for name in column.choices(choices).values()]
        assert len(set(names)) == len(names)


def test_headings_of_a_sheet_differ():
    for sheet in SHEETS:
        headings = [column.heading for column in sheet.columns]
        assert len(set(headings)) == len(headings)


def test_an_empty_workbook_says_that_nothing_is_filled_in(fill):
    assert faults_of(fill()) == ["Bladet Planen: Inget av bladen är ifyllt."]


def test_a_filled_line_is_a_record_with_its_row(fill):
    read = fill(budget_line=[LINE | {"part_of": 2, "page": 4}, TOTAL])
    line, total = read.rows["budget_line"]
    assert read.faults == ()
    assert line == records.BudgetLine(
        figure_id="r2-2027-budget",
        statement=Statement.BUDGET,
        table_text="Budget 2027",
        section_text=None,
        row_number=1,
        line_text="Styrelse",
        row_kind=RowKind.ITEM,
        kind=Kind.COST,
        category_id="board",
        is_judgement=False,
        judgement_text=None,
        part_of=2,
        concept=None,
        year=2027,
        version=Version.BUDGET,
        column_text=None,
        printed_text="250",
        unit="tkr",
        printed_amount_sek=Decimal("250000.00"),
        amount_sek=Decimal("250000.00"),
        is_approximate=False,
        basis="printed",
        page=4,
        line=2,
    )
    assert (total.row_kind, total.concept, total.line) == (RowKind.SUM, Concept.TOTAL_COST, 3)


def test_the_plan_says_whose_it_is_and_of_which_year(fill):
    def decide(book):
        book["Planen"]["B10"].value = datetime(2026, 11, 27)

    read = fill(decide, meeting=[{"body": "styrelsen", "date": date(2027, 3, 12)}])
    assert (read.association_text, read.budget_year, read.title, read.decided_date) == (
        "Exempeldalen",
        2027,
        None,
        date(2026, 11, 27),
    )
    assert read.rows["meeting"] == (
        records.Meeting(body="styrelsen", date=date(2027, 3, 12), place=None, page=None, line=2),
    )


def test_a_plan_without_association_and_year_is_told(fill):
    assert faults_of(fill(identity=False, budget_line=[TOTAL])) == [
        "Bladet Planen, rad 7, Förbund: Cellen måste fyllas i.",
        "Bladet Planen, rad 8, Budgetår: Cellen måste fyllas i.",
    ]


@pytest.mark.parametrize(
    ("typed", "printed", "amount"),
    [
        (1250.5, "1250,5", "1250500.00"),
        ("1 250,5", "1 250,5", "1250500.00"),
        ("−12", "−12", "-12000.00"),
        (0, "0", "0.00"),
        (0.1 + 0.2, "0,3", "300.00"),
    ],
)
def test_an_amount_is_a_number_or_as_it_is_printed(fill, typed, printed, amount):
    (line,) = fill(budget_line=[TOTAL | {"amount_sek": typed}]).rows["budget_line"]
    assert (line.printed_text, str(line.amount_sek)) == (printed, amount)


def test_a_judgement_is_one_where_it_says_why(fill):
    read = fill(
        budget_line=[TOTAL | {"judgement_text": "Raden nämner båda."}],
        priority_group=[
            {"group_text": "unga", "group_id": "unga och UNGA vuxna", "context": "som prioriterad"}
        ],
    )
    assert [line.is_judgement for line in read.rows["budget_line"]] == [True]
    assert [one.is_judgement for one in read.rows["priority_group"]] == [False]
    assert [one.group_id for one in read.rows["priority_group"]] == ["young"]


def test_every_other_sheet_gives_records_of_its_table(fill):
    read = fill(
        training=[
            {"title": "Dag om unga", "training_type": "Heldag", "cost_sek": 85, "unit": "tkr"}
        ],
        initiative=[{"name": "Vägen", "amount_sek": "1 200", "unit": "tkr"}, {"name": "Steget"}],
        staffing=[{"role": "samordnare", "extent_share": 80}],
        goal=[
            {
                "area": "Ekonomi",
                "goal_summary": "Buffert",
                "target_operator": "högst",
                "target_value": 20,
                "target_unit": "eget kapital, procent av bidragen",
            },
            {"area": "Vision", "goal_summary": "Fler i arbete"},
        ],
        declaration=[{"declaration_type": "uppföljning", "declaration_summary": "Varje år."}],
    )
    assert read.faults == ()
    (training,) = read.rows["training"]
    assert (training.training_id, training.training_type, training.cost_sek) == (
        "dag-om-unga-2",
        "full-day",
        Decimal("85000.00"),
    )
    assert [(one.amount_sek, one.printed_text, one.unit) for one in read.rows["initiative"]] == [
        (Decimal("1200000.00"), "1 200", "tkr"),
        (None, None, None),
    ]
    assert read.rows["staffing"][0].extent_share == Decimal("0.8")
    assert [(one.target_operator, one.target_value) for one in read.rows["goal"]] == [
        ("<=", Decimal("0.2")),
        (None, None),
    ]
    assert read.rows["declaration"][0].declaration_type == "follow_up"


def test_the_example_is_a_filled_plan_without_faults(template, choices, tmp_path):
    book = openpyxl.load_workbook(BytesIO(template))
    example = [[cell.value for cell in row] for row in book[EXAMPLE_SHEET].iter_rows()]
    for sheet in SHEETS:
        at = next(n for n, row in enumerate(example) if row[0] == sheet.name) + 2
        for number, row in enumerate(example[at:], start=2):
            if not any(value is not None for value in row):
                break
            for place in range(1, len(sheet.columns) + 1):
                book[sheet.name].cell(number, place, row[place - 1])
    for cell, value in (("B7", "Exempeldalen"), ("B8", 2027)):
        book["Planen"][cell].value = value
    book.save(tmp_path / "plan.xlsx")
    read = read_plan_workbook(tmp_path / "plan.xlsx", choices)
    assert faults_of(read) == []
    assert all(read.rows.values())
    lines = read.rows["budget_line"]
    parts = sum(line.amount_sek for line in lines if line.part_of == 3)
    assert [line.amount_sek for line in lines if line.row_number == 3] == [parts]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"amount_sek": None}, "Belopp: Cellen måste fyllas i."),
        ({"amount_sek": "tolv"}, "Belopp: ”tolv” är inget tal."),
        ({"amount_sek": 0.123456, "unit": "kr"}, "Belopp: ”0,123456” är inget belopp i hela ören."),
        ({"amount_sek": 1e12}, "Belopp: ”1000000000000” är inget belopp i hela ören."),
        ({"category_id": "Styrelsen"}, "Kategori: ”Styrelsen” finns inte i listan."),
        ({"year": 1999}, "År: ”1999” är mindre än 2004."),
        ({"year": 2027.5}, "År: ”2027,5” är inget helt tal."),
        ({"page": 0}, "Sida: ”0” är mindre än 1."),
        ({"line_text": "x" * 3000}, "Radens text: Texten är längre än 2000 tecken."),
        (
            {"part_of": 7},
            "Ingår i summan med nr: Ingen annan rad i samma tabell är en summa och har nr 7.",
        ),
        (
            {"part_of": 1},
            "Ingår i summan med nr: Ingen annan rad i samma tabell är en summa och har nr 1.",
        ),
    ],
)
def test_a_bad_row_is_told_with_its_place_and_left_out(fill, change, fault):
    read = fill(budget_line=[LINE | change, TOTAL])
    assert faults_of(read) == [f"Bladet Budget, rad 2, {fault}"]
    assert [line.line_text for line in read.rows["budget_line"]] == ["Summa"]


def test_the_same_figure_twice_is_told(fill):
    read = fill(budget_line=[TOTAL, TOTAL])
    assert faults_of(read) == ["Bladet Budget, rad 3: Samma sak står redan på rad 2."]


def test_the_same_row_of_another_year_is_another_figure(fill):
    assert len(fill(budget_line=[TOTAL, TOTAL | {"year": 2028}]).rows["budget_line"]) == 2


def test_an_amount_without_a_unit_is_told(fill):
    assert faults_of(fill(initiative=[{"name": "Vägen", "amount_sek": 5}])) == [
        "Bladet Insatser, rad 2, Enhet: Välj den enhet som beloppet står i."
    ]


def test_half_a_target_is_told(fill):
    goal = {"area": "Vision", "goal_summary": "Fler", "target_value": 5, "target_operator": "minst"}
    assert faults_of(fill(goal=[goal])) == [
        "Bladet Mål, rad 2, Vad som räknas: Fyll i både talet, hur det är menat och vad som räknas."
    ]


def test_a_day_that_is_none_is_told(fill):
    assert faults_of(fill(meeting=[{"body": "styrelsen", "date": "i mars"}])) == [
        "Bladet Möten, rad 2, Dag: ”i mars” är ingen dag. Skriv som 2027-03-12."
    ]


def test_columns_may_change_places_and_new_ones_are_passed_over(fill):
    def change(book):
        book["Möten"].insert_cols(1)
        book["Möten"]["A1"].value = "Anteckning"

    read = fill(change, meeting=[{"body": "styrelsen", "date": date(2027, 3, 12)}])
    assert len(read.rows["meeting"]) == 1


def test_a_column_that_is_gone_is_told(fill):
    def change(book):
        book["Möten"].delete_cols(3)

    read = fill(change, meeting=[{"body": "styrelsen", "date": date(2027, 3, 12)}])
    assert faults_of(read) == [
        "Bladet Möten, rad 1, Plats: "
        "Kolumnen saknas. Ta mallen på nytt, eller skriv rubriken som i den."
    ]


def test_a_sheet_that_is_gone_is_not_filled_in(fill):
    def change(book):
        del book["Möten"]

    assert fill(change, budget_line=[TOTAL]).faults == ()


def test_another_workbook_or_another_file_is_no_plan_by_hand(tmp_path, choices):
    book = openpyxl.Workbook()
    book.active.title = "Planen"
    book.save(tmp_path / "annan.xlsx")
    (tmp_path / "plan.txt").write_text("Budget", encoding="utf-8")
    assert read_plan_workbook(tmp_path / "annan.xlsx", choices) is None
    assert read_plan_workbook(tmp_path / "plan.txt", choices) is None


def test_a_broken_workbook_is_a_message(tmp_path, template, choices):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(template[:4000])
    with pytest.raises(ReadingError) as raised:
        read_plan_workbook(path, choices)
    assert raised.value.swedish == SWEDISH[Reason.BROKEN]


def test_a_workbook_with_a_cell_far_away_is_given_up(fill):
    def change(book):
        book["Budget"].cell(900_000, 1, "x")

    with pytest.raises(ReadingError) as raised:
        fill(change, budget_line=[TOTAL])
    assert raised.value.swedish == SWEDISH[Reason.TOO_MUCH]


def columns_of(rule):
    """Where a rule holds."""
    return {area.min_col for area in rule.sqref.ranges}


def test_what_is_chosen_is_listed_in_each_cell_that_asks_for_it(template, choices):
    book = openpyxl.load_workbook(BytesIO(template))
    assert book["Listor"].sheet_state == "hidden"
    for sheet in SHEETS:
        rules = book[sheet.name].data_validations.dataValidation
        for place, column in enumerate(sheet.columns):
            names = list(column.choices(choices).values())
            if not names:
                continue
            (rule,) = [one for one in rules if one.type == "list" and place + 1 in columns_of(one)]
            area = rule.formula1.partition("!")[2]
            assert [cell.value for (cell,) in book["Listor"][area.replace("$", "")]] == names
