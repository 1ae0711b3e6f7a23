"""A change of the data folder, tried on a copy before it is made."""

import shutil
import tempfile
from pathlib import Path
from typing import Final

from finsam_metrics import pipeline
from finsam_metrics.model.errors import Fault, IntakeError, PackageError, StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.publications import (
    TRYOUT,
    FolderChange,
    not_written,
    remove_file,
    write_change,
)

_KEPT_FOLDERS: Final = ("allocation_keys", "plans", "reference", "schemas", "vocabulary")
_MOST_TOLD: Final = 5


def make_change(paths: DataPaths, change: FolderChange) -> None:
    """Build a database of the data as they would be, then change them and build it in place.

    Only while the data folder is held.

    Raises:
        IntakeError: The data would have faults.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    _try_out(paths, change)
    write_change(paths, change)
    pipeline.build(paths)


def _place_text(fault: Fault) -> str:
    """Where a fault is, in Swedish."""
    row = None if fault.row is None else f"rad {fault.row}"
    column = None if fault.column is None else f"kolumn {fault.column}"
    return ", ".join(filter(None, (fault.file, row, column)))


def _try_out(paths: DataPaths, change: FolderChange) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix=TRYOUT, dir=paths.root) as folder:
            tried = DataPaths(root=Path(folder))
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
