"""Text as it is seen: without signs that show nothing, letters and their marks as one."""

import re
import unicodedata
from typing import Final

ZERO_WIDTH: Final = "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}" + (
    "\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)
_UNSEEN: Final = dict.fromkeys(map(ord, ZERO_WIDTH))
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HALF: Final = re.compile(r"[\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Give a text as a reader sees it.

    >>> printable("A\u030arsavgift\u200b 1\u200b250"), printable("a\x00b")
    ('Årsavgift 1250', 'a b')
    """
    seen = _CONTROL.sub(" ", text.translate(_UNSEEN))
    return unicodedata.normalize("NFC", _HALF.sub("\N{REPLACEMENT CHARACTER}", seen))
