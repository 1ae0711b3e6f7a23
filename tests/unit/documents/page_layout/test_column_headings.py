"""Lines that head columns, as their words stand on a page."""

import pytest

from finsam_metrics.documents.page_layout.column_headings import (
    heading_units,
    is_heading,
    is_many_headings,
)
from finsam_metrics.documents.page_layout.printed_lines import PrintedLine
from finsam_metrics.model.sources import Box, Word

LETTER = 5.0
GAP = 40.0


def line_of(text):
    """A line of words; two spaces or more are a gap between columns."""
    words = []
    left = 0.0
    for place, piece in enumerate(text.split("  ")):
        left += GAP if place else 0.0
        for word in piece.split():
            right = left + LETTER * len(word)
            words.append(Word(text=word, box=Box(left=left, top=0, right=right, bottom=10)))
            left = right + LETTER / 2
    return PrintedLine(tuple(words))


def units(text):
    """The headings that a line is parted into."""
    return [unit.text for unit in heading_units(line_of(text))]


@pytest.mark.parametrize(
    "headings",
    [
        ["Budget 2024", "Plan 2025"],
        ["Flerårsplan 2025", "Flerårsplan 2026"],
        ["Planerat 2025", "Planerat 2026"],
        ["Verksamhetsplan 2025", "Verksamhetsplan 2026"],
        ["Utf 2023", "Bokslut 2024"],
        ["Helårsbudget 2024", "Budgetförslag 2025"],
        ["Gällande budget 2024", "Föreslagen budget 2025"],
        ["Rev. budget 2024", "Ny budget 2025"],
        ["Not", "Utfall 2023", "Budget 2024", "Avvikelse"],
        ["2024", "2025"],
    ],
)
def test_headings_that_stand_close_are_parted_whatever_the_words(headings):
    assert units(" ".join(headings)) == headings


def test_a_year_read_as_one_word_with_the_next_heading_is_parted_from_it():
    assert units("Utfall 2008Budget 2009") == ["Utfall 2008", "Budget 2009"]


@pytest.mark.parametrize(
    "text",
    [
        "Budget 2024  Flerårsplan 2025  Flerårsplan 2026",
        "Flerårsplan 2025  Flerårsplan 2026",
        "tkr  Planerat 2025  Planerat 2026",
        "Insats  Belopp (mnkr)",
        "Projekt  2024  2025",
        "Belopp i miljoner  2024  2025",
        "2024  2025",
        "Budget 2024",
    ],
)
def test_a_line_of_headings_is_one(text):
    assert is_heading(line_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Verksamhetsplan 2024",
        "Årsredovisning 2023",
        "Flerårsplan 2025",
        "Totalt  2024  2025",
        "Arvoden  120  1 130",
        "Mål och budget för insatser",
    ],
)
def test_a_title_and_a_row_head_no_columns(text):
    assert not is_heading(line_of(text))


def test_a_line_of_several_headings_is_no_title():
    assert is_many_headings(line_of("Flerårsplan 2025 Flerårsplan 2026"))
    assert not is_many_headings(line_of("Verksamhetsplan 2024"))
