import pytest

from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, TableRow
from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement
from finsam_metrics.tables.meaning.row_meanings import find_meaning


def meaning(title, *rows):
    """What a table is; a row is a label, or a label and its block."""
    made = []
    for number, row in enumerate(rows, start=1):
        label, section = row if isinstance(row, tuple) else (row, None)
        reading = Reading(label=label, cells=("1",))
        made.append(
            TableRow(number=number, line=number, page=None, section=section, readings=(reading,))
        )
    headings = (Heading(text="2024", year=2024, version=None),)
    return find_meaning(PrintedTable(title=title, unit="kr", headings=headings, rows=tuple(made)))


def kinds(title, *rows):
    return [row.kind for row in meaning(title, *rows).rows]


def concepts(title, *rows):
    return [row.concept for row in meaning(title, *rows).rows]


def sums(title, *rows):
    return [row.row_kind is RowKind.SUM for row in meaning(title, *rows).rows]


@pytest.mark.parametrize(
    ("title", "row", "statement"),
    [
        ("Kassaflödesbudget", "Lön", Statement.CASH_FLOW),
        ("Balansbudget och plan", "Lön", Statement.BALANCE_SHEET),
        ("Resultaträkning", "Lön", Statement.INCOME_STATEMENT),
        ("Finansiering", "Region", Statement.FUNDING),
        ("Budget 2024", "Lön", Statement.BUDGET),
        ("En budget i balans", "Lön", Statement.BUDGET),
        ("", "Summa tillgångar", Statement.BALANCE_SHEET),
        ("", "Årets kassaflöde", Statement.CASH_FLOW),
        ("", "Lön", Statement.BUDGET),
    ],
)
def test_a_title_or_else_its_rows_say_what_a_table_is(title, row, statement):
    assert meaning(title, row).statement is statement


def test_income_stands_above_its_sum_and_costs_elsewhere():
    rows = ("Region", "Kommunen", "Summa intäkter", "Lön", "Hyra", "Summa", "Årets resultat")
    assert kinds("Budget", *rows) == [
        *[Kind.INCOME] * 3,
        *[Kind.COST] * 3,
        Kind.RESULT,
    ]
    assert sums("Budget", *rows) == [False, False, True, False, False, True, True]


def test_a_block_says_what_its_rows_are():
    rows = (("Ränta", "Intäkter"), ("Lön", "Kansli"), ("Ränteintäkter", "Kansli"))
    assert kinds("Budget", *rows) == [Kind.INCOME, Kind.COST, Kind.INCOME]


def test_a_member_is_income_where_no_sum_tells():
    assert kinds("Budget", "Försäkringskassan", "Lön", ("Hyra", "Lokal")) == [
        Kind.INCOME,
        Kind.COST,
        Kind.COST,
    ]


def test_an_of_which_row_is_a_detail_and_no_sum():
    (row,) = meaning("Budget", "därav summa löner").rows
    assert row.is_detail
    assert row.row_kind is RowKind.ITEM


def test_the_frame_is_the_income_where_only_members_pay():
    assert concepts("Budget", "Region X", "Köpings kommun", "Summa intäkter")[2] is Concept.FRAME
    assert concepts("Budget", "Region X", "Ränta", "Summa intäkter")[2] is Concept.TOTAL_INCOME
    assert concepts("Budget", "Region X", "Statlig finansiering totalt")[1] is None


def test_total_cost_and_result_are_named_by_their_own_words():
    assert concepts("Budget", "Lön", "Summa kostnader", "Årets resultat") == [
        None,
        Concept.TOTAL_COST,
        Concept.RESULT,
    ]
    assert concepts("Budget", ("Lön", "Kansli"), ("Summa kansli", "Kansli")) == [None, None]
    assert concepts("Budget", "Över-/underskott") == [None]


def test_the_rows_of_an_income_statement_that_say_verksamhetens_are_sums():
    title, rows = "Resultaträkning", ("Verksamhetens intäkter", "Verksamhetens kostnader", "Lön")
    assert sums(title, *rows) == [True, True, False]
    assert concepts(title, *rows)[0] is Concept.FRAME


