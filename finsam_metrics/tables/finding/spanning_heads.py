"""Heads that stand in the middle of several columns: which columns each is over."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, TypeAlias

from finsam_metrics.documents.page_layout.printed_lines import Piece

Span: TypeAlias = tuple[float, float]
_Cells: TypeAlias = Sequence[Span]
_Runs: TypeAlias = tuple[tuple[int, int], ...]

_OFF_CENTRE: Final = 0.25
_NOT_COVERED: Final = 0.15
_MOST_COLUMNS: Final = 24
_FEWEST_COVERED: Final = 2


def spanned(
    heads: Sequence[Piece], columns: Sequence[Span], *, is_left: bool
) -> Iterator[tuple[int, Piece]]:
    """Give each column with the head that it shares with others.

    Heads follow each other as their columns do, and each stands in the middle of its own. Where
    cells begin and end is not known: with their amounts, or where the column beside does.

    Args:
        heads: Words over columns, from the left.
        columns: Left and right edges of the amounts of each.
        is_left: Whether amounts begin under each other, and do not end so.
    """
    if len(columns) > _MOST_COLUMNS or len(columns) < _FEWEST_COVERED:
        return
    middles = tuple((head.box.left + head.box.right) / 2 for head in heads)
    lefts, rights = ([edges[side] for edges in columns] for side in (0, 1))
    pitch = min(b - a for a, b in pairwise(rights))
    starts = lefts if is_left else [rights[0] - pitch, *rights[:-1]]
    ends = [*lefts[1:], lefts[-1] + pitch] if is_left else rights
    kinds = (columns, list(zip(starts, ends, strict=True)))
    _, runs = _best(middles, kinds, pitch)
    for head, (first, end) in zip(heads, runs, strict=True):
        own = range(first, end)
        width = columns[own[-1]][1] - columns[own[0]][0]
        middle = (head.box.left + head.box.right) / 2
        is_centred = _misfit(middle, kinds, own[0], own[-1]) < _OFF_CENTRE * width
        if len(own) >= _FEWEST_COVERED and is_centred:
            yield from ((column, head) for column in own)


def over_groups(outer: Sequence[str], inner: Sequence[str]) -> tuple[str, ...]:
    """Let words over the first of several columns stand over the others too, if that parts them.

    Files without places have "Period" over the first column of a group, and nothing over the rest,
    whose own words then stand again in the next group.

    >>> over_groups(("Period", "", "Helår", ""), ("Utfall", "Budget", "Prognos", "Budget"))
    ('Period', 'Period', 'Helår', 'Helår')
    """
    filled: list[str] = []
    for text, below in zip(outer, inner, strict=True):
        filled.append(text or (filled[-1] if filled and below else ""))
    told = [pair for pair in zip(outer, inner, strict=True) if pair[1]]
    parted = [pair for pair in zip(filled, inner, strict=True) if pair[1]]
    return tuple(filled if len(set(told)) < len(told) == len(set(parted)) else outer)


def _best(middles: Sequence[float], kinds: Sequence[_Cells], pitch: float) -> tuple[float, _Runs]:
    """First column and column after the last of each head, where they fit best together."""
    count = len(kinds[0])

    @cache
    def fit(head: int, start: int) -> tuple[float, _Runs]:
        if head == len(middles):
            return _NOT_COVERED * pitch * (count - start), ()
        found: list[tuple[float, _Runs]] = []
        for first in range(start, count):
            for end in range(first + 1, count + 1):
                if count - end < len(middles) - head - 1:
                    break
                rest, runs = fit(head + 1, end)
                own = _misfit(middles[head], kinds, first, end - 1)
                left_out = _NOT_COVERED * pitch * (first - start)
                found.append((own + left_out + rest, ((first, end), *runs)))
        return min(found)

    return fit(0, 0)


def _misfit(middle: float, kinds: Sequence[_Cells], first: int, last: int) -> float:
    """How far a head stands from the middle of columns, wherever their cells begin and end."""
    return min(abs(middle - (edges[first][0] + edges[last][1]) / 2) for edges in kinds)
