"""Which equations the printed figures of a plan should satisfy."""

from decimal import Decimal

import pytest

from finsam_metrics.checks.equations import amounts_of, check_sums, find_equations


def equations_of(checked):
    """The equations as short words: what, total, parts."""
    lines = {line.figure_id: line.line_text for line in checked.package.budget_line}
    return [
        (check.equation, lines[check.figure_id], [lines[part] for part in check.parts])
        for check in checked.sum_checks
    ]


def test_a_sum_is_made_by_the_rows_that_are_part_of_it(small_plans):
    checked = small_plans.check_figures("""
row | text    | category   | of | 2014 budget
1   | A       | individual | 3  | 10
2   | B       | individual | 3  | 20
3   | Delsumma |           | 5  | 30
4   | C       | board      | 5  | 5
5   | Total   |            |    | 35
""")
    assert equations_of(checked) == [
        ("subtotal", "Delsumma", ["A", "B"]),
        ("total", "Total", ["Delsumma", "C"]),
    ]
    assert all(check.holds for check in checked.sum_checks)


def test_a_sum_without_stated_parts_gives_no_equation(small_plans):
    checked = small_plans.check_figures("""
row | text | category   | of | 2014 budget | 2015 plan
1   | A    | individual | 2  | 10          |
2   | Sum  |            |    | 10          | 99
""")
    (check,) = checked.sum_checks
    assert check.figure_id == "vasteras-2014-budget-r2-2014-budget"


def test_a_blank_part_is_left_out_and_a_stated_zero_is_a_part(small_plans):
    checked = small_plans.check_figures("""
row | text | category   | of | 2014 budget | 2015 plan
1   | A    | individual | 3  | 10          | 10
2   | B    | individual | 3  |             | 0
3   | Sum  |            |    | 10          | 10
""")
    assert [len(check.parts) for check in checked.sum_checks] == [1, 2]
    assert all(check.holds for check in checked.sum_checks)


def test_columns_are_summed_apart(small_plans):
    checked = small_plans.check_figures("""
row | text | category   | of | 2014 budget | 2014 outcome
1   | A    | individual | 2  | 10          | 20
2   | Sum  |            |    | 10          | 21
""")
    assert [check.holds for check in checked.sum_checks] == [True, False]


def test_tables_of_one_statement_are_summed_apart(small_plans):
    checked = small_plans.check_figures("""
table_text | row | text  | category   | of | 2014 budget
Budget A   | 1   | A     | individual | 2  | 10
Budget A   | 2   | Sum A |            |    | 10
Budget B   | 1   | B     | individual | 2  | 20
Budget B   | 2   | Sum B |            |    | 20
""")
    assert equations_of(checked) == [("subtotal", "Sum A", ["A"]), ("subtotal", "Sum B", ["B"])]


def test_a_result_is_income_minus_cost(small_plans):
    checked = small_plans.check_figures("""
row | text     | kind   | category        | of | 2014 budget
1   | Staten   | income | income-state    | 3  | 100
2   | Kostnad  | cost   | individual      | 3  | 130
3   | Resultat | result |                 |    | -30
""")
    (check,) = checked.sum_checks
    assert (check.equation, check.computed_sek, check.holds) == ("result", Decimal(-30000), True)


def test_an_income_inside_a_sum_of_costs_is_taken_off(small_plans):
    checked = small_plans.check_figures("""
row | text    | kind   | category       | of | basis           | 2014 budget
1   | Hyra    | cost   | administration | 3  |                 | 50
2   | Ränta   | income | financial      | 3  | sign_normalised | -24
3   | Summa A | cost   |                |    |                 | 26
""")
    (check,) = checked.sum_checks
    assert (check.computed_sek, check.holds) == (Decimal(26000), True)


def test_a_cost_inside_a_sum_of_incomes_is_taken_off(small_plans):
    checked = small_plans.check_figures("""
row | text     | kind   | category     | of | 2014 budget
1   | Staten   | income | income-state | 3  | 50
2   | Avgift   | cost   | financial    | 3  | 10
3   | Summa    | income |              |    | 40
""")
    assert [check.holds for check in checked.sum_checks] == [True]


