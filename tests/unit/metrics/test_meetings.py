"""One calendar of the dated meetings: which clash, and which days are free."""

import datetime as dt

import polars as pl
import pytest

from finsam_metrics.metrics.answers.meetings import (
    free_days_answer,
    meetings_answer,
    no_meetings_answer,
    other_year_note,
    unknown_notes,
)
from finsam_metrics.metrics.meetings import (
    dated_meetings,
    dated_years,
    days_for_meetings,
    free_days_by_month,
    meeting_states,
    meeting_year,
)
from finsam_metrics.metrics.workdays import calendar_days

ASSOCIATIONS = pl.DataFrame(
    {
        "association_id": ["a", "b", "c", "d", "e"],
        "association_name": ["A-stad", "B-stad", "C-stad", "D-stad", "E-stad"],
        "short_name": ["A", "B", "C", "D", "E"],
        "sort_order": [1, 2, 3, 4, 5],
        "county_code": ["19", "19", "22", "19", "22"],
    },
    schema_overrides={"sort_order": pl.Int32},
)
PLANS = pl.DataFrame(
    {
        "plan_id": [f"{a}-{year}" for year in (2012, 2013) for a in "abcd"],
        "association_id": list("abcd") * 2,
        "budget_year": [2012] * 4 + [2013] * 4,
        "document_id": [f"{a}-{year}" for year in (2012, 2013) for a in "abcd"],
    },
    schema_overrides={"budget_year": pl.Int32},
)
ALL = list("abcde")


def meetings(*held):
    """Meetings, each a plan, a body and a day; the line is the place in the list."""
    rows = [
        {
            "plan_id": plan,
            "association_id": plan[0],
            "body": body,
            "date": dt.date.fromisoformat(day),
            "place": None,
            "page": None,
            "line": line,
            "origin_id": f"meeting/{plan}/{line}",
        }
        for line, (plan, body, day) in enumerate(held, start=1)
    ]
    return pl.DataFrame(
        rows,
        schema={
            "plan_id": pl.String,
            "association_id": pl.String,
            "body": pl.String,
            "date": pl.Date,
            "place": pl.String,
            "page": pl.Int32,
            "line": pl.Int32,
            "origin_id": pl.String,
        },
    )


def dated(*held, ids=ALL, year=2012):
    """The dated meetings of a year."""
    return dated_meetings(meetings(*held), PLANS, ASSOCIATIONS, association_ids=ids, year=year)


def clashes(*held):
    """The meetings that clash, with those that they clash with."""
    found = dated(*held).filter("is_clash")
    return {
        (row["association_id"], row["body"]): row["clash_texts"]
        for row in found.iter_rows(named=True)
    }


def test_meetings_of_all_associations_stand_by_day_then_in_the_fixed_order():
    found = dated(
        ("b-2012", "styrelse", "2012-02-24"),
        ("a-2012", "arbetsgrupp", "2012-03-01"),
        ("a-2012", "styrelse", "2012-02-24"),
    )
    assert found.select("association_id", "body").rows() == [
        ("a", "styrelse"),
        ("b", "styrelse"),
        ("a", "arbetsgrupp"),
    ]
    assert found["weekday_name"].to_list() == ["fredag", "fredag", "torsdag"]
    assert found["body_name"].to_list() == ["Styrelse", "Styrelse", "Arbetsgrupp"]
    assert found["origin_ids"].to_list()[0] == ["meeting/a-2012/3"]


def test_bodies_are_ordered_as_first_printed():
    found = dated(
        ("a-2012", "styrelse", "2012-12-01"),
        ("a-2012", "arbetsgrupp", "2012-01-01"),
        ("b-2012", "nämnd", "2012-01-02"),
    )
    orders = dict(found.select("body", "body_order").iter_rows())
    assert orders == {"styrelse": 0, "arbetsgrupp": 1, "nämnd": 2}


def test_meetings_of_other_years_and_associations_are_left_out():
    found = dated(
        ("a-2012", "styrelse", "2013-01-10"),
        ("b-2012", "styrelse", "2012-01-10"),
        ids=["a"],
    )
    assert found.is_empty()


def test_without_a_year_all_years_are_given():
    found = dated(
        ("a-2013", "styrelse", "2013-01-10"), ("a-2012", "styrelse", "2012-01-10"), year=None
    )
    assert found["year"].to_list() == [2012, 2013]


def test_a_meeting_that_two_plans_date_is_of_the_latest():
    found = dated(("a-2012", "styrelse", "2012-12-13"), ("a-2013", "styrelse", "2012-12-13"))
    assert found["plan_id"].to_list() == ["a-2013"]


