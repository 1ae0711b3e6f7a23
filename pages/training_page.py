"""Utbildning: what does joint and local training cost, which is planned, who pays, what recurs?"""

import streamlit as st

from finsam_metrics.metrics import training
from finsam_metrics.metrics.answers.costs import missing_answer
from finsam_metrics.metrics.answers.training import training_answer
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.metrics.measures import express
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.ui.pages.work import recurrence_views, training_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
chosen_budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
budgets = with_cost_gaps(chosen_budgets, store["initiative"], chosen.measure)
components.need_budgets(budgets, chosen)

spent = training.training_spend(store.by_category, budgets, store["goal"])
spend = with_asks(
    express(spent, budgets, chosen.measure),
    budgets=budgets,
    ids=["association_id", "scope"],
    texts=["scope_name"],
)
components.answer(
    training_answer(spend, budgets, chosen.measure)
    or missing_answer("kostnader för utbildning", budgets, chosen.measure)
)
training_views.draw_spend(spend, budgets, chosen)

planned = training.planned_trainings(store["training"], budgets)
payments = training.key_payments(
    store["allocation_key"],
    store["allocation_key_share"],
    store["association"],
    store["document"].join(budgets, on="document_id", how="semi"),
)
sides = st.grid(2, min_column_width=440, gap="medium")
with sides.cell():
    training_views.draw_trainings(planned, budgets)
with sides.cell():
    training_views.draw_payments(payments, budgets)

training_views.draw_training_table(planned)
recurring = recurrence_views.find_trainings(store, chosen.association_ids)
recurrence_views.draw_trainings(recurring, store)
