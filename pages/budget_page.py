"""Budget: what does each area and category cost, side by side, and where is it printed?"""

from finsam_metrics.exhibits import costs
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.ui.parts import components, figures, pictures
from finsam_metrics.ui.shell import data, filters
from finsam_metrics.ui.shell.navigation import find_entry

chosen = filters.current()
store = data.load()
chosen_budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
budgets = with_cost_gaps(chosen_budgets, store["initiative"], chosen.measure)
components.need_budgets(budgets, chosen)

by_category = costs.costs_by_category(store, budgets, chosen)
pictures.draw_first(by_category)
if by_category.chart is not None:
    pictures.draw_exhibit(costs.costs_by_area(store, budgets, chosen))

components.link(find_entry("utveckling"), "Se hur kostnaderna ändras över åren")
figures.draw_printed_lines(budgets, store)
