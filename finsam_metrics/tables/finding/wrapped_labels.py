"""Labels that wrap: rows that go on with the label above, and those that may."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from finsam_metrics.model.sources import Box, Line
from finsam_metrics.tables.meaning.blocks import names_same
from finsam_metrics.words.row_labels import begins_row
from finsam_metrics.words.statements import is_block_heading
from finsam_metrics.words.sums import is_detail_label, is_sum_label

_ONE_LINE: Final = 1.5
_NEARER: Final = 1.3
_WAITS: Final = re.compile(
    r"(?:[,/&]|\b(?:i|och|för|till|med|av|vid|på|från|samt|eller|om|inom|mellan|mot))$",
    re.IGNORECASE,
)
_AREA: Final = re.compile(
    r"styrelsen?|administration|kansli(?:et)?|förvaltning|revision|insatser|projekt|personal|"
    r"utbildning(?: och information)?|information|lokaler|samverkan|uppföljning|utvärdering",
    re.IGNORECASE,
)


class _Amounts(StrEnum):
    """On which line of a wrapped label the amounts stand."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, kw_only=True)
class LabelledLine:
    """A row of a table as it is printed.

    Attributes:
        line: Its cells, the label first.
        has_amounts: Whether a column has an amount.
        foot: Where the last line of its label stands, where that is known.
        is_joined: Whether its label was put together from several lines.
        may_go_on: Whether its label may be the rest of the one above.
        is_part: Whether it is likely to be part of a label, though of which is not known; then it
            heads no block.
    """

    line: Line
    has_amounts: bool
    foot: Box | None
    is_joined: bool
    may_go_on: bool = False
    is_part: bool = False

    @property
    def label(self) -> str:
        """Its words."""
        return self.line.cells[0].text


def join_labels(lines: Sequence[Line], has_amounts: Sequence[bool]) -> list[LabelledLine]:
    """Give the rows, those joined that continue the label above.

    A label goes on in small letters, and after a word that waits for another where there was no
    room. Another one without room beside the label above may be its rest, or a row or a block of
    its own: it is joined where the table's other labels have their amounts on that line, and is in
    doubt in any case.

    Args:
        lines: Rows with their label in the first cell.
        has_amounts: Whether each has an amount.
    """
    rows = [
        LabelledLine(
            line=line,
            has_amounts=own,
            foot=line.cells[0].box,
            is_joined=_spans_lines(line),
        )
        for line, own in zip(lines, has_amounts, strict=True)
    ]
    if not rows:
        return []
    rows = _with_labels_above(rows)
    room = _room(rows)
    if _begin_small(rows):
        return rows
    sure = list(_joined(rows, lambda above, row: _goes_on(above, row, room)))
    told = list(_with_doubt(sure, room))
    usual = _told_amounts(rows, room) or _likely_amounts(told)
    joined = list(
        _joined(told, lambda above, row: _may_be_rest(above, row) and _amounts_of(above) is usual)
    )
    return [
        replace(row, is_part=not row.has_amounts and (with_above or with_below))
        for row, (with_above, with_below) in zip(joined, _likely_with(joined), strict=True)
    ]


def _with_labels_above(rows: Sequence[LabelledLine]) -> list[LabelledLine]:
    """Put a label on a line of its own together with the amounts without one that follow on it.

    It stands nearer to them than to the row above, which has a label and amounts.
    """
    found: list[LabelledLine] = []
    for place, row in enumerate(rows):
        is_taken = place > 0 and _is_of_row_below(rows, place - 1)
        found = [*found[:-1], _put_together(rows[place - 1], row)] if is_taken else [*found, row]
    return found


def _is_of_row_below(rows: Sequence[LabelledLine], place: int) -> bool:
    if not 0 < place < len(rows) - 1:
        return False
    above, row, below = rows[place - 1 : place + 2]
    if row.has_amounts or not row.label or not below.has_amounts or below.label:
        return False
    if not (above.has_amounts and above.label) or is_block_heading(row.label):
        return False
    feet = [_foot_of(one.line) for one in (above, row, below)]
    if None in feet or len({one.line.page for one in (above, row, below)}) > 1:
        return False
    first, own, last = (foot or 0.0 for foot in feet)
    return own - first > _NEARER * (last - own) > 0


def _foot_of(line: Line) -> float | None:
    return max((cell.box.bottom for cell in line.cells if cell.box), default=None)


def _begin_small(rows: Sequence[LabelledLine]) -> bool:
    """Whether whole labels begin in small letters too, so that this does not tell the rest of one.

    A label is whole where it and the one above it have amounts.
    """
    whole = [
        row.label[0].islower()
        for above, row in pairwise(rows)
        if above.has_amounts and row.has_amounts and row.label
    ]
    return sum(whole) * 2 > len(whole)


def _likely_with(rows: Sequence[LabelledLine]) -> Iterator[tuple[bool, bool]]:
    """Whether each row is likely to be one with the row above, and with the one below."""
    links = [_may_be_rest(above, row) for above, row in pairwise(rows)]
    return pairwise([False, *links, False])


