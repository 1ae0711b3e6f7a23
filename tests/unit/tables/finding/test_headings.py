import pytest

from finsam_metrics.model.drafts import Heading
from finsam_metrics.model.enums import Version
from finsam_metrics.tables.finding.headings import (
    join_headings,
    settle_versions,
    with_plan_year,
    with_year,
)
from finsam_metrics.words.column_headings import parse_heading


def test_a_row_of_words_and_a_row_of_years_are_joined():
    upper = Heading(text="Budget", year=None, version=Version.BUDGET)
    lower = Heading(text="2024", year=2024, version=None)
    assert join_headings(upper, lower) == Heading(
        text="Budget 2024", year=2024, version=Version.BUDGET
    )


@pytest.mark.parametrize("lower", ["Budget 2025", "Plan 2024"])
def test_headings_that_contradict_each_other_are_not_joined(lower):
    assert join_headings(parse_heading("Budget 2024"), parse_heading(lower)) is None


def settled(*texts, budget_year=None):
    headings = settle_versions(tuple(map(parse_heading, texts)), budget_year)
    return [heading.version for heading in headings]


def test_bare_years_are_outcomes_before_the_budget_year_and_plans_after_it():
    assert settled("2023", "2024", "2025", budget_year=2024) == [
        Version.OUTCOME,
        Version.BUDGET,
        Version.PLAN,
    ]


def test_a_column_that_says_budget_counts_more_than_the_year_of_the_document():
    assert settled("Budget 2025", "2026", budget_year=2024) == [Version.BUDGET, Version.PLAN]


def test_a_bare_year_says_nothing_where_no_budget_year_is_known():
    assert settled("2025", "Utfall") == [None, Version.OUTCOME]


BELOPP = (Heading(text="Belopp", year=None, version=None),)
OUTCOME = (Heading(text="Utfall", year=None, version=Version.OUTCOME),)


@pytest.mark.parametrize(
    ("headings", "title", "year"),
    [
        (BELOPP, "Beviljade insatser 2024", 2024),
        ((parse_heading("Budget"),), "2\N{NO-BREAK SPACE}024 års budget", 2024),
        (BELOPP, "Budget 2024 och 2025", None),
        (BELOPP, "Budget antagen 2023-12-05", None),
        (BELOPP, "Sammanträden 2024", None),
        (BELOPP, "Budget 2024 " * 7, None),
        (BELOPP * 2, "Budget 2024", None),
        (OUTCOME, "Budget 2024", None),
        ((parse_heading("Budget 2025"),), "Budget 2024", 2025),
    ],
)
def test_a_lone_column_without_a_year_has_the_one_year_of_its_tables_title(headings, title, year):
    assert with_year(headings, title)[0].year == year


@pytest.mark.parametrize(
    ("headings", "year"), [(BELOPP, 2026), (BELOPP * 2, None), (OUTCOME, None)]
)
def test_a_lone_column_of_amounts_has_the_year_of_the_plan(headings, year):
    assert with_plan_year(headings, 2026)[0].year == year
