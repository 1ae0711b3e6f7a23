"""A budget as printed words and cells, with its gold."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tests.corpus import words
from tests.corpus.budgets import Budget, Role, Style, Table, sek_per_unit


@dataclass(frozen=True, kw_only=True)
class Text:
    """A paragraph, or a heading of level 1 to 3."""

    text: str
    level: int = 0


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table as cells; the first column holds the labels, and amounts are in kronor."""

    headings: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    roles: tuple[Role, ...]
    amounts: tuple[tuple[Decimal | None, ...], ...]
    sek_per_unit: int


Block = Text | Grid
AFTER = "after"


def blocks_of(budget: Budget) -> list[Block]:
    """Print a budget."""
    blocks: list[Block] = [
        Text(text=budget.association, level=1),
        Text(text=f"Verksamhetsplan och budget {budget.year}", level=1),
    ]
    for heading, sentence in zip(words.HEADINGS, budget.sentences, strict=False):
        blocks += [Text(text=heading, level=2), Text(text=sentence)]
    blocks.append(Text(text="Ekonomi", level=2))
    for table in budget.tables:
        blocks += _table(table, style_of(table, budget.style))
        blocks.append(Text(text=budget.sentences[-1]))
    return blocks


def style_of(table: Table, style: Style) -> Style:
    """The style of a table: that of its budget, but for a unit of its own."""
    if not table.unit:
        return style
    place = style.unit_place if style.unit_place != "none" else "line"
    return replace(style, unit=table.unit, decimals=table.decimals, unit_place=place)


def _table(table: Table, style: Style) -> list[Block]:
    title = f"{table.title} ({style.unit})" if style.unit_place == "title" else table.title
    found: list[Block] = [Text(text=title, level=3)]
    if style.unit_place == "line":
        found.append(Text(text=f"Belopp i {style.unit}"))
    grid = _grid(table, style)
    if not table.cut:
        return [*found, grid]
    pieces = [_part(grid, slice(table.cut)), _part(grid, slice(table.cut, None))]
    return [*found, pieces[0], Text(text=f"{table.title}, forts.", level=3), pieces[1]]


def _part(grid: Grid, places: slice) -> Grid:
    return replace(
        grid, rows=grid.rows[places], roles=grid.roles[places], amounts=grid.amounts[places]
    )


def _grid(table: Table, style: Style) -> Grid:
    corner = table.corner or (f"({style.unit})" if style.unit_place == "corner" else "")
    height = max(len(column.texts) for column in table.columns)
    headings = tuple(
        ("" if row else corner, *(column.texts[row] for column in table.columns))
        for row in range(height)
    )
    rows, amounts = [], []
    for row in table.rows:
        values = row.values or (None,) * len(table.columns)
        is_turned = table.statement == "budget" and row.kind in style.turned
        printed = [None if v is None else -v if is_turned else v for v in values]
        blank = "" if row.role is Role.SECTION else style.blank
        if row.role is Role.RATE:
            rows.append((row.label, *map(str, values)))
            amounts.append((None,) * len(values))
            continue
        rows.append((row.label, *(blank if v is None else amount(v, style) for v in printed)))
        amounts.append(tuple(None if v is None else _sek(v, style) for v in printed))
    if style.extra == "sums":
        apart = [row.role is Role.SUM and row.kind != "result" for row in table.rows]
        headings = tuple((*heading, "") for heading in headings)
        rows = [_moved(row, "", is_apart=own) for row, own in zip(rows, apart, strict=True)]
        amounts = [_moved(row, None, is_apart=own) for row, own in zip(amounts, apart, strict=True)]
    elif style.extra:
        headings, rows, amounts = _with_extra(style.extra, headings, rows, amounts)
    return Grid(
        headings=headings,
        rows=tuple(rows),
        roles=tuple(row.role for row in table.rows),
        amounts=tuple(amounts),
        sek_per_unit=sek_per_unit(style),
    )


