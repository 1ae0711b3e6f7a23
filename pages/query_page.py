"""Fråga själv: what do the open tables say of a question of one's own, in SQL?"""

from finsam_metrics.reports.open_data.descriptions import describe
from finsam_metrics.ui.pages.service import query_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data

store = data.load_all()
described = describe(store.dictionary)
components.answer(query_views.query_answer(described))
query_views.draw_query(store, described)
