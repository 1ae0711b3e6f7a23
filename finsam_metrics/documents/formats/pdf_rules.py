"""Ruling lines of a PDF page."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from finsam_metrics.documents.formats.pdf_words import Edges
from finsam_metrics.documents.page_layout.printed_lines import Rule

_MOST_PATHS: Final = 20_000
THIN: Final = 2.5


def whole_rules(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Join ruling lines whose parts, one for each cell, follow on each other."""
    by_place: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if by_place and rule.at - by_place[-1][0].at <= 1:
            by_place[-1].append(rule)
        else:
            by_place.append([rule])
    for same_place in by_place:
        first, *others = sorted(same_place, key=lambda rule: rule.start)
        for rule in others:
            if rule.start <= first.end + THIN:
                first = replace(first, end=max(first.end, rule.end))
            else:
                yield first
                first = rule
        yield first


def strokes_of(page: pypdfium2.PdfPage) -> Iterator[Edges]:
    """Give the edges of the straight lines of a page, and of the sides of drawn rectangles.

    Where a shade ends says little of where a row does.
    """
    count = 0
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        count += 1
        if count > _MOST_PATHS:
            return
        try:
            left, bottom, right, top = shape.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        if right - left <= THIN + 1 or top - bottom <= THIN + 1:
            yield _thinned(left, bottom, right, top)
            continue
        if _is_stroked(shape):
            yield (left, bottom, right, bottom)
            yield (left, top, right, top)
            yield (left, bottom, left, top)
            yield (right, bottom, right, top)


def _thinned(left: float, bottom: float, right: float, top: float) -> Edges:
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
