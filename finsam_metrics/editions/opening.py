"""An edition as the program of today reads it: in today's columns, and built into a database."""

import csv
import io
import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from finsam_metrics.editions.kept_editions import edition_folder
from finsam_metrics.editions.manifests import Edition
from finsam_metrics.model.errors import PackageError, StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.pipeline import build
from finsam_metrics.store.package_files import read_columns, write_rows
from finsam_metrics.store.packages import SHARED_TABLES
from finsam_metrics.store.publications import not_written
from finsam_metrics.store.tables import schema_path

_BUILT: Final = ".built"


@contextmanager
def laid_out(
    paths: DataPaths, edition: Edition, *, only: Collection[str] | None = None
) -> Iterator[DataPaths]:
    """Lay an edition's files out beside, in today's columns, until the block ends.

    A column that came after the edition was sealed is not stated in it, one that is no longer
    kept is left out, and a table that came later is empty.

    Args:
        paths: The data folder, with the schemas of today.
        edition: One whose files are as they were sealed.
        only: The plan packages to lay out; None: all of them.

    Raises:
        StoreError: Today's program cannot read it all the same.
    """
    with TemporaryDirectory(prefix="finsam-edition-") as folder:
        opened = DataPaths(root=Path(folder))
        shutil.copytree(paths.schemas, opened.schemas)
        sealed = edition_folder(paths, edition.number)
        for name in edition.files:
            target = opened.root / name
            is_left_out = only is not None and plan_of(name) not in (None, *only)
            if is_left_out or target.parent in (opened.root, opened.schemas):
                continue
            text = (sealed / name).read_bytes().decode("utf-8-sig")
            _write(target, _in_todays_columns(text, name, opened.schemas))
        for part, tables in SHARED_TABLES.items():
            for table in tables:
                target = opened.root / part / f"{table}.csv"
                if not target.is_file():
                    columns = read_columns(opened.schemas, table)
                    _write(target, write_rows([], columns))
        try:
            yield opened
        except PackageError as error:
            raise StoreError(
                f"edition {edition.number} was sealed by another version of the program "
                f"({edition.program_version}), and this one cannot read it\n{error}",
                swedish=f"Utgåva {edition.number} är hel men låstes av version "
                f"{edition.program_version} av programmet, och den här versionen kan inte läsa "
                f"den. Öppna den med version {edition.program_version}.",
            ) from error


def plan_of(name: str) -> str | None:
    """Name the plan package that a data file belongs to; None for one that all plans share."""
    folder, _, rest = name.partition("/")
    return rest.partition("/")[0] if folder == "plans" else None


def build_edition(paths: DataPaths, edition: Edition) -> Path:
    """Build an edition's database from its files, beside the editions; a former one is replaced.

    Raises:
        StoreError: Today's program cannot read the edition, or the database cannot be written.
    """
    target = paths.editions / _BUILT / f"{edition.number}.duckdb"
    beside = target.with_name(f".{edition.number}-{os.getpid()}-{secrets.token_hex(4)}.duckdb")
    try:
        with laid_out(paths, edition) as opened:
            build(opened)
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(opened.database, beside)
        beside.replace(target)
    except OSError as error:
        raise not_written(error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return target


def _in_todays_columns(text: str, name: str, schemas: Path) -> str:
    """The text of a table's file in today's columns; of what is no table of today as it is."""
    table = Path(name).stem
    if not name.endswith(".csv") or not schema_path(schemas, table).is_file():
        return text
    columns = read_columns(schemas, table)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    return write_rows(rows, columns)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
