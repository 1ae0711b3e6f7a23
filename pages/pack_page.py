"""Mötesunderlag: what is handed out at the next meeting, and what does it look like?"""

import streamlit as st

from finsam_metrics.exhibits.subtitles import amounts_subtitle
from finsam_metrics.ui.pages.pack import gathering_views, making_views, room_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data, filters, packs, showing

chosen = filters.current()
store = data.load_all()
budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(budgets, chosen)
described = gathering_views.with_choices(packs.current(), chosen)

if (place := showing.place()) is not None:
    room_views.draw_room(described, store, place)
else:
    components.answer(gathering_views.pack_answer(described, chosen))
    components.subtitle(amounts_subtitle(budgets, chosen))
    components.note(gathering_views.named_budgets(budgets))
    gathering_views.draw_fault()
    described = gathering_views.draw_facts(described, store)
    sides = st.grid(2, min_column_width=440, gap="large")
    with sides.cell():
        gathering_views.draw_parts(described, store)
        gathering_views.draw_saving(described)
    with sides.cell():
        making_views.draw_making(described, store)
packs.foresee_address(described)
filters.keep_foreseen()
