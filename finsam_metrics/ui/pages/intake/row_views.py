"""The row under review: its cells, label and category, what sums say, its table and columns."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from finsam_metrics.checks.repairs import Repair
from finsam_metrics.intake import actions
from finsam_metrics.intake.edits import Scope
from finsam_metrics.intake.judging import Judgement, State
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.model.enums import Kind, RowKind
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.records import UNMAPPED, SumCheck
from finsam_metrics.model.swedish_numbers import format_count
from finsam_metrics.ui.pages.intake import open_draft, wordings
from finsam_metrics.ui.pages.intake.addition_views import draw_new_column
from finsam_metrics.ui.pages.intake.fields import Setting, draw_choice, draw_text
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.pages.intake.row_cells import (
    UNIT_NAMES,
    cell_label,
    cells_of_row,
    counted_text,
    head_of,
)
from finsam_metrics.ui.pages.intake.split_views import draw_split
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.words.dashes import shown_minus

_CELL: Final = 150


def draw_row(shown: OpenReview, current: ReviewFigure) -> None:
    """Draw the row's cells to mend, its category, and what must be decided."""
    review, judgement, setting = shown.review, shown.judgement, shown.setting
    of_row = [figure for figure in review.figures if figure.row_id == current.row_id]
    label = current.line.line_text
    draw_text(
        "Rad",
        label,
        setting(Scope.ROW, current.row_id, "line_text", f"Ändrade radens text, {label}"),
    )
    grid = st.grid("auto", min_column_width=_CELL)
    for column, figure in cells_of_row(review, current).items():
        target = f"{current.row_id}-c{column}" if figure is None else figure.figure_id
        head = head_of(review, current.table, column)
        with grid.cell():
            draw_text(
                cell_label(figure or head),
                "" if figure is None else figure.line.printed_text,
                setting(Scope.FIGURE, target, "printed_text", f"Ändrade {label}"),
                max_chars=40,
            )
            if figure is None:
                st.caption("Ej angivet")
                continue
            state = judgement.states[figure.figure_id]
            said = f"{wordings.STATE_SIGNS[state]} {wordings.STATE_NAMES[state]}"
            st.caption(", ".join(filter(None, (said, counted_text(figure)))))
    _draw_category(shown, current)
    for need in dict.fromkeys(
        need for figure in of_row for need in judgement.needs.get(figure.figure_id, ())
    ):
        st.warning(wordings.NEED_TEXTS[need], icon=":material/help:")
    _draw_doubts(shown, of_row)
    _draw_why_not_proved(shown, of_row)
    with st.container(horizontal=True):
        _draw_more(shown, current)
        draw_split(shown, current)


def _draw_category(shown: OpenReview, current: ReviewFigure) -> None:
    line = current.line
    if line.row_kind is RowKind.SUM or line.kind is Kind.RESULT:
        return
    categories = shown.data["budget_category"]
    names = {
        str(row["category_id"]): str(row["category_name"])
        for row in categories.iter_rows(named=True)
        if row["kind"] in (None, line.kind) and row["category_id"] != "subtotal"
    }
    chosen = None if line.category_id == UNMAPPED else line.category_id
    setting = shown.setting(
        Scope.ROW, current.row_id, "category_id", f"Valde kategori för {line.line_text}"
    )
    follows = actions.accepting_with_category(shown.review, shown.judgement, current.row_id)
    draw_choice(
        "Gemensam kategori",
        names,
        chosen,
        replace(setting, follows=follows),
        placeholder="Välj kategori",
    )
    if follows:
        st.caption("Raden godkänns när ni väljer kategori.")
    proposal = None if current.read is None else current.read.proposal
    if proposal is not None and proposal.category_id == line.category_id:
        st.caption(plain(f"Förslag: {proposal.reason_text}"))


