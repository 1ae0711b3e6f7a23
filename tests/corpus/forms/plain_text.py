"""Text files: tabs, aligned spaces, dot leaders, pipes, and tables whose line breaks are lost."""

from collections.abc import Callable
from textwrap import wrap

from tests.corpus.budgets import Budget, Role
from tests.corpus.printing import Grid, Text, blocks_of


def _lines(budget: Budget, grid_lines: Callable[[Grid], list[str]]) -> str:
    lines: list[str] = []
    for block in blocks_of(budget):
        lines += [block.text, ""] if isinstance(block, Text) else [*grid_lines(block), ""]
    return "\n".join(lines)


def tabs(budget: Budget) -> bytes:
    """Cells between tabs."""
    return _lines(budget, _tab_lines).encode()


def _tab_lines(grid: Grid) -> list[str]:
    return ["\t".join(row) for row in (*grid.headings, *grid.rows)]


def tabs_of_old_windows(budget: Budget) -> bytes:
    """Cells between tabs, in cp1252 with its line ends."""
    text = _lines(budget, _tab_lines).replace("\n", "\r\n")
    plain = text.translate({0x2009: 0xA0, 0x202F: 0xA0, 0x2212: 0x2013})
    return plain.encode("cp1252")


def tabs_in_utf16(budget: Budget) -> bytes:
    """Cells between tabs, in UTF-16."""
    return _lines(budget, _tab_lines).encode("utf-16")


def tabs_with_page_numbers(budget: Budget) -> bytes:
    """Cells between tabs, a page number after every few lines and a table broken by one."""
    lines = _lines(budget, _tab_lines).split("\n")
    paged: list[str] = []
    page = 1
    for number, line in enumerate(lines, start=1):
        paged.append(line)
        if number % 8 == 0:
            paged += ["", str(page), ""]
            page += 1
    return "\n".join(paged).encode()


def aligned(budget: Budget) -> bytes:
    """Columns aligned by spaces, amounts to the right."""
    return _lines(budget, _aligned_lines).encode()


def _aligned_lines(grid: Grid) -> list[str]:
    rows = (*grid.headings, *grid.rows)
    widths = [max(len(row[c]) for row in rows) for c in range(len(rows[0]))]
    return [
        (row[0].ljust(widths[0]) + "".join(
            "    " + cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)
        )).rstrip()
        for row in rows
    ]  # fmt: skip


def dot_leaders(budget: Budget) -> bytes:
    """Dots between label and amounts, as in an old typescript; columns aligned."""
    return _lines(budget, lambda grid: _dotted(grid, ".")).encode()


def spaced_dot_leaders(budget: Budget) -> bytes:
    """Dots with spaces between label and amounts; columns aligned."""
    return _lines(budget, lambda grid: _dotted(grid, ". ")).encode()


def _dotted(grid: Grid, dot: str) -> list[str]:
    width = max(len(row[0]) for row in grid.rows) + 12
    widths = [
        max(len(row[c]) for row in (*grid.headings, *grid.rows))
        for c in range(1, len(grid.rows[0]))
    ]
    found = []
    for place, row in enumerate((*grid.headings, *grid.rows)):
        is_section = place >= len(grid.headings) and not any(row[1:])
        is_heading = place < len(grid.headings)
        room = width - len(row[0]) - 2
        leader = " " * room if is_heading else (dot * room)[:room]
        cells = "    ".join(c.rjust(w) for c, w in zip(row[1:], widths, strict=True))
        found.append(row[0] if is_section else f"{row[0]} {leader} {cells}".rstrip())
    return found


def pipes(budget: Budget) -> bytes:
    """A table of Markdown."""
    return _lines(budget, lambda grid: _piped(grid, "")).encode()


def bold_pipes(budget: Budget) -> bytes:
    """A table of Markdown with its sums and headings in bold."""
    return _lines(budget, lambda grid: _piped(grid, "**")).encode()


def _piped(grid: Grid, mark: str) -> list[str]:
    width = len(grid.headings[0])
    found = []
    for place, row in enumerate(grid.headings):
        found.append("| " + " | ".join(row) + " |")
        if place == 0:
            found.append("|" + "|".join(["---", *["---:"] * (width - 1)]) + "|")
    for row, role in zip(grid.rows, grid.roles, strict=True):
        is_marked = role in (Role.SUM, Role.SECTION)
        cells = [f"{mark}{cell}{mark}" if cell and is_marked else cell for cell in row]
        found.append("| " + " | ".join(cells) + " |")
    return found


def flattened(budget: Budget) -> bytes:
    """Whole tables in one line each, blank cells kept as dashes."""
    return _lines(budget, lambda grid: [_flat(grid, "-")]).encode()


def flattened_without_blanks(budget: Budget) -> bytes:
    """Whole tables in one line each, blank cells lost."""
    return _lines(budget, lambda grid: [_flat(grid, "")]).encode()


def _flat(grid: Grid, blank: str) -> str:
    columns = range(1, len(grid.headings[0]))
    parts = [grid.headings[0][0], *(" ".join(row[c] for row in grid.headings) for c in columns)]
    for row, role in zip(grid.rows, grid.roles, strict=True):
        cells = row[1:] if role is not Role.SECTION else ()
        shown = [blank if cell in ("", "-", "\N{EN DASH}") else cell for cell in cells]
        parts += [row[0], *shown]
    return " ".join(part for part in parts if part)


def rows_in_text(budget: Budget) -> bytes:
    """A row a line with single spaces, and a dash where nothing is stated: copied from a page."""
    return _lines(budget, _rows_with_dashes).encode()


def wrapped_rows(budget: Budget) -> bytes:
    """Tables as running text of 78 letters a line, with a dash where nothing is stated."""
    return _lines(
        budget, lambda grid: wrap(" ".join(_rows_with_dashes(grid)), 78, break_on_hyphens=False)
    ).encode()


def _rows_with_dashes(grid: Grid) -> list[str]:
    lines = [" ".join(cell for cell in row if cell) for row in grid.headings]
    for row, role in zip(grid.rows, grid.roles, strict=True):
        cells = row[1:] if role is not Role.SECTION else ()
        lines.append(" ".join([row[0], *(cell or "\N{EN DASH}" for cell in cells)]))
    return lines


def cells_on_lines(budget: Budget) -> bytes:
    """Every cell on a line of its own, as when a web page is pasted."""
    return _lines(
        budget, lambda grid: [cell for row in (*grid.headings, *grid.rows) for cell in row if cell]
    ).encode()
