"""The figures of a picture as categories and series, for programs that draw their own charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import polars as pl

from finsam_metrics.charts.kit.palette import association_colour
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.model.enums import Measure


class Form(StrEnum):
    """How the series stand: beside each other, on each other, or as lines over the categories."""

    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"


@dataclass(frozen=True, kw_only=True)
class Series:
    """One series: a value per category, null where it is not stated.

    Attributes:
        name: What it is called in the legend.
        values: In the unit that is shown; a share is 0 to 1.
        colour: As ``#rrggbb``; None: the program's own.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str | None = None


@dataclass(frozen=True, kw_only=True)
class Plot:
    """Categories and series.

    Attributes:
        form: How the series stand.
        categories: What the values stand over, in order.
        series: A value per category each.
        kind: What the values are, as of a ``Column``.
        names: The columns of the table that name the categories; empty where the table holds
            the same figures in another order.
        values: The columns of the table that the series are; empty likewise.
    """

    form: Form
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    kind: str | Measure
    names: tuple[str, ...] = ()
    values: tuple[str, ...] = ()

    @classmethod
    def of_table(
        cls,
        table: Table,
        *,
        names: Sequence[str],
        values: Sequence[str],
        colours: Sequence[str | None] | None = None,
        form: Form = Form.BARS,
    ) -> Self:
        """Plot columns of a table.

        Args:
            table: The table.
            names: The columns that name a category together.
            values: The columns to plot, a series each; all are of one kind.
            colours: A colour per series; None: the program's own.
            form: How the series stand.
        """
        by_name = {column.name: column for column in table.columns}
        columns = [by_name[name] for name in values]
        categories = table.frame.select(
            pl.concat_str(
                [pl.col(name).cast(pl.String) for name in names], separator=", ", ignore_nulls=True
            )
        ).to_series()
        return cls(
            form=form,
            categories=tuple(categories),
            series=tuple(
                Series(name=column.title, values=_shown_values(table.frame, column), colour=colour)
                for column, colour in zip(columns, colours or [None] * len(columns), strict=True)
            ),
            kind=columns[0].kind,
            names=tuple(names),
            values=tuple(values),
        )

    @classmethod
    def of_rows(
        cls,
        rows: pl.DataFrame,
        *,
        categories: str,
        series: str,
        kind: str | Measure,
        value: str = "value",
        form: Form = Form.BARS,
        colours: bool = False,
    ) -> Self:
        """Plot a value per category and series.

        Args:
            rows: One row per category and series, in order.
            categories: Column that names the category.
            series: Column that names the series.
            kind: What the values are.
            value: Column of the values.
            form: How the series stand.
            colours: Whether ``sort_order`` gives each series its association's colour.
        """
        names = list(dict.fromkeys(rows[categories].cast(pl.String)))
        places = {name: place for place, name in enumerate(names)}
        taken: dict[str, list[float | None]] = {}
        shades: dict[str, str | None] = {}
        unit = _unit(kind)
        for row in rows.iter_rows(named=True):
            name = str(row[series])
            values = taken.setdefault(name, [None] * len(names))
            stated = row[value]
            values[places[str(row[categories])]] = None if stated is None else float(stated) / unit
            shades[name] = association_colour(row["sort_order"]) if colours else None
        return cls(
            form=form,
            categories=tuple(names),
            series=tuple(
                Series(name=name, values=tuple(values), colour=shades[name])
                for name, values in taken.items()
            ),
            kind=kind,
        )


def spread_plot(table: Table, budgets: pl.DataFrame, *, is_stacked: bool = False) -> Plot:
    """Plot a table that ``Table.spread`` gives, a series per association in its colour."""
    named = table.columns[0].name
    return Plot.of_table(
        table,
        names=[named],
        values=[column.name for column in table.columns[1:]],
        colours=[association_colour(place) for place in budgets["sort_order"]],
        form=Form.STACKED if is_stacked else Form.BARS,
    )


def _shown_values(frame: pl.DataFrame, column: Column) -> tuple[float | None, ...]:
    unit = _unit(column.kind)
    return tuple(None if v is None else float(v) / unit for v in frame[column.name])


def _unit(kind: str | Measure) -> int:
    return 1000 if kind is Measure.TKR else 1