def test_two_bodies_of_one_association_on_one_day_clash():
    assert clashes(
        ("a-2012", "styrelse", "2012-02-24"), ("a-2012", "arbetsgrupp", "2012-02-24")
    ) == {
        ("a", "styrelse"): ["Arbetsgrupp, A-stad"],
        ("a", "arbetsgrupp"): ["Styrelse, A-stad"],
    }


def test_the_same_body_of_two_associations_of_one_county_clashes():
    assert set(
        clashes(("a-2012", "styrelse", "2012-02-24"), ("b-2012", "styrelse", "2012-02-24"))
    ) == {("a", "styrelse"), ("b", "styrelse")}


@pytest.mark.parametrize(
    "other",
    [
        ("c-2012", "styrelse", "2012-02-24"),
        ("b-2012", "arbetsgrupp", "2012-02-24"),
        ("b-2012", "styrelse", "2012-02-25"),
    ],
    ids=["another county", "another body of another association", "another day"],
)
def test_meetings_that_different_people_sit_in_do_not_clash(other):
    assert clashes(("a-2012", "styrelse", "2012-02-24"), other) == {}


def test_a_meeting_names_all_that_it_clashes_with():
    found = clashes(
        ("a-2012", "styrelse", "2012-02-24"),
        ("a-2012", "arbetsgrupp", "2012-02-24"),
        ("d-2012", "styrelse", "2012-02-24"),
    )
    assert found[("a", "styrelse")] == ["Arbetsgrupp, A-stad", "Styrelse, D-stad"]


@pytest.mark.parametrize(
    ("ids", "chosen", "opened"),
    [
        (ALL, 2012, 2012),
        (ALL, 2019, 2013),
        (ALL, None, 2013),
        (["a"], None, 2012),
        (["c"], 2019, 2019),
        (["c"], None, 2026),
    ],
)
def test_the_calendar_opens_where_there_are_meetings(ids, chosen, opened):
    known = meetings(("a-2012", "styrelse", "2012-02-24"), ("b-2013", "styrelse", "2013-02-22"))
    assert meeting_year(known, ids, chosen, otherwise=2026) == opened
    assert dated_years(known, ALL) == [2013, 2012]


def test_another_year_than_the_one_asked_for_is_said():
    assert other_year_note(2019, 2013, [2013, 2012]) == (
        "Inga mötesdagar är kända för 2019: kalendern visar 2013"
    )
    for asked, shown, known in (
        (None, 2013, [2013]),
        (2012, 2013, [2013, 2012]),
        (2019, 2019, []),
        (2019, 2026, [2013]),
    ):
        assert other_year_note(asked, shown, known) is None


def test_no_dates_and_no_plan_are_two_states():
    found = dated(("a-2012", "styrelse", "2012-02-24"), ("a-2012", "styrelse", "2012-04-27"))
    states = meeting_states(found, PLANS, ASSOCIATIONS, association_ids=["a", "b", "e"], year=2012)
    assert states.select("association_id", "meeting_count", "state").rows() == [
        ("a", 2, "stated"),
        ("b", None, "not_stated"),
        ("e", None, "no_plan"),
    ]
    assert list(unknown_notes(states, 2012)) == [
        "Planen för 2012 anger inga mötesdagar: B-stad",
        "Ingen plan för 2012 är inläst: E-stad",
    ]
    assert unknown_notes(states.head(1), 2012) == ()


WORKWEEK = (1, 2, 3, 4, 5)


def suiting(*held, first_month=1, last_month=12, weekdays=WORKWEEK, busy=()):
    """The days of 2012, and which of them suit."""
    return days_for_meetings(
        calendar_days(2012),
        dated(*held),
        first_month=first_month,
        last_month=last_month,
        weekdays=weekdays,
        busy=frozenset(busy),
    )


def free(*held, **asked):
    """The free days of 2012."""
    return suiting(*held, **asked).filter("is_free")["date"].to_list()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2012-02-04", "Saturday"),
        ("2012-06-06", "holiday"),
        ("2012-06-05", "day before a holiday"),
        ("2012-06-22", "Midsummer Eve"),
        ("2012-07-04", "July"),
        ("2012-12-31", "New Year's Eve"),
    ],
)
def test_days_that_do_not_suit_a_joint_meeting(day, why):
    assert dt.date.fromisoformat(day) not in free(), why


def test_a_day_with_a_known_meeting_of_any_association_is_not_free():
    day = dt.date(2012, 2, 24)
    assert day in free()
    assert day not in free(("c-2012", "styrelse", "2012-02-24"))


