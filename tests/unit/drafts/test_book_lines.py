"""Books as lines of a plan: each account once, its sign by its kind, and the sums of the books."""

from datetime import date
from decimal import Decimal

import pytest

from finsam_metrics.documents.books.sie_files import parse_books
from finsam_metrics.drafts.book_lines import book_lines
from finsam_metrics.model.enums import Kind, RowKind, Statement, Version
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.records import UNMAPPED, AccountRange
from finsam_metrics.store.packages import read_data_folder

HEAD = """#FLAGGA 0
#SIETYP 4
#GEN 20250210
#RAR 0 20240101 20241231
#RAR -1 20230101 20231231
#KONTO 3010 "Bidrag från staten"
#KONTO 4010 "Köpta insatser"
#KONTO 6420 "Revision"
#KONTO 8999 "Årets resultat"
"""
YEAR = """#IB 0 1930 500.00
#IB 0 2098 -500.00
#UB 0 1930 800.00
#UB 0 2098 -500.00
#RES 0 3010 -1000.00
#RES 0 4010 650.25
#RES 0 6420 49.75
"""
BUDGET = "".join(f"#PBUDGET 0 2024{month:02} 4010 {{}} 50.00\n" for month in range(1, 13))


def range_of(first, last, category_id, kind, *, association_id=None, judgement_text=None):
    return AccountRange(
        association_id=association_id,
        from_account=first,
        to_account=last,
        category_id=category_id,
        kind=kind,
        is_judgement=judgement_text is not None,
        judgement_text=judgement_text,
        source="påhittad",
    )


RANGES = (
    range_of("3000", "3999", "income-other", Kind.INCOME, judgement_text="Medlemmen sägs inte."),
    range_of("4000", "4999", "structural", Kind.COST, association_id="vasteras"),
    range_of("6420", "6429", "audit", Kind.COST),
    range_of("8990", "8999", "result", Kind.RESULT),
)


def made_of(rows, *, association_id="vasteras", ranges=RANGES, head=HEAD):
    books = parse_books((head + rows).encode("cp437"), name="bok.se")
    return book_lines(books, ranges, association_id=association_id)


def amounts_of(rows, **options):
    return {
        (line.line_text, line.year, line.version): line.amount_sek
        for line in made_of(rows, **options).lines
    }


def test_every_account_of_the_result_is_a_line_with_its_place_and_its_category():
    lines = made_of(YEAR).lines
    assert [
        (line.line_text, line.category_id, line.kind, line.amount_sek, line.line) for line in lines
    ] == [
        ("3010 Bidrag från staten", "income-other", Kind.INCOME, Decimal("1000.00"), 14),
        ("4010 Köpta insatser", "structural", Kind.COST, Decimal("650.25"), 15),
        ("6420 Revision", "audit", Kind.COST, Decimal("49.75"), 16),
    ]
    assert {
        (line.statement, line.row_kind, line.year, line.version, line.unit) for line in lines
    } == {(Statement.BUDGET, RowKind.ITEM, 2024, Version.OUTCOME, "kr")}


def test_income_is_printed_as_the_books_have_it_and_positive_in_its_own_kind():
    income, cost, _ = made_of(YEAR).lines
    assert (income.printed_text, income.printed_amount_sek, income.basis) == (
        "-1000.00",
        Decimal("-1000.00"),
        "sign_normalised",
    )
    assert (cost.printed_text, cost.printed_amount_sek, cost.basis) == (
        "650.25",
        Decimal("650.25"),
        "printed",
    )


def test_a_judgement_of_the_range_is_one_of_the_line():
    income, cost, _ = made_of(YEAR).lines
    assert (income.is_judgement, income.judgement_text) == (True, "Medlemmen sägs inte.")
    assert (cost.is_judgement, cost.judgement_text) == (False, None)


def test_the_months_of_a_budget_make_its_year():
    (line,) = made_of(BUDGET).lines
    assert (line.version, line.year, line.amount_sek) == (Version.BUDGET, 2024, Decimal("600.00"))
    assert (line.printed_text, line.line) == ("600.00", 10)
    assert line.column_text == "#PBUDGET 2024-01-01 – 2024-12-31, summan av 12 belopp"


def test_outcome_and_budget_of_an_account_are_the_same_row():
    lines = made_of(YEAR + BUDGET).lines
    assert {line.row_number for line in lines if line.line_text.startswith("4010")} == {2}
    assert len({line.figure_id for line in lines}) == len(lines)


def test_what_objects_have_of_an_account_is_not_counted_again():
    rows = (
        "#PBUDGET 0 202401 4010 {} 30.00\n#PBUDGET 0 202401 4010 {1 A} 10.00\n"
        '#PBUDGET 0 202401 4010 {1 B} 20.00\n#PBUDGET 0 202401 4010 {6 "P"} 30.00\n'
    )
    assert list(amounts_of(rows).values()) == [Decimal("30.00")]


def test_objects_of_one_kind_make_the_account_where_it_stands_by_them_only():
    rows = "#PBUDGET 0 202401 4010 {1 A} 10.00\n#PBUDGET 0 202402 4010 {1 B} 20.00\n"
    assert list(amounts_of(rows).values()) == [Decimal("30.00")]


