"""Old Word documents (doc), by LibreOffice where it is installed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finsam_metrics.documents.formats.libre_office import find_libre_office, made_by
from finsam_metrics.documents.reasons import Reason, UnreadableError


@contextmanager
def converted(path: Path) -> Iterator[Path]:
    """Give an old document as a new one, in a folder that is gone afterwards.

    Raises:
        UnreadableError: LibreOffice is not installed, or cannot read the document.
    """
    program = find_libre_office()
    if program is None:
        raise UnreadableError(Reason.OLD_WORD)
    with made_by(program, path, "docx") as newer:
        yield newer
