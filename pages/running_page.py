"""Starta och driva: How is the service started, on Windows too, and kept running?"""

from finsam_metrics.ui.pages.service.manuals import draw_manual

draw_manual("starta-och-driva")
