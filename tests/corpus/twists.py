"""What some associations do otherwise: rows and columns that a plain table does not have."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from tests.corpus import twists_of_rows as of_rows
from tests.corpus import twists_of_sums as of_sums
from tests.corpus.budgets import Budget, Table

_OF_TABLES: Mapping[str, Callable[[Table, Random], Table]] = {
    "sums first": of_sums.with_sums_first,
    "no sums of blocks": of_sums.without_block_sums,
    "rounded": of_sums.with_rounding,
    "levels": of_sums.with_levels,
    "bare sums": of_sums.with_bare_sums,
    "details": of_rows.with_details,
    "financial items": of_rows.with_financial_items,
    "rates": of_rows.with_rates,
    "equity": of_rows.with_equity,
    "costs first": of_rows.with_costs_first,
    "what is left": of_rows.with_what_is_left,
    "empty sections": of_rows.with_empty_sections,
    "unstated items": of_rows.with_unstated_items,
    "other result": of_rows.with_another_result,
}
_OF_BUDGETS: Mapping[str, Callable[[Budget, Random], Budget]] = {
    "specification": of_rows.with_specification,
    "two tables": of_rows.in_two_tables,
    "summary": of_rows.with_summary,
}
_OF_STYLE = ("unit in cells", "no unit", "accounts", "notes", "change", "heading words")
TWISTS = (*_OF_TABLES, *_OF_BUDGETS, *_OF_STYLE)
_OF_ONE_TABLE = ("financial items", "equity")


def twist(budget: Budget, random: Random) -> Budget:
    """Give a budget one or two peculiarities."""
    for name in random.sample(TWISTS, random.randint(1, 2)):
        budget = twisted(budget, name, random)
    return budget


def twisted(budget: Budget, name: str, random: Random) -> Budget:
    """Give a budget one peculiarity, where it can have it."""
    first, *others = budget.tables
    if name in _OF_BUDGETS:
        return _OF_BUDGETS[name](budget, random)
    if name in _OF_TABLES:
        if others and name in _OF_ONE_TABLE:
            return budget
        return replace(budget, tables=(_OF_TABLES[name](first, random), *others))
    style = budget.style
    match name:
        case "unit in cells" if style.unit_place != "none":
            unit = style.unit if " " not in style.unit else "tkr"
            return replace(budget, style=replace(style, unit=unit, unit_place="cells"))
        case "no unit" if style.unit in ("kr", "kronor", "SEK"):
            return replace(budget, style=replace(style, unit_place="none"))
        case "accounts" | "notes" | "change":
            return replace(budget, style=replace(style, extra=name))
        case "heading words":
            words = random.choice(("Förslag ", "Beslutad ", "Prel. "))
            return replace(budget, tables=tuple(_worded(one, words) for one in budget.tables))
    return budget


def _worded(table: Table, words: str) -> Table:
    """Words before "Budget" in the headings."""
    columns = tuple(
        replace(one, texts=(f"{words}{one.texts[0].lower()}", *one.texts[1:]))
        if one.version == "budget" and one.texts[0].startswith("Budget")
        else one
        for one in table.columns
    )
    return replace(table, columns=columns)
