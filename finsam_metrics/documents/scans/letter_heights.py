"""Where a line of letters would begin and end if it had all of them: ink alone tells too little."""

from typing import Final

_ABOVE: Final = 0.74
_LOW: Final = 0.55
_MARKED: Final = 0.95
_BELOW: Final = 0.22
_COMMA: Final = 0.13
_WITHOUT_ABOVE: Final = frozenset("acegmnopqrsuvwxyz.,-")
_WITH_BELOW: Final = frozenset("gjpqy()[]/")
_WITH_COMMA: Final = frozenset(",;Q")
_WITH_MARK: Final = frozenset("ÅÄÖÉ")


def full_height(text: str, top: float, bottom: float) -> tuple[float, float]:
    """Give upper and lower edge of a line as if letters reached above and below it.

    Args:
        text: What the line says.
        top: Where its ink begins.
        bottom: Where its ink ends.
    """
    letters = set(text)
    above = _MARKED if letters & _WITH_MARK else _LOW if letters <= _WITHOUT_ABOVE else _ABOVE
    below = _BELOW if letters & _WITH_BELOW else _COMMA if letters & _WITH_COMMA else 0.0
    size = (bottom - top) / (above + below)
    line = bottom - below * size
    return line - _ABOVE * size, line + _BELOW * size
