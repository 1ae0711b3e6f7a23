from decimal import Decimal

import pytest

from finsam_metrics.facts.allocation_keys import find_allocation_keys


@pytest.fixture
def keys(passages, vocabulary):
    """Shares and cap of the keys of a text in a plan for 2019."""

    def find(text):
        found, _ = find_allocation_keys(passages(text), vocabulary, budget_year=2019)
        return [
            ([(s.association_id, s.amount_sek, s.share) for s in one.shares], one.cap_sek)
            for one in found
        ]

    return find


AMOUNTS = [("sjobygden", 60_000, None), ("norra-sjobygden", 40_000, None)]


@pytest.mark.parametrize(
    ("text", "cap"),
    [
        (
            "Kostnaderna delas så här: 60 000 kr för Samordningsförbundet Sjöbygden och 40 "
            "000 kr för Norra Sjöbygdens samordningsförbund, maximalt 100 000 kr.",
            100_000,
        ),
        (
            "Kostnaden fördelas enligt följande: Samordningsförbundet Sjöbygden 60 tkr, "
            "Samordningsförbundet Norra Sjöbygden 40 tkr. Taket är 100 tkr.",
            100_000,
        ),
        (
            "Utbildningen betalas gemensamt: SF Sjöbygden betalar 60 000 kr och SF Norra "
            "Sjöbygden 40 000 kr.",
            None,
        ),
    ],
)
def test_what_each_association_pays_is_a_key(keys, text, cap):
    assert keys(text) == [(AMOUNTS, cap)]


def test_shares_in_percent_are_a_key(keys):
    text = "Kostnaden delas med 60 % för SF Sjöbygden och 40 procent för SF Norra Sjöbygden."
    assert keys(text) == [
        ([("sjobygden", None, Decimal("0.6")), ("norra-sjobygden", None, Decimal("0.4"))], None)
    ]


def test_equal_shares_are_a_key(keys):
    text = "Kostnaden delas lika mellan SF Sjöbygden och SF Norra Sjöbygden."
    half = Decimal("0.5")
    assert keys(text) == [([("sjobygden", None, half), ("norra-sjobygden", None, half)], None)]


def test_an_association_that_we_do_not_know_keeps_its_name(passages, vocabulary):
    text = "Kostnaden delas: SF Sjöbygden 60 tkr och Samordningsförbundet Fjället 40 tkr."
    ((key,), _) = find_allocation_keys(passages(text), vocabulary, budget_year=2019)
    assert [(s.association_text, s.association_id) for s in key.shares] == [
        ("SF Sjöbygden", "sjobygden"),
        ("Samordningsförbundet Fjället", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kostnaden delas av SF Sjöbygden och SF Norra Sjöbygden.",
        "SF Sjöbygden har 60 tkr och SF Norra Sjöbygden 40 tkr.",
        "Kostnaden delas: SF Sjöbygden betalar 60 tkr.",
        "Kostnaden delas: Vik 40 %, SF Sjöbygden 35 % och SF Norra Sjöbygden 25 %.",
    ],
)
def test_without_parts_for_two_there_is_no_key(keys, text):
    assert keys(text) == []
