"""Where a picture has ink: judged against the paper beside it, as pages are unevenly lit."""

from typing import Any, Final

import cv2
import numpy as np

_NEIGHBOURHOOD: Final = 61
_DARKER: Final = 25
_STROKE: Final = 25
_SPECK: Final = 0.07


def ink_of(picture: Any) -> Any:
    """255 where a grey picture is clearly darker than what is around, else 0."""
    return cv2.adaptiveThreshold(
        picture,
        255,
        cv2.ADAPTIVE_THRESH_MEAN_C,
        cv2.THRESH_BINARY_INV,
        _NEIGHBOURHOOD,
        _DARKER,
    )


def letters_of(part: Any) -> Any:
    """255 where the small part of a picture that a line of text fills has letters, else 0.

    Letters are what there is less of: they may be bright on dark. Specks are none.
    """
    _, dark = cv2.threshold(part, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    letters = dark if np.count_nonzero(dark) * 2 <= dark.size else 255 - dark
    _, numbers, places, _ = cv2.connectedComponentsWithStats(letters)
    sizes = places[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    letters[(sizes <= max(2, _SPECK * part.shape[0]))[numbers]] = 0
    return letters


def paper_of(picture: Any) -> Any:
    """The paper alone, without strokes."""
    return cv2.morphologyEx(picture, cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
