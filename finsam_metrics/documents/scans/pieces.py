"""A picture of a page to pictures of its words and amounts, cut where the paper is empty."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any, Final

import cv2
import numpy as np

from finsam_metrics.documents.page_layout.printed_lines import Rule
from finsam_metrics.documents.scans.ink import ink_of, letters_of

_CUT: Final = 0.42
_WORD_GAP: Final = 0.22
_WORD_GAP_TIMES: Final = 2.5
_TRIM: Final = 0.08
_MARGIN: Final = 0.12
_DASH_HEIGHT: Final = 0.3
_LEAST_HEIGHT: Final = 0.25
_LOWEST_LINE: Final = 0.6
_DASH_WIDTH: Final = (0.24, 1.2)
_SIGN_HEIGHT: Final = (0.5, 1.5)
_LEAST_INK: Final = 3
_FEWEST_LEADING: Final = 3
_MOST_SIGNS: Final = 3000


@dataclass(frozen=True, kw_only=True)
class PicturePiece:
    """Where something stands in a picture, in dots.

    Attributes:
        left: First column with ink.
        right: Column after the last with ink.
        top: Upper edge of the letters of its line.
        bottom: Lower edge of the letters of its line.
        is_dash: True where it is a lone dash, which needs no reading.
    """

    left: int
    right: int
    top: int
    bottom: int
    is_dash: bool = False

    def cut_from(self, picture: Any) -> Any:
        """The piece with a margin, in three colours."""
        margin = round((self.bottom - self.top) * _MARGIN)
        part = picture[
            max(0, self.top - margin) : self.bottom + margin,
            max(0, self.left - margin) : self.right + margin,
        ]
        return cv2.cvtColor(part, cv2.COLOR_GRAY2BGR)


@dataclass(frozen=True, kw_only=True)
class _Area:
    """Where a line of text was found, in dots."""

    left: int
    right: int
    top: int
    bottom: int

    def overlaps(self, other: "_Area") -> bool:
        """Whether both hold a part of the same letters."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        lower = min(self.bottom - self.top, other.bottom - other.top)
        return self.right > other.left and other.right > self.left and shared * 2 > lower

    def with_area(self, other: "_Area") -> "_Area":
        """The area that holds both."""
        return _Area(
            left=min(self.left, other.left),
            right=max(self.right, other.right),
            top=min(self.top, other.top),
            bottom=max(self.bottom, other.bottom),
        )


def find_pieces(
    picture: Any, lines: Sequence[Any], upright: Sequence[Rule] = ()
) -> list[PicturePiece]:
    """Cut lines of text at wide empty spaces, and find single signs that stand outside of them.

    Args:
        picture: In grey, without ruling lines.
        lines: Corners of each line of text that was found.
        upright: Ruling lines that stood between cells.
    """
    dark = ink_of(picture)
    pieces: list[PicturePiece] = []
    left_over = dark.copy()
    areas = _joined(_widened(_area(corners), dark) for corners in lines)
    size = median(area.bottom - area.top for area in areas) if areas else 0
    for area in areas:
        if own := list(_cut(picture, area, size, upright)):
            pieces += own
            left_over[area.top : area.bottom, area.left : area.right] = 0
    return pieces + list(_signs(left_over, dark, pieces))


def part_words(picture: Any, piece: PicturePiece, text: str, size: float) -> list[PicturePiece]:
    """Cut a piece that says words between them, where it is emptier than between its letters.

    Args:
        picture: What the piece was found in.
        piece: In which letters were read; figures stand too far apart to be cut so.
        text: What was read.
        size: Height of its line.
    """
    part = letters_of(picture[piece.top : piece.bottom, piece.left : piece.right])
    columns = np.flatnonzero(part.any(axis=0))
    steps = [step for step in np.diff(columns).tolist() if step > 1]
    touching = [1] * (len(text) - 1 - len(steps))
    gap = max(_WORD_GAP * size, _WORD_GAP_TIMES * median([*steps, *touching, 1]))
    return [
        replace(piece, left=piece.left + start, right=piece.left + end)
        for start, end in _parts(columns, gap)
    ]


def _parts(columns: Any, gap: float, edges: Sequence[float] = ()) -> list[tuple[int, int]]:
    """First column and column after the last of what stands apart, by a gap or an edge."""
    cells = np.searchsorted(np.sort(edges), columns)
    breaks = np.flatnonzero((np.diff(columns) > gap) | (np.diff(cells) > 0))
    parts = [part for part in np.split(columns, breaks + 1) if len(part)]
    return [(int(part[0]), int(part[-1]) + 1) for part in parts]


