"""Two tables on the same rows: assets to the left, debts to the right."""

from collections.abc import Sequence
from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import Piece, PrintedLine

_FEWEST_ROWS: Final = 2
_SAME_LEFT: Final = 6.0
_SHORTEST_LABEL: Final = 3
_DISTINCT: Final = 0.6


def is_labelled_amount(line: PrintedLine) -> bool:
    """Whether a line is a label and amounts after it."""
    first, *others = line.pieces
    return _is_label(first) and bool(others) and all(piece.is_amount for piece in others)


def side_tables(lines: Sequence[PrintedLine], start: int) -> tuple[int, float] | None:
    """Find rows from a line on that are rows of two tables beside each other.

    In each of several rows a label and amounts stand right of another label and its amounts, all
    of them from the same place on. Words that stand there again and again are no labels.

    Args:
        lines: From above.
        start: The first line that may be such a row.

    Returns:
        The place after the last row and where the tables are parted; None where there are none.
    """
    found: list[tuple[float, float, str]] = []
    end = start
    for place in range(start, len(lines)):
        second = _second_label(lines[place])
        if second is not None:
            left, right, _ = second
            if found and abs(right - found[0][1]) > _SAME_LEFT:
                break
            found.append((left, right, second[2]))
        elif not found and not _stands_on_both_sides(lines, place):
            return None
        if found and not _goes_on(lines[place], _middle(found)):
            break
        end = place + 1
    words = {label.casefold() for _, _, label in found}
    if len(found) < _FEWEST_ROWS or len(words) < max(_FEWEST_ROWS, _DISTINCT * len(found)):
        return None
    middle = _middle(found)
    if any(_is_crossing(line, middle) for line in lines[start:end]):
        return None
    return end, middle


def _middle(found: Sequence[tuple[float, float, str]]) -> float:
    return (max(left for left, _, _ in found) + min(right for _, right, _ in found)) / 2


def _second_label(line: PrintedLine) -> tuple[float, float, str] | None:
    """Where the first table of a row ends and the second begins, and the second's first word."""
    pieces = line.pieces
    for place in range(2, len(pieces) - 1):
        before, label = pieces[:place], pieces[place]
        has_both = before[-1].is_amount and _is_label(before[0]) and _is_label(label)
        if has_both and all(piece.is_amount for piece in pieces[place + 1 :]):
            return before[-1].box.right, label.box.left, label.words[0].text
    return None


def _stands_on_both_sides(lines: Sequence[PrintedLine], place: int) -> bool:
    """Whether a line is the titles of two tables: words over each, right above their rows."""
    if place + 1 >= len(lines) or len(lines[place].pieces) != _FEWEST_ROWS:
        return False
    below = _second_label(lines[place + 1])
    first, second = lines[place].pieces
    is_titles = _is_label(first) and _is_label(second)
    return below is not None and is_titles and second.box.left >= below[0] > first.box.left


def _goes_on(line: PrintedLine, middle: float) -> bool:
    """Whether a line is a row of either table, or of both."""
    if _is_crossing(line, middle):
        return False
    is_left = line.box.left < middle
    is_right = line.box.right > middle
    return (is_left and is_right) or line.pieces[-1].is_amount or is_right


def _is_crossing(line: PrintedLine, middle: float) -> bool:
    return any(piece.box.left < middle < piece.box.right for piece in line.pieces)


def _is_label(piece: Piece) -> bool:
    letters = sum(sign.isalpha() for sign in piece.text)
    return letters >= _SHORTEST_LABEL and not piece.is_amount