def test_free_days_are_of_the_chosen_months():
    spring = free(first_month=1, last_month=6)
    assert {day.month for day in spring} == {1, 2, 3, 4, 5, 6}
    assert {day.month for day in free(first_month=7, last_month=8)} == {8}


def test_only_the_chosen_weekdays_suit():
    assert {day.isoweekday() for day in free(weekdays=(2, 4))} == {2, 4}
    assert free(weekdays=()) == []


def test_a_day_that_those_who_ask_cannot_meet_is_busy_and_not_free():
    day = dt.date(2012, 3, 14)
    found = suiting(busy=[day])
    assert found.filter("is_busy")["date"].to_list() == [day]
    assert day in free()
    assert day not in free(busy=[day])
    assert found.height == 366


def test_free_days_that_follow_each_other_are_joined():
    rows = free_days_by_month(suiting(first_month=5, last_month=6)).rows(named=True)
    assert rows[0]["month"] == 5
    assert rows[0]["days_text"] == "2–4, 7–11, 14–15, 18, 21–25, 28–31"
    assert rows[0]["day_count"] == 20
    assert rows[1]["days_text"].startswith("1, 4, 7–8")


def test_one_association_and_no_clash_is_said():
    assert meetings_answer(dated(("a-2012", "styrelse", "2012-02-24"))) == (
        "Ett möte 2012 i A-stad, inga krockar"
    )


@pytest.mark.parametrize(
    ("days", "ending"),
    [
        (["2012-02-24"], "Två möten 2012 i A-stad och B-stad, krock en dag"),
        (["2012-02-24", "2012-04-27"], "Fyra möten 2012 i A-stad och B-stad, krockar två dagar"),
    ],
)
def test_clashes_are_counted_in_days(days, ending):
    held = [(plan, "styrelse", day) for day in days for plan in ("a-2012", "b-2012")]
    assert meetings_answer(dated(*held)) == ending


def test_more_than_three_associations_are_counted():
    held = [(f"{a}-2012", "styrelse", f"2012-02-0{i}") for i, a in enumerate("abcd", start=1)]
    assert meetings_answer(dated(*held)) == "Fyra möten 2012 i fyra förbund, inga krockar"


def test_when_no_meeting_is_dated_nothing_is_concluded():
    assert meetings_answer(dated()) is None
    assert no_meetings_answer(2021) == "Ingen av de valda planerna anger mötesdagar för 2021"


def states_of(*counts):
    """What is known of the meetings of associations: how many, or None."""
    return pl.DataFrame({"meeting_count": counts}, schema={"meeting_count": pl.Int64})


@pytest.mark.parametrize(
    ("count", "period", "known", "said"),
    [
        (2, "under våren", [3], "2 vardagar 2012 under våren är fria från kända möten"),
        (
            2,
            "",
            [3, None, None, None],
            "2 vardagar 2012 är fria från kända möten. Möten är kända för 1 av 4 förbund",
        ),
        (2, "", [None, None], "2 vardagar 2012 är fria, men inga möten är kända"),
        (1, "", [3], "En vardag 2012 är fri från kända möten"),
        (0, "", [3], "Ingen vardag 2012 är fri från kända möten"),
        (0, "", [None], "Ingen vardag 2012 är fri, men inga möten är kända"),
    ],
)
def test_free_days_are_counted_and_never_said_for_associations_whose_meetings_are_not_known(
    count, period, known, said
):
    days = suiting().filter("is_free").head(count)
    answer = free_days_answer(
        days, states_of(*known), year=2012, period_text=period, weekdays=WORKWEEK
    )
    assert answer == said


@pytest.mark.parametrize(
    ("count", "weekdays", "said"),
    [
        (2, (2, 4), "2 tisdagar och torsdagar 2012 är fria från kända möten"),
        (1, (2,), "En tisdag 2012 är fri från kända möten"),
        (1, (2, 4), "En dag 2012 är fri från kända möten"),
        (0, (), "Ingen veckodag är vald"),
    ],
)
def test_the_chosen_weekdays_are_named(count, weekdays, said):
    days = suiting().filter("is_free").head(count)
    answer = free_days_answer(days, states_of(3), year=2012, period_text="", weekdays=weekdays)
    assert answer == said


def test_the_committed_plans_date_sixteen_meetings_without_clashes(tables):
    found = dated_meetings(
        tables.meeting,
        tables.plan,
        tables.association,
        association_ids=tables.association["association_id"].to_list(),
        year=2012,
    )
    assert meetings_answer(found) == "16 möten 2012 i Västra Mälardalen, inga krockar"
    assert found["place"].null_count() == 0
    assert found["body"].n_unique() == 3
