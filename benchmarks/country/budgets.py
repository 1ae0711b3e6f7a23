"""The budgets of the country's plans: sums that hold, and some that do not."""

from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.country.associations import Association
from benchmarks.country.files import Row

INITIATIVES = (
    ("Vägval", "individual"),
    ("Steget vidare", "individual"),
    ("Ung framtid", "individual"),
    ("Arbetsverkstan", "individual"),
    ("Samverkansteamet", "structural"),
    ("Gemensam ingång", "structural"),
)
_OTHER_INITIATIVES = (
    ("Länsgemensamma utbildningsinsatser", "training-joint", (2, 8)),
    ("Lokala utbildningsinsatser", "training-local", (1, 6)),
    ("Uppföljning av insatserna", "evaluation", (1, 5)),
    ("Medel att söka", "development", (3, 14)),
)
_ADMINISTRATION = (
    ("Förbundssamordnare", "coordination", (6, 12)),
    ("Kansli", "administration", (2, 7)),
    ("Webbplats och nyhetsbrev", "communication", (1, 3)),
)
_BOARD = (("Arvoden till styrelsen", "board", (1, 4)), ("Revisorer", "audit", (1, 2)))
_TRAININGS = (
    ("Motiverande samtal", "course"),
    ("Att möta unga", "full-day"),
    ("Psykisk hälsa i arbetslivet", "lecture"),
    ("Samverkan i praktiken", "seminar"),
    ("Gemensam planering", "planning-day"),
    ("Frukostmöte för parterna", "network-meeting"),
    ("Länets konferens", "conference"),
)
_FAULTY, _IN_DEFICIT = 0.03, 0.05
_INCOME, _TOTAL, _RESULT = 4, 20, 21


def frame_line(association: Association, year: int) -> Row:
    """Give the one line of a plan that states only its frame."""
    return {
        **_line(1, "budgetram", association.scale // 10 * 1000, year, "budget"),
        "statement": "funding",
        "table_text": "(text)",
        "section_text": "",
        "column_text": "",
        "row_kind": "sum",
        "kind": "income",
        "category_id": "subtotal",
        "concept": "frame",
    }


def budget_lines(random: Random, association: Association, year: int) -> Iterator[Row]:
    """Give budget_line.csv of a plan: three columns and a balance sheet; some sums do not hold."""
    columns = ((year, "budget"), (year + 1, "plan"), (year + 2, "plan"))
    for column_year, version in columns:
        rows = list(_budget_column(random, association, column_year, version))
        if random.random() < _FAULTY:
            wrong = random.choice([row for row in rows if row["row_kind"] == "sum"])
            wrong["tkr"] += random.choice((-90, -9, 9, 100))
        for row in rows:
            tkr = row.pop("tkr")
            yield {**row, **_printed(tkr)}
    equity = random.randint(1, 9) * association.scale * 4
    yield from _balance(random, year - 1, equity)


def _budget_column(
    random: Random, association: Association, year: int, version: str
) -> Iterator[Row]:
    def share(least_and_most: tuple[int, int]) -> int:
        return association.scale * random.randint(*least_and_most)

    own = association.scale % 3
    sections = (
        (
            "Insatser",
            [(name, category, (8, 30)) for name, category in INITIATIVES[own : own + 3]]
            + list(_OTHER_INITIATIVES),
        ),
        ("Administration", list(_ADMINISTRATION)),
        ("Styrelse och revision", list(_BOARD)),
    )
    number, costs = _INCOME, 0
    for section, items in sections:
        amounts = [share(least_and_most) for *_, least_and_most in items]
        costs += sum(amounts)
        total = number + len(items) + 1
        for (name, category, _), tkr in zip(items, amounts, strict=True):
            number += 1
            yield _item(number, section, name, "cost", category, total, tkr, year, version)
        number += 1
        yield _sum(
            number, section, f"Summa {section.lower()}", "cost", _TOTAL, sum(amounts), year, version
        )
    frame = costs - (4 * association.scale if random.random() < _IN_DEFICIT else 0)
    for row, (name, category, quarters) in enumerate(
        (
            ("Försäkringskassan och Arbetsförmedlingen", "income-state", 2),
            ("Regionen", "income-region", 1),
            ("Kommunerna", "income-municipality", 1),
        ),
        start=1,
    ):
        tkr = frame // 4 * quarters
        yield _item(row, "Intäkter", name, "income", category, _INCOME, tkr, year, version)
    yield {
        **_sum(_INCOME, "Intäkter", "Summa intäkter", "income", _RESULT, frame, year, version),
        "concept": "total_income",
    }
    yield {
        **_sum(_TOTAL, "", "Summa kostnader", "cost", _RESULT, costs, year, version),
        "concept": "total_cost",
    }
    yield {
        **_sum(_RESULT, "", "Resultat", "result", "", frame - costs, year, version),
        "category_id": "result",
        "concept": "result",
    }


def _balance(random: Random, year: int, equity: int) -> Iterator[Row]:
    debts = random.randint(20, 400)
    rows = (
        ("Fordringar", "item", "asset", "asset", 3, "", debts),
        ("Kassa och bank", "item", "asset", "asset", 3, "", equity),
        ("Summa tillgångar", "sum", "asset", "subtotal", "", "total_assets", equity + debts),
        ("Eget kapital", "item", "equity", "equity", 6, "closing_equity", equity),
        ("Skulder", "item", "liability", "liability", 6, "", debts),
        (
            "Summa eget kapital och skulder",
            "sum",
            "liability",
            "subtotal",
            "",
            "total_equity_and_liabilities",
            equity + debts,
        ),
    )
    for number, (name, row_kind, kind, category, part_of, concept, tkr) in enumerate(rows, 1):
        yield {
            **_line(number, name, tkr, year, "outcome"),
            "statement": "balance_sheet",
            "table_text": "Balansräkning",
            "section_text": "",
            "column_text": f"Bokslut {year}",
            "row_kind": row_kind,
            "kind": kind,
            "category_id": category,
            "part_of": part_of,
            "concept": concept,
        }


def _item(
    number: int,
    section: str,
    name: str,
    kind: str,
    category: str,
    total: int,
    tkr: int,
    *column: Any,
) -> Row:
    return {
        **_line(number, name, tkr, *column),
        "section_text": section,
        "row_kind": "item",
        "kind": kind,
        "category_id": category,
        "part_of": total,
        "tkr": tkr,
    }


def _sum(
    number: int, section: str, name: str, kind: str, total: object, tkr: int, *column: Any
) -> Row:
    return {
        **_line(number, name, tkr, *column),
        "section_text": section,
        "row_kind": "sum",
        "kind": kind,
        "category_id": "subtotal",
        "part_of": total,
        "tkr": tkr,
    }


def _line(number: int, name: str, tkr: int, year: int, version: str) -> Row:
    heading = {"budget": "Budget", "plan": "Plan"}.get(version, "Bokslut")
    return {
        "statement": "budget",
        "table_text": "Budget och plan",
        "row_number": number,
        "line_text": name,
        "is_judgement": "false",
        "year": year,
        "version": version,
        "column_text": f"{heading} {year}",
        "is_approximate": "false",
        "basis": "printed",
        "page": 7,
        "line": 100 + number,
        **_printed(tkr),
    }


def _printed(tkr: int) -> Row:
    return {
        "printed_text": f"{tkr:,}".replace(",", " "),
        "unit": "tkr",
        "printed_amount_sek": tkr * 1000,
        "amount_sek": tkr * 1000,
    }
