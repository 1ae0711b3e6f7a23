"""Insatser: which initiatives does each plan name, with what money, and which of them recur?"""

import streamlit as st

from finsam_metrics.charts.initiatives import initiative_bars
from finsam_metrics.metrics import initiatives
from finsam_metrics.metrics.answers.initiatives import initiatives_answer, unpriced_answer
from finsam_metrics.metrics.gaps import with_initiative_gaps
from finsam_metrics.metrics.measures import express
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.ui.pages.work import initiative_views, recurrence_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
found = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(found, chosen)

listed = initiatives.named_initiatives(
    store["initiative"], store["budget_line"], store["finding_figure"], found
)
named = with_asks(
    express(listed, found, chosen.measure),
    budgets=found,
    ids=["association_id", "initiative_name"],
    texts=["initiative_name"],
)
budgets = with_initiative_gaps(found, named)
sums = initiatives.initiative_sums(named, budgets)
answer = initiatives_answer(sums, chosen.measure) or unpriced_answer(sums, chosen.measure)
subtitle = components.amounts_subtitle(budgets, chosen)

components.answer(answer)
components.subtitle(subtitle)
if named.is_empty():
    st.info("Det är inte samma sak som att inga insatser görs.")
    components.sources(budgets)
else:
    pictures.draw_picture(
        initiative_bars(named, sums, budgets, measure=chosen.measure),
        key="initiatives",
        alt_text=f"Insatser per förbund. {answer}.",
        title=answer,
        subtitle=subtitle,
        plans=budgets,
        asks=named,
        marks=initiative_views.marks_in(named, budgets),
        notes=initiative_views.notes(named, chosen.measure),
        table=initiative_views.amounts_table(named, chosen.measure),
    )
    initiative_views.draw_facts(named, budgets, store)
recurring = recurrence_views.find_initiatives(store, chosen.association_ids)
recurrence_views.draw_initiatives(recurring, store)
