"""What several plans name: tied by reviewed entries, or by the same name."""

import datetime as dt

import polars as pl
import pytest

from finsam_metrics.metrics.answers.recurrences import recurrences_answer
from finsam_metrics.metrics.recurrences import (
    initiative_mentions,
    recurrence_counts,
    recurrences,
    training_mentions,
)

PLANS = pl.DataFrame(
    {
        "plan_id": ["a-2012", "b-2014", "c-2016"],
        "association_id": ["a", "b", "c"],
        "association_name": ["A-stad", "B-stad", "C-stad"],
        "short_name": ["A", "B", "C"],
        "sort_order": [1, 2, 3],
        "budget_year": [2012, 2014, 2016],
    },
    schema_overrides={"sort_order": pl.Int32, "budget_year": pl.Int32},
)
RECURRING = {
    "recurring_id": pl.String,
    "recurring_name": pl.String,
    "recurring_type": pl.String,
    "definition": pl.String,
}
ENTRY = {
    "recurring_id": pl.String,
    "plan_id": pl.String,
    "entry_key": pl.String,
    "line": pl.Int32,
    "is_judgement": pl.Boolean,
    "reason_text": pl.String,
    "reviewed_by": pl.String,
    "reviewed_date": pl.Date,
}


def mentions(*named, plans=PLANS):
    """Initiatives, each a plan and a name."""
    rows = [
        {
            "plan_id": plan,
            "association_id": plan[0],
            "name": name,
            "page": None,
            "line": line,
            "origin_id": f"initiative/{plan}/{line}",
        }
        for line, (plan, name) in enumerate(named, start=1)
    ]
    types = {"page": pl.Int32, "line": pl.Int32}
    return initiative_mentions(pl.DataFrame(rows, schema_overrides=types), plans)


def entries(*reviewed):
    """What is reviewed, each a plan, a name, and whether it is a judgement."""
    day = dt.date(2026, 1, 15)
    rows = [
        ("vag", plan, name, 1, is_judgement, "Därför.", "projektet", day)
        for plan, name, is_judgement in reviewed
    ]
    return (
        pl.DataFrame([("vag", "Vägen", "initiative", "Vägen.")], schema=RECURRING, orient="row"),
        pl.DataFrame(rows, schema=ENTRY, orient="row"),
    )


NONE_REVIEWED = (pl.DataFrame(schema=RECURRING), pl.DataFrame(schema=ENTRY))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Vägen in", "Vägen in"),
        ("Vägen in", "VÄGEN-IN"),
        ("Vägen in 2013", "Vägen in"),
        ("Chance 2 Change", "Chance 2 change"),
    ],
)
def test_the_same_name_in_two_plans_is_a_tie_of_that_name(here, there):
    found = recurrences(mentions(("a-2012", here), ("b-2014", there)), *NONE_REVIEWED)
    assert found["tie"].to_list() == ["same_name", "same_name"]
    assert found["year"].to_list() == [2012, 2014]
    assert found["recurring_name"].unique().to_list() == [min(here, there, key=len)]
    assert found["reason_text"].null_count() == 2


@pytest.mark.parametrize(
    ("here", "there"),
    [("Vägen in", "Vägen ut"), ("Chance 2 Change", "Chance 3 Change"), ("2012", "2014")],
)
def test_names_that_differ_are_no_tie(here, there):
    assert recurrences(mentions(("a-2012", here), ("b-2014", there)), *NONE_REVIEWED).is_empty()


def test_the_same_name_twice_in_one_plan_does_not_recur():
    found = recurrences(mentions(("a-2012", "Vägen 2012"), ("a-2012", "Vägen")), *NONE_REVIEWED)
    assert found.is_empty()


def test_a_reviewed_entry_ties_names_that_differ_and_says_why():
    rows = mentions(("a-2012", "Vägen in"), ("b-2014", "Vidare in"), ("c-2016", "Annat"))
    reviewed = entries(("a-2012", "Vägen in", False), ("b-2014", "Vidare in", True))
    found = recurrences(rows, *reviewed)
    assert found["tie"].to_list() == ["reviewed", "judgement"]
    assert found["recurring_name"].unique().to_list() == ["Vägen"]
    assert found["reason_text"].to_list() == ["Därför.", "Därför."]
    assert found["origin_ids"].to_list() == [["initiative/a-2012/1"], ["initiative/b-2014/2"]]


def test_an_entry_whose_other_plans_are_not_chosen_is_not_shown():
    reviewed = entries(("a-2012", "Vägen in", False), ("b-2014", "Vidare in", True))
    rows = mentions(("a-2012", "Vägen in"), ("b-2014", "Vidare in"), plans=PLANS.head(1))
    assert recurrences(rows, *reviewed).is_empty()


