"""The shown associations, made ready to be a chart's columns, rows or blocks."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

import polars as pl

from finsam_metrics.charts.kit.lettering import break_evenly, text_width, wrap_text
from finsam_metrics.charts.kit.palette import association_colour, association_light_colour

NAME_SIZE: Final = 15
SMALL_SIZE: Final = 13
PHONE_WIDTH: Final = 340


def lay_out_budgets(budgets: pl.DataFrame) -> pl.DataFrame:
    """Add what the marks need to know of each association.

    Args:
        budgets: One row per shown association, in the order to show. Missing columns are null.

    Returns:
        The same rows with ``place`` (0-based), ``is_gap``, ``bars_before`` and ``gaps_before``
        (how many associations before it have figures and have not), ``color``,
        ``light_color``, ``year_text`` ("budget 2021"), ``bare_year_text``, ``gap_line`` (name,
        year and the short gap text, for a phone) and widths in px: ``association_name_width``,
        ``short_name_width``, ``initials_width`` (15/700) and ``year_text_width`` (13).
    """
    is_gap = pl.col("gap_text").is_not_null()
    counted = is_gap.cast(pl.Int32)
    year = pl.col("year").cast(pl.String)
    frame = typed(
        budgets,
        texts=(
            "association_id",
            "association_name",
            "short_name",
            "initials",
            "version_text",
            "gap_text",
            "gap_short_text",
        ),
        counts=("sort_order", "year"),
        amounts=("gap_value",),
    ).with_columns(
        place=pl.int_range(pl.len(), dtype=pl.Int32),
        is_gap=is_gap,
        gaps_before=before(counted),
        bars_before=pl.int_range(pl.len(), dtype=pl.Int32) - counted.cum_sum() + counted,
        year_text=pl.concat_str("version_text", year, separator=" ", ignore_nulls=True),
        bare_year_text=year,
    )
    frame = add_column(frame, "color", "sort_order", association_colour)
    frame = add_column(frame, "light_color", "sort_order", association_light_colour)
    frame = add_column(frame, "gap_line", "gap_short_text", _lower_first)
    frame = frame.with_columns(
        gap_line=pl.when(is_gap).then(
            pl.concat_str(
                "association_name",
                pl.lit(" "),
                "year",
                pl.lit(": "),
                pl.col("gap_line").fill_null("ej angivet"),
            )
        )
    )
    break_line = partial(wrap_text, room=PHONE_WIDTH - 36, size=SMALL_SIZE)
    frame = add_column(frame, "gap_line", "gap_line", break_line)
    for name in ("association_name", "short_name", "initials"):
        frame = add_width(frame, name, size=NAME_SIZE, weight=700)
    return add_width(frame, "year_text", size=SMALL_SIZE)


def add_column(
    frame: pl.DataFrame, name: str, source: str, function: Callable[[Any], str]
) -> pl.DataFrame:
    """Add a text column made value by value from another; null stays null."""
    made = [None if value is None else function(value) for value in frame.get_column(source)]
    return frame.with_columns(pl.Series(name, made, dtype=pl.String))


def add_width(
    frame: pl.DataFrame, column: str, *, size: int | str, weight: int | str = 400
) -> pl.DataFrame:
    """Add ``<column>_width``: the width in px of a text column; null counts as 0.

    Where the letters differ from row to row, ``size`` and ``weight`` are columns.
    """
    looks = {"size": size, "weight": weight}
    letters = frame.select(
        text=column,
        **{
            name: pl.col(look) if isinstance(look, str) else pl.lit(look)
            for name, look in looks.items()
        },
    )
    widths = [
        0.0 if text is None else text_width(text, of_size, weight=of_weight)
        for text, of_size, of_weight in letters.iter_rows()
    ]
    return frame.with_columns(pl.Series(f"{column}_width", widths, dtype=pl.Float64))


def add_text(
    frame: pl.DataFrame,
    name: str,
    tell: Callable[..., str],
    *sources: str,
    size: int | str,
    weight: int | str = 400,
) -> pl.DataFrame:
    """Add a text that tells the values of some columns, null as None, and its width."""
    told = [tell(*values) for values in frame.select(sources).iter_rows()]
    written = frame.with_columns(pl.Series(name, told, dtype=pl.String))
    return add_width(written, name, size=size, weight=weight)


def add_line_breaks(
    frame: pl.DataFrame, column: str, *, size: int, weight: int = 400, most: int
) -> pl.DataFrame:
    """Add ``<column>_<n>`` (the text in at most n lines, n from 1) and ``<column>_<n>_width``."""
    for count in range(1, most + 1):
        in_lines = partial(break_evenly, line_count=count, size=size, weight=weight)
        name = f"{column}_{count}"
        frame = add_width(add_column(frame, name, column, in_lines), name, size=size, weight=weight)
    return frame


def add_wrapped(frame: pl.DataFrame, name: str, column: str, *, room: float) -> pl.DataFrame:
    """Add ``<name>``: a 13 px text wrapped to a room in px, and ``<name>_width``."""
    wrapped = add_column(frame, name, column, partial(wrap_text, room=room, size=SMALL_SIZE))
    return add_width(wrapped, name, size=SMALL_SIZE)


def largest(frame: pl.DataFrame, column: str, *, least: float = 0.0) -> float:
    """Largest value of a column, never under ``least``; nulls and no rows count as nothing."""
    return max(least, float(frame.select(pl.col(column).max().fill_null(least)).item()))


def typed(
    frame: pl.DataFrame,
    *,
    texts: Sequence[str] = (),
    counts: Sequence[str] = (),
    amounts: Sequence[str] = (),
    flags: Sequence[str] = (),
) -> pl.DataFrame:
    """Keep the named columns, each in its type; one that is missing becomes null.

    A frame with only nulls, or with amounts as decimals, is then drawn like any other.

    Args:
        frame: What a chart is given.
        texts: Columns with text.
        counts: Columns with whole numbers, as years and orders.
        amounts: Columns with numbers.
        flags: Columns that are true or false.
    """
    kinds = ((texts, pl.String), (counts, pl.Int32), (amounts, pl.Float64), (flags, pl.Boolean))
    return frame.select(
        pl.col(name).cast(kind) if name in frame.columns else pl.lit(None, kind).alias(name)
        for names, kind in kinds
        for name in names
    )


def list_rows(cells: pl.DataFrame, *names: str, order: str = "row_order") -> pl.DataFrame:
    """One row per row of a table of cells, in order, with its place in ``row`` (from 0).

    Args:
        cells: The table's cells.
        names: The columns that say what the row is; the first is its id.
        order: The column that they stand in the order of.
    """
    return (
        cells.select(*names, order)
        .unique(names[0], keep="first", maintain_order=True)
        .sort(order, maintain_order=True)
        .with_columns(row=pl.int_range(pl.len(), dtype=pl.Int32))
    )


def before(heights: pl.Expr) -> pl.Expr:
    """Where each of what stands under each other begins."""
    return heights.cum_sum() - heights


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
