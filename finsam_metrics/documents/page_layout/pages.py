"""A page of words to its lines: columns of text, tables and paragraphs in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from finsam_metrics.documents.page_layout.amounts_before_labels import (
    find_tables_of_amounts_first,
)
from finsam_metrics.documents.page_layout.grids import Grid, find_grids
from finsam_metrics.documents.page_layout.heads_over_grids import with_heads_above
from finsam_metrics.documents.page_layout.number_tables import NumberTable, find_number_tables
from finsam_metrics.documents.page_layout.paragraphs import join_paragraphs
from finsam_metrics.documents.page_layout.printed_lines import PrintedLine, Rule, lines_of, place_of
from finsam_metrics.documents.page_layout.spreads import pages_of_sheet
from finsam_metrics.documents.page_layout.text_columns import text_columns
from finsam_metrics.documents.page_layout.turned_words import stood_up, turned_lines
from finsam_metrics.model.sources import Cell, Word


@dataclass(frozen=True, kw_only=True)
class PageContent:
    """What stands on a page, turned so that it is read from left to right.

    Attributes:
        words: In any order.
        across: Level ruling lines.
        upright: Upright ruling lines.
        aside: Words in another direction than the page's.
        angle: Degrees that the words are turned clockwise as the file shows the page.
    """

    words: tuple[Word, ...]
    across: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    aside: tuple[Word, ...] = ()
    angle: float = 0.0


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
    """Give the lines of a page in reading order; those in another direction come last."""
    headings, aside = stood_up(page.words, page.aside)
    laid: list[LaidLine] = []
    for words in pages_of_sheet([*page.words, *headings]):
        laid += _page_lines(words, page, len(laid))
    for line in turned_lines(aside):
        laid.append(LaidLine(words=line.words, text=line.text))
    return laid


def _page_lines(words: Sequence[Word], page: PageContent, key: int) -> Iterator[LaidLine]:
    """Lines of words of a page, or of one of two on a sheet; tables are numbered from a key on."""
    grids = with_heads_above(find_grids(words, page.across, page.upright), words)
    inside = {id(word) for grid in grids for word in grid.words}
    free = [word for word in words if id(word) not in inside]
    right = max((place_of(word).right for word in words), default=0.0)
    for part in _parts(lines_of(free, page.upright), grids):
        if isinstance(part, Grid):
            lines = list(_table_lines(part, key))
        else:
            lines = []
            columns = list(text_columns(part, page.upright))
            for column in columns:
                margin = right if len(columns) == 1 else _right_of(column)
                lines += _column_lines(column, page.across, key + len(lines), margin)
        yield from lines
        key += len(lines)


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
    for table in _tables(lines, across):
        yield from _paragraphs(lines[place : table.start], margin)
        yield from _table_lines(table, key + place)
        place = table.end
    yield from _paragraphs(lines[place:], margin)


def _tables(lines: Sequence[PrintedLine], across: Sequence[Rule]) -> Iterator[NumberTable]:
    """The tables of a column of text, from above; those that begin with amounts go first."""
    first = list(find_tables_of_amounts_first(lines))
    place = 0
    for table in [*first, None]:
        end = len(lines) if table is None else table.start
        for other in find_number_tables(lines[place:end], across):
            yield replace(other, start=other.start + place, end=other.end + place)
        if table is not None:
            yield table
            place = table.end


def _right_of(lines: Sequence[PrintedLine]) -> float:
    return max((line.box.right for line in lines), default=0.0)


def _table_lines(table: Grid | NumberTable, key: int) -> Iterator[LaidLine]:
    for row in table.rows:
        yield LaidLine(words=row.words, cells=row.cells, table=key, columns=table.column_edges)


def _paragraphs(lines: Sequence[PrintedLine], margin: float) -> Iterator[LaidLine]:
    for words, text in join_paragraphs(lines, margin):
        yield LaidLine(words=words, text=text)
