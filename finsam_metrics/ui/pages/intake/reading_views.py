"""A table that can be read in several ways: how they differ, and the choice of one."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from finsam_metrics.intake.review import ReviewFigure
from finsam_metrics.intake.table_readings import TableReading, choose_reading, readings_of_table
from finsam_metrics.model.drafts import RowReading
from finsam_metrics.model.swedish_numbers import format_count
from finsam_metrics.ui.pages.intake import open_draft
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.pages.intake.row_cells import column_name
from finsam_metrics.ui.parts.markdown import plain

_MOST_ROWS: Final = 4
_REASON: Final = "Läsningen är vald efter dokumentet"


def draw_readings(shown: OpenReview, of_table: Sequence[ReviewFigure]) -> None:
    """Draw the readings of the table to choose from; nothing where there is only one."""
    table = of_table[0].table
    readings = readings_of_table(shown.review, table)
    if not readings:
        return
    heads = {figure.column: column_name(figure) for figure in of_table}
    place = f"{table}-{len(shown.review.steps)}"
    with st.container(border=True, key="lasningar"):
        st.markdown(
            f"**Tabellen kan läsas på {format_count(len(readings))} sätt**, och summorna stämmer "
            "med alla. Välj det som står i dokumentet."
        )
        names = [_reading_text(reading, heads) for reading in readings]
        chosen = next((n for n, reading in enumerate(readings) if reading.is_chosen), None)
        number = st.radio(
            "Läsning",
            range(len(readings)),
            index=chosen,
            format_func=names.__getitem__,
            key=f"lasning-{place}",
            disabled=not shown.is_open,
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            reason_key = f"lasning-skal-{place}"
            st.text_input(
                "Varför",
                value=_REASON,
                max_chars=200,
                key=reason_key,
                disabled=not shown.is_open,
            )
            st.button(
                "Använd läsningen",
                key=f"anvand-{place}",
                on_click=_choose,
                args=(shown, table, None if number is None else readings[number], reason_key),
                disabled=not shown.is_open or number is None or number == chosen,
            )


def _choose(shown: OpenReview, table: int, reading: TableReading | None, reason_key: str) -> None:
    reason = st.session_state[reason_key].strip()
    if not reason:
        open_draft.tell_missing("Skriv varför läsningen är den rätta.")
    elif reading is not None:
        shown.do(choose_reading(shown.review, table, reading, reason))


def _reading_text(reading: TableReading, heads: Mapping[int, str]) -> str:
    rows = reading.differing or (
        tuple(reading.rows.values()) if len(reading.rows) <= _MOST_ROWS else ()
    )
    said = "; ".join(_row_text(row, heads) for row in rows)
    if reading.differing:
        return said
    return f"Som den lästes: {said}" if said else "Som den lästes"


def _row_text(row: RowReading, heads: Mapping[int, str]) -> str:
    cells = [
        f"{plain(cell)} i {heads[column]}"
        for column, cell in enumerate(row.cells, start=1)
        if cell is not None and column in heads
    ]
    return f"**{plain(row.label)}** {', '.join(cells) or 'inget belopp'}"