def _area(corners: Any) -> _Area:
    xs = [max(0, int(corner[0])) for corner in corners]
    ys = [max(0, int(corner[1])) for corner in corners]
    return _Area(left=min(xs), right=max(xs), top=min(ys), bottom=max(ys))


def _widened(area: _Area, dark: Any) -> _Area:
    """The area with the whole of the letters that its sides go through."""
    reach = area.bottom - area.top
    rows = dark[area.top : area.bottom]
    before = rows[:, max(0, area.left - reach) : area.left].any(axis=0)[::-1]
    after = rows[:, area.right : area.right + reach].any(axis=0)
    return replace(area, left=area.left - _inked(before), right=area.right + _inked(after))


def _inked(columns: Any) -> int:
    """How many columns have ink before the first empty one; 0 where none is empty."""
    return 0 if columns.all() else int(columns.argmin())


def _joined(areas: Iterable[_Area]) -> list[_Area]:
    """Areas of one line that overlap as one, lest a letter be cut in two."""
    joined: list[_Area] = []
    for area in sorted(areas, key=lambda one: one.left):
        whole = area
        for other in [one for one in joined if one.overlaps(area)]:
            joined.remove(other)
            whole = whole.with_area(other)
        joined.append(whole)
    return joined


def _cut(picture: Any, area: _Area, size: float, upright: Sequence[Rule]) -> Iterator[PicturePiece]:
    """Pieces of a line; not the dots that lead from words to amounts."""
    trim = int((area.bottom - area.top) * _TRIM)
    top = area.top + trim
    inside = picture[top : area.bottom - trim, area.left : area.right]
    if not inside.size:
        return
    part = letters_of(inside)
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if len(rows) < _LEAST_INK or len(columns) < _LEAST_INK:
        return
    upper, lower = top + int(rows[0]), top + int(rows[-1]) + 1
    size = max(lower - upper, _LOWEST_LINE * size)
    middle = (upper + lower) / 2
    edges = [rule.at - area.left for rule in upright if rule.start < middle < rule.end]
    for left, right in _parts(columns, _CUT * size, edges):
        piece = part[:, left:right]
        inked = np.flatnonzero(piece.any(axis=1))
        height = int(inked[-1] - inked[0]) + 1
        is_dash = _is_dash(right - left, height, size) and bool(piece.any(axis=0).all())
        if is_dash or height > _LEAST_HEIGHT * size:
            yield PicturePiece(
                left=area.left + left,
                right=area.left + right,
                top=upper,
                bottom=lower,
                is_dash=is_dash,
            )


def _is_dash(width: Any, height: Any, size: float) -> Any:
    """Whether ink is a dash, beside letters of a size; for numbers and for arrays of them."""
    narrowest, widest = (share * size for share in _DASH_WIDTH)
    is_flat = (height < _DASH_HEIGHT * size) & (1.5 * height < width)
    return is_flat & (narrowest < width) & (width < widest)


def _signs(left_over: Any, dark: Any, pieces: Sequence[PicturePiece]) -> Iterator[PicturePiece]:
    """Dashes and single figures, beside a line of text; not the dots that lead to amounts."""
    if not pieces:
        return
    size = median(piece.bottom - piece.top for piece in pieces)
    low = _places(dark)
    low = low[low[:, 3] < _DASH_HEIGHT * size]
    for left, top, width, height in _sign_places(left_over, size).tolist():
        middle = top + height / 2
        beside = min(pieces, key=lambda one: abs(middle - (one.top + one.bottom) / 2))
        if not beside.top <= middle <= beside.bottom:
            continue
        is_dash = _is_dash(width, height, size)
        near: Any = (abs(low[:, 1] - top) < _DASH_HEIGHT * size) & (
            abs(low[:, 0] - left) < 2 * size
        )
        if is_dash and np.count_nonzero(near) >= _FEWEST_LEADING:
            continue
        yield PicturePiece(
            left=left,
            right=left + width,
            top=beside.top,
            bottom=beside.bottom,
            is_dash=is_dash,
        )


def _sign_places(left_over: Any, size: float) -> Any:
    """Spots of ink that are dashes, or as high as figures; none where they are a pattern."""
    places = _places(left_over)
    width, height = places[:, 2], places[:, 3]
    low, high = (share * size for share in _SIGN_HEIGHT)
    is_sign = (low < height) & (height < high) & (width < 3 * size)
    found = places[is_sign | _is_dash(width, height, size)]
    return found if len(found) < _MOST_SIGNS else found[:0]


def _places(ink: Any) -> Any:
    """Left, top, width and height of each connected spot of ink."""
    _, _, places, _ = cv2.connectedComponentsWithStats(ink)
    return places[1:, :4]
