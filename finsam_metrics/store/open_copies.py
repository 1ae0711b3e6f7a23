"""The public tables in a database file of their own, with nothing in it that is not open."""

import secrets
from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

_BLOCK_BYTES = "16384"


def write_open_copy(tables: Mapping[str, pl.DataFrame], file: Path) -> None:
    """Write tables to a database file; who opens it meanwhile sees none, or all of it.

    Args:
        tables: The open tables by name, each with its open columns only.
        file: Where it is put; its folder exists.
    """
    beside = file.with_name(f"{secrets.token_hex(8)}.duckdb")
    try:
        with duckdb.connect(str(beside), config={"default_block_size": _BLOCK_BYTES}) as connection:
            for name, rows in tables.items():
                connection.register("incoming", rows)
                connection.execute(f'create table "{name}" as select * from incoming')  # noqa: S608 table names are ours
                connection.unregister("incoming")
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
