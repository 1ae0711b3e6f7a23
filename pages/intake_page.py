"""Läs in plan: how does a document become a plan that every page compares?"""

from finsam_metrics.ui.pages.intake import open_draft, permission, start_views, step_views
from finsam_metrics.ui.shell import data, visitors

store = data.load_all()
person = visitors.person_of_visit()
permission.need_coordinator(person)
entry = open_draft.of_address()
if entry is None:
    start_views.draw_start(person, store)
else:
    step_views.draw_draft(entry, person, store)
