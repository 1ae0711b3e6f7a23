"""Word documents (docx): paragraphs and tables in the order they stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import docx
from docx.document import Document
from docx.oxml.ns import qn

from finsam_metrics.documents.rows import LineList
from finsam_metrics.documents.tables import Span, rows_of_spans
from finsam_metrics.model.sources import SourceDocument

_DELETED: Final = (qn("w:del"), qn("w:moveFrom"), qn("w:instrText"))
_TEXT, _TAB, _BREAK = qn("w:t"), qn("w:tab"), (qn("w:br"), qn("w:cr"))
_HYPHEN = qn("w:noBreakHyphen")
_WRAPPERS: Final = (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"))
_DEEPEST: Final = 20


def read_word_document(path: Path) -> SourceDocument:
    """Read a Word document. Deleted text is not read; a table in a cell comes after its table."""
    document: Document = docx.Document(str(path))
    lines = LineList()
    _add_blocks(document.element.body, lines, 0)
    return SourceDocument(
        sha256="",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        page_count=None,
        lines=lines.finish(),
        tools={"python-docx": docx.__version__},
    )


def _add_blocks(parent: Any, lines: LineList, depth: int) -> None:
    if depth > _DEEPEST:
        return
    for block in parent:
        if block.tag == qn("w:p"):
            for text in _paragraph_text(block).split("\n"):
                lines.add_text(text)
        elif block.tag == qn("w:tbl"):
            rows = [list(_spans(row)) for row in _rows(block)]
            lines.add_table(list(rows_of_spans(rows)))
            for inner in block.iterfind(f".//{qn('w:tc')}/{qn('w:tbl')}"):
                if inner.getparent().getparent().getparent() is block:
                    _add_blocks([inner], lines, depth + 1)
        elif block.tag in _WRAPPERS:
            _add_blocks(block, lines, depth + 1)


def _rows(table: Any) -> Iterator[Any]:
    for one in table:
        if one.tag == qn("w:tr"):
            yield one
        elif one.tag in _WRAPPERS:
            yield from _rows(one)


def _cells(row: Any) -> Iterator[Any]:
    for one in row:
        if one.tag == qn("w:tc"):
            yield one
        elif one.tag in _WRAPPERS:
            yield from _cells(one)


def _spans(row: Any) -> Iterator[Span]:
    """The cells of a row; one that continues the cell above it is empty."""
    properties = row.find(qn("w:trPr"))
    before = None if properties is None else properties.find(qn("w:gridBefore"))
    for _ in range(_number(before)):
        yield Span(text="")
    for cell in _cells(row):
        own = cell.find(qn("w:tcPr"))
        wide = None if own is None else own.find(qn("w:gridSpan"))
        merged = None if own is None else own.find(qn("w:vMerge"))
        goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
        parts = [_paragraph_text(one) for one in cell.iterfind(qn("w:p"))]
        text = " ".join(" ".join(parts).split())
        yield Span(text="" if goes_on else text, width=_number(wide) or 1)


def _number(element: Any) -> int:
    text = "" if element is None else element.get(qn("w:val"), "")
    return int(text) if text.isdigit() and len(text) < 4 else 0


def _paragraph_text(paragraph: Any) -> str:
    parts: list[str] = []
    _collect(paragraph, parts, 0)
    return "".join(parts)


def _collect(element: Any, parts: list[str], depth: int) -> None:
    for one in element:
        if one.tag == _TEXT:
            parts.append(one.text or "")
        elif one.tag == _TAB and element.tag != qn("w:tabs"):
            parts.append("\t")
        elif one.tag in _BREAK:
            parts.append("\n")
        elif one.tag == _HYPHEN:
            parts.append("-")
        elif one.tag not in _DELETED and depth < _DEEPEST and one.tag != qn("w:pPr"):
            _collect(one, parts, depth + 1)
