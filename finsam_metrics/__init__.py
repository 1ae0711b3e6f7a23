"""Finsam i siffror: the plans of Swedish coordination associations, side by side."""

import os

# Frames are small and visitors many: to hand a frame to other threads takes longer than the work.
# polars reads this when it is imported.
os.environ.setdefault("POLARS_MAX_THREADS", "1")
