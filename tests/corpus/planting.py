"""One figure of a budget changed, so that a printed sum no longer holds."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.corpus.budgets import Budget, Planted, Role, Row, Table

_LEAST = 4


def plant(budget: Budget, random: Random) -> Budget:
    """Change one figure that a sum covers."""
    faults = ["item digit", "sum digit", "item sign", "swapped digits", "lost digit"]
    random.shuffle(faults)
    places_of = {
        fault: [
            (t, r, c, new)
            for t, table in enumerate(budget.tables)
            for r, c, new in _faulty(table, fault)
        ]
        for fault in faults
    }
    fault = next(one for one in faults if places_of[one])
    places = places_of[fault]
    t, r, c, new = random.choice(places)
    table = budget.tables[t]
    row = table.rows[r]
    values = tuple(new if column == c else value for column, value in enumerate(row.values))
    rows = tuple(replace(row, values=values) if p == r else one for p, one in enumerate(table.rows))
    column = table.columns[c]
    planted = Planted(
        fault=fault, table=table.title, label=row.label, year=column.year, version=column.version
    )
    tables = tuple(
        replace(table, rows=rows) if p == t else one for p, one in enumerate(budget.tables)
    )
    return replace(budget, tables=tables, planted=(*budget.planted, planted))


def _faulty(table: Table, fault: str) -> Iterator[tuple[int, int, int]]:
    """Places of figures that the fault can befall, and what they become."""
    covered = {part for row in table.rows for part, _ in row.parts}
    for place, row in enumerate(table.rows):
        if row.role is not (Role.SUM if fault == "sum digit" else Role.ITEM):
            continue
        if row.role is Role.ITEM and place not in covered:
            continue
        for column, value in enumerate(row.values):
            if value is None or _is_alone(table, row, place, column):
                continue
            new = _changed(value, fault)
            if new is not None and abs(new - value) >= _LEAST:
                yield place, column, new


def _is_alone(table: Table, row: Row, place: int, column: int) -> bool:
    """Whether no sum with stated parts covers the figure."""
    sums = [one for one in table.rows if any(part == place for part, _ in one.parts)]
    sums += [row] if row.parts else []
    return not any(
        one.values[column] is not None
        and any(table.rows[part].values[column] is not None for part, _ in one.parts)
        for one in sums
    )


def _changed(value: int, fault: str) -> int | None:
    digits = str(abs(value))
    sign = -1 if value < 0 else 1
    match fault:
        case "item sign":
            return -value or None
        case "swapped digits" if len(digits) > 2:
            return sign * int(digits[0] + digits[2] + digits[1] + digits[3:])
        case "lost digit" if len(digits) > 2:
            return sign * int(digits[:1] + digits[2:])
        case "item digit" | "sum digit" if len(digits) > 1:
            return sign * int(str((int(digits[0]) + 3) % 9 + 1) + digits[1:])
    return None
