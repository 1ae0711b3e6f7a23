"""The smallest repairs that make a failing equation hold."""

from decimal import Decimal

import pytest

from finsam_metrics.checks.equations import amounts_of, find_equations
from finsam_metrics.checks.repairs import find_repairs


def search_repairs(small_plans, figures):
    """The repairs of the first failing equation as (label, size, tkr), and the proofs."""
    lines = small_plans.check_figures(figures).package.budget_line
    amounts = amounts_of(lines)
    equations = find_equations(lines)
    failing = next(equation for equation in equations if not equation.holds(amounts))
    by_id = {line.figure_id: line for line in lines}
    search = find_repairs(failing, equations, by_id, amounts)
    repairs = [
        (by_id[repair.figure_id].line_text, repair.size, repair.amount_sek / 1000)
        for repair in search.repairs
    ]
    proofs = [(by_id[one].line_text, by_id[proof].line_text) for one, proof in search.proofs]
    return repairs, proofs


def one_part_of_a_total(part: str, total: str) -> str:
    """A total that another statement proves, with one part."""
    return f"""
statement | row | text  | kind   | category | of | concept | 2014 budget
cash_flow | 1   | Del   | cash_flow | cash-flow | 2 |       | {part}
cash_flow | 2   | Total | cash_flow | cash-flow |   | result | {total}
budget    | 1   | Bevis | result | result   |    | result  | {total}
"""


def test_one_sign_is_the_smallest_repair(small_plans):
    repairs, _ = search_repairs(
        small_plans,
        """
row | text  | kind   | category     | of | 2014 budget
1   | A     | income | income-other | 3  | -20
2   | B     | income | income-other | 3  | 100
3   | Total | income |              |    | 120
""",
    )
    assert repairs == [("A", "sign", 20)]


@pytest.mark.parametrize(
    ("part", "total", "why"),
    [
        ("135", "145", "one digit is another"),
        ("110", "1 110", "a digit was dropped"),
        ("1 110", "110", "a digit was inserted"),
        ("154", "145", "two neighbours changed places"),
    ],
)
def test_one_digit_is_a_small_repair(part, total, why, small_plans):
    repairs, _ = search_repairs(small_plans, one_part_of_a_total(part, total))
    right = Decimal(total.replace(" ", ""))
    assert repairs == [("Del", "digit", right)], why


@pytest.mark.parametrize(
    ("part", "total", "why"),
    [
        ("451", "145", "two that stand apart changed places"),
        ("250", "145", "every digit is another"),
        ("1", "145", "two digits were dropped"),
        ("145,5", "146", "the new amount has other digits in three places"),
        ("1 450", "150,5", "the figure has no such decimals"),
    ],
)
def test_more_than_one_digit_is_a_whole_figure(part, total, why, small_plans):
    repairs, _ = search_repairs(small_plans, one_part_of_a_total(part, total))
    right = Decimal(total.replace(" ", "").replace(",", "."))
    assert repairs == [("Del", "figure", right)], why


def test_a_figure_on_the_other_side_of_zero_is_not_one_digit_off(small_plans):
    repairs, _ = search_repairs(small_plans, one_part_of_a_total("-52", "12"))
    assert repairs == [("Del", "figure", 12)]


def test_a_repair_that_mends_more_goes_before_one_that_mends_less(small_plans):
    """Either the total or a part has a digit wrong; the prose says which."""
    repairs, _ = search_repairs(
        small_plans,
        """
table_text | row | text      | category   | of | concept    | 2014 budget
Budget     | 1   | A         | individual | 3  |            | 30
Budget     | 2   | B         | individual | 3  |            | 20
Budget     | 3   | Total     |            |    | total_cost | 60
(text)     | 1   | i texten  |            |    | total_cost | 50
""",
    )
    assert repairs == [("Total", "digit", 50)]


def test_all_repairs_are_given_where_nothing_decides_between_them(small_plans):
    repairs, _ = search_repairs(
        small_plans,
        """
row | text  | category   | of | 2014 budget
1   | A     | individual | 3  | 30
2   | B     | individual | 3  | 20
3   | Total |            |    | 60
""",
    )
    assert repairs == [("Total", "digit", 50), ("A", "digit", 40), ("B", "digit", 30)]


def test_a_repair_breaks_nothing_that_holds(small_plans):
    """B is a sum that its own parts prove, so only A or the total can be wrong."""
    repairs, proofs = search_repairs(
        small_plans,
        """
statement | row | text  | category   | of | concept    | 2014 budget
budget    | 1   | A     | individual | 5  |            | 30
budget    | 2   | B1    | board      | 4  |            | 5
budget    | 3   | B2    | board      | 4  |            | 7
budget    | 4   | B     |            | 5  |            | 12
budget    | 5   | Total |            |    | total_cost | 92
income_statement | 1 | Kostnad |     |    | total_cost | 92
""",
    )
    assert repairs == [("A", "digit", 80)]
    assert proofs == [("Total", "Kostnad")]


