"""Bytes of a SIE file to text: by what its letters are, not by what the file says that they are."""

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LETTERS: Final = "åäöÅÄÖéÉüÜ"
# The format's own first: it is taken where nothing tells.
_SINGLE: Final = ("cp437", "cp1252")


def decode_books(content: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding.

    The format has one encoding, PC8 (code page 437), and says so in each file; many programs write
    Windows-1252 or UTF-8 under the same words.

    >>> decode_books("#FNAMN Köping".encode("cp1252"))
    ('#FNAMN Köping', 'cp1252')
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), encoding.removesuffix("-sig")
    if not content.isascii():
        try:
            return content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    encoding = max(_SINGLE, key=lambda one: _letter_count(content, one))
    return content.decode(encoding, errors="replace"), encoding


def _letter_count(content: bytes, encoding: str) -> int:
    return sum(map(content.count, (letter.encode(encoding) for letter in _LETTERS)))
