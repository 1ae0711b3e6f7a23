"""Förbund: who is one association, what does its plan say, and what is odd in it?"""

import streamlit as st

from finsam_metrics.exhibits.costs import use_of_money
from finsam_metrics.metrics.answers.profiles import profile_answer
from finsam_metrics.metrics.comparisons import budget_matrix, row_values
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.model.enums import Measure
from finsam_metrics.ui.pages.proof import profile_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
components.need_choice(chosen)
association_id = profile_views.choose_association(store, chosen)
found = store.budgets([association_id], chosen.year, None)
components.need_figures(found, chosen)
budgets = with_cost_gaps(found, store["initiative"], Measure.SHARE)
column = budgets.row(0, named=True)
cells = budget_matrix(store.by_category, store["budget_area"], budgets, Measure.SHARE)
initiatives = row_values(cells, budgets, "area-initiatives")
answer = profile_answer(column, initiatives["value"][0])
shown = use_of_money(store, budgets, answer)

components.answer(answer)
profile_views.draw_where(association_id, store)
profile_views.draw_key_figures(column, cells, store)
components.heading("Så används pengarna")
components.subtitle(shown.subtitle)
pictures.draw_picture(shown)

sides = st.grid(2, min_column_width=440, gap="medium")
with sides.cell():
    profile_views.draw_members(column, store)
with sides.cell():
    profile_views.draw_contents(column, store)

profile_views.draw_plans(store.plans_of([association_id], None), store)
documents = store.documents_of([association_id], None)
components.noteworthy(store.findings_of(documents), store)
components.sources(documents)
