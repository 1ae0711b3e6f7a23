"""Words of plans that a recogniser of small letters reads without the ring of their first."""

import re
from typing import Final

_WITHOUT_RING: Final = re.compile(
    r"A(?=r(?:et(?:s|\b)|en\b|s(?:b|k|m|r|v)|lig)|ter(?:b|f|g|h|s)|tgärd|lder|tta\b)|"
    r"A(?=R(?:ETS?\b|S(?:B|K|M|R|V)|LIG)|TER(?:B|F|G|H|S)|TGÄRD|LDER)"
)


def with_ring(word: str) -> str:
    """Give a word with the ring that it is never written without.

    >>> with_ring("Arets"), with_ring("Arbetsförmedlingen"), with_ring("ATGÄRDER")
    ('Årets', 'Arbetsförmedlingen', 'ÅTGÄRDER')
    """
    found = _WITHOUT_RING.match(word)
    return f"Å{word[1:]}" if found else word
