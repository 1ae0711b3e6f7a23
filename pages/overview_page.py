"""Översikt: how is the money used, here and there, and what is odd?"""

import streamlit as st

from finsam_metrics.charts.parts import part_bars
from finsam_metrics.metrics.answers.costs import area_answer, missing_answer
from finsam_metrics.metrics.comparisons import budget_matrix, compare_parts
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.ui.parts import cards, components, pictures, tables
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
chosen_budgets = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
budgets = with_cost_gaps(chosen_budgets, store["initiative"], chosen.measure)
components.need_budgets(budgets, chosen)

categories, areas = store.by_category, store["budget_area"]
parts = compare_parts(categories, store["overview_part"], areas, budgets, chosen.measure)
cells = budget_matrix(categories, areas, budgets, chosen.measure)
answer = area_answer(cells, areas, budgets, "initiatives", chosen.measure) or missing_answer(
    "kostnader för insatser", budgets, chosen.measure
)
subtitle = components.amounts_subtitle(budgets, chosen, is_gross=True)

components.introduction()
components.answer(answer)
components.subtitle(subtitle)
pictures.draw_picture(
    part_bars(parts, budgets, measure=chosen.measure),
    key="parts",
    alt_text=f"Så fördelas kostnaderna. {answer}.",
    title=answer,
    subtitle=subtitle,
    plans=budgets,
    asks=parts,
    marks=components.marks_in(parts, budgets),
    table=tables.Table.spread(
        parts,
        budgets,
        rows="part",
        title="Del",
        measure=chosen.measure,
        name="oversikt",
        alt="Kostnaderna i sex delar per förbund",
    ),
)

st.subheader("Förbunden i korthet", anchor=False)
components.subtitle("Belopp som planerna anger dem, i löpande priser")
cards.association_cards(budgets, store)

components.noteworthy(store.findings_of(budgets), store)
