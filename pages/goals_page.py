"""Mål: what does each association want to achieve, and how is it measured?"""

from finsam_metrics.exhibits.goals import goals_by_area
from finsam_metrics.ui.pages.work import goal_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(budgets, chosen)

by_area = goals_by_area(store, budgets)
pictures.draw_first(by_area)
if by_area.chart is not None:
    goal_views.draw_measured(store, budgets)
    goal_views.draw_words(store, budgets)
