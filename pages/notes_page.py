"""Frågor och beslut: What is asked of the figures, what is answered, and what was decided?"""

from finsam_metrics.ui.pages.proof import note_views
from finsam_metrics.ui.shell import noted_views, visitors

note_views.draw_notes(noted_views.kept(), visitors.person_of_visit())
