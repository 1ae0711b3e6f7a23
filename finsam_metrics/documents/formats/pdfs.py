"""PDF documents with a text layer: words and ruling lines of each page."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from finsam_metrics.documents.document_lines import document_lines
from finsam_metrics.documents.formats.pdf_rules import THIN, strokes_of, whole_rules
from finsam_metrics.documents.formats.pdf_words import Edges, words_of
from finsam_metrics.documents.page_layout.pages import PageContent
from finsam_metrics.documents.page_layout.printed_lines import Rule
from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.model.sources import Box, SourceDocument, Word

MOST_PAGES: Final = 600
_SHORTEST_RULE: Final = 8.0
_ENCRYPTED: Final = 4
_LARGE_PICTURE: Final = 0.1
_WHOLE_PICTURE: Final = 0.8


class Pictures(StrEnum):
    """What is done with pages that are pictures of text."""

    NAME = "name"
    REFER = "refer"
    READ = "read"


def read_pdf(path: Path, pages: range | None, pictures: Pictures) -> SourceDocument:
    """Read a PDF document.

    Args:
        path: The file.
        pages: Only these pages; None: all.
        pictures: Whether pages that are pictures of text are read, left out and named, or a
            reason not to read the document in this way.

    Raises:
        UnreadableError: It is encrypted, broken, too large, or holds pictures of text.
    """
    pdf = open_pdf(path)
    try:
        count = len(pdf)
        if count > MOST_PAGES and pages is None:
            raise UnreadableError(Reason.TOO_LARGE)
        wanted = [one for one in range(1, count + 1) if pages is None or one in pages]
        contents, pictured = [], []
        for number in wanted[:MOST_PAGES]:
            page = pdf[number - 1]
            content = _content(page)
            contents.append((number, content))
            if not content.words and _picture_share(page) > _LARGE_PICTURE:
                pictured.append(number)
            page.close()
        tools = {"pypdfium2": str(pypdfium2.PYPDFIUM_INFO), "pdfium": str(pypdfium2.PDFIUM_INFO)}
        if pictured and pictures is Pictures.READ:
            contents = list(_with_pictures(pdf, contents, pictured, tools))
    finally:
        pdf.close()
    is_all = pictured and not any(content.words for _, content in contents)
    if pictures is not Pictures.READ and (is_all or (pictured and pictures is Pictures.REFER)):
        raise UnreadableError(Reason.SCAN, pictures=len(pictured))
    if pictures is Pictures.READ:
        pictured = []
    return SourceDocument(
        sha256="",
        media_type="application/pdf",
        page_count=count,
        lines=document_lines(contents),
        omitted=tuple(f"page {number} is a picture of text" for number in pictured),
        tools=tools,
    )


def _with_pictures(
    pdf: pypdfium2.PdfDocument,
    contents: list[tuple[int, PageContent]],
    pictured: list[int],
    tools: dict[str, str],
) -> Iterator[tuple[int, PageContent]]:
    """Give the pages with those read that are pictures of text."""
    from finsam_metrics.documents.scans.scanned_pages import PictureReader

    reader = PictureReader()
    tools.update(reader.tools)
    for number, content in contents:
        yield number, reader.read(pdf[number - 1]) if number in pictured else content


def _picture_share(page: pypdfium2.PdfPage) -> float:
    """How much of the page its largest picture covers."""
    left, bottom, right, top = page.get_bbox()
    whole = max((right - left) * (top - bottom), 1.0)
    largest = 0.0
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        own_left, own_bottom, own_right, own_top = shape.get_bounds()
        largest = max(largest, (own_right - own_left) * (own_top - own_bottom) / whole)
    return largest


def open_pdf(path: Path) -> pypdfium2.PdfDocument:
    """Open a PDF document.

    Raises:
        UnreadableError: It is encrypted or broken.
    """
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == _ENCRYPTED
        raise UnreadableError(Reason.ENCRYPTED if is_locked else Reason.BROKEN) from error


def _content(page: pypdfium2.PdfPage) -> PageContent:
    """Words and ruling lines; text over a picture of the whole page was read from the picture."""
    left, bottom, right, top = page.get_bbox()
    words = [(text, box, angle) for text, box, angle in words_of(page) if text.strip()]
    turn = Counter[int]()
    for text, _, angle in words:
        turn[angle] += len(text)
    direction = turn.most_common(1)[0][0] if turn else 0
    frame = (left, bottom, right, top)
    is_scanned = _picture_share(page) > _WHOLE_PICTURE
    placed = [
        Word(text=text, box=_turned(box, frame, direction), angle=angle, is_ocr=is_scanned)
        for text, box, angle in words
    ]
    across: list[Rule] = []
    upright: list[Rule] = []
    for edges in strokes_of(page):
        box = _turned(edges, frame, direction)
        if box.bottom - box.top <= THIN and box.right - box.left >= _SHORTEST_RULE:
            across.append(Rule(at=(box.top + box.bottom) / 2, start=box.left, end=box.right))
        elif box.right - box.left <= THIN and box.bottom - box.top >= _SHORTEST_RULE:
            upright.append(Rule(at=(box.left + box.right) / 2, start=box.top, end=box.bottom))
    return PageContent(
        words=tuple(word for word in placed if word.angle == direction),
        across=tuple(whole_rules(across)),
        upright=tuple(whole_rules(upright)),
        aside=tuple(word for word in placed if word.angle != direction),
    )


def _turned(edges: Edges, frame: Edges, angle: int) -> Box:
    """The place on the page as it is read, from its upper left corner."""
    left, bottom, right, top = edges
    page_left, page_bottom, page_right, page_top = frame
    if angle == 90:
        return Box(
            left=page_top - top,
            top=page_right - right,
            right=page_top - bottom,
            bottom=page_right - left,
        )
    if angle == 180:
        return Box(
            left=page_right - right,
            top=bottom - page_bottom,
            right=page_right - left,
            bottom=top - page_bottom,
        )
    if angle == 270:
        return Box(
            left=bottom - page_bottom,
            top=left - page_left,
            right=top - page_bottom,
            bottom=right - page_left,
        )
    return Box(
        left=left - page_left, top=page_top - top, right=right - page_left, bottom=page_top - bottom
    )
