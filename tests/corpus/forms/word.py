"""Word and OpenDocument texts."""

import io
import zipfile
from collections.abc import Callable
from html import escape

from docx import Document
from docx.document import Document as Page
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm

from tests.corpus.budgets import Budget, Role
from tests.corpus.printing import Grid, Text, blocks_of


def _document(budget: Budget, add: Callable[[Page, Grid], None]) -> bytes:
    page = Document()
    for block in blocks_of(budget):
        if isinstance(block, Grid):
            add(page, block)
        elif block.level:
            page.add_heading(block.text, level=block.level)
        else:
            page.add_paragraph(block.text)
    file = io.BytesIO()
    page.save(file)
    return file.getvalue()


def table(budget: Budget) -> bytes:
    """Tables."""
    return _document(budget, _add_table)


def _add_table(page: Page, grid: Grid) -> None:
    rows = (*grid.headings, *grid.rows)
    made = page.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text


def merged(budget: Budget) -> bytes:
    """Tables whose blocks' headings are merged over the width."""
    return _document(budget, _add_merged)


def _add_merged(page: Page, grid: Grid) -> None:
    rows = (*grid.headings, *grid.rows)
    roles = (*[None] * len(grid.headings), *grid.roles)
    made = page.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row, role in zip(made.rows, rows, roles, strict=True):
        if role is Role.SECTION:
            cells.cells[0].merge(cells.cells[-1]).text = row[0]
            continue
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text


def tab_stops(budget: Budget) -> bytes:
    """Paragraphs with tab stops, amounts to the right."""
    return _document(budget, _add_tabbed)


def _add_tabbed(page: Page, grid: Grid) -> None:
    for row in (*grid.headings, *grid.rows):
        cells = list(row)
        while cells and not cells[-1]:
            cells.pop()
        paragraph = page.add_paragraph("\t".join(cells))
        for place in range(1, len(row)):
            stop = Cm(5.5 + 2.2 * place)
            paragraph.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.RIGHT)


def open_document(budget: Budget) -> bytes:
    """An OpenDocument text with tables."""
    parts = []
    for block in blocks_of(budget):
        if isinstance(block, Text):
            level = f' text:outline-level="{block.level}"' if block.level else ""
            tag = "h" if block.level else "p"
            parts.append(f"<text:{tag}{level}>{escape(block.text)}</text:{tag}>")
            continue
        rows = "".join(
            "<table:table-row>"
            + "".join(
                f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
                for cell in row
            )
            + "</table:table-row>"
            for row in (*block.headings, *block.rows)
        )
        parts.append(f'<table:table table:name="T{len(parts)}">{rows}</table:table>')
    return open_package("text", f"<office:text>{''.join(parts)}</office:text>")


def open_package(kind: str, body: str) -> bytes:
    """An OpenDocument file of a kind around its body."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} '
        f'office:version="1.2"><office:body>{body}</office:body></office:document-content>'
    )
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media_type}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", media_type, compress_type=zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return file.getvalue()
