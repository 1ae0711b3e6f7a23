"""PDF documents with a text layer: words and ruling lines of each page."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import pypdfium2

from finsam_metrics.documents.document_lines import document_lines
from finsam_metrics.documents.formats.pdf_pictures import (
    TextLayer,
    find_text_layer,
    picture_share,
)
from finsam_metrics.documents.formats.pdf_rules import THIN, strokes_of, whole_rules
from finsam_metrics.documents.formats.pdf_words import Edges, words_of
from finsam_metrics.documents.limits import MOST_PAGES, MOST_PICTURES
from finsam_metrics.documents.omissions import name_pages
from finsam_metrics.documents.page_layout.pages import PageContent
from finsam_metrics.documents.page_layout.printed_lines import Rule
from finsam_metrics.documents.progress import Progress
from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.model.sources import Box, SourceDocument, Word

_SHORTEST_RULE: Final = 8.0
_ENCRYPTED: Final = 4
_LARGE_PICTURE: Final = 0.1
# Under a photograph a running head may be hidden, which nobody has read from it.
_FEWEST_READ: Final = 12


@dataclass(frozen=True, kw_only=True)
class _ReadPage:
    content: PageContent
    is_picture: bool


class Pictures(StrEnum):
    """What is done with pages that are pictures of text."""

    NAME = "name"
    REFER = "refer"
    READ = "read"


def read_pdf(
    path: Path,
    pages: range | None,
    without: Collection[int],
    pictures: Pictures,
    progress: Progress,
) -> SourceDocument:
    """Read a PDF document; pages that cannot be read are left out and named.

    Args:
        path: The file.
        pages: Only these pages; None: all.
        without: Pages to leave out, of which somebody else tells why.
        pictures: Whether pages that are pictures of text are read, left out and named, or a
            reason not to read the document in this way.
        progress: Is told what is being read.

    Raises:
        UnreadableError: It is encrypted or broken, holds pictures of text, or none of its pages
            can be read.
    """
    pdf = open_pdf(path)
    try:
        count = len(pdf)
        wanted = [one for one in range(1, count + 1) if pages is None or one in pages]
        left_out = dict.fromkeys(wanted[MOST_PAGES:], Reason.TOO_MANY_PAGES)
        wanted = [one for one in wanted[:MOST_PAGES] if one not in without]
        progress.has_pages(len(wanted))
        read: dict[int, _ReadPage] = {}
        for number in wanted:
            if progress.is_late:
                left_out[number] = Reason.TOO_SLOW
                continue
            progress.begins(number)
            try:
                read[number] = _read_page(pdf, number)
            except UnreadableError as error:
                left_out[number] = error.reason
            except pypdfium2.PdfiumError:
                left_out[number] = Reason.BROKEN
        pictured = [number for number, page in read.items() if page.is_picture]
        if pictured and pictures is Pictures.REFER:
            raise UnreadableError(Reason.SCAN, pictures=len(pictured))
        tools = {"pypdfium2": str(pypdfium2.PYPDFIUM_INFO), "pdfium": str(pypdfium2.PDFIUM_INFO)}
        contents = {number: page.content for number, page in read.items()}
        if pictured and pictures is Pictures.READ:
            contents |= _read_pictures(pdf, contents, pictured, left_out, progress, tools)
    finally:
        pdf.close()
    unread = [number for number in pictured if not contents[number].words]
    if pictures is Pictures.NAME:
        left_out |= dict.fromkeys(unread, Reason.SCAN)
    if left_out and not any(content.words for content in contents.values()):
        raise UnreadableError(next(iter(left_out.values())), pictures=len(unread))
    return SourceDocument(
        sha256="",
        media_type="application/pdf",
        page_count=count,
        lines=document_lines(list(contents.items()), progress.begins),
        angles={number: one.angle for number, one in contents.items() if one.angle},
        omitted=tuple(name_pages(left_out)),
        tools=tools,
    )


def _read_page(pdf: pypdfium2.PdfDocument, number: int) -> _ReadPage:
    page = pdf[number - 1]
    try:
        layer = find_text_layer(page)
        content = _content(page, is_scanned=layer is not TextLayer.PRINTED)
        is_read = layer is TextLayer.READ and len(content.words) >= _FEWEST_READ
        is_picture = is_read or (not content.words and picture_share(page) > _LARGE_PICTURE)
        return _ReadPage(content=content, is_picture=is_picture)
    finally:
        page.close()


def _read_pictures(
    pdf: pypdfium2.PdfDocument,
    contents: Mapping[int, PageContent],
    pictured: Sequence[int],
    left_out: dict[int, Reason],
    progress: Progress,
    tools: dict[str, str],
) -> dict[int, PageContent]:
    """Read the pages that are pictures of text; those for which there is no time are left out."""
    from finsam_metrics.documents.scans.scanned_pages import PictureReader

    reader = PictureReader()
    tools.update(reader.tools)
    read = {}
    for place, number in enumerate(pictured):
        if place >= MOST_PICTURES or progress.is_late:
            is_many = place >= MOST_PICTURES
            if not contents[number].words:
                left_out[number] = Reason.TOO_MANY_PAGES if is_many else Reason.TOO_SLOW
            continue
        progress.begins(number)
        read[number] = reader.read(pdf[number - 1], contents[number])
    return read


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


def _content(page: pypdfium2.PdfPage, *, is_scanned: bool) -> PageContent:
    """Words and ruling lines; text over a picture of the whole page was read from the picture."""
    left, bottom, right, top = page.get_bbox()
    words = [(text, box, angle) for text, box, angle in words_of(page) if text.strip()]
    turn = Counter[int]()
    for text, _, angle in words:
        turn[angle] += len(text)
    direction = turn.most_common(1)[0][0] if turn else 0
    frame = (left, bottom, right, top)
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
        angle=_angle_shown(page, direction) if words else 0,
    )


def _angle_shown(page: pypdfium2.PdfPage, direction: int) -> int:
    """How far words are turned as the file shows the page, which it may say is turned too."""
    rotation: int = page.get_rotation()
    return ((direction if direction % 90 == 0 else 0) + rotation) % 360


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