@pytest.mark.parametrize("other", ["{6 P}", "{1 A}"])
def test_a_budget_by_objects_that_may_share_money_is_left_out_and_told(other):
    rows = f"#PBUDGET 0 202401 4010 {{1 A}} 10.00\n#PBUDGET 0 202401 4010 {other} 10.00\n"
    made = made_of(rows + YEAR)
    assert made.unclear == ("4010",)
    assert [line.version for line in made.lines] == [Version.OUTCOME] * 3


def test_months_of_the_outcome_are_not_counted_beside_their_year():
    assert amounts_of(YEAR) == amounts_of(YEAR + "#PSALDO 0 202401 4010 {} 650.25\n")


def test_an_account_that_no_range_holds_is_a_line_without_a_category():
    made = made_of(YEAR, association_id="kramfors")
    assert [(line.category_id, line.kind, line.is_judgement) for line in made.lines][1] == (
        UNMAPPED,
        Kind.COST,
        False,
    )
    assert made.results == made_of(YEAR).results


def test_a_range_of_the_association_goes_before_the_default():
    own = range_of("3010", "3010", "income-state", Kind.INCOME, association_id="vasteras")
    assert made_of(YEAR, ranges=(*RANGES, own)).lines[0].category_id == "income-state"
    lines = made_of(YEAR, ranges=(*RANGES, own), association_id=None).lines
    assert lines[0].category_id == "income-other"


def test_an_account_of_more_digits_belongs_to_its_first_four():
    assert made_of("#RES 0 642001 5.00\n").lines[0].category_id == "audit"


def test_accounts_of_the_balance_give_no_lines():
    assert made_of("#UB 0 1930 5.00\n#RES 0 1930 5.00\n").lines == ()


def test_the_result_by_accounts_is_what_the_balance_has_changed_by():
    (result,) = made_of(YEAR).results
    assert result.holds is True


def test_a_result_that_the_balance_does_not_say_is_told():
    (result,) = made_of(YEAR.replace("800.00", "801.00")).results
    assert result.holds is False
    (result,) = made_of("#RES 0 4010 5.00\n").results
    assert result.holds is None


def test_a_result_that_the_year_before_left_open_is_no_contradiction():
    (result,) = made_of(YEAR.replace("2098 -500.00", "2098 -450.00")).results
    assert result.holds is True


def test_the_booked_result_is_no_cost():
    booked = YEAR + "#UB 0 2099 -300.00\n#RES 0 8999 300.00\n"
    (result,) = made_of(booked).results
    assert result.holds is True
    assert made_of(booked).lines[-1].kind is Kind.RESULT
    assert made_of(booked).lines[-1].amount_sek == Decimal("300.00")


def test_each_year_of_the_file_has_its_lines():
    assert amounts_of(YEAR + "#RES -1 6420 40.00\n")[
        "6420 Revision", 2023, Version.OUTCOME
    ] == Decimal("40.00")


def test_a_year_that_the_file_does_not_date_is_left_out():
    assert amounts_of("#RES -2 6420 40.00\n") == {}


def test_a_broken_year_is_a_period_and_no_year():
    head = HEAD.replace("20240101 20241231", "20230701 20240630")
    assert {
        (line.year, line.period_from, line.period_to) for line in made_of(YEAR, head=head).lines
    } == {(None, date(2023, 7, 1), date(2024, 6, 30))}


@pytest.mark.parametrize(
    ("old", "new"),
    [("#GEN 20250210", "#GEN 20240930"), ("#GEN 20250210", "#GEN 20250210\n#OMFATTN 20240930")],
)
def test_an_outcome_of_a_part_of_the_year_is_never_the_years(old, new):
    made = made_of(YEAR + BUDGET + "#RES -1 4010 1.00\n", head=HEAD.replace(old, new))
    assert {(line.version, line.year, line.period_to, line.column_text) for line in made.lines} == {
        (Version.OUTCOME, None, date(2024, 9, 30), "#RES 2024-01-01 – 2024-09-30"),
        (Version.OUTCOME, 2023, None, "#RES 2023-01-01 – 2023-12-31"),
        (Version.BUDGET, 2024, None, "#PBUDGET 2024-01-01 – 2024-12-31, summan av 12 belopp"),
    }


@pytest.mark.parametrize("day", ["19700101", "20231231", "20241231", "20260101"])
def test_a_day_outside_of_the_year_says_nothing_of_it(day):
    lines = made_of(YEAR, head=HEAD.replace("20250210", day)).lines
    assert {(line.year, line.period_to) for line in lines} == {(2024, None)}


def test_the_default_ranges_know_what_the_plan_of_accounts_says_and_leave_what_it_does_not():
    ranges = read_data_folder(default_paths()).account_ranges
    rows = "".join(
        f"#RES 0 {account} 1.00\n" for account in ("3010", "4010", "5010", "6420", "7240", "8310")
    )
    made = made_of(rows, ranges=ranges, association_id=None)
    assert [line.category_id for line in made.lines] == [
        "income-other",
        UNMAPPED,
        "administration",
        "audit",
        "board",
        "financial",
    ]
