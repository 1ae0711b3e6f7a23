"""Months, thirds, quarters and halves of a year, as headings name them."""

import pytest

from finsam_metrics.words.parts_of_year import find_part_of_year


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Utfall jan-aug", (1, 8)),
        ("Utfall januari – april 2024", (1, 4)),
        ("Jan till och med mars", (1, 3)),
        ("Utfall t.o.m. augusti", (1, 8)),
        ("Utfall T1", (1, 4)),
        ("Tertial 1 2024", (1, 4)),
        ("Första tertialet", (1, 4)),
        ("1:a kvartalet", (1, 3)),
        ("Kv 1", (1, 3)),
        ("Q1 2024", (1, 3)),
        ("Första halvåret", (1, 6)),
        ("Ack. tertial 2", (1, 8)),
        ("Juli-december", (7, 12)),
    ],
)
def test_a_part_of_a_year_is_known_by_its_name(text, months):
    part = find_part_of_year(text)
    assert part is not None
    assert (part.first, part.last) == months


@pytest.mark.parametrize(("text", "last"), [("Utfall T2", 8), ("Kvartal 3", 9), ("Tertial 3", 12)])
def test_where_a_later_part_begins_is_not_told_by_its_number(text, last):
    part = find_part_of_year(text)
    assert part is not None
    assert (part.first, part.last) == (None, last)


@pytest.mark.parametrize("text", ["Utfall 2024", "Budget", "maj", "Tertial 4", "dec-jan", "T12"])
def test_what_names_no_part_is_none(text):
    assert find_part_of_year(text) is None


@pytest.mark.parametrize("text", ["ANDRA TERT\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}ALET",
                                  "för\N{LATIN SMALL LETTER LONG S}ta tertialet"])  # fmt: skip
def test_letters_of_other_scripts_end_in_no_error(text):
    assert find_part_of_year(text) is not None
