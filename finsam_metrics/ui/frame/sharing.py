"""What is done with the view on the screen: its link, and a place in the meeting pack."""

import streamlit as st

from finsam_metrics.model.swedish_numbers import format_count
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import filters, packs, showing
from finsam_metrics.ui.shell.navigation import PageEntry, find_entry


@st.fragment
def draw_sharing(page: PageEntry) -> None:
    """Draw the address with a button that copies it, and what adds the view to the pack."""
    st.markdown("Länken öppnar samma vy, med allt som är valt.")
    # As code, so that nothing in it is read as markup and nothing invisible is copied with it.
    st.markdown(f"`{filters.address()}`")
    if st.button("Kopiera länken", key="kopiera-lank", icon=":material/content_copy:"):
        st.markdown("Länken är kopierad.")
    if (part := packs.part_of(page)) is not None:
        _draw_adding(part)
    if st.button(
        "Presentationsläge",
        key="presentationslage",
        icon=":material/present_to_all:",
        help="Större och utan meny, för ett rum. Esc avslutar.",
    ):
        showing.show(1)
        st.rerun()  # the whole page, not this part of it alone


def _draw_adding(part: str) -> None:
    if (hindrance := filters.hindrance()) is not None:
        st.markdown(f":small[{plain(hindrance)}]")
        return
    st.button(
        "Lägg till i underlaget",
        key="lagg-till-i-underlaget",
        icon=":material/playlist_add:",
        on_click=packs.add_view,
        args=(part,),
    )
    count = packs.count_added()
    if count is None:
        st.markdown(":small[Vyn sparas som den ser ut nu, till ett mötesunderlag.]")
        return
    views = "en vy" if count == 1 else f"{format_count(count)} vyer"
    st.markdown(f":small[{plain(packs.fault() or f'Underlaget har {views}.')}]")
    components.link(find_entry("underlag"), "Öppna underlaget")
