"""The place of a figure in its document: on a picture of its page, or among the lines there."""

from functools import partial
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.charts.document_page import document_page
from finsam_metrics.charts.kit.drawings import write_drawing
from finsam_metrics.documents.page_pictures import PagePicture, read_page_picture
from finsam_metrics.intake.draft_folders import DraftEntry
from finsam_metrics.intake.judging import Judgement
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.sources import Box
from finsam_metrics.model.swedish_numbers import format_count
from finsam_metrics.ui.pages.intake import open_draft
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.pictures import frame_for

_LINES_AROUND: Final = 9
_KEPT_PICTURES: Final = 60


def draw_place(
    entry: DraftEntry, review: Review, judgement: Judgement, current: ReviewFigure
) -> None:
    """Draw where the figure stands: its page with every figure marked, or the lines around it."""
    page = current.line.page
    picture = None if page is None else _picture(entry, review, page)
    if page is None or picture is None or _box_of(current) is None:
        _draw_lines(review, current)
        return
    _draw_page(picture, page, review, judgement, current)


def _picture(entry: DraftEntry, review: Review, page: int) -> PagePicture | None:
    document = default_paths().documents / entry.document
    return _read_picture(str(document), page, review.read.angles.get(page, 0.0))


@st.cache_data(max_entries=_KEPT_PICTURES, show_spinner="Hämtar sidan …")
def _read_picture(document: str, page: int, angle: float) -> PagePicture | None:
    """A document's name says its content, so that its pages never change."""
    try:
        return read_page_picture(Path(document), page, angle=angle)
    except ReadingError:
        return None


def _draw_page(
    picture: PagePicture, page: int, review: Review, judgement: Judgement, current: ReviewFigure
) -> None:
    places = [
        {
            "figure_id": one.figure_id,
            "figure_text": f"{one.line.line_text}: {one.line.printed_text}",
            "x": box.left / picture.width,
            "y": box.top / picture.height,
            "x2": box.right / picture.width,
            "y2": box.bottom / picture.height,
            "state": str(judgement.states[one.figure_id]),
            "is_chosen": one.row_id == current.row_id,
        }
        for one in review.figures
        if one.line.page == page and (box := _box_of(one)) is not None
    ]
    chart = document_page(
        pl.DataFrame(places), picture_url=picture.url, ratio=picture.height / picture.width
    )
    key = f"sida-{page}-{current.figure_id}"
    with frame_for(chart, key="sida"):
        st.vega_lite_chart(
            write_drawing(chart),
            width="stretch",
            theme=None,
            key=key,
            alt=f"Sida {page} i dokumentet med {format_count(len(places))} siffror märkta. "
            "Samma siffror står i tabellen under.",
            on_select=partial(_go_to_chosen, key),
            selection_mode="ask",
        )
    st.caption(f"Sida {page}. Tryck på en siffra för att granska den.")


def _box_of(one: ReviewFigure) -> Box | None:
    return None if one.read is None else one.read.box


def _go_to_chosen(key: str) -> None:
    chosen = st.session_state[key].selection.get("ask") or []
    if chosen and chosen[0].get("figure_id"):
        open_draft.go_to_figure(chosen[0]["figure_id"])


def _draw_lines(review: Review, current: ReviewFigure) -> None:
    line = current.line
    page = "" if line.page is None else f"sida {line.page}, "
    st.caption(f"Så står det i dokumentet, {page}rad {line.line}")
    near = [one for one in review.read.lines if abs(one.number - line.line) <= _LINES_AROUND]
    st.table(
        pl.DataFrame(
            {
                "Rad": [_marked(str(one.number), one.number == line.line) for one in near],
                "Text": [_marked(plain(one.text), one.number == line.line) for one in near],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Raderna runt siffran",
    )


def _marked(text: str, is_marked: object) -> str:
    return f"**{text}**" if is_marked and text else text
