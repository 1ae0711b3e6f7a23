"""OpenDocument texts (odt): paragraphs and tables in the order they stand."""

import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from lxml import etree

from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.documents.rows import LineList
from finsam_metrics.documents.tables import Span, rows_of_spans
from finsam_metrics.model.sources import SourceDocument

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LARGEST: Final = 100_000_000
_DEEPEST: Final = 100
_MOST_REPEATED: Final = 100
_SKIPPED: Final = (
    f"{_TEXT}tracked-changes",
    f"{_TEXT}table-of-content",
    f"{_TEXT}note",
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
)
_SIGNS: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}


def read_open_document(path: Path) -> SourceDocument:
    """Read an OpenDocument text.

    Raises:
        UnreadableError: It is broken or too large.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as file:
            content = file.read(_LARGEST + 1)
    except (zipfile.BadZipFile, KeyError) as error:
        raise UnreadableError(Reason.BROKEN) from error
    if len(content) > _LARGEST:
        raise UnreadableError(Reason.TOO_MUCH)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(Reason.BROKEN) from error
    lines = LineList()
    for body in root.iterfind(f"{_OFFICE}body/{_OFFICE}text"):
        _add_blocks(body, lines, 0)
    return SourceDocument(
        sha256="",
        media_type="application/vnd.oasis.opendocument.text",
        page_count=None,
        lines=lines.finish(),
        tools={"lxml": version("lxml")},
    )


def _add_blocks(parent: Any, lines: LineList, depth: int) -> None:
    if depth > _DEEPEST:
        return
    for block in parent:
        if block.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            for text in _inner_text(block).split("\n"):
                lines.add_text(text)
        elif block.tag == f"{_TABLE}table":
            lines.add_table(list(rows_of_spans([list(_spans(row)) for row in _rows(block)])))
        elif block.tag not in _SKIPPED:
            _add_blocks(block, lines, depth + 1)


def _rows(table: Any) -> Iterator[Any]:
    for one in table:
        if one.tag == f"{_TABLE}table-row":
            yield one
        elif one.tag in (
            f"{_TABLE}table-header-rows",
            f"{_TABLE}table-row-group",
            f"{_TABLE}table-rows",
        ):
            yield from _rows(one)


def _spans(row: Any) -> Iterator[Span]:
    """The cells of a row; those that another covers are part of it."""
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        is_covered = cell.tag == f"{_TABLE}covered-table-cell"
        text = " ".join(" ".join(_inner_text(one) for one in cell if _is_text(one)).split())
        width = _count(cell.get(f"{_TABLE}number-columns-spanned"))
        for _ in range(_count(cell.get(f"{_TABLE}number-columns-repeated"))):
            if not is_covered or _is_covered_from_above(cell):
                yield Span(text=text, width=width)


def _is_covered_from_above(cell: Any) -> bool:
    """Whether a covered cell is covered by a row above, not by a cell to its left."""
    passed = 0
    for before in cell.itersiblings(preceding=True):
        if before.tag == f"{_TABLE}table-cell":
            return _count(before.get(f"{_TABLE}number-columns-spanned")) <= passed + 1
        passed += _count(before.get(f"{_TABLE}number-columns-repeated"))
    return True


def _is_text(element: Any) -> bool:
    return element.tag in (f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}list")


def _count(text: str | None) -> int:
    own = text or ""
    return max(1, min(int(own), _MOST_REPEATED)) if own.isdigit() and len(own) < 8 else 1


def _inner_text(element: Any) -> str:
    parts: list[str] = []
    _collect(element, parts, 0)
    return "".join(parts)


def _collect(element: Any, parts: list[str], depth: int) -> None:
    if element.tag in _SIGNS:
        parts.append(_SIGNS[element.tag])
        return
    if element.tag in _SKIPPED or depth > _DEEPEST or not isinstance(element.tag, str):
        return
    parts.append((element.text or "").replace("\n", " "))
    for child in element:
        _collect(child, parts, depth + 1)
        parts.append((child.tail or "").replace("\n", " "))
