"""Utveckling: how do the costs change from year to year, and what changes?"""

from finsam_metrics.metrics.answers.development import no_years_answer, years_answer
from finsam_metrics.metrics.changes import comparable_years
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.ui.pages.money import development_views, year_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(budgets, chosen)

points = store.years_of(budgets, chosen.measure, chosen.price_year)
components.answer(years_answer(points, budgets, chosen.measure) or no_years_answer(points, budgets))
components.subtitle(components.totals_subtitle(chosen))
year_views.draw_years(points, budgets, store, chosen)

yearly = store.yearly_budgets(budgets["association_id"].to_list(), chosen.price_year)
years = comparable_years(with_cost_gaps(yearly, store["initiative"], chosen.measure))
development_views.draw_changes(years, budgets, store, chosen)
development_views.draw_outcomes(points, budgets, store, chosen)
