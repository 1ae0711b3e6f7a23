"""The place of a figure in its document: on a picture of its page, or among the lines there."""

from functools import partial
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.intake.kept_documents import document_with_pages
from finsam_metrics.intake.plans_by_hand import is_by_hand
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_numbers import format_count
from finsam_metrics.ui.pages.intake import open_draft
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.pages.intake.row_cells import counted_text
from finsam_metrics.ui.parts.document_pages import draw_page, picture_of
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.words.dashes import shown_minus

_LINES_AROUND: Final = 9
_WHOLE: Final = "hela-sidan"


def draw_place(shown: OpenReview, current: ReviewFigure) -> None:
    """Draw where the figure stands: its page with every figure marked, or the lines around it."""
    review, page = shown.review, current.page
    document = document_with_pages(default_paths(), shown.entry.sha256)
    picture = (
        None
        if document is None or page is None or current.box is None
        else picture_of(str(document), page, review.read.angles.get(page, 0.0))
    )
    if page is None or picture is None:
        _draw_lines(review, current)
        return
    places = [
        {
            "figure_id": figure.figure_id,
            "figure_text": _figure_text(figure),
            "left_edge": box.left,
            "top_edge": box.top,
            "right_edge": box.right,
            "bottom_edge": box.bottom,
            "state": str(shown.judgement.states[figure.figure_id]),
            "is_chosen": figure.row_id == current.row_id,
        }
        for figure in review.figures
        if figure.page == page and (box := figure.box) is not None
    ]
    # The figure in the key lets the same one be chosen again.
    key = f"sida-{page}-{current.figure_id}"
    is_whole = bool(st.session_state.get(_WHOLE, False))
    draw_page(
        picture,
        pl.DataFrame(places),
        key=key,
        alt=f"Sida {page} i dokumentet, {format_count(len(places))} siffror är märkta. "
        "Samma siffror står i tabellen under.",
        is_whole=is_whole,
        on_select=partial(_go_to_chosen, key),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Sida {page}. Tryck på en siffra för att granska den.", width="content")
        st.toggle("Visa hela sidan", key=_WHOLE)


def _figure_text(figure: ReviewFigure) -> str:
    said = f"{figure.line.line_text}: {shown_minus(figure.line.printed_text)}"
    return ", ".join(filter(None, (said, counted_text(figure))))


def _go_to_chosen(key: str) -> None:
    chosen = st.session_state[key].selection.get("ask") or []
    if chosen and chosen[0].get("figure_id"):
        open_draft.go_to_figure(chosen[0]["figure_id"])


def _draw_lines(review: Review, current: ReviewFigure) -> None:
    line = current.line
    page = "" if line.page is None else f"sida {line.page}, "
    st.caption(
        "Det här skrivs in för hand"
        if is_by_hand(review.read)
        else f"Så står det i dokumentet, {page}rad {line.line}"
    )
    near = [
        near_line
        for near_line in review.read.lines
        if near_line.text.strip() and abs(near_line.number - line.line) <= _LINES_AROUND
    ]
    # Lines of text, and no table, which a phone would show as a card for each line.
    st.markdown(
        "  \n".join(
            _marked(
                plain(f"{near_line.number} · {near_line.parted_text}"),
                near_line.number == line.line,
            )
            for near_line in near
        )
    )


def _marked(text: str, is_marked: object) -> str:
    return f"**{text}**" if is_marked and text else text
