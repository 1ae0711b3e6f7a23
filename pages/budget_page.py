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
chosen_columns = store.columns(chosen.association_ids, chosen.year, chosen.price_year)
columns = with_cost_gaps(chosen_columns, store["initiative"], chosen.measure)
components.need_columns(columns, chosen)

vocabulary = store["budget_area"]
cells = budget_matrix(store.by_category, vocabulary, columns, chosen.measure)
answer = area_answer(
    cells, vocabulary, columns, "administration", chosen.measure
) or missing_answer("kostnader för administration", columns, chosen.measure)
subtitle = components.amounts_subtitle(columns, chosen)

components.answer(answer)
components.subtitle(subtitle)
if cells.is_empty():
    components.gaps(columns)
else:
    budget_views.draw_categories(cells, columns, chosen, title=answer, subtitle=subtitle)
    budget_views.draw_areas(
        compare_areas(store.by_category, vocabulary, columns, chosen.measure),
        columns,
        chosen,
        area_answer(cells, vocabulary, columns, "initiatives", chosen.measure),
    )

components.link(find_entry("utveckling"), "Se hur kostnaderna ändras över åren")
figures.draw_printed_lines(columns, store)
