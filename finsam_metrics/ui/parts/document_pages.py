"""Pages of kept documents as pictures, with figures marked, for those who may see documents."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.charts.document_page import document_page
from finsam_metrics.charts.kit.drawings import write_drawing
from finsam_metrics.documents.page_pictures import PagePicture, read_page_picture
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.intake.kept_documents import document_with_pages, laid_out_path
from finsam_metrics.intake.people import Role
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.ui.parts.chart_frames import frame_for
from finsam_metrics.ui.shell.visitors import person_of_visit

_KEPT_PICTURES: Final = 60
_SHOWN: Final = 0.45
_EDGES: Final = ("left_edge", "top_edge", "right_edge", "bottom_edge")


@st.cache_data(max_entries=_KEPT_PICTURES, show_spinner="Hämtar sidan …")
def picture_of(document: str, page: int, angle: float) -> PagePicture | None:
    """Give a page of a kept document; None where it has no pages or cannot be shown.

    A kept document's name says its content, so that its pages never change.
    """
    try:
        return read_page_picture(Path(document), page, angle=angle)
    except ReadingError:
        return None


def draw_page(
    picture: PagePicture,
    places: pl.DataFrame,
    *,
    key: str,
    alt: str,
    is_whole: bool = False,
    on_select: Callable[[], None] | None = None,
) -> None:
    """Draw a page with its figures marked.

    Args:
        picture: The page.
        places: One row per figure: ``figure_id``, ``figure_text``, the four edges in points,
            ``state`` and ``is_chosen``.
        key: Unique on the page.
        alt: What it shows, for those who hear it.
        is_whole: Whether the whole page is shown, or only what stands around the chosen figures.
        on_select: What a press on a figure does; None where it does nothing.
    """
    top, bottom = (0.0, 1.0) if is_whole else _window(places, picture)
    chart = document_page(
        places.select(
            "figure_id",
            "figure_text",
            "state",
            "is_chosen",
            x=pl.col("left_edge") / picture.width,
            y=pl.col("top_edge") / picture.height,
            x2=pl.col("right_edge") / picture.width,
            y2=pl.col("bottom_edge") / picture.height,
        ),
        picture_url=picture.url,
        ratio=picture.height / picture.width,
        top=top,
        bottom=bottom,
    )
    with frame_for(chart, key=f"sidbild-{key}"):
        if on_select is None:
            st.vega_lite_chart(write_drawing(chart), width="stretch", theme=None, key=key, alt=alt)
        else:
            st.vega_lite_chart(
                write_drawing(chart),
                width="stretch",
                theme=None,
                key=key,
                alt=alt,
                on_select=on_select,
                selection_mode="ask",
            )


def _window(places: pl.DataFrame, picture: PagePicture) -> tuple[float, float]:
    """The part of a page around its chosen figures, as shares of its height.

    A sheet of a spreadsheet may be much longer than it is wide.
    """
    chosen = places.filter("is_chosen")
    if chosen.is_empty():
        return 0.0, 1.0
    height = picture.height
    first, last = (float(chosen[edge].sum()) / chosen.height / height for edge in _EDGES[1::2])
    middle = (first + last) / 2
    shown = min(_SHOWN, picture.width / height)
    top = min(max(0.0, middle - shown / 2), 1 - shown)
    return round(top, 3), round(top + shown, 3)


def draw_printed_places(rows: pl.DataFrame, data: Data, *, key: str) -> None:
    """Draw the pages that printed rows stand on, where their documents are kept.

    Args:
        rows: Rows of ``Data.origins``.
        data: The tables.
        key: Unique on the page.
    """
    if Role.COORDINATOR not in person_of_visit().roles:
        return
    placed = (
        rows.select(figure_id="origin_id", document_id="document_id", words_text="words_text")
        .join(data["place"], on="figure_id")
        .join(data["document"].select("document_id", "sha256"), on="document_id")
    )
    for (sha256, page), of_page in placed.group_by("sha256", "page", maintain_order=True):
        document = document_with_pages(default_paths(), str(sha256))
        angle = float(of_page["page_angle"][0])
        picture = None if document is None else picture_of(str(document), int(str(page)), angle)
        if picture is None:
            continue
        marked = of_page.with_columns(
            pl.col(_EDGES).cast(pl.Float64),
            state=pl.lit("accepted"),
            is_chosen=pl.lit(value=True),
            figure_text="words_text",
        )
        alt = f"Sida {page} i dokumentet, med raden märkt"
        draw_page(picture, marked, key=f"{key}-{page}", alt=alt)
        is_laid_out = document == laid_out_path(default_paths(), str(sha256))
        how = ", så som det visas här" if is_laid_out else ""
        st.caption(f"Sida {page} i dokumentet{how}.")
