"""What was not read and is added by hand: a table, a column of it, a row."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from finsam_metrics.intake.additions import NewRow, add_column, add_row, add_table
from finsam_metrics.intake.plans_by_hand import is_by_hand
from finsam_metrics.intake.review import ReviewFigure
from finsam_metrics.intake.written_in import WrittenIn, place_of
from finsam_metrics.model.enums import Kind, RowKind, Statement, Version
from finsam_metrics.ui.pages.intake import open_draft, wordings
from finsam_metrics.ui.pages.intake.new_fact_views import draw_line_choice
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.pages.intake.row_cells import UNIT_NAMES, cell_label

_FIELD: Final = 190
_OF_FIRST: Final = ("version", "year", "unit", "printed_text")
_OF_TABLE: Final = ("table_text", "statement", *_OF_FIRST, "line_text", "kind")
_LINE: Final = "ny-tabell-plats"


def draw_new_row(shown: OpenReview, of_table: Sequence[ReviewFigure]) -> None:
    """Draw how a row that was not read is added, with its first amount."""
    columns = {figure.column: figure for figure in of_table if figure.column}
    if not columns:
        return
    # What is done gives everything another key, so that the fields are empty again.
    place = f"{of_table[0].table}-{len(shown.review.steps)}"
    with st.popover("Lägg till rad", key="ny-rad", disabled=not shown.is_open):
        text = f"ny-rad-text-{place}"
        st.text_input("Radens text", max_chars=200, key=text)
        column = st.selectbox(
            "Kolumn",
            sorted(columns),
            format_func=lambda number: cell_label(columns[number]),
            key=f"ny-rad-kolumn-{place}",
        )
        amount = f"ny-rad-belopp-{place}"
        st.text_input("Belopp som det står", max_chars=40, key=amount)
        kinds = list(wordings.KIND_NAMES)
        kind = st.selectbox(
            "Beloppet är",
            kinds,
            index=kinds.index(of_table[-1].line.kind),
            format_func=wordings.KIND_NAMES.__getitem__,
            key=f"ny-rad-ar-{place}",
        )
        row_kind = st.radio(
            "Slag av rad",
            list(wordings.ROW_KIND_NAMES),
            format_func=wordings.ROW_KIND_NAMES.__getitem__,
            horizontal=True,
            key=f"ny-rad-slag-{place}",
        )
        if row_kind is RowKind.SUM:
            st.caption("Raderna ovanför som ingen annan summa har räknas in.")
        st.button(
            "Lägg till",
            key=f"ny-rad-in-{place}",
            on_click=_add_row,
            args=(shown, (of_table[0].table, column), (text, amount), (kind, row_kind)),
        )


def _add_row(
    shown: OpenReview, place: tuple[int, int], typed: tuple[str, str], kinds: tuple[Kind, RowKind]
) -> None:
    label, amount = (st.session_state[key].strip() for key in typed)
    if not label:
        open_draft.tell_missing("Skriv radens text.")
        return
    new = NewRow(
        table=place[0],
        column=place[1],
        label=label,
        printed_text=amount,
        kind=kinds[0],
        row_kind=kinds[1],
    )
    action, target = add_row(shown.review, new)
    if shown.do(action):
        open_draft.go_to_figure(target)


def draw_new_column(shown: OpenReview, current: ReviewFigure) -> None:
    """Draw how a column that was not read is added, with its amount of the current row."""
    place = f"ny-kolumn-{current.row_id}-{len(shown.review.steps)}"
    st.markdown("**Kolumn som saknas**")
    st.caption("Den får sitt första belopp på raden som granskas.")
    _draw_first(shown, place, current.line.unit if current.has_unit else None)
    st.button(
        "Lägg till kolumnen",
        key=f"{place}-in",
        on_click=_add_column,
        args=(shown, current.row_id, place),
        disabled=not shown.is_open,
    )


def _add_column(shown: OpenReview, row_id: str, place: str) -> None:
    said = WrittenIn(texts=_typed(place, _OF_FIRST))
    action, target = add_column(shown.review, row_id, said)
    if shown.do(action):
        open_draft.go_to_figure(target)


def draw_new_table(shown: OpenReview) -> None:
    """Draw how a table that was not read is added, with its first row."""
    place = f"ny-tabell-{len(shown.review.steps)}"
    is_first = not shown.review.figures
    panel = st.expander(
        "Lägg till en tabell", expanded=is_first, key="ny-tabell", on_change="rerun"
    )
    if not panel.open:
        return
    with panel:
        year = shown.review.identity.budget_year
        grid = st.grid("auto", min_column_width=_FIELD)
        with grid.cell():
            st.text_input(
                "Tabellens titel",
                value=f"Budget {year or ''}".strip(),
                max_chars=200,
                key=f"{place}-table_text",
                disabled=not shown.is_open,
            )
        with grid.cell():
            _choice(
                shown,
                "Tabellen är",
                wordings.STATEMENT_NAMES,
                f"{place}-statement",
                Statement.BUDGET,
            )
        with grid.cell():
            st.text_input(
                "Första radens text",
                max_chars=200,
                key=f"{place}-line_text",
                disabled=not shown.is_open,
            )
        with grid.cell():
            _choice(shown, "Beloppet är", wordings.KIND_NAMES, f"{place}-kind", Kind.COST)
        _draw_first(shown, place, None)
        draw_line_choice(shown, _LINE)
        st.button(
            "Lägg till tabellen",
            key=f"{place}-in",
            on_click=_add_table,
            args=(shown, place),
            disabled=not shown.is_open,
        )


def _add_table(shown: OpenReview, place: str) -> None:
    texts, line = _typed(place, _OF_TABLE), st.session_state.get(_LINE)
    if not texts["table_text"] or not texts["line_text"]:
        open_draft.tell_missing("Skriv tabellens titel och den första radens text.")
        return
    said = WrittenIn(texts=texts, line=None if line is None else int(line))
    review = shown.review
    if not is_by_hand(review.read) and not place_of(said, review.read.lines).text:
        open_draft.tell_missing("Välj raden i dokumentet där tabellen står.")
        return
    action, target = add_table(review, said)
    if shown.do(action):
        open_draft.go_to_figure(target)
        st.session_state["ny-tabell"] = False


def _draw_first(shown: OpenReview, place: str, unit: str | None) -> None:
    """Draw what a column holds, and its first amount."""
    grid = st.grid("auto", min_column_width=_FIELD)
    year = shown.review.identity.budget_year
    with grid.cell():
        _choice(shown, "Slag", wordings.VERSION_NAMES, f"{place}-version", Version.BUDGET)
    with grid.cell():
        st.text_input(
            "År",
            value=str(year or ""),
            max_chars=4,
            key=f"{place}-year",
            disabled=not shown.is_open,
        )
    with grid.cell():
        _choice(shown, "Enhet", UNIT_NAMES, f"{place}-unit", unit)
    with grid.cell():
        st.text_input(
            "Belopp som det står",
            max_chars=40,
            key=f"{place}-printed_text",
            disabled=not shown.is_open,
        )


def _choice(
    shown: OpenReview, label: str, names: Mapping[Any, str], key: str, value: str | None
) -> None:
    options = list(names)
    st.selectbox(
        label,
        options,
        index=None if value is None else options.index(value),
        format_func=names.__getitem__,
        placeholder="Välj",
        key=key,
        disabled=not shown.is_open,
    )


def _typed(place: str, names: Sequence[str]) -> dict[str, str]:
    """What is typed or chosen, by field; empty where nothing is."""
    return {name: str(st.session_state[f"{place}-{name}"] or "").strip() for name in names}
