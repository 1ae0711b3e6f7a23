"""Var siffran står: where is one figure printed, and what is found of it?"""

from finsam_metrics.ui.pages.proof import figure_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data

store = data.load()
rows = figure_views.asked_rows(store)
components.answer(figure_views.figure_answer(rows, store))
figure_views.draw_rows(rows, store)
