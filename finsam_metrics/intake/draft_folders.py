"""Drafts on disk: a folder each with the document's name, what was read, and what was changed."""

import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from finsam_metrics.intake import audit
from finsam_metrics.intake.applied_edits import apply_steps
from finsam_metrics.intake.edits import (
    REDO_LINE,
    UNDO_LINE,
    Edit,
    Step,
    StepList,
    read_steps,
    step_line,
)
from finsam_metrics.intake.kept_documents import laid_out_path
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.intake.read_documents import ReadDocument, load_read
from finsam_metrics.intake.review import Review
from finsam_metrics.model.clock import now
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import DataPaths

READ, STEPS, PROGRESS, FAILURE = "read.json", "steps.jsonl", "progress.json", "failure.json"
PAGE: Final = "page.json"
READING_LOCK: Final = ".reading.lock"
_ENTRY: Final = "draft.json"
_PATIENCE_SECONDS: Final = 10
LARGEST_DOCUMENT: Final = 20_000_000
_DRAFT_ID: Final = re.compile(r"[0-9]{8}-[0-9a-f]{12}")
_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,5}")


class Stage(StrEnum):
    """How far a draft has come."""

    READING = "reading"
    FAILED = "failed"
    REVIEW = "review"
    PUBLISHED = "published"


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftEntry:
    """What is known of a draft besides what was read.

    Attributes:
        draft_id: Day and a random part.
        file_name: The document's name as it came.
        sha256: The document's.
        document: Its name below the folder of documents.
        made_at: When it was uploaded.
        made_by: Who did.
        holder: Who has it now.
        holder_visit: The visit in which that person has it.
        plan_id: The plan that it was published as; None where it was not.
        revision: Its revision there.
    """

    draft_id: str
    file_name: str
    sha256: str
    document: str
    made_at: datetime
    made_by: str
    holder: str
    holder_visit: str
    plan_id: str | None = None
    revision: int | None = None


class HeldError(IntakeError):
    """Somebody else has the draft."""

    def __init__(self, holder: str) -> None:
        self.holder = holder
        super().__init__(
            f"{holder} has the draft",
            swedish=f"{holder} har utkastet just nu. Ta över det om ni ska fortsätta här.",
        )


_ENTRIES: TypeAdapter[DraftEntry] = TypeAdapter(DraftEntry)


def make_draft(paths: DataPaths, person: Person, *, file_name: str, content: bytes) -> DraftEntry:
    """Keep a document and make a draft for it, still to be read.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: The document is empty or too large, or cannot be written.
    """
    require_coordinator(person)
    if not content or len(content) > LARGEST_DOCUMENT:
        raise IntakeError(
            f"the document has {len(content)} bytes",
            swedish="Filen är tom." if not content else "Filen är större än 20 MB.",
        )
    sha256 = hashlib.sha256(content).hexdigest()
    suffix = Path(file_name).suffix.lower()
    document = sha256 + (suffix if _SUFFIX.fullmatch(suffix) else "")
    made_at = now()
    entry = DraftEntry(
        draft_id=f"{made_at:%Y%m%d}-{secrets.token_hex(6)}",
        file_name=_name_only(file_name),
        sha256=sha256,
        document=document,
        made_at=made_at,
        made_by=person.name,
        holder=person.name,
        holder_visit=person.visit,
    )
    with _written():
        paths.documents.mkdir(parents=True, exist_ok=True)
        if not (paths.documents / document).is_file():
            write_whole(paths.documents / document, content)
        folder = paths.drafts / entry.draft_id
        folder.mkdir(parents=True)
        _write_entry(paths, entry)
    audit.note(paths, audit.new_entry(person, "uploaded", draft_id=entry.draft_id, sha256=sha256))
    return entry


def list_drafts(paths: DataPaths) -> list[DraftEntry]:
    """List the drafts, the latest first; what is damaged is passed over."""
    if not paths.drafts.is_dir():
        return []
    found = []
    for folder in paths.drafts.iterdir():
        with suppress(IntakeError):
            found.append(load_entry(paths, folder.name))
    return sorted(found, key=lambda one: (one.made_at, one.draft_id), reverse=True)


