"""Jämför två: how do two budgets differ, row by row, and how far can each row be compared?"""

import streamlit as st

from finsam_metrics.charts.pairs import mirrored_bars
from finsam_metrics.metrics.answers.pairs import pair_answer, verdict_answer
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.metrics.pairs import compare_pair, side_cells
from finsam_metrics.ui.pages.money import pair_views
from finsam_metrics.ui.parts import components, pictures, tables
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
components.need_choice(chosen)
components.need_figures(
    store.budgets(chosen.association_ids, chosen.year, chosen.price_year), chosen
)
head = st.container(gap="small")
pair = with_cost_gaps(pair_views.choose_pair(store, chosen), store["initiative"], chosen.measure)
compared = compare_pair(
    store.by_category,
    store["budget_area"],
    store["comparison_note"],
    pair,
    chosen.measure,
    price_year=chosen.price_year,
)
cells = side_cells(compared, pair)
answer = pair_answer(
    compared, store["budget_area"], pair, chosen.measure, price_year=chosen.price_year
)

subtitle = f"{components.amounts_subtitle(pair, chosen)} · {verdict_answer(compared)}"

with head:
    components.answer(answer or verdict_answer(compared))
    components.subtitle(subtitle)
if cells.is_empty():
    components.gaps(pair)
else:
    pictures.draw_picture(
        mirrored_bars(cells, pair, measure=chosen.measure),
        key="pair",
        alt_text=f"Två budgetar sida vid sida. {answer or ''}. {verdict_answer(compared)}. "
        "Samma siffror finns i tabellen under bilden.",
        title=answer or verdict_answer(compared),
        subtitle=subtitle,
        plans=pair,
        asks=cells,
        marks=components.marks_in(cells, pair),
    )
    components.heading("Skillnaderna post för post, och vad de beror på")
    tables.draw_table(
        *pair_views.pair_table(compared, pair, chosen.measure),
        name="jamfor-tva",
        alt="Skillnader post för post",
        key="pair-table",
        plans=pair,
    )
components.heading("Det här skiljer förutsättningarna")
pair_views.draw_facts(pair, store)
