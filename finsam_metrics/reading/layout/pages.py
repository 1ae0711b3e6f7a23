"""A page of words to its lines: columns of text, tables and paragraphs in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from finsam_metrics.model.sources import Cell, Word
from finsam_metrics.reading.layout.grids import Grid, find_grids
from finsam_metrics.reading.layout.number_tables import NumberTable, find_number_tables
from finsam_metrics.reading.layout.paragraphs import join_paragraphs
from finsam_metrics.reading.layout.printed_lines import PrintedLine, Rule, lines_of, place_of

_FEWEST_LINES: Final = 6
_GUTTER: Final = 8.0
_FULL: Final = 0.7
_LETTERS: Final = 0.7
_FEWEST_APART: Final = 3
_APART: Final = 0.15


@dataclass(frozen=True, kw_only=True)
class PageContent:
    """What stands on a page, turned so that it is read from left to right.

    Attributes:
        words: In any order.
        across: Level ruling lines.
        upright: Upright ruling lines.
        aside: Words in another direction than the page's.
    """

    words: tuple[Word, ...]
    across: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    aside: tuple[Word, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LaidLine:
    """One line of a page.

    Attributes:
        words: In reading order.
        cells: Cells of a row; empty for running text.
        table: Which table of the page; None for running text.
        columns: Right edges of the table's columns of amounts, to know the table again.
        text: Running text; rows are the text of their cells.
    """

    words: tuple[Word, ...]
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    columns: tuple[float, ...] = field(default=())
    text: str = ""


def lay_out(page: PageContent) -> list[LaidLine]:
    """Give the lines of a page in reading order."""
    grids = find_grids(page.words, page.across, page.upright)
    inside = {id(word) for grid in grids for word in grid.words}
    free = [word for word in page.words if id(word) not in inside]
    laid: list[LaidLine] = []
    right = max((place_of(word).right for word in page.words), default=0.0)
    for part in _parts(lines_of(free, page.upright), grids):
        if isinstance(part, Grid):
            laid += _table_lines(part, len(laid))
        else:
            columns = list(_text_columns(part, page.upright))
            for column in columns:
                margin = right if len(columns) == 1 else _right_of(column)
                laid += _column_lines(column, page.across, len(laid), margin)
    for line in lines_of(page.aside):
        laid.append(LaidLine(words=line.words, text=line.text))
    return laid


def _parts(
    lines: Sequence[PrintedLine], grids: Sequence[Grid]
) -> Iterator[list[PrintedLine] | Grid]:
    """Lines between the grids, from above."""
    waiting = sorted(grids, key=lambda grid: grid.top)
    run: list[PrintedLine] = []
    for line in lines:
        while waiting and waiting[0].top < line.box.top:
            if run:
                yield run
            run = []
            yield waiting.pop(0)
        run.append(line)
    if run:
        yield run
    yield from waiting


def _column_lines(
    lines: list[PrintedLine], across: Sequence[Rule], key: int, margin: float
) -> Iterator[LaidLine]:
    """Tables and paragraphs of one column of text."""
    place = 0
    for table in find_number_tables(lines, across):
        yield from _paragraphs(lines[place : table.start], margin)
        yield from _table_lines(table, key + place)
        place = table.end
    yield from _paragraphs(lines[place:], margin)


def _right_of(lines: Sequence[PrintedLine]) -> float:
    return max((line.box.right for line in lines), default=0.0)


def _table_lines(table: Grid | NumberTable, key: int) -> Iterator[LaidLine]:
    for row in table.rows:
        yield LaidLine(words=row.words, cells=row.cells, table=key, columns=table.column_edges)


def _paragraphs(lines: Sequence[PrintedLine], margin: float) -> Iterator[LaidLine]:
    for words, text in join_paragraphs(lines, margin):
        yield LaidLine(words=words, text=text)


def _text_columns(
    lines: list[PrintedLine], upright: tuple[Rule, ...]
) -> Iterator[list[PrintedLine]]:
    """Split runs of lines that a gutter divides into what stands left and right of it."""
    place = 0
    whole: list[PrintedLine] = []
    while place < len(lines):
        end, left, right = _gutter_run(lines, place)
        if end == place:
            whole.append(lines[place])
            place += 1
            continue
        if whole:
            yield whole
        whole = []
        middle = (left + right) / 2
        words = [word for line in lines[place:end] for word in line.words]
        for side in (True, False):
            own = [word for word in words if (place_of(word).right < middle) is side]
            yield lines_of(own, upright)
        place = end
    if whole:
        yield whole


def _gutter_run(lines: list[PrintedLine], start: int) -> tuple[int, float, float]:
    """The longest run of lines from here that share a gutter between two texts."""
    left_edge = min(line.box.left for line in lines)
    right_edge = max(line.box.right for line in lines)
    width = right_edge - left_edge
    low, high = left_edge + 0.3 * width, left_edge + 0.7 * width
    gaps = [(low, high)]
    shared = gaps
    end = start
    for line in lines[start:]:
        gaps = [
            (max(a, c), min(b, d))
            for a, b in gaps
            for c, d in _free_of(line, low, high)
            if min(b, d) - max(a, c) >= _GUTTER
        ]
        if not gaps:
            break
        end += 1
        shared = gaps
    for left, right in sorted(shared, key=lambda gap: gap[0] - gap[1]):
        middle = (left + right) / 2
        if _are_two_texts(lines[start:end], middle) or _stand_apart(lines[start:end], middle):
            return end, left, right
    return start, low, high


def _free_of(line: PrintedLine, low: float, high: float) -> Iterator[tuple[float, float]]:
    """Where a line prints nothing."""
    at = low
    for word in line.words:
        box = place_of(word)
        if box.left > at:
            yield at, min(box.left, high)
        at = max(at, box.right)
        if at >= high:
            return
    yield at, high


def _stand_apart(lines: list[PrintedLine], middle: float) -> bool:
    """Whether many lines stand on one side alone, and what stands right begins with letters.

    In a table, what stands right of a gutter begins with figures.
    """
    only_left = [line for line in lines if line.box.right < middle]
    only_right = [line for line in lines if line.box.left > middle]
    right = [
        [word for word in line.words if place_of(word).left > middle]
        for line in lines
        if line.box.right > middle
    ]
    lettered = sum(words[0].text[:1].isalpha() for words in right)
    fewest = max(_FEWEST_APART, _APART * len(lines))
    return (
        len(only_left) >= fewest and len(only_right) >= fewest and lettered >= _LETTERS * len(right)
    )


def _are_two_texts(lines: list[PrintedLine], middle: float) -> bool:
    for is_left in (True, False):
        sides = [
            [word for word in line.words if (place_of(word).right < middle) is is_left]
            for line in lines
        ]
        sides = [side for side in sides if side]
        if len(sides) < _FEWEST_LINES:
            return False
        low = min(place_of(side[0]).left for side in sides)
        high = max(place_of(side[-1]).right for side in sides)
        fills = [(place_of(s[-1]).right - place_of(s[0]).left) / (high - low) for s in sides]
        lettered = sum(side[0].text[:1].isalpha() for side in sides)
        if median(fills) < _FULL or lettered < _LETTERS * len(sides):
            return False
    return True
