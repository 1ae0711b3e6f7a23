"""What some associations do otherwise: rows and columns that a plain table does not have."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from tests.corpus.budgets import Budget, Role, Row, Table

TWISTS = (
    "sums first",
    "no sums of blocks",
    "unit in cells",
    "no unit",
    "accounts",
    "notes",
    "change",
    "rounded",
    "specification",
    "other result",
    "heading words",
)


def twist(budget: Budget, random: Random) -> Budget:
    """Give a budget one or two peculiarities."""
    for name in random.sample(TWISTS, random.randint(1, 2)):
        budget = _twisted(budget, name, random)
    return budget


def _twisted(budget: Budget, name: str, random: Random) -> Budget:
    first, *others = budget.tables
    match name:
        case "sums first":
            return replace(budget, tables=(_sums_first(first), *others))
        case "no sums of blocks":
            return replace(budget, tables=(_without_block_sums(first), *others))
        case "rounded":
            return replace(budget, tables=(_rounded(first, random), *others))
        case "unit in cells" if budget.style.unit_place != "none":
            unit = budget.style.unit if " " not in budget.style.unit else "tkr"
            return replace(budget, style=replace(budget.style, unit=unit, unit_place="cells"))
        case "no unit" if budget.style.unit in ("kr", "kronor", "SEK"):
            return replace(budget, style=replace(budget.style, unit_place="none"))
        case "accounts" | "notes" | "change":
            return replace(budget, style=replace(budget.style, extra=name))
        case "specification":
            return replace(budget, tables=(*budget.tables, _specification(first)))
        case "other result":
            label = random.choice(("Över-/underskott", "Årets budgeterade resultat", "Differens"))
            return replace(budget, tables=(_relabelled(first, label), *others))
        case "heading words":
            words = random.choice(("Förslag ", "Beslutad ", "Prel. "))
            return replace(budget, tables=tuple(_worded(one, words) for one in budget.tables))
    return budget


def _sums_first(table: Table) -> Table:
    """The sum of a block stands on the block's heading."""
    rows: list[Row] = []
    place_of: dict[int, int] = {}
    head: int | None = None
    for place, row in enumerate(table.rows):
        if row.role is Role.SECTION:
            head = len(rows)
            rows.append(row)
        elif head is not None and row.role is Role.SUM and _sums_rows_below(row, place_of, head):
            parts = tuple((place_of[p], sign) for p, sign in row.parts)
            rows[head] = replace(row, label=rows[head].label, parts=parts)
            place_of[place] = head
            head = None
        else:
            place_of[place] = len(rows)
            parts = tuple((place_of[p], sign) for p, sign in row.parts)
            rows.append(replace(row, parts=parts))
    return replace(table, rows=tuple(rows))


def _sums_rows_below(row: Row, place_of: Mapping[int, int], head: int) -> bool:
    return row.kind != "result" and all(place_of[part] > head for part, _ in row.parts)


def _without_block_sums(table: Table) -> Table:
    """Only the total is printed, and it sums the items."""
    rows: list[Row] = []
    place_of: dict[int, tuple[int, ...]] = {}
    for place, row in enumerate(table.rows):
        parts = tuple((p, sign) for part, sign in row.parts for p in place_of[part])
        is_block = row.role is Role.SUM and row.kind == "cost" and any(
            table.rows[p].role is Role.ITEM for p, _ in row.parts
        )  # fmt: skip
        is_left_out = is_block and any(
            place in [p for p, _ in other.parts] and other.kind == "cost" for other in table.rows
        )
        if is_left_out:
            place_of[place] = tuple(p for p, _ in parts)
            continue
        place_of[place] = (len(rows),)
        rows.append(replace(row, parts=parts))
    return replace(table, rows=tuple(rows))


def _rounded(table: Table, random: Random) -> Table:
    """Rows were rounded one by one: a sum may be a last place off."""
    inner = {part for row in table.rows for part, _ in row.parts}
    rows = []
    for place, row in enumerate(table.rows):
        is_last = row.role is Role.SUM and row.kind == "cost" and place not in inner
        if is_last and len(row.parts) > 2:
            values = tuple(None if v is None else v + random.randint(0, 1) for v in row.values)
            rows.append(replace(row, values=values))
        else:
            rows.append(row)
    return replace(table, rows=tuple(rows))


def _specification(table: Table) -> Table:
    """A second table with the items of the largest block."""
    sums = [row for row in table.rows if row.role is Role.SUM and row.kind == "cost"]
    block = max(sums, key=lambda row: sum(table.rows[p].role is Role.ITEM for p, _ in row.parts))
    items = [table.rows[p] for p, _ in block.parts if table.rows[p].role is Role.ITEM]
    values = tuple(sum(row.values[c] or 0 for row in items) for c in range(len(table.columns)))
    parts = tuple((place, 1) for place in range(len(items)))
    total = Row(label="Summa", role=Role.SUM, kind="cost", values=values, parts=parts)
    return replace(table, title="Specifikation av kostnader", rows=(*items, total))


def _relabelled(table: Table, label: str) -> Table:
    rows = tuple(replace(row, label=label) if row.kind == "result" else row for row in table.rows)
    return replace(table, rows=rows)


def _worded(table: Table, words: str) -> Table:
    """Words before "Budget" in the headings."""
    columns = tuple(
        replace(one, texts=(f"{words}{one.texts[0].lower()}", *one.texts[1:]))
        if one.version == "budget" and one.texts[0].startswith("Budget")
        else one
        for one in table.columns
    )
    return replace(table, columns=columns)
