from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.tables.figures import list_figures
from finsam_metrics.tables.meaning.categories import Categories
from finsam_metrics.tables.solving.solved_tables import solve_tables


def figures(*rows, budget_year=2024, kind=DocumentKind.PLAN):
    """Label, version, kronor and whether anything is unsure, of each figure."""
    lines = tuple(
        Line(
            number=number,
            page=None,
            text=row.replace("\t", " "),
            cells=tuple(Cell(text=text) for text in row.split("\t")) if "\t" in row else (),
        )
        for number, row in enumerate(rows, start=1)
    )
    listed = list_figures(solve_tables(lines, ()), budget_year, Categories([], {}), kind)
    return [
        (one.line.line_text, str(one.line.version), int(one.line.amount_sek), one.is_ambiguous)
        for one in listed
    ]


def test_a_table_without_a_unit_has_that_of_the_table_before_it():
    rows = ("Intäkter (tkr)", "\tBudget 2024", "Bidrag\t5", "Kostnader", "\tBudget 2024", "Hyra\t3")
    assert [amount for _, _, amount, _ in figures(*rows)] == [5000, 3000]
    assert [amount for _, _, amount, _ in figures(*rows[3:])] == [3]


def test_what_a_bare_year_before_the_plans_holds_is_a_guess():
    found = figures("Budget", "Tkr\t2023\t2024\t2025", "Hyra\t1\t2\t3", "Lön\t1\t2\t3")
    assert found[:3] == [
        ("Hyra", "outcome", 1000, True),
        ("Hyra", "budget", 2000, False),
        ("Hyra", "plan", 3000, False),
    ]


def test_what_bare_years_hold_is_left_open_where_nothing_says_that_they_are_of_a_budget():
    found = figures("Tkr\t2023\t2024\t2025", "Hyra\t1\t2\t3", "Lön\t1\t2\t3")
    assert {version for _, version, _, _ in found} == {"None"}


def test_bare_years_of_a_report_are_outcomes_but_for_those_after_its_own():
    rows = ("\t2023\t2024\t2025", "Hyra\t1 200\t2 300\t3 400", "Lön\t1 100\t2 100\t3 100")
    found = figures(*rows, kind=DocumentKind.ANNUAL_REPORT)
    assert [version for _, version, _, _ in found[:3]] == ["outcome", "outcome", "None"]


def test_bare_years_are_a_budget_where_the_document_says_nothing_only_under_a_title_that_does():
    rows = ("\t2023\t2024", "Hyra\t1 200\t2 300", "Lön\t1 100\t2 100")
    assert {version for _, version, _, _ in figures(*rows, kind=None)} == {"None"}
    told = figures("Budget för driften", "", *rows, kind=None)
    assert {version for _, version, _, _ in told} == {"outcome", "budget"}
