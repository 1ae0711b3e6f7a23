"""Which data a result was made from: a fingerprint of the data files."""

import hashlib
from pathlib import Path
from typing import Final

from finsam_metrics.model.paths import DataPaths

_LENGTH: Final = 12


def data_version(paths: DataPaths) -> str:
    """Give the first twelve signs of the SHA-256 of all data files and their names.

    The same files give the same version on every machine, whenever they were written; a file
    that is changed, added, renamed or taken away gives another. What is built from them does
    not count.
    """
    files = data_files(paths)
    whole = hashlib.sha256()
    for name in sorted(files):
        # Git may write other ends of lines on Windows.
        content = files[name].read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()[:_LENGTH]


def data_files(paths: DataPaths) -> dict[str, Path]:
    """Give the files that the database is built from, by their path below the data folder."""
    folders = (paths.plans, paths.vocabulary, paths.reference, paths.allocation_keys, paths.schemas)
    return {
        path.relative_to(paths.root).as_posix(): path
        for folder in folders
        for path in _files(folder)
    }


def _files(folder: Path) -> list[Path]:
    """The data files of a folder; an editor's hidden files and what is no file are none."""
    found = (path for kind in ("*.csv", "*.json") for path in folder.rglob(kind))
    return [path for path in found if not path.name.startswith(".") and path.is_file()]
