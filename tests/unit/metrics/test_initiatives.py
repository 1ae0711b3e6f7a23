"""Which initiatives the plans name, and what is said of them."""

from decimal import Decimal

import polars as pl
import pytest

from finsam_metrics.metrics.answers.initiatives import (
    initiatives_answer,
    terms_notes,
    unconverted_note,
    unpriced_answer,
)
from finsam_metrics.metrics.gaps import with_initiative_gaps
from finsam_metrics.metrics.groups import group_activities
from finsam_metrics.metrics.initiatives import initiative_sums, named_initiatives, with_groups
from finsam_metrics.metrics.measures import express
from finsam_metrics.model.enums import Measure

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def name_them(tables, choose):
    """The named initiatives with their values, and their columns."""

    def named(*ids, measure=Measure.TKR, initiatives=tables.initiative, **choice):
        budgets = choose(*ids, **choice)
        listed = named_initiatives(initiatives, tables.budget_line, tables.finding_figure, budgets)
        return express(listed, budgets, measure), budgets

    return named


def one(named, name):
    """The row of one initiative."""
    (row,) = named.filter(initiative_name=name).rows(named=True)
    return row


def test_initiatives_stand_by_size_and_those_without_an_amount_last(name_them):
    named, _ = name_them()
    for own in named.partition_by("association_id"):
        amounts = own["amount_sek"].to_list()
        stated = [amount for amount in amounts if amount is not None]
        assert amounts == sorted(stated, reverse=True) + [None] * (len(amounts) - len(stated))


def test_initiatives_stand_by_association_and_among_equals_as_printed(name_them):
    named, _ = name_them()
    assert named["association_id"].unique(maintain_order=True).to_list() == [
        "vastra-malardalen",
        "vasteras",
        "norra-vastmanland",
        "kramfors",
    ]
    own = named.filter(association_id="kramfors")
    assert own["initiative_order"].to_list() == list(range(6))
    assert own["initiative_name"].to_list()[:2] == ["Ris-Flis", "Nytänk"]


def test_an_initiative_without_a_stated_amount_is_listed_with_null(name_them):
    named, _ = name_them("norra-vastmanland")
    assert named.height == 3
    assert named["amount_sek"].null_count() == 3
    assert named["origin_ids"].list.len().to_list() == [1, 1, 1]


def test_every_granted_amount_agrees_with_the_budget_line_of_the_same_name(name_them, tables):
    named, _ = name_them()
    granted = tables.initiative.select("plan_id", initiative_name="name", granted="amount_sek")
    both = named.join(granted, on=["plan_id", "initiative_name"]).drop_nulls("granted")
    assert both["amount_sek"].to_list() == both["granted"].to_list()


def test_an_amount_leads_to_the_budget_lines_it_is_read_from(name_them, tables):
    named, _ = name_them("vasteras")
    ids = one(named, "Romane Droma")["origin_ids"]
    lines = tables.budget_line.filter(pl.col("origin_id").is_in(ids))
    assert lines["line_text"].to_list() == ["Romane Droma"]


def test_another_years_column_has_what_the_budget_prints_for_that_year(name_them):
    named, _ = name_them("vasteras", year=2015)
    assert one(named, "Chance 2 Change 3.0")["amount_sek"] == Decimal("2060000")
    assert "Romane Droma" not in named["initiative_name"].to_list()


def test_a_grant_in_prose_counts_for_the_plans_own_year_only(name_them, tables):
    alone = tables.initiative.filter(plan_id="kramfors-2010").with_columns(
        name=pl.format("{} i prosa", "name")
    )
    own, _ = name_them("kramfors", initiatives=alone)
    later, _ = name_them("kramfors", initiatives=alone, year=2011)
    assert own["amount_sek"].null_count() == 0
    assert later.is_empty()


def test_a_plan_names_initiatives_for_its_own_year(name_them):
    named, _ = name_them("kramfors", year=2012)
    assert named.is_empty()


def test_a_condition_is_of_the_grant_and_a_supplement_is_no_condition(name_them):
    flatan = one(name_them("vastra-malardalen", year=2012)[0], "Flätan")
    assert flatan["condition_text"].startswith("Gäller bara om")
    name = "Pilotmodell Samordningsteam Västerås - Naturunderstöd"
    pilot = one(name_them("vasteras")[0], name)
    assert pilot["condition_text"] is None
    assert "600 tkr" in pilot["supplement_text"]
    assert one(name_them("vasteras", year=2015)[0], name)["supplement_text"] is None


