"""Kontroll: what does each plan state, and where do its figures contradict each other?"""

import streamlit as st

from finsam_metrics.metrics.answers.proof import findings_answer
from finsam_metrics.ui.pages.proof import control_views
from finsam_metrics.ui.parts import cards, components
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
documents = store.documents_of(chosen.association_ids, chosen.year)
components.need_budgets(documents, chosen)
findings = store.findings_of(documents)

states = store.states_of(documents)
components.answer(findings_answer(findings, states), otherwise="")
components.subtitle(
    "Varje summa vars delar står i dokumentet är omräknad. Förslaget är den minsta ändring som får "
    "summorna att gå ihop. Inget förslag används utan beslut."
)
components.draw_way_back()
cards.finding_cards(findings, store)

st.subheader("Det här säger varje plan", anchor=False)
plans = store.plans_of(chosen.association_ids, chosen.year)
control_views.draw_completeness(store.completeness, plans, states)

st.subheader("Så prövas planerna", anchor=False)
control_views.draw_rules(store, findings)
components.sources(documents)
