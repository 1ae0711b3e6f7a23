"""Tables on the screen: Swedish text to read, numbers to download."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import (
    NOT_STATED,
    format_measure,
    format_number,
    format_sek,
    format_share,
)
from finsam_metrics.reports.spreadsheets import write_csv, write_xlsx
from finsam_metrics.ui.markdown import plain


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
    """

    name: str
    title: str
    kind: str | Measure = "text"
    absent: str = NOT_STATED
    is_shown: bool = True
    judged: str | None = None


_JUDGEMENT = "\N{THIN SPACE}\\*"
_JUDGED = "-judged"
_NOT_KNOWN = "kan inte räknas"
_FORMATS: dict[str, Callable[[Any], str]] = {
    "number": format_number,
    "year": str,
    "sek": format_sek,
    "rounded_sek": lambda value: format_sek(round(value)),
    "index": lambda value: format_number(value, 2),
    "share": format_share,
    "date": format_date,
    "exact_share": lambda value: f"{format_number(value * 100, 1)}\N{NO-BREAK SPACE}%",
}


def as_table(
    frame: pl.DataFrame,
    columns: list[Column],
    *,
    name: str,
    alt: str,
    key: str,
    label: str = "Visa som tabell",
) -> None:
    """Draw a folded table with downloads: by default the figures of the picture above it."""
    with st.expander(label, icon=":material/table_rows:"):
        draw_table(frame, columns, name=name, alt=alt, key=key)


def draw_table(
    frame: pl.DataFrame, columns: list[Column], *, name: str, alt: str, key: str
) -> None:
    """Draw a table and its downloads.

    Args:
        frame: One row per row of the table.
        columns: The columns to show, in order.
        name: File name of the downloads, without ending.
        alt: What the table holds, for those who hear it.
        key: Unique on the page.
    """
    if frame.is_empty():
        st.caption("Inga rader.")
        return
    shown = {
        plain(column.title): _as_marked_text(frame, column) for column in columns if column.is_shown
    }
    st.table(pl.DataFrame(shown), border="horizontal", hide_index=True, alt=alt)
    numbers = frame.select(_as_numbers(column) for column in columns)
    shares = [c.title for c in columns if c.kind in ("share", "exact_share", Measure.SHARE)]
    with st.container(horizontal=True):
        st.download_button(
            "Hämta CSV",
            lambda: write_csv(numbers),
            f"{name}.csv",
            "text/csv",
            key=f"{key}-csv",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
        st.download_button(
            "Hämta Excel",
            lambda: write_xlsx({"Tabell": numbers}, share_columns=shares),
            f"{name}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key=f"{key}-xlsx",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )


def spread(
    cells: pl.DataFrame, columns: pl.DataFrame, *, rows: str, title: str, measure: Measure
) -> tuple[pl.DataFrame, list[Column]]:
    """Spread cells to one column per association, headed by its name and year.

    Args:
        cells: One row per row of the table and association, with ``value`` and
            ``is_judgement``.
        columns: The chosen columns, in order; one without cells is empty.
        rows: What the rows are: ``cells`` has their ``_id`` and ``_name``.
        title: Heading of the rows' names; the unit is added where cells do not say it.
        measure: What the values are.

    Returns:
        The frame and its columns.
    """
    unit = "" if measure is Measure.SHARE else f", {measure}"
    keys = [f"{rows}_id", f"{rows}_name"]
    wide, judged = (
        cells.pivot("association_id", index=keys, values=values, maintain_order=True)
        for values in ("value", "is_judgement")
    )
    absent = [a for a in columns["association_id"] if a not in wide.columns]
    wide = wide.with_columns(pl.lit(None, dtype=pl.Float64).alias(a) for a in absent).join(
        judged, on=keys, how="left", maintain_order="left", suffix=_JUDGED
    )
    return wide, [
        Column(name=f"{rows}_name", title=f"{title}{unit}"),
        *(
            Column(
                name=row["association_id"],
                title=f"{row['association_name']} {row['year']}",
                kind=measure,
                absent=_NOT_KNOWN if row["is_distributed"] and row["gap_text"] else NOT_STATED,
                judged=None if row["association_id"] in absent else row["association_id"] + _JUDGED,
            )
            for row in columns.iter_rows(named=True)
        ),
    ]


def _as_marked_text(frame: pl.DataFrame, column: Column) -> list[str]:
    texts = _as_text(frame[column.name], column)
    if column.judged is None:
        return texts
    return [
        text + (_JUDGEMENT if is_judged else "")
        for text, is_judged in zip(texts, frame[column.judged], strict=True)
    ]


def _as_text(values: pl.Series, column: Column) -> list[str]:
    kind = column.kind
    if isinstance(kind, Measure):
        return [column.absent if v is None else format_measure(v, kind) for v in values]
    write = _FORMATS.get(kind, plain)
    return [column.absent if v is None else write(v) for v in values]


def _as_numbers(column: Column) -> pl.Expr:
    """The column as it is downloaded: in the unit that the screen shows."""
    values = pl.col(column.name)
    return (values / 1000 if column.kind is Measure.TKR else values).alias(column.title)
