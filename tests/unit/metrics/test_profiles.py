"""One association: members, contents and what its plan amounts to."""

import pytest

from finsam_metrics.metrics.answers.profiles import profile_answer
from finsam_metrics.metrics.profiles import member_municipalities, plan_contents


def plain(text):
    """The text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def members(tables, association, year):
    """The members of a year."""
    return member_municipalities(
        tables.association_municipality, tables.population, association, year
    )


def test_members_are_those_of_the_year_in_swedish_order(tables):
    listed = members(tables, "vastra-malardalen", 2021)
    assert listed["municipality_name"].to_list() == ["Arboga", "Kungsör", "Köping"]
    assert listed["population_count"].null_count() == 0


def test_a_municipality_that_has_left_is_no_member(tables):
    assert members(tables, "vastra-malardalen", 2024).is_empty()


def test_inhabitants_that_are_not_known_are_null(tables):
    (count,) = members(tables, "kramfors", 2021)["population_count"]
    assert count is None


def test_what_a_plan_names_is_counted_groups_in_its_own_words(public_tables):
    counts = dict(plan_contents(public_tables, "vastra-malardalen-2012").iter_rows())
    assert counts["priority_group"] == 0
    assert counts["initiative"] == 4
    assert counts["meeting"] == 16
    named = dict(plan_contents(public_tables, "norra-vastmanland-2011").iter_rows())
    assert named["priority_group"] == 5


@pytest.mark.parametrize(
    ("choice", "share", "said"),
    [
        (("vasteras", None), 0.91, "Västerås budgeterar 14 405 tkr för 2014; insatserna tar 91 %"),
        (("vasteras", None), None, "Västerås budgeterar 14 405 tkr för 2014"),
        (
            ("norra-vastmanland", None),
            None,
            "Norra Västmanland har en ram på 7 000 tkr för 2011; planen fördelar inte kostnaderna",
        ),
        (
            ("kramfors", 2011),
            None,
            "Kramfors planerar kostnader på 1 930 tkr för 2011; alla delar är inte angivna",
        ),
        (
            ("vastra-malardalen", 2019),
            0.5,
            "Västra Mälardalen hade kostnader på 3 102 tkr 2019; insatserna tar 50 %",
        ),
    ],
)
def test_a_plan_is_told_by_what_it_states(choose, choice, share, said):
    association, year = choice
    column = choose(association, year=year).row(0, named=True)
    assert plain(profile_answer(column, share)) == said


def test_a_plan_without_amounts_says_so(choose):
    column = choose("norra-vastmanland").row(0, named=True) | {"frame_sek": None}
    assert profile_answer(column, None) == "Norra Västmanland anger inga belopp i planen för 2011"
