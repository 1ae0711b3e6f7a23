"""Pictures on a PDF page: how much of it they cover, and whether its text was read from one."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

_WHOLE_PICTURE: Final = 0.8


class TextLayer(StrEnum):
    """What the text of a page is."""

    PRINTED = "printed"
    OVER_PICTURE = "over_picture"
    READ = "read"


def picture_share(page: pypdfium2.PdfPage) -> float:
    """How much of the page its largest picture covers."""
    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
    return max((share for _, share in _shares(page, pictures)), default=0.0)


def find_text_layer(page: pypdfium2.PdfPage) -> TextLayer:
    """Say what the text of a page is.

    Where a picture covers the page and the text is not to be seen, for it is drawn without ink or
    lies under the picture, somebody's program has read it from the picture, well or badly.
    """
    seen = hidden = 0
    largest = covered = 0.0
    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT])
    for shape, share in _shares(page, objects):
        if shape.type == pdfium.FPDF_PAGEOBJ_TEXT:
            is_inked = pdfium.FPDFTextObj_GetTextRenderMode(shape) != (
                pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            )
            seen, hidden = seen + is_inked, hidden + (not is_inked)
            continue
        largest, covered = max(largest, share), covered + share
        if share > _WHOLE_PICTURE and not pdfium.FPDFPageObj_HasTransparency(shape):
            seen, hidden = 0, hidden + seen
    if covered > _WHOLE_PICTURE and hidden > seen:
        return TextLayer.READ
    return TextLayer.OVER_PICTURE if largest > _WHOLE_PICTURE else TextLayer.PRINTED


def _shares(
    page: pypdfium2.PdfPage, shapes: Iterator[pypdfium2.PdfObject]
) -> Iterator[tuple[pypdfium2.PdfObject, float]]:
    """Shapes with the share of the page that each covers; broken ones are nowhere."""
    left, bottom, right, top = page.get_bbox()
    whole = max((right - left) * (top - bottom), 1.0)
    for shape in shapes:
        try:
            own_left, own_bottom, own_right, own_top = shape.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        yield shape, (own_right - own_left) * (own_top - own_bottom) / whole