def test_cash_rolls_forward_from_opening_and_flow(small_plans):
    checked = small_plans.check_figures("""
statement | row | text  | kind      | category  | of | 2014 budget
cash_flow | 1   | Flöde | cash_flow | cash-flow | 3  | -20
cash_flow | 2   | Start | asset     | cash-flow | 3  | 100
cash_flow | 3   | Slut  | asset     | cash-flow |    | 80
""")
    assert equations_of(checked) == [("roll_forward", "Slut", ["Flöde", "Start"])]
    assert checked.sum_checks[0].holds


def test_assets_balance_equity_and_liabilities_of_the_same_column(small_plans):
    checked = small_plans.check_figures("""
statement | row | text | kind | category | concept | 2013 outcome | 2014 budget
balance_sheet | 1 | T | asset | asset | total_assets | 100 | 50
balance_sheet | 2 | E | liability | liability | total_equity_and_liabilities |  | 50
""")
    assert equations_of(checked) == [("balance", "T", ["E"])]
    (check,) = checked.sum_checks
    ids = [line.figure_id for line in checked.package.budget_line]
    assert check.check_id == f"{ids[1]}-balance-{ids[2]}"


def test_the_same_total_elsewhere_is_compared_with_the_first_statement(small_plans):
    checked = small_plans.check_figures("""
statement        | table_text | row | text  | kind   | category | concept | 2014 budget
balance_sheet    | Balans     | 1   | I B   | result | result   | result  | 7
budget           | (text)     | 1   | I text | result | result  | result  | 7
budget           | Budget     | 1   | I A   | result | result   | result  | 7
income_statement | Resultat   | 1   | I R   | result | result   | result  | 7
""")
    assert equations_of(checked) == [
        ("cross", "I text", ["I A"]),
        ("cross", "I R", ["I A"]),
        ("cross", "I B", ["I A"]),
    ]


def test_totals_of_other_years_and_versions_are_not_compared(small_plans):
    checked = small_plans.check_figures("""
statement     | row | text | kind   | category | concept | 2014 budget | 2014 outcome | 2015 budget
budget        | 1   | R A  | result | result   | result  | 1           |              |
balance_sheet | 1   | R B  | result | result   | result  |             | 2            | 3
""")
    assert checked.sum_checks == []


def test_an_approximate_total_is_not_compared(small_plans):
    checked = small_plans.check_figures("""
statement | row | text | kind | category | concept | is_approximate | 2013 outcome | 2014 budget
funding | 1 | Ram | income |  | frame |  |  | 1 000
funding | 2 | ca ram | income |  | frame | true |  | 1 100
balance_sheet | 1 | Ingående | equity | equity | opening_equity | true |  | 400
balance_sheet | 2 | Utgående | equity | equity | closing_equity |  | 417 |
""")
    assert checked.sum_checks == []


@pytest.mark.parametrize(("printed", "holds"), [("11", True), ("11,4", True), ("11,6", False)])
def test_statements_agree_within_half_the_last_place_of_the_coarser(printed, holds, small_plans):
    checked = small_plans.check_figures(f"""
statement | row | text | kind   | category | concept | 2014 budget
budget    | 1   | R A  | result | result   | result  | 11
cash_flow | 1   | R B  | result | result   | result  | {printed}
""")
    assert [check.holds for check in checked.sum_checks] == [holds]


def test_statements_in_the_same_place_agree_exactly(small_plans):
    checked = small_plans.check_figures("""
statement | row | text | kind   | category | concept | unit | 2014 budget
budget    | 1   | R A  | result | result   | result  | kr   | 1 000
cash_flow | 1   | R B  | result | result   | result  | kr   | 1 001
""")
    assert [check.holds for check in checked.sum_checks] == [False]


def test_kronor_agree_with_thousands_within_500_kronor(small_plans):
    checked = small_plans.check_figures("""
statement        | row | text | kind   | category | concept | unit | 2014 budget
budget           | 1   | R A  | result | result   | result  | tkr  | -650
income_statement | 1   | R B  | result | result   | result  | kr   | -649 540
""")
    assert [check.holds for check in checked.sum_checks] == [True]


