"""The address of a printed row, which stands beside every value that is made of it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.origins import with_origin_ids
from finsam_metrics.reports.open_data.descriptions import ORIGIN, TableDescription

FOLDER: Final = "figur/"
MOST_IN_ONE: Final = 100
_LONGEST: Final = 2_000


def list_addresses(origin_ids: Sequence[str] | None, address: str) -> list[str]:
    """Give the address of each printed row.

    Args:
        origin_ids: The rows, as ``with_origin_ids`` names them; None: none is known.
        address: Where the server is, as ``https://…/``; ``/`` where that is not known.

    >>> list_addresses(["goal/a-2020/3.1"], "https://x.se/")
    ['https://x.se/figur/goal/a-2020/3.1']
    """
    return [f"{address}{FOLDER}{quote(one, safe='/,')}" for one in origin_ids or ()]


def join_addresses(origin_ids: Sequence[str] | None, address: str) -> str | None:
    """Give one address that lists printed rows; more with a space between where it is too long.

    Returns:
        None where no row is known.

    >>> join_addresses(["a", "b"], "/")
    '/figur/a,b'
    """
    written: list[str] = []
    count = 0
    for one in dict.fromkeys(origin_ids or ()):
        named = quote(one, safe="/")
        if written and count < MOST_IN_ONE and len(written[-1]) + len(named) < _LONGEST:
            written[-1] += f",{named}"
            count += 1
        else:
            written.append(f"{address}{FOLDER}{named}")
            count = 1
    return " ".join(written) or None


def add_addresses(numbers: pl.DataFrame, rows: pl.DataFrame, address: str) -> pl.DataFrame:
    """Give a table that is taken away the addresses of what each of its rows is made of.

    Args:
        numbers: The table as it is taken away.
        rows: The same rows as they were made, with ``origin_ids`` or ``origin_id``; without
            either, nothing printed is behind them.
        address: As for ``list_addresses``.
    """
    urls = addresses_of(rows, address)
    if urls is None:
        return numbers
    return numbers.with_columns(pl.Series(ORIGIN, urls, dtype=pl.String))


def addresses_of(rows: pl.DataFrame, address: str) -> list[str | None] | None:
    """Give the address of what each row is made of; None where nothing printed is behind them.

    Args:
        rows: As of ``add_addresses``.
        address: As for ``list_addresses``.
    """
    if "origin_ids" in rows.columns:
        ids = rows["origin_ids"].to_list()
    elif "origin_id" in rows.columns:
        ids = [None if one is None else [one] for one in rows["origin_id"]]
    else:
        return None
    return [join_addresses(of_row, address) for of_row in ids]


@remembered
def with_addresses(
    tables: Mapping[str, pl.DataFrame], described: tuple[TableDescription, ...], address: str
) -> Mapping[str, pl.DataFrame]:
    """Give the open tables in their open columns, each printed row with its address.

    Args:
        tables: The public tables by name.
        described: What ``describe`` gives.
        address: As for ``list_addresses``.
    """
    known = with_origin_ids(tables)
    start = pl.lit(f"{address}{FOLDER}")
    opened = {}
    for table in described:
        frame = known[table.name]
        names = [column.name for column in table.columns]
        if ORIGIN in names:
            row_id = "origin_id" if "origin_id" in frame.columns else "figure_id"
            frame = frame.with_columns((start + pl.col(row_id)).alias(ORIGIN))
        opened[table.name] = frame.select(names)
    return MappingProxyType(opened)
