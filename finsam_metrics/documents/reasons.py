"""Why a document cannot be read, in words for the terminal and for the page."""

from enum import StrEnum
from typing import Final


class Reason(StrEnum):
    """Why a document cannot be read."""

    NO_FILE = "no_file"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_HEAVY = "too_heavy"
    UNKNOWN_KIND = "unknown_kind"
    SCAN = "scan"
    OLD_WORD = "old_word"
    NO_PAGES = "no_pages"


class UnreadableError(Exception):
    """Raised by a reader in its own process; the reason is what comes back.

    Attributes:
        reason: Why.
        pictures: How many pages are pictures of text.
    """

    def __init__(self, reason: Reason, *, pictures: int = 0) -> None:
        self.reason = reason
        self.pictures = pictures
        super().__init__(reason.value)


ENGLISH: Final = {
    Reason.NO_FILE: "there is no such file, or it may not be opened",
    Reason.EMPTY: "there is nothing to read in the file; choose another",
    Reason.ENCRYPTED: "the file is encrypted; save it without a password and read it again",
    Reason.BROKEN: "the file is broken or cut off; fetch it anew from where it was published",
    Reason.TOO_LARGE: "the file is too large to read; read a part of it with --pages",
    Reason.TOO_HEAVY: "the file takes too much time or memory to read and was given up; "
    "read a part of it with --pages, or save it anew",
    Reason.UNKNOWN_KIND: "the file is of no kind that can be read; give PDF, docx, odt, xlsx, xls, "
    "ods, html, text or markdown",
    Reason.SCAN: "the document is a scan, pictures of text; install what reads pictures: "
    "pip install -r requirements-ocr.txt",
    Reason.OLD_WORD: "the file is an old Word document; install LibreOffice, or save it as docx",
    Reason.NO_PAGES: "the document has none of the pages asked for",
}

SWEDISH: Final = {
    Reason.NO_FILE: "Filen finns inte eller går inte att öppna.",
    Reason.EMPTY: "Det finns inget att läsa i filen. Välj en annan fil.",
    Reason.ENCRYPTED: "Filen är låst med lösenord. Spara den utan lösenord och försök igen.",
    Reason.BROKEN: "Filen är skadad eller avhuggen. Hämta den på nytt där den är publicerad.",
    Reason.TOO_LARGE: "Filen är för stor att läsa. Dela upp den och läs den del som har budgeten.",
    Reason.TOO_HEAVY: "Filen tar för mycket tid eller minne att läsa. Spara den på nytt, eller läs "
    "bara de sidor som har budgeten.",
    Reason.UNKNOWN_KIND: "Filen är av ett slag som inte går att läsa. Välj PDF, Word, Excel, "
    "OpenDocument, webbsida eller text.",
    Reason.SCAN: "Dokumentet är inskannat, alltså bilder av text, och det går inte att läsa här. "
    "Välj en PDF som är sparad från ordbehandlaren.",
    Reason.OLD_WORD: "Filen är i det gamla Word-formatet (.doc). Spara den som .docx och försök "
    "igen.",
    Reason.NO_PAGES: "Dokumentet har inga av de sidor som efterfrågas.",
}
