"""The words that stand over columns of figures, by their place on the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import Final, TypeAlias

from finsam_metrics.documents.page_layout.printed_lines import Piece, PrintedLine, lines_of
from finsam_metrics.model.sources import Line, Word
from finsam_metrics.tables.finding.spanning_heads import spanned
from finsam_metrics.words.column_headings import (
    are_words_of_headings,
    heads_codes,
    heads_differences,
    says_column,
)
from finsam_metrics.words.dates import is_only_date
from finsam_metrics.words.number_styles import is_figure
from finsam_metrics.words.statements import is_block_heading
from finsam_metrics.words.versions import says_version
from finsam_metrics.words.years import is_year_over_column

_WORDS: Final = re.compile(r"[^\s.,-]+")

Span: TypeAlias = tuple[float, float]

_REACH: Final = 10
_MOST_LABELS: Final = 3
_FARTHEST: Final = 4.5
_TIGHT: Final = 0.75
_LOOSE: Final = 1.5
_LONGEST_LINE: Final = 130
_LONGEST_HEAD: Final = 45
_MOST_WORDS_FROM_LABELS: Final = 6
_MOST_WORDS_APART: Final = 2
_ALIGNED: Final = 6.0
_HALF_COLUMN: Final = 30.0
_NO_NOTE: Final = 3


@dataclass(kw_only=True)
class HeadsAbove:
    """What stands over columns.

    Attributes:
        heads: The words over each column, the outermost first.
        is_over_heads: True where a row of heads stands below them.
        is_left: True where the amounts below begin under each other, and do not end so.
        corner: What stands over the labels beside them.
        places: The lines that they stand on.
        labels: Lines between the heads and the rows, which head blocks, with their words.
    """

    heads: list[list[str]]
    is_over_heads: bool = False
    is_left: bool = False
    corner: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    labels: list[tuple[int, str]] = field(default_factory=list)


def heads_above(
    lines: Sequence[Line],
    place: int,
    spans: Sequence[Span | None],
    *,
    is_headed: bool = False,
    is_left: bool = False,
    edges: Span = (0.0, inf),
) -> HeadsAbove:
    """Find the heads of columns among the lines above their first row.

    Words over less than half of the columns are no heads, but of something else on the page.

    Args:
        lines: The document's lines.
        place: Of the first row with figures.
        spans: Left and right edges of each column; None where they are not known.
        is_headed: True where the row is one of heads, so that only words of headings are above it.
        is_left: True where amounts begin under each other, and do not end so.
        edges: Where the table begins and ends, if others stand beside it.

    Returns:
        No heads where places are not known.
    """
    found = _scanned(lines, place, spans, edges, is_headed=is_headed, is_left=is_left)
    is_most = sum(map(bool, found.heads)) * 2 >= len(spans)
    return found if is_most else HeadsAbove(heads=[[] for _ in spans])


def _scanned(
    lines: Sequence[Line],
    place: int,
    spans: Sequence[Span | None],
    edges: Span,
    *,
    is_headed: bool,
    is_left: bool,
) -> HeadsAbove:
    found = HeadsAbove(heads=[[] for _ in spans], is_over_heads=is_headed, is_left=is_left)
    columns = [span for span in spans if span is not None]
    if len(columns) < len(spans) or not columns:
        return found
    top, height = _top_of(lines[place])
    labels: list[tuple[int, str]] = []
    for beside in _beside_each_other(lines, place, columns[-1][1]):
        at = beside[0]
        if lines[at].page != lines[place].page or top is None:
            break
        printed = _printed_lines([lines[one] for one in beside], edges)
        is_of_heads = False
        for one in reversed(printed):
            if heads_codes(one.text):
                continue
            gap = top - one.box.bottom
            if gap > _FARTHEST * max(height, one.height):
                return found
            placed = None if is_block_heading(one.text.strip(" :")) else _placed(one, columns)
            if placed is None or (
                (found.places or is_of_heads or found.is_over_heads)
                and not _goes_on_up(found, placed, gap / one.height)
            ):
                if found.places or not _is_label(one, columns) or len(labels) == _MOST_LABELS:
                    return found
                labels.insert(0, (at, one.text))
            else:
                _add(
                    found,
                    placed,
                    gap / one.height if found.places or is_of_heads else _FARTHEST,
                    columns,
                )
                is_of_heads = True
            top, height = one.box.top, one.height
        if is_of_heads:
            found.places += beside
            found.labels = list(labels)
    return found


def _beside_each_other(lines: Sequence[Line], place: int, right: float) -> Iterator[list[int]]:
    """The lines above a place, the nearest first; those that a page's text columns part together.

    Such columns divide heads that stand beside each other: one follows on the whole of the other.
    What stands right of the table, as a key along the edge of the page, is none of them.
    """
    near = [
        at
        for at in range(place - 1, max(-1, place - _REACH - 1), -1)
        if lines[at].text
        and not lines[at].text.isdecimal()
        and not _is_below(lines[at], lines[place])
        and not _is_right_of(lines[at], right)
    ]
    parted = [at for at in near if _has_columns(lines, at, [one for one in near if one > at])]
    together = [at for at in near if parted and at >= min(parted)]
    if together:
        yield together
    for at in near[len(together) :]:
        yield [at]


def _is_below(line: Line, row: Line) -> bool:
    """Whether a line that comes before a row stands under it, as the foot of its page may."""
    top, _ = _top_of(line)
    own, _ = _top_of(row)
    return line.page == row.page and None not in (top, own) and (top or 0.0) > (own or 0.0)


def _is_right_of(line: Line, edge: float) -> bool:
    lefts = [word.box.left for word in line.words if word.box]
    return bool(lefts) and min(lefts) > edge


def _has_columns(lines: Sequence[Line], at: int, below: Sequence[int]) -> bool:
    """Whether a line of text reaches below the upper edge of one that follows it."""
    own = [word.box.bottom for word in lines[at].words if word.box]
    if not own or lines[at].cells:
        return False
    tops = [
        (top, height)
        for one in below
        if lines[one].page == lines[at].page and not lines[one].cells
        for top, height in [_top_of(lines[one])]
        if top is not None
    ]
    return any(max(own) - top > height / 2 for top, height in tops)


def pieces_of(line: Line) -> list[str]:
    """Give the texts of a line that stand apart on its page; else the whole line."""
    printed = _printed_lines([line])
    return [piece.text for one in printed for piece in one.pieces] or [line.text]


def _top_of(line: Line) -> tuple[float | None, float]:
    boxes = [word.box for word in line.words if word.box is not None]
    if not boxes:
        return None, 0.0
    return min(box.top for box in boxes), max(box.bottom - box.top for box in boxes)


def _printed_lines(lines: Sequence[Line], edges: Span = (0.0, inf)) -> list[PrintedLine]:
    words = [word for line in lines for word in line.words]
    if any(word.box is None for word in words):
        return []
    left, right = edges
    return lines_of([word for word in words if word.box and left <= word.box.left < right])


def _is_label(line: PrintedLine, columns: Sequence[Span]) -> bool:
    """Whether a line stands over the labels alone, as the heading of a block."""
    if is_block_heading(line.text.strip(" :")):
        return True
    return line.box.right < columns[0][0] + _ALIGNED and len(line.text) <= _LONGEST_LINE


_Placed: TypeAlias = tuple[list[Piece | None], list[Piece]]


def _placed(line: PrintedLine, columns: Sequence[Span]) -> _Placed | None:
    """The words over each column, and over the labels; None where the line heads no columns."""
    if len(line.text) > _LONGEST_LINE or line.text.endswith((".", ";")):
        return None
    bounds = _bounds(columns)
    words: list[list[Piece]] = [[] for _ in columns]
    corner: list[Piece] = []
    for order, piece in enumerate(line.pieces):
        touched = sum(piece.box.left < right and left < piece.box.right for left, right in columns)
        begins_left = piece.box.left < bounds[0]
        is_apart = order and len(piece.words) <= _MOST_WORDS_APART
        if is_apart and touched == 1 and piece.box.right <= columns[0][1] + _ALIGNED:
            words[0].append(piece)
            continue
        if begins_left and touched and len(piece.words) > _MOST_WORDS_FROM_LABELS:
            return None
        parts = _heads_of(piece) if touched > 1 else [piece]
        if len(parts) == 1 and (touched > 1 or begins_left):
            parts = [Piece((word,)) for word in piece.words]
        for part in parts:
            column = _band(part, bounds)
            (corner if column is None else words[column]).append(part)
    placed = [
        Piece(tuple(word for part in own for word in part.words)) if own else None for own in words
    ]
    placed = _without_notes(placed)
    heads = [one.text for one in placed if one is not None]
    if not heads or any(len(text) > _LONGEST_HEAD for text in heads):
        return None
    if any(is_figure(text) and not is_year_over_column(text) for text in heads):
        return None
    has_words = any(any(sign.isalpha() for sign in text) for text in heads)
    is_dated = all(_is_date(text) or text.strip("()") == "%" for text in heads)
    return (placed, corner) if has_words or is_dated else None


def _without_notes(placed: Sequence[Piece | None]) -> list[Piece | None]:
    """The heads but for a note's number before days and years, as that of a statement's title."""
    told = [one for one in placed if one is not None]
    is_noted = len(told) > 1 and told[0].text.isdecimal() and len(told[0].text) < _NO_NOTE
    if not is_noted or not all(_is_date(one.text) for one in told[1:]):
        return list(placed)
    return [None if one is told[0] else one for one in placed]


def _is_date(text: str) -> bool:
    return is_year_over_column(text) or is_only_date(text)


def _heads_of(piece: Piece) -> list[Piece]:
    """Words that stand close to each other as heads: one begins at what a column can hold.

    A word for a difference begins one together with what it is told against.
    """
    parts: list[list[Word]] = [[]]
    for word in piece.words:
        text = " ".join(one.text for one in parts[-1])
        is_against = heads_differences(text)
        begins = heads_differences(word.text) or (says_version(word.text) and not is_against)
        if begins and (says_column(text) or is_against):
            parts.append([])
        parts[-1].append(word)
    return [Piece(tuple(words)) for words in parts if words]


def _bounds(columns: Sequence[Span]) -> list[float]:
    """Where each column's heads begin: half way from the column before."""
    between = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    pitch = min((b[1] - a[1] for a, b in pairwise(columns)), default=2 * _HALF_COLUMN)
    first = min(columns[0][0], columns[0][1] - pitch / 2) - min(pitch / 4, _HALF_COLUMN)
    return [first, *between]


