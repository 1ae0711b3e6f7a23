"""Tillgänglighetsredogörelse: who can use the service, what is missing, and whom do I tell?"""

from finsam_metrics.metrics.answers.accessibility import conformance_answer
from finsam_metrics.ui.pages.service import accessibility_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data

store = data.load()
checks = store["accessibility_check"]
publisher = store["publisher"].row(0, named=True)

components.answer(conformance_answer(checks), otherwise="")
components.subtitle("Lag (2018:1937) om tillgänglighet till digital offentlig service")
accessibility_views.draw_publisher(publisher)
accessibility_views.draw_contact(publisher)
accessibility_views.draw_shortcomings(checks)
accessibility_views.draw_tests(checks, publisher)