def _moved(row: Any, blank: Any, *, is_apart: bool) -> Any:
    """Put the last cell of a row in a column after it, or leave that column empty."""
    return (*row[:-1], blank, row[-1]) if is_apart else (*row, blank)


def _with_extra(
    extra: str,
    headings: tuple[tuple[str, ...], ...],
    rows: list[tuple[str, ...]],
    amounts: list[tuple[Decimal | None, ...]],
) -> tuple[Any, Any, Any]:
    """Add a column that holds no amounts of a year."""
    title = {"accounts": "Konto", "notes": "Not", "change": "Förändring", "spans": "Period"}[extra]
    texts = []
    for place, row in enumerate(rows):
        has_amounts = any(cell.strip("-\N{EN DASH}") for cell in row[1:])
        shown = {"accounts": str(4010 + 10 * place), "notes": str(place % 7 + 1),
                 "change": f"{place % 9 - 4} %",
                 "spans": f"2021-{2022 + place % 3}" if place % 4 else "2022"}[extra]  # fmt: skip
        texts.append(shown if has_amounts else "")
    heads = [title if row == len(headings) - 1 else "" for row in range(len(headings))]
    at = len(rows[0]) if extra == "change" else 1

    def put(row: Any, one: Any, place: int) -> Any:
        return (*row[:place], one, *row[place:])

    return (
        tuple(put(row, one, at) for row, one in zip(headings, heads, strict=True)),
        [put(row, one, at) for row, one in zip(rows, texts, strict=True)],
        [put(row, None, at - 1) for row in amounts],
    )


def amount(steps: int, style: Style) -> str:
    """Print an amount."""
    digits = str(abs(steps)).rjust(style.decimals + 1, "0")
    whole = digits[: len(digits) - style.decimals]
    part = f"{style.decimal_sign}{digits[len(digits) - style.decimals :]}" if style.decimals else ""
    grouped = f"{int(whole):,}".replace(",", style.thousands)
    if style.unit_place == "cells":
        part += f" {style.unit}"
    if steps >= 0:
        return grouped + part
    if style.minus == AFTER:
        return f"{grouped}{part}-"
    if style.minus == "()":
        return f"({grouped}{part})"
    return style.minus + grouped + part


def _sek(steps: int, style: Style) -> Decimal:
    return Decimal(steps).scaleb(-style.decimals) * sek_per_unit(style)


def gold_of(budget: Budget) -> dict[str, Any]:
    """What a budget states, and what was planted."""
    figures = []
    for table in budget.tables:
        grid = _grid(table, style_of(table, budget.style))
        for row, cells, amounts in zip(table.rows, grid.rows, grid.amounts, strict=True):
            shift = int(budget.style.extra in ("accounts", "notes", "spans"))
            if budget.style.extra == "sums" and amounts[-1] is not None:
                shift = 1
            for place, column in enumerate(table.columns, start=shift):
                value = amounts[place]
                if value is None:
                    continue
                is_turned = table.statement == "budget" and row.kind in budget.style.turned
                figures.append(
                    {
                        "table": table.title,
                        "statement": table.statement,
                        "label": row.label,
                        "row_kind": "sum" if row.role is Role.SUM else "item",
                        "kind": row.kind,
                        "column_text": " ".join(column.texts),
                        "year": column.year,
                        "version": column.version,
                        "printed_text": cells[place + 1],
                        "printed_amount_sek": str(value.quantize(Decimal("0.01"))),
                        "amount_sek": str(
                            (-value if is_turned else value).quantize(Decimal("0.01"))
                        ),
                    }
                )
    return {
        "seed": budget.seed,
        "association": budget.association,
        "budget_year": budget.year,
        "figures": figures,
        "planted": [
            {
                "fault": p.fault,
                "table": p.table,
                "label": p.label,
                "year": p.year,
                "version": p.version,
            }
            for p in budget.planted
        ],
    }
