"""Which account a table is, and what its rows are, by their words."""

import pytest

from finsam_metrics.model.enums import Statement
from finsam_metrics.words.accounts import is_all_assets, is_whole_income, says_income
from finsam_metrics.words.statements import (
    is_block_heading,
    is_head_label,
    statement_of_rows,
    statement_of_title,
)


@pytest.mark.parametrize(
    ("title", "statement"),
    [
        ("Kassaflödesanalys", Statement.CASH_FLOW),
        ("Balansbudget", Statement.BALANCE_SHEET),
        ("Resultaträkning", Statement.INCOME_STATEMENT),
        ("Budget i balans", None),
        ("Budget 2024", None),
    ],
)
def test_a_title_names_the_account(title, statement):
    assert statement_of_title(title) is statement


@pytest.mark.parametrize("label", ["Summa tillgångar", "S:a tillgångar", "Totala tillgångar"])
def test_all_assets_are_known_by_every_word_for_sum(label):
    assert is_all_assets(label)
    assert statement_of_rows(f"Kassa {label}") is Statement.BALANCE_SHEET


@pytest.mark.parametrize("label", ["Verksamhetens intäkter", "Totala intäkter", "S:a intäkter",
                                   "Intäkter totalt"])  # fmt: skip
def test_all_income_is_known_by_every_word_for_sum(label):
    assert is_whole_income(label)


@pytest.mark.parametrize("label", ["Finansiering", "Summa finansiering", "S:a finansiering"])
def test_funding_alone_is_income(label):
    assert says_income(label)


@pytest.mark.parametrize("label", ["Kostnader", "S:a kostnader", "Finansiering", "Tillgångar"])
def test_what_heads_rows_also_heads_a_block(label):
    assert is_head_label(label)
    assert is_block_heading(label)


@pytest.mark.parametrize("label", ["Övriga kostnader", "Kortfristiga skulder", "Eget kapital",
                                   "Den löpande verksamheten"])  # fmt: skip
def test_a_label_that_may_be_a_row_heads_a_block_only_without_amounts(label):
    assert is_block_heading(label)
    assert not is_head_label(label)
