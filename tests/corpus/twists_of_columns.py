"""Columns that accounts have: parts of the year beside the whole, balances and their change."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from tests.corpus.budgets import Budget, Column, Role, Row, Table, Values
from tests.corpus.twists_of_sums import sum_of

Weights = Mapping[int, int]


def of_period_and_year(table: Table, random: Random) -> Table:
    """Outcome and budget of a period, how they differ, and what is foreseen for the year.

    The two first columns, added and taken from each other so that every sum holds.
    """
    years = [one.year for one in table.columns if one.version == "budget" and one.year]
    if not years or len(table.columns) < 2:
        return table
    difference = random.choice(("Avvikelse", "Diff"))
    columns: tuple[tuple[str, str, Weights], ...] = (
        ("Period", "Utfall", {0: 1}),
        ("Period", "Budget", {1: 1}),
        ("Period", difference, {0: 1, 1: -1}),
        ("Helår", "Prognos", {0: 2, 1: 1}),
        ("Helår", "Budget", {0: 1, 1: 2}),
    )
    versions = {"Utfall": "outcome", "Prognos": "forecast", "Budget": "budget"}
    return replace(
        table,
        columns=tuple(
            Column(
                texts=(outer, inner),
                year=max(years) if outer == "Helår" else None,
                version=versions.get(inner),
            )
            for outer, inner, _ in columns
        ),
        rows=tuple(
            replace(row, values=_weighted(row.values, [weights for *_, weights in columns]))
            for row in table.rows
        ),
    )


def _weighted(values: Values, columns: list[Weights]) -> Values:
    if not values:
        return values
    return tuple(
        None
        if all(values[place] is None for place in weights)
        else sum(weight * (values[place] or 0) for place, weight in weights.items())
        for weights in columns
    )


def with_balances(budget: Budget, random: Random) -> Budget:
    """A table of what there was, how it changed and what there is."""
    labels = ("Kundfordringar", "Skattekonto", "Plusgiro", "Bankkonto", "Placeringskonto")
    items = []
    for label in random.sample(labels, random.randint(3, 5)):
        opening, change = random.randint(20, 900), random.randint(-19, 400)
        values = (opening, change, opening + change)
        items.append(Row(label=label, role=Role.ITEM, kind="asset", values=values))
    words = random.choice(
        (
            ("Ing saldo", "Förändring", "Utg saldo"),
            ("Ingående balans", "Förändring", "Utgående balans"),
            ("IB", "Förändring", "UB"),
        )
    )
    years = (budget.year - 1, budget.year, budget.year)
    versions = ("outcome", None, "outcome")
    table = Table(
        title=f"Balansrapport {budget.year}",
        statement="balance_sheet",
        columns=tuple(
            Column(texts=(text,), year=year, version=version)
            for text, year, version in zip(words, years, versions, strict=True)
        ),
        rows=tuple(items),
    )
    parts = [(place, 1) for place in range(len(items))]
    total = sum_of(table, "Summa tillgångar", "asset", parts)
    table = replace(table, rows=(*items, total))
    return replace(budget, tables=(*budget.tables, table))
