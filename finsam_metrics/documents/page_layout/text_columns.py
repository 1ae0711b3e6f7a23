"""Columns of running text, and tables, beside each other on a page."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from statistics import median
from typing import Final

from finsam_metrics.documents.page_layout.column_headings import is_heading
from finsam_metrics.documents.page_layout.line_kinds import is_row
from finsam_metrics.documents.page_layout.printed_lines import PrintedLine, Rule, lines_of, place_of
from finsam_metrics.documents.page_layout.side_tables import side_tables

_FEWEST_LINES: Final = 6
_GUTTER: Final = 8.0
_FULL: Final = 0.7
_LETTERS: Final = 0.7
_SAME_SIZE: Final = 0.12
_APART: Final = 1.3
_FEWEST_ALONE: Final = 3
_ALONE: Final = 0.15


def text_columns(
    lines: list[PrintedLine], upright: tuple[Rule, ...]
) -> Iterator[list[PrintedLine]]:
    """Split runs of lines that a gutter divides into what stands left and right of it.

    Args:
        lines: Of a page or a part of it, from above.
        upright: Upright ruling lines of the page.

    Returns:
        Lines of one column each, in reading order.
    """
    place = 0
    whole: list[PrintedLine] = []
    while place < len(lines):
        if beside := side_tables(lines, place):
            end, middle = beside
        else:
            end, left, right = _gutter_run(lines, place)
            middle = (left + right) / 2
        if end == place:
            whole.append(lines[place])
            place += 1
            continue
        if whole:
            yield whole
        whole = []
        words = [word for line in lines[place:end] for word in line.words]
        for side in (True, False):
            own = [word for word in words if (place_of(word).right < middle) is side]
            yield lines_of(own, upright)
        place = end
    if whole:
        yield whole


def _gutter_run(lines: list[PrintedLine], start: int) -> tuple[int, float, float]:
    """The longest run of lines from here that share a gutter between two texts."""
    left_edge = min(line.box.left for line in lines)
    right_edge = max(line.box.right for line in lines)
    width = right_edge - left_edge
    low, high = left_edge + 0.3 * width, left_edge + 0.7 * width
    gaps = [(low, high)]
    shared = gaps
    end = start
    for line in lines[start:]:
        gaps = [
            (max(a, c), min(b, d))
            for a, b in gaps
            for c, d in _free_of(line, low, high)
            if min(b, d) - max(a, c) >= _GUTTER
        ]
        if not gaps:
            break
        end += 1
        shared = gaps
    for left, right in sorted(shared, key=lambda gap: gap[0] - gap[1]):
        middle = (left + right) / 2
        inside = (one for one in range(start, end) if _is_in_table(lines, one, middle))
        text_end = next(inside, end)
        text = lines[start:text_end]
        if _are_two_texts(text, middle):
            return text_end - _lines_below(text, middle), left, right
        beside = [line for line in lines[text_end:end] if line.box.right > middle]
        if not all(_is_crossing(line, middle) for line in beside):
            text, text_end = lines[start:end], end
        if _stand_apart(text, middle):
            below = _lines_below(text, middle) if text_end < len(lines) else 0
            return text_end - below, left, right
    return start, low, high


def _stand_apart(lines: Sequence[PrintedLine], middle: float) -> bool:
    """Whether many lines stand on one side alone, and what stands right begins with letters.

    In a table, what stands right of a gutter begins with figures.
    """
    only_left = [line for line in lines if line.box.right < middle]
    only_right = [line for line in lines if line.box.left > middle]
    right = [
        [word for word in line.words if place_of(word).left > middle]
        for line in lines
        if line.box.right > middle
    ]
    lettered = sum(words[0].text[:1].isalpha() for words in right)
    fewest = max(_FEWEST_ALONE, _ALONE * len(lines))
    return (
        len(only_left) >= fewest and len(only_right) >= fewest and lettered >= _LETTERS * len(right)
    )


def _is_in_table(lines: Sequence[PrintedLine], place: int, middle: float) -> bool:
    """Whether a line and the next one beside it have amounts or years right of the gutter."""
    if not _is_crossing(lines[place], middle):
        return False
    above = (line for line in reversed(lines[:place]) if line.box.right > middle)
    below = (line for line in lines[place + 1 :] if line.box.right > middle)
    return any(_is_crossing(line, middle) for side in (above, below) for line in islice(side, 1))


def _is_crossing(line: PrintedLine, middle: float) -> bool:
    right = [piece for piece in line.pieces if piece.box.left > middle]
    return bool(right) and (all(piece.is_amount for piece in right) or is_heading(line))


def _lines_below(lines: Sequence[PrintedLine], middle: float) -> int:
    """How many lines at the end stand below both columns, though left of the gutter.

    They begin with words that stand apart, and are headings or a table.
    """
    pitch = median(below.box.top - above.box.top for above, below in pairwise(lines))
    edges = [place_of(word).right for line in lines for word in line.words]
    left = min(line.box.left for line in lines)
    full = left + _FULL * (max(edge for edge in edges if edge < middle) - left)
    apart, is_apart = 0, True
    for count in range(1, len(lines)):
        above, line = lines[-count - 1], lines[-count]
        in_table = is_row(line) or is_heading(line)
        is_text = line.box.right > full and not (is_apart or in_table)
        if line.box.right > middle or is_text:
            break
        is_larger = abs(line.height - above.height) > _SAME_SIZE * above.height
        is_apart = is_larger or line.box.top - above.box.top > _APART * pitch
        if is_apart and not in_table:
            apart = count
    return apart


def _free_of(line: PrintedLine, low: float, high: float) -> Iterator[tuple[float, float]]:
    """Where a line prints nothing."""
    at = low
    for word in line.words:
        box = place_of(word)
        if box.left > at:
            yield at, min(box.left, high)
        at = max(at, box.right)
        if at >= high:
            return
    yield at, high


def _are_two_texts(lines: list[PrintedLine], middle: float) -> bool:
    for is_left in (True, False):
        sides = [
            [word for word in line.words if (place_of(word).right < middle) is is_left]
            for line in lines
        ]
        sides = [side for side in sides if side]
        if len(sides) < _FEWEST_LINES:
            return False
        low = min(place_of(side[0]).left for side in sides)
        high = max(place_of(side[-1]).right for side in sides)
        fills = [(place_of(s[-1]).right - place_of(s[0]).left) / (high - low) for s in sides]
        lettered = sum(side[0].text[:1].isalpha() for side in sides)
        if median(fills) < _FULL or lettered < _LETTERS * len(sides):
            return False
    return True
