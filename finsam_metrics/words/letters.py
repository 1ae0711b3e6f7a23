"""Letters written small, as patterns without regard to case take them."""

from typing import Final

_DOTS: Final = str.maketrans(
    {"\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}": "i", "\N{LATIN SMALL LETTER DOTLESS I}": "i"}
)


def fold(text: str) -> str:
    """Write a text in small letters, so that what a pattern matched is found among its words.

    A pattern without regard to case takes the Turkish letters for "i"; ``casefold`` does not, and
    makes two characters of one of them.

    >>> fold("JANUAR\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}")
    'januari'
    """
    return text.translate(_DOTS).casefold()
