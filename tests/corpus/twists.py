"""What some associations do otherwise: rows and columns that a plain table does not have."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from tests.corpus import twists_of_columns as of_columns
from tests.corpus import twists_of_rows as of_rows
from tests.corpus import twists_of_sums as of_sums
from tests.corpus.budgets import Budget, Table
from tests.corpus.printing import AFTER

Peculiarity = Callable[[Budget, Random], Budget]


def _of_first(change: Callable[[Table, Random], Table], *, is_alone: bool = False) -> Peculiarity:
    """Change the first table; only where it is the only one, when others would follow from it."""

    def changed(budget: Budget, random: Random) -> Budget:
        first, *others = budget.tables
        if is_alone and others:
            return budget
        return replace(budget, tables=(change(first, random), *others))

    return changed


def _with_unit_in_cells(budget: Budget, _: Random) -> Budget:
    style = budget.style
    if style.unit_place == "none":
        return budget
    unit = style.unit if " " not in style.unit else "tkr"
    return replace(budget, style=replace(style, unit=unit, unit_place="cells"))


def _without_unit(budget: Budget, _: Random) -> Budget:
    if budget.style.unit not in ("kr", "kronor", "SEK"):
        return budget
    return replace(budget, style=replace(budget.style, unit_place="none"))


def _in_english_style(budget: Budget, _: Random) -> Budget:
    """Commas between thousands and a point before decimals, as foreign programs print kronor."""
    style = budget.style
    if style.unit not in ("kr", "kronor", "SEK"):
        return budget
    return replace(budget, style=replace(style, decimals=2, thousands=",", decimal_sign="."))


def _with_lost_minus(budget: Budget, _: Random) -> Budget:
    """A file whose table of signs does not know the minus."""
    return replace(budget, style=replace(budget.style, minus="!"))


def _with_minus_after(budget: Budget, _: Random) -> Budget:
    """A minus after the amount, as ledgers of large programs print it."""
    return replace(budget, style=replace(budget.style, minus=AFTER))


def _with_column(name: str) -> Peculiarity:
    def changed(budget: Budget, _: Random) -> Budget:
        return replace(budget, style=replace(budget.style, extra=name))

    return changed


def _with_sums_apart(budget: Budget, _: Random) -> Budget:
    """The sums of a table of one column stand in a column of their own."""
    (first, *others) = budget.tables
    if others or len(first.columns) > 1 or budget.style.extra:
        return budget
    return replace(budget, style=replace(budget.style, extra="sums"))


def _with_heading_words(budget: Budget, random: Random) -> Budget:
    words = random.choice(("Förslag ", "Beslutad ", "Prel. ", "Förslag till ", "Justerad "))
    return replace(budget, tables=tuple(_worded(one, words) for one in budget.tables))


_IN_ORDER: Mapping[str, Peculiarity] = {
    "no sums of blocks": _of_first(of_sums.without_block_sums),
    "rounded": _of_first(of_sums.with_rounding),
    "levels": _of_first(of_sums.with_levels),
    "what is left": _of_first(of_rows.with_what_is_left),
    "other result": _of_first(of_rows.with_another_result),
    "empty sections": _of_first(of_rows.with_empty_sections),
    "unstated items": _of_first(of_rows.with_unstated_items),
    "specification": of_rows.with_specification,
    "participants": of_rows.with_participants,
    "grants": of_rows.with_grants,
    "summary": of_rows.with_summary,
    "two tables": of_rows.in_two_tables,
    "costs first": _of_first(of_rows.with_costs_first),
    "financial items": _of_first(of_rows.with_financial_items, is_alone=True),
    "equity": _of_first(of_rows.with_equity, is_alone=True),
    "sums first": _of_first(of_sums.with_sums_first),
    "bare sums": _of_first(of_sums.with_bare_sums),
    "details": _of_first(of_rows.with_details),
    "rates": _of_first(of_rows.with_rates),
    "in pieces": _of_first(of_rows.in_pieces),
    "revised": _of_first(of_rows.with_revised_budget, is_alone=True),
    "unit in cells": _with_unit_in_cells,
    "no unit": _without_unit,
    "accounts": _with_column("accounts"),
    "notes": _with_column("notes"),
    "change": _with_column("change"),
    "heading words": _with_heading_words,
    "English style": _in_english_style,
    "lost minus": _with_lost_minus,
    "minus after": _with_minus_after,
    "spans of years": _with_column("spans"),
    "sums apart": _with_sums_apart,
    "period and year": _of_first(of_columns.of_period_and_year, is_alone=True),
    "balances": of_columns.with_balances,
}
TWISTS = tuple(_IN_ORDER)


def twist(budget: Budget, random: Random) -> Budget:
    """Give a budget one or two peculiarities."""
    chosen = random.sample(TWISTS, random.randint(1, 2))
    for name in sorted(chosen, key=TWISTS.index):
        budget = twisted(budget, name, random)
    return budget


def twisted(budget: Budget, name: str, random: Random) -> Budget:
    """Give a budget one peculiarity, where it can have it."""
    return _IN_ORDER[name](budget, random)


def _worded(table: Table, words: str) -> Table:
    """Words before "Budget" in the headings."""
    columns = tuple(
        replace(one, texts=(f"{words}{one.texts[0].lower()}", *one.texts[1:]))
        if one.version == "budget" and one.texts[0].startswith("Budget")
        else one
        for one in table.columns
    )
    return replace(table, columns=columns)
