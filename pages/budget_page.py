"""Budget: what does each area and category cost, side by side, and where is it printed?"""

from finsam_metrics.charts.matrix import category_bars
from finsam_metrics.charts.parts import part_bars
from finsam_metrics.metrics.answers.costs import area_answer, missing_answer
from finsam_metrics.metrics.comparisons import budget_matrix, compare_areas
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.ui import components, data, figures, filters, tables
from finsam_metrics.ui.navigation import find_entry

chosen = filters.current()
store = data.load()
chosen_columns = store.columns(chosen.association_ids, chosen.year, chosen.price_year)
columns = with_cost_gaps(chosen_columns, store["initiative"], chosen.measure)
components.need_columns(columns, chosen)

vocabulary = store["budget_area"]
cells = budget_matrix(store.by_category, vocabulary, columns, chosen.measure)
areas = compare_areas(store.by_category, vocabulary, columns, chosen.measure)
answer = area_answer(cells, vocabulary, columns, "administration", chosen.measure)
bars_answer = area_answer(cells, vocabulary, columns, "initiatives", chosen.measure)

components.answer(
    answer, otherwise=missing_answer("kostnader för administration", columns, chosen.measure)
)
components.subtitle(components.amounts_subtitle(columns, chosen))
if cells.is_empty():
    components.gaps(columns)
else:
    components.picture(
        category_bars(cells, columns, measure=chosen.measure),
        alt_text=f"Kostnader per område och kategori. {answer or ''}.",
        key="matrix",
        asks=cells,
    )
    components.marks(components.marks_in(cells, columns))
    tables.as_table(
        *tables.spread(cells, columns, rows="row", title="Post", measure=chosen.measure),
        name="budget",
        alt="Kostnader per område och kategori",
        key="matrix-table",
    )
    components.heading(bars_answer or "De fyra budgetområdena")
    components.subtitle(components.amounts_subtitle(columns, chosen, is_gross=True))
    components.picture(
        part_bars(areas, columns, measure=chosen.measure),
        alt_text=f"De fyra budgetområdena. {bars_answer or ''}.",
        key="areas",
        asks=areas,
    )
    components.marks(components.marks_in(areas, columns))
    tables.as_table(
        *tables.spread(areas, columns, rows="part", title="Område", measure=chosen.measure),
        name="budgetomraden",
        alt="Kostnader per budgetområde",
        key="areas-table",
    )

components.link(find_entry("utveckling"), "Se hur kostnaderna ändras över åren")
figures.draw_printed_lines(columns, store)
components.sources(columns, store["document"])
