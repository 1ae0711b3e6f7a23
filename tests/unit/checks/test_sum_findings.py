"""What is said about printed figures that contradict each other."""

from decimal import Decimal

import pytest

from finsam_metrics.model.enums import Severity

MINUS = "\N{MINUS SIGN}"
ROUNDED = """
row | text  | category   | of | concept    | 2014 budget
1   | A     | individual | 3  |            | 10
2   | B     | individual | 3  |            | 10
3   | Total |            |    | total_cost | {total}
"""


def only_finding(small_plans, figures):
    """The one finding about sums; what the plan lacks in areas is not the question."""
    findings = small_plans.check_figures(figures).findings
    (finding,) = (one for one in findings if one.rule_id != "area-missing")
    return finding


@pytest.mark.parametrize(
    ("total", "rule_id"),
    [("21", "sum-rounding"), ("18", "sum-mismatch"), ("22", "sum-mismatch")],
)
def test_rounding_explains_half_a_unit_for_each_figure(total, rule_id, small_plans):
    assert only_finding(small_plans, ROUNDED.format(total=total)).rule_id == rule_id


def test_rounding_explains_at_most_two_units_however_many_rows_there_are(small_plans):
    rows = "".join(f"{row} | R{row} | individual | 30 | 10\n" for row in range(1, 11))
    figures = f"row | text | category | of | 2014 budget\n{rows}30 | Total | | | {{total}}"
    small_plans.write(figures.format(total="102"))
    small_plans.write(figures.format(total="103"), association_id="kramfors")
    plans = small_plans.check_all()
    assert "sum-rounding" in plans["vasteras-2014"].rule_ids()
    assert "sum-mismatch" in plans["kramfors-2014"].rule_ids()


def test_rounding_is_counted_in_the_last_printed_place(small_plans):
    figures = ROUNDED.format(total="21").replace("10\n", "10,0\n").replace("21", "21,0")
    assert only_finding(small_plans, figures).rule_id == "sum-mismatch"


def test_rounding_is_information_and_mends_nothing(small_plans):
    """Even where one digit in the total would do: a proof elsewhere fixes the parts."""
    finding = only_finding(
        small_plans,
        """
table_text | row | text  | category   | of | concept       | 2014 budget
Budget     | 1   | A     | individual | 2  | total_income  | 20
Budget     | 2   | Total |            |    |               | 21
(text)     | 1   | A igen | individual |   | total_income  | 20
""",
    )
    assert finding.severity is Severity.INFO
    assert finding.suggestion is None
    assert finding.title == (
        "Budgeten 2014: ”Total” skiljer så lite från sina delar att avrundning kan förklara det"
    )
    assert finding.figures == (
        "vasteras-2014-budget-r2-2014-budget",
        "vasteras-2014-budget-r1-2014-budget",
    )


def test_a_wrong_sum_says_what_stands_and_what_the_parts_make(small_plans):
    finding = only_finding(small_plans, ROUNDED.format(total="50"))
    assert finding.title == "Budgeten 2014: ”Total” är inte summan av sina delar"
    assert finding.message == "”Total” är 50 tkr i dokumentet, men delarna ger 20 tkr."
    assert (finding.stated_sek, finding.computed_sek) == (Decimal(50000), Decimal(20000))
    assert finding.difference_sek == Decimal(30000)
    assert finding.suggestion == (
        "Det stämmer om ”Total” är 20 i stället för 50, om ”A” är 40 i stället för 10 eller om "
        "”B” är 40 i stället för 10. Inget i dokumentet avgör vilket."
    )


def test_a_sum_that_no_single_change_mends_has_no_suggestion(small_plans):
    finding = only_finding(
        small_plans,
        """
statement        | row | text | kind   | category     | of | concept    | 2014 budget
budget           | 1   | In   | income | income-other | 3  | frame      | 50
budget           | 2   | Ut   | cost   | individual   | 3  | total_cost | 20
budget           | 3   | R    | result |              |    | result     | 77
income_statement | 1   | In B | income | income-other |    | frame      | 50
income_statement | 2   | Ut B | cost   | individual   |    | total_cost | 20
income_statement | 3   | R B  | result | result       |    | result     | 77
""",
    )
    assert finding.suggestion is None
    assert finding.figures == tuple(f"vasteras-2014-budget-r{row}-2014-budget" for row in (3, 1, 2))


def test_one_decided_repair_is_one_finding_with_its_proof(small_plans):
    finding = only_finding(
        small_plans,
        """
table_text | row | text     | category   | of | concept    | 2014 budget
Budget     | 1   | A        | individual | 3  |            | 30
Budget     | 2   | B        | individual | 3  |            | 20
Budget     | 3   | Total    |            |    | total_cost | 80
(text)     | 1   | i texten |            |    | total_cost | 50
""",
    )
    assert finding.rule_id == "sum-mismatch"
    assert finding.title == "Budgeten 2014: ”Total” har en siffra fel: 80 ska vara 50"
    assert finding.suggestion == (
        "Med 50 i stället för 80 stämmer ”Total”, 50 (30 + 20) och budgeten, 50."
    )


