"""How the width of a table is parted between its columns."""

import math
from collections.abc import Sequence
from typing import Final

_LETTERS_A_LINE: Final = 9


def letters_across(texts: Sequence[Sequence[str]]) -> int:
    """Count the letters that a table takes where no cell is broken.

    Args:
        texts: The cells of each column, its heading first.
    """
    return sum(max(map(len, cells)) for cells in texts)


def column_weight(cells: Sequence[str]) -> float:
    """How much of the width a column takes: room for its longest word, and for long texts more."""
    words = (word for text in cells for word in text.split())
    longest = max(map(len, cells))
    return max(max(map(len, words), default=1) + 1.0, math.sqrt(_LETTERS_A_LINE * longest))
