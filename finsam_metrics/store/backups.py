"""A copy of the whole data folder in one file, and the folder again from it.

All that cannot be made anew is in it: plans, vocabulary, reference data, keys, documents, drafts,
former revisions, editions, notes and the log. The database is not: it is built of the rest.
"""

import gzip
import hashlib
import io
import json
import secrets
import shutil
import tarfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.publications import held

_MANIFEST: Final = "backup.json"
_FORMAT: Final = 1
_DATABASE: Final = ".duckdb"
# What writers hold while they write; the system takes it away with them.
_LOCK: Final = ".lock"


@dataclass(frozen=True, kw_only=True)
class Backup:
    """What a backup holds.

    Attributes:
        file_count: How many files of the data folder.
        content_hash: SHA-256 of their names and contents: the same data give the same.
    """

    file_count: int
    content_hash: str


def write_backup(paths: DataPaths, target: Path) -> Backup:
    """Write the data folder into one file, while nobody publishes.

    Args:
        paths: The data folder.
        target: The file, as ``finsam.tar.gz``; it is put in place whole, or not at all.

    Raises:
        StoreError: There is something at the place already, a file cannot be read, or the backup
            cannot be written.
    """
    if target.exists() or target.is_symlink():
        raise StoreError(f"{target} is there already; name a new file")
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    hashes: dict[str, str] = {}
    try:
        with held(paths), tarfile.open(beside, "x:gz") as archive:
            for path in sorted(paths.root.rglob("*")):
                name = path.relative_to(paths.root).as_posix()
                if path.is_symlink() or not path.is_file() or _is_left_out(name):
                    continue
                content = path.read_bytes()
                hashes[name] = hashlib.sha256(content).hexdigest()
                _add(archive, name, content, changed=path.stat().st_mtime)
            told = {"format": _FORMAT, "files": hashes}
            _add(archive, _MANIFEST, json.dumps(told, ensure_ascii=False, indent=1).encode())
        beside.rename(target)
    except OSError as error:
        raise StoreError(
            f"the backup was not written: {error.filename}: {error.strerror}"
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return _told(hashes)


def restore_backup(source: Path, paths: DataPaths) -> Backup:
    """Make a data folder from a backup; every file is compared with what the backup says of it.

    Args:
        source: The file that ``write_backup`` wrote.
        paths: The data folder to make; there may be nothing at its place.

    Raises:
        StoreError: There is a folder already, the file is no backup, is cut off or damaged, or
            the folder cannot be written. Nothing is left behind then.
    """
    if paths.root.exists() or paths.root.is_symlink():
        raise StoreError(
            f"{paths.root} is there already; name a new folder, or move this one away first"
        )
    beside = paths.root.with_name(f".{paths.root.name}.{secrets.token_hex(4)}.part")
    try:
        beside.mkdir()
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(beside, filter="data")
        backup = _compared(source, beside)
        beside.rename(paths.root)
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, ValueError, KeyError) as error:
        raise _damaged(source, str(error)) from error
    except OSError as error:
        raise StoreError(
            f"nothing was restored: {error.filename or source}: {error.strerror or error}"
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return backup


def _is_left_out(name: str) -> bool:
    """Whether a file is made anew, or is a writer's for the moment."""
    is_for_now = name.startswith((".publications", ".tryout-", ".finsam-")) or name.endswith(_LOCK)
    return is_for_now or ("/" not in name and _DATABASE in name)


def _add(archive: tarfile.TarFile, name: str, content: bytes, *, changed: float = 0) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mtime = len(content), changed
    archive.addfile(member, io.BytesIO(content))


def _compared(source: Path, folder: Path) -> Backup:
    manifest = folder / _MANIFEST
    if not manifest.is_file():
        raise _damaged(source, "it does not say what it holds")
    told = json.loads(manifest.read_bytes())
    if told["format"] != _FORMAT:
        raise _damaged(source, "another version of the program wrote it")
    manifest.unlink()
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    odd = sorted(set(found.items()) ^ set(told["files"].items()))
    if odd:
        raise _damaged(source, f"{odd[0][0]} is not as it was written")
    return _told(found)


def _damaged(source: Path, reason: str) -> StoreError:
    return StoreError(f"{source} is no whole backup: {reason}\nnothing was restored")


def _told(hashes: dict[str, str]) -> Backup:
    whole = "".join(f"{name}\0{hashes[name]}\n" for name in sorted(hashes))
    return Backup(file_count=len(hashes), content_hash=hashlib.sha256(whole.encode()).hexdigest())
