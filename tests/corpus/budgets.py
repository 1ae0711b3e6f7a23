"""A seed to an invented budget: tables whose sums hold, and how they are to be printed."""

from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from tests.corpus import words

Values = tuple[int | None, ...]


class Role(StrEnum):
    """What a row of a table does."""

    SECTION = "section"
    ITEM = "item"
    DETAIL = "detail"
    SUM = "sum"
    RATE = "rate"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its heading in one or two rows, and what the heading says."""

    texts: tuple[str, ...]
    year: int | None
    version: str | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row.

    Attributes:
        label: Its words.
        role: What it does.
        kind: What its amounts are; empty for a heading of a block.
        values: Per column, in steps of the last printed place and comparable sign.
        parts: Places of the rows it sums, each with its sign.
    """

    label: str
    role: Role
    kind: str = ""
    values: Values = ()
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of a budget.

    Attributes:
        title: Words above it.
        statement: Which account it is.
        columns: Its columns of amounts.
        rows: Its rows.
        unit: Its own unit; empty for that of the budget.
        decimals: Printed decimals of its own unit.
        corner: What stands over the labels; empty for the unit, where that stands there.
        cut: The row at which it goes on in another table with the same headings; 0 for none.
    """

    title: str
    statement: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    decimals: int = 0
    corner: str = ""
    cut: int = 0


@dataclass(frozen=True, kw_only=True)
class Style:
    """How amounts are printed.

    Attributes:
        unit: The unit's word as printed.
        unit_place: corner, title, line, cells or none: where the unit stands.
        decimals: Printed decimals.
        thousands: What stands between thousands.
        minus: What stands before a negative amount, or "()" around it; "after" for one after it.
        blank: What stands where nothing is stated.
        turned: Kinds that are printed with the opposite sign.
        extra: accounts, notes, change or spans: a column that holds no amounts of a year; or sums:
            one that holds the sums alone.
        decimal_sign: What stands before decimals.
    """

    unit: str
    unit_place: str
    decimals: int
    thousands: str
    minus: str
    blank: str
    turned: frozenset[str]
    extra: str = ""
    decimal_sign: str = ","


@dataclass(frozen=True, kw_only=True)
class Planted:
    """An error on purpose.

    Attributes:
        fault: What was done.
        table: Title of the table.
        label: Row of the changed figure.
        year: Of its column.
        version: Of its column.
    """

    fault: str
    table: str
    label: str
    year: int | None
    version: str | None


@dataclass(frozen=True, kw_only=True)
class Budget:
    """An invented plan."""

    seed: int
    association: str
    year: int
    style: Style
    tables: tuple[Table, ...]
    sentences: tuple[str, ...]
    planted: tuple[Planted, ...] = field(default=())


SUREST = ("outcome", "forecast", "budget", "plan")
_STEP_SEK = {"kr": 1, "kronor": 1, "SEK": 1, "tkr": 1000, "kkr": 1000, "Tkr": 1000}
_STEP_SEK |= {"tusental kronor": 1000, "mkr": 1_000_000, "mnkr": 1_000_000}
_STEP_SEK |= {"miljoner kronor": 1_000_000}


def sek_per_unit(style: Style) -> int:
    """Kronor of one printed unit."""
    return _STEP_SEK[style.unit]


def make_budget(seed: int) -> Budget:
    """Make the budget of a seed; its sums hold."""
    random = Random(seed)
    year = random.randint(2009, 2029)
    style = _style(random)
    columns = _columns(random, year)
    maker = _Maker(random, style, columns)
    kind = random.choice(("whole", "whole", "sections", "sections", "flat", "accounts"))
    if kind == "accounts":
        tables = maker.accounts(year)
    elif kind == "flat":
        tables = (maker.flat(year),)
    else:
        tables = (maker.sections(year, has_income=kind == "whole"),)
    return Budget(
        seed=seed,
        association=f"Samordningsförbundet {random.choice(words.PLACES)}",
        year=year,
        style=style,
        tables=tables,
        sentences=tuple(random.sample(words.SENTENCES, 5)),
    )


def _style(random: Random) -> Style:
    unit = random.choice(("kr", "kronor", "SEK", "tkr", "tkr", "kkr", "Tkr", "tusental kronor",
                          "mkr", "mnkr"))  # fmt: skip
    decimals = {1: 0, 1000: random.choice((0, 0, 0, 1)), 1_000_000: random.choice((1, 2, 3))}
    return Style(
        unit=unit,
        unit_place=random.choice(("corner", "corner", "title", "line")),
        decimals=decimals[_STEP_SEK[unit]],
        thousands=random.choice(
            (" ", " ", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}", ".", "")
        ),
        minus=random.choice(("-", "-", "- ", "\N{MINUS SIGN}", "\N{EN DASH}", "()")),
        blank=random.choice(("", "", "-", "\N{EN DASH}")),
        turned=random.choice(
            (frozenset(), frozenset(), frozenset({"cost"}), frozenset({"income", "result"}))
        ),
    )


def _columns(random: Random, year: int) -> tuple[Column, ...]:
    outcome = random.choice(("Bokslut", "Utfall"))
    plan = [(f"Plan {y}", y, "plan") for y in (year + 1, year + 2)]
    past = [(f"{outcome} {year - 2}", year - 2, "outcome"),
            (f"Budget {year - 1}", year - 1, "budget")]  # fmt: skip
    own = [(f"Budget {year}", year, "budget")]
    chosen: list[tuple[str, int, str]] = random.choice(
        (
            [*past, *own, *plan],
            [*own, *plan],
            [past[0], *own],
            own,
            [
                (f"{outcome} {year - 1}", year - 1, "outcome"),
                (f"Prognos {year - 1}", year - 1, "forecast"),
                *own,
            ],
            [(f"Prognos {year - 1}", year - 1, "forecast"), *own, *plan],
            [
                (f"{y}", y, v)
                for y, v in ((year - 1, "outcome"), (year, "budget"), (year + 1, "plan"))
            ],
            [
                (f"2 {y % 1000:03}", y, v)
                for y, v in ((year, "budget"), (year + 1, "plan"), (year + 2, "plan"))
            ],
        )
    )
    is_stacked = random.random() < 0.25 and all(" " in t and not t[0].isdigit() for t, *_ in chosen)
    return tuple(
        Column(texts=tuple(text.split()) if is_stacked else (text,), year=y, version=version)
        for text, y, version in chosen
    )


class _Maker:
    """Makes the tables of one budget."""

    def __init__(self, random: Random, style: Style, columns: tuple[Column, ...]) -> None:
        self.random = random
        self.columns = columns
        self.scale = 10**style.decimals if sek_per_unit(style) > 1 else 1000
        self.is_large = sek_per_unit(style) == 1_000_000

    def amount(self, most: int) -> int:
        """An amount of up to so many thousand kronor, in printed steps."""
        if self.is_large:
            return max(1, self.random.randint(1, most) * self.scale // 1000)
        plain = self.random.choice((5, 10, 25, 50, 100, 1))
        thousands = max(1, self.random.randint(1, most) // plain * plain)
        return thousands * self.scale + (self.random.randint(0, 999) if self.scale == 1000 else 0)

    def values(self, most: int, *, may_be_blank: bool = True) -> Values:
        found: list[int | None] = []
        for _ in self.columns:
            drawn = self.random.random()
            if may_be_blank and drawn < 0.12:
                found.append(None)
            elif may_be_blank and drawn < 0.18:
                found.append(0)
            elif drawn < 0.22 and not self.is_large:
                found.append(self.random.randint(2005, 2030) * min(self.scale, 10))
            else:
                found.append(self.amount(most))
        if all(one is None for one in found):
            found[-1] = self.amount(most)
        return tuple(found)

    def item(self, label: str, kind: str, most: int, *, may_be_blank: bool = True) -> Row:
        return Row(label=label, role=Role.ITEM, kind=kind,
                   values=self.values(most, may_be_blank=may_be_blank))  # fmt: skip

    def sum_of(self, rows: list[Row], label: str, kind: str, parts: list[tuple[int, int]]) -> Row:
        values = tuple(
            sum(sign * (rows[place].values[column] or 0) for place, sign in parts)
            for column in range(len(self.columns))
        )
        return Row(label=label, role=Role.SUM, kind=kind, values=values, parts=tuple(parts))

    def income(self, rows: list[Row]) -> int:
        """Add the block of income; give the place of its sum."""
        r = self.random
        if r.random() < 0.6:
            rows.append(
                Row(label=r.choice(("Intäkter", "Verksamhetens intäkter")), role=Role.SECTION)
            )
        start = len(rows)
        members = r.sample(words.MEMBERS, r.randint(3, 5))
        rows += [self.item(one, "income", 3000, may_be_blank=False) for one in members]
        if r.random() < 0.4:
            rows.append(self.item(r.choice(words.OTHER_INCOME), "income", 300))
        label = r.choice(("Summa intäkter", "Summa intäkter", "Totala intäkter", "SUMMA INTÄKTER",
                          "S:a intäkter", "Intäkter totalt"))  # fmt: skip
        rows.append(self.sum_of(rows, label, "income", [(p, 1) for p in range(start, len(rows))]))
        return len(rows) - 1

    def result(self, rows: list[Row], income: int, cost: int) -> None:
        label = self.random.choice(("Årets resultat", "Resultat", "Budgeterat resultat"))
        rows.append(self.sum_of(rows, label, "result", [(income, 1), (cost, -1)]))

    def sections(self, year: int, *, has_income: bool) -> Table:
        r = self.random
        rows: list[Row] = []
        income = self.income(rows) if has_income else None
        areas = [area for area in words.AREAS if r.random() < 0.75] or list(words.AREAS)
        sums: list[int] = []
        for area in areas:
            rows.append(Row(label=area, role=Role.SECTION))
            start = len(rows)
            labels = r.sample(words.AREAS[area], r.randint(2, min(7, len(words.AREAS[area]))))
            rows.extend(self.item(label, "cost", 1200) for label in labels)
            parts = [(p, 1) for p in range(start, len(rows))]
            if r.random() < 0.25:
                rows.append(self.detail(rows, len(rows) - 1))
            label = r.choice(
                (f"Summa {area.lower()}", f"Summa {area.lower()}", "Summa", f"S:a {area.lower()}")
            )
            rows.append(self.sum_of(rows, label, "cost", parts))
            sums.append(len(rows) - 1)
        label = r.choice(("Summa kostnader", "Totala kostnader", "Totalt", "SUMMA KOSTNADER",
                          "Summa utgifter"))  # fmt: skip
        rows.append(self.sum_of(rows, label, "cost", [(p, 1) for p in sums]))
        if income is not None:
            self.result(rows, income, len(rows) - 1)
        return self.table(
            r.choice((f"Budget {year}", "Resultatbudget", "Budget och plan")), "budget", rows
        )

    def detail(self, rows: list[Row], place: int) -> Row:
        values = tuple(None if v is None else v // 2 for v in rows[place].values)
        return Row(label="varav personal", role=Role.DETAIL, kind="cost", values=values)

    def flat(self, year: int) -> Table:
        r = self.random
        rows: list[Row] = []
        income = self.income(rows)
        if r.random() < 0.5:
            rows.append(
                Row(label=r.choice(("Kostnader", "Verksamhetens kostnader")), role=Role.SECTION)
            )
        start = len(rows)
        flat = r.sample(words.FLAT_COSTS, r.randint(4, 10))
        rows.extend(self.item(label, "cost", 1500) for label in flat)
        label = r.choice(
            ("Summa kostnader", "Totala kostnader", "S:a kostnader", "Kostnader totalt")
        )
        rows.append(self.sum_of(rows, label, "cost", [(p, 1) for p in range(start, len(rows))]))
        self.result(rows, income, len(rows) - 1)
        return self.table(f"Budget {year}", "budget", rows)

    def accounts(self, year: int) -> tuple[Table, ...]:
        """A budget, a cash flow and a balance sheet that agree."""
        budget = self.flat(year)
        result = budget.rows[-1].values
        flow = self.cash_flow(result)
        return (budget, flow, self.balance(flow.rows[-1].values, result))

    def cash_flow(self, result: Values) -> Table:
        r = self.random
        rows = [
            Row(label="Den löpande verksamheten", role=Role.SECTION),
            Row(label="Årets resultat", role=Role.ITEM, kind="result", values=result),
        ]
        for label in (
            "Förändring av kortfristiga fordringar",
            "Förändring av kortfristiga skulder",
        ):
            values = tuple(r.choice((-1, 1)) * self.amount(400) for _ in self.columns)
            rows.append(Row(label=label, role=Role.ITEM, kind="cash_flow", values=values))
        rows.append(self.sum_of(rows, "Årets kassaflöde", "cash_flow", [(1, 1), (2, 1), (3, 1)]))
        first = self.amount(4000) * 3
        openings = [first for _ in self.columns]
        for column, one in enumerate(self.columns):
            before = [c for c, other in enumerate(self.columns) if other.year == one.year - 1]
            if before:
                surest = min(before, key=lambda c: SUREST.index(self.columns[c].version))
                openings[column] = openings[surest] + (rows[4].values[surest] or 0)
        rows.append(Row(label="Likvida medel vid årets början", role=Role.ITEM, kind="asset",
                        values=tuple(openings)))  # fmt: skip
        rows.append(self.sum_of(rows, "Likvida medel vid årets slut", "asset", [(4, 1), (5, 1)]))
        return self.table("Kassaflödesbudget", "cash_flow", rows)

    def balance(self, cash: Values, result: Values) -> Table:
        r = self.random
        claims = tuple(
            self.amount(500) + max(0, 2 * abs(e or 0) - (c or 0))
            for c, e in zip(cash, result, strict=True)
        )
        assets = [a + (b or 0) for a, b in zip(claims, cash, strict=True)]
        debts = tuple(max(1, r.randint(10, 40) * abs(a) // 100) for a in assets)
        opening = tuple(a - d - (e or 0) for a, d, e in zip(assets, debts, result, strict=True))
        rows = [
            Row(label="Tillgångar", role=Role.SECTION),
            Row(label="Kortfristiga fordringar", role=Role.ITEM, kind="asset", values=claims),
            Row(label="Kassa och bank", role=Role.ITEM, kind="asset", values=cash),
        ]
        rows.append(self.sum_of(rows, "Summa tillgångar", "asset", [(1, 1), (2, 1)]))
        rows += [
            Row(label="Eget kapital och skulder", role=Role.SECTION),
            Row(label="Ingående eget kapital", role=Role.ITEM, kind="equity", values=opening),
            Row(label="Årets resultat", role=Role.ITEM, kind="result", values=result),
            Row(label="Kortfristiga skulder", role=Role.ITEM, kind="liability", values=debts),
        ]
        rows.append(
            self.sum_of(
                rows, "Summa eget kapital och skulder", "liability", [(5, 1), (6, 1), (7, 1)]
            )
        )
        return self.table("Balansbudget", "balance_sheet", rows)

    def table(self, title: str, statement: str, rows: list[Row]) -> Table:
        return Table(title=title, statement=statement, columns=self.columns, rows=tuple(rows))
