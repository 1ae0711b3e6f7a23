"""The three steps of a draft: which is shown, and the way between them."""

import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.intake.draft_folders import DraftEntry, Stage, load_review, stage_of
from finsam_metrics.intake.judging import judge
from finsam_metrics.intake.people import Person
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.ui.pages.intake import (
    open_draft,
    publish_views,
    read_views,
    review_views,
    start_views,
)
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain

_DRAW = {
    open_draft.READ: read_views.draw_read,
    open_draft.REVIEW: review_views.draw_review,
    open_draft.PUBLISH: publish_views.draw_publish,
}


def draw_draft(entry: DraftEntry, person: Person, data: Data) -> None:
    """Draw the step of the draft that the address names."""
    if stage_of(default_paths(), entry) is Stage.PUBLISHED:
        publish_views.draw_published(entry, data)
        return
    start_views.need_read(entry, person)
    try:
        review = load_review(default_paths(), entry.draft_id)
    except IntakeError as error:
        components.answer("Utkastet går inte att öppna")
        st.error(plain(error.swedish), icon=":material/error:")
        return
    step = _draw_steps()
    open_draft.draw_told()
    shown = OpenReview(
        entry=entry,
        person=person,
        review=review,
        judgement=judge(review),
        data=data,
        is_open=open_draft.draw_holder(entry, person),
    )
    _DRAW[step](shown)


def _draw_steps() -> str:
    asked = st.query_params.get(open_draft.STEP)
    key = "intake-steg"
    st.session_state[key] = asked if asked in open_draft.STEPS else open_draft.READ
    with st.container(horizontal=True, vertical_alignment="center"):
        step = st.segmented_control(
            "Steg",
            list(open_draft.STEPS),
            format_func=open_draft.STEPS.__getitem__,
            required=True,
            key=key,
            label_visibility="collapsed",
            on_change=_choose_step,
            args=(key,),
        )
        st.button("Till utkasten", key="lamna", on_click=open_draft.leave)
    return str(step)


def _choose_step(key: str) -> None:
    st.query_params[open_draft.STEP] = st.session_state[key]