def test_a_figure_below_a_sum_may_be_wrong_with_the_sum(small_plans):
    """Several levels down: the sums over the figure follow it."""
    lines = """
statement     | row | text | kind      | category  | of | concept                      | 2014 budget
balance_sheet | 1   | Bank | asset     | asset     | 2  |                              | 117
balance_sheet | 2   | Oms  | asset     |           | 3  |                              | 117
balance_sheet | 3   | T    | asset     |           |    | total_assets                 | 117
balance_sheet | 4   | E    | equity    | equity    | 5  |                              | 100
balance_sheet | 5   | S    | liability |           |    | total_equity_and_liabilities | 100
"""
    repairs, _ = search_repairs(small_plans, lines)
    assert repairs == [("Bank", "figure", 100), ("E", "figure", 117)]


def test_assets_liabilities_incomes_and_costs_are_not_made_negative(small_plans):
    repairs, _ = search_repairs(
        small_plans,
        """
statement     | row | text | kind      | category  | of | concept                      | 2014 budget
balance_sheet | 1   | Bank | asset     | asset     | 3  |                              | 300
balance_sheet | 2   | Ford | asset     | asset     | 3  |                              | 5
balance_sheet | 3   | T    | asset     |           |    | total_assets                 | 305
balance_sheet | 4   | E    | equity    | equity    | 6  |                              | 80
balance_sheet | 5   | Skuld | liability | liability | 6 |                              | 20
balance_sheet | 6   | S    | liability |           |    | total_equity_and_liabilities | 100
""",
    )
    assert repairs == [("Bank", "figure", 95), ("E", "figure", 285), ("Skuld", "figure", 225)]


def test_a_liability_that_is_negative_as_printed_may_stay_negative(small_plans):
    repairs, _ = search_repairs(
        small_plans,
        """
statement     | row | text  | kind      | category  | of | 2014 budget
balance_sheet | 1   | Skuld | liability | liability | 3  | -250
balance_sheet | 2   | Lev   | liability | liability | 3  | 100
balance_sheet | 3   | S     | liability |           |    | 40
""",
    )
    assert ("Skuld", "figure", -60) in repairs


def test_no_repair_is_given_where_every_change_breaks_what_holds(small_plans):
    repairs, proofs = search_repairs(
        small_plans,
        """
statement        | row | text | kind   | category | concept | of | 2014 budget
budget           | 1   | In   | income | income-other | frame | 3 | 50
budget           | 2   | Ut   | cost   | individual | total_cost | 3 | 20
budget           | 3   | R    | result |          | result  |    | 77
income_statement | 1   | In B | income | income-other | frame |  | 50
income_statement | 2   | Ut B | cost   | individual | total_cost | | 20
income_statement | 3   | R B  | result | result   | result  |    | 77
""",
    )
    assert repairs == []
    assert proofs == [("R", "R B"), ("In", "In B"), ("Ut", "Ut B")]


def test_a_sign_is_the_repair_even_where_rounding_is_left(small_plans):
    """As the cash flow of Västra Mälardalen 2021: 0,1 is left, which rounding explains."""
    repairs, _ = search_repairs(
        small_plans,
        """
statement | row | text  | kind      | category  | of | 2014 budget
cash_flow | 1   | R     | result    | cash-flow | 4  | 101,6
cash_flow | 2   | Ford  | cash_flow | cash-flow | 4  | -122,7
cash_flow | 3   | Skuld | cash_flow | cash-flow | 4  | -206,7
cash_flow | 4   | Flöde | cash_flow | cash-flow |    | -430,9
""",
    )
    assert repairs == [("R", "sign", Decimal("-101.6"))]


def test_a_figure_of_nothing_has_no_sign_to_turn(small_plans):
    repairs, _ = search_repairs(small_plans, one_part_of_a_total("0", "7"))
    assert repairs == [("Del", "digit", 7)]


def test_a_cost_falls_where_the_result_over_it_should_rise(small_plans):
    """The text says 80: the income, one cost, or the text itself may be wrong."""
    repairs, _ = search_repairs(
        small_plans,
        """
table_text | row | text    | kind   | category     | of | concept | 2014 budget
Budget     | 1   | Intäkt  | income | income-other | 5  |         | 102
Budget     | 2   | A       | cost   | individual   | 4  |         | 35
Budget     | 3   | B       | cost   | individual   | 4  |         | 17
Budget     | 4   | Kostnad | cost   |              | 5  |         | 52
Budget     | 5   | R       | result |              |    | result  | 50
(text)     | 1   | R text  | result | result       |    | result  | 74
""",
    )
    assert repairs == [
        ("R text", "figure", 50),
        ("Intäkt", "figure", 126),
        ("A", "figure", 11),
    ]
