"""Tables as files keep them: cells over several columns or rows, one place per column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from finsam_metrics.model.sources import Box, Cell
from finsam_metrics.words.amounts import is_amount
from finsam_metrics.words.years import is_year

_MOST_COLUMNS: Final = 200


@dataclass(frozen=True, kw_only=True)
class Span:
    """A cell, how many columns it takes, and how many rows."""

    text: str
    width: int = 1
    height: int = 1
    box: Box | None = None


def cells_of_spans(spans: Sequence[Span], *, is_above_amounts: bool) -> tuple[Cell, ...]:
    """Give one cell per column.

    Args:
        spans: The cells of a row.
        is_above_amounts: Whether the row heads the table: then a heading over several columns
            stands over each of them. In other rows the text stands in the first one only.
    """
    cells: list[Cell] = []
    for span in spans:
        is_repeated = is_above_amounts and bool(cells)
        for place in range(span.width):
            is_shown = place == 0 or is_repeated
            cells.append(
                Cell(text=span.text if is_shown else "", box=span.box if is_shown else None)
            )
    return tuple(cells)


def rows_of_spans(rows: Sequence[Sequence[Span]]) -> Iterator[tuple[Cell, ...]]:
    """Give one cell per column of each row of a table.

    A cell that takes several rows stands in the first; the others have an empty cell there.
    """
    hanging: dict[int, int] = {}
    has_amounts = False
    for row in rows:
        waiting = list(row)
        placed: list[Span] = []
        column = 0
        while waiting or any(one >= column for one in hanging):
            if column >= _MOST_COLUMNS:
                break
            if column in hanging:
                hanging[column] -= 1
                if not hanging[column]:
                    del hanging[column]
                placed.append(Span(text=""))
                column += 1
            elif waiting:
                span = waiting.pop(0)
                width = max(1, min(span.width, _MOST_COLUMNS - column))
                if span.height > 1:
                    hanging |= {column + one: span.height - 1 for one in range(width)}
                placed.append(Span(text=span.text, width=width))
                column += width
            else:
                placed.append(Span(text=""))
                column += 1
        yield cells_of_spans(placed, is_above_amounts=not has_amounts)
        has_amounts = has_amounts or any(is_figure(span.text) for span in placed[1:])


def is_figure(text: str) -> bool:
    """Whether a cell holds an amount and not a year.

    >>> is_figure("1 250"), is_figure("2 011")
    (True, False)
    """
    return is_amount(text) and not is_year(text.strip())
