"""Prioriterade grupper: which groups does each plan prioritise, and with what money?"""

from finsam_metrics.exhibits import groups
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(budgets, chosen)

pictures.draw_first(
    groups.prioritised_groups(store, budgets, with_judgements=chosen.with_judgements)
)
pictures.draw_exhibit(groups.activities_of_groups(store, budgets))