def test_sums_are_of_the_stated_amounts(name_them):
    named, budgets = name_them("vasteras", "norra-vastmanland", year=2014)
    (own,) = initiative_sums(named, budgets).rows(named=True)
    assert (own["initiative_count"], own["stated_count"]) == (10, 10)
    assert own["amount_sek"] == named["amount_sek"].sum() == Decimal("10843000")
    assert own["value"] == 10843000.0


def test_a_sum_of_nothing_stated_is_not_stated(name_them):
    named, budgets = name_them("norra-vastmanland")
    (own,) = initiative_sums(named, budgets).rows(named=True)
    assert (own["initiative_count"], own["stated_count"]) == (3, 0)
    assert own["amount_sek"] is None
    assert own["value"] is None


def test_a_sum_is_not_given_in_a_measure_that_some_amount_cannot_be_given_in(name_them):
    named, budgets = name_them("vastra-malardalen", measure=Measure.SHARE, year=2012)
    (own,) = initiative_sums(named, budgets).rows(named=True)
    assert own["value"] is None
    assert own["amount_sek"] == Decimal("3308000")


def test_a_plan_without_initiatives_counts_none_and_has_the_dashed_box(name_them, tables):
    named, budgets = name_them(
        "vasteras",
        "kramfors",
        initiatives=tables.initiative.filter(pl.col("plan_id") != "kramfors-2010"),
    )
    sums = initiative_sums(named, budgets)
    assert sums["initiative_count"].to_list() == [10, 0]
    assert with_initiative_gaps(budgets, named)["gap_text"].to_list() == [
        None,
        "Planen namnger ingen insats",
    ]


def test_groups_that_the_plan_says_and_those_that_we_judge_are_kept_apart(name_them, tables):
    named, budgets = name_them("kramfors", "vasteras")
    tied = with_groups(
        named,
        group_activities(
            tables.priority_group,
            tables.common_group,
            tables.budget_line,
            tables.initiative,
            budgets,
        ),
    )
    assert one(tied, "Nytänk")["group_names"] == ["Utrikes födda"]
    assert one(tied, "Nytänk")["judged_group_names"] is None
    assert one(tied, "Romane Droma")["judged_group_names"] == ["Romer"]
    assert one(tied, "Romane Droma")["group_names"] is None
    assert one(tied, "Ris-Flis")["initiative_order"] == 0


def test_the_answer_says_what_named_initiatives_cost(name_them):
    named, budgets = name_them()
    answer = initiatives_answer(initiative_sums(named, budgets), Measure.TKR)
    assert (answer or "").replace(NBSP, " ") == (
        "Namngivna insatser kostar 877 tkr i Västra Mälardalen 2021, 10 843 i Västerås 2014 "
        "och 1 762 i Kramfors 2010"
    )


@pytest.mark.parametrize(
    ("measure", "ending"),
    [
        (Measure.SHARE, "andelen kan inte räknas"),
        (Measure.PER_INHABITANT_16_64, "kronor per invånare 16–64 år kan inte räknas"),
    ],
)
def test_where_the_measure_cannot_be_given_kronor_are_said(name_them, measure, ending):
    named, budgets = name_them("vastra-malardalen", measure=measure, year=2012)
    sums = initiative_sums(named, budgets)
    assert initiatives_answer(sums, measure) is None
    assert unpriced_answer(sums, measure).replace(NBSP, " ") == (
        f"Namngivna insatser kostar 3 308 tkr i Västra Mälardalen 2012; {ending}"
    )
    assert unconverted_note(named, measure)


def test_initiatives_without_amounts_are_said_to_be_so(name_them):
    named, budgets = name_them("norra-vastmanland")
    sums = initiative_sums(named, budgets)
    assert initiatives_answer(sums, Measure.TKR) is None
    assert unpriced_answer(sums, Measure.TKR) == "Planen namnger insatser men anger inga belopp"
    several = pl.concat([sums, sums])
    assert unpriced_answer(several, Measure.TKR).startswith("Planerna namnger insatser")
    assert unconverted_note(named, Measure.TKR) is None


def test_no_initiative_at_all_is_said(name_them, tables):
    named, budgets = name_them("vasteras", initiatives=tables.initiative.clear())
    assert unpriced_answer(initiative_sums(named, budgets), Measure.TKR) == (
        "Ingen av de valda planerna namnger någon insats för året"
    )


def test_terms_are_said_with_the_name_the_plan_and_what_they_are(name_them):
    assert list(terms_notes(name_them("vastra-malardalen", year=2012)[0])) == [
        "Flätan (Västra Mälardalen 2012), villkor: Gäller bara om de sökta ESF-medlen beviljas."
    ]
    assert [", tillägg: " in note for note in terms_notes(name_them()[0])] == [True]
