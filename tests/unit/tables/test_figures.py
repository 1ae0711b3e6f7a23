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


def test_amounts_too_large_for_thousands_are_kronor_whatever_the_table_before_says():
    rows = ("Flerårsöversikt (tkr)", "\t2024\t2023", "Netto\t4 697\t4 455", "Res\t-20\t-10")
    more = ("Balansräkning", "\t2024\t2023", "Bank\t29 850 592\t7 372 648", "Kassa\t90\t80")
    found = figures(*rows, "Text mellan tabellerna.", *more, kind=DocumentKind.ANNUAL_REPORT)
    assert [amount for _, _, amount, _ in found][:1] == [4_697_000]
    assert [amount for label, _, amount, _ in found if label == "Bank"] == [29_850_592, 7_372_648]


def test_columns_of_one_year_that_only_the_document_tells_state_no_total_of_the_year():
    lines = tuple(
        Line(
            number=number,
            page=None,
            text=row.replace("\t", " "),
            cells=tuple(Cell(text=text) for text in row.split("\t")) if "\t" in row else (),
        )
        for number, row in enumerate(
            (
                "Årsredovisning 2023",
                "Förändring av eget kapital (kr)",
                "\tBelopp vid årets ingång\tDisposition\tBelopp vid årets utgång",
                "Balanserat resultat\t-2 000\t-500\t-2 500",
                "Årets resultat\t-500\t-300\t-800",
            ),
            start=1,
        )
    )
    listed = list_figures(
        solve_tables(lines, ()), 2023, Categories([], {}), DocumentKind.ANNUAL_REPORT
    )
    of_result = [one.line for one in listed if one.line.line_text == "Årets resultat"]
    assert [(one.year, one.concept is None) for one in of_result][:3] == [
        (2022, False),
        (2023, True),
        (2023, True),
    ]


def test_a_unit_in_the_words_of_rows_says_nothing_of_the_table_after_them():
    rows = ("Översikt", "\t2024\t2023", "Netto, tkr\t4 697\t4 455", "Resultat, tkr\t-20\t-10")
    more = ("Resultaträkning", "\t2024\t2023", "Avgift\t4 697 262\t4 454 626", "El\t-9\t-8")
    found = figures(*rows, "Text mellan tabellerna.", *more, kind=DocumentKind.ANNUAL_REPORT)
    told = {label: amount for label, _, amount, _ in reversed(found)}
    assert (told["Netto, tkr"], told["Avgift"]) == (4_697_000, 4_697_262)
