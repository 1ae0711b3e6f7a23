"""Förbund: who is one association, what does its plan say, and what is odd in it?"""

import streamlit as st

from finsam_metrics.exhibits import profiles
from finsam_metrics.ui.pages.proof import profile_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
components.need_choice(chosen)
association_id = profile_views.choose_association(store, chosen)
found = profiles.budget_of_one(store, association_id, chosen.year)
components.need_figures(found, chosen)
money = profiles.money_of_one(store, found)

profile_views.draw_key_figures(profiles.key_figures(store, found), association_id, store)
components.heading("Så används pengarna")
components.subtitle(money.subtitle)
pictures.draw_picture(money)

sides = st.grid(2, min_column_width=440, gap="medium")
with sides.cell():
    profile_views.draw_members(profiles.members(store, found))
with sides.cell():
    profile_views.draw_contents(profiles.contents(store, found), association_id)

profile_views.draw_plans(profiles.plans_of_one(store, association_id))
documents = store.documents_of([association_id], None)
components.noteworthy(store.findings_of(documents), store)
components.sources(documents)
