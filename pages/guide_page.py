"""Kom igång: How do I read the pages, and what can I take with me?"""

from finsam_metrics.ui.pages.service.manuals import draw_manual

draw_manual("kom-igang")
