import pytest

from finsam_metrics.model.drafts import Heading
from finsam_metrics.model.enums import Version
from finsam_metrics.tables.meaning.money import Evidence, Verdict, judge_money


def verdict(*figures, unit=None, titles=(), heads=("2024",)):
    return judge_money(
        Evidence(
            unit=unit,
            titles=titles,
            headings=[Heading(text=head, year=None, version=None) for head in heads],
            figures=[list(figures)],
        )
    )


def test_a_unit_says_that_figures_are_money():
    assert verdict("120", "40", unit="tkr", titles=["Antal insatser"]) is Verdict.MONEY


@pytest.mark.parametrize("title", ["Medlemmar", "Antal deltagare", "Besök på mottagningen"])
def test_a_title_of_what_is_counted_says_that_they_are_none(title):
    assert verdict("1 200", "1 100", titles=[title]) is Verdict.COUNTS


def test_years_alone_do_not_say_that_figures_are_money():
    assert verdict("120", "40", titles=["Utveckling över tid"]) is Verdict.UNKNOWN


def test_the_title_of_an_account_says_it():
    assert verdict("120", "40", titles=["Resultaträkning"]) is Verdict.MONEY


def test_pages_of_a_table_of_contents_are_no_money():
    assert verdict("2", "3", "3", "7", titles=["Budget"], heads=("",)) is Verdict.UNKNOWN


def test_large_figures_of_what_was_granted_or_spent_are_money():
    assert verdict("350 000", "1 000", heads=("Beslutat",)) is Verdict.MONEY
    assert verdict("350 000", "1 000", titles=["Projektredovisning"], heads=("A",)) is Verdict.MONEY
    assert verdict("35", "10", heads=("Beslutat",)) is Verdict.UNKNOWN


def test_rows_called_what_can_be_counted_say_that_figures_are_none():
    told = judge_money(
        Evidence(
            unit=None,
            titles=["Biblioteken"],
            headings=[Heading(text="Utfall 2023", year=2023, version=Version.OUTCOME)],
            figures=[["131 200", "90 120", "240"]],
            labels=["Fysiska besök", "Utlån", "Programpunkter"],
        )
    )
    assert told is Verdict.COUNTS


@pytest.mark.parametrize("title", ["Verksamhetsmått bibliotek", "Valresultat 2022"])
def test_titles_of_measures_and_votes_are_of_no_money(title):
    assert verdict("1 200", "1 100", titles=[title]) is Verdict.COUNTS
