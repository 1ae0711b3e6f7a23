"""What is left of a Swedish word without its inflection, so that "utbildningar" is "utbildning".

The rules are those of the Snowball project's stemmer of Swedish (snowballstem.org), taken again
until nothing more falls, with "-et" among them: once alone leaves "insatser" and "insats" apart.
"""

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_REGION: Final = re.compile(r"[aeiouyäåö][^aeiouyäåö]")
_SHORTEST_START: Final = 3
_BEFORE_S: Final = frozenset("bcdfghjklmnoprtvy")
_ENDINGS: Final = (
    *("heterna", "hetens", "anden", "heten", "heter", "arnas", "ernas", "ornas", "andes"),
    *("andet", "arens", "arna", "erna", "orna", "ande", "arne", "aren", "ades", "erns"),
    *("ade", "are", "ern", "ens", "het", "ast", "ad", "en", "ar", "er", "or", "as", "es"),
    *("et", "at", "a", "e"),
)
_DOUBLE: Final = ("dd", "gd", "nn", "dt", "gt", "kt", "tt")
_LAST: Final = {"löst": "lös", "fullt": "full", "lig": "", "els": "", "ig": ""}


def words_in(text: str) -> list[str]:
    """Give the words of a text in small letters, in order.

    >>> words_in("Vägen in – steg 2")
    ['vägen', 'in', 'steg', '2']
    """
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give the stem of a word in small letters.

    >>> stem("utbildningarna"), stem("insatser") == stem("insats")
    ('utbildning', True)
    """
    shorter = _stem_once(word)
    return word if shorter == word else stem(shorter)


def _stem_once(word: str) -> str:
    start = _region(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= start:
            return word[: -len(ending)]
    if word.endswith("s") and len(word) > start and word[-2:-1] in _BEFORE_S:
        return word[:-1]
    if word.endswith(_DOUBLE) and len(word) - len(_DOUBLE[0]) >= start:
        return word[:-1]
    for ending, left in _LAST.items():
        if word.endswith(ending) and len(word) - len(ending) >= start:
            return word[: -len(ending)] + left
    return word


def _region(word: str) -> int:
    """Where endings may begin: after the first vowel with a consonant, and three letters in."""
    found = _REGION.search(word)
    return len(word) if found is None else max(found.end(), _SHORTEST_START)
