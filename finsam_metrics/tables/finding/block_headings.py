"""Headings of blocks that stand before the first label under them, without a line of their own."""

import re
from collections.abc import Sequence
from typing import Final

from finsam_metrics.tables.meaning.blocks import names_same
from finsam_metrics.words.statements import GLUED_BLOCK_HEADINGS
from finsam_metrics.words.sums import is_only_sum, is_sum_label

_CAPITAL: Final = re.compile(r"[^\W\d_]")
_NAME: Final = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+")


def split_heading(
    words: Sequence[str], section_words: Sequence[str], sums: Sequence[str]
) -> tuple[list[str], str]:
    """Split the headings of blocks from the label after them.

    A heading is a known word, what a sum below repeats, or what stands before a new capital
    letter at the start of a block whose sum does not name it.

    Args:
        words: The words before a row's first figure.
        section_words: Words that are known to head blocks.
        sums: Labels of the sums below, the nearest first, where a block may begin here.

    Returns:
        The headings, outermost first, and the label.
    """
    known = {word.casefold() for word in (*section_words, *GLUED_BLOCK_HEADINGS)}
    headings: list[str] = []
    left = list(words)
    if sums and (place := _later_heading(left, known, sums[0])) is not None:
        headings.append(" ".join(left[:place]))
        left = left[place:]
    while (length := _heading_length(left, known, sums)) is not None:
        headings.append(" ".join(left[:length]))
        left, sums = left[length:], []
    return headings, " ".join(left)


def _later_heading(words: Sequence[str], known: set[str], total: str) -> int | None:
    """Where a heading begins, known or named by the next sum, after a heading without rows."""
    for start in range(1, len(words)):
        for end in range(start + 1, len(words)):
            heading = " ".join(words[start:end])
            is_named = heading.casefold() in known or names_same(total, heading)
            if is_named and _begins_label(words[start]) and _begins_label(words[end]):
                return start
    return None


def _heading_length(words: Sequence[str], known: set[str], sums: Sequence[str]) -> int | None:
    """How many words the heading has; None where there is none."""
    if is_sum_label(" ".join(words)):
        return None
    may_end = [length for length in range(len(words) - 1, 0, -1) if _begins_label(words[length])]
    for length in may_end:
        heading = " ".join(words[:length])
        if heading.casefold() in known or any(names_same(one, heading) for one in sums[:2]):
            return length
    new = [length for length in may_end if _NAME.fullmatch(words[length])]
    return new[-1] if new and sums and is_only_sum(sums[0]) else None


def _begins_label(word: str) -> bool:
    return bool(_CAPITAL.match(word)) and word[0].isupper()
