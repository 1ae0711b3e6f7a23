"""Ordlista: what do the words of the field mean, in plain Swedish?"""

from finsam_metrics.metrics.answers.proof import glossary_answer
from finsam_metrics.ui.pages.proof import glossary_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data

store = data.load()
components.answer(glossary_answer(store["glossary"]), otherwise="")
components.subtitle("Så används orden här. Varje sida länkar till de ord som den använder.")
components.draw_way_back()
glossary_views.draw_asked_word(store["glossary"])
glossary_views.draw_glossary(store["glossary"])
