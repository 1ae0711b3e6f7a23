"""Where the sums of a table stand, and what they sum."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from tests.corpus.budgets import Role, Row, Table, Values


def with_row(table: Table, at: int, row: Row) -> Table:
    """Insert a row; its own parts are places after the insertion."""
    moved = [
        replace(one, parts=tuple((part + (part >= at), sign) for part, sign in one.parts))
        for one in table.rows
    ]
    return replace(table, rows=(*moved[:at], row, *moved[at:]))


def places_of(table: Table, role: Role, kind: str) -> list[int]:
    return [p for p, row in enumerate(table.rows) if row.role is role and row.kind == kind]


def outermost(table: Table, kind: str) -> int | None:
    """The sum that sums the sums of a kind, or the only one."""
    return max(places_of(table, Role.SUM, kind), default=None)


def sum_of(table: Table, label: str, kind: str, parts: Sequence[tuple[int, int]]) -> Row:
    return Row(label=label, role=Role.SUM, kind=kind, values=_added(table, parts),
               parts=tuple(parts))  # fmt: skip


def _added(table: Table, parts: Sequence[tuple[int, int]]) -> Values:
    return tuple(
        sum(sign * (table.rows[place].values[column] or 0) for place, sign in parts)
        for column in range(len(table.columns))
    )


def with_sums_first(table: Table, _: Random) -> Table:
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


def without_block_sums(table: Table, _: Random) -> Table:
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


def with_rounding(table: Table, random: Random) -> Table:
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


def with_levels(table: Table, random: Random) -> Table:
    """The first blocks of costs have a sum together, which is a part of the total."""
    total = outermost(table, "cost")
    sums = (
        [p for p, _ in table.rows[total].parts if table.rows[p].role is Role.SUM] if total else []
    )
    if total is None or len(sums) < 3:
        return table
    label = random.choice(("Summa förvaltning", "Summa gemensamt", "Delsumma"))
    own = sums[: random.randint(2, len(sums) - 1)]
    between = sum_of(table, label, "cost", [(p, 1) for p in own])
    at = 1 + max(own[-1], *(p for p, _ in table.rows[own[-1]].parts))
    while table.rows[at].role is Role.DETAIL:
        at += 1
    table = with_row(table, at, between)
    whole = table.rows[total + 1]
    parts = ((at, 1), *((p, sign) for p, sign in whole.parts if p not in own))
    rows = [replace(whole, parts=parts) if row is whole else row for row in table.rows]
    return replace(table, rows=tuple(rows))


def with_bare_sums(table: Table, _: Random) -> Table:
    """The sums of blocks have no words, where they stand below their rows."""
    inner = {p for row in table.rows if row.kind == "cost" for p, _ in row.parts}
    rows = [
        replace(row, label="")
        if row.role is Role.SUM and p in inner and all(part < p for part, _ in row.parts)
        else row
        for p, row in enumerate(table.rows)
    ]
    return replace(table, rows=tuple(rows))
