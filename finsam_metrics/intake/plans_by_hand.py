"""A draft without a document: its document is a note of what the plan is written in from.

A plan package names a document by its hash, and every figure a line of it. Of what is written in
by hand that line says the source, so that the way back ends at what a person said, not at nothing.
"""

import hashlib
from typing import Final

from finsam_metrics.intake.draft_folders import READ, DraftEntry, make_draft, write_text
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.intake.read_documents import FACT_TABLES, ReadDocument, ReadLine, dump_read
from finsam_metrics.model.clock import now
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.facts import Identity
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.swedish_dates import format_date

MEDIA_TYPE: Final = "text/vnd.finsam.by-hand"
_FILE_NAME: Final = "inskriven för hand.txt"


def begin_by_hand(paths: DataPaths, person: Person, source_text: str) -> DraftEntry:
    """Make an empty draft, to be written by hand.

    Args:
        paths: The data folder.
        person: Who writes.
        source_text: What the plan is written in from.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: No source is said, or it cannot be written.
    """
    require_coordinator(person)
    source = " ".join(source_text.split())
    if not source:
        raise IntakeError(
            "no source is said",
            swedish="Skriv varifrån uppgifterna kommer, till exempel förbundets webbplats.",
        )
    at = now()
    lines = (
        f"Inskriven för hand. Källa: {source}",
        f"Påbörjad den {format_date(at.date())} kl. {at:%H.%M.%S} av {person.name}",
    )
    content = "".join(f"{line}\n" for line in lines).encode()
    entry = make_draft(paths, person, file_name=_FILE_NAME, content=content)
    read = ReadDocument(
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=MEDIA_TYPE,
        page_count=None,
        identity=Identity(title=f"Plan inskriven för hand, källa: {source}"),
        figures=(),
        quantity_count=0,
        reading_count=1,
        omitted=(),
        lines=tuple(
            ReadLine(number=number, page=None, text=text)
            for number, text in enumerate(lines, start=1)
        ),
        angles={},
        other_readings=(),
        is_exact=True,
        **dict.fromkeys(FACT_TABLES, ()),
    )
    write_text(paths.drafts / entry.draft_id, READ, dump_read(read))
    return entry


def is_by_hand(read: ReadDocument) -> bool:
    """Whether a draft has no document but the note of its source."""
    return read.media_type == MEDIA_TYPE