def _draw_doubts(shown: OpenReview, of_row: Sequence[ReviewFigure]) -> None:
    """Say which sums fail with the row in them, and offer the smallest repairs."""
    review, judgement = shown.review, shown.judgement
    ids = {figure.figure_id for figure in of_row}
    for check in judgement.failing:
        if ids & {check.figure_id, *check.parts}:
            st.error(sum_text(check, review), icon=":material/error:")
            _draw_choice_of_repair(check, judgement)
            _draw_way_to_repairs(check, review, judgement, ids)
    for figure in of_row:
        for repair in judgement.repairs.get(figure.figure_id, ()):
            _draw_repair(shown, figure, repair)


def _draw_why_not_proved(shown: OpenReview, of_row: Sequence[ReviewFigure]) -> None:
    """Say why amounts of the row are not proved, where nothing else beside it tells."""
    judgement = shown.judgement
    tried = {one for check in judgement.checks for one in (check.figure_id, *check.parts)}
    reasons = dict.fromkeys(
        _why_not_proved(
            judgement.states[figure.figure_id],
            is_mended=figure.figure_id in judgement.mended_ids,
            is_tried=figure.figure_id in tried,
        )
        for figure in of_row
        if figure.read is not None and figure.figure_id not in judgement.needs
    )
    for reason in filter(None, reasons):
        st.caption(reason)


def _why_not_proved(state: State, *, is_mended: bool, is_tried: bool) -> str | None:
    sign = wordings.STATE_SIGNS[state]
    if state is State.LIKELY and is_mended:
        return (
            f"{sign} Summan stämmer sedan ett belopp i den har ändrats. Därför är raden trolig, "
            "men inte bevisad av dokumentet. Godkänn raden, eller hela tabellen."
        )
    if state is State.UNSURE and not is_tried:
        return f"{sign} Ingen summa prövar beloppet. Jämför med dokumentet och godkänn."
    if state is State.UNSURE:
        return (
            f"{sign} Summorna räcker inte för att visa att beloppet är rätt läst. Jämför belopp, "
            "år och enhet med dokumentet och godkänn."
        )
    return None


def _draw_choice_of_repair(check: SumCheck, judgement: Judgement) -> None:
    """Say what tells the repairs of a sum apart, where there are several."""
    count = len(_repairs_of(check, judgement))
    if count > 1:
        st.caption(
            f"{format_count(count).capitalize()} olika ändringar får var för sig summan att "
            "stämma, och ingen annan summa i dokumentet avgör mellan dem. Jämför med vad som "
            "står på sidan, eller med samma rad i ett annat års plan."
        )


def _repairs_of(check: SumCheck, judgement: Judgement) -> list[Repair]:
    return [
        repair
        for figure_id in (check.figure_id, *check.parts)
        for repair in judgement.repairs.get(figure_id, ())
    ]


def _draw_way_to_repairs(
    check: SumCheck, review: Review, judgement: Judgement, here: Collection[str]
) -> None:
    """Lead to the rows where one change would make the sum hold."""
    others = {
        repair.figure_id: repair
        for repair in reversed(_repairs_of(check, judgement))
        if repair.figure_id not in here
    }
    for figure_id, repair in reversed(others.items()):
        figure = review.figure(figure_id)
        amount = actions.amount_text(figure, repair.amount_sek)
        st.button(
            plain(f"Se förslaget på {figure.line.line_text}: {amount}"),
            key=f"till-{check.check_id}-{figure_id}",
            on_click=open_draft.go_to_figure,
            args=(figure_id,),
        )


def _draw_repair(shown: OpenReview, figure: ReviewFigure, repair: Repair) -> None:
    amount = actions.amount_text(figure, repair.amount_sek)
    st.markdown(
        plain(f"Med {amount} i stället för {shown_minus(figure.line.printed_text)} stämmer summan.")
        + " Står det rätt i dokumentet men fel här ovanför? Ändra då i rutan i stället."
    )
    reason_key = f"skal-{figure.figure_id}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Varför dokumentet är fel",
            value="Tryckfel enligt summorna i dokumentet",
            max_chars=200,
            key=reason_key,
            disabled=not shown.is_open,
        )
        st.button(
            f"Räkna med {amount}",
            key=f"laga-{figure.figure_id}-{repair.amount_sek}",
            on_click=_take_repair,
            args=(shown, figure, repair, reason_key),
            disabled=not shown.is_open,
        )


