"""The five committed plans have exactly the findings that their documents give."""

from decimal import Decimal

import pytest

from finsam_metrics.pipeline import check_plans
from finsam_metrics.store.packages import read_data_folder

MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def plans(small_db):
    """Each committed plan with its checks, by id."""
    return {plan.package.plan_id: plan for plan in check_plans(read_data_folder(small_db))}


def plain(text: str | None) -> str:
    """The text with ordinary spaces."""
    return (text or "").replace(NBSP, " ")


def test_the_findings_of_the_committed_plans_are_these_and_no_others(plans):
    found = [
        (plan_id, finding.rule_id, finding.severity, finding.year, finding.line)
        for plan_id, plan in plans.items()
        for finding in plan.findings
    ]
    assert found == [
        ("kramfors-2010", "balance-mismatch", "error", 2009, 147),
        ("kramfors-2010", "balance-mismatch", "error", 2010, 147),
        ("kramfors-2010", "deficit-declared", "info", 2010, 122),
        ("norra-vastmanland-2011", "area-missing", "info", 2011, None),
        ("vastra-malardalen-2012", "area-missing", "info", 2012, None),
        ("vastra-malardalen-2021", "sum-mismatch", "error", 2019, 188),
        ("vastra-malardalen-2021", "roll-forward-mismatch", "error", 2019, 195),
        ("vastra-malardalen-2021", "statements-disagree", "error", 2019, 208),
    ]


def test_only_the_known_equations_fail(plans):
    failing = {
        plan_id: [check.check_id for check in plan.sum_checks if not check.holds]
        for plan_id, plan in plans.items()
    }
    vm, kramfors = "vastra-malardalen-2021", "kramfors-2010-balance-sheet"
    assert failing == {
        "kramfors-2010": [
            f"{kramfors}-r5-2009-forecast-balance-{kramfors}-r12-2009-forecast",
            f"{kramfors}-r5-2010-budget-balance-{kramfors}-r12-2010-budget",
        ],
        "norra-vastmanland-2011": [],
        "vasteras-2014": [],
        "vastra-malardalen-2012": [],
        "vastra-malardalen-2021": [
            f"{vm}-cash-flow-r5-2019-outcome-subtotal",
            f"{vm}-cash-flow-r8-2019-outcome-roll_forward",
            f"{vm}-cash-flow-r1-2019-outcome-cross-{vm}-budget-r31-2019-outcome",
            f"{vm}-balance-sheet-r5-2019-outcome-cross-{vm}-budget-r31-2019-outcome",
        ],
    }


def test_granted_initiatives_are_named_where_a_plan_has_no_whole_budget(plans):
    (finding,) = plans["vastra-malardalen-2012"].findings
    assert plain(finding.message) == (
        "Planen anger ingen hel budget: kostnaderna är inte fördelade på insatser, "
        "administration, styrelse och revision. Beviljade insatser är 3 308 tkr tillsammans."
    )
    (finding,) = plans["norra-vastmanland-2011"].findings
    assert "tillsammans" not in finding.message


def test_a_stated_amount_names_the_row_that_it_is_of(plans):
    named = [
        (finding.line_text, finding.stated_text)
        for finding in plans["vastra-malardalen-2021"].findings
    ]
    assert named[0] == ("Årets resultat", "Kassaflöde löpande verksamhet")
    assert all(stated for _, stated in named)


def test_the_cash_flow_of_vastra_malardalen_has_a_sign_wrong(plans):
    sign = plans["vastra-malardalen-2021"].findings[0]
    assert sign.title == "Kassaflödet 2019: ”Årets resultat” har fel tecken"
    assert (sign.stated_sek, sign.computed_sek) == (Decimal(-430900), Decimal(-227800))
    assert plain(sign.suggestion) == (
        f"Med {MINUS}101,6 i stället för 101,6 stämmer ”Kassaflöde löpande verksamhet”, "
        f"{MINUS}430,9 ({MINUS}101,6 {MINUS} 122,7 {MINUS} 206,7) och "
        f"utfallet i budgettabellen, {MINUS}102. "
        "Kvar skiljer 0,1 tkr, som är avrundning."
    )
    assert sign.figures[0] == "vastra-malardalen-2021-cash-flow-r1-2019-outcome"


