"""The process that reads a draft's document: ``python -m finsam_metrics.intake.reader DRAFT``."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Final

from filelock import FileLock

from finsam_metrics.documents.books.sie_files import holds_books
from finsam_metrics.documents.page_watch import watch_pages
from finsam_metrics.drafts.bounds import bounded
from finsam_metrics.drafts.draft import Draft, DraftFigure, read_draft
from finsam_metrics.intake.draft_folders import (
    FAILURE,
    PAGE,
    READ,
    READING_LOCK,
    DraftEntry,
    load_entry,
    load_steps,
    write_state,
    write_text,
)
from finsam_metrics.intake.edits import chosen_association
from finsam_metrics.intake.figure_places import with_places
from finsam_metrics.intake.read_books import read_books_document
from finsam_metrics.intake.read_documents import (
    FACT_TABLES,
    ReadDocument,
    ReadFigure,
    ReadLine,
    dump_read,
)
from finsam_metrics.intake.written_workbooks import read_written_plan
from finsam_metrics.model.errors import FinsamError, ReadingError
from finsam_metrics.model.paths import DataPaths, default_paths
from finsam_metrics.pipeline import read_shared
from finsam_metrics.tables.meaning.category_proposals import CategoryProposal

_MOST_PROCESSOR_SECONDS: Final = 120
_MOST_BYTES: Final = 2 * 1024**3
_GENTLE: Final = 10
_NOT_SOUND: Final = (
    "Datamappen har fel som måste rättas innan något kan läsas in. Kommandot "
    "python -m finsam_metrics build säger vilka."
)


def keep_draft(draft: Draft) -> ReadDocument:
    """Take what a review needs from a draft."""
    source = draft.source
    return ReadDocument(
        sha256=source.sha256,
        media_type=source.media_type,
        page_count=source.page_count,
        identity=draft.facts.identity,
        figures=tuple(_kept(one, draft.proposals.get(one.line.figure_id)) for one in draft.figures),
        quantity_count=len(draft.quantities),
        reading_count=draft.reading_count,
        other_readings=draft.readings,
        omitted=source.omitted,
        angles=source.angles,
        is_exact=False,
        lines=tuple(
            ReadLine(number=line.number, page=line.page, text=line.text) for line in source.lines
        ),
        **{name: draft.rows.get(name, ()) for name in FACT_TABLES},
    )


def _kept(one: DraftFigure, proposal: CategoryProposal | None) -> ReadFigure:
    return ReadFigure(
        line=one.line,
        table=one.table,
        column=one.column,
        heading=one.heading,
        confidence=one.confidence,
        has_unit=one.has_unit,
        box=one.box,
        proposal=proposal,
    )


def read_now(paths: DataPaths, entry: DraftEntry) -> None:
    """Read a draft's document here and keep what was read.

    Raises:
        ReadingError: It cannot be read.
        PackageError: The data folder has faults.
    """
    document = paths.documents / entry.document
    read = with_places(paths, document, _read(paths, entry, document))
    write_text(paths.drafts / entry.draft_id, READ, dump_read(read))


def _read(paths: DataPaths, entry: DraftEntry, document: Path) -> ReadDocument:
    folder = read_shared(paths)
    if holds_books(document):
        chosen = chosen_association(load_steps(paths, entry.draft_id).done)
        return read_books_document(
            document, folder.shared, folder.account_ranges, association_id=chosen
        )
    written = read_written_plan(document, folder.shared)
    if written is not None:
        return written
    with bounded(_MOST_PROCESSOR_SECONDS, _MOST_BYTES):
        return keep_draft(read_draft(document, paths))


class PageNote:
    """Notes in a draft's folder which page is being read, and how far the reading has come."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._page = 0
        self._round = 0

    def __call__(self, page: int, count: int) -> None:
        """Note a page, once."""
        if page == self._page:
            return
        # Pages are gone through anew, more quickly each time, and how often is not known before.
        self._round += page < self._page
        self._page = page
        left = 0.5**self._round
        share = 1 - left + left / 2 * page / count
        write_state(self._folder, PAGE, {"page": page, "count": count, "share": share})


def _stop(_: int, __: FrameType | None) -> None:
    """End with what was begun taken away: a temporary folder, a program that was started."""
    sys.exit(1)


def main(draft_id: str) -> None:
    """Read a draft's document and keep what was read, or why it could not be."""
    paths = default_paths()
    entry = load_entry(paths, draft_id)
    folder = paths.drafts / draft_id
    os.nice(_GENTLE)
    signal.signal(signal.SIGTERM, _stop)
    with FileLock(folder / READING_LOCK, timeout=0):
        try:
            with watch_pages(PageNote(folder)):
                read_now(paths, entry)
        except ReadingError as error:
            write_state(folder, FAILURE, {"swedish": error.swedish})
        except FinsamError:
            write_state(folder, FAILURE, {"swedish": _NOT_SOUND})


if __name__ == "__main__":
    main(sys.argv[1])
