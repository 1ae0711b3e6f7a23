"""The pack in the room: one view at a time, its answer first, turned by the arrow keys."""

import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.clock import today
from finsam_metrics.reports.pack.descriptions import Description, DescriptionError
from finsam_metrics.reports.pack.making import make_pack
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import noted_views, showing


def draw_room(described: Description, data: Data, at: int) -> None:
    """Draw one view of the pack, and what turns to the others.

    Args:
        described: The pack.
        data: The tables.
        at: Which view, from 1; beyond the last is the last.
    """
    try:
        pack = make_pack(described, data, made=today(), state="", notes=noted_views.kept().notes)
    except DescriptionError as error:
        st.warning(plain(error.swedish))
        return
    views = [(section, shown) for section in pack.sections for shown in section.shown]
    at = min(at, len(views))
    section, shown = views[at - 1]
    st.caption(plain(f"{section.title} · {pack.heading}"))
    pictures.draw_first(shown.exhibit)
    components.note(*shown.findings, *shown.footnotes)
    with st.container(horizontal=True, vertical_alignment="center", key="visning-bladdra"):
        _draw_turn("Förra", ":material/chevron_left:", "Left", at - 1, len(views))
        st.markdown(f"{at} av {len(views)}", width="content")
        _draw_turn("Nästa", ":material/chevron_right:", "Right", at + 1, len(views))


def _draw_turn(label: str, icon: str, shortcut: str, to: int, count: int) -> None:
    st.button(
        label,
        key=f"visning-{shortcut.lower()}",
        icon=icon,
        shortcut=shortcut,
        on_click=showing.show,
        args=(to,),
        disabled=not 1 <= to <= count,
        type="tertiary",
    )
