import pytest

from finsam_metrics.tables.meaning.blocks import Sections, is_block_sum, names_alike, names_same
from finsam_metrics.words.statements import is_head_label
from finsam_metrics.words.sums import (
    is_bare_sum,
)


def test_a_row_that_repeats_its_blocks_heading_is_its_sum():
    assert is_block_sum("Verksamhetens intäkter", "Verksamhetens Intäkter")
    assert not is_block_sum("Arvoden", "Styrelse")
    assert not is_block_sum("Arvoden", None)


def test_a_sum_names_its_block_whatever_the_ending():
    assert names_same("Summa kostnader insats", "Kostnader insatser")
    assert names_same("Delsumma insatser", "Insatser")
    assert names_same("Totalsumma kostnader", "Kostnader")
    assert not names_same("Summa", "Kostnader")
    assert names_alike("Summa intäkter", "Verksamhetens intäkter")


def sections_of(*rows):
    """Sections of rows; a row that begins with # opens a block."""
    sections = Sections()
    found = []
    for row in rows:
        if row.startswith("#"):
            sections.open(row[1:])
        else:
            found.append(sections.of_row(row))
    return found


def test_rows_stand_in_the_block_above_them_until_its_sum():
    assert sections_of("#Styrelse", "Arvoden", "Summa styrelse", "Revision") == [
        "Styrelse",
        "Styrelse",
        None,
    ]


def test_a_row_that_repeats_the_heading_closes_the_block():
    assert sections_of("#Intäkter", "Region", "Intäkter", "Lön") == [
        "Intäkter",
        "Intäkter",
        None,
    ]


def test_a_bare_sum_closes_the_nearest_block_only():
    assert sections_of("#Kostnader", "#Styrelse", "Arvoden", "Summa", "Lön") == [
        "Styrelse",
        "Styrelse",
        "Kostnader",
    ]


def test_a_sum_that_names_another_thing_closes_all_blocks():
    assert sections_of("#Styrelse", "Arvoden", "Summa verksamhet", "Lön") == [
        "Styrelse",
        None,
        None,
    ]


def test_a_result_closes_all_blocks_but_stands_in_one_that_has_no_rows_yet():
    assert sections_of("#Kostnader", "Lön", "Årets resultat", "Ränta") == ["Kostnader", None, None]
    assert sections_of("#Den löpande verksamheten", "Årets resultat") == [
        "Den löpande verksamheten"
    ]


def test_a_cash_flow_stands_in_the_outermost_block_when_it_names_it():
    assert sections_of("#Kassaflöde", "Resultat", "Årets kassaflöde") == [
        "Kassaflöde",
        "Kassaflöde",
    ]
    assert sections_of("#Den löpande verksamheten", "Fordringar", "Årets kassaflöde") == [
        "Den löpande verksamheten",
        None,
    ]


def test_a_sum_without_a_block_stands_in_none():
    assert sections_of("Summa") == [None]


def test_the_short_word_for_sum_names_no_block():
    sections = Sections()
    sections.open("Administration")
    assert sections.of_row("Lön") == "Administration"
    assert sections.of_row("S:a") == "Administration"
    assert sections.of_row("Bil") is None
    assert names_same("S:a administration", "Administration")


def test_a_row_without_words_is_a_sum_and_closes_its_block():
    assert is_bare_sum("")
    assert is_block_sum(" ", None)
    assert sections_of("#Kostnader", "#Styrelse", "Arvoden", "", "Lön") == [
        *("Styrelse", "Styrelse"),
        "Kostnader",
    ]


def test_a_total_closes_all_blocks_that_have_rows():
    assert sections_of("#Styrelse", "Arvoden", "#Kansli", "Lön", "Totalt", "Gransta kommun") == [
        *("Styrelse", "Kansli"),
        *(None, None),
    ]


@pytest.mark.parametrize(
    ("label", "heads"),
    [("Kostnader", True), ("Verksamhetens intäkter", True), ("Övriga kostnader", False)],
)
def test_a_row_that_names_a_whole_heads_what_stands_below(label, heads):
    assert is_head_label(label) is heads
