"""Reading a document in a process of its own, so that nobody waits for it and it can be stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from finsam_metrics.intake.draft_folders import (
    FAILURE,
    PAGE,
    PROGRESS,
    READ,
    READING_LOCK,
    DraftEntry,
    write_state,
)
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.model.clock import now
from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths

_MOMENT_SECONDS: Final = 3.0
_LOOK_EVERY_SECONDS: Final = 0.05
_STOPPED: Final = "Läsningen avbröts. Läs dokumentet igen, eller kasta utkastet."


class Progress(StrEnum):
    """How a reading stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class PageState:
    """Which page is being read.

    Attributes:
        page: Counted from 1.
        count: How many there are.
        share: How far the reading has come, 0 to 1; it never goes back.
    """

    page: int
    count: int
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingState:
    """How the reading of a draft stands.

    Attributes:
        progress: Whether it goes on.
        failure_text: What stopped it, in Swedish; None where nothing did.
        begun_at: When it began; None where it has ended, or is about to begin.
        page: Where it is; None before the first page, and where the document has none.
    """

    progress: Progress
    failure_text: str | None = None
    begun_at: datetime | None = None
    page: PageState | None = None


_begun: dict[str, subprocess.Popen[bytes]] = {}


def start_reading(paths: DataPaths, person: Person, entry: DraftEntry) -> None:
    """Begin to read a draft's document, anew where it was read; it goes on when the page is left.

    What was changed in the draft stays.

    Raises:
        NotAllowedError: The person may not.
    """
    require_coordinator(person)
    folder = paths.drafts / entry.draft_id
    for left in (FAILURE, PAGE, READ):
        (folder / left).unlink(missing_ok=True)
    _begun[entry.draft_id] = subprocess.Popen(  # noqa: S603 - our own command, without a shell
        [sys.executable, "-m", "finsam_metrics.intake.reader", entry.draft_id],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "FINSAM_DATA": str(paths.root.resolve())},
        cwd=PROJECT_ROOT,
        start_new_session=True,
    )
    state = {"process_id": _begun[entry.draft_id].pid, "begun_at": now().isoformat()}
    write_state(folder, PROGRESS, state)


def reading_state(paths: DataPaths, draft_id: str) -> ReadingState:
    """Say how the reading of a draft stands."""
    folder = paths.drafts / draft_id
    begun = _begun.get(draft_id)
    if begun is not None and begun.poll() is not None:
        _begun.pop(draft_id, None)
        begun = None
    if (folder / READ).is_file():
        return ReadingState(progress=Progress.DONE)
    if (folder / FAILURE).is_file():
        with suppress(OSError, ValueError, KeyError):
            told = json.loads((folder / FAILURE).read_text(encoding="utf-8"))["swedish"]
            return ReadingState(progress=Progress.FAILED, failure_text=str(told))
    if begun is not None or _is_held(folder):
        return ReadingState(
            progress=Progress.RUNNING, begun_at=_begun_at(folder), page=_page_state(folder)
        )
    return ReadingState(progress=Progress.FAILED, failure_text=_STOPPED)


def readings_begun_here() -> int:
    """How many readings go on that this process began."""
    return sum(1 for begun in list(_begun.values()) if begun.poll() is None)


def _begun_at(folder: Path) -> datetime | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((folder / PROGRESS).read_text(encoding="utf-8"))
        return datetime.fromisoformat(told["begun_at"])
    return None


def _page_state(folder: Path) -> PageState | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((folder / PAGE).read_text(encoding="utf-8"))
        return PageState(
            page=int(told["page"]), count=int(told["count"]), share=float(told["share"])
        )
    return None


def stop_reading(paths: DataPaths, person: Person, draft_id: str) -> None:
    """Stop a reading; without one nothing happens.

    Raises:
        NotAllowedError: The person may not.
    """
    require_coordinator(person)
    folder = paths.drafts / draft_id
    if reading_state(paths, draft_id).progress is not Progress.RUNNING:
        return
    with suppress(OSError, ValueError, KeyError):
        state = json.loads((folder / PROGRESS).read_text(encoding="utf-8"))
        _end(int(state["process_id"]), folder)
    if (begun := _begun.pop(draft_id, None)) is not None:
        begun.wait()


def _end(process_id: int, folder: Path) -> None:
    """End a reader, which takes what it has begun away if it is given a moment."""
    os.killpg(process_id, signal.SIGTERM)
    deadline = time.monotonic() + _MOMENT_SECONDS
    while _is_held(folder) and time.monotonic() < deadline:
        time.sleep(_LOOK_EVERY_SECONDS)
    os.killpg(process_id, signal.SIGKILL)


def _is_held(folder: Path) -> bool:
    """Whether a process reads it: the system lets its lock go when the process ends."""
    lock = FileLock(folder / READING_LOCK)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return True
    lock.release()
    return False
