"""Office documents laid out as pages, which they have none of, by LibreOffice where installed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from finsam_metrics.documents.formats.libre_office import find_libre_office, made_by
from finsam_metrics.documents.kinds import SPREADSHEETS, FileKind
from finsam_metrics.documents.limits import Limits
from finsam_metrics.documents.plain_data import load_document
from finsam_metrics.documents.reasons import UnreadableError
from finsam_metrics.documents.sound_pages import parse_sound_pages
from finsam_metrics.model.sources import Line

_TEXTS: Final = (FileKind.DOCX, FileKind.DOC, FileKind.ODT)
_WHOLE_SHEETS: Final = ':calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}}'
# In points; a picture of a longer page is too small to be read.
_LONGEST_PAGE: Final = 3_000.0


def lay_out(path: Path, media_type: str) -> bytes | None:
    """Give a document as PDF; a sheet of a spreadsheet is a page.

    Args:
        path: The file.
        media_type: What it is, as ``SourceDocument.media_type`` says it.

    Returns:
        None where it is no Office document, LibreOffice is not installed, or cannot do it within
        the limits.
    """
    is_sheets = media_type in SPREADSHEETS
    program = find_libre_office()
    if program is None or not (is_sheets or media_type in _TEXTS):
        return None
    try:
        with made_by(program, path, "pdf", options=_WHOLE_SHEETS if is_sheets else "") as laid_out:
            return laid_out.read_bytes()
    except UnreadableError:
        return None


def read_laid_out(path: Path) -> Sequence[Line]:
    """Read the lines of a laid out document, with the places of their words.

    Pages that are turned, or so long that their picture cannot be read, are left out.

    Returns:
        No lines where it cannot be read.
    """
    try:
        document = load_document(parse_sound_pages(path, None, Limits(), pictures="name"), "")
    except (UnreadableError, ValueError):
        return ()
    left_out = {page for page in document.angles if document.angles[page]}
    left_out |= {line.page or 0 for line in document.lines if _foot_of(line) > _LONGEST_PAGE}
    return tuple(line for line in document.lines if (line.page or 0) not in left_out)


def _foot_of(line: Line) -> float:
    return max((word.box.bottom for word in line.words if word.box), default=0.0)
