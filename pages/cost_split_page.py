"""Kostnadsfördelning: what does each party pay of a shared cost, under which key, and to whom?"""

import streamlit as st

from finsam_metrics.ui import (
    components,
    cost_case_views,
    cost_cases,
    cost_grid_views,
    cost_key_views,
    cost_line_views,
    cost_settling_views,
    cost_split_views,
    cost_trial_views,
    cost_work,
    data,
    invoice_views,
    typed_costs,
)

store = data.load_all()
typed = cost_cases.open_case(store)
tools = st.container(horizontal=True, vertical_alignment="bottom")
first = st.container(gap="small")

# What is typed stands below the picture that it changes, so it is read first.
components.heading("Kostnader och parter")
cost_cases.keep(cost_grid_views.draw_facts(typed, store))
cost_grid_views.draw_grid(store)
typed = cost_cases.current(store)
problems = st.container()
cost_grid_views.draw_grid_buttons(typed)
keys = cost_work.list_keys(typed, store, cost_trial_views.fixed_percent())
typed = cost_line_views.draw_line_details(
    typed, cost_grid_views.party_names(typed, store), keys.candidates, keys.documents
)
with tools:
    typed = cost_case_views.choose_key(typed, keys)
    cost_case_views.draw_start(store)
keys = cost_work.list_keys(typed, store, cost_trial_views.fixed_percent())
cost_cases.keep_drawn(typed)

_, unread = typed_costs.read_case(typed)
work = cost_work.work_out(typed, keys, unread, store)
with problems:
    cost_grid_views.draw_problems(unread)
with tools:
    cost_case_views.draw_saving(typed, work.case, store)
with first:
    cost_split_views.draw_answer(work, store)

if work.chosen is not None:
    with first:
        cost_settling_views.draw_steps(work.chosen)
    cost_settling_views.draw_settlement(work.chosen)
    components.heading("Fakturaunderlag")
    invoice_views.draw_invoices(work.chosen)
    cost_settling_views.draw_budget_use(work.chosen, store)
    cost_settling_views.draw_year_end(work.chosen.case)
if work.case is not None:
    cost_trial_views.draw_trial(work.case, keys, store)
cost_key_views.draw_register(store)
cost_key_views.draw_draft(typed, store)
cost_split_views.draw_sources(work, store)
