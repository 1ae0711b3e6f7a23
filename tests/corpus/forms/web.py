"""Web pages."""

from html import escape

from tests.corpus.budgets import Budget, Role
from tests.corpus.printing import Grid, Text, blocks_of


def _page(budget: Budget, tables: list[str]) -> bytes:
    """A page around tables, which stand in the order of the budget's."""
    waiting = iter(tables)
    parts = []
    for block in blocks_of(budget):
        if isinstance(block, Grid):
            parts.append(next(waiting))
        else:
            tag = f"h{block.level}" if block.level else "p"
            parts.append(f"<{tag}>{escape(block.text)}</{tag}>")
    title = escape(f"Budget {budget.year}")
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>td {{ text-align: right }}</style></head><body><nav><a href='/'>Hem</a></nav>"
        f"<main>{body}</main><script>var x = 1;</script></body></html>"
    ).encode()


def _grids(budget: Budget) -> list[Grid]:
    return [block for block in blocks_of(budget) if not isinstance(block, Text)]


def table(budget: Budget) -> bytes:
    """Tables with a head and a body."""
    return _page(budget, [_plain(grid) for grid in _grids(budget)])


def _plain(grid: Grid) -> str:
    head = "".join(f"<tr>{_cells(row, 'th')}</tr>" for row in grid.headings)
    body = "".join(f"<tr>{_cells(row, 'td')}</tr>" for row in grid.rows)
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def _cells(row: tuple[str, ...], tag: str) -> str:
    return "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)


def merged_sections(budget: Budget) -> bytes:
    """Headings of blocks over the whole width, and labels in header cells."""
    return _page(budget, [_merged(grid) for grid in _grids(budget)])


def _merged(grid: Grid) -> str:
    width = len(grid.headings[0])
    rows = [f"<tr>{_cells(row, 'th')}</tr>" for row in grid.headings]
    for row, role in zip(grid.rows, grid.roles, strict=True):
        if role is Role.SECTION:
            rows.append(f'<tr><th colspan="{width}">{escape(row[0])}</th></tr>')
        else:
            rows.append(f"<tr><th scope='row'>{escape(row[0])}</th>{_cells(row[1:], 'td')}</tr>")
    return f"<table>{''.join(rows)}</table>"


def marked_up(budget: Budget) -> bytes:
    """Cells with paragraphs, bold type, line breaks and hard spaces, as an office program saves."""
    return _page(budget, [_marked(grid) for grid in _grids(budget)])


def _marked(grid: Grid) -> str:
    rows = []
    for place, row in enumerate((*grid.headings, *grid.rows)):
        is_bold = place < len(grid.headings) or row[0].casefold().startswith(("summa", "total"))
        start, end = ("<b>", "</b>") if is_bold else ("<span>", "</span>")
        cells = "".join(
            f"<td>\n<p class='MsoNormal'>{start}{escape(cell) or '&nbsp;'}{end}</p>\n</td>"
            for cell in row
        )
        rows.append(f"<tr>{cells}</tr>")
    return f"<div><table border='1'>{''.join(rows)}</table></div>"
