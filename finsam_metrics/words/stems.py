"""What is left of a Swedish word without its inflection, so that "utbildningar" is "utbildning"."""

import re
from functools import lru_cache
from threading import Lock
from typing import Final

import snowballstemmer

_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST_WITH_ET: Final = 5
# It keeps the word that it is at in itself.
_stemmer: Final = snowballstemmer.stemmer("swedish")
_at_work: Final = Lock()


def words_in(text: str) -> list[str]:
    """Give the words of a text in small letters, in order.

    >>> words_in("Vägen in – steg 2")
    ['vägen', 'in', 'steg', '2']
    """
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give the stem of a word in small letters, by Snowball's rules until nothing more falls.

    Once alone leaves "insatser" and "insats" apart, and "-et" stays after most words.

    >>> stem("utbildningarna"), stem("insatser") == stem("insats")
    ('utbildning', True)
    """
    with _at_work:
        shorter = str(_stemmer.stemWord(word))
    if shorter == word and len(word) > _SHORTEST_WITH_ET:
        shorter = word.removesuffix("et")
    return word if shorter == word else stem(shorter)
