"""What the columns of a row say of each other: budget and outcome, and how much they differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from finsam_metrics.checks.equations import Equation
from finsam_metrics.model.drafts import ColumnKind
from finsam_metrics.tables.figures import TableFigure
from finsam_metrics.words.amounts import last_place_sek
from finsam_metrics.words.periods import is_closing_column, is_opening_column

_FEWEST_HELD: Final = 3
_FEWEST_TOLD: Final = 2
_FEWEST_ROLLED: Final = 2
_MOST_COLUMNS: Final = 12

_Row = Mapping[str, TableFigure]


def find_column_equations(figures: Sequence[TableFigure]) -> list[Equation]:
    """Give an equation for each row of a table with a column of differences.

    Which two columns it tells apart is what most rows say: at least four of five, and three. All
    that stands between an opening and a closing balance makes a roll-forward.

    Args:
        figures: Those of all tables, in order.
    """
    tables: dict[int, dict[int, dict[str, TableFigure]]] = {}
    for figure in figures:
        row = tables.setdefault(figure.table, {}).setdefault(figure.line.row_number, {})
        row[figure.heading.text] = figure
    return [one for rows in tables.values() for one in _of_table(list(rows.values()))]


def _of_table(rows: Sequence[_Row]) -> Iterator[Equation]:
    kinds = {text: figure.heading.kind for row in rows for text, figure in row.items()}
    money = [text for text, kind in kinds.items() if kind is ColumnKind.MONEY]
    rolled = _rolled(rows, list(kinds))
    if rolled:
        yield from (_roll_forward(row, rolled) for row in rows if _is_whole(row, rolled))
    for difference in (text for text, kind in kinds.items() if kind is ColumnKind.DIFFERENCE):
        if difference in rolled:
            continue
        pairs = list(permutations(money[:_MOST_COLUMNS], 2))
        held = {pair: _held(rows, difference, *pair) for pair in pairs}
        best = max(pairs, key=lambda pair: sum(held[pair]), default=None)
        if best is None or not _is_borne_out(rows, difference, held[best]):
            continue
        for row in rows:
            if difference in row and all(text in row for text in best):
                yield _equation(row[difference], row[best[0]], row[best[1]])


def _rolled(rows: Sequence[_Row], texts: Sequence[str]) -> Sequence[str]:
    """The columns from an opening balance to a closing one, where most rows bear them out."""
    first = next((place for place, text in enumerate(texts) if is_opening_column(text)), None)
    last = next((place for place, text in enumerate(texts) if is_closing_column(text)), None)
    if first is None or last is None or last - first < _FEWEST_ROLLED:
        return ()
    own = texts[first : last + 1]
    whole = [row for row in rows if _is_whole(row, own)]
    held = [_roll_forward(row, own).holds(_amounts(row)) for row in whole]
    changed = [row for row in whole if any(_amount(row, text) for text in own[1:-1])]
    is_most = sum(held) >= _FEWEST_HELD and sum(held) * 5 >= len(held) * 4
    return own if is_most and len(changed) >= _FEWEST_TOLD else ()


def _is_whole(row: _Row, texts: Sequence[str]) -> bool:
    """Whether a row states both balances, and something between them."""
    return texts[0] in row and texts[-1] in row and any(text in row for text in texts[1:-1])


def _amount(row: _Row, text: str) -> Decimal | None:
    return row[text].line.amount_sek if text in row else None


def _amounts(row: _Row) -> dict[str, Decimal]:
    return {one.line.figure_id: one.line.amount_sek for one in row.values()}


def _roll_forward(row: _Row, texts: Sequence[str]) -> Equation:
    own = [row[text] for text in texts if text in row]
    place = _place_sek(own)
    return Equation(
        equation="roll_forward",
        total=own[-1].line.figure_id,
        parts=tuple((one.line.figure_id, 1) for one in own[:-1]),
        tolerance_sek=place,
        rounding_sek=place,
    )


def _held(rows: Sequence[_Row], difference: str, minuend: str, other: str) -> list[bool]:
    """For each row that states all three columns, whether they agree."""
    return [
        abs(row[minuend].line.amount_sek - row[other].line.amount_sek - told.line.amount_sek)
        <= _place_sek((row[minuend], row[other], told))
        for row in rows
        if (told := row.get(difference)) and minuend in row and other in row
    ]


def _is_borne_out(rows: Sequence[_Row], difference: str, held: Sequence[bool]) -> bool:
    told = sum(bool(row[difference].line.amount_sek) for row in rows if difference in row)
    is_most = sum(held) >= _FEWEST_HELD and sum(held) * 5 >= len(held) * 4
    return is_most and told >= _FEWEST_TOLD


def _place_sek(figures: Iterable[TableFigure]) -> Decimal:
    """What rounding of three figures may make them differ: one in the coarsest last place."""
    return max(last_place_sek(one.line.printed_text, one.line.unit) for one in figures)


def _equation(difference: TableFigure, minuend: TableFigure, other: TableFigure) -> Equation:
    place = _place_sek((difference, minuend, other))
    return Equation(
        equation="subtotal",
        total=difference.line.figure_id,
        parts=((minuend.line.figure_id, 1), (other.line.figure_id, -1)),
        tolerance_sek=place,
        rounding_sek=place,
    )