def _take_repair(shown: OpenReview, figure: ReviewFigure, repair: Repair, reason_key: str) -> None:
    reason = st.session_state[reason_key].strip()
    shown.do(actions.take_repair(figure, repair, reason))


def _draw_more(shown: OpenReview, current: ReviewFigure) -> None:
    """Draw what is seldom changed of a row."""
    line, row, setting = current.line, current.row_id, shown.setting
    with st.popover("Mer om raden", key="mer-om-raden"):
        draw_choice(
            "Slag av rad",
            {str(kind): name for kind, name in wordings.ROW_KIND_NAMES.items()},
            str(line.row_kind),
            setting(Scope.ROW, row, "row_kind", f"Ändrade slag av rad, {line.line_text}"),
        )
        draw_choice(
            "Beloppet är",
            {str(kind): name for kind, name in wordings.KIND_NAMES.items()},
            str(line.kind),
            setting(Scope.ROW, row, "kind", f"Ändrade vad beloppet är, {line.line_text}"),
        )
        sums = {
            str(figure.line.row_number): figure.line.line_text
            for figure in shown.review.figures
            if figure.table == current.table
            and figure.line.row_kind is RowKind.SUM
            and figure.row_id != row
        }
        draw_choice(
            "Ingår i summan",
            sums,
            None if line.part_of is None else str(line.part_of),
            setting(Scope.ROW, row, "part_of", f"Ändrade summan för {line.line_text}"),
            placeholder="Ingen summa",
        )
        draw_text(
            "Rubrik över raden",
            line.section_text or "",
            setting(Scope.ROW, row, "section_text", f"Ändrade rubriken över {line.line_text}"),
        )
        _draw_correction(shown, current)
        _draw_leaving_out(shown, Scope.ROW, row, current, what="raden")


def _draw_correction(shown: OpenReview, current: ReviewFigure) -> None:
    """Draw how another amount than the printed one is counted with, for a reason."""
    of_row = {
        figure.figure_id: figure
        for figure in shown.review.figures
        if figure.row_id == current.row_id
    }
    cell, amount, reason = (f"ratta-{part}-{current.row_id}" for part in ("cell", "belopp", "skal"))
    st.markdown("**Fel i dokumentet**")
    st.selectbox(
        "Belopp som är fel tryckt",
        list(of_row),
        format_func=lambda figure_id: (
            f"{cell_label(of_row[figure_id])}: {shown_minus(of_row[figure_id].line.printed_text)}"
        ),
        key=cell,
        disabled=not shown.is_open,
    )
    st.text_input("Räkna i stället med", max_chars=40, key=amount, disabled=not shown.is_open)
    st.text_input("Varför", max_chars=200, key=reason, disabled=not shown.is_open)
    st.button(
        "Rätta beloppet",
        key=f"ratta-{current.row_id}",
        on_click=_correct,
        args=(shown, of_row, cell, amount, reason),
        disabled=not shown.is_open,
    )


def _correct(
    shown: OpenReview, of_row: Mapping[str, ReviewFigure], cell: str, amount: str, reason: str
) -> None:
    state = st.session_state
    try:
        action = actions.correct(of_row[state[cell]], state[amount], state[reason].strip())
    except IntakeError as error:
        open_draft.tell_fault(error)
        return
    shown.do(action)


