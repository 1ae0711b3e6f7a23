"""A change of the data folder, tried on a copy before it is made."""

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from finsam_metrics import pipeline
from finsam_metrics.model.errors import Fault, IntakeError, PackageError, StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.database import put_in_place
from finsam_metrics.store.publications import (
    TRYOUT,
    FolderChange,
    not_written,
    remove_file,
    write_change,
)
from finsam_metrics.store.versions import data_files

_KEPT_FOLDERS: Final = ("allocation_keys", "plans", "reference", "schemas", "vocabulary")
_MOST_TOLD: Final = 5


def make_change(paths: DataPaths, change: FolderChange) -> None:
    """Build a database of the data as they would be, then put the change and it in place.

    Where a data file was changed by others meanwhile, the database is built anew of all.
    Only while the data folder is held.

    Raises:
        IntakeError: The data would have faults.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    try:
        folder = tempfile.TemporaryDirectory(
            prefix=TRYOUT, dir=paths.root, ignore_cleanup_errors=True
        )
    except OSError as error:
        raise not_written(error) from error
    with folder as root:
        tried, before = DataPaths(root=Path(root)), _other_files(paths, change)
        _try_out(paths, change, tried)
        write_change(paths, change)
        as_of_ns = time.time_ns()
        if _other_files(paths, change) == before:
            put_in_place(tried.database, paths, as_of_ns=as_of_ns)
        else:
            pipeline.build(paths)


def _other_files(paths: DataPaths, change: FolderChange) -> dict[str, int]:
    """When the data files that the change does not write were changed, by their names."""
    written = {*change.files, *change.removed}
    changes = {}
    for name, path in data_files(paths).items():
        if name not in written:
            # What is taken away meanwhile is a change too.
            with suppress(OSError):
                changes[name] = path.stat().st_mtime_ns
    return changes


def _place_text(fault: Fault) -> str:
    """Where a fault is, in Swedish."""
    row = None if fault.row is None else f"rad {fault.row}"
    column = None if fault.column is None else f"kolumn {fault.column}"
    return ", ".join(filter(None, (fault.file, row, column)))


def _try_out(paths: DataPaths, change: FolderChange, tried: DataPaths) -> None:
    try:
        for name in _KEPT_FOLDERS:
            if (paths.root / name).is_dir():
                shutil.copytree(paths.root / name, tried.root / name)
        for path, text in change.files.items():
            (tried.root / path).parent.mkdir(parents=True, exist_ok=True)
            (tried.root / path).write_text(text, encoding="utf-8", newline="")
        for path in change.removed:
            remove_file(tried.root / path)
        pipeline.build(tried)
    except PackageError as error:
        told = error.faults[:_MOST_TOLD]
        places = "; ".join(map(_place_text, told))
        raise IntakeError(
            f"the data would have faults: {'; '.join(map(str, told))}",
            swedish=f"Det går inte ihop med övriga uppgifter. Felet gäller {places}. Ingenting har "
            "ändrats.",
        ) from error
    except StoreError as error:
        raise IntakeError(
            f"no database can be built of the data with it: {error}",
            swedish=error.swedish
            or "Det går inte ihop med övriga uppgifter. Ingenting har ändrats.",
        ) from error
    except OSError as error:
        raise not_written(error) from error
