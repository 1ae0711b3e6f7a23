"""What a process answered as plain data, as a frame again."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any, Final

import polars as pl

_WHOLE: Final = frozenset(
    {
        *("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"),
        *("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"),
    }
)
_LARGEST: Final = 2**63 - 1
_DECIMAL: Final = re.compile(r"DECIMAL\((\d+),(\d+)\)")


def make_frame(columns: Sequence[Sequence[str]], rows: Sequence[Sequence[Any]]) -> pl.DataFrame:
    """Give rows as a frame.

    Args:
        columns: Name and type of each, as the database engine calls it; a name that comes again
            is numbered.
        rows: A value a column; amounts, days and what is composed as texts.
    """
    taken: list[str] = []
    for name, _ in columns:
        numbered = (f"{name}_{number}" for number in count(2))
        taken.append(name if name not in taken else next(n for n in numbered if n not in taken))
    return pl.DataFrame(
        [
            _series(name, kind, [row[place] for row in rows])
            for place, (name, (_, kind)) in enumerate(zip(taken, columns, strict=True))
        ]
    )


def _series(name: str, kind: str, values: list[Any]) -> pl.Series:
    if found := _DECIMAL.fullmatch(kind):
        exact = [None if value is None else Decimal(value) for value in values]
        return pl.Series(name, exact, dtype=pl.Decimal(int(found[1]), int(found[2])))
    if kind in _WHOLE and all(abs(value) <= _LARGEST for value in values if value is not None):
        return pl.Series(name, values, dtype=pl.Int64)
    if kind in ("DOUBLE", "FLOAT"):
        return pl.Series(name, values, dtype=pl.Float64)
    if kind == "BOOLEAN":
        return pl.Series(name, values, dtype=pl.Boolean)
    if kind == "DATE":
        # A day that no calendar has, as the end of time, stays a text.
        with suppress(ValueError):
            days = [None if value is None else date.fromisoformat(value) for value in values]
            return pl.Series(name, days, dtype=pl.Date)
    texts = [None if value is None else str(value) for value in values]
    return pl.Series(name, texts, dtype=pl.String)