def _told_amounts(rows: Sequence[LabelledLine], room: float) -> _Amounts | None:
    """On which line the amounts stand of the labels that surely go on; None where none does."""
    told = [
        _amounts_of(above)
        for above, row in pairwise(rows)
        if above.has_amounts != row.has_amounts and _goes_on(above, row, room)
    ]
    return max(_Amounts, key=told.count) if told else None


def _likely_amounts(rows: Sequence[LabelledLine]) -> _Amounts | None:
    """On which line the amounts stand of labels that may go on; None where both are as likely.

    A label without amounts between two rows tells it where only one of them may be one with it.
    """
    told = [
        _Amounts.FIRST if with_above else _Amounts.LAST
        for row, (with_above, with_below) in zip(rows, _likely_with(rows), strict=True)
        if not row.has_amounts and with_above != with_below
    ]
    first, last = told.count(_Amounts.FIRST), told.count(_Amounts.LAST)
    if first == last:
        return None
    return _Amounts.FIRST if first > last else _Amounts.LAST


def _joined(
    rows: Iterable[LabelledLine], is_joined: Callable[[LabelledLine, LabelledLine], bool]
) -> Iterator[LabelledLine]:
    kept: LabelledLine | None = None
    for row in rows:
        if kept is not None and is_joined(kept, row):
            kept = _put_together(kept, row)
            continue
        if kept is not None:
            yield kept
        kept = row
    if kept is not None:
        yield kept


def _put_together(above: LabelledLine, row: LabelledLine) -> LabelledLine:
    full = row if row.has_amounts else above
    label = replace(above.line.cells[0], text=f"{above.label} {row.label}".strip())
    return LabelledLine(
        line=replace(full.line, cells=(label, *full.line.cells[1:])),
        has_amounts=full.has_amounts,
        foot=row.foot,
        is_joined=True,
        may_go_on=above.may_go_on,
    )


def _room(rows: Sequence[LabelledLine]) -> float:
    """How far to the right a label may reach.

    At least as far as those of several words do; a single one may reach out. The first column of
    amounts begins where it would if it were as wide as the widest of the others.
    """
    reached = [row.foot.right for row in rows if row.foot and " " in row.label]
    edges: dict[int, float] = {}
    for row in rows:
        for column, cell in enumerate(row.line.cells[1:]):
            if cell.box:
                edges[column] = max(edges.get(column, 0.0), cell.box.right)
    rights = [edges[column] for column in sorted(edges)]
    widths = [right - left for left, right in pairwise(rights)]
    begins = [rights[0] - max(widths)] if widths else []
    return max([*reached, *begins], default=0.0)


def _goes_on(above: LabelledLine, row: LabelledLine, room: float) -> bool:
    """Whether a row surely goes on with the label above."""
    if not _may_be_one(above, row):
        return False
    waits = _WAITS.search(above.label) and _had_no_room(above, row, room)
    return row.label[0].islower() or bool(waits)


def _may_be_one(above: LabelledLine, row: LabelledLine) -> bool:
    has_both = above.has_amounts and row.has_amounts
    begins = is_detail_label(row.label) or begins_row(row.label)
    has_one = above.has_amounts or row.has_amounts
    heads = has_one and any(one.label.endswith(":") and not one.has_amounts for one in (above, row))
    return bool(above.label and row.label) and not (has_both or begins or heads)


def _had_no_room(above: LabelledLine, row: LabelledLine, room: float) -> bool:
    """Whether the first word of a label would have gone past all labels on the line above."""
    upper, lower = above.foot, row.line.cells[0].box
    if upper is None or lower is None:
        return False
    share = (len(row.label.split()[0]) + 1) / (len(row.label) + 1)
    letter = lower.bottom - lower.top
    return upper.right + share * (lower.right - lower.left) > room - letter


def _with_doubt(rows: Sequence[LabelledLine], room: float) -> Iterator[LabelledLine]:
    """Say of each row whether its label may be the rest of the one above."""
    for place, row in enumerate(rows):
        above = rows[place - 1] if place else None
        may_go_on = (
            above is not None
            and _may_be_one(above, row)
            and _had_no_room(above, row, room)
            and not _heads_block(row if above.has_amounts else above, rows[place:])
        )
        yield replace(row, may_go_on=may_go_on)


def _heads_block(row: LabelledLine, below: Sequence[LabelledLine]) -> bool:
    """Whether a label without amounts heads a block, by its words or those of the block's sum."""
    return is_block_heading(row.label) or any(
        is_sum_label(one.label) and names_same(one.label, row.label) for one in below
    )


def _may_be_rest(above: LabelledLine, row: LabelledLine) -> bool:
    """Whether a row that may go on is likely to: not after an area of the field, nor as a sum."""
    alone = row if above.has_amounts else above
    is_area = _AREA.fullmatch(alone.label) or is_sum_label(row.label)
    return row.may_go_on and _may_be_one(above, row) and not is_area


def _amounts_of(above: LabelledLine) -> _Amounts:
    return _Amounts.FIRST if above.has_amounts else _Amounts.LAST


def _spans_lines(line: Line) -> bool:
    """Whether a label's words stand on several printed lines."""
    box = line.cells[0].box
    if box is None:
        return False
    heights = [word.box.bottom - word.box.top for word in line.words if word.box]
    return bool(heights) and box.bottom - box.top > _ONE_LINE * max(heights)
