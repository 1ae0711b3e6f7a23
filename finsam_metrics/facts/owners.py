"""Who runs an initiative, and with whom."""

import re
from collections.abc import Sequence
from typing import Final

from finsam_metrics.facts.passages import Passage, PassageKind
from finsam_metrics.model.facts import StatedOwner

_OWNER: Final = re.compile(
    r"\b(?i:huvudägare|projektägare|huvudman|insatsägare)\s*(?:är|:)?\s*(?P<owner>[A-ZÅÄÖ][^.,;]*?)"
    r"(?:\s+(?:med|i\s+(?:samarbete|samverkan)\s+med|"
    r"och\s+med)\s+(?P<partner>[A-ZÅÄÖ][^.,;]*?)(?:\s+som\s+medpartner)?)?\s*(?:[.,;]|$)"
)
_SMALL_WORD: Final = r"\W+(?:\w{1,4}\W+)?"


def find_owners(passages: Sequence[Passage]) -> tuple[StatedOwner, ...]:
    """Find the sentences that name an owner, each with the words before it that it is about.

    Those are the words since the owner named before it in the same passage, or else the passage
    above.
    """
    found: list[StatedOwner] = []
    above = ""
    for passage in passages:
        if passage.kind is PassageKind.ROW:
            continue
        start = 0
        for match in _OWNER.finditer(passage.text):
            about = passage.text[start : match.start()]
            found.append(
                StatedOwner(
                    about_text=f"{above} {about}" if start == 0 else about,
                    owner_text=match["owner"].strip(),
                    partner_text=match["partner"],
                    page=passage.page_at(match.start()),
                    line=passage.line_at(match.start()),
                )
            )
            start = match.end()
        above = passage.text[start:]
    return tuple(found)


def owner_of(name: str, others: Sequence[str], owners: Sequence[StatedOwner]) -> StatedOwner | None:
    """Give the owner stated for an initiative: after its name, and after no other's.

    Args:
        name: The initiative, as printed.
        others: The plan's initiatives.
        owners: Who the text names.
    """
    for one in owners:
        own = _last_mention(name, one.about_text)
        of_others = [_last_mention(other, one.about_text) for other in others if other != name]
        rest = max(of_others, default=-1)
        if own > rest:
            return one
    return None


def _last_mention(name: str, text: str) -> int:
    """Where a text names an initiative last, small words between its words allowed; or -1."""
    words = re.findall(r"\w+", name)
    pattern = rf"\b{_SMALL_WORD.join(map(re.escape, words))}"
    return max((m.start() for m in re.finditer(pattern, text, re.IGNORECASE)), default=-1)
