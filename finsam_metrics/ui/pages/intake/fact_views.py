"""What was read in words: each kind as a list to accept, mend or leave out."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from finsam_metrics.intake import actions
from finsam_metrics.intake.edits import Scope
from finsam_metrics.intake.fact_fields import LINE, fact_columns, typed_text
from finsam_metrics.intake.review import Review, ReviewFact
from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.ui.pages.intake import wordings
from finsam_metrics.ui.pages.intake.fields import Setting, draw_choice, draw_text
from finsam_metrics.ui.pages.intake.new_fact_views import draw_new_fact, fact_choices, lines_by_text
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.words.plan_sheets import Answer, SheetColumn

_ALWAYS_SHOWN: Final[Mapping[str, frozenset[str]]] = {
    "priority_group": frozenset({"group_text", "group_id"}),
    "training": frozenset({"title", "when_text", "training_type", "audience_text"}),
    "initiative": frozenset({"name", "amount_sek", "unit", "owner_text"}),
    "staffing": frozenset({"role", "extent_share", "employer_text"}),
    "meeting": frozenset({"body", "date", "place"}),
    "goal": frozenset({"area", "goal_summary"}),
    "declaration": frozenset({"declaration_type", "declaration_summary"}),
}
_FIELD: Final = 220
_LONGEST: Final = 500
_LONGEST_LINE: Final = 300


def draw_facts(shown: OpenReview) -> None:
    """Draw the facts of each kind, and how one is added."""
    review, judgement = shown.review, shown.judgement
    if review.kind is not DocumentKind.PLAN:
        return
    left = len(judgement.open_facts)
    st.subheader("Uppgifter i text", anchor=False)
    if not review.facts:
        st.caption("Inga uppgifter ännu.")
    else:
        st.caption(f"Kvar att granska: {format_number(left)}" if left else "Alla är granskade")
    for table, (_, many) in wordings.FACT_NAMES.items():
        of_table = [fact for fact in review.facts if fact.table == table]
        if not of_table:
            continue
        # A panel whose label changes is folded again.
        panel = st.expander(many, key=f"fakta-{table}", on_change="rerun")
        if not panel.open:
            continue
        with panel:
            action = actions.accept_facts(review, judgement, table)
            st.button(
                f"Godkänn alla {many.lower()} som är hela",
                key=f"godkann-{table}",
                on_click=shown.press,
                args=(action,),
                disabled=not shown.is_open or not action.edits,
            )
            for fact in of_table:
                _draw_fact(shown, fact)
    draw_new_fact(shown)


def _draw_fact(shown: OpenReview, fact: ReviewFact) -> None:
    noun = wordings.FACT_NAMES[fact.table][0]
    with st.container(border=True, gap="xsmall"):
        st.caption(plain(f"{_state(fact)} · {_place(shown.review, fact)}"))
        if fact.left_out_text is None:
            _draw_fields(shown, fact, noun)
            for need in shown.judgement.needs.get(fact.fact_id, ()):
                st.warning(wordings.NEED_TEXTS[need], icon=":material/help:")
        _draw_buttons(shown, fact, noun)


def _draw_fields(shown: OpenReview, fact: ReviewFact, noun: str) -> None:
    columns = fact_columns(fact.table)
    always = _ALWAYS_SHOWN[fact.table]
    grid = st.grid("auto", min_column_width=_FIELD)
    for column in columns:
        if column.field in always:
            with grid.cell():
                _draw_field(shown, fact, column, noun)
    if not st.toggle("Alla uppgifter och platsen", key=f"allt-{fact.fact_id}"):
        return
    grid = st.grid("auto", min_column_width=_FIELD)
    for column in columns:
        if column.field not in always:
            with grid.cell():
                _draw_field(shown, fact, column, noun)
    texts = lines_by_text(shown.review)
    if texts:
        draw_choice(
            "Raden i dokumentet",
            texts,
            str(fact.record.line),
            shown.setting(Scope.FACT, fact.fact_id, LINE, f"Ändrade platsen för {noun}"),
            placeholder="Välj rad",
        )


def _draw_field(shown: OpenReview, fact: ReviewFact, column: SheetColumn, noun: str) -> None:
    setting = _setting(shown, fact, column.field, f"Ändrade {noun}")
    value = typed_text(fact.record, column)
    if column.answer is Answer.CHOICE:
        draw_choice(column.heading, fact_choices(column, shown.data), value or None, setting)
        return
    draw_text(
        column.heading,
        value,
        setting,
        max_chars=_LONGEST,
        placeholder=wordings.ANSWER_EXAMPLES.get(column.answer),
    )


def _draw_buttons(shown: OpenReview, fact: ReviewFact, noun: str) -> None:
    with st.container(horizontal=True):
        if fact.left_out_text is not None:
            st.button(
                "Ta med igen",
                key=f"in-{fact.fact_id}",
                on_click=_setting(shown, fact, "left_out", f"Tog med {noun} igen").put,
                args=(None,),
                disabled=not shown.is_open,
            )
            return
        st.button(
            "Godkänn",
            key=f"godkann-{fact.fact_id}",
            on_click=_setting(shown, fact, "accepted", f"Godkände {noun}").put,
            args=("true",),
            disabled=not shown.is_open
            or fact.accepted_by is not None
            or fact.fact_id in shown.judgement.needs,
        )
        st.button(
            "Utelämna",
            key=f"ut-{fact.fact_id}",
            on_click=_setting(shown, fact, "left_out", f"Utelämnade {noun}").put,
            args=("Hör inte hit",),
            disabled=not shown.is_open,
        )


def _setting(shown: OpenReview, fact: ReviewFact, name: str, text: str) -> Setting:
    return shown.setting(Scope.FACT, fact.fact_id, name, text)


def _place(review: Review, fact: ReviewFact) -> str:
    if not fact.printed_text:
        return "plats ej angiven"
    page = "" if fact.record.page is None else f"sida {fact.record.page}, "
    lines = (line.parted_text for line in review.read.lines if line.number == fact.record.line)
    text = next(lines, "")
    said = text if len(text) <= _LONGEST_LINE else fact.printed_text
    return f"{page}rad {fact.record.line}: {said}"


def _state(fact: ReviewFact) -> str:
    if fact.left_out_text is not None:
        return "– utelämnad"
    return "● godkänd" if fact.accepted_by is not None else "? att granska"
