"""Which rows of a table carry the sum of the rows below them, as far as the amounts say."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, groupby, islice
from typing import Final

from finsam_metrics.model.drafts import Heads
from finsam_metrics.model.enums import Kind, RowKind
from finsam_metrics.tables.solving.sums import HELD, NOT_HELD, TableRows, mark_sum
from finsam_metrics.words.accounts import is_opening_balance

Told = Decimal | None

_KEPT: Final = 6
_MOST_FILLED: Final = 40
_MOST_ROWS: Final = 150
_LONGEST_BLOCK: Final = 40
_UNNAMED: Final = -3
_NAMED: Final = 1
_SINGLE: Final = -5


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One way in which the blocks of a table may be headed by their sums.

    Attributes:
        heads: Places of the rows that each head sums, by the place of the head.
        score: How well the amounts bear it out; 0 for no heads at all.
    """

    heads: Heads
    score: int


_NONE: Final = Layout(heads={}, score=0)


def head_layouts(rows: TableRows, named: Set[int]) -> list[Layout]:
    """Give the likeliest ways in which blocks are headed by their sums, besides that none is.

    Amounts alone make a head where more than one column agrees. A single column makes one
    only beside other heads, or where the row's words say so.

    Args:
        rows: The table's rows.
        named: Places of rows whose words head a block, as "Kostnader" does.

    Returns:
        The likeliest first; none of a table that is too long for this to be tried.
    """
    if len(rows.meanings) > _MOST_ROWS:
        return []
    found = [_NONE]
    for run in item_runs(rows):
        of_run = _with_outer_heads(_layouts(rows, run, named), rows, run, named)
        found = sorted(
            (
                Layout(heads={**one.heads, **other.heads}, score=one.score + other.score)
                for one in found
                for other in of_run
            ),
            key=lambda layout: -layout.score,
        )[:_KEPT]
    filled = (one for layout in found for one in _filled(layout, rows, named))
    likely = chain(found, islice(filled, _MOST_FILLED))
    return _distinct(one for one in likely if one.heads)


def _distinct(layouts: Iterator[Layout]) -> list[Layout]:
    kept: list[Layout] = []
    for one in layouts:
        if all(one.heads != other.heads for other in kept):
            kept.append(one)
    return kept


def item_runs(rows: TableRows) -> Iterator[list[int]]:
    """Rows that follow each other in one block, without its sum; details are left out."""

    def key(place: int) -> tuple[object, ...]:
        meaning = rows.meanings[place]
        is_item = meaning.row_kind is RowKind.ITEM and meaning.kind is not Kind.RESULT
        return (is_item, rows.sections[place])

    places = [p for p, meaning in enumerate(rows.meanings) if not meaning.is_apart]
    for (is_item, _), run in groupby(places, key=key):
        if is_item:
            yield list(run)


def _layouts(rows: TableRows, run: Sequence[int], named: Set[int]) -> list[Layout]:
    """The best ways to divide a run into blocks, from its end to its start."""
    best: list[list[Layout]] = [[_NONE]]
    for first in range(len(run) - 1, -1, -1):
        after = best[0]
        options = list(after)
        sums: tuple[Told, ...] = (None,) * len(rows.amounts[run[first]])
        for end in range(first + 2, min(len(run), first + _LONGEST_BLOCK) + 1):
            sums = _added(sums, rows.amounts[run[end - 1]])
            score = _score(
                rows,
                sums,
                run[first],
                count=end - first - 1,
                is_named=run[first] in named,
                is_whole=end == len(run) or run[end] in named,
            )
            if score is None:
                continue
            heads = {run[first]: tuple(run[first + 1 : end])}
            options += [
                Layout(heads={**heads, **rest.heads}, score=score + rest.score)
                for rest in best[end - first - 1]
            ]
        best.insert(0, sorted(options, key=lambda layout: -layout.score)[:_KEPT])
    return best[0]


def _with_outer_heads(
    layouts: Sequence[Layout], rows: TableRows, run: Sequence[int], named: Set[int]
) -> list[Layout]:
    """Add heads of heads, as "Kostnader" above areas that are headed by their sums."""
    found = list(layouts)
    for layout in layouts:
        if not layout.heads:
            continue
        inner = {place for own in layout.heads.values() for place in own}
        left = [place for place in run if place not in inner]
        found += [
            Layout(heads={**layout.heads, **outer.heads}, score=layout.score + outer.score)
            for outer in _layouts(rows, left, named)
            if outer.heads and not outer.heads.keys() & layout.heads.keys()
        ]
    return found


def _score(
    rows: TableRows, sums: Sequence[Told], head: int, *, count: int, is_named: bool, is_whole: bool
) -> int | None:
    """How well amounts bear out one head; None where nothing does.

    Columns with the same sums tell the same, and count once.
    """
    if is_opening_balance(rows.labels[head]):
        return None
    columns = set(zip(rows.amounts[head], sums, strict=True))
    rounding = rows.rounding_sek(count)
    marks = [mark_sum(stated, [told], [1], rounding) for stated, told in columns]
    if HELD not in marks and not (is_named and is_whole):
        return None
    if count == 1 and not is_named:
        return None
    return sum(marks) + (_NAMED if is_named else _UNNAMED) + (_SINGLE if count == 1 else 0)


def _added(sums: Sequence[Told], amounts: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(
        total if one is None else one if total is None else total + one
        for total, one in zip(sums, amounts, strict=True)
    )


def _filled(layout: Layout, rows: TableRows, named: Set[int]) -> Iterator[Layout]:
    """Add heads whose sums fail: beside others that hold, or where the words name a head."""
    within = {place for own in layout.heads.values() for place in own} | layout.heads.keys()
    gaps = []
    for run in item_runs(rows):
        for is_gap, stretch in groupby(run, key=lambda place: place not in within):
            gap = list(stretch)
            if is_gap and len(gap) > 1 and not is_opening_balance(rows.labels[gap[0]]):
                gaps.append(gap)
    if layout.heads and len(gaps) > 1:
        yield _with_heads(layout, {gap[0]: tuple(gap[1:]) for gap in gaps})
    for gap in gaps:
        for place, head in enumerate(gap[:-1]):
            if head in named:
                for end in range(place + 2, len(gap)):
                    yield _with_heads(layout, {head: tuple(gap[place + 1 : end])})
            if layout.heads:
                yield _with_heads(layout, {head: tuple(gap[place + 1 :])})


def _with_heads(layout: Layout, heads: Heads) -> Layout:
    return Layout(
        heads={**layout.heads, **heads},
        score=layout.score + len(heads) * (_UNNAMED + NOT_HELD),
    )
