"""Utveckling: how do the costs change from year to year, and what changes?"""

from finsam_metrics.exhibits import development
from finsam_metrics.ui.pages.money import development_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(budgets, chosen)

pictures.draw_first(development.costs_over_years(store, budgets, chosen))
development_views.draw_changes(budgets, store, chosen)
pictures.draw_exhibit(development.plans_and_outcomes(store, budgets, chosen))