def load_entry(paths: DataPaths, draft_id: str) -> DraftEntry:
    """Load a draft's entry.

    Raises:
        IntakeError: There is none of that id, or it is damaged.
    """
    if not _DRAFT_ID.fullmatch(draft_id):
        raise _no_draft(draft_id)
    try:
        return _ENTRIES.validate_json((paths.drafts / draft_id / _ENTRY).read_bytes())
    except (OSError, ValidationError) as error:
        raise _no_draft(draft_id) from error


def stage_of(paths: DataPaths, entry: DraftEntry) -> Stage:
    """Say how far a draft has come."""
    folder = paths.drafts / entry.draft_id
    if entry.plan_id is not None:
        return Stage.PUBLISHED
    if (folder / READ).is_file():
        return Stage.REVIEW
    return Stage.FAILED if (folder / FAILURE).is_file() else Stage.READING


def stamp_of(paths: DataPaths, draft_id: str) -> tuple[int, ...]:
    """Give what differs whenever a draft was read anew or changed."""
    files = (paths.drafts / draft_id / name for name in (READ, STEPS))
    return tuple(file.stat().st_mtime_ns if file.is_file() else 0 for file in files)


def load_draft(paths: DataPaths, draft_id: str) -> ReadDocument:
    """Load what was read.

    Raises:
        IntakeError: There is none, or it is damaged.
    """
    try:
        return load_read((paths.drafts / draft_id / READ).read_bytes())
    except OSError as error:
        raise _no_draft(draft_id) from error


def load_steps(paths: DataPaths, draft_id: str) -> StepList:
    """Load what was changed."""
    file = paths.drafts / draft_id / STEPS
    if not file.is_file():
        return StepList()
    return read_steps(file.read_text(encoding="utf-8", errors="replace").splitlines())


def load_review(paths: DataPaths, draft_id: str) -> Review:
    """Load a draft with every change applied.

    Raises:
        IntakeError: There is none, or it is damaged.
    """
    return apply_steps(load_draft(paths, draft_id), load_steps(paths, draft_id).done)


def add_step(
    paths: DataPaths, person: Person, draft_id: str, text: str, edits: tuple[Edit, ...]
) -> Review:
    """Change a draft.

    Raises:
        NotAllowedError: The person may not.
        HeldError: Somebody else has the draft.
        IntakeError: The edits cannot be applied; nothing is changed.
    """
    step = Step(at=now(), who=person.name, text=text, edits=edits)
    with _at_work(paths, person, draft_id):
        read = load_draft(paths, draft_id)
        review = apply_steps(read, (*load_steps(paths, draft_id).done, step))
        _add(paths, draft_id, step_line(step))
    return review


def undo(paths: DataPaths, person: Person, draft_id: str) -> None:
    """Take the latest step back; without one nothing happens.

    Raises:
        NotAllowedError: The person may not.
        HeldError: Somebody else has the draft.
    """
    with _at_work(paths, person, draft_id):
        if load_steps(paths, draft_id).done:
            _add(paths, draft_id, UNDO_LINE)


def redo(paths: DataPaths, person: Person, draft_id: str) -> None:
    """Do again what was undone last; without such nothing happens.

    Raises:
        NotAllowedError: The person may not.
        HeldError: Somebody else has the draft.
    """
    with _at_work(paths, person, draft_id):
        if load_steps(paths, draft_id).undone:
            _add(paths, draft_id, REDO_LINE)


def take_over(paths: DataPaths, person: Person, draft_id: str) -> None:
    """Give a draft to a person; whoever had it is told at the next change.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: There is no such draft, or it cannot be written.
    """
    require_coordinator(person)
    with _locked(paths, draft_id):
        entry = load_entry(paths, draft_id)
        with _written():
            _write_entry(paths, replace(entry, holder=person.name, holder_visit=person.visit))
    audit.note(paths, audit.new_entry(person, "taken_over", draft_id=draft_id))


