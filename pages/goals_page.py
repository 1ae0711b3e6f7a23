"""Mål: what does each association want to achieve, and how is it measured?"""

import streamlit as st

from finsam_metrics.metrics import goals
from finsam_metrics.metrics.answers.goals import goals_answer
from finsam_metrics.ui.pages.work import goal_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
found = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(found, chosen)

listed = goals.plan_goals(store["goal"], store["goal_area"], store["spelling"], found)
budgets = goals.with_goal_gaps(found, listed)
answer = goals_answer(listed, budgets)

components.answer(answer or "De valda planerna anger inga mål för året")
components.subtitle(goal_views.subtitle(budgets))
if listed.is_empty():
    st.info("Det är inte samma sak som att förbunden saknar mål: de står inte i det som är inläst.")
    components.sources(budgets)
else:
    goal_views.draw_matrix(goals.goal_matrix(listed, budgets), budgets, answer)
    goal_views.draw_measured(
        goals.measured_goals(listed, store["budget_line"], store["goal"], budgets)
    )
    goal_views.draw_words(listed)
