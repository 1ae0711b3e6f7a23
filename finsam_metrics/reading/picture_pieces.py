"""A picture of a page to pictures of its words and amounts, cut where the paper is empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

import cv2
import numpy as np

_CUT: Final = 0.42
_TRIM: Final = 0.08
_MARGIN: Final = 4
_DASH_HEIGHT: Final = 0.3
_DASH_WIDTH: Final = (0.15, 1.2)
_SIGN_HEIGHT: Final = (0.5, 1.5)
_LEAST_INK: Final = 3


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
        high = (self.bottom - self.top) // 4
        part = picture[
            max(0, self.top - high) : self.bottom + high,
            max(0, self.left - _MARGIN) : self.right + _MARGIN,
        ]
        return cv2.cvtColor(part, cv2.COLOR_GRAY2BGR)


def find_pieces(picture: Any, lines: Sequence[Any]) -> list[PicturePiece]:
    """Cut lines of text at wide empty spaces, and find single signs that stand outside of them.

    Args:
        picture: In grey, without ruling lines.
        lines: Corners of each line of text that was found.
    """
    _, dark = cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    pieces: list[PicturePiece] = []
    left_over = dark.copy()
    for corners in lines:
        xs = [max(0, int(corner[0])) for corner in corners]
        ys = [max(0, int(corner[1])) for corner in corners]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        pieces += _cut(dark, left, right, top, bottom)
        left_over[top:bottom, left:right] = 0
    return pieces + list(_signs(left_over, pieces))


def _cut(dark: Any, left: int, right: int, top: int, bottom: int) -> Iterator[PicturePiece]:
    trim = int((bottom - top) * _TRIM)
    rows = np.flatnonzero(dark[top + trim : bottom - trim, left:right].any(axis=1))
    columns = np.flatnonzero(dark[top + trim : bottom - trim, left:right].any(axis=0))
    if len(rows) < _LEAST_INK or len(columns) < _LEAST_INK:
        return
    upper, lower = top + trim + int(rows[0]), top + trim + int(rows[-1]) + 1
    breaks = np.flatnonzero(np.diff(columns) > _CUT * (lower - upper))
    starts = [0, *(int(one) + 1 for one in breaks)]
    ends = [*(int(one) for one in breaks), len(columns) - 1]
    for start, end in zip(starts, ends, strict=True):
        yield PicturePiece(
            left=left + int(columns[start]),
            right=left + int(columns[end]) + 1,
            top=upper,
            bottom=lower,
        )


def _signs(left_over: Any, pieces: Sequence[PicturePiece]) -> Iterator[PicturePiece]:
    """Dashes and single figures, beside a line of text."""
    if not pieces:
        return
    size = median(piece.bottom - piece.top for piece in pieces)
    count, _, places, _ = cv2.connectedComponentsWithStats(left_over)
    for left, top, width, height, _ in (list(map(int, places[n])) for n in range(1, count)):
        middle = top + height / 2
        beside = [one for one in pieces if one.top <= middle <= one.bottom]
        if not beside:
            continue
        is_dash = height < _DASH_HEIGHT * size and (
            _DASH_WIDTH[0] * size < width < _DASH_WIDTH[1] * size and width > 1.5 * height
        )
        is_sign = _SIGN_HEIGHT[0] * size < height < _SIGN_HEIGHT[1] * size and width < 3 * size
        if is_dash or is_sign:
            yield PicturePiece(
                left=left,
                right=left + width,
                top=beside[0].top,
                bottom=beside[0].bottom,
                is_dash=is_dash,
            )
