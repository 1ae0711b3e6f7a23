"""Words of a PDF page, put together from its signs by where they stand."""

import ctypes
import math
from collections.abc import Iterator
from functools import reduce
from typing import Final, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from finsam_metrics.documents.printable import ZERO_WIDTH
from finsam_metrics.documents.reasons import Reason, UnreadableError

_MOST_CHARACTERS: Final = 60_000
_WORD_GAP: Final = 0.18
_GUESSED_GAP: Final = 0.08
_LINE_SHIFT: Final = 0.6
_THIN_SPACE: Final = 0.05
_GROUP: Final = 3
_MINUS: Final = "\N{MINUS SIGN}"

Edges: TypeAlias = tuple[float, float, float, float]
_Sign: TypeAlias = tuple[str, Edges]


def words_of(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Edges, int]]:
    """Give text, edges (left, bottom, right, top of the file's own axes) and angle of each word.

    Raises:
        UnreadableError: The page has too many signs.
    """
    text_page = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > _MOST_CHARACTERS:
            raise UnreadableError(Reason.TOO_MUCH)
        rect = pdfium.FS_RECTF()
        signs: list[_Sign] = []
        word_angle = 0
        word_gap = _WORD_GAP
        for place in range(count):
            sign = chr(pdfium.FPDFText_GetUnicode(text_page, place))
            if pdfium.FPDFText_IsGenerated(text_page, place):
                word_gap = _GUESSED_GAP
                continue
            if sign in ZERO_WIDTH:
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


def _is_apart(before: Edges, after: Edges, angle: int, word_gap: float) -> bool:
    """Whether a sign stands away from the one before it, though no space is printed.

    Where pdfium guesses a space or a new line, which it also does inside words, less is asked for.
    """
    if angle % 90:
        return word_gap == _GUESSED_GAP
    size, shift = _size_and_shift(before, after, angle)
    gap = _gap(before, after, angle)
    return gap > word_gap * size or gap < -2 * size or shift > _LINE_SHIFT * size


def _size_and_shift(before: Edges, after: Edges, angle: int) -> tuple[float, float]:
    """How high a sign is, and how far it stands above or below the one before it."""
    if angle % 180 == 0:
        return after[3] - after[1], abs(after[1] - before[1])
    return after[2] - after[0], abs(after[0] - before[0])


def _gap(before: Edges, after: Edges, angle: int) -> float:
    """What is left free between two signs, the way they are read."""
    if angle % 180 == 0:
        return after[0] - before[2] if angle == 0 else before[0] - after[2]
    return before[1] - after[3] if angle == 90 else after[1] - before[3]


def _divided(signs: list[_Sign], angle: int) -> Iterator[tuple[str, Edges, int]]:
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
    """Whether a text of its own was put close to the word, as "2020" after "Budget".

    A minus is of the amount after it; a hyphen may stand in a date or a span.
    """
    is_other = (before.isalpha() and sign.isdigit()) or (
        before.isdigit() and (sign.isupper() or sign == _MINUS)
    )
    if not is_other:
        return False
    drawn = [
        ctypes.cast(pdfium.FPDFText_GetTextObject(text_page, one), ctypes.c_void_p).value
        for one in (place - 2, place - 1, place)
    ]
    return drawn[0] == drawn[1] != drawn[2]


def _around(one: Edges, other: Edges) -> Edges:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
