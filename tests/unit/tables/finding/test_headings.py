import pytest

from finsam_metrics.model.drafts import Heading
from finsam_metrics.model.enums import Version
from finsam_metrics.tables.finding.headings import (
    join_headings,
    settle_versions,
    with_plan_year,
    with_year,
)
from finsam_metrics.words.column_headings import heads_amounts, is_beside, parse_heading


def says(text):
    heading = parse_heading(text)
    return None if heading is None else (heading.year, heading.version)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Budget 2020", (2020, Version.BUDGET)),
        ("Utfall", (None, Version.OUTCOME)),
        ("2 011", (2011, None)),
        ("2008-12-31", (2008, None)),
        ("Prognos\n2015", (2015, Version.FORECAST)),
        ("Plan 2022 (tkr)", (2022, Version.PLAN)),
        ("Rev. budget 2019", (2019, Version.BUDGET)),
        ("Förslag till budget 2025", (2025, Version.BUDGET)),
        ("Budgetförslag 2025", (2025, Version.BUDGET)),
        ("Justerad budget 2024", (2024, Version.BUDGET)),
        ("Preliminärt utfall 2023", (2023, Version.OUTCOME)),
        ("Flerårsplan 2026", (2026, Version.PLAN)),
        ("Prognos helår 2024", (2024, Version.FORECAST)),
        ("Prognos 2 2024", (2024, Version.FORECAST)),
        ("Utfall jan-dec 2023", (2023, Version.OUTCOME)),
        ("Utfall 2023-12-31", (2023, Version.OUTCOME)),
        ("Budget -24", (2024, Version.BUDGET)),
        ("Budget 2024 1)", (2024, Version.BUDGET)),
    ],
)
def test_a_heading_says_its_year_and_what_its_column_holds(text, said):
    assert says(text) == said


@pytest.mark.parametrize(
    "text",
    ["", "Arvoden", "Budget 2020 Plan 2021", "2020 2021", "Budget 12", "Budget för insatser 2020",
     "Budget " * 12],
)  # fmt: skip
def test_what_says_something_else_too_is_no_heading(text):
    assert parse_heading(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Utfall jan-aug 2024",
        "Utfall 2024-08-31",
        "Utfall 2024-08",
        "Utfall t.o.m. aug 2024",
        "Ack. utfall 2024",
        "Utfall kvartal 1 2024",
    ],
)
def test_a_part_of_a_year_is_not_the_year(text):
    assert says(text) == (None, Version.OUTCOME)


@pytest.mark.parametrize("text", ["Jan-aug 2024", "2024-08", "Delår 2024", "Budgetram"])
def test_a_part_of_a_year_or_a_word_of_rows_alone_is_no_heading(text):
    assert parse_heading(text) is None


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


@pytest.mark.parametrize(
    ("text", "beside"),
    [("Not", True), ("Förändring, %", False), ("Förändring %", True), ("Konto", True),
     ("Budget 2024", False)],
)  # fmt: skip
def test_notes_accounts_and_changes_stand_beside_the_years(text, beside):
    assert is_beside(text) is beside


@pytest.mark.parametrize(
    ("label", "cell", "heads"),
    [
        ("Insats", "Belopp", True),
        ("Projekt", "Beviljat belopp (kr)", True),
        ("Post", "Tkr", True),
        ("Datum", "Belopp", False),
        ("Insats", "Deltagare", False),
        ("Drivhuset", "Belopp", False),
    ],
)
def test_labels_and_amounts_may_be_headed_without_a_year(label, cell, heads):
    assert heads_amounts(label, cell) is heads


BELOPP = (Heading(text="Belopp", year=None, version=None),)
OUTCOME = (Heading(text="Utfall", year=None, version=Version.OUTCOME),)


@pytest.mark.parametrize(
    ("headings", "title", "year"),
    [
        (BELOPP, "Beviljade insatser 2024", 2024),
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
