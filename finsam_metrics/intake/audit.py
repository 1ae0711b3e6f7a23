"""The log of every write: who, what, when, of which document. It is only added to."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime

from finsam_metrics.intake.people import Person
from finsam_metrics.model.clock import now
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.publications import add_line


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One thing that somebody did.

    Attributes:
        at: When, in Sweden.
        who: The person's name.
        what: ``uploaded``, ``discarded``, ``taken_over``, ``association_added``,
            ``inhabitants_added``, ``inhabitants_changed``, ``invoice_details_saved``,
            ``published``, ``restored``, ``sealed``, ``noted``, ``question_closed`` or
            ``note_taken_back``.
        draft_id: The draft; None where there is none.
        plan_id: The plan; None where it is not known yet.
        revision: The plan's revision that came of it; None where none did.
        sha256: The document's, or the edition's; None where there is none.
        edition: The number of the edition that was sealed; None where none was.
        told: What was there before, in Swedish; None where it stands elsewhere.
        note_id: The note that was written, closed or taken back; None where none was.
        entry_id: Tells the entry from all others.
    """

    at: datetime
    who: str
    what: str
    draft_id: str | None = None
    plan_id: str | None = None
    revision: int | None = None
    sha256: str | None = None
    edition: int | None = None
    told: str | None = None
    note_id: str | None = None
    entry_id: str = field(default_factory=lambda: secrets.token_hex(8))


def new_entry(
    person: Person,
    what: str,
    *,
    draft_id: str | None = None,
    plan_id: str | None = None,
    revision: int | None = None,
    sha256: str | None = None,
    edition: int | None = None,
    told: str | None = None,
    note_id: str | None = None,
) -> AuditEntry:
    """Make the entry of what a person does now."""
    return AuditEntry(
        at=now(),
        who=person.name,
        what=what,
        draft_id=draft_id,
        plan_id=plan_id,
        revision=revision,
        sha256=sha256,
        edition=edition,
        told=told,
        note_id=note_id,
    )


def audit_line(entry: AuditEntry) -> str:
    """Write an entry as a line of the log."""
    return json.dumps({**asdict(entry), "at": entry.at.isoformat()}, ensure_ascii=False)


def note(paths: DataPaths, entry: AuditEntry) -> None:
    """Add an entry to the log.

    Raises:
        IntakeError: It cannot be written.
    """
    try:
        add_line(paths.audit, audit_line(entry))
    except OSError as error:
        raise IntakeError(
            f"cannot write the log {paths.audit.name}: {error.strerror}",
            swedish="Loggen kunde inte skrivas, så ändringen gjordes inte. Kontrollera att disken "
            "inte är full och att servern får skriva i datamappen.",
        ) from error


def read_audit(paths: DataPaths) -> list[AuditEntry]:
    """Read the log, latest first; a line that a killed writer left half is passed over."""
    if not paths.audit.is_file():
        return []
    lines = paths.audit.read_text(encoding="utf-8", errors="replace").splitlines()
    return list(_entries(reversed(lines)))


def _entries(lines: Iterator[str]) -> Iterator[AuditEntry]:
    for line in lines:
        try:
            data = json.loads(line)
            yield AuditEntry(**{**data, "at": datetime.fromisoformat(data["at"])})
        except (ValueError, TypeError, KeyError):
            continue
