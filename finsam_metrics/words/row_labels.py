"""How the label of a row begins, so that it is no rest of the label above."""

import re
from typing import Final

from finsam_metrics.words.accounts import account_before
from finsam_metrics.words.dashes import DASH

_MARKED: Final = re.compile(rf"(?:{DASH}|[\N{{BULLET}}\N{{MIDDLE DOT}}*])\s+\S")


def begins_row(label: str) -> bool:
    """Whether a label begins with an account's number or the mark of a list.

    >>> begins_row("3500 Kontor"), begins_row("- Ekonomi"), begins_row("och annat")
    (True, True, False)
    """
    return account_before(label)[0] is not None or bool(_MARKED.match(label))
