"""One public table as a file, as open data: in which form, and a page of it as JSON."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import polars as pl

from finsam_metrics.reports.spreadsheets import write_json, write_machine_csv, write_parquet

MOST_ROWS: Final = 10_000
USUAL_ROWS: Final = 1_000
MEDIA_TYPES: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
_WRITERS: Final[Mapping[str, Callable[[pl.DataFrame], bytes]]] = {
    "csv": write_machine_csv,
    "parquet": write_parquet,
}


def table_file(frame: pl.DataFrame, form: str) -> bytes:
    """Write a whole table in a form of ``MEDIA_TYPES``."""
    return _WRITERS[form](frame)


def table_page(
    name: str, frame: pl.DataFrame, *, version: str, offset: int, limit: int
) -> dict[str, Any]:
    """Give rows of a table, with where they are in it; amounts are strings with a decimal point.

    Args:
        name: The table.
        frame: Its rows.
        version: Which state of the data they are.
        offset: The first row, from 0.
        limit: How many rows at most, no more than ``MOST_ROWS``.
    """
    rows = frame.slice(offset, limit)
    end = offset + rows.height
    return {
        "table": name,
        "version": version,
        "total": frame.height,
        "offset": offset,
        "limit": limit,
        "next_offset": end if end < frame.height else None,
        "rows": json.loads(write_json(rows)),
    }
