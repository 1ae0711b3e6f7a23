"""Grids: amounts that stand under each other, whatever heads them.

A grid is a run of rows with cells, with the headings of blocks between them. Where several labels
stand beside each other with amounts of their own, it is several grids.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import inf
from typing import Final

from finsam_metrics.model.sources import Box, Cell, Line
from finsam_metrics.tables.finding.heads_above import heads_above
from finsam_metrics.tables.finding.spanning_heads import over_groups
from finsam_metrics.words.accounts import account_before
from finsam_metrics.words.amounts import is_blank
from finsam_metrics.words.column_headings import are_words_of_headings
from finsam_metrics.words.dates import is_only_date
from finsam_metrics.words.number_styles import NumberStyle, is_figure, number_style
from finsam_metrics.words.statements import is_statement_title
from finsam_metrics.words.units import is_only_unit
from finsam_metrics.words.versions import version_of_heading
from finsam_metrics.words.years import is_year, is_year_over_column

_LONGEST_LABEL: Final = 90
_MOST_BETWEEN: Final = 4
_FEWEST_LABELS: Final = 2
_FEWEST_YEARS: Final = 2
_FEWEST_HEADS: Final = 2
_ALIGNED: Final = 6.0
_MARGIN: Final = 3.0
_INDENT: Final = 20.0
_ROWS_ABOVE: Final = 12


@dataclass(frozen=True, kw_only=True)
class GridColumn:
    """A column of figures.

    Attributes:
        heads: The words over it, the outermost first.
        unit_text: The unit that stands in a column of its own beside it; None where none does.
        is_bracketed: True where every figure stands in parentheses, which then are no minus.
    """

    heads: tuple[str, ...]
    unit_text: str | None = None
    is_bracketed: bool = False


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """A row of a grid; one without figures is the heading of a block, or a part of a label.

    Attributes:
        line: The line it stands on, with all its words as the first cell.
        label: Its words, without the account number before them.
        account: The account number; None where there is none.
        cells: One per column, as printed; None where nothing stands there.
        boxes: Their places.
    """

    line: Line
    label: str
    account: str | None
    cells: tuple[str | None, ...]
    boxes: tuple[Box | None, ...]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Rows and columns of figures as printed.

    Attributes:
        columns: From the left.
        rows: From above.
        corner: What stands over the labels, in the row of headings.
        style: How its figures are printed.
        start: Place of its first line in the document, headings above included.
        end: Place after its last line.
    """

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    corner: str
    style: NumberStyle
    start: int
    end: int


def find_grids(lines: Sequence[Line]) -> list[Grid]:
    """Find the grids of a document, in the order of its lines."""
    found: list[Grid] = []
    above: Grid | None = None
    edges: tuple[float, ...] = ()
    for start, end in _runs(lines):
        run = lines[start:end]
        width = max(len(line.cells) for line in run)
        for block in _with_edges(list(_blocks(run, width)), run):
            for grid in _with_heads_of_above(list(_grids_of_block(lines, start, end, block))):
                own_edges = _edges(grid)
                if above is not None and not _has_known_heads(grid):
                    is_near = all(map(_is_page_break, lines[above.end : grid.start]))
                    grid = _under_heads_of(grid, above, own_edges, edges, is_near=is_near)
                found.append(grid)
                above, edges = grid, own_edges
    return found


def _with_heads_of_above(grids: Sequence[Grid]) -> list[Grid]:
    """Grids of the same columns: where a row of heads leaves some open, those above go on."""
    kept: list[Grid] = []
    for grid in grids:
        above = kept[-1] if kept else None
        is_open = any(column.heads for column in grid.columns)
        if above is not None and is_open and len(above.columns) == len(grid.columns):
            columns = tuple(
                own if own.heads else replace(own, heads=upper.heads)
                for own, upper in zip(grid.columns, above.columns, strict=True)
            )
            kept.append(replace(grid, columns=columns))
        else:
            kept.append(grid)
    return kept


def _has_known_heads(grid: Grid) -> bool:
    """Whether words that head columns of accounts stand over most of them."""
    known = sum(any(map(are_words_of_headings, column.heads)) for column in grid.columns)
    return known * 2 > len(grid.columns)


