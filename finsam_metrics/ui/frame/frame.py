"""The frame of all pages: page settings, menu, shared filters. Streamlit runs it at each visit."""

from contextlib import suppress

import streamlit as st

from finsam_metrics.ui.frame import (
    data_notices,
    edition_banner,
    filter_row,
    footer,
    images,
    room,
    sharing,
)
from finsam_metrics.ui.pages.proof import glossary_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.serving.observing import timed_page
from finsam_metrics.ui.shell import data, showing
from finsam_metrics.ui.shell.navigation import find_entry, menu_of_visit

page = st.navigation(menu_of_visit(), position="top")
st.set_page_config(
    page_title=f"{page.title} · Finsam i siffror", page_icon=images.ICON, layout="wide"
)
st.logo(images.LOGO, size="large")
edition_banner.draw()
data_notices.draw_notice(data.prepare())
entry, store = find_entry(page.url_path), data.load_all()
place = filter_row.draw(store, entry)
with timed_page(page.url_path), suppress(components.EndOfPageError):
    page.run()
    glossary_views.draw_words_of_page(entry, store)
with place:
    sharing.draw_sharing(entry)
if showing.place() is None:
    footer.draw(store)
else:
    room.draw_bar()