def test_a_wrong_sign_is_named_and_leaves_rounding_told(small_plans):
    finding = only_finding(
        small_plans,
        """
statement | row | text  | kind      | category  | of | 2014 budget
cash_flow | 1   | R     | result    | cash-flow | 4  | 101,6
cash_flow | 2   | Ford  | cash_flow | cash-flow | 4  | -122,7
cash_flow | 3   | Noll  | cash_flow | cash-flow | 4  | 0,0
cash_flow | 4   | Flöde | cash_flow | cash-flow |    | -224,2
""",
    )
    assert finding.title == "Kassaflödet 2014: ”R” har fel tecken"
    assert finding.suggestion == (
        f"Med {MINUS}101,6 i stället för 101,6 stämmer ”Flöde”, {MINUS}224,2 "
        f"({MINUS}101,6 {MINUS} 122,7). Kvar skiljer 0,1 tkr, som är avrundning."
    )


def test_figures_of_two_statements_are_told_apart_in_the_choices(small_plans):
    finding = only_finding(
        small_plans,
        """
statement | row | text     | kind   | category | concept | 2014 budget
budget    | 1   | Resultat | result | result   | result  | 10
cash_flow | 1   | Resultat | result | result   | result  | 12
""",
    )
    assert finding.title == "Kassaflödet 2014: ”Resultat” stämmer inte med budgeten"
    assert finding.message == "”Resultat” är 12 tkr, men ”Resultat” i budgeten är 10 tkr."
    assert finding.suggestion == (
        "Det stämmer om ”Resultat” 2014 i kassaflödet är 10 i stället för 12 eller om "
        "”Resultat” 2014 i budgeten är 12 i stället för 10. Inget i dokumentet avgör vilket."
    )


def test_an_opening_that_differs_names_the_year_before(small_plans):
    finding = only_finding(
        small_plans,
        """
statement     | row | text | kind   | category | concept        | 2013 outcome | 2014 budget
balance_sheet | 1   | In   | equity | equity   | opening_equity |              | 400
balance_sheet | 2   | Ut   | equity | equity   | closing_equity | 555          |
""",
    )
    assert finding.rule_id == "opening-differs-from-closing"
    assert finding.title == "Balansräkningen 2014: ”In” stämmer inte med balansräkningen 2013"
    assert finding.message == "”In” är 400 tkr, men ”Ut” i balansräkningen 2013 är 555 tkr."


def test_a_roll_forward_says_opening_and_flow(small_plans):
    finding = only_finding(
        small_plans,
        """
statement | row | text  | kind      | category  | of | 2014 budget
cash_flow | 1   | Flöde | cash_flow | cash-flow | 3  | 20
cash_flow | 2   | Start | asset     | cash-flow | 3  | 100
cash_flow | 3   | Slut  | asset     | cash-flow |    | 555
""",
    )
    assert finding.rule_id == "roll-forward-mismatch"
    assert finding.message == (
        "”Slut” är 555 tkr i dokumentet, men början och årets flöde ger 120 tkr."
    )


def test_a_repair_that_mends_the_balance_names_it(small_plans):
    """The sum of assets is wrong in itself and against the other side: one finding."""
    finding = only_finding(
        small_plans,
        """
statement     | row | text | kind      | category  | of | concept                      | 2014 budget
balance_sheet | 1   | Bank | asset     | asset     | 3  |                              | 60
balance_sheet | 2   | Ford | asset     | asset     | 3  |                              | 40
balance_sheet | 3   | T    | asset     |           |    | total_assets                 | 140
balance_sheet | 4   | S    | liability | liability |    | total_equity_and_liabilities | 100
""",
    )
    assert finding.suggestion == (
        "Med 100 i stället för 140 stämmer ”T”, 100 (60 + 40) och balansen."
    )


def test_an_unbalanced_sheet_says_both_sides(small_plans):
    finding = only_finding(
        small_plans,
        """
statement     | row | text | kind      | category  | concept                      | 2014 budget
balance_sheet | 1   | T    | asset     | asset     | total_assets                 | 555
balance_sheet | 2   | S    | liability | liability | total_equity_and_liabilities | 100
""",
    )
    assert finding.title == (
        "Balansräkningen 2014: tillgångarna är inte lika med eget kapital och skulder"
    )
    assert finding.message == "Tillgångarna är 555 tkr, men eget kapital och skulder är 100 tkr."


def test_figures_without_a_year_are_named_without_one(small_plans):
    finding = only_finding(
        small_plans, ROUNDED.format(total="50").replace("2014 budget", "0000 budget")
    )
    assert finding.title == "Budgeten: ”Total” är inte summan av sina delar"
    assert finding.year is None


def test_totals_of_unknown_years_are_not_compared(small_plans):
    checked = small_plans.check_figures(
        """
table_text | row | text  | kind   | category | concept | 0000 budget
Budget     | 1   | Ram   | income |          | frame   | 10
(text)     | 1   | ramen | income |          | frame   | 20
"""
    )
    assert checked.sum_checks == []


def test_a_label_is_shown_without_the_dash_of_a_list(small_plans):
    finding = only_finding(small_plans, ROUNDED.format(total="50").replace("Total", "- Total"))
    assert finding.title == "Budgeten 2014: ”Total” är inte summan av sina delar"
    assert finding.line_text == "- Total"


def test_an_accepted_correction_is_tried_instead_of_the_printed_figure(small_plans):
    correction = {
        "figure_id": "vasteras-2014-budget-r3-2014-budget",
        "printed_text": "50",
        "amount_sek": "20000",
    }
    checked = small_plans.check_figures(ROUNDED.format(total="50"), correction=[correction])
    assert [check.holds for check in checked.sum_checks] == [True]
    assert checked.of_rule("sum-mismatch") == []
