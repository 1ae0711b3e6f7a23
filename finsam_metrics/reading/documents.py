"""A file of any kind to lines, words and cells."""

import hashlib
from pathlib import Path

from finsam_metrics.model.sources import SourceDocument
from finsam_metrics.reading.texts import lines_of_text


def read_document(path: Path, *, pages: range | None = None) -> SourceDocument:
    """Read a document.

    Args:
        path: The file.
        pages: Only these pages; None: all.
    """
    content = path.read_bytes()
    lines, page_count = lines_of_text(content.decode("utf-8-sig"))
    if pages is not None:
        lines = tuple(line for line in lines if line.page in pages)
    return SourceDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        page_count=page_count,
        lines=lines,
    )
