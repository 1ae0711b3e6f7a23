"""Two pages of a document on one sheet, as a book lies open."""

import re
from collections.abc import Sequence
from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import (
    PrintedLine,
    box_around,
    lines_of,
    place_of,
)
from finsam_metrics.model.sources import Word

_FEWEST_WORDS: Final = 20
_MIDDLE: Final = (0.42, 0.58)
_GUTTER: Final = 20.0
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}")
_LOWEST_LINES: Final = 2
_FEWEST_LINES: Final = 15
_LEVEL: Final = 0.25
_MOST_LEVEL: Final = 0.6


def pages_of_sheet(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Part the words of a sheet that shows two pages; those of another are given as one.

    A sheet shows two where an empty strip goes down through its middle, and either the last lines
    on both sides are page numbers that follow on each other, or the lines on both sides stand at
    heights of their own, as the rows of a wide table never do.
    """
    whole = [tuple(words)]
    if len(words) < 2 * _FEWEST_WORDS:
        return whole
    box = box_around(words)
    width = box.right - box.left
    if width < box.bottom - box.top:
        return whole
    low, high = (box.left + share * width for share in _MIDDLE)
    middle = _free_middle(words, low, high)
    if middle is None:
        return whole
    left = tuple(word for word in words if place_of(word).right <= middle)
    right = tuple(word for word in words if place_of(word).left >= middle)
    if min(len(left), len(right)) < _FEWEST_WORDS:
        return whole
    follow = {number + 1 for number in _page_numbers(left)} & _page_numbers(right)
    return [left, right] if follow or _are_apart(lines_of(left), lines_of(right)) else whole


def _are_apart(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> bool:
    """Whether few lines of the shorter side stand level with one of the other."""
    fewer, more = sorted((left, right), key=len)
    if len(fewer) < _FEWEST_LINES:
        return False
    level = sum(
        any(abs(one.box.bottom - other.box.bottom) < _LEVEL * one.height for other in more)
        for one in fewer
    )
    return level < _MOST_LEVEL * len(fewer)


def _free_middle(words: Sequence[Word], low: float, high: float) -> float | None:
    """The middle of the widest strip without words between two places."""
    strips: list[tuple[float, float]] = []
    at = low
    for place in sorted(map(place_of, words), key=lambda place: place.left):
        if place.right <= low or place.left >= high:
            continue
        strips.append((place.left - at, (at + place.left) / 2))
        at = max(at, place.right)
    width, middle = max([*strips, (high - at, (at + high) / 2)])
    return middle if width > _GUTTER else None


def _page_numbers(words: Sequence[Word]) -> set[int]:
    """Numbers that stand alone, or at an end, on the last lines."""
    ends = [
        word.text
        for line in lines_of(words)[-_LOWEST_LINES:]
        for word in (line.words[0], line.words[-1])
    ]
    return {int(text) for text in ends if _PAGE_NUMBER.fullmatch(text) and text.isascii()}
