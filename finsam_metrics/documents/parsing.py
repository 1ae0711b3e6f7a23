"""One parser in a process of its own: ``python -m finsam_metrics.documents.parsing``.

A document is somebody else's file. What reads it can be led astray, so it runs under limits, and
only plain data come back: a document as JSON, or the reason why there is none.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from finsam_metrics.documents.answering import answer
from finsam_metrics.documents.kinds import SPREADSHEETS, FileKind, find_kind
from finsam_metrics.documents.plain_data import dump_document
from finsam_metrics.documents.progress import Progress
from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.model.sources import SourceDocument


def main(arguments: list[str]) -> int:
    """Read one file.

    Args:
        arguments: JSON with the path, the pages (first and last, or null) and those to leave out,
            and what is done with pictures of text.

    Returns:
        The exit code: 0 where a document or a reason was written.
    """
    return answer(arguments, _read_task)


def _read_task(task: dict[str, Any], progress: Progress) -> str:
    pages = None if task["pages"] is None else range(task["pages"][0], task["pages"][1] + 1)
    without = frozenset(task["without"])
    return dump_document(_read(Path(task["path"]), pages, without, task["pictures"], progress))


def _read(
    path: Path, pages: range | None, without: frozenset[int], pictures: str, progress: Progress
) -> SourceDocument:
    kind = find_kind(path)
    if kind is FileKind.PDF:
        from finsam_metrics.documents.formats.pdfs import Pictures, read_pdf

        return read_pdf(path, pages, without, Pictures(pictures), progress)
    if kind in SPREADSHEETS:
        from finsam_metrics.documents.formats.spreadsheets import read_spreadsheet

        return read_spreadsheet(path, kind.value, pages)
    document = _read_whole(path, kind)
    if pages is None:
        return document
    return replace(document, lines=tuple(line for line in document.lines if line.page in pages))


def _read_whole(path: Path, kind: FileKind) -> SourceDocument:
    if kind is FileKind.DOC:
        raise UnreadableError(Reason.OLD_WORD)
    if kind is FileKind.DOCX:
        from finsam_metrics.documents.formats.word_documents import read_word_document

        return read_word_document(path)
    if kind is FileKind.ODT:
        from finsam_metrics.documents.formats.open_documents import read_open_document

        return read_open_document(path)
    if kind is FileKind.HTML:
        from finsam_metrics.documents.formats.web_pages import read_web_page

        return read_web_page(path)
    from finsam_metrics.documents.formats.texts import read_text

    return read_text(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
