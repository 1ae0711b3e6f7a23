"""What a file is, by its content and never by its name."""

import re
import stat
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import Final
from unicodedata import category

from finsam_metrics.documents.formats.encodings import decode
from finsam_metrics.documents.reasons import Reason, UnreadableError


class FileKind(StrEnum):
    """Kinds of files, by their media types."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    ODT = "application/vnd.oasis.opendocument.text"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLS = "application/vnd.ms-excel"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    HTML = "text/html"
    TEXT = "text/plain"


SPREADSHEETS: Final = (FileKind.XLSX, FileKind.XLS, FileKind.ODS)
_LARGEST_FILE: Final = 100_000_000
_HEAD: Final = 4096
_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_DIRECTORY: Final = (
    ("EncryptedPackage", None),
    ("WordDocument", FileKind.DOC),
    ("Workbook", FileKind.XLS),
    ("Book", FileKind.XLS),
)
_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype html|html|head|body|meta|title|table|div|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
# Control signs, halves of letters and what is no letter yet; those of a font's own are letters.
_NO_LETTERS: Final = ("Cc", "Cs", "Cn")
_MOST_FILES: Final = 5_000
_MOST_EXPANDED: Final = 400_000_000
_LARGEST_HEAD: Final = 20_000_000


def check_file(path: Path) -> None:
    """Refuse what is no file that may be opened.

    Raises:
        UnreadableError: It is none, or too large.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise UnreadableError(Reason.NO_FILE) from error
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(Reason.NO_FILE)
    if status.st_size > _LARGEST_FILE:
        raise UnreadableError(Reason.TOO_LARGE)


def find_kind(path: Path) -> FileKind:
    """Say what a file is.

    Raises:
        UnreadableError: It is empty, encrypted, broken, of no kind that we read, or too large.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip():
        raise UnreadableError(Reason.EMPTY)
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head.startswith(_ZIP):
        return _kind_of_archive(path)
    if head.startswith(_COMPOUND):
        return _kind_of_compound(path)
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in head and not is_wide:
        raise UnreadableError(Reason.UNKNOWN_KIND)
    text = decode(head)
    odd = sum(not sign.isspace() and category(sign) in _NO_LETTERS for sign in text)
    if text.startswith("{\\rtf") or odd * 20 > len(text):
        raise UnreadableError(Reason.UNKNOWN_KIND)
    return FileKind.HTML if _HTML.match(text) else FileKind.TEXT


def _kind_of_archive(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > _MOST_FILES or sum(e.file_size for e in entries) > _MOST_EXPANDED:
                raise UnreadableError(Reason.TOO_MUCH)
            stated = (
                archive.read("mimetype")[:100].decode("ascii", "replace")
                if "mimetype" in names
                else ""
            )
            if "META-INF/manifest.xml" in names:
                manifest = archive.open("META-INF/manifest.xml").read(_LARGEST_HEAD)
                if b"encryption-data" in manifest:
                    raise UnreadableError(Reason.ENCRYPTED)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(Reason.BROKEN) from error
    if "word/document.xml" in names:
        return FileKind.DOCX
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return FileKind.XLSX
    for kind in (FileKind.ODT, FileKind.ODS):
        if stated.strip().startswith(kind.value):
            return kind
    raise UnreadableError(Reason.UNKNOWN_KIND)


def _kind_of_compound(path: Path) -> FileKind:
    content = path.read_bytes()
    for name, kind in _DIRECTORY:
        if name.encode("utf-16-le") + b"\x00\x00" in content:
            if kind is None:
                raise UnreadableError(Reason.ENCRYPTED)
            return kind
    raise UnreadableError(Reason.UNKNOWN_KIND)
