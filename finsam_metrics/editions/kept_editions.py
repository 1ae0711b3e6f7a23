"""The editions that there are, and whether each is as it was sealed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from finsam_metrics.editions.manifests import MANIFEST, Edition, hash_of, read_manifest
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.store.publications import settle

SEALED: Final = "sealed"
"""What the log says of a sealing."""

_MOST_NAMED: Final = 5


class Difference(StrEnum):
    """How a file differs from what was sealed."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"


_SWEDISH: Final = {
    Difference.CHANGED: "{} är ändrad",
    Difference.MISSING: "{} saknas",
    Difference.ADDED: "{} har tillkommit",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionFault:
    """A file that is not as it was sealed; ``file`` is its path below the edition's folder."""

    file: str
    difference: Difference


def edition_folder(paths: DataPaths, number: int) -> Path:
    """Give where an edition lies; it is a data folder of its own, without a database."""
    return paths.editions / str(number)


def edition_numbers(paths: DataPaths) -> list[int]:
    """List the numbers of the editions, the latest first; a sealing that was cut off is finished.

    Raises:
        StoreError: It cannot be finished.
    """
    settle(paths)
    if not paths.editions.is_dir():
        return []
    found = (path for path in paths.editions.iterdir() if path.is_dir())
    return sorted((int(path.name) for path in found if path.name.isdecimal()), reverse=True)


def read_edition(paths: DataPaths, number: int) -> Edition:
    """Read what an edition says of itself; its files are not looked at.

    Raises:
        StoreError: There is no such edition, or its manifest is not as it was sealed.
    """
    if number not in edition_numbers(paths):
        raise StoreError(
            f"there is no edition {number}", swedish=f"Det finns ingen utgåva {number}."
        )
    edition = _manifest(paths, number)
    if edition is None:
        raise _not_whole(number, [_manifest_fault()])
    return edition


def read_whole_edition(paths: DataPaths, number: int) -> Edition:
    """Read an edition of which every file is as it was sealed.

    Raises:
        StoreError: There is no such edition, or a file of it differs, which is named.
    """
    edition = read_edition(paths, number)
    if faults := verify_edition(paths, number):
        raise _not_whole(number, faults)
    return edition


def verify_edition(paths: DataPaths, number: int) -> list[EditionFault]:
    """Find every file of an edition that was changed, taken away or added since it was sealed.

    Raises:
        StoreError: There is no such edition.
    """
    if number not in edition_numbers(paths):
        read_edition(paths, number)
    edition = _manifest(paths, number)
    if edition is None:
        return [_manifest_fault()]
    return sorted(_file_faults(paths, edition), key=lambda fault: fault.file)


def touched(paths: DataPaths, number: int) -> tuple[int, int]:
    """Say how many files an edition has, and when any of them was last touched.

    It is the same as long as nothing of the edition is touched, and quick to tell.
    """
    moments = []
    for folder, _, names in os.walk(edition_folder(paths, number)):
        for name in names:
            status = (Path(folder) / name).lstat()
            moments.append(max(status.st_mtime_ns, status.st_ctime_ns))
    return len(moments), max(moments, default=0)


def _manifest(paths: DataPaths, number: int) -> Edition | None:
    """The manifest where it is as it was sealed, by itself and by the log."""
    try:
        text = (edition_folder(paths, number) / MANIFEST).read_bytes().decode()
        edition = read_manifest(text)
    except (OSError, ValueError):
        return None
    logged = {
        one.sha256 for one in read_audit(paths) if (one.what, one.edition) == (SEALED, number)
    }
    is_logged = not logged or edition.content_hash in logged
    return edition if edition.number == number and is_logged else None


def _file_faults(paths: DataPaths, edition: Edition) -> Iterator[EditionFault]:
    folder = edition_folder(paths, edition.number)
    there = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    for name in there.keys() - edition.files.keys() - {MANIFEST}:
        yield EditionFault(file=name, difference=Difference.ADDED)
    for name, sha256 in edition.files.items():
        if name not in there:
            yield EditionFault(file=name, difference=Difference.MISSING)
        elif _hash_of_file(there[name]) != sha256:
            yield EditionFault(file=name, difference=Difference.CHANGED)


def _hash_of_file(path: Path) -> str | None:
    """The hash of a regular file; None for what is none, or cannot be read."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        return hash_of(path.read_bytes())
    except OSError:
        return None


def _manifest_fault() -> EditionFault:
    return EditionFault(file=MANIFEST, difference=Difference.CHANGED)


def _not_whole(number: int, faults: list[EditionFault]) -> StoreError:
    named = [_SWEDISH[fault.difference].format(fault.file) for fault in faults[:_MOST_NAMED]]
    if len(faults) > len(named):
        named.append(f"{len(faults) - len(named)} filer till")
    told = "\n".join(f"  {fault.file}: {fault.difference}" for fault in faults)
    return StoreError(
        f"edition {number} is not as it was sealed\n{told}",
        swedish=f"Utgåva {number} är inte som när den låstes och visas därför inte: "
        f"{format_list(named)}.",
    )
