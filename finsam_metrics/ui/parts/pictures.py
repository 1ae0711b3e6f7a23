"""An exhibit on the screen: its words, its picture, and one row of what can be done with it."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from finsam_metrics.charts.kit.drawings import Drawable, write_drawing
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.tables import Table
from finsam_metrics.model.clock import today
from finsam_metrics.reports.picture_files import WIDTH, Wording, write_png, write_svg
from finsam_metrics.ui.parts import asking, components, notes
from finsam_metrics.ui.parts.chart_frames import frame_for
from finsam_metrics.ui.parts.downloads import (
    SERVICE,
    draw_picture_downloads,
    sources_text,
)
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.notes import NotePlace
from finsam_metrics.ui.parts.tables import as_table, draw_table
from finsam_metrics.ui.shell import filters, showing

_ASK, _TABLE, _FILE, _SOURCE = "fraga", "tabell", "bild", "kalla"
LABELS = {
    _ASK: "Var står siffran?",
    _TABLE: "Tabell",
    _FILE: "Bild",
    _SOURCE: "Källa",
    notes.NOTES: notes.WRITE,
}


def draw_first(exhibit: Exhibit) -> None:
    """Draw the page's first exhibit: its conclusion is that of the page."""
    components.answer(exhibit.title)
    components.subtitle(exhibit.subtitle)
    draw_picture(exhibit)


def draw_exhibit(exhibit: Exhibit | None) -> None:
    """Draw a further exhibit under a heading of its own; nothing where there is none."""
    if exhibit is None:
        return
    components.heading(exhibit.title)
    if exhibit.subtitle:
        components.subtitle(exhibit.subtitle)
    draw_picture(exhibit)


def draw_exhibits(exhibits: Sequence[Exhibit]) -> None:
    """Draw further exhibits under each other."""
    for exhibit in exhibits:
        draw_exhibit(exhibit)


def draw_folded(exhibit: Exhibit | None) -> None:
    """Draw the table of an exhibit folded under its title; nothing where there is none."""
    if exhibit is not None and exhibit.table is not None:
        as_table(exhibit.table, key=exhibit.key, label=plain(exhibit.title))


def draw_picture(exhibit: Exhibit) -> None:
    """Draw what an exhibit shows: its picture with marks and row, else its table, else words.

    What the row opens is drawn when it is opened, and no other part of the page with it.
    """
    if exhibit.chart is not None:
        _draw_chart(exhibit, exhibit.chart)
    elif exhibit.table is not None:
        draw_table(exhibit.table, key=exhibit.key, plans=exhibit.plans)
        components.note(exhibit.notes_text)
        noted = notes.place_under(exhibit, row=f"{exhibit.key}-{notes.NOTES}")
        if noted is not None:
            _draw_noted(noted)
    elif exhibit.absent:
        components.absent(exhibit.absent)
        if exhibit.plans is not None:
            components.sources(exhibit.plans)


def _draw_chart(exhibit: Exhibit, chart: Drawable) -> None:
    asks, key, plans = exhibit.asks, exhibit.key, exhibit.plans
    can_ask = asks is not None and not asks["ask"].is_null().all()
    said = exhibit.alt_text
    if exhibit.table is not None:
        said = f"{said} Samma siffror finns under Tabell."
    with frame_for(chart, key=key):
        if asks is not None and can_ask:
            asking.draw_asked_chart(chart, asks, alt_text=said, key=key)
        else:
            st.vega_lite_chart(write_drawing(chart), width="stretch", theme=None, key=key, alt=said)
    components.note(exhibit.notes_text)
    noted = notes.place_under(exhibit, row=_row_key(key))
    if noted is not None and showing.place() is not None:
        notes.draw_in_room(noted)
    source = "" if plans is None else f"Källa: {sources_text(plans)}"
    if source:
        with st.container(key=f"pa-papper-{key}"):
            st.caption(plain(source))
    _draw_row(
        chart,
        Wording(
            title=exhibit.title,
            subtitle=exhibit.subtitle,
            notes=exhibit.notes_text,
            source=" · ".join(
                part for part in (source, _origin(), filters.address_on_paper()) if part
            ),
        ),
        key=key,
        plans=plans,
        asks=asks if can_ask else None,
        table=exhibit.table,
        noted=noted,
    )


def _draw_noted(noted: NotePlace) -> None:
    """Draw the notes of a table: a line that opens them, or in a room what they say."""
    if showing.place() is None:
        notes.draw_line(noted)
    else:
        notes.draw_in_room(noted)


def _row_key(key: str) -> str:
    return f"{key}-rad"


def _origin() -> str:
    return f"{SERVICE} {today().isoformat()}"


@st.fragment
def _draw_row(
    chart: Drawable,
    wording: Wording,
    *,
    key: str,
    plans: pl.DataFrame | None,
    asks: pl.DataFrame | None,
    table: Table | None,
    noted: NotePlace | None,
) -> None:
    """Draw the row under a picture, and in place what is opened in it."""
    said_of_notes = None if noted is None else noted.label
    labels = LABELS | {notes.NOTES: said_of_notes or notes.WRITE}
    offered = {
        _ASK: asks is not None,
        _TABLE: table is not None and not table.frame.is_empty(),
        _FILE: True,
        _SOURCE: plans is not None and not plans.is_empty(),
        notes.NOTES: said_of_notes is not None,
    }
    with st.container(key=f"rad-{key}"):
        opened = st.pills(
            f"Om bilden: {wording.title}",
            [name for name, is_offered in offered.items() if is_offered],
            format_func=labels.__getitem__,
            key=_row_key(key),
            label_visibility="collapsed",
        )
    if opened is None:
        return
    with st.container(key=f"oppnat-{key}-{opened}"):
        if opened == _ASK and asks is not None:
            asking.draw_search(asks, key=key)
        elif opened == _TABLE and table is not None:
            draw_table(table, key=f"{key}-table", plans=plans)
        elif opened == _FILE:
            drawing = chart.properties(width=WIDTH)
            draw_picture_downloads(
                {
                    "png": lambda: write_png(drawing.to_dict(), wording),
                    "svg": lambda: write_svg(drawing.to_dict(), wording),
                },
                name=key if table is None else table.name,
                key=key,
            )
        elif opened == notes.NOTES and noted is not None:
            notes.draw_opened(noted)
        elif plans is not None:
            components.sources(plans)
