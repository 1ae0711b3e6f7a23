"""Översikt: how is the money used, here and there, and what is odd?"""

import streamlit as st

from finsam_metrics.exhibits.costs import parts_of_costs
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.ui.parts import cards, components, pictures, ways_in
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
chosen_budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
budgets = with_cost_gaps(chosen_budgets, store["initiative"], chosen.measure)
components.need_budgets(budgets, chosen)

components.introduction()
ways_in.draw_way_in()
pictures.draw_first(parts_of_costs(store, budgets, chosen))

st.subheader("Förbunden i korthet", anchor=False)
components.subtitle("Belopp som planerna anger dem, i löpande priser")
cards.association_cards(budgets, store)

components.noteworthy(store.findings_of(budgets), store)
