import pytest

from finsam_metrics.tables.meaning.blocks import (
    Sections,
    is_bare_sum,
    is_block_sum,
    is_detail_label,
    is_head_label,
    is_rate_label,
    is_residual_label,
    is_result_label,
    is_sum_label,
    names_alike,
    names_same,
)


@pytest.mark.parametrize(
    ("label", "is_sum"),
    [
        ("Summa kostnader", True),
        ("S:a insatser", True),
        ("Totala kostnader", True),
        ("Totalt", True),
        ("Intäkter totalt", True),
        ("Delsumma", True),
        ("Summering av året", False),
        ("Arvoden", False),
    ],
)
def test_a_word_for_sum_first_or_last_makes_a_sum(label, is_sum):
    assert is_sum_label(label) is is_sum


def test_a_row_that_repeats_its_blocks_heading_is_its_sum():
    assert is_block_sum("Verksamhetens intäkter", "Verksamhetens Intäkter")
    assert not is_block_sum("Arvoden", "Styrelse")
    assert not is_block_sum("Arvoden", None)


@pytest.mark.parametrize(
    "label",
    [
        "Årets resultat",
        "Budgeterat resultat",
        "Årets budgeterade resultat",
        "Resultat före finansiella poster",
        "Över-/underskott",
        "Överskott/underskott",
        "Verksamhetens nettokostnad",
    ],
)
def test_a_result_is_known_by_its_words(label):
    assert is_result_label(label)


def test_an_of_which_row_is_a_detail():
    assert is_detail_label("- därav årets resultat")
    assert not is_detail_label("Årets resultat")


def test_a_sum_names_its_block_whatever_the_ending():
    assert names_same("Summa kostnader insats", "Kostnader insatser")
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


@pytest.mark.parametrize(
    ("label", "is_left"),
    [
        ("Kvar att fördela", True),
        ("Ofördelade medel", True),
        ("Differens", True),
        ("Fördelade medel", False),
    ],
)
def test_what_is_left_over_is_known_by_its_words(label, is_left):
    assert is_residual_label(label) is is_left


@pytest.mark.parametrize(
    ("label", "is_rate"),
    [
        ("Antal deltagare", True),
        ("Andel administration (%)", True),
        ("Kostnad per invånare (kr)", True),
        ("Administration i % av budget", True),
        ("Medlemsavgift 5 kr per invånare", False),
        ("Samordnare, 75 % tjänst", False),
        ("Insatser per kommun", False),
    ],
)
def test_counts_shares_and_costs_for_each_are_rates_unless_the_words_hold_the_rate(label, is_rate):
    assert is_rate_label(label) is is_rate
