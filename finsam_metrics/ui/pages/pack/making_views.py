"""The pack made: progress, its files, and its pages as they will lie on the table."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.clock import today
from finsam_metrics.reports.pack.descriptions import (
    Description,
    DescriptionError,
    write_description,
)
from finsam_metrics.reports.pack.forms import FORMS, file_name
from finsam_metrics.reports.pack.making import make_pack
from finsam_metrics.reports.pack.paper import draw_pages
from finsam_metrics.store.notes import KeptNotes
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import filters, noted_views, opened_edition, showing

_MADE: Final = "_underlag_gjort"
_PAGE: Final = "underlag-sida"
_PREVIEW_WIDTH: Final = 560
# How much of the work is done when the parts are, and when each form is.
_PARTS_DONE: Final = 0.2


@dataclass(frozen=True, kw_only=True)
class _Made:
    """A pack that was made.

    Attributes:
        described: What it was made from, as bytes.
        state: The state of the data that it was made from.
        notes: The notes that it was made with.
        files: Its files by form, each with its name.
        pages: Its pages as PNG.
    """

    described: bytes
    state: str
    notes: KeptNotes
    files: dict[str, tuple[str, bytes]]
    pages: list[bytes]


def draw_making(described: Description, data: Data) -> None:
    """Draw the button that makes the pack, its progress, its files and its pages."""
    with st.container(horizontal=True):
        is_asked = st.button(
            "Gör underlaget",
            type="primary",
            icon=":material/print:",
            key="underlag-gor",
            disabled=not described.views,
        )
        st.button(
            "Visa i rummet",
            icon=":material/present_to_all:",
            key="underlag-visa",
            disabled=not described.views,
            on_click=showing.show,
            args=(1,),
            help="En vy i taget, större och utan meny. Pilarna på tangentbordet bläddrar.",
        )
    if is_asked:
        _make(described, data)
    made: _Made | None = st.session_state.get(_MADE)
    if made is None:
        st.caption("PDF att dela ut, PowerPoint, Excel och en webbsida för telefonen.")
        return
    former = (made.described, made.state, made.notes)
    if former != (
        write_description(described),
        opened_edition.state_text(),
        noted_views.kept(),
    ):
        st.caption(
            "Valen eller uppgifterna har ändrats sedan filerna gjordes. Gör underlaget igen."
        )
    with st.container(horizontal=True):
        for form, (name, content) in made.files.items():
            st.download_button(
                FORMS[form].title,
                content,
                name,
                FORMS[form].media_type,
                key=f"underlag-{form}",
                icon=":material/download:",
                on_click="ignore",
            )
    _draw_pages(made.pages)


def _make(described: Description, data: Data) -> None:
    bar = st.progress(0.0, "Räknar fram delarna …")
    state, noted = opened_edition.state_text(), noted_views.kept()

    def tell(share: float, part: str) -> None:
        bar.progress(share * _PARTS_DONE, plain(part) or "Ritar bilderna …")

    try:
        pack = make_pack(
            described,
            data,
            made=today(),
            state=state,
            address=None if (server := filters.server_address()) == filters.UNKNOWN else server,
            notes=noted.notes,
            tell=tell,
        )
        files = {}
        for at, (form, known) in enumerate(FORMS.items()):
            share = _PARTS_DONE + (1 - _PARTS_DONE) * at / (len(FORMS) + 1)
            bar.progress(share, f"Skriver {known.title} …")
            files[form] = (file_name(pack, form), known.write(pack))
        bar.progress(1 - (1 - _PARTS_DONE) / (len(FORMS) + 1), "Visar sidorna …")
        pages = draw_pages(pack)
    except DescriptionError as error:
        bar.empty()
        st.error(plain(error.swedish), icon=":material/error:")
        return
    bar.empty()
    st.session_state[_MADE] = _Made(
        described=write_description(described), state=state, notes=noted, files=files, pages=pages
    )
    st.session_state[_PAGE] = 1


@st.fragment
def _draw_pages(pages: list[bytes]) -> None:
    """Draw one page at a time, and what turns them."""
    components.heading("Så ser det ut på papper")
    count = len(pages)
    with st.container(horizontal=True, vertical_alignment="center", key="underlag-bladdra"):
        page = int(st.session_state.get(_PAGE, 1))
        _draw_turn("Förra sidan", ":material/chevron_left:", page - 1, count)
        st.markdown(f"Sida {page} av {count}", width="content")
        _draw_turn("Nästa sida", ":material/chevron_right:", page + 1, count)
    with st.container(key="underlag-blad"):
        st.image(
            pages[page - 1], width=_PREVIEW_WIDTH, alt=f"Sida {page} av {count}, som i PDF-filen"
        )


def _draw_turn(label: str, icon: str, page: int, count: int) -> None:
    st.button(
        label,
        key=f"underlag-{'fore' if 'Förra' in label else 'efter'}",
        icon=icon,
        type="tertiary",
        disabled=not 1 <= page <= count,
        on_click=_turn_to,
        args=(page,),
    )


def _turn_to(page: int) -> None:
    st.session_state[_PAGE] = page