def _is_page_break(line: Line) -> bool:
    return not line.text or line.text.isdecimal()


def _under_heads_of(
    grid: Grid,
    above: Grid,
    edges: tuple[float, ...],
    others: tuple[float, ...],
    *,
    is_near: bool,
) -> Grid:
    """A grid that goes on from the one above, where its columns end at the same places.

    Where places are not known, it has as many columns, and nothing stands between.
    """
    is_same = len(edges) == len(others) == len(grid.columns) and all(
        abs(one - other) <= _ALIGNED for one, other in zip(edges, others, strict=True)
    )
    is_same |= not edges and not others and is_near and len(grid.columns) == len(above.columns)
    is_next = above.rows[-1].line.page != grid.rows[0].line.page
    is_bare = not any(column.heads for column in grid.columns)
    return replace(grid, columns=above.columns) if is_same and (is_next or is_bare) else grid


def _edges(grid: Grid) -> tuple[float, ...]:
    """Where the columns end; empty where that is not known."""
    rights = [
        [box.right for row in grid.rows if (box := row.boxes[column]) is not None]
        for column in range(len(grid.columns))
    ]
    return tuple(max(own) for own in rights) if all(rights) else ()


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First line of rows with cells that follow each other, and the line after the last.

    A few short lines of words between rows of the same table are headings of its blocks.
    """
    place = 0
    while place < len(lines):
        if not lines[place].cells:
            place += 1
            continue
        end = place + 1
        while (following := _next_row(lines, end)) is not None:
            end = following + 1
        yield place, end
        place = end


def _next_row(lines: Sequence[Line], place: int) -> int | None:
    above = lines[place - 1]
    for one in range(place, min(place + _MOST_BETWEEN + 1, len(lines))):
        line = lines[one]
        if line.page != above.page:
            return None
        if line.cells:
            return one if _is_same_table(above, line) else None
        if line.text and (not _may_head_block(line) or _heads_other_columns(lines[:place], line)):
            return None
    return None


def _heads_other_columns(above: Sequence[Line], line: Line) -> bool:
    """Whether a line says what columns hold, and does not begin where labels above it do."""
    left = min((word.box.left for word in line.words if word.box), default=None)
    if left is None or version_of_heading(line.text) is None:
        return False
    rows = (one for one in reversed(above) if one.cells and one.page == line.page)
    labels = [box.left for one in islice(rows, _ROWS_ABOVE) if (box := one.cells[0].box)]
    is_apart = all(abs(left - own) > _INDENT for own in labels)
    return bool(labels) and is_apart and are_words_of_headings(line.text)


def _is_same_table(above: Line, line: Line) -> bool:
    return above.table == line.table or len(above.cells) == len(line.cells)


def _may_head_block(line: Line) -> bool:
    return len(line.text) <= _LONGEST_LABEL and not line.text.endswith((".", ";", "?"))


@dataclass
class _Block:
    """Columns of labels with the figures right of them, and the units beside those.

    Its edges are where its labels begin and where those of the next block do.
    """

    labels: list[int]
    figures: list[int]
    units: dict[int, str]
    left: float = 0.0
    right: float = inf


def _blocks(run: Sequence[Line], width: int) -> Iterator[_Block]:
    """The tables that stand beside each other."""
    block = _Block([], [], {})
    for column in range(width):
        told = [text for line in run if not is_blank(text := _text_at(line, column))]
        amounts = sum(map(is_figure, told))
        units = [text for text in told if is_only_unit(text)]
        words = len(told) - amounts - len(units)
        if block.figures and len(units) > max(words, amounts):
            block.units[block.figures[-1]] = units[0]
        elif amounts and amounts * 2 >= words:
            block.figures.append(column)
        elif block.figures and _heads_figures(run, column, width):
            yield block
            block = _Block([column], [], {})
        elif not block.figures:
            block.labels.append(column)
    if block.figures:
        yield block


def _with_edges(blocks: list[_Block], run: Sequence[Line]) -> list[_Block]:
    """Say where blocks beside each other begin, where the places of their labels are known."""
    for before, block in pairwise(blocks):
        boxes = [_cell_at(line, column).box for line in run for column in block.labels]
        lefts = [box.left for box in boxes if box is not None]
        if lefts:
            before.right = block.left = min(lefts) - _MARGIN
    return blocks


def _heads_figures(run: Sequence[Line], column: int, width: int) -> bool:
    """Whether a column right of figures has labels of others; days and spans of years are none."""
    texts = [_text_at(line, column) for line in run]
    labels = [text for text in texts if any(sign.isalpha() for sign in text)]
    return len(labels) >= _FEWEST_LABELS and _has_figures_after(run, column, width)


def _has_figures_after(run: Sequence[Line], column: int, width: int) -> bool:
    """Whether figures stand right of words that have none to their left on the same row."""
    for line in run:
        if is_blank(_text_at(line, column)):
            continue
        if any(is_figure(_text_at(line, one)) for one in range(column + 1, width)):
            return True
    return False


def _text_at(line: Line, column: int) -> str:
    return _cell_at(line, column).text


def _grids_of_block(lines: Sequence[Line], start: int, end: int, block: _Block) -> Iterator[Grid]:
    """A grid for each row of headings among the rows, with the rows under it."""
    part = _Part(start, len(block.figures))
    for place in range(start, end):
        line = lines[place]
        texts = [_text_at(line, column) for column in block.figures]
        label = " ".join(text for column in block.labels if (text := _text_at(line, column)))
        label = label if line.cells else line.text
        if part.has_figures and not any(texts) and is_statement_title(label):
            yield from _grid(lines, part, place, block)
            part = _Part(place + 1, len(block.figures))
            part.corner.append(label)
            continue
        if _is_head_row(texts, is_first=not part.has_figures):
            if part.has_figures or (part.rows and part.is_headed):
                yield from _grid(lines, part, place, block)
                part = _Part(place, len(block.figures))
            part.add_heads(place, line, texts, label)
        else:
            part.rows.append((place, _row(line, label, block)))
    yield from _grid(lines, part, end, block)


@dataclass
class _Part:
    """The rows under one row of headings."""

    start: int
    width: int

    def __post_init__(self) -> None:
        self.head_rows: list[tuple[str, ...]] = []
        self.corner: list[str] = []
        self.rows: list[tuple[int, GridRow]] = []

    @property
    def has_figures(self) -> bool:
        """Whether any row has figures."""
        return any(any(row.cells) for _, row in self.rows)

    @property
    def is_headed(self) -> bool:
        """Whether words head its columns."""
        return bool(self.head_rows)

    @property
    def heads(self) -> list[list[str]]:
        """The words over each column, the outermost first."""
        return [[text for text in column if text] for column in zip(*self.head_rows, strict=True)]

    def add_heads(self, place: int, line: Line, texts: Sequence[str], label: str) -> None:
        """Put a row of heads below those that it has."""
        if not self.is_headed:
            self.start = place
        told = tuple("" if is_blank(text) else text for text in texts)
        if self.head_rows and not any(cell.box for cell in line.cells):
            self.head_rows[-1] = over_groups(self.head_rows[-1], told)
        self.head_rows.append(told)
        self.corner += [label] if label else []


def _is_head_row(texts: Sequence[str], *, is_first: bool) -> bool:
    """Whether words stand where figures do, or years and days before any figure.

    Among rows with figures a lone word, as "ej klart", is no head unless it can be nothing else.
    """
    told = [text for text in texts if not is_blank(text)]
    figures = [text for text in told if is_figure(text)]
    if is_first:
        return bool(told) and all(is_year_over_column(one) or is_only_date(one) for one in figures)
    if _are_years_in_a_row(told):
        return True
    if figures or not any(sign.isalpha() for text in told for sign in text):
        return False
    return len(told) >= _FEWEST_HEADS or all(map(are_words_of_headings, told))


def _are_years_in_a_row(texts: Sequence[str]) -> bool:
    """Whether every cell is a year, one after the other or before it, as no amounts are."""
    if len(texts) < _FEWEST_YEARS or not all(map(is_year, texts)):
        return False
    years = [int("".join(text.split())) for text in texts]
    steps = {after - before for before, after in pairwise(years)}
    return steps in ({1}, {-1})


def _row(line: Line, label: str, block: _Block) -> GridRow:
    account, name = account_before(label)
    own = [_cell_at(line, column) for column in block.figures]
    place = next((cell.box for c in block.labels if (cell := _cell_at(line, c)).text), None)
    return GridRow(
        line=replace(line, cells=(Cell(text=label, box=place), *own)),
        label=name,
        account=account,
        cells=tuple(cell.text if is_figure(cell.text) else None for cell in own),
        boxes=tuple(cell.box for cell in own),
    )


def _cell_at(line: Line, column: int) -> Cell:
    return line.cells[column] if column < len(line.cells) else Cell(text="")


def _grid(lines: Sequence[Line], part: _Part, end: int, block: _Block) -> Iterator[Grid]:
    """The grid of a part, with what stands over it; none where it has no figures."""
    if not part.has_figures:
        return
    rows = [row for _, row in part.rows]
    spans = [_span(rows, column) for column in range(part.width)]
    first = next(place for place, row in part.rows if any(row.cells))
    start = part.start if part.is_headed else first
    filled = [
        column
        for column, span in enumerate(spans)
        if span is not None or any(row.cells[column] for row in rows)
    ]
    above = heads_above(
        lines,
        start,
        [spans[column] for column in filled],
        is_headed=part.is_headed,
        is_left=_begin_aligned(rows),
        edges=(block.left, block.right),
    )
    outer_heads = dict(zip(filled, above.heads, strict=True))
    inside = {place for place, _ in part.rows}
    labels = [
        _row(replace(lines[place], text=words, cells=()), words, block)
        for place, words in above.labels
        if place not in inside
    ]
    kept = (*labels, *(row for place, row in part.rows if place not in above.places))
    grid = Grid(
        columns=tuple(
            GridColumn(
                heads=(*outer_heads.get(column, ()), *inner),
                unit_text=block.units.get(block.figures[column]),
                is_bracketed=_is_bracketed([row.cells[column] for row in kept]),
            )
            for column, inner in enumerate(part.heads or [[]] * part.width)
        ),
        rows=kept,
        corner=" ".join([*above.corner, *part.corner]),
        style=number_style(cell for row in kept for cell in row.cells if cell),
        start=min([part.start, *above.places, *(place for place, _ in above.labels)]),
        end=end,
    )
    yield _without_empty_columns(grid)


def _without_empty_columns(grid: Grid) -> Grid:
    """The grid without columns that nothing heads and that hold nothing: they are another's."""
    kept = [
        place
        for place, column in enumerate(grid.columns)
        if column.heads or any(row.cells[place] for row in grid.rows)
    ]
    if len(kept) == len(grid.columns):
        return grid
    return replace(
        grid,
        columns=tuple(grid.columns[place] for place in kept),
        rows=tuple(
            replace(
                row,
                cells=tuple(row.cells[place] for place in kept),
                boxes=tuple(row.boxes[place] for place in kept),
            )
            for row in grid.rows
        ),
    )


def _span(rows: Sequence[GridRow], column: int) -> tuple[float, float] | None:
    boxes = [box for row in rows if (box := row.boxes[column]) is not None and row.cells[column]]
    if not boxes:
        return None
    return min(box.left for box in boxes), max(box.right for box in boxes)


def _begin_aligned(rows: Sequence[GridRow]) -> bool:
    """Whether the amounts of columns begin under each other more than they end so."""
    begins = ends = 0.0
    for column in range(len(rows[0].cells)):
        boxes = [box for row in rows if (box := row.boxes[column]) is not None]
        if boxes:
            begins += max(box.left for box in boxes) - min(box.left for box in boxes)
            ends += max(box.right for box in boxes) - min(box.right for box in boxes)
    return begins < ends


def _is_bracketed(cells: Sequence[str | None]) -> bool:
    told = [cell for cell in cells if cell]
    return len(told) > 1 and all(cell.startswith("(") and cell.endswith(")") for cell in told)
