"""Utgåvor: which states of the figures are kept as they were, and what has changed since?"""

from finsam_metrics.ui.pages.proof import edition_change_views, edition_views
from finsam_metrics.ui.shell import data, visitors

store = data.load_all()
listed = edition_views.draw_editions(visitors.person_of_visit())
edition_change_views.draw_changes(listed, store)
