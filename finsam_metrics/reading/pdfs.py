"""PDF documents with a text layer: words and ruling lines of each page."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import reduce
from pathlib import Path
from typing import Final, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from finsam_metrics.model.sources import Box, SourceDocument, Word
from finsam_metrics.reading.document_lines import document_lines
from finsam_metrics.reading.layout.pages import PageContent
from finsam_metrics.reading.layout.printed_lines import Rule
from finsam_metrics.reading.reasons import Reason, UnreadableError

MOST_PAGES: Final = 600
_MOST_CHARACTERS: Final = 60_000
_MOST_PATHS: Final = 20_000
_THIN: Final = 2.5
_SHORTEST_RULE: Final = 8.0
_WORD_GAP: Final = 0.18
_GUESSED_GAP: Final = 0.08
_LINE_SHIFT: Final = 0.6
_THIN_SPACE: Final = 0.05
_GROUP: Final = 3
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
    from finsam_metrics.reading.scans import PictureReader

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
    words = [(text, box, angle) for text, box, angle in _words(page) if text.strip()]
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
    for edges in _strokes(page):
        box = _turned(edges, frame, direction)
        if box.bottom - box.top <= _THIN and box.right - box.left >= _SHORTEST_RULE:
            across.append(Rule(at=(box.top + box.bottom) / 2, start=box.left, end=box.right))
        elif box.right - box.left <= _THIN and box.bottom - box.top >= _SHORTEST_RULE:
            upright.append(Rule(at=(box.left + box.right) / 2, start=box.top, end=box.bottom))
    return PageContent(
        words=tuple(word for word in placed if word.angle == direction),
        across=tuple(_whole(across)),
        upright=tuple(_whole(upright)),
        aside=tuple(word for word in placed if word.angle != direction),
    )


_Edges: TypeAlias = tuple[float, float, float, float]
_Sign: TypeAlias = tuple[str, _Edges]


def _words(page: pypdfium2.PdfPage) -> Iterator[tuple[str, _Edges, int]]:
    """Text, edges (left, bottom, right, top of the file's own axes) and angle of each word."""
    text_page = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > _MOST_CHARACTERS:
            raise UnreadableError(Reason.TOO_LARGE)
        rect = pdfium.FS_RECTF()
        signs: list[_Sign] = []
        word_angle = 0
        word_gap = _WORD_GAP
        for place in range(count):
            sign = chr(pdfium.FPDFText_GetUnicode(text_page, place))
            if pdfium.FPDFText_IsGenerated(text_page, place):
                word_gap = _GUESSED_GAP
                continue
            if sign.isspace() or sign in "\x00\ufffe":
                if signs and sign == "\ufffe":
                    signs.append(("-", signs[-1][1]))
                elif signs:
                    yield from _divided(signs, word_angle)
                    signs = []
                continue
            pdfium.FPDFText_GetLooseCharBox(text_page, place, ctypes.byref(rect))
            own = (rect.left, rect.bottom, rect.right, rect.top)
            angle = _quarter(pdfium.FPDFText_GetCharAngle(text_page, place))
            if signs and (
                angle != word_angle
                or _is_apart(signs[-1][1], own, angle, word_gap)
                or (len(signs) > 1 and _is_drawn_apart(text_page, place, signs[-1][0], sign))
            ):
                yield from _divided(signs, word_angle)
                signs = []
            signs.append((sign, own))
            word_angle, word_gap = angle, _WORD_GAP
        if signs:
            yield from _divided(signs, word_angle)
    finally:
        text_page.close()


def _quarter(radians: float) -> int:
    """The angle in degrees; one near a quarter of a turn is that quarter."""
    degrees = math.degrees(radians) % 360
    nearest = round(degrees / 90) * 90
    return (nearest if abs(degrees - nearest) <= 5 else round(degrees)) % 360


def _is_apart(before: _Edges, after: _Edges, angle: int, word_gap: float) -> bool:
    """Whether a sign stands away from the one before it, though no space is printed.

    Where pdfium guesses a space or a new line, which it also does inside words, less is asked for.
    """
    if angle % 90:
        return word_gap == _GUESSED_GAP
    size, shift = _size_and_shift(before, after, angle)
    gap = _gap(before, after, angle)
    return gap > word_gap * size or gap < -2 * size or shift > _LINE_SHIFT * size


def _size_and_shift(before: _Edges, after: _Edges, angle: int) -> tuple[float, float]:
    """How high a sign is, and how far it stands above or below the one before it."""
    if angle % 180 == 0:
        return after[3] - after[1], abs(after[1] - before[1])
    return after[2] - after[0], abs(after[0] - before[0])


def _gap(before: _Edges, after: _Edges, angle: int) -> float:
    """What is left free between two signs, the way they are read."""
    if angle % 180 == 0:
        return after[0] - before[2] if angle == 0 else before[0] - after[2]
    return before[1] - after[3] if angle == 90 else after[1] - before[3]


def _divided(signs: list[_Sign], angle: int) -> Iterator[tuple[str, _Edges, int]]:
    """Give a word; the thousands of a figure apart where only thin spaces stand between them."""
    start = 0
    for end in [*_thousands(signs, angle), len(signs)]:
        text = "".join(sign for sign, _ in signs[start:end])
        yield text, reduce(_around, (edges for _, edges in signs[start:end])), angle
        start = end


def _thousands(signs: list[_Sign], angle: int) -> list[int]:
    """Where the groups of three of a figure begin, if each stands off from the one before."""
    first = next((place for place, (sign, _) in enumerate(signs) if sign.isdecimal()), len(signs))
    digits = len(signs) - first
    if angle % 90 or digits <= _GROUP or not all(sign.isdecimal() for sign, _ in signs[first:]):
        return []
    starts = range(first + (digits % _GROUP or _GROUP), len(signs), _GROUP)
    gaps = {
        place: _gap(signs[place - 1][1], signs[place][1], angle)
        for place in range(first + 1, len(signs))
    }
    widest_inside = max(gap for place, gap in gaps.items() if place not in starts)
    size = max(_size_and_shift(edges, edges, angle)[0] for _, edges in signs)
    if min(gaps[place] for place in starts) > widest_inside + _THIN_SPACE * size:
        return list(starts)
    return []


def _is_drawn_apart(text_page: pypdfium2.PdfTextPage, place: int, before: str, sign: str) -> bool:
    """Whether a text of its own was put close to the word, as "2020" after "Budget"."""
    if not (before.isalpha() and sign.isdigit()) and not (before.isdigit() and sign.isupper()):
        return False
    drawn = [
        ctypes.cast(pdfium.FPDFText_GetTextObject(text_page, one), ctypes.c_void_p).value
        for one in (place - 2, place - 1, place)
    ]
    return drawn[0] == drawn[1] != drawn[2]


def _around(one: _Edges, other: _Edges) -> _Edges:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _turned(edges: _Edges, frame: _Edges, angle: int) -> Box:
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


def _whole(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Ruling lines whose parts, one for each cell, follow on each other."""
    by_place: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if by_place and rule.at - by_place[-1][0].at <= 1:
            by_place[-1].append(rule)
        else:
            by_place.append([rule])
    for same_place in by_place:
        first, *others = sorted(same_place, key=lambda rule: rule.start)
        for rule in others:
            if rule.start <= first.end + _THIN:
                first = replace(first, end=max(first.end, rule.end))
            else:
                yield first
                first = rule
        yield first


def _strokes(page: pypdfium2.PdfPage) -> Iterator[_Edges]:
    """Edges of the straight lines of a page, and of the sides of drawn rectangles.

    Where a shade ends says little of where a row does.
    """
    count = 0
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        count += 1
        if count > _MOST_PATHS:
            return
        left, bottom, right, top = shape.get_bounds()
        if right - left <= _THIN + 1 or top - bottom <= _THIN + 1:
            yield _thinned(left, bottom, right, top)
            continue
        if _is_stroked(shape):
            yield (left, bottom, right, bottom)
            yield (left, top, right, top)
            yield (left, bottom, left, top)
            yield (right, bottom, right, top)


def _thinned(left: float, bottom: float, right: float, top: float) -> _Edges:
    """A thin shape as the line through its middle."""
    if right - left <= top - bottom:
        middle = (left + right) / 2
        return middle, bottom, middle, top
    middle = (bottom + top) / 2
    return left, middle, right, middle


def _is_stroked(shape: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)
