"""Kostnadsfördelning: what is each party's share of a cost, under which key, and who pays whom?"""

import streamlit as st

from finsam_metrics.ui.pages.costs import (
    case_views,
    draft_views,
    grid_views,
    invoice_views,
    kept_case,
    line_views,
    party_views,
    register_views,
    settling_views,
    split_views,
    trial_views,
    workbench,
)
from finsam_metrics.ui.shell import data, filters

store = data.load_all()
typed = kept_case.current(store)
split_views.draw_fault()
answer = st.container(key="arende-svar")
tools = st.container(horizontal=True, vertical_alignment="bottom")
with tools:
    typed = grid_views.draw_facts(typed)
    case_views.draw_start(store)
typed = grid_views.read_grid(grid_views.draw_parties(typed, store))
grid = st.container(key="arende-tabell")
grid_views.draw_grid_buttons(typed)
names = workbench.names_of(typed, store)
typed, keys = case_views.choose_key(typed, workbench.list_keys(typed, store))
typed = line_views.draw_line_details(typed, names, keys)
payments = st.container()
typed = party_views.draw_party_details(typed, names, store)
kept_case.keep(typed)

work = workbench.work_out(typed, keys, names)
kept_case.foresee_address(work, store)
with grid:
    grid_views.draw_grid(work, store)
    grid_views.draw_problems(work)
with tools:
    case_views.draw_saving(work)
with answer:
    split_views.draw_answer(work, store)
    if work.chosen is not None:
        settling_views.draw_steps(work.chosen)
if work.chosen is not None:
    with payments:
        settling_views.draw_settlement(work.chosen)
    invoice_views.draw_invoices(work.chosen)
    settling_views.draw_budget_use(work.chosen, store)
    settling_views.draw_year_end(work.chosen.case)
if work.case is not None:
    trial_views.draw_trial(work.case, keys.candidates, store)
register_views.draw_register(store)
draft_views.draw_draft(typed, store)
split_views.draw_sources(work, store)
filters.keep_foreseen()
