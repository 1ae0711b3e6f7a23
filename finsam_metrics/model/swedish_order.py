"""The order of the Swedish alphabet, in which å, ä and ö are the last letters."""

from typing import Final

_LAST_LETTERS: Final = str.maketrans({"å": "{", "ä": "|", "ö": "}"})


def swedish_order(text: str) -> str:
    """Give what texts are sorted by.

    >>> sorted(["Öckerö", "Ängelholm", "Åmål", "Arvika", "Umeå"], key=swedish_order)
    ['Arvika', 'Umeå', 'Åmål', 'Ängelholm', 'Öckerö']
    """
    return text.casefold().translate(_LAST_LETTERS)
