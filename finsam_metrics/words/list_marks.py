"""What an item of a list begins with."""

import re
from typing import Final

from finsam_metrics.words.dashes import DASH_SIGNS

_MARK: Final = re.compile(
    rf"\s*(?:[{DASH_SIGNS}*o\N{{BULLET}}\N{{MIDDLE DOT}}\N{{BLACK SMALL SQUARE}}\N{{WHITE CIRCLE}}"
    r"\N{BLACK CIRCLE}\uf0b7]\s+|[a-zåäö]\)\s+)"
)
_NUMBER: Final = re.compile(r"\s*(?P<number>\d{1,2})[.)]\s+")


def begins_item(text: str) -> bool:
    """Whether a line begins with what an item of a list begins with, a number too.

    >>> begins_item("1) Rehabilitering"), begins_item("12 000 kr")
    (True, False)
    """
    return bool(item_mark(text) or item_number(text))


def item_mark(text: str) -> re.Match[str] | None:
    """Find the bullet, dash or letter that a line begins with; None where it has none.

    >>> item_mark("– Rehabilitering").end(), item_mark("2014-05-06")
    (2, None)
    """
    return _MARK.match(text)


def item_number(text: str) -> re.Match[str] | None:
    """Find the number that a line of a list begins with; None where it has none.

    >>> item_number("2. Samverkan")["number"], item_number("2.1 Samverkan")
    ('2', None)
    """
    return _NUMBER.match(text)