def test_opening_is_compared_with_the_outcome_of_the_year_before_where_there_is_one(small_plans):
    checked = small_plans.check_figures("""
statement | row | text | kind | category | concept | 2013 forecast | 2013 outcome | 2014 budget
balance_sheet | 1 | In | equity | equity | opening_equity |  |  | 9
balance_sheet | 2 | Ut | equity | equity | closing_equity | 8 | 9 |
""")
    (check,) = checked.sum_checks
    assert (check.stated_sek, check.computed_sek, check.holds) == (
        Decimal(9000),
        Decimal(9000),
        True,
    )


def test_opening_is_compared_only_with_its_own_kind_in_its_own_statement(small_plans):
    checked = small_plans.check_figures("""
statement | row | text | kind | category | concept | 2012 outcome | 2013 outcome | 2014 budget
cash_flow | 1 | In K | asset | cash-flow | opening_cash |  |  | 9
cash_flow | 2 | Ut K | asset | cash-flow | closing_cash | 8 |  |
balance_sheet | 1 | Ut B | asset | asset | closing_cash |  | 7 |
balance_sheet | 2 | Ut E | equity | equity | closing_equity |  | 6 |
""")
    assert checked.sum_checks == []


def test_an_opening_of_an_unstated_year_is_not_compared(small_plans):
    checked = small_plans.check_figures("""
statement     | row | text | kind   | category | concept        | 0000 budget | 2013 outcome
balance_sheet | 1   | In   | equity | equity   | opening_equity | 9           |
balance_sheet | 2   | Ut   | equity | equity   | closing_equity | 4           | 8
""")
    assert checked.sum_checks == []


def test_every_equation_of_a_plan_has_an_id_of_its_own(small_plans):
    small_plans.write("""
statement | row | text | kind | category | of | concept | 2013 outcome | 2014 budget
balance_sheet | 1 | Bank | asset | asset | 2 | closing_cash | 5 | 5
balance_sheet | 2 | T | asset |  |  | total_assets | 5 | 5
balance_sheet | 3 | E | liability | liability |  | total_equity_and_liabilities | 5 | 5
cash_flow | 1 | In | asset | cash-flow |  | opening_cash |  | 5
cash_flow | 2 | Ut | asset | cash-flow |  | closing_cash | 5 | 5
""")
    lines = small_plans.check().package.budget_line
    checks = check_sums(find_equations(lines), amounts_of(lines))
    assert len({check.check_id for check in checks}) == len(checks) == 7


def test_tables_of_one_statement_that_agree_nowhere_state_different_things(small_plans):
    checked = small_plans.check_figures("""
statement | table_text | row | text   | kind | category | concept    | 2014 budget | 2015 plan
budget    | Budget     | 1   | Totalt | cost | board    | total_cost | 10          | 20
budget    | Insatser   | 1   | Totalt | cost | board    | total_cost | 6           | 7
budget    | Igen       | 1   | Totalt | cost | board    | total_cost | 10          | 29
""")
    assert [(name, check.holds) for (name, *_), check in zip(
        equations_of(checked), checked.sum_checks, strict=True)] == [
        ("cross", True),
        ("cross", False),
    ]  # fmt: skip


def test_rows_of_one_table_that_agree_nowhere_are_not_compared(small_plans):
    checked = small_plans.check_figures("""
row | text              | kind | category | concept    | 2014 budget
1   | Summa kostnader A | cost | board    | total_cost | 10
2   | Summa kostnader B | cost | board    | total_cost | 6
3   | Summa kostnader   | cost | board    | total_cost | 10
""")
    assert equations_of(checked) == [("cross", "Summa kostnader", ["Summa kostnader A"])]


def test_a_spreadsheet_that_leaves_out_noughts_is_not_rounded_for_that(small_plans):
    checked = small_plans.check_figures("""
row | text  | category   | of | unit | 2014 budget
1   | A     | individual | 3  | mkr  | 1,16
2   | B     | individual | 3  | mkr  | 0,34
3   | Total |            |    | mkr  | 2
""")
    assert checked.findings[0].rule_id == "sum-mismatch"
