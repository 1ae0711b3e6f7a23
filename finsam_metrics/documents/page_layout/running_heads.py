"""Heads, feet and page numbers that a document repeats from page to page."""

import re
from collections.abc import Sequence
from typing import Final

from finsam_metrics.documents.page_layout.column_headings import heading_units, is_heading
from finsam_metrics.documents.page_layout.printed_lines import PrintedLine, lines_of
from finsam_metrics.model.sources import Word
from finsam_metrics.words.column_headings import are_words_of_headings, says_column

_EDGE_LINES: Final = 3
_MOST_WORDS: Final = 60
_REACH: Final = 2
_SAME_PLACE: Final = 4.0
_CLOSE: Final = 2.5
_NUMBER: Final = re.compile(r"(\D*)(\d{1,3})(\D*)")


def find_running_heads(pages: Sequence[tuple[int, tuple[Word, ...]]]) -> list[list[PrintedLine]]:
    """Find what neighbouring pages have at the same place, all but the page number.

    Args:
        pages: Number and words of each page.

    Returns:
        Those lines of each page. Headings of columns, which a table may repeat, are not such, nor
        are rows of amounts that happen to count on.
    """
    edges = [(number, _edge_lines(words)) for number, words in pages]
    found = []
    for place, (number, lines) in enumerate(edges):
        near = edges[max(0, place - _REACH) : place] + edges[place + 1 : place + 1 + _REACH]
        found.append(
            [
                line
                for order, line in enumerate(lines)
                if not _heads_columns(lines, order)
                and any(
                    _is_repeated(line, other, page - number)
                    for page, others in near
                    for other in others
                )
            ]
        )
    return found


def _edge_lines(words: tuple[Word, ...]) -> list[PrintedLine]:
    lines = lines_of(words)
    if len(lines) > 2 * _EDGE_LINES:
        lines = lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]
    return [line for line in lines if len(line.words) <= _MOST_WORDS]


def _heads_columns(lines: Sequence[PrintedLine], order: int) -> bool:
    """Whether a line heads columns: of several words apart, or a year close to such a line."""
    line = lines[order]
    _, *others = heading_units(line)
    if others:
        is_of_headings = all(are_words_of_headings(piece.text) for piece in line.pieces)
        is_heading_of_columns = all(says_column(unit.text) for unit in others)
        return is_of_headings or is_heading_of_columns or is_heading(line)
    near = [
        one
        for one in lines[max(0, order - 1) : order + 2]
        if len(one.pieces) > 1 and abs(one.box.top - line.box.top) < _CLOSE * line.height
    ]
    return is_heading(line) and any(map(is_heading, near))


def _is_repeated(line: PrintedLine, other: PrintedLine, pages_on: int) -> bool:
    if abs(line.box.top - other.box.top) > _SAME_PLACE or len(line.words) != len(other.words):
        return False
    changed = [
        (one.text, its.text)
        for one, its in zip(line.words, other.words, strict=True)
        if one.text != its.text
    ]
    return len(changed) <= 1 and all(_counts_on(one, its, pages_on) for one, its in changed)


def _counts_on(text: str, other: str, pages_on: int) -> bool:
    own, its = _NUMBER.fullmatch(text), _NUMBER.fullmatch(other)
    if own is None or its is None or (own[1], own[3]) != (its[1], its[3]):
        return False
    return int(its[2]) - int(own[2]) == pages_on
