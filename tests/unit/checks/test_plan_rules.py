"""Parties, areas, days and ages that a plan states or leaves out, by the rules of plans."""

import pytest

from tests.unit.checks.rule_plans import Case, aged, decided, four_areas, parties


def test_missing_parties_are_named(small_plans):
    (finding,) = Case(parties("500", "", "0", "500")).check(small_plans).of_rule("members-missing")
    assert finding.message == "Bland bidragen 2014 saknas regionen och kommunerna."


def test_members_are_not_missing_where_no_contribution_is_stated(small_plans):
    assert Case(four_areas()).check(small_plans).of_rule("members-missing") == []


def test_missing_areas_are_named_without_doubting_any_figure(small_plans):
    (finding,) = Case(four_areas(audit="", total="650")).check(small_plans).of_rule("area-missing")
    assert finding.message == "I budgeten 2014 saknas kostnader för revision."
    assert finding.figures == ()


def test_a_plan_without_a_budget_table_divides_no_costs(small_plans):
    figures = """
table_text | row | text     | category   | 2014 budget
(text)     | 1   | Insats A | individual | 500
"""
    (finding,) = small_plans.check_figures(figures).of_rule("area-missing")
    assert finding.message == (
        "Planen anger ingen hel budget: kostnaderna är inte fördelade på insatser, "
        "administration, styrelse och revision."
    )


def test_an_outcome_of_the_plans_year_is_not_its_budget(small_plans):
    figures = four_areas().replace("2014 budget", "2014 outcome")
    (finding,) = small_plans.check_figures(figures).of_rule("area-missing")
    assert finding.message.startswith("Planen anger ingen hel budget: ")


@pytest.mark.parametrize(
    "plan",
    [
        decided("2014-06-01", phase="revised"),
        decided("2014-06-01", kind="interim_report"),
        {"document": {"decided_date": None}},
    ],
)
def test_only_a_first_plan_with_a_stated_day_can_be_late(plan, small_plans):
    assert Case(four_areas(), plan).check(small_plans).of_rule("adopted-late") == []


def test_an_annual_report_long_after_its_year_is_late(small_plans):
    checked = Case(four_areas(), decided("2016-01-10", kind="annual_report")).check(small_plans)
    assert len(checked.of_rule("annual-report-late")) == 1


def test_an_annual_report_without_a_day_is_not_late(small_plans):
    plan = {"document": {"decided_date": None, "kind": "annual_report"}}
    assert Case(four_areas(), plan).check(small_plans).of_rule("annual-report-late") == []


@pytest.mark.parametrize(
    ("ages", "shown"),
    [(("15", "29"), "15–29"), (("16", "65"), "16–65"), (("", "70"), "–70"), (("0", ""), "0–")],
)
def test_ages_outside_the_target_group_are_shown_as_stated(ages, shown, small_plans):
    (finding,) = Case(four_areas(), aged(ages)).check(small_plans).of_rule("target-age")
    assert finding.message == f"Gruppen ”grupp 0” är {shown} år."


def test_a_group_without_stated_ages_is_not_judged(small_plans):
    assert Case(four_areas(), aged(("", ""))).check(small_plans).of_rule("target-age") == []


def test_a_printed_group_counted_to_two_common_groups_is_one_finding(small_plans):
    words = {"group_text": "barn", "age_from": "10", "age_to": "12"}
    groups = [words, {**words, "group_id": "pupils"}]
    checked = Case(four_areas(), {"priority_group": groups}).check(small_plans)
    assert len(checked.of_rule("target-age")) == 1


def test_the_day_in_a_message_is_written_in_full(small_plans):
    (finding,) = Case(four_areas(), decided("2014-02-03")).check(small_plans).findings
    assert finding.message == "Planen för 2014 beslutades 2014-02-03."
