"""Öppna data: what can be taken away, in which form, and what does each column mean?"""

from finsam_metrics.reports.open_data.descriptions import describe
from finsam_metrics.ui.pages.service import open_data_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data

store = data.load_all()
described = describe(store.dictionary)
components.answer(open_data_views.open_data_answer(store, described))
open_data_views.draw_whole(store)
open_data_views.draw_one(store, described)
open_data_views.draw_addresses()
