"""Budget: what does each area and category cost, side by side, and where is it printed?"""

from finsam_metrics.metrics.answers.costs import area_answer, missing_answer
from finsam_metrics.metrics.comparisons import budget_matrix, compare_areas
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.ui.pages.money import budget_views
from finsam_metrics.ui.parts import components, figures
from finsam_metrics.ui.shell import data, filters
from finsam_metrics.ui.shell.navigation import find_entry

chosen = filters.current()
store = data.load()
chosen_budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
budgets = with_cost_gaps(chosen_budgets, store["initiative"], chosen.measure)
components.need_budgets(budgets, chosen)

vocabulary = store["budget_area"]
cells = budget_matrix(store.by_category, vocabulary, budgets, chosen.measure)
answer = area_answer(
    cells, vocabulary, budgets, "administration", chosen.measure
) or missing_answer("kostnader för administration", budgets, chosen.measure)
subtitle = components.amounts_subtitle(budgets, chosen)

components.answer(answer)
components.subtitle(subtitle)
if cells.is_empty():
    components.gaps(budgets)
else:
    budget_views.draw_categories(cells, budgets, chosen, title=answer, subtitle=subtitle)
    budget_views.draw_areas(
        compare_areas(store.by_category, vocabulary, budgets, chosen.measure),
        budgets,
        chosen,
        area_answer(cells, vocabulary, budgets, "initiatives", chosen.measure),
    )

components.link(find_entry("utveckling"), "Se hur kostnaderna ändras över åren")
figures.draw_printed_lines(budgets, store)
