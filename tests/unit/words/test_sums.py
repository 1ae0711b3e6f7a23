"""Words by which a row says that it is a sum, a result, what is left, or no money at all."""

import pytest

from finsam_metrics.words.sums import (
    ends_budget,
    is_detail_label,
    is_only_sum,
    is_rate_label,
    is_residual_label,
    is_result_label,
    is_sum_label,
    is_total_cost,
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


@pytest.mark.parametrize("label", ["Summa", "Delsumma", "S:a", "Sum", "Totalt", "Total",
                                   "Totalsumma"])  # fmt: skip
def test_every_word_for_sum_may_stand_alone(label):
    assert is_only_sum(label)
    assert is_sum_label(label)


@pytest.mark.parametrize("label", ["Summa kostnader", "S:a kostnader", "S:a utgifter",
                                   "Totala kostnader", "Sum kostnader", "Kostnader totalt",
                                   "Utgifter totalt", "Totalt", "Summa totalt"])  # fmt: skip
def test_all_costs_are_known_by_every_word_for_sum(label):
    assert is_total_cost(label)


@pytest.mark.parametrize("label", ["Summa kostnader insatser", "Totala intäkter", "Delsumma",
                                   "Arvoden"])  # fmt: skip
def test_a_sum_of_something_else_is_not_all_costs(label):
    assert not is_total_cost(label)


def test_a_budget_ends_at_all_costs_but_not_at_all_income():
    assert ends_budget("S:a utgifter")
    assert ends_budget("Totalt")
    assert not ends_budget("Totala intäkter")
    assert not ends_budget("Totala inkomster")