def test_the_opening_cash_of_vastra_malardalen_lacks_a_digit(plans):
    digit = plans["vastra-malardalen-2021"].findings[1]
    assert digit.title == (
        "Kassaflödet 2019: ”Likvida med vid årets början” har tappat en siffra: "
        f"110,1 ska vara 1{NBSP}101,1"
    )
    assert plain(digit.suggestion) == (
        "Med 1 101,1 i stället för 110,1 stämmer ”Likvida medel vid året slut”, 670,2 "
        f"({MINUS}430,9 + 1 101,1)."
    )


def test_the_balance_sheet_of_vastra_malardalen_has_a_sign_wrong(plans):
    sign = plans["vastra-malardalen-2021"].findings[2]
    assert sign.title == "Balansräkningen 2019: ”därav årets resultat” har fel tecken"
    assert plain(sign.suggestion) == (
        f"Med {MINUS}102 i stället för 102 stämmer utfallet i budgettabellen, {MINUS}102."
    )


@pytest.mark.parametrize(
    ("place", "difference", "choices", "proofs"),
    [
        (
            0,
            1_000,
            "Det stämmer om ”Kassa och bank” är 994 547 i stället för 995 547, "
            "om ”Summa avsättningar” är 1 000 i stället för 0 eller om "
            "”Kortfristiga skulder” är 1 000 i stället för 0. ",
            "”Balanserat eget kapital” styrks av ”Summa eget kapital” 2008 i balansräkningen och "
            "”Årets resultat” styrks av ”Balanserat eget kapital” 2010 i balansräkningen.",
        ),
        (
            1,
            70_000,
            "Det stämmer om ”Kassa och bank” är 345 007 i stället för 415 007, "
            "om ”Summa avsättningar” är 70 000 i stället för 0 eller om "
            "”Kortfristiga skulder” är 70 000 i stället för 0. ",
            "”Balanserat eget kapital” styrks av ”Summa eget kapital” 2009 i balansräkningen och "
            "”Årets resultat” styrks av ”Resultat” 2010 i budgeten.",
        ),
    ],
)
def test_kramfors_does_not_balance_and_nothing_decides_why(
    place, difference, choices, proofs, plans
):
    finding = plans["kramfors-2010"].findings[place]
    assert finding.difference_sek == difference
    assert plain(finding.suggestion) == f"{choices}Inget i dokumentet avgör vilket. {proofs}"


def test_kramfors_declares_the_deficit_that_its_equity_covers(plans):
    deficit = plans["kramfors-2010"].findings[2]
    assert deficit.stated_sek == Decimal(-650000)
    assert plain(deficit.message) == (
        "Budgeten 2010 går med 650 tkr i underskott. Planen säger det själv, och det täcks av "
        "ingående eget kapital, 994,5 tkr."
    )


def test_vasteras_has_no_finding(plans):
    assert plans["vasteras-2014"].findings == []


@pytest.mark.parametrize(
    ("figure_id", "total_sek"),
    [
        ("vasteras-2014-budget-r15-2014-budget", 13_143_000),
        ("vasteras-2014-budget-r15-2015-forecast", 9_586_000),
        ("vasteras-2014-budget-r15-2016-forecast", 9_462_000),
        ("vasteras-2014-budget-r34-2014-budget", 14_405_000),
        ("vasteras-2014-budget-r34-2015-forecast", 11_000_000),
        ("vasteras-2014-funding-r11-2014-budget", 14_405_000),
        ("vastra-malardalen-2021-budget-r30-2021-budget", 1_966_000),
        ("vastra-malardalen-2021-budget-r12-2021-budget", 1_034_000),
        ("kramfors-2010-budget-r31-2010-budget", 2_580_000),
        ("kramfors-2010-budget-r24-2010-budget", 1_762_000),
    ],
)
def test_printed_sums_hold(figure_id, total_sek, plans):
    checks = [
        check
        for plan in plans.values()
        for check in plan.sum_checks
        if check.figure_id == figure_id and check.equation in ("subtotal", "total")
    ]
    assert [(check.computed_sek, check.holds) for check in checks] == [(total_sek, True)]


def test_kramfors_2011_has_no_equation_for_parts_that_are_not_stated(plans):
    tried = {check.figure_id for check in plans["kramfors-2010"].sum_checks}
    assert "kramfors-2010-budget-r7-2010-budget" in tried
    assert "kramfors-2010-budget-r7-2011-plan" not in tried


def test_plans_in_prose_have_nothing_to_try(plans):
    assert plans["norra-vastmanland-2011"].sum_checks == []
    assert plans["vastra-malardalen-2012"].sum_checks == []
