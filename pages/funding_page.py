"""Finansiering: who pays, what was asked for and granted, and what covers the rest?"""

from finsam_metrics.exhibits import funding
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(budgets, chosen)

pictures.draw_first(funding.contributions_of_parties(store, budgets, chosen))
pictures.draw_exhibit(funding.means_to_use(store, budgets, chosen))
pictures.draw_exhibit(funding.contributions_of_municipalities(store, budgets))
pictures.draw_exhibit(funding.equity_and_limit(store, budgets))
pictures.draw_exhibit(funding.money_of_earlier_years(store, budgets))
