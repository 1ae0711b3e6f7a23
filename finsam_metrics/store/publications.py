"""Changes of the data folder that are made whole.

What is to be written is prepared beside, agreed on in one step, and then put in place. Who is
killed before that step has changed nothing; what was agreed is put in place by whoever comes next.
"""

import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import DataPaths

TRYOUT: Final = ".tryout-"
"""How folders begin in which a change is tried out."""

_FOLDER: Final = ".publications"
_LOCK: Final = ".publications.lock"
_PREPARED, _AGREED = "prepared.json", "agreed.json"
_PATIENCE_SECONDS: Final = 30
_LONGEST_TAIL: Final = 1_000_000
_MANY_FILES: Final = 200


@dataclass(frozen=True, kw_only=True)
class FolderChange:
    """What is written in one step; paths are below the data folder.

    Attributes:
        files: Whole files with their new text.
        removed: Files that are taken away.
        added_lines: Lines added at the end of a file, each with all that tells it from others.
    """

    files: Mapping[str, str]
    removed: tuple[str, ...] = ()
    added_lines: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def held(paths: DataPaths) -> Iterator[None]:
    """Keep other writers out of the data folder, and finish what a killed one had agreed on.

    Raises:
        StoreError: Another writer holds it for long, or it may not be written to.
    """
    lock = FileLock(paths.root / _LOCK, is_singleton=True)
    try:
        lock.acquire(timeout=_PATIENCE_SECONDS)
    except Timeout as error:
        raise StoreError(
            "another publication is under way; try again when it is done",
            swedish="Någon annan publicerar just nu. Försök igen om en stund.",
        ) from error
    except OSError as error:
        raise not_written(error) from error
    try:
        _finish_all(paths)
        yield
    finally:
        lock.release()


def settle(paths: DataPaths) -> None:
    """Put in place what a killed writer had agreed on, where there is such and it can be done."""
    if not any((paths.root / _FOLDER).glob(f"*/{_AGREED}")):
        return
    with held(paths):
        pass


def write_change(paths: DataPaths, change: FolderChange) -> None:
    """Write a change whole; only while the data folder is held.

    Raises:
        StoreError: It cannot be written; nothing of it is.
    """
    staged = paths.root / _FOLDER / secrets.token_hex(8)
    try:
        _prepare(staged, change)
        (staged / _PREPARED).rename(staged / _AGREED)
        _sync_folder(staged)
    except OSError as error:
        shutil.rmtree(staged, ignore_errors=True)
        raise not_written(error) from error
    _finish(paths, staged)


def _prepare(staged: Path, change: FolderChange) -> None:
    is_large = sys.platform == "linux" and len(change.files) > _MANY_FILES
    for path, text in change.files.items():
        target = staged / "files" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, text, is_kept=not is_large)
    if is_large:
        os.sync()  # which waits, on Linux; file by file it takes ten times as long
    staged.mkdir(parents=True, exist_ok=True)
    plan = {
        "files": sorted(change.files),
        "removed": list(change.removed),
        "added_lines": dict(change.added_lines),
    }
    _write(staged / _PREPARED, json.dumps(plan, ensure_ascii=False))


def _finish_all(paths: DataPaths) -> None:
    # Only who holds the folder tries a change out, so that what is there is a killed one's.
    for tried in paths.root.glob(f"{TRYOUT}*"):
        shutil.rmtree(tried, ignore_errors=True)
    for staged in sorted((paths.root / _FOLDER).glob("*")):
        _finish(paths, staged)


def _finish(paths: DataPaths, staged: Path) -> None:
    """Put an agreed change in place, from wherever it was left; one not agreed on is dropped.

    Raises:
        StoreError: It cannot be put in place now; it will be by the next who comes.
    """
    try:
        if (staged / _AGREED).is_file():
            _put_in_place(paths, staged)
        shutil.rmtree(staged)
    except OSError as error:
        raise not_written(error) from error


def _put_in_place(paths: DataPaths, staged: Path) -> None:
    plan = json.loads((staged / _AGREED).read_text(encoding="utf-8"))
    folders: dict[Path, None] = {}
    for path in plan["files"]:
        source, target = staged / "files" / path, paths.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.exists():
            source.replace(target)
            folders[target.parent] = None
    for folder in folders:
        _sync_folder(folder)
    for path in plan["removed"]:
        remove_file(paths.root / path)
    for path, line in plan["added_lines"].items():
        add_line(paths.root / path, line)


def remove_file(path: Path) -> None:
    """Take a file away, and its folder where it was the last in it."""
    path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()


def add_line(path: Path, line: str) -> None:
    """Add a line at the end of a file unless it is the same as one of the latest there."""
    with path.open("a+b") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - _LONGEST_TAIL))
        latest = file.read()
        if line.encode() in latest.split(b"\n"):
            return
        # A line that a killed writer left half is closed, so that the next one is whole.
        start = b"\n" if latest and not latest.endswith(b"\n") else b""
        file.write(start + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _write(path: Path, text: str, *, is_kept: bool = True) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        if is_kept:
            file.flush()
            os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Have the names of a folder on the disk, where the system can be told to."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def not_written(error: OSError) -> StoreError:
    """Say that the data folder could not be written to, and that nothing was."""
    return StoreError(
        f"cannot write to the data folder: {error.strerror or error}",
        swedish="Det gick inte att skriva i datamappen: disken är full eller skrivskyddad. "
        "Ingenting har ändrats.",
    )
