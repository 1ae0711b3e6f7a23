"""Columns of plain text: by where amounts stand under each other, with spaces or dots between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from finsam_metrics.words.amounts import BEGINS_AMOUNT, stands_for_amount

_LEADER: Final = re.compile(
    r"(?:(?<=\s)|(?=[.\N{HORIZONTAL ELLIPSIS}]{3})|(?=\N{HORIZONTAL ELLIPSIS}))"
    r"(?:[.](?:\s?[.\N{HORIZONTAL ELLIPSIS}]){2,}|\N{HORIZONTAL ELLIPSIS}+)"
)
_GAP: Final = re.compile(rf" {{3,}}| {{2,}}(?={BEGINS_AMOUNT})")
_FAR_IN: Final = 12


@dataclass(frozen=True)
class _Chunk:
    text: str
    left: int
    right: int


def cells_by_place(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Give the cells of each line; none where the line is running text.

    Lines that have gaps or leading dots, and the lines between them, are one table. Its columns
    are where its amounts overlap; a line without an amount in a column has an empty cell there.
    """
    chunks = [_chunks(text) for text in texts]
    cells: list[tuple[str, ...]] = [()] * len(texts)
    for start, end in _runs(chunks):
        for place, own in zip(range(start, end), _placed(chunks[start:end]), strict=True):
            cells[place] = own
    return cells


def _chunks(text: str) -> list[_Chunk]:
    spaced = _LEADER.sub(lambda found: " " * max(3, len(found[0])), text.rstrip())
    if text.rstrip().endswith((".", "\N{HORIZONTAL ELLIPSIS}")):
        spaced = text.rstrip()
    found = []
    start = 0
    for gap in [*_GAP.finditer(spaced), None]:
        end = len(spaced) if gap is None else gap.start()
        own = spaced[start:end]
        if own.strip():
            left = start + len(own) - len(own.lstrip())
            found.append(_Chunk(own.strip(), left, start + len(own.rstrip())))
        start = end if gap is None else gap.end()
    return found


def _runs(chunks: Sequence[Sequence[_Chunk]]) -> Iterator[tuple[int, int]]:
    """Runs of lines from the first with several chunks to the last, with single ones between.

    A single one after a blank line is no part of them; one that is far in just above is.
    """
    start = end = None
    is_blank = False
    for place, own in enumerate(chunks):
        if len(own) > 1:
            start = _top(chunks, place) if start is None else start
            end = place + 1
        elif start is not None and end is not None and is_blank:
            yield start, end
            start = end = None
        is_blank = not own
    if start is not None and end is not None:
        yield start, end


def _top(chunks: Sequence[Sequence[_Chunk]], place: int) -> int:
    """Where a run begins whose first line with several chunks is known."""
    top = place
    while top > 0 and len(chunks[top - 1]) == 1:
        top -= 1
        if chunks[top][0].left >= _FAR_IN:
            return top
    return place


def _placed(lines: Sequence[Sequence[_Chunk]]) -> Iterator[tuple[str, ...]]:
    columns = _columns(lines)
    placed = [_by_column(line, columns) for line in lines]
    if any(one is None for one in placed):
        yield from (tuple(chunk.text for chunk in line) if len(line) > 1 else () for line in lines)
        return
    yield from (one if one is not None and any(one) else () for one in placed)


def _columns(lines: Sequence[Sequence[_Chunk]]) -> list[tuple[int, int]]:
    """Where amounts stand under each other, from the left."""
    spans = sorted(
        (chunk.left, chunk.right)
        for line in lines
        for place, chunk in enumerate(line)
        if (place or len(line) > 1) and stands_for_amount(chunk.text)
    )
    merged: list[tuple[int, int]] = []
    for left, right in spans:
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _by_column(
    line: Sequence[_Chunk], columns: Sequence[tuple[int, int]]
) -> tuple[str, ...] | None:
    """Put a line's chunks in columns after the label's; None where two fall in the same."""
    cells = [""] * (len(columns) + 1)
    for chunk in line:
        overlaps = [min(chunk.right, r) - max(chunk.left, le) for le, r in columns]
        best = max(range(len(columns)), key=overlaps.__getitem__, default=-1)
        is_label = best < 0 or overlaps[best] <= 0 or (chunk is line[0] and chunk.left == 0)
        place = 0 if is_label else best + 1
        if cells[place]:
            return None
        cells[place] = chunk.text
    return tuple(cells)
