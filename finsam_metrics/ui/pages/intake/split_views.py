"""How a row that was read of two is parted: label and amounts of each, in one press."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from finsam_metrics.intake.review import ReviewFigure
from finsam_metrics.intake.row_splitting import RowPart, split_row, suggest_parts
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.ui.pages.intake import open_draft
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.pages.intake.row_cells import cell_label, cells_of_row, head_of

_CELL: Final = 120
_NAMES: Final = ("Första raden", "Andra raden")


def draw_split(shown: OpenReview, current: ReviewFigure) -> None:
    """Draw how the row is parted in two; nothing where it stands in running text."""
    columns = {
        column: head_of(shown.review, current.table, column)
        for column in cells_of_row(shown.review, current)
        if column
    }
    if not columns or not current.is_kept:
        return
    of_row = [figure for figure in shown.review.figures if figure.row_id == current.row_id]
    # What is done gives everything another key, so that the panel closes and asks of what is now.
    place = f"{current.row_id}-{len(shown.review.steps)}"
    with st.popover("Dela raden", key=f"dela-raden-{place}", disabled=not shown.is_open):
        st.caption("När två rader i dokumentet har lästs som en. Skriv som det står där.")
        for name, part in zip(_NAMES, suggest_parts(of_row), strict=True):
            _draw_part(name, part, place, columns)
        st.button(
            "Dela i två rader",
            key=f"dela-{place}",
            on_click=_split,
            args=(shown, current.row_id, place, tuple(columns)),
        )


def _draw_part(name: str, part: RowPart, place: str, columns: Mapping[int, ReviewFigure]) -> None:
    st.text_input(name, value=part.label, max_chars=200, key=_key(place, name, "text"))
    grid = st.grid("auto", min_column_width=_CELL)
    for column, head in columns.items():
        with grid.cell():
            st.text_input(
                cell_label(head),
                value=part.amounts.get(column, ""),
                max_chars=40,
                key=_key(place, name, str(column)),
            )


def _split(shown: OpenReview, row_id: str, place: str, columns: tuple[int, ...]) -> None:
    typed = st.session_state
    first, second = (
        RowPart(
            label=typed[_key(place, name, "text")],
            amounts={column: typed[_key(place, name, str(column))] for column in columns},
        )
        for name in _NAMES
    )
    try:
        action = split_row(shown.review, row_id, first, second)
    except IntakeError as error:
        open_draft.tell_fault(error)
        return
    shown.do(action)


def _key(place: str, name: str, what: str) -> str:
    return f"dela-{place}-{name}-{what}"
