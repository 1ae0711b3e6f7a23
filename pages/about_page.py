"""Om tjänsten: What is this, who is behind it, how are the figures made, and whom do I ask?"""

from finsam_metrics.metrics.answers.proof import service_answer
from finsam_metrics.ui.pages.service import about_views
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell import data

store = data.load_all()

components.answer(service_answer(store["plan"], store["budget_line"]), otherwise="")
about_views.draw_purpose()
about_views.draw_publisher(store["publisher"].row(0, named=True))
about_views.draw_trust()
