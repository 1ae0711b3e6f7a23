"""Why a document cannot be read, in words for the terminal and for the page."""

from enum import StrEnum
from typing import Final

from finsam_metrics.model.errors import ReadingError


class Reason(StrEnum):
    """Why a document cannot be read."""

    NO_FILE = "no_file"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_MUCH = "too_much"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    UNKNOWN_KIND = "unknown_kind"
    SCAN = "scan"
    OLD_WORD = "old_word"
    NO_PAGES = "no_pages"


class UnreadableError(Exception):
    """Raised by a reader in its own process; the reason is what comes back.

    Attributes:
        reason: Why.
        pictures: How many pages are pictures of text.
        page: The page at which the reader was ended; None where it ended by itself or no page is
            known.
    """

    def __init__(self, reason: Reason, *, pictures: int = 0, page: int | None = None) -> None:
        self.reason = reason
        self.pictures = pictures
        self.page = page
        super().__init__(reason.value)


ENGLISH: Final = {
    Reason.NO_FILE: "there is no such file, or it may not be opened",
    Reason.EMPTY: "there is nothing to read in the file; choose another",
    Reason.ENCRYPTED: "the file is encrypted; save it without a password and read it again",
    Reason.BROKEN: "the file is broken or cut off; fetch it anew from where it was published",
    Reason.TOO_LARGE: "the file is larger than 100 MB; save it without its pictures",
    Reason.TOO_MUCH: "the file holds more signs, cells or parts than can be read; "
    "read a part of it with --pages, or save the part with the budget by itself",
    Reason.TOO_MANY_PAGES: "the file has more pages than can be read at once; "
    "read a part of it with --pages",
    Reason.TOO_SLOW: "the file takes more time to read than it may and was given up; "
    "read a part of it with --pages, or save it anew",
    Reason.TOO_MUCH_MEMORY: "the file takes more memory to read than it may and was given up; "
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
    Reason.TOO_LARGE: "Filen är större än 100 MB. Spara den utan bilder och försök igen.",
    Reason.TOO_MUCH: "Filen har fler tecken, celler eller delar än som går att läsa. Dela upp den "
    "och läs den del som har budgeten.",
    Reason.TOO_MANY_PAGES: "Filen har fler sidor än som går att läsa på en gång. Dela upp den och "
    "läs den del som har budgeten.",
    Reason.TOO_SLOW: "Filen tar för lång tid att läsa. Spara den på nytt, eller läs bara de sidor "
    "som har budgeten.",
    Reason.TOO_MUCH_MEMORY: "Filen tar för mycket minne att läsa. Spara den på nytt, eller läs "
    "bara de sidor som har budgeten.",
    Reason.UNKNOWN_KIND: "Filen är av ett slag som inte går att läsa. Välj PDF, Word, Excel, "
    "OpenDocument, webbsida eller text.",
    Reason.SCAN: "Dokumentet är inskannat, alltså bilder av text, och det går inte att läsa här. "
    "Välj en PDF som är sparad från ordbehandlaren.",
    Reason.OLD_WORD: "Filen är i det gamla Word-formatet (.doc). Spara den som .docx och försök "
    "igen.",
    Reason.NO_PAGES: "Dokumentet har inga av de sidor som efterfrågas.",
}


def reading_error(what: str, reason: Reason) -> ReadingError:
    """Give what a reader's reason is to those who asked for it to be read."""
    return ReadingError(f"cannot read {what}: {ENGLISH[reason]}", swedish=SWEDISH[reason])
