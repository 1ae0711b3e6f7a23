"""Källor: which documents, what was read from each, how, and with which reference data?"""

import streamlit as st

from finsam_metrics.metrics.answers.proof import sources_answer
from finsam_metrics.ui.pages.proof import revision_views, source_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
shown = store.documents_of(chosen.association_ids, chosen.year)
components.need_budgets(shown, chosen)

documents = store["document"].join(shown.select("document_id"), on="document_id", how="semi")
lines = store["budget_line"].join(shown.select("plan_id"), on="plan_id", how="semi")
components.answer(sources_answer(documents, lines), otherwise="")
components.subtitle("Dokument, kontrollsumma, datum och vad som lästs ur vart och ett")
source_views.draw_documents(shown, store)
revision_views.draw_revisions(shown, store)

st.subheader("Så har siffrorna lästs", anchor=False)
source_views.draw_method(data.load_all())

st.subheader("Jämförelsetal", anchor=False)
source_views.draw_reference(store, chosen.association_ids)
revision_views.draw_log()
