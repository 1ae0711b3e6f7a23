"""Spaces that stand inside amounts."""

from typing import Final

HARD_SPACES: Final = "\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
"""Spaces that do not part words, and so may be inside an amount for certain."""

SPACE: Final = f"[ {HARD_SPACES}]"
"""A pattern of the space between the thousands of an amount, or before its unit."""
