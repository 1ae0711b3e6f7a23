"""A file of any kind to lines, words and cells."""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from finsam_metrics.documents.formats.old_word import converted
from finsam_metrics.documents.kinds import check_file
from finsam_metrics.documents.limits import MOST_PICTURES, Limits, parse_apart
from finsam_metrics.documents.plain_data import load_document
from finsam_metrics.documents.reasons import Reason, UnreadableError, reading_error
from finsam_metrics.documents.sound_pages import parse_sound_pages
from finsam_metrics.model.sources import SourceDocument


def read_document(path: Path, *, pages: range | None = None) -> SourceDocument:
    """Read a document.

    Args:
        path: The file. What it is, its content says.
        pages: Only these pages, counted from 1; None: all. A sheet of a spreadsheet is a page.

    Raises:
        ReadingError: It cannot be read, or not within the limits of time and memory.
    """
    try:
        return _read(path, pages)
    except UnreadableError as error:
        raise reading_error(path.name, error.reason) from error


def _read(path: Path, pages: range | None) -> SourceDocument:
    check_file(path)
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableError(Reason.NO_FILE) from error
    data = _parse(path, pages)
    try:
        document = load_document(data, sha256)
    except ValueError as error:
        raise UnreadableError(Reason.BROKEN) from error
    if not any(line.text for line in document.lines):
        raise UnreadableError(Reason.EMPTY if pages is None else Reason.NO_PAGES)
    return document


def _parse(path: Path, pages: range | None) -> dict[str, Any]:
    """The document as data; its pictures are read where they can be, and else named."""
    can_read_pictures = find_spec("rapidocr") is not None
    try:
        pictures = "refer" if can_read_pictures else "name"
        return parse_sound_pages(path, pages, Limits(), pictures=pictures)
    except UnreadableError as error:
        if error.reason is Reason.OLD_WORD:
            with converted(path) as newer:
                return parse_apart(newer, pages, Limits())
        if error.reason is not Reason.SCAN or not can_read_pictures:
            raise
        limits = _picture_limits(error.pictures)
    try:
        return parse_sound_pages(path, pages, limits, pictures="read")
    except UnreadableError as error:
        try:
            return parse_sound_pages(path, pages, Limits(), pictures="name")
        except UnreadableError:
            raise error from None


def _picture_limits(pages: int) -> Limits:
    """Pictures take more: some seconds of two processors each, and the models' memory."""
    read = min(pages, MOST_PICTURES)
    return Limits(
        memory=4_000_000_000,
        processor_seconds=60 + 60 * read,
        seconds=60.0 + 60.0 * read,
        longest_page=120,
        open_files=256,
    )
