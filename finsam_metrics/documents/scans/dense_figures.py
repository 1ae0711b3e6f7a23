"""Amounts set so close that a recogniser takes two equal figures beside each other for one."""

import re
from collections.abc import Sequence
from statistics import median
from typing import Any, Final

import cv2

from finsam_metrics.documents.scans.pieces import PicturePiece

_FEWEST_FIGURES: Final = 4
_FEWEST_COMPARED: Final = 5
_NARROW: Final = 0.5
_MISSING: Final = 0.6
_STRETCH: Final = 1.5
_OF_AMOUNTS: Final = re.compile(r"[\d\s.,()+-]+")


def find_dense(read: Sequence[tuple[PicturePiece, str]]) -> list[int]:
    """Give the places of amounts that are wider than the figures read in them, by most of one.

    How wide a figure is, the amounts of the page say: in print all figures are as wide.

    Args:
        read: Pieces of a page with their text.
    """
    told = [
        (place, piece.right - piece.left, _signs(text))
        for place, (piece, text) in enumerate(read)
        if _OF_AMOUNTS.fullmatch(text) and sum(map(str.isdigit, text)) >= _FEWEST_FIGURES
    ]
    if len(told) < _FEWEST_COMPARED:
        return []
    figure = median(width / signs for _, width, signs in told)
    return [place for place, width, signs in told if width / figure - signs > _MISSING]


def stretched(part: Any) -> Any:
    """Give the picture of an amount with its figures farther apart."""
    return cv2.resize(part, None, fx=_STRETCH, fy=1.0, interpolation=cv2.INTER_CUBIC)


def has_one_more(text: str, other: str) -> bool:
    """Whether another reading is the same but for one figure more beside its equal.

    >>> has_one_more("22045,63", "220045,63"), has_one_more("22045,63", "122045,63")
    (True, False)
    """
    if len(other) != len(text) + 1:
        return False
    place = next((p for p, sign in enumerate(text) if sign != other[p]), len(text))
    is_repeated = place > 0 and other[place] == other[place - 1]
    return other[place].isdigit() and is_repeated and other[place + 1 :] == text[place:]


def _signs(text: str) -> float:
    """How many figures wide a text is."""
    return sum(1.0 if sign.isdigit() else _NARROW for sign in text)
