"""Insatser: which initiatives does each plan name, with what money, and which of them recur?"""

from finsam_metrics.exhibits import initiatives, recurrences
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(budgets, chosen)

pictures.draw_first(initiatives.initiatives_and_money(store, budgets, chosen))
pictures.draw_folded(initiatives.facts_of_initiatives(store, budgets, chosen))
pictures.draw_exhibit(recurrences.recurring_initiatives(store, chosen.association_ids))
