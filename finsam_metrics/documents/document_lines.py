"""Pages to the lines of a document: numbers, running heads, tables that go on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from finsam_metrics.documents.page_layout.pages import LaidLine, PageContent, lay_out
from finsam_metrics.documents.page_layout.running_heads import find_running_heads
from finsam_metrics.model.sources import Cell, Line

_SAME_EDGE: Final = 4.0


def document_lines(
    pages: Sequence[tuple[int, PageContent]], begins: Callable[[int], None]
) -> tuple[Line, ...]:
    """Number the lines of all pages.

    A running head or foot is kept where it first stands. Rows of a table that goes on after a
    break, on the same page or the next, have the columns and the number of the table; it goes on
    where its columns end at the same places, or its headings stand again.

    Args:
        pages: Number and content of each page, in order.
        begins: Is told the number of each page before its lines are made.
    """
    heads = find_running_heads([(number, page.words) for number, page in pages])
    seen: set[str] = set()
    lines: list[Line] = []
    table = 0
    edges: tuple[float, ...] = ()
    headings: tuple[str, ...] = ()
    for (number, page), repeated in zip(pages, heads, strict=True):
        begins(number)
        running = {id(word) for line in repeated for word in line.words}
        kept = [line for line in repeated if line.text not in seen and len(line.text) > 3]
        seen |= {line.text for line in repeated}
        own = [LaidLine(words=line.words, text=line.text) for line in kept]
        rest = tuple(word for word in page.words if id(word) not in running)
        own += lay_out(replace(page, words=rest))
        last: int | None = None
        for one in own:
            cells = one.cells
            if one.table is not None and one.table != last:
                texts = tuple(cell.text for cell in cells)
                is_headed_again = bool(edges) and texts == headings
                goes_on = is_headed_again or _is_part(one.columns, edges)
                table += not goes_on
                edges = edges if goes_on and not is_headed_again else one.columns
                headings = headings if goes_on else texts
            if one.table is not None:
                cells = _placed(one, edges)
            elif one not in own[: len(kept)]:
                edges = ()
            last = one.table
            lines.append(
                Line(
                    number=len(lines) + 1,
                    page=number,
                    text=one.text or "\t".join(cell.text for cell in cells).strip(),
                    cells=cells,
                    words=one.words,
                    table=None if one.table is None else table,
                )
            )
    return tuple(lines)


def _is_part(columns: tuple[float, ...], edges: tuple[float, ...]) -> bool:
    """Whether every column ends where one of the table above does."""
    places = [_place(right, edges) for right in columns]
    return None not in places and len(set(places)) == len(places)


def _place(right: float, edges: tuple[float, ...]) -> int | None:
    near = [one for one, edge in enumerate(edges) if abs(edge - right) <= _SAME_EDGE]
    return near[0] if near else None


def _placed(line: LaidLine, edges: tuple[float, ...]) -> tuple[Cell, ...]:
    """The cells of a row under the columns of its table."""
    if line.columns == edges:
        return line.cells
    label = len(line.cells) - len(line.columns)
    placed = [Cell(text="")] * (len(edges) + label)
    placed[:label] = line.cells[:label]
    for cell, right in zip(line.cells[label:], line.columns, strict=True):
        place = _place(right, edges)
        if place is not None:
            placed[label + place] = cell
    return tuple(placed)
