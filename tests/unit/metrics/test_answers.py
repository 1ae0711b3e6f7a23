"""The conclusion of each page in one sentence."""

from decimal import Decimal

import polars as pl
import pytest

from finsam_metrics.metrics.answers import costs, groups, proof, training
from finsam_metrics.metrics.measures import express
from finsam_metrics.metrics.training import key_payments, planned_trainings, training_spend
from finsam_metrics.model.enums import Measure

NAMES = ["A-stad", "B-stad", "C-stad", "D-stad", "E-stad"]


def plain(text):
    """The text with ordinary spaces."""
    return text and text.replace("\N{NO-BREAK SPACE}", " ")


def cost_answer(values, measure=Measure.TKR, years=None):
    """What is said of these values, one per association."""
    frame = pl.DataFrame(
        {
            "association_name": NAMES[: len(values)],
            "year": years or [2014] * len(values),
            "value": values,
        },
        schema={"association_name": pl.String, "year": pl.Int32, "value": pl.Float64},
    )
    return plain(costs.cost_answer("Insatserna", frame, measure))


@pytest.mark.parametrize(
    ("values", "measure", "answer"),
    [
        ([0.5, 0.083], Measure.SHARE, "Insatserna tar 50 % i A-stad och 8,3 % i B-stad 2014"),
        ([5e6, 0.0], Measure.TKR, "Insatserna kostar 5 000 tkr i A-stad och 0 i B-stad 2014"),
        (
            [96.4, 4.2],
            Measure.PER_INHABITANT,
            "Insatserna kostar 96 kr per invånare i A-stad och 4,2 i B-stad 2014",
        ),
        (
            [96.4],
            Measure.PER_INHABITANT_16_64,
            "Insatserna kostar 96 kr per invånare 16–64 år i A-stad 2014",
        ),
    ],
)
def test_a_few_costs_are_all_told(values, measure, answer):
    assert cost_answer(values, measure) == answer


def test_more_than_four_costs_are_told_from_the_least_to_the_most():
    assert cost_answer([3e6, 1e6, None, 5e6, 2e6]) == (
        "Insatserna kostar 3 000 tkr i A-stad, 1 000 i B-stad, 5 000 i D-stad och 2 000 i "
        "E-stad 2014"
    )
    assert cost_answer([3e6, 1e6, 4e6, 5e6, 2e6], years=[2014, 2015, 2014, 2016, 2014]) == (
        "Insatserna kostar från 1 000 (B-stad 2015) till 5 000 tkr (D-stad 2016)"
    )


def test_the_year_stands_with_each_association_where_years_differ():
    assert cost_answer([3e6, 1e6], years=[2014, 2010]) == (
        "Insatserna kostar 3 000 tkr i A-stad 2014 och 1 000 i B-stad 2010"
    )


def test_nothing_is_said_of_costs_that_nobody_states():
    assert cost_answer([None, None]) is None


def groups_answer(counts, plan_count):
    """What is said where each group is prioritised in so many plans."""
    rows = [
        {"group_name": name, "group_order": order, "mark": "stated" if plan < count else None}
        for order, (name, count) in enumerate(counts.items())
        for plan in range(plan_count)
    ]
    schema = {"group_name": pl.String, "group_order": pl.Int64, "mark": pl.String}
    return groups.groups_answer(pl.DataFrame(rows, schema=schema), plan_count)


def test_the_groups_that_most_plans_name_are_told():
    counts = {"Unga": 3, "Kvinnor": 3, "Romer": 1}
    assert groups_answer(counts, 4) == "Unga och kvinnor prioriteras i tre av fyra planer"
    assert groups_answer(counts, 3) == "Unga och kvinnor prioriteras i alla tre planerna"


def test_one_plan_is_told_as_the_plan():
    assert groups_answer({"Unga": 1}, 1) == "Unga prioriteras i planen"


def test_more_than_three_groups_are_counted_and_keep_their_names():
    counts = {"Unga och unga vuxna": 2, "Kvinnor": 2, "Elever": 2, "Romer": 2, "Språk": 2}
    assert groups_answer(counts, 4) == (
        "Unga och unga vuxna, kvinnor, elever och två grupper till prioriteras i två av fyra planer"
    )


@pytest.mark.parametrize("counts", [{}, {"Unga": 0}])
def test_nothing_is_said_where_no_plan_names_a_group(counts):
    assert groups_answer(counts, 2) is None


def test_training_is_told_jointly_and_locally_together(tables, choose):
    budgets = choose()
    spend = training_spend(tables.by_category, budgets, tables.goal)
    valued = express(spend, budgets, Measure.TKR)
    assert plain(training.training_answer(valued, budgets, Measure.TKR)) == (
        "Utbildning kostar 480 tkr i Västra Mälardalen 2021, 700 i Västerås 2014 "
        "och 130 i Kramfors 2010"
    )


def test_participants_are_told_where_they_are_planned(tables, choose):
    spend = training_spend(tables.by_category, choose(), tables.goal)
    assert plain(training.participants_note(spend, choose())) == (
        "Per deltagare om målet nås, löpande priser: 2 500 kr länsgemensamt (100 deltagare) "
        "och 2 300 kr lokalt (100 deltagare) i Västra Mälardalen 2021"
    )


