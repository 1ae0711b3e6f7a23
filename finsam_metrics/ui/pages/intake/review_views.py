"""Step 2, Granska: the document beside its figures, row by row, with what each sum says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.intake import actions
from finsam_metrics.intake.draft_folders import load_steps
from finsam_metrics.intake.judging import Judgement, State
from finsam_metrics.intake.plans_by_hand import is_by_hand
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.records import PROSE_TABLE
from finsam_metrics.model.swedish_numbers import format_count, format_number
from finsam_metrics.ui.pages.intake import (
    account_views,
    addition_views,
    document_views,
    fact_views,
    open_draft,
    row_views,
    wordings,
)
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.pages.intake.reading_views import draw_readings
from finsam_metrics.ui.pages.intake.row_cells import amounts_of_cell, column_name
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain

_HALF: Final = 430
_ACCEPT_ROW: Final = "godkann-rad"
_ACCEPT_PROVED: Final = "godkann-bevisade"
_TO_PUBLISH: Final = "till-publicering"


def draw_review(shown: OpenReview) -> None:
    """Draw the row that is reviewed beside its place in the document, and its whole table."""
    review, judgement = shown.review, shown.judgement
    left = len(judgement.open_ids)
    facts_left = len(judgement.open_facts)
    by_hand = is_by_hand(review.read)
    if review.figures or review.facts:
        components.answer(review_answer(left, proved=len(judgement.proved_ids), facts=facts_left))
    else:
        components.answer("Inget är inskrivet ännu" if by_hand else "Inget är läst ännu")
    current = _current(review, judgement)
    first = _first_button(review, judgement, current)
    if current is None:
        st.caption(
            "Börja med en tabell och dess första rad." if by_hand else "Inga belopp i dokumentet."
        )
    else:
        _draw_tools(shown, current, first)
        grid = st.grid("auto", min_column_width=_HALF)
        with grid.cell():
            document_views.draw_place(shown, current)
        with grid.cell():
            row_views.draw_row(shown, current)
        _draw_table(shown, current)
    addition_views.draw_new_table(shown)
    fact_views.draw_facts(shown)
    st.button(
        "Gå till publicering",
        key=_TO_PUBLISH,
        type="primary" if first == _TO_PUBLISH else "secondary",
        on_click=open_draft.go_to,
        args=(shown.entry.draft_id, open_draft.PUBLISH),
    )


def review_answer(left: int, *, proved: int, facts: int) -> str:
    """Say what is left to review: figures, proved figures to accept, facts."""
    if left:
        figures = "En siffra" if left == 1 else f"{format_number(left)} siffror"
        return f"{figures} behöver granskas"
    if proved:
        if proved == 1:
            return "En bevisad siffra kan godkännas"
        return f"{format_number(proved)} bevisade siffror kan godkännas på en gång"
    if facts:
        told = "En uppgift" if facts == 1 else f"{format_number(facts)} uppgifter"
        return f"Siffrorna är granskade. {told} i text är kvar"
    return "Allt är granskat"


def _current(review: Review, judgement: Judgement) -> ReviewFigure | None:
    """The figure that the address names, else the first that needs a person, else the first."""
    ids = [figure.figure_id for figure in review.figures]
    if not ids:
        return None
    asked = st.query_params.get(open_draft.FIGURE)
    chosen = asked if asked in ids else next(iter((*judgement.open_ids, *ids)))
    return review.figure(chosen)


def _first_button(review: Review, judgement: Judgement, current: ReviewFigure | None) -> str | None:
    """Key of the button that is next to press; None where nothing is read or written in yet."""
    if not judgement.open_ids and not judgement.proved_ids and not judgement.open_facts:
        return _TO_PUBLISH if review.figures or review.facts else None
    if current is None:
        return None
    of_row = [figure for figure in review.figures if figure.row_id == current.row_id]
    is_proved = all(judgement.states[figure.figure_id] is State.PROVED for figure in of_row)
    return _ACCEPT_PROVED if is_proved else _ACCEPT_ROW


def _draw_tools(shown: OpenReview, current: ReviewFigure, first: str | None) -> None:
    judgement, draft_id = shown.judgement, shown.entry.draft_id
    steps = load_steps(default_paths(), draft_id)
    with st.container(horizontal=True, key="granska-verktyg"):
        st.button(
            "Nästa att granska",
            key="nasta",
            shortcut="n",
            on_click=_go_on,
            args=(shown, current),
            disabled=not judgement.open_ids,
        )
        st.button(
            "Godkänn raden",
            key=_ACCEPT_ROW,
            type="primary" if first == _ACCEPT_ROW else "secondary",
            shortcut="g",
            on_click=_accept_row,
            args=(shown, current),
            disabled=not shown.is_open or not current.is_kept,
        )
        st.button(
            f"Godkänn alla bevisade ({format_number(len(judgement.proved_ids))})",
            key=_ACCEPT_PROVED,
            type="primary" if first == _ACCEPT_PROVED else "secondary",
            on_click=shown.press,
            args=(actions.accept_proved(judgement),),
            disabled=not shown.is_open or not judgement.proved_ids,
        )
        if (useless := actions.leave_out_useless_columns(shown.review)).edits:
            st.button(
                "Utelämna kolumner som bara jämför",
                key="utelamna-jamforelser",
                on_click=shown.press,
                args=(useless,),
                disabled=not shown.is_open,
            )
        st.button(
            "Ångra",
            key="angra",
            icon=":material/undo:",
            on_click=open_draft.undo_step,
            args=(shown.person, draft_id),
            disabled=not shown.is_open or not steps.done,
        )
        st.button(
            "Gör om",
            key="gor-om",
            icon=":material/redo:",
            on_click=open_draft.redo_step,
            args=(shown.person, draft_id),
            disabled=not shown.is_open or not steps.undone,
        )
    if steps.done:
        st.caption(plain(f"Senast: {steps.done[-1].text} ({steps.done[-1].who})"))


def _go_on(shown: OpenReview, current: ReviewFigure) -> None:
    """Show the next row that needs a person, after this one, and from the start again."""
    review = shown.review
    order = [figure.figure_id for figure in review.figures]
    here = order.index(current.figure_id)
    open_ids = [
        figure_id
        for figure_id in (*order[here + 1 :], *order[:here])
        if figure_id in shown.judgement.open_ids
        and review.figure(figure_id).row_id != current.row_id
    ]
    if open_ids:
        open_draft.go_to_figure(open_ids[0])


def _accept_row(shown: OpenReview, current: ReviewFigure) -> None:
    """Accept the row as it stands, and go on."""
    of_row = [
        figure.figure_id for figure in shown.review.figures if figure.row_id == current.row_id
    ]
    if any(figure_id in shown.judgement.needs for figure_id in of_row):
        open_draft.tell_missing("Något saknas på raden. Det står vid den vad ni ska välja först.")
        return
    if shown.do(actions.accept_row(shown.review, current.row_id)):
        _go_on(shown, current)


def _draw_table(shown: OpenReview, current: ReviewFigure) -> None:
    """Draw the table that the row stands in, with every figure's state, and the way to others."""
    review, judgement = shown.review, shown.judgement
    tables = list(dict.fromkeys(figure.table for figure in review.figures))
    of_table = [figure for figure in review.figures if figure.table == current.table]
    st.subheader(plain(table_name(of_table)), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", key="tabell-verktyg"):
        _draw_table_choice(review, judgement, tables, current)
        _draw_row_choice(of_table, current)
        action = actions.accept_table(review, judgement, current.table)
        st.button(
            "Godkänn hela tabellen",
            key="godkann-tabell",
            on_click=shown.press,
            args=(action,),
            disabled=not shown.is_open or not action.edits,
            help="Går när tabellens summor stämmer och inget saknas",
        )
        row_views.draw_table_settings(shown, of_table)
        row_views.draw_column_settings(shown, of_table, current)
        addition_views.draw_new_row(shown, of_table)
        account_views.draw_account_ranges(shown)
    draw_readings(shown, of_table)
    cells = _cells(of_table, judgement, current)
    st.table(cells, border="horizontal", hide_index=True, alt=table_name(of_table))
    _draw_marks(of_table, judgement)
    _draw_sums(of_table, review, judgement)


def table_name(of_table: Sequence[ReviewFigure]) -> str:
    """The table's title, or what it is called where it has none."""
    line = of_table[0].line
    if line.table_text == PROSE_TABLE:
        return "Belopp i löpande text"
    return line.table_text.strip() or f"Tabell {of_table[0].table}, utan rubrik"


def _draw_table_choice(
    review: Review, judgement: Judgement, tables: Sequence[int], current: ReviewFigure
) -> None:
    waiting = Counter(review.figure(figure_id).table for figure_id in judgement.open_ids)
    names = {
        str(table): table_name([figure for figure in review.figures if figure.table == table])
        + (f" · {format_count(waiting[table])} kvar" if waiting[table] else "")
        for table in tables
    }
    key = "vald-tabell"
    st.session_state[key] = str(current.table)
    st.selectbox(
        "Tabell",
        list(names),
        format_func=lambda table: names[table],
        key=key,
        on_change=_go_to_table,
        args=(review, judgement, key),
        width=360,
    )


def _draw_row_choice(of_table: Sequence[ReviewFigure], current: ReviewFigure) -> None:
    rows: dict[str, ReviewFigure] = {}
    for figure in of_table:
        rows.setdefault(figure.row_id, figure)
    key = "vald-rad"
    st.session_state[key] = current.row_id
    st.selectbox(
        "Rad att granska",
        list(rows),
        format_func=lambda row: rows[row].line.line_text,
        key=key,
        on_change=_go_to_row,
        args=(rows, key),
        width=300,
    )


def _go_to_row(rows: Mapping[str, ReviewFigure], key: str) -> None:
    open_draft.go_to_figure(rows[st.session_state[key]].figure_id)


def _go_to_table(review: Review, judgement: Judgement, key: str) -> None:
    table = int(st.session_state[key])
    of_table = [figure.figure_id for figure in review.figures if figure.table == table]
    waiting = [figure_id for figure_id in judgement.open_ids if figure_id in of_table]
    open_draft.go_to_figure(next(iter((*waiting, *of_table))))


def _cells(
    of_table: Sequence[ReviewFigure], judgement: Judgement, current: ReviewFigure
) -> pl.DataFrame:
    """One row per printed row, a column per printed column, each cell with its state's sign."""
    heads = {figure.column: column_name(figure) for figure in of_table}
    rows: dict[int, dict[str, str]] = {}
    for figure in of_table:
        row = rows.setdefault(
            figure.line.row_number,
            {"": _row_name(figure, is_current=figure.row_id == current.row_id)},
        )
        sign = wordings.STATE_SIGNS[judgement.states[figure.figure_id]]
        text = amounts_of_cell(figure)
        row[heads[figure.column]] = f"~~{text}~~ {sign}" if not figure.is_kept else f"{text} {sign}"
    columns = ["", *(heads[column] for column in sorted(heads))]
    return pl.DataFrame(
        [[row.get(name, "") for name in columns] for row in rows.values()],
        schema=dict.fromkeys(_own_names(columns), pl.String),
        orient="row",
    )


def _own_names(names: Sequence[str]) -> list[str]:
    """Names that are all different."""
    found: list[str] = []
    for name in names:
        found.append(f"{name} ({names.index(name) + len(found)})" if name in found else name)
    return found


def _row_name(figure: ReviewFigure, *, is_current: bool) -> str:
    name = plain(figure.line.line_text)
    if figure.line.row_kind == "sum":
        name = f"**{name}**"
    return f"→ {name}" if is_current else name


def _draw_marks(of_table: Sequence[ReviewFigure], judgement: Judgement) -> None:
    there = {judgement.states[figure.figure_id] for figure in of_table}
    said = [
        f"{sign} {wordings.STATE_NAMES[state]}"
        for state, sign in wordings.STATE_SIGNS.items()
        if state in there
    ]
    if any(figure.is_kept and figure.correction for figure in of_table):
        said.append("före pilen som i dokumentet, efter den det som räknas")
    st.caption(" · ".join(said))


def _draw_sums(of_table: Sequence[ReviewFigure], review: Review, judgement: Judgement) -> None:
    """Say of each sum of the table whether it holds."""
    ids = {figure.figure_id for figure in of_table}
    tried = [check for check in judgement.checks if check.figure_id in ids]
    if not tried:
        st.caption("Inga summor att pröva i tabellen.")
        return
    held = sum(check.holds for check in tried)
    st.caption(f"Summor: {format_number(held)} av {format_number(len(tried))} stämmer.")
    for check in tried:
        if not check.holds:
            st.markdown(f":red[✗] {row_views.sum_text(check, review)}")
