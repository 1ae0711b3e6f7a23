"""What the plans want to achieve, in which areas, and which goals have a figure."""

import polars as pl
import pytest

from finsam_metrics.metrics import goals
from finsam_metrics.metrics.answers.goals import count_text, goals_answer, target_text


def plain(text):
    """The text with ordinary spaces."""
    return text and text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def listed_of(tables):
    """The goals of these columns."""

    def listed(budgets, *, spellings=None):
        chosen = tables.spelling if spellings is None else spellings
        return goals.plan_goals(tables.goal, tables.goal_area, chosen, budgets)

    return listed


def cell(cells, association_id, area):
    """The one cell of an association and area."""
    own = (pl.col("association_id") == association_id) & (pl.col("group_id") == area)
    return cells.row(by_predicate=own, named=True)


def test_every_goal_of_the_chosen_plans_is_listed_in_the_order_of_the_document(
    tables, listed_of, choose
):
    listed = listed_of(choose())
    own = tables.goal.filter(pl.col("plan_id") != "vastra-malardalen-2012")
    assert listed.height == own.height
    lines = listed.filter(pl.col("association_id") == "kramfors")["line"].to_list()
    assert lines == sorted(lines)


def test_every_area_of_the_committed_plans_has_a_common_one(tables, listed_of, choose):
    known = set(tables.goal_area["goal_area_id"])
    assert set(listed_of(choose())["goal_area_id"]) <= known
    assert set(listed_of(choose(year=2012))["goal_area_id"]) <= known


def test_an_area_that_no_spelling_names_stands_last(tables, listed_of, choose):
    spellings = tables.spelling.filter(pl.col("printed_text") != "Kommunikation")
    cells = goals.goal_matrix(
        listed_of(choose("vasteras"), spellings=spellings), choose("vasteras")
    )
    assert cells["group_name"].to_list()[-1] == "Andra mål"
    assert cells["mark"].to_list()[-1] == "stated"


def test_goals_are_of_the_plans_own_year(listed_of, choose):
    assert listed_of(choose("vastra-malardalen", year=2023)).is_empty()


def test_goals_are_counted_by_area_and_association(listed_of, choose):
    cells = goals.goal_matrix(listed_of(choose()), choose())
    methods = cell(cells, "vastra-malardalen", "methods")
    assert (methods["goal_count"], methods["group_text"]) == (3, "tre mål")
    assert plain(methods["amount_text"]) == "100 deltagare"
    assert len(methods["origin_ids"]) == 3
    assert methods["ask_text"] == "Västra Mälardalen 2021 · Metoder och utbildning"


def test_an_area_without_goals_is_null_and_cannot_be_asked(listed_of, choose):
    cells = goals.goal_matrix(listed_of(choose()), choose())
    none = cell(cells, "kramfors", "economy")
    assert [none[name] for name in ("mark", "group_text", "amount_text", "ask")] == [None] * 4


def test_an_area_that_is_our_choice_is_a_judgement(listed_of, choose):
    cells = goals.goal_matrix(listed_of(choose()), choose())
    assert cell(cells, "kramfors", "initiatives")["mark"] == "judgement"
    assert cell(cells, "kramfors", "follow-up")["mark"] == "stated"
    assert cell(cells, "vasteras", "purpose")["mark"] == "judgement"


def test_what_is_said_of_a_column_without_goals(listed_of, choose):
    budgets = choose("vastra-malardalen", year=2023)
    said = goals.with_goal_gaps(budgets, listed_of(budgets))["gap_text"].to_list()
    assert said == ["Planens mål gäller 2021"]
    own = choose("vasteras", "kramfors")
    listed = listed_of(own).filter(pl.col("association_id") == "vasteras")
    said = goals.with_goal_gaps(own, listed)["gap_text"].to_list()
    assert said == [None, "Planen anger inga mål"]


def test_a_limit_of_equity_stands_beside_the_plans_own_equity(tables, listed_of, choose):
    budgets = choose()
    measured = goals.measured_goals(listed_of(budgets), tables.budget_line, tables.goal, budgets)
    assert measured.select("target_unit", "actual_share").rows() == [
        ("participants", None),
        ("participants", None),
        ("equity_share_of_contributions", pytest.approx(418 / 3000)),
        ("count", None),
        ("count", None),
    ]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ((">=", 100, "participants"), "minst 100 deltagare"),
        ((">=", 2, "count"), "minst 2"),
        (("=", 4, "count"), "4"),
        ((None, 4, None), "4"),
        (("<=", 0.2, "equity_share_of_contributions"), "högst 20 % av årets bidrag"),
        ((None, None, None), None),
    ],
)
def test_a_goals_figure_is_written_in_words(target, said):
    assert plain(target_text(*target)) == said


def test_goals_are_counted_in_words():
    assert [count_text(count) for count in (1, 5, 13)] == ["ett mål", "fem mål", "13 mål"]


def test_how_many_goals_have_a_figure_is_told_with_their_plans(listed_of, choose):
    budgets = choose()
    assert goals_answer(listed_of(budgets), budgets) == (
        "Fem av 81 mål har en siffra att mäta mot, "
        "tre i Västra Mälardalen 2021, ett i Västerås 2014 och ett i Norra Västmanland 2011"
    )


def test_goals_of_one_plan_are_told_without_counting_twice(listed_of, choose):
    budgets = choose("norra-vastmanland", "kramfors")
    assert goals_answer(listed_of(budgets), budgets) == (
        "Ett av 36 mål har en siffra att mäta mot, i Norra Västmanland 2011"
    )


def test_goals_without_any_figure_are_told(listed_of, choose):
    budgets = choose("kramfors")
    assert goals_answer(listed_of(budgets), budgets) == (
        "Inget av 13 mål har en siffra att mäta mot"
    )
    assert goals_answer(listed_of(budgets).clear(), budgets) is None


def test_more_than_four_plans_with_figures_are_not_listed(listed_of, choose):
    budgets = choose("norra-vastmanland")
    several = pl.concat(
        [budgets.with_columns(association_id=pl.lit(f"a{place}")) for place in range(5)]
    )
    listed = pl.concat(
        [listed_of(budgets).with_columns(association_id=pl.lit(f"a{place}")) for place in range(5)]
    )
    assert goals_answer(listed, several) == "Fem av 115 mål har en siffra att mäta mot"
