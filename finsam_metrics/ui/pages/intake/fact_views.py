"""What was read in words: each kind as a list to accept, mend or leave out."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

import streamlit as st

from finsam_metrics.intake import actions
from finsam_metrics.intake.edits import Scope
from finsam_metrics.intake.review import ReviewFact
from finsam_metrics.model.records import UNMAPPED
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.ui.pages.intake import wordings
from finsam_metrics.ui.pages.intake.fields import Setting, draw_choice, draw_text
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.parts.markdown import plain

_FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "priority_group": {"group_text": "Gruppen"},
    "training": {"title": "Titel", "when_text": "När", "audience_text": "För vilka"},
    "initiative": {"name": "Namn", "owner_text": "Drivs av", "condition_text": "Villkor"},
    "staffing": {"role": "Roll", "employer_text": "Anställd av"},
    "meeting": {"body": "Vilka", "date": "Dag, som 2026-03-01", "place": "Plats"},
    "goal": {"goal_summary": "Målet med egna korta ord"},
    "declaration": {"declaration_summary": "Uppgiften med egna korta ord"},
}
_TERMS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "priority_group": ("group_id", "common_group", "group_name", "Gemensam grupp"),
    "training": ("training_type", "training_type", "training_type_name", "Slag av utbildning"),
}
_FIELD: Final = 220


def draw_facts(shown: OpenReview) -> None:
    """Draw the facts of each kind."""
    review, judgement = shown.review, shown.judgement
    if not review.facts:
        return
    left = len(judgement.open_facts)
    st.subheader("Uppgifter i text", anchor=False)
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


def _draw_fact(shown: OpenReview, fact: ReviewFact) -> None:
    def setting(name: str, text: str) -> Setting:
        return shown.setting(Scope.FACT, fact.fact_id, name, text)

    values: dict[str, Any] = asdict(fact.record)
    noun = wordings.FACT_NAMES[fact.table][0]
    with st.container(border=True, gap="xsmall"):
        page = "" if values.get("page") is None else f"sida {values['page']}, "
        st.caption(plain(f"{_state(fact)} · {page}rad {values['line']}: {fact.printed_text}"))
        if fact.left_out_text is None:
            grid = st.grid("auto", min_column_width=_FIELD)
            for name, label in _FIELDS[fact.table].items():
                with grid.cell():
                    text = f"Ändrade {noun}"
                    draw_text(label, str(values[name] or ""), setting(name, text))
            if fact.table in _TERMS:
                field, table, name, label = _TERMS[fact.table]
                names = dict(shown.data[table].select(field, name).iter_rows())
                with grid.cell():
                    draw_choice(
                        label,
                        names,
                        None if values[field] == UNMAPPED else values[field],
                        setting(field, f"Valde term för {noun}"),
                    )
            for need in shown.judgement.needs.get(fact.fact_id, ()):
                st.warning(wordings.NEED_TEXTS[need], icon=":material/help:")
        with st.container(horizontal=True):
            if fact.left_out_text is None:
                st.button(
                    "Godkänn",
                    key=f"godkann-{fact.fact_id}",
                    on_click=setting("accepted", f"Godkände {noun}").put,
                    args=("true",),
                    disabled=not shown.is_open
                    or fact.accepted_by is not None
                    or fact.fact_id in shown.judgement.needs,
                )
                st.button(
                    "Utelämna",
                    key=f"ut-{fact.fact_id}",
                    on_click=setting("left_out", f"Utelämnade {noun}").put,
                    args=("Hör inte hit",),
                    disabled=not shown.is_open,
                )
            else:
                st.button(
                    "Ta med igen",
                    key=f"in-{fact.fact_id}",
                    on_click=setting("left_out", f"Tog med {noun} igen").put,
                    args=(None,),
                    disabled=not shown.is_open,
                )


def _state(fact: ReviewFact) -> str:
    if fact.left_out_text is not None:
        return "– utelämnad"
    return "● godkänd" if fact.accepted_by is not None else "? att granska"