CASH = (
    "Årets resultat",
    "Förändring av fordringar",
    "Årets kassaflöde",
    "Likvida medel vid årets början",
    "Likvida medel vid årets slut",
)


def test_a_cash_flow_ends_in_the_years_flow_and_in_what_is_left():
    assert sums("Kassaflöde", *CASH) == [False, False, True, False, True]
    assert kinds("Kassaflöde", *CASH) == [
        Kind.RESULT,
        Kind.CASH_FLOW,
        Kind.CASH_FLOW,
        Kind.ASSET,
        Kind.ASSET,
    ]
    assert concepts("Kassaflöde", *CASH) == [
        Concept.RESULT,
        None,
        None,
        Concept.OPENING_CASH,
        Concept.CLOSING_CASH,
    ]


BALANCE = (
    "Fordringar",
    "Kassa och bank",
    "Summa tillgångar",
    "Ingående eget kapital",
    "Årets resultat",
    "Summa eget kapital",
    ("Semesterlön", "Skulder"),
    "Leverantörer",
    "Summa eget kapital och skulder",
)


def test_a_balance_sheet_has_assets_above_and_equity_and_debts_below():
    assert kinds("Balansräkning", *BALANCE) == [
        *[Kind.ASSET] * 3,
        Kind.EQUITY,
        Kind.RESULT,
        Kind.EQUITY,
        *[Kind.LIABILITY] * 3,
    ]
    assert concepts("Balansräkning", *BALANCE) == [
        None,
        Concept.CLOSING_CASH,
        Concept.TOTAL_ASSETS,
        Concept.OPENING_EQUITY,
        Concept.RESULT,
        Concept.CLOSING_EQUITY,
        None,
        None,
        Concept.TOTAL_EQUITY_AND_LIABILITIES,
    ]


def test_equity_without_a_sum_is_the_closing_equity():
    assert concepts("Balansräkning", "Eget kapital", "Skulder") == [Concept.CLOSING_EQUITY, None]
    assert concepts("Balansräkning", "Eget kapital", "Summa eget kapital")[0] is None


def test_a_sum_of_income_by_other_words_is_no_total():
    assert concepts("Budget", "Region X", ("Summa", "Inkomster")) == [None, None]


def test_what_is_left_last_is_a_result_and_an_item_where_a_sum_follows():
    assert kinds("Budget", "Summa kostnader", "Kvar att fördela")[-1] is Kind.RESULT
    assert kinds("Budget", "Lön", "Ofördelade medel", "Summa kostnader")[1] is Kind.COST
    assert kinds("Budget", "Lön", "Ofördelade medel", "Årets resultat")[1] is Kind.COST
    assert kinds("Budget", "Ofördelade medel")[0] is Kind.COST


def test_equity_below_a_budget_rolls_forward():
    labels = ("Ingående eget kapital", "Årets resultat", "Utgående eget kapital")
    assert kinds("Budget", *labels) == [Kind.EQUITY, Kind.RESULT, Kind.EQUITY]
    assert sums("Budget", *labels) == [False, True, True]
    assert concepts("Budget", *labels) == [
        Concept.OPENING_EQUITY,
        Concept.RESULT,
        Concept.CLOSING_EQUITY,
    ]


def test_closing_equity_without_an_opening_is_no_sum():
    assert sums("Budget", "Årets resultat", "Utgående eget kapital") == [True, False]


def test_a_row_without_words_is_the_sum_of_rows_of_its_kind():
    assert kinds("Budget", "Gransta kommun", "", "Lön", "") == [
        *(Kind.INCOME, Kind.INCOME),
        *(Kind.COST, Kind.COST),
    ]
    assert sums("Budget", "Gransta kommun", "") == [False, True]


def test_a_rate_is_no_sum():
    assert sums("Budget", "Lön", "Andel av totalt") == [False, False]


def test_results_told_in_parts_are_none_of_them_the_result_of_the_year():
    rows = ("Summa intäkter", "Årets resultat gemensamt", "Årets resultat garage")
    assert concepts("Resultaträkning", *rows)[1:] == [None, None]
    whole = ("Summa intäkter", "Årets resultat", "Årets resultat garage")
    assert concepts("Resultaträkning", *whole)[1] is Concept.RESULT