def _band(piece: Piece, bounds: Sequence[float]) -> int | None:
    middle = (piece.box.left + piece.box.right) / 2
    before = [place for place, bound in enumerate(bounds) if bound <= middle]
    return before[-1] if before else None


def _goes_on_up(found: HeadsAbove, placed: _Placed, gap: float) -> bool:
    """Whether a line above heads is of them: close above the same columns, or of known words."""
    heads = {place: piece.text for place, piece in enumerate(placed[0]) if piece is not None}
    known = sum(are_words_of_headings(text) for text in heads.values())
    if known == len(heads) or known * 3 >= len(found.heads) * 2:
        return True
    is_told = all(any(map(are_words_of_headings, own)) for own in found.heads)
    over = sum(bool(found.heads[place]) for place in heads)
    is_words = all("".join(_WORDS.findall(text)).isalpha() for text in heads.values())
    goes_on = sum(_goes_on_below(found.heads[place]) for place in heads)
    farthest = _LOOSE if goes_on * 3 >= len(heads) * 2 else _TIGHT
    return gap < farthest and over * 3 >= len(heads) * 2 and is_words and not is_told


def _add(found: HeadsAbove, placed: _Placed, gap: float, columns: Sequence[Span]) -> None:
    """Put a line of heads over those below it; words close above others are one head with them."""
    pieces, corner = placed
    found.corner[:0] = [piece.text for piece in corner]
    told = [(place, piece) for place, piece in enumerate(pieces) if piece is not None]
    filled = len(columns) if found.is_over_heads else sum(map(bool, found.heads))
    pieces_told = [piece for _, piece in told]
    is_of_one = gap < _TIGHT and len(told) == 1 and _goes_on_below(found.heads[told[0][0]])
    is_spread = filled > len(told) and not is_of_one
    spread = _spread(pieces_told, columns, is_left=found.is_left) if is_spread else {}
    for column, own in enumerate(found.heads):
        if column in spread:
            own.insert(0, spread[column].text)
        elif (piece := pieces[column]) is None:
            continue
        elif own and gap < _TIGHT:
            own[0] = f"{piece.text} {own[0]}"
        else:
            own.insert(0, piece.text)


def _goes_on_below(heads: Sequence[str]) -> bool:
    """Whether the words over a column begin in small letters, as the rest of those above them."""
    return bool(heads) and heads[0][:1].islower()


def _spread(pieces: Sequence[Piece], columns: Sequence[Span], *, is_left: bool) -> dict[int, Piece]:
    """The head of each column that one spans with others: from its left edge, or around its middle.

    A single head that stands where the first column begins may be of that column alone.
    """
    starts = [
        next((c for c, (left, right) in enumerate(columns) if piece.box.left < right), 0)
        for piece in pieces
    ]
    begins = [
        abs(p.box.left - columns[c][0]) < _ALIGNED for p, c in zip(pieces, starts, strict=True)
    ]
    if len(pieces) > 1 and all(begins) and len(set(starts)) == len(starts):
        ends = [*starts[1:], len(columns)]
        return {
            column: piece
            for piece, first, end in zip(pieces, starts, ends, strict=True)
            for column in range(first, end)
        }
    return dict(spanned(pieces, columns, is_left=is_left))
