"""Tables: Swedish text to read, numbers to take away."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count
from typing import Any, Final, Self

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import (
    NOT_STATED,
    format_measure,
    format_number,
    format_sek,
    format_share,
)

JUDGEMENT: Final = "\N{THIN SPACE}*"

_JUDGED = "-judged"
_MARK = "(* vår bedömning)"
_NOT_KNOWN = "kan inte räknas"
_WORDS = ("text", "date", "year")
_SHARES = ("share", "exact_share", Measure.SHARE)
_FORMATS: dict[str, Callable[[Any], str]] = {
    "text": str,
    "number": format_number,
    "year": str,
    "sek": format_sek,
    "rounded_sek": lambda value: format_sek(round(value)),
    "index": lambda value: format_number(value, 2),
    "share": format_share,
    "date": format_date,
    "exact_share": lambda value: f"{format_number(value * 100, 1)}\N{NO-BREAK SPACE}%",
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        name: Column of the frame.
        title: Heading on the screen and in files.
        kind: "text", "number", "year", "date", "sek", "rounded_sek", "index" (two decimals),
            "share" (0 to 1), "exact_share" (one decimal always) or a measure.
        absent: What an empty cell says on the screen.
        is_shown: Whether the column stands on the screen; in files it always does.
        judged: Column of the frame that says where the value is our judgement, which is marked.
        is_figure: Whether a text is a figure, which stands right as numbers do.
    """

    name: str
    title: str
    kind: str | Measure = "text"
    absent: str = NOT_STATED
    is_shown: bool = True
    judged: str | None = None
    is_figure: bool = False

    @property
    def is_right(self) -> bool:
        """Whether its cells stand right, as figures do."""
        return self.is_figure or self.kind not in _WORDS

    @property
    def is_share(self) -> bool:
        """Whether its values are shares, 0 to 1."""
        return self.kind in _SHARES


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table that can be drawn where and when it is asked for.

    Attributes:
        frame: One row per row of the table.
        columns: The columns to show, in order.
        name: File name of the downloads, without unit, day and ending.
        alt: What the table holds, for those who hear it.
    """

    frame: pl.DataFrame
    columns: list[Column]
    name: str
    alt: str

    @classmethod
    def spread(
        cls,
        cells: pl.DataFrame,
        budgets: pl.DataFrame,
        *,
        rows: str,
        title: str,
        measure: Measure,
        name: str,
        alt: str,
    ) -> Self:
        """Spread cells to one column per association, headed by its name and year.

        Args:
            cells: One row per row of the table and association, with ``value`` and
                ``is_judgement``, and ``origin_ids`` where printed rows are behind it.
            budgets: The chosen budgets, in order; one without cells is empty.
            rows: What the rows are: ``cells`` has their ``_id`` and ``_name``.
            title: Heading of the rows' names; the unit is added where cells do not say it.
            measure: What the values are.
            name: As of the table.
            alt: As of the table.
        """
        unit = "" if measure is Measure.SHARE else f", {measure}"
        keys = [f"{rows}_id", f"{rows}_name"]
        associations = budgets["association_id"].to_list()
        wide = _spread_cells(cells, keys, associations)
        absent = [a for a in associations if f"{a}{_JUDGED}" not in wide.columns]
        spread = [
            Column(
                name=row["association_id"],
                title=f"{row['association_name']} {row['year']}",
                kind=measure,
                absent=_NOT_KNOWN if row["is_distributed"] and row["gap_text"] else NOT_STATED,
                judged=None if row["association_id"] in absent else row["association_id"] + _JUDGED,
            )
            for row in budgets.iter_rows(named=True)
        ]
        names = Column(name=f"{rows}_name", title=f"{title}{unit}")
        return cls(frame=wide, columns=[names, *spread], name=name, alt=alt)

    @property
    def shown(self) -> list[Column]:
        """The columns that stand on the screen and on paper, each with a heading of its own."""
        return [column for column in with_own_headings(self.columns) if column.is_shown]

    @property
    def text_rows(self) -> list[tuple[str, ...]]:
        """The rows as they are read, a text for each shown column."""
        texts = [as_texts(self.frame, column) for column in self.shown]
        return list(zip(*texts, strict=True))


def with_own_headings(columns: list[Column]) -> list[Column]:
    """Number a heading that another column has, as when a party is called what a column is."""
    return list(_numbered(columns))


def with_origins_of_row(wide: pl.DataFrame, cells: pl.DataFrame, *, on: list[str]) -> pl.DataFrame:
    """Give each row of spread cells the printed rows of all its cells.

    Args:
        wide: The rows.
        cells: The cells that were spread, with ``origin_ids``.
        on: The columns that tell the rows apart, in both.
    """
    origins = cells.group_by(on).agg(pl.col("origin_ids").explode().drop_nulls())
    return wide.join(origins, on=on, how="left", maintain_order="left")


def as_texts(frame: pl.DataFrame, column: Column) -> list[str]:
    """Give a column's cells as they are read: empty ones say so, judgements are marked."""
    kind = column.kind
    write = partial(format_measure, measure=kind) if isinstance(kind, Measure) else _FORMATS[kind]
    texts = [column.absent if v is None else write(v) for v in frame[column.name]]
    if column.judged is None:
        return texts
    return [
        text + (JUDGEMENT if is_judged else "")
        for text, is_judged in zip(texts, frame[column.judged], strict=True)
    ]


def as_numbers(frame: pl.DataFrame, columns: list[Column]) -> pl.DataFrame:
    """Give a table with numbers as numbers, in the unit that the screen shows, marks beside."""
    return frame.select(expression for column in columns for expression in _as_numbers(column))


def _as_numbers(column: Column) -> list[pl.Expr]:
    values = pl.col(column.name)
    figures = (values / 1000 if column.kind is Measure.TKR else values).alias(column.title)
    if column.judged is None:
        return [figures]
    mark = pl.when(pl.col(column.judged)).then(pl.lit("*"))
    return [figures, mark.alias(f"{column.title} {_MARK}")]


def _numbered(columns: list[Column]) -> Iterator[Column]:
    taken: set[str] = set()
    for column in columns:
        numbered = (f"{column.title} ({number})" for number in count(2))
        titles = chain([column.title], numbered)
        title = next(offered for offered in titles if offered.casefold() not in taken)
        taken.add(title.casefold())
        yield replace(column, title=title)


@remembered
def _spread_cells(cells: pl.DataFrame, keys: list[str], associations: list[str]) -> pl.DataFrame:
    """Give a column of values per association, and of whether they are judgements where any is."""
    wide, judged = (
        cells.pivot("association_id", index=keys, values=values, maintain_order=True)
        for values in ("value", "is_judgement")
    )
    if "origin_ids" in cells.columns:
        wide = with_origins_of_row(wide, cells, on=keys)
    absent = [a for a in associations if a not in wide.columns]
    return wide.with_columns(pl.lit(None, dtype=pl.Float64).alias(a) for a in absent).join(
        judged, on=keys, how="left", maintain_order="left", suffix=_JUDGED
    )
