"""The place of a figure in its document: on a picture of the page, or among the lines around it."""

from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.intake.draft_folders import DraftEntry
from finsam_metrics.intake.judging import Judgement
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.ui.parts.markdown import plain

_LINES_AROUND: Final = 9


def draw_place(
    entry: DraftEntry,  # noqa: ARG001 the picture of its page comes here
    review: Review,
    judgement: Judgement,  # noqa: ARG001
    current: ReviewFigure,
) -> None:
    """Draw where the figure stands."""
    line = current.line
    page = "" if line.page is None else f"sida {line.page}, "
    st.caption(f"Så står det i dokumentet, {page}rad {line.line}")
    near = [one for one in review.read.lines if abs(one.number - line.line) <= _LINES_AROUND]
    st.table(
        pl.DataFrame(
            {
                "Rad": [
                    f"**{one.number}**" if one.number == line.line else str(one.number)
                    for one in near
                ],
                "Text": [
                    f"**{plain(one.text)}**" if one.number == line.line else plain(one.text)
                    for one in near
                ],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Raderna runt siffran",
    )