def _draw_leaving_out(
    shown: OpenReview, scope: Scope, target: str, like: ReviewFigure, *, what: str
) -> None:
    """Draw how a row, a column or a table is left out with a reason, or taken in again."""
    setting = shown.setting(scope, target, "left_out", f"Utelämnade {what}")
    if not like.is_kept:
        st.caption(plain(f"Utelämnad: {like.left_out_text}"))
        st.button(
            f"Ta med {what} igen",
            key=f"{setting.key}-igen",
            on_click=setting.put,
            args=(None,),
            disabled=not shown.is_open,
        )
        return
    reason_key = f"{setting.key}-skal"
    st.text_input(
        f"Varför {what} inte ska med", max_chars=200, key=reason_key, disabled=not shown.is_open
    )
    st.button(
        f"Utelämna {what}",
        key=f"{setting.key}-ut",
        on_click=_leave_out,
        args=(setting, reason_key),
        disabled=not shown.is_open,
    )


def _leave_out(setting: Setting, reason_key: str) -> None:
    if reason := st.session_state[reason_key].strip():
        setting.put(reason)
    else:
        open_draft.tell_missing("Skriv varför det inte ska med.")


def draw_table_settings(shown: OpenReview, of_table: Sequence[ReviewFigure]) -> None:
    """Draw what is set for the whole table."""
    first = of_table[0]
    target = f"t{first.table}"
    with st.popover("Tabellens uppgifter", key="tabell-uppgifter"):

        def setting(name: str) -> Setting:
            return shown.setting(Scope.TABLE, target, name, f"Ändrade tabell {first.table}")

        draw_text("Tabellens titel", first.line.table_text, setting("table_text"))
        draw_choice(
            "Tabellen är",
            {str(statement): name for statement, name in wordings.STATEMENT_NAMES.items()},
            str(first.line.statement),
            setting("statement"),
        )
        draw_choice(
            "Enhet i hela tabellen",
            UNIT_NAMES,
            first.line.unit if first.has_unit else None,
            setting("unit"),
            placeholder="Välj enhet",
        )
        st.button(
            "Vänd tecken i hela tabellen",
            key=f"vand-{target}",
            on_click=setting("is_turned").put,
            args=("true",),
            disabled=not shown.is_open,
        )
        _draw_leaving_out(shown, Scope.TABLE, target, first, what="tabellen")


def draw_column_settings(
    shown: OpenReview, of_table: Sequence[ReviewFigure], current: ReviewFigure
) -> None:
    """Draw what is set for each column."""
    heads = {figure.column: figure for figure in of_table if figure.column}
    if not heads:
        return
    with st.popover("Kolumner", key="kolumner"):
        for column, figure in sorted(heads.items()):

            def setting(name: str, figure: ReviewFigure = figure) -> Setting:
                text = f"Ändrade kolumnen {figure.line.column_text or figure.column}"
                return shown.setting(Scope.COLUMN, figure.column_id, name, text)

            st.markdown(f"**{plain(figure.line.column_text or f'Kolumn {column}')}**")
            grid = st.grid("auto", min_column_width=110)
            with grid.cell():
                draw_choice(
                    "Slag",
                    {str(version): name for version, name in wordings.VERSION_NAMES.items()},
                    figure.line.version,
                    setting("version"),
                )
            with grid.cell():
                draw_text("År", str(figure.line.year or ""), setting("year"), max_chars=4)
            with grid.cell():
                draw_choice(
                    "Enhet",
                    UNIT_NAMES,
                    figure.line.unit if figure.has_unit else None,
                    setting("unit"),
                )
            _draw_leaving_out(shown, Scope.COLUMN, figure.column_id, figure, what="kolumnen")
        draw_new_column(shown, current)


def sum_text(check: SumCheck, review: Review) -> str:
    """Say what a sum that fails is printed as, and what its parts make."""
    total = review.figure(check.figure_id)
    stated = actions.amount_text(total, check.stated_sek)
    computed = actions.amount_text(total, check.computed_sek)
    when = f" {total.line.year}" if total.line.year else ""
    return plain(
        f"{total.line.line_text}{when}: {stated} i dokumentet, men delarna ger {computed}."
    )
