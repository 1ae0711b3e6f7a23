"""Headings in the middle of several columns with a year each."""

from finsam_metrics.documents.page_layout.printed_lines import lines_of
from finsam_metrics.documents.page_layout.spanning_headings import spread_headings
from tests.printed_pages import LETTER, words_of


def spread(upper, lower, columns):
    above, below = lines_of(words_of(upper, lower))
    cells = spread_headings(above, below, columns)
    return None if cells is None else [" ".join(word.text for word in own) for own in cells]


def test_amounts_that_are_as_wide_as_years_end_under_them():
    upper = "(tkr)      Prognos      Budget            Plan"
    lower = "              2023        2024        2025        2026"
    rights = [18 * LETTER, 30 * LETTER, 42 * LETTER, 54 * LETTER]
    columns = [(right - 4 * LETTER, right + 0.01) for right in rights]
    assert spread(upper, lower, columns) == ["(tkr)", "Prognos", "Budget", "Plan", "Plan"]


def test_a_column_without_a_year_gets_no_heading():
    upper = "                  Budget            Plan"
    lower = "       Not          2024        2025        2026"
    rights = [10 * LETTER, 24 * LETTER, 36 * LETTER, 48 * LETTER]
    columns = [(right - 3 * LETTER, right) for right in rights]
    assert spread(upper, lower, columns) == ["", "", "Budget", "Plan", "Plan"]
