"""Rows that say how many there are of something, what one costs, and what that makes."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from finsam_metrics.checks.equations import Equation
from finsam_metrics.model.drafts import ColumnKind, PrintedQuantity
from finsam_metrics.tables.figures import TableFigure
from finsam_metrics.words.amounts import last_place_sek
from finsam_metrics.words.number_styles import parse_quantity

_FEWEST_HELD: Final = 2

_Row = Mapping[str, TableFigure]
_Counts = Mapping[str, int]


def find_products(
    figures: Sequence[TableFigure], quantities: Mapping[int, Sequence[PrintedQuantity]]
) -> list[Equation]:
    """Give an equation for each row with a count, a price and an amount.

    Which columns those are, the most rows say: at least two with a count above one, and most of
    all. The count is the factor of the price, as only money has a figure of its own.

    Args:
        figures: Those of all tables, in order.
        quantities: What is no money, by the order of its table.
    """
    tables: dict[int, dict[int, dict[str, TableFigure]]] = {}
    for figure in figures:
        row = tables.setdefault(figure.table, {}).setdefault(figure.line.row_number, {})
        row[figure.heading.text] = figure
    return [
        one
        for order, rows in tables.items()
        for one in _of_table(rows, _counts_of(quantities.get(order, ())))
    ]


def _counts_of(quantities: Sequence[PrintedQuantity]) -> dict[int, dict[str, int]]:
    """Whole numbers of columns of counts, by their row and heading."""
    counts: dict[int, dict[str, int]] = {}
    for one in quantities:
        if one.heading.kind is not ColumnKind.COUNT:
            continue
        count = parse_quantity(one.printed_text)
        if count is not None and count == int(count):
            counts.setdefault(one.row_number, {})[one.heading.text] = int(count)
    return counts


def _of_table(rows: Mapping[int, _Row], counts: Mapping[int, _Counts]) -> Iterator[Equation]:
    kinds = {text: one.heading.kind for row in rows.values() for text, one in row.items()}
    prices = [text for text, kind in kinds.items() if kind is ColumnKind.PRICE]
    amounts = [text for text, kind in kinds.items() if kind is ColumnKind.MONEY]
    names = list(dict.fromkeys(text for own in counts.values() for text in own))
    choices = [
        [_product(rows[number], counts[number], *columns) for number in rows if number in counts]
        for columns in product(names, prices, amounts)
    ]
    found = [[one for one in own if one is not None] for own in choices]
    best = max(found, key=lambda own: sum(_holds(one) for one in own), default=[])
    told = [one for one in best if one[1] > 1]
    held = sum(_holds(one) for one in told)
    if held >= _FEWEST_HELD and held * 2 > len(told):
        yield from (_equation(*one) for one in best if one[1])


_Product = tuple[TableFigure, int, TableFigure]


def _product(row: _Row, counts: _Counts, count: str, price: str, amount: str) -> _Product | None:
    if count not in counts or price not in row or amount not in row:
        return None
    return row[amount], counts[count], row[price]


def _holds(one: _Product) -> bool:
    total, count, price = one
    place = last_place_sek(total.line.printed_text, total.line.unit)
    return abs(total.line.amount_sek - count * price.line.amount_sek) < place


def _equation(total: TableFigure, count: int, price: TableFigure) -> Equation:
    return Equation(
        equation="subtotal",
        total=total.line.figure_id,
        parts=((price.line.figure_id, count),),
        tolerance_sek=Decimal(0),
        rounding_sek=last_place_sek(total.line.printed_text, total.line.unit),
    )