def test_a_row_with_the_name_of_a_reviewed_one_joins_it_by_name():
    rows = mentions(("a-2012", "Vägen in"), ("b-2014", "Vidare in"), ("c-2016", "vägen in"))
    reviewed = entries(("a-2012", "Vägen in", False), ("b-2014", "Vidare in", True))
    found = recurrences(rows, *reviewed)
    assert found["recurring_id"].unique().to_list() == ["vag"]
    assert found["tie"].to_list() == ["reviewed", "judgement", "same_name"]


def test_what_is_reviewed_stands_first_then_by_name():
    rows = mentions(
        ("a-2012", "Anden"),
        ("b-2014", "Anden"),
        ("a-2012", "Vägen in"),
        ("b-2014", "Vidare in"),
    )
    reviewed = entries(("a-2012", "Vägen in", False), ("b-2014", "Vidare in", True))
    found = recurrences(rows, *reviewed)
    assert found["recurring_name"].to_list() == ["Vägen", "Vägen", "Anden", "Anden"]
    assert found["recurring_order"].to_list() == [0, 0, 1, 1]


def test_an_entry_of_a_training_says_nothing_of_an_initiative():
    recurring, reviewed = entries(("a-2012", "Vägen", False), ("b-2014", "Vidare", False))
    of_trainings = recurring.with_columns(recurring_type=pl.lit("training"))
    rows = mentions(("a-2012", "Vägen"), ("b-2014", "Vidare"))
    assert recurrences(rows, of_trainings, reviewed).is_empty()


def test_plans_and_associations_are_counted_apart():
    plans = pl.concat(
        [
            PLANS,
            PLANS.head(1).with_columns(
                plan_id=pl.lit("a-2013"), budget_year=pl.lit(2013, dtype=pl.Int32)
            ),
        ]
    )
    rows = mentions(("a-2012", "Vägen"), ("a-2013", "Vägen"), ("b-2014", "Vägen"), plans=plans)
    (counts,) = recurrence_counts(recurrences(rows, *NONE_REVIEWED)).rows(named=True)
    assert (counts["plan_count"], counts["association_count"]) == (3, 2)
    assert (counts["first_year"], counts["last_year"]) == (2012, 2014)


def found_in(tables, mention, *association_ids):
    """What recurs in the committed plans of some associations."""
    plans = tables.plan.join(tables.association, on="association_id")
    if association_ids:
        plans = plans.filter(pl.col("association_id").is_in(association_ids))
    rows = {
        "initiative": lambda: initiative_mentions(tables.initiative, plans),
        "training": lambda: training_mentions(tables.training, plans),
    }[mention]()
    return recurrences(rows, tables.recurring, tables.recurring_entry)


def test_initiatives_of_the_committed_plans_recur_by_our_judgement_only(tables):
    found = found_in(tables, "initiative")
    assert found.select("recurring_name", "year", "tie").rows() == [
        ("Kvinnocoacher", 2011, "judgement"),
        ("Kvinnocoacher", 2012, "judgement"),
        ("Vägen in", 2012, "judgement"),
        ("Vägen in", 2014, "judgement"),
    ]


def test_four_topics_recur_in_the_committed_plans(tables):
    found = found_in(tables, "training")
    assert found["recurring_name"].unique(maintain_order=True).to_list() == [
        "Försörjningsmåttet",
        "Lösningsfokuserade ledtrådar",
        "Lösningsfokuserat arbetssätt",
        "Sociala investeringar",
    ]
    conference = found.filter(recurring_id="losningsfokuserade-ledtradar")
    assert conference.select("year", "tie").rows() == [(2012, "reviewed"), (2014, "reviewed")]


def test_one_association_alone_repeats_nothing_here(tables):
    assert found_in(tables, "training", "vasteras").is_empty()


def answer(found):
    return recurrences_answer(found, one_text="En insats nämns", many_text="insatser nämns")


def test_the_answer_names_one_or_two_and_counts_more(tables):
    few = found_in(tables, "initiative")
    assert answer(few.head(2)) == "En insats nämns i flera planer: Kvinnocoacher"
    assert answer(few) == "Två insatser nämns i flera planer: Kvinnocoacher och Vägen in"
    assert answer(found_in(tables, "training")) == "Fyra insatser nämns i flera planer, 2011–2014"


def test_when_nothing_recurs_nothing_is_said():
    assert answer(recurrences(mentions(("a-2012", "En")), *NONE_REVIEWED)) is None
