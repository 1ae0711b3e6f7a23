"""Jämför två: how do two budgets differ, row by row, and how far can each row be compared?"""

import streamlit as st

from finsam_metrics.exhibits.pairs import two_budgets
from finsam_metrics.ui.pages.money import pair_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
components.need_choice(chosen)
components.need_figures(
    store.budgets(chosen.association_ids, chosen.year, chosen.price_year), chosen
)
head = st.container(gap="small")
first, *further = two_budgets(store, pair_views.choose_pair(store, chosen), chosen)

with head:
    components.answer(first.title)
    components.subtitle(first.subtitle)
pictures.draw_picture(first)
pictures.draw_exhibits(further)
