"""Kostnadsfördelning: what is each party's share of a cost, under which key, and who pays whom?"""

import streamlit as st

from finsam_metrics.ui.pages.costs import (
    cost_case_views,
    cost_cases,
    cost_grid_views,
    cost_key_views,
    cost_line_views,
    cost_settling_views,
    cost_split_views,
    cost_trial_views,
    cost_work,
    invoice_views,
)
from finsam_metrics.ui.shell import data, filters

store = data.load_all()
typed = cost_cases.current(store)
cost_split_views.draw_fault()
tools = st.container(horizontal=True, vertical_alignment="bottom")
with tools:
    typed = cost_grid_views.draw_facts(typed)
    cost_case_views.draw_start(store)
typed = cost_grid_views.draw_parties(typed, store)
typed = cost_grid_views.draw_grid(typed, store)
problems = st.container()
cost_grid_views.draw_grid_buttons(typed)
typed = cost_case_views.choose_key(typed, cost_work.list_keys(typed, store))
keys = cost_work.list_keys(typed, store)
typed = cost_line_views.draw_line_details(
    typed, cost_cases.names_of(typed, store), keys.candidates, keys.documents
)
cost_cases.keep(typed)
with problems:
    cost_grid_views.draw_problems(typed, store)

work = cost_work.work_out(typed, keys, store)
cost_cases.foresee_address(work.case, store)
with tools:
    cost_case_views.draw_saving(typed, work.case)
cost_split_views.draw_answer(work, store)
if work.chosen is not None:
    cost_settling_views.draw_steps(work.chosen)
    cost_settling_views.draw_settlement(work.chosen)
    invoice_views.draw_invoices(work.chosen)
    cost_settling_views.draw_budget_use(work.chosen, store)
    cost_settling_views.draw_year_end(work.chosen.case)
if work.case is not None:
    cost_trial_views.draw_trial(work.case, typed, store)
cost_key_views.draw_register(store)
cost_key_views.draw_draft(typed, store)
cost_split_views.draw_sources(work, store)
filters.keep_foreseen()