def test_nothing_is_said_of_participants_that_nobody_plans(tables, choose):
    budgets = choose("kramfors", "vasteras")
    spend = training_spend(tables.by_category, budgets, tables.goal)
    assert training.participants_note(spend, budgets) is None


@pytest.mark.parametrize(
    ("choice", "measure", "answer"),
    [
        ({"year": 2011}, Measure.TKR, "Ingen av de valda planerna fördelar kostnaderna"),
        ({"ids": ["norra-vastmanland"]}, Measure.TKR, "Planen fördelar inte kostnaderna"),
        ({"ids": ["kramfors"]}, Measure.TKR, "Planen anger inga kostnader för tåg"),
        ({}, Measure.TKR, "Ingen av de valda planerna anger kostnader för tåg"),
        ({"price_year": 1979}, Measure.TKR, "Prisindex är inte känt för 2010, 2014 och 2021"),
        (
            {"year": 2023},
            Measure.PER_INHABITANT,
            "Antalet invånare är inte känt för budgetår 2023",
        ),
        (
            {},
            Measure.PER_INHABITANT_16_64,
            "Antalet invånare 16–64 år är inte känt för budgetår 2010, 2014 och 2021",
        ),
    ],
)
def test_why_nothing_can_be_said_is_told(choice, measure, answer, choose):
    budgets = choose(*choice.pop("ids", []), **choice)
    assert costs.missing_answer("kostnader för tåg", budgets, measure) == answer


@pytest.fixture
def trainings(tables, choose):
    """The planned trainings of Västerås."""
    return planned_trainings(tables.training, choose("vasteras"))


def test_joint_trainings_are_counted_and_summed(trainings):
    assert plain(training.trainings_answer(trainings)) == (
        "Sju gemensamma utbildningar 2014 kostar tillsammans 260 000 kr"
    )


def test_trainings_without_cost_are_told_apart(trainings):
    first = pl.col("event_order") == 0
    some = trainings.with_columns(cost_sek=pl.when(~first).then("cost_sek"))
    assert plain(training.trainings_answer(some)) == (
        "Sju gemensamma utbildningar; de sex med angiven kostnad tar 255 000 kr"
    )
    one = trainings.with_columns(cost_sek=pl.when(first).then("cost_sek"))
    assert plain(training.trainings_answer(one)) == (
        "Sju gemensamma utbildningar; den en med angiven kostnad tar 5 000 kr"
    )
    none = trainings.with_columns(cost_sek=pl.when(pl.lit(value=False)).then("cost_sek"))
    assert training.trainings_answer(none.head(1)) == (
        "En gemensam utbildning planeras, utan angivna kostnader"
    )


def test_nothing_is_said_without_joint_trainings(trainings):
    assert training.trainings_answer(trainings.filter(pl.col("scope") == "local")) is None


def test_payments_are_told_in_kronor_or_shares(tables):
    payments = key_payments(
        tables.allocation_key, tables.allocation_key_share, tables.association, tables.document
    )
    assert plain(training.payments_answer(payments)) == (
        "V Mälardalen 60 000 kr, Västerås 100 000 kr och N Västmanland 100 000 kr "
        "enligt fördelningen 2014"
    )
    shares = payments.with_columns(amount_sek=pl.lit(None, pl.Decimal(14, 2)), share=0.25)
    assert plain(training.payments_answer(shares)).startswith("V Mälardalen 25 %, Västerås 25 %")


def sums(check_count, failing_count):
    """How the sums of the shown plans stand."""
    return pl.DataFrame({"check_count": [check_count, 0], "failing_count": [failing_count, 0]})


def findings(*plan_ids, severity="error"):
    """Findings of these plans."""
    rows = [{"plan_id": plan_id, "severity": severity} for plan_id in plan_ids]
    return pl.DataFrame(rows, schema={"plan_id": pl.String, "severity": pl.String})


def test_sums_that_all_hold_are_told_from_none_to_try():
    assert proof.findings_answer(findings(), sums(0, 0)) == "Planerna har inget att stämma av"
    warned = findings("a", severity="warning")
    assert proof.findings_answer(warned, sums(17, 0)) == ("Alla 17 avstämningar stämmer")


def test_contradictions_are_counted_with_their_plans():
    assert proof.findings_answer(findings("a"), sums(17, 2)) == (
        "På ett ställe i en plan stämmer siffrorna inte; 15 av 17 avstämningar stämmer"
    )
    assert proof.findings_answer(findings("a", "b", "b"), sums(129, 6)) == (
        "På tre ställen i två planer stämmer siffrorna inte; 123 av 129 avstämningar stämmer"
    )


def test_sources_are_counted(tables):
    assert proof.sources_answer(tables.document, tables.budget_line) == (
        "435 siffror ur fem dokument, var och en med plats och text ur dokumentet"
    )
    assert proof.sources_answer(tables.document.head(1), tables.budget_line.head(9)) == (
        "9 siffror ur ett dokument, var och en med plats och text ur dokumentet"
    )


def test_what_the_service_holds_is_counted(tables):
    assert proof.service_answer(tables.plan, tables.budget_line) == (
        "Fem planer från fyra samordningsförbund bredvid varandra, 435 siffror som går att följa "
        "till dokumenten"
    )


def test_a_cost_of_nothing_is_told():
    assert cost_answer([float(Decimal(0))]) == "Insatserna kostar 0 tkr i A-stad 2014"
