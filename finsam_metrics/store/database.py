"""The DuckDB file: built beside, put in place whole, read through short read-only connections."""

import errno
import os
import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.records import Finding, PlanPackage, SumCheck
from finsam_metrics.store.packages import PLAN_TABLES, SHARED_TABLES, DataFolder
from finsam_metrics.store.tables import load_schema, schema_path

_SQL = files("finsam_metrics.store")
_MONEY = pl.Decimal(14, 2)
_BY_FIGURE = ("correction", "place")
_AFTER_PLANS = ("allocation_key", "allocation_key_share", "recurring_entry", "comparison_note")
_LONGEST_BUILD_SECONDS = 3600
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_BLOCK_BYTES = "16384"  # many small tables: a tenth of the size that larger blocks give


@dataclass(frozen=True, kw_only=True)
class CheckedPlan:
    """A plan with what its checks gave."""

    package: PlanPackage
    sum_checks: list[SumCheck]
    findings: list[Finding]


def build_database(
    paths: DataPaths, folder: DataFolder, plans: Iterable[CheckedPlan], *, as_of_ns: int
) -> None:
    """Build the database beside the old one and put it in its place in one step.

    A reader sees the old file or the new one. A build that is interrupted leaves the old
    file as it was; what it left behind is taken away by the next build.

    Args:
        paths: Where the data lies.
        folder: The data files, without faults.
        plans: The plans of the folder with their checks.
        as_of_ns: When the data files were read; the file is given this time, so that a data
            file that changed meanwhile makes it stale.

    Raises:
        StoreError: The rows break a key or a check, or the file cannot be written whole.
    """
    rows_by_table = list(_rows_by_table(folder, list(plans)))
    beside = paths.root / f".finsam-{os.getpid()}-{secrets.token_hex(4)}.duckdb"
    try:
        _remove_leftovers(paths)
        with duckdb.connect(str(beside), config={"default_block_size": _BLOCK_BYTES}) as connection:
            connection.begin()
            _create_tables(connection)
            types = _types_by_table(connection)
            for name, rows in rows_by_table:
                _insert(connection, name, types[name], rows)
            connection.execute(_read_sql("comments.sql"))
            _comment_from_schemas(connection, paths)
            connection.commit()
            # At close DuckDB keeps it to itself that it could not write all, as on a full disk.
            connection.execute("checkpoint")
        _check_whole(beside, {name: len(rows) for name, rows in rows_by_table})
        put_in_place(beside, paths, as_of_ns=as_of_ns)
    except (duckdb.Error, OSError) as error:
        raise _not_built(paths.database.name, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
            _log_of(beside).unlink(missing_ok=True)


def put_in_place(built: Path, paths: DataPaths, *, as_of_ns: int) -> None:
    """Let a database that was built beside take the place of the old one, in one step.

    Args:
        built: The file, on the same disk.
        paths: Where the data lies.
        as_of_ns: When the data files were read; the file is given this time.

    Raises:
        StoreError: It cannot be put there; the old one stays.
    """
    try:
        os.utime(built, ns=(as_of_ns, as_of_ns))
        built.replace(paths.database)
    except OSError as error:
        raise _not_built(paths.database.name, error) from error


def _check_whole(beside: Path, row_counts: Mapping[str, int]) -> None:
    """Open the written file as a reader does, and count what stands in it.

    Raises:
        StoreError: A table or a row is missing, or stands in the log beside the file only.
    """
    cut_off = StoreError(
        "the database could not be written whole, as on a full disk; the old one stays",
        swedish="Databasen kunde inte skrivas hel, som när disken är full.",
    )
    if _log_of(beside).exists():
        raise cut_off
    with duckdb.connect(str(beside), read_only=True) as connection:
        for name, count in row_counts.items():
            found = connection.execute(f'select count(*) from "{name}"').fetchone()  # noqa: S608 table names are ours
            if found != (count,):
                raise cut_off
        for name in _public_names(connection):
            connection.table(name).limit(1).fetchall()


def _log_of(database: Path) -> Path:
    """The log in which DuckDB keeps what does not stand in the file yet."""
    return database.with_suffix(".duckdb.wal")


def _not_built(name: str, error: duckdb.Error | OSError) -> StoreError:
    """Say why the database was not written: a full disk and a row that does not fit as that."""
    text = str(error)
    if getattr(error, "errno", None) in _FULL or any(os.strerror(code) in text for code in _FULL):
        return StoreError(
            f"cannot write {name}: the disk is full ({text})\n"
            "the old database stays; make room and build again",
            swedish="Disken är full, så databasen kunde inte skrivas. Gör plats på disken.",
        )
    if isinstance(error, duckdb.IntegrityError | duckdb.DataError):
        return StoreError(
            f"the rows do not fit the database: {text}\n"
            "mend the data file that has the row named above and build again"
        )
    return StoreError(
        f"cannot write {name}: {text}\nthe old database stays",
        swedish="Databasen kunde inte skrivas. Se till att servern får skriva i datamappen.",
    )


def load_tables(database: Path) -> dict[str, pl.DataFrame]:
    """Load every public table and view, by name.

    Raises:
        StoreError: There is no database, it is damaged, or it lacks a column that this version
            of the program reads.
    """
    try:
        with _open(database) as connection:
            missing = sorted(_promised_columns() - _columns(connection))
            if missing:
                raise _unreadable(database, f"{', '.join(missing[0])} is not in it")
            names = _public_names(connection)
            return {name: connection.cursor().table(name).pl() for name in names}
    except duckdb.Error as error:
        raise _unreadable(database, str(error)) from error


@cache
def _promised_columns() -> frozenset[tuple[str, str, str]]:
    """Table, column and type of all that a database of this version has."""
    with duckdb.connect() as connection:
        _create_tables(connection)
        return _columns(connection)


def _columns(connection: duckdb.DuckDBPyConnection) -> frozenset[tuple[str, str, str]]:
    described = connection.cursor().sql(_read_sql("dictionary.sql")).pl()
    return frozenset(described.select("table_name", "column_name", "data_type").iter_rows())


def _create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(_read_sql("schema.sql"))
    for view in sorted(_SQL.joinpath("views").iterdir(), key=lambda path: path.name):
        connection.execute(view.read_text(encoding="utf-8"))


def describe_tables(database: Path) -> pl.DataFrame:
    """Describe the public tables: one row per column.

    Returns:
        ``table_name``, ``table_comment``, ``column_name``, ``data_type``, ``is_nullable`` and
        ``column_comment``, in the order of the tables and their columns.
    """
    with _open(database) as connection:
        return connection.cursor().sql(_read_sql("dictionary.sql")).pl()


def _public_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    dictionary = connection.cursor().sql(_read_sql("dictionary.sql")).pl()
    return dictionary["table_name"].unique(maintain_order=True).to_list()


def _open(database: Path) -> duckdb.DuckDBPyConnection:
    if not database.is_file():
        raise StoreError(
            f"there is no database {database.name}; build it with: python -m finsam_metrics build"
        )
    try:
        return duckdb.connect(str(database), read_only=True)
    except duckdb.Error as error:
        raise _unreadable(database, str(error)) from error


def _unreadable(database: Path, reason: str) -> StoreError:
    return StoreError(
        f"{database.name} cannot be read: {reason}\n"
        "build it again with: python -m finsam_metrics build",
        swedish="Databasen är skadad eller byggd av en annan version av programmet.",
    )


def _remove_leftovers(paths: DataPaths) -> None:
    """Take away what killed builds left: their process is gone, or long past being theirs."""
    for leftover in paths.root.glob(".finsam-*.duckdb*"):
        builder = leftover.name.split("-")[1]
        with suppress(OSError):
            age = time.time() - leftover.stat().st_mtime
            if builder.isdecimal() and (
                age > _LONGEST_BUILD_SECONDS or not _is_running(int(builder))
            ):
                leftover.unlink(missing_ok=True)


def _is_running(process_id: int) -> bool:
    if os.name == "nt":
        return False  # os.kill would end the process, and Windows keeps open files from deletion
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _read_sql(name: str) -> str:
    return _SQL.joinpath(name).read_text(encoding="utf-8")


def _rows_by_table(
    folder: DataFolder, plans: list[CheckedPlan]
) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    for names in SHARED_TABLES.values():
        for name in names:
            if name not in _AFTER_PLANS:
                yield name, folder.shared[name]
    packages = [plan.package for plan in plans]
    documents = {p.document.document_id: p for p in packages}
    yield (
        "document",
        [{**vars(p.document), "association_id": p.association_id} for p in documents.values()],
    )
    yield (
        "plan_package",
        [
            {
                "plan_id": p.plan_id,
                "association_id": p.association_id,
                "plan_title": p.title,
                "budget_year": p.budget_year,
                "revision": p.revision,
                "phase": p.phase,
                "document_id": p.document.document_id,
                "document_kind": p.document.kind,
            }
            for p in packages
        ],
    )
    for name in PLAN_TABLES:
        yield (
            name,
            [{**_ids(p, name), **vars(record)} for p in packages for record in getattr(p, name)],
        )
    for name in _AFTER_PLANS:
        yield name, folder.shared[name]
    yield from _check_rows(plans)


def _ids(package: PlanPackage, table: str) -> dict[str, str]:
    if table in _BY_FIGURE:
        return {}
    return {"plan_id": package.plan_id, "association_id": package.association_id}


def _check_rows(plans: list[CheckedPlan]) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    checks = [(plan.package, check) for plan in plans for check in plan.sum_checks]
    findings = [(plan.package, finding) for plan in plans for finding in plan.findings]
    yield "sum_check", [{**_ids(p, ""), **vars(check)} for p, check in checks]
    yield (
        "sum_check_part",
        [
            {"check_id": check.check_id, "figure_id": part}
            for _, check in checks
            for part in check.parts
        ],
    )
    yield (
        "finding",
        [
            {**_ids(p, ""), **vars(finding), "difference_sek": finding.difference_sek}
            for p, finding in findings
        ],
    )
    yield (
        "finding_figure",
        [
            {"finding_id": finding.finding_id, "figure_id": figure, "figure_order": order}
            for _, finding in findings
            for order, figure in enumerate(finding.figures, start=1)
        ],
    )


def _types_by_table(
    connection: duckdb.DuckDBPyConnection,
) -> dict[str, dict[str, pl.DataType | type[pl.DataType]]]:
    types: dict[str, dict[str, pl.DataType | type[pl.DataType]]] = {}
    for table, column, kind in connection.execute(_read_sql("columns.sql")).fetchall():
        types.setdefault(table, {})[column] = _POLARS_TYPES.get(kind, _MONEY)
    return types


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    types: Mapping[str, pl.DataType | type[pl.DataType]],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    if not rows:
        return
    frame = pl.DataFrame(
        [{name: row[name] for name in types} for row in rows], schema=types, strict=False
    )
    connection.register("incoming", frame)
    connection.execute(f'insert into "{table}" by name select * from incoming')  # noqa: S608 table names are ours
    connection.unregister("incoming")


_POLARS_TYPES: dict[str, pl.DataType | type[pl.DataType]] = {
    "VARCHAR": pl.String,
    "INTEGER": pl.Int32,
    "BOOLEAN": pl.Boolean,
    "DATE": pl.Date,
    "DOUBLE": pl.Float64,
}


def _comment_from_schemas(connection: duckdb.DuckDBPyConnection, paths: DataPaths) -> None:
    statements = []
    tables = [name for names in SHARED_TABLES.values() for name in names] + list(PLAN_TABLES)
    for table in tables:
        schema = load_schema(schema_path(paths.schemas, table))
        texts = {f"table {table}": schema["description"]}
        texts |= {f"column {table}.{f['name']}": f["description"] for f in schema["fields"]}
        for target, text in texts.items():
            quoted = text.replace("'", "''")
            statements.append(f"comment on {target} is '{quoted}'")
    for table in [*PLAN_TABLES, "sum_check", "finding"]:
        if table in _BY_FIGURE:
            continue
        for name, text in _ID_COMMENTS.items():
            statements.append(f"comment on column {table}.{name} is '{text}'")
    connection.execute(";\n".join(statements))


_ID_COMMENTS = {
    "plan_id": "Plan the row belongs to.",
    "association_id": "Association the row belongs to.",
}
