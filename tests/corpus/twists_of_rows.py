"""Rows that some associations have besides items and sums, or in another order."""

from dataclasses import replace
from random import Random

from tests.corpus import words
from tests.corpus.budgets import SUREST, Budget, Column, Role, Row, Table
from tests.corpus.twists_of_sums import outermost, places_of, sum_of, with_row


def with_details(table: Table, random: Random) -> Table:
    """Items with several of-which rows, which are added nowhere."""
    items = [p for p in places_of(table, Role.ITEM, "cost") if any(table.rows[p].values)]
    for place in sorted(random.sample(items, min(3, len(items))), reverse=True):
        values = table.rows[place].values
        for word in random.choice((("därav lön", "därav resor"), ("varav hyra",),
                                   ("- varav arvoden", "- varav övrigt"))):  # fmt: skip
            part = tuple(None if v is None else v * random.randint(1, 4) // 9 for v in values)
            row = Row(label=word, role=Role.DETAIL, kind="cost", values=part)
            table = with_row(table, place + 1, row)
    return table


def with_financial_items(table: Table, random: Random) -> Table:
    """A result before and one after financial items."""
    last = len(table.rows) - 1
    result = table.rows[last]
    if result.kind != "result":
        return table
    rows = list(table.rows)
    rows[last] = replace(result, label="Resultat före finansiella poster")
    scale = max(1, max(abs(v or 0) for v in table.rows[0].values or (100,)) // 40)
    income, cost = (tuple(random.randint(0, 9) * scale for _ in table.columns) for _ in range(2))
    rows += [
        Row(label="Finansiella intäkter", role=Role.ITEM, kind="income", values=income),
        Row(label="Finansiella kostnader", role=Role.ITEM, kind="cost", values=cost),
    ]
    table = replace(table, rows=tuple(rows))
    parts = [(last, 1), (last + 1, 1), (last + 2, -1)]
    label = random.choice((result.label, "Resultat efter finansiella poster"))
    return with_row(table, last + 3, sum_of(table, label, "result", parts))


def with_rates(table: Table, random: Random) -> Table:
    """Rows at the end that are no money of a budget."""
    labels = ("Kostnad per invånare (kr)", "Andel administration (%)", "Antal deltagare",
              "Antal årsarbetare", "Kostnad per deltagare", "Antal invånare 16-64 år",
              "Kostnad per besök (kr)", "Årsavgift per kvm, kr", "Skuld, kr/kvm",
              "Soliditet")  # fmt: skip
    for label in random.sample(labels, random.randint(1, 3)):
        values = tuple(random.randint(2, 90) for _ in table.columns)
        row = Row(label=label, role=Role.RATE, values=values)
        table = with_row(table, len(table.rows), row)
    return table


def with_equity(table: Table, random: Random) -> Table:
    """What is left at the end of the year is what there was at its start, and the result."""
    last = len(table.rows) - 1
    if table.rows[last].kind != "result":
        return table
    result = table.rows[last].values
    opening = [random.randint(5, 90) * 100] * len(table.columns)
    for place, column in enumerate(table.columns):
        before = [p for p, other in enumerate(table.columns) if other.year == column.year - 1]
        if before:
            surest = min(before, key=lambda p: SUREST.index(table.columns[p].version))
            opening[place] = opening[surest] + (result[surest] or 0)
    words = random.choice((("Ingående eget kapital", "Utgående eget kapital"),
                           ("Eget kapital vid årets början", "Eget kapital vid årets slut"),
                           ("IB eget kapital", "UB eget kapital")))  # fmt: skip
    row = Row(label=words[0], role=Role.ITEM, kind="equity", values=tuple(opening))
    is_above = random.random() < 0.5
    table = with_row(table, last if is_above else last + 1, row)
    parts = ((last, 1), (last + 1, 1))
    return with_row(table, last + 2, sum_of(table, words[1], "equity", parts))


def with_costs_first(table: Table, _: Random) -> Table:
    """The costs stand before the income."""
    income = outermost(table, "income")
    if income is None or table.rows[-1].kind != "result":
        return table
    first, last = range(income + 1), range(income + 1, len(table.rows) - 1)
    order = [*last, *first, len(table.rows) - 1]
    new = {old: place for place, old in enumerate(order)}
    rows = [
        replace(row, parts=tuple((new[p], sign) for p, sign in row.parts))
        for row in (table.rows[old] for old in order)
    ]
    return replace(table, rows=tuple(rows))


def with_what_is_left(table: Table, random: Random) -> Table:
    """What is not shared out yet: as the last row, or as a row among the costs."""
    label = random.choice(("Kvar att fördela", "Att fördela", "Ofördelade medel",
                           "Kvarstår att fördela"))  # fmt: skip
    if table.rows[-1].kind == "result" and random.random() < 0.6:
        last = replace(table.rows[-1], label=label)
        return replace(table, rows=(*table.rows[:-1], last))
    items = places_of(table, Role.ITEM, "cost")
    rows = [
        replace(row, label=label) if place == items[-1] else row
        for place, row in enumerate(table.rows)
    ]
    return replace(table, rows=tuple(rows))


def with_empty_sections(table: Table, random: Random) -> Table:
    """Headings of blocks in which nothing is planned."""
    heads = [p for p, row in enumerate(table.rows) if row.role is Role.SECTION]
    for place in sorted(random.sample(heads, min(2, len(heads))), reverse=True):
        label = random.choice(("Projekt", "Förstudier", "Särskilda satsningar"))
        table = with_row(table, place, Row(label=label, role=Role.SECTION))
    return table


def with_unstated_items(table: Table, _: Random) -> Table:
    """The first column states sums only."""
    rows = [
        replace(row, values=(None, *row.values[1:]))
        if row.role in (Role.ITEM, Role.DETAIL) and row.kind == "cost"
        else row
        for row in table.rows
    ]
    if any(row.role is Role.ITEM and not any(row.values) for row in rows):
        return table
    return replace(table, rows=tuple(rows))


def with_another_result(table: Table, random: Random) -> Table:
    """The result by another name."""
    label = random.choice(("Över-/underskott", "Årets budgeterade resultat", "Differens"))
    rows = tuple(replace(row, label=label) if row.kind == "result" else row for row in table.rows)
    return replace(table, rows=rows)


def with_revised_budget(table: Table, random: Random) -> Table:
    """Two budgets of one year, the later one so many times the first."""
    place = next(
        (p for p, one in enumerate(table.columns) if one.texts[0].startswith("Budget")), None
    )
    if place is None or table.unit:
        return table
    times, own = random.randint(2, 3), table.columns[place]
    first, later = (
        replace(own, texts=(f"{word} {own.texts[0].lower()}", *own.texts[1:]))
        for word in ("Ursprunglig", "Reviderad")
    )
    columns = (*table.columns[:place], first, later, *table.columns[place + 1 :])
    rows = [
        replace(row, values=(*row.values[: place + 1], None if (v := row.values[place]) is None
                             else v * times, *row.values[place + 1 :]))
        if row.values
        else row
        for row in table.rows
    ]  # fmt: skip
    return replace(table, columns=columns, rows=tuple(rows))


def with_specification(budget: Budget, _: Random) -> Budget:
    """A second table with the items of the largest block."""
    table = budget.tables[0]
    sums = [row for row in table.rows if row.role is Role.SUM and row.kind == "cost"]
    block = max(sums, key=lambda row: sum(table.rows[p].role is Role.ITEM for p, _ in row.parts))
    items = [table.rows[p] for p, _ in block.parts if table.rows[p].role is Role.ITEM]
    values = tuple(sum(row.values[c] or 0 for row in items) for c in range(len(table.columns)))
    parts = tuple((place, 1) for place in range(len(items)))
    total = Row(label="Summa", role=Role.SUM, kind="cost", values=values, parts=parts)
    own = replace(table, title="Specifikation av kostnader", rows=(*items, total))
    return replace(budget, tables=(*budget.tables, own))


def in_two_tables(budget: Budget, random: Random) -> Budget:
    """The income and the costs have a table each; the result stands below the costs, if at all."""
    first, *others = budget.tables
    income = outermost(first, "income")
    if income is None or first.rows[-1].kind != "result":
        return budget
    own = replace(first, title="Intäkter", rows=first.rows[: income + 1])
    rows = [
        replace(row, parts=tuple((p - income - 1, sign) for p, sign in row.parts))
        for row in first.rows[income + 1 : -1]
    ]
    if random.random() < 0.5:
        rows.append(replace(first.rows[-1], parts=()))
    return replace(
        budget, tables=(own, replace(first, title="Kostnader", rows=tuple(rows)), *others)
    )


def in_pieces(table: Table, random: Random) -> Table:
    """The table is printed in two pieces, and its total stands in the second."""
    cuts = [p for p, row in enumerate(table.rows) if row.role is Role.SECTION and p > 1]
    return replace(table, cut=random.choice(cuts)) if cuts else table


def with_grants(budget: Budget, random: Random) -> Budget:
    """A table of grants in kronor whose heading states no year."""
    labels = random.sample(words.AREAS["Insatser"], random.randint(2, 5))
    items = [
        Row(label=label, role=Role.ITEM, kind="cost", values=(random.randint(40, 900) * 1000,))
        for label in labels
    ]
    parts = tuple((place, 1) for place in range(len(items)))
    total = sum(row.values[0] or 0 for row in items)
    rows = (*items, Row(label="Summa", role=Role.SUM, kind="cost", values=(total,), parts=parts))
    heading = random.choice(("Belopp (kr)", "Beviljat belopp (kr)", "Kronor"))
    table = Table(
        title=f"Beviljade insatser {budget.year}",
        statement="budget",
        columns=(Column(texts=(heading,), year=budget.year, version="budget"),),
        rows=rows,
        unit="kr",
        corner=random.choice(("Insats", "Projekt")),
    )
    return replace(budget, tables=(*budget.tables, table))


def with_participants(budget: Budget, random: Random) -> Budget:
    """A table of something else below the budget: its columns are no years."""
    texts = random.choice(
        (("Kvinnor", "Män", "Totalt"), ("Norrskog", "Björkfors", "Totalt"), ("Deltagare",))
    )
    labels = random.sample(words.AREAS["Insatser"], random.randint(2, 4))
    rows = [
        Row(label=label, role=Role.RATE, values=tuple(random.randint(1, 99) for _ in texts))
        for label in labels
    ]
    added = tuple(sum(row.values[column] or 0 for row in rows) for column in range(len(texts)))
    table = Table(
        title="Planerat antal",
        statement="budget",
        columns=tuple(Column(texts=(text,), year=0, version="") for text in texts),
        rows=(*rows, Row(label="Summa", role=Role.RATE, values=added)),
        unit="kr",
        corner="Insats",
    )
    return replace(budget, tables=(*budget.tables, table))


def with_summary(budget: Budget, _: Random) -> Budget:
    """A table of the totals in another unit, each rounded by itself."""
    first = budget.tables[0]
    income, cost = outermost(first, "income"), outermost(first, "cost")
    if income is None or cost is None or first.rows[-1].kind != "result":
        return budget
    steps = {"kr": 1, "kronor": 1, "SEK": 1, "mkr": 0, "mnkr": 0}.get(budget.style.unit, 1000)
    if not steps:
        return budget
    divisor = 100_000 * 10**budget.style.decimals // steps
    rows = [
        Row(label=label, role=Role.ITEM, kind=first.rows[place].kind,
            values=tuple(round((v or 0) / divisor) for v in first.rows[place].values))
        for label, place in (("Intäkter", income), ("Kostnader", cost),
                             ("Resultat", len(first.rows) - 1))
    ]  # fmt: skip
    rows[2] = replace(rows[2], role=Role.SUM, parts=((0, 1), (1, -1)))
    table = replace(first, title="Budget i sammandrag", rows=tuple(rows), unit="mkr", decimals=1)
    return replace(budget, tables=(*budget.tables, table))
