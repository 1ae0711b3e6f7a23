"""Whether words that somebody's program has read from a picture are what the picture says."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import place_of
from finsam_metrics.documents.scans.pieces import PicturePiece
from finsam_metrics.model.sources import Word

_MOST_TRIED: Final = 60
_FEWEST_TRIED: Final = 5
_ALIKE: Final = 0.97


def says_the_same(
    words: Sequence[Word], scale: float, read: Callable[[Sequence[PicturePiece]], Sequence[str]]
) -> bool:
    """Try some words of a text layer, those with figures first, against the picture.

    Args:
        words: Of the layer, as it places them on the page.
        scale: Points of the page in a dot of the picture.
        read: Reads pieces of the picture.
    """
    if any(word.angle for word in words):
        return False
    with_figures = [word for word in words if any(map(str.isdigit, word.text))]
    tried = _spread(with_figures, _MOST_TRIED // 2) + _spread(words, _MOST_TRIED // 2)
    if len(tried) < _FEWEST_TRIED:
        return False
    found = read([_piece(word, scale) for word in tried])
    stated = "".join(word.text for word in tried)
    return SequenceMatcher(None, stated, "".join(found), autojunk=False).ratio() >= _ALIKE


def _spread(words: Sequence[Word], most: int) -> list[Word]:
    """So many words from all over the page."""
    return list(words[:: max(1, -(-len(words) // most))])


def _piece(word: Word, scale: float) -> PicturePiece:
    box = place_of(word)
    return PicturePiece(
        left=int(box.left / scale),
        right=int(box.right / scale) + 1,
        top=int(box.top / scale),
        bottom=int(box.bottom / scale) + 1,
    )
