"""A picture, what its marks mean, and under it one row of what can be done with it."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from finsam_metrics.charts.kit.drawings import Drawable, write_drawing
from finsam_metrics.model.clock import today
from finsam_metrics.reports.picture_files import WIDTH, Wording, write_png, write_svg
from finsam_metrics.ui.parts import asking, components
from finsam_metrics.ui.parts.chart_frames import frame_for
from finsam_metrics.ui.parts.downloads import (
    SERVICE,
    draw_picture_downloads,
    sources_text,
)
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import Table, draw_table
from finsam_metrics.ui.shell import filters

_ASK, _TABLE, _FILE, _SOURCE = "fraga", "tabell", "bild", "kalla"
LABELS = {_ASK: "Var står siffran?", _TABLE: "Tabell", _FILE: "Bild", _SOURCE: "Källa"}


def draw_picture(
    chart: Drawable,
    *,
    key: str,
    alt_text: str,
    title: str,
    subtitle: str,
    plans: pl.DataFrame | None = None,
    asks: pl.DataFrame | None = None,
    marks: Sequence[str] = (),
    notes: Sequence[str | None] = (),
    table: Table | None = None,
) -> None:
    """Draw a chart at the width of the page, with its text alternative, its marks and its row.

    What the row opens is drawn when it is opened, and no other part of the page with it.

    Args:
        chart: Any chart of Altair's; what can be asked in it has the selection ``ask``.
        key: Unique on the page; part of the address of an asked value.
        alt_text: What it shows, in sentences.
        title: The conclusion that stands above it, for the saved picture.
        subtitle: What it shows, in which unit, for the saved picture.
        plans: The plans that its figures come from, with ``association_name``, ``source_text`` and
            ``document_id``; None where they come from no plan.
        asks: The cells of the picture with ``ask``, ``ask_text`` and ``origin_ids``; a visitor
            may ask where each stands printed.
        marks: The marks in the picture, as ``components.marks_in`` names them.
        notes: Further facts of the picture, where there are any.
        table: The same figures as a table.
    """
    can_ask = asks is not None and not asks["ask"].is_null().all()
    said = f"{alt_text} Samma siffror finns under Tabell." if table else alt_text
    with frame_for(chart, key=key):
        if asks is not None and can_ask:
            asking.draw_asked_chart(chart, asks, alt_text=said, key=key)
        else:
            st.vega_lite_chart(write_drawing(chart), width="stretch", theme=None, key=key, alt=said)
    components.marks(list(marks), *notes)
    source = "" if plans is None else f"Källa: {sources_text(plans)}"
    if source:
        with st.container(key=f"pa-papper-{key}"):
            st.caption(plain(source))
    _draw_row(
        chart,
        Wording(
            title=title,
            subtitle=subtitle,
            notes=components.marks_text(list(marks), *notes),
            source=" · ".join(
                part for part in (source, _origin(), filters.address_on_paper()) if part
            ),
        ),
        key=key,
        plans=plans,
        asks=asks if can_ask else None,
        table=table,
    )


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
) -> None:
    """Draw the row under a picture, and in place what is opened in it."""
    offered = {
        _ASK: asks is not None,
        _TABLE: table is not None and not table.frame.is_empty(),
        _FILE: True,
        _SOURCE: plans is not None and not plans.is_empty(),
    }
    with st.container(key=f"rad-{key}"):
        opened = st.pills(
            f"Om bilden: {wording.title}",
            [name for name, is_offered in offered.items() if is_offered],
            format_func=LABELS.__getitem__,
            key=f"{key}-rad",
            label_visibility="collapsed",
        )
    if opened is None:
        return
    with st.container(key=f"oppnat-{key}-{opened}"):
        if opened == _ASK and asks is not None:
            asking.draw_search(asks, key=key)
        elif opened == _TABLE and table is not None:
            draw_table(
                table.frame,
                table.columns,
                name=table.name,
                alt=table.alt,
                key=f"{key}-table",
                plans=plans,
            )
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
        elif plans is not None:
            components.sources(plans)
