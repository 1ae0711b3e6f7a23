"""Web pages (html): headings, paragraphs, lists and tables in the order they stand."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

import lxml.html
from lxml.html import HtmlElement

from finsam_metrics.documents.formats.encodings import decode
from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.documents.rows import LineList
from finsam_metrics.documents.tables import Span, rows_of_spans
from finsam_metrics.model.sources import SourceDocument

_SKIPPED: Final = (
    "script", "style", "noscript", "template", "svg", "head", "nav", "iframe",
    "object", "select", "button",
)  # fmt: skip
_INLINE: Final = (
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "label", "mark", "q",
    "small", "span", "strong", "sub", "sup", "time", "u", "nobr", "wbr",
)  # fmt: skip
_DEEPEST: Final = 200


def read_web_page(path: Path) -> SourceDocument:
    """Read a web page. What is hidden, navigation and scripts are left out.

    Raises:
        UnreadableError: There is nothing in it.
    """
    text = decode(path.read_bytes())
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError as error:
        raise UnreadableError(Reason.EMPTY) from error
    lines = LineList()
    _Blocks(lines).read(root)
    return SourceDocument(
        sha256="",
        media_type="text/html",
        page_count=None,
        lines=lines.finish(),
        tools={"lxml": version("lxml")},
    )


class _Blocks:
    """Walks the elements and adds a line where a block begins."""

    def __init__(self, lines: LineList) -> None:
        self._lines = lines
        self._open: list[str] = []

    def read(self, root: HtmlElement) -> None:
        self._walk(root, 0, is_pre=False)
        self._close()

    def _walk(self, element: HtmlElement, depth: int, *, is_pre: bool) -> None:
        if depth > _DEEPEST or not isinstance(element.tag, str) or _is_hidden(element):
            return
        tag = element.tag
        if tag == "table" and _is_data_table(element):
            self._close()
            for caption in element.iterchildren("caption"):
                self._lines.add_text(_inner_text(caption))
            self._lines.add_table(list(rows_of_spans([list(_spans(r)) for r in _rows(element)])))
            return
        is_block = tag not in _INLINE
        if is_block:
            self._close()
        own_pre = is_pre or tag == "pre"
        self._text(element.text, is_pre=own_pre)
        for child in element:
            self._walk(child, depth + 1, is_pre=own_pre)
            self._text(child.tail, is_pre=own_pre)
        if is_block:
            self._close()

    def _text(self, text: str | None, *, is_pre: bool) -> None:
        if not text:
            return
        if not is_pre:
            self._open.append(text.replace("\t", " "))
            return
        first, *rest = text.split("\n")
        self._open.append(first)
        for line in rest:
            self._close()
            self._open.append(line)

    def _close(self) -> None:
        text = "".join(self._open)
        self._open = []
        if text.strip():
            self._lines.add_text(text.replace("\n", " "))


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.tag in _SKIPPED
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
    )


def _is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds no other table, and more than one column."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return any(len(list(_cells(row))) > 1 for row in _rows(table))


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for row in table.iter("tr"):
        if not _is_hidden(row):
            yield row


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    for cell in row.iterchildren("td", "th"):
        if not _is_hidden(cell):
            yield cell


def _spans(row: HtmlElement) -> Iterator[Span]:
    for cell in _cells(row):
        yield Span(
            text=_inner_text(cell),
            width=_count(cell.get("colspan")),
            height=_count(cell.get("rowspan")),
        )


def _count(text: str | None) -> int:
    own = (text or "").strip()
    return max(1, int(own)) if own.isdigit() and len(own) < 4 else 1


def _inner_text(element: HtmlElement) -> str:
    return " ".join("".join(_texts(element, 0)).split())


def _texts(element: HtmlElement, depth: int) -> Iterator[str]:
    if depth > _DEEPEST or not isinstance(element.tag, str) or _is_hidden(element):
        return
    is_block = element.tag not in _INLINE
    if is_block:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _texts(child, depth + 1)
        yield child.tail or ""
    if is_block:
        yield " "
