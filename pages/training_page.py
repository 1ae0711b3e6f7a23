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
chosen_columns = store.columns(chosen.association_ids, chosen.year, chosen.price_year)
columns = with_cost_gaps(chosen_columns, store["initiative"], chosen.measure)
components.need_columns(columns, chosen)

spent = training.training_spend(store.by_category, columns, store["goal"])
spend = with_asks(
    express(spent, columns, chosen.measure),
    columns=columns,
    ids=["association_id", "scope"],
    texts=["scope_name"],
)
components.answer(
    training_answer(spend, columns, chosen.measure)
    or missing_answer("kostnader för utbildning", columns, chosen.measure)
)
training_views.draw_spend(spend, columns, chosen)

planned = training.planned_trainings(store["training"], columns)
payments = training.key_payments(
    store["allocation_key"],
    store["allocation_key_share"],
    store["association"],
    store["document"].join(columns, on="document_id", how="semi"),
)
sides = st.grid(2, min_column_width=440, gap="medium")
with sides.cell():
    training_views.draw_trainings(planned, columns)
with sides.cell():
    training_views.draw_payments(payments, columns)

training_views.draw_training_table(planned)
recurring = recurrence_views.find_trainings(store, chosen.association_ids)
recurrence_views.draw_trainings(recurring, store)
