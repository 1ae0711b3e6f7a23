"""Whether a line of a text was broken because it was full, or because something ends there."""

from collections.abc import Sequence
from typing import Final

from finsam_metrics.model.sources import Line

_WIDEST: Final = 160
_NARROWEST: Final = 40
_FEWEST_LINES: Final = 8
_FEWEST_FULL: Final = 0.25
_FULL: Final = 0.85
_NEARLY_ALL: Final = 0.97
_FORCED: Final = 0.9
_LONG: Final = 0.6
_LONG_WITHOUT_WIDTH: Final = range(55, 131)
_SHORTEST_WITHOUT_WIDTH: Final = 30


def find_width(lines: Sequence[Line]) -> int | None:
    """Give how many characters a full line has; None where lines are whole paragraphs.

    A text is wrapped when none of its lines is very long and many are about as long as the longest.
    """
    lengths = sorted(len(line.text) for line in lines if line.text.strip() and not line.cells)
    if len(lengths) < _FEWEST_LINES or lengths[-1] > _WIDEST:
        return None
    width = lengths[int(_NEARLY_ALL * (len(lengths) - 1))]
    if width < _NARROWEST:
        return None
    full = sum(length >= _FULL * width for length in lengths)
    return width if full >= _FEWEST_FULL * len(lengths) else None


def is_broken(
    last_length: int,
    following: str,
    width: int | None,
    *,
    is_stopped: bool,
    is_short_title: bool = False,
) -> bool:
    """Whether a line goes on in the next one.

    Args:
        last_length: Characters of the line.
        following: The next line.
        width: Characters of a full line, where the text is wrapped.
        is_stopped: True where the line ends with a full stop or the like.
        is_short_title: True where the line may be a heading; then it must be wholly full.
    """
    begins_small = following[:1].islower()
    if width is None:
        is_long = last_length in _LONG_WITHOUT_WIDTH
        return not is_stopped and (
            is_long or (begins_small and last_length >= _SHORTEST_WITHOUT_WIDTH)
        )
    least = width if is_short_title else _FORCED * width
    is_full = _with_first_word(last_length, following) >= least
    if is_stopped:
        return is_full and (len(following) >= _LONG * width or following.endswith("."))
    return is_full or (begins_small and last_length >= _LONG * width)


def is_full_before(last_length: int, following: str, width: int) -> bool:
    """Whether a line was broken because the next word had no room, and a long line follows.

    Short lines after a colon are a list.
    """
    return _with_first_word(last_length, following) >= width and len(following) >= _LONG * width


def _with_first_word(last_length: int, following: str) -> int:
    return last_length + 1 + len(following.split(maxsplit=1)[0])
