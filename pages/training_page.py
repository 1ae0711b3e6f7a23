"""Utbildning: what does joint and local training cost, which is planned, who pays, what recurs?"""

import streamlit as st

from finsam_metrics.exhibits import recurrences, trainings
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.ui.pages.work import training_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
chosen_budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
budgets = with_cost_gaps(chosen_budgets, store["initiative"], chosen.measure)
components.need_budgets(budgets, chosen)

pictures.draw_first(trainings.training_spend(store, budgets, chosen))
sides = st.grid(2, min_column_width=440, gap="medium")
with sides.cell():
    training_views.draw_joint(trainings.joint_trainings(store, budgets))
with sides.cell():
    training_views.draw_payments(trainings.payments_of_keys(store, budgets))

pictures.draw_exhibit(trainings.planned_trainings(store, budgets))
pictures.draw_exhibit(recurrences.recurring_trainings(store, chosen.association_ids))