def discard(paths: DataPaths, person: Person, draft_id: str) -> None:
    """Take a draft away; its document goes too where no other draft and no plan has it.

    Raises:
        NotAllowedError: The person may not.
        HeldError: Somebody else has the draft.
        IntakeError: There is no such draft.
    """
    with _at_work(paths, person, draft_id), _written():
        entry = load_entry(paths, draft_id)
        audit.note(
            paths,
            audit.new_entry(person, "discarded", draft_id=draft_id, sha256=entry.sha256),
        )
        shutil.rmtree(paths.drafts / draft_id)
        if not _is_used(paths, entry.sha256):
            (paths.documents / entry.document).unlink(missing_ok=True)
            laid_out_path(paths, entry.sha256).unlink(missing_ok=True)


def _is_used(paths: DataPaths, sha256: str) -> bool:
    """Whether a draft, a plan or a former revision was read from a document."""
    if any(one.sha256 == sha256 for one in list_drafts(paths)):
        return True
    published = [*paths.plans.glob("*/*.json"), *paths.revisions.glob("*/*/*/*.json")]
    return any(sha256 in one.read_text(encoding="utf-8", errors="replace") for one in published)


@contextmanager
def _at_work(paths: DataPaths, person: Person, draft_id: str) -> Iterator[None]:
    """Hold a draft for a change by the person who has it."""
    require_coordinator(person)
    with _locked(paths, draft_id):
        entry = load_entry(paths, draft_id)
        if (entry.holder, entry.holder_visit) != (person.name, person.visit):
            raise HeldError(entry.holder)
        yield


@contextmanager
def _locked(paths: DataPaths, draft_id: str) -> Iterator[None]:
    load_entry(paths, draft_id)
    paths.drafts.mkdir(parents=True, exist_ok=True)
    lock = FileLock(paths.drafts / f".{draft_id}.lock", is_singleton=True)
    try:
        lock.acquire(timeout=_PATIENCE_SECONDS)
    except Timeout as error:
        raise IntakeError(
            "the draft is being changed by somebody else",
            swedish="Någon annan ändrar i utkastet just nu. Försök igen.",
        ) from error
    except OSError as error:
        raise _not_written(error) from error
    try:
        yield
    finally:
        lock.release()


def _add(paths: DataPaths, draft_id: str, line: str) -> None:
    with _written(), (paths.drafts / draft_id / STEPS).open("ab") as file:
        # A line of its own also after one that a killed writer left half.
        file.write(f"\n{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def entry_path(entry: DraftEntry) -> str:
    """Where a draft's entry is kept, below the data folder."""
    return f"drafts/{entry.draft_id}/{_ENTRY}"


def entry_text(entry: DraftEntry) -> str:
    """Write a draft's entry as it is kept."""
    return _ENTRIES.dump_json(entry).decode()


def _write_entry(paths: DataPaths, entry: DraftEntry) -> None:
    write_whole(paths.root / entry_path(entry), entry_text(entry).encode())


def write_state(folder: Path, name: str, state: object) -> None:
    """Write one of a draft's small files whole, as JSON."""
    write_text(folder, name, json.dumps(state, ensure_ascii=False))


def write_text(folder: Path, name: str, text: str) -> None:
    """Write one of a draft's files whole."""
    write_whole(folder / name, text.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole, or not at all."""
    part = path.parent / f".{path.name}.{secrets.token_hex(4)}.part"
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _name_only(file_name: str) -> str:
    """The name without folders and without what a screen would obey, not too long."""
    name = re.split(r"[/\\]", file_name)[-1]
    return "".join(letter for letter in name if letter.isprintable())[:120] or "dokument"


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _not_written(error) from error


def _not_written(error: OSError) -> IntakeError:
    return IntakeError(
        f"cannot write the draft: {error.strerror or error}",
        swedish="Utkastet kunde inte skrivas: disken är full eller skrivskyddad. Ingenting har "
        "ändrats.",
    )


def _no_draft(draft_id: str) -> IntakeError:
    return IntakeError(
        f"there is no draft {draft_id!r}",
        swedish="Utkastet finns inte. Det kan ha kastats av någon annan.",
    )
