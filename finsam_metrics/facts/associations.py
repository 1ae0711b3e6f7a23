"""Associations named in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from finsam_metrics.facts.vocabulary import FactVocabulary

_PROPER: Final = r"[A-ZÅÄÖ][\w-]{0,40}"
_FORMS: Final = re.compile(
    rf"\b(?:(?:[Ss]amordningsförbund(?:et)?|SAMORDNINGSFÖRBUNDET|"
    rf"SF)(?:\s+i)?\s+(?P<after>{_PROPER}(?:\s+{_PROPER}){{0,3}})|"
    rf"(?P<before>{_PROPER}(?:\s+{_PROPER}){{0,3}})\s+(?:[Ss]amordningsförbund|SAMORDNINGSFÖRBUND|SF)\b)"
)
_NOT_NAMES: Final = frozenset(
    {
        "verksamhetsplan",
        "budget",
        "styrelsen",
        "för",
        "år",
        "och",
        "beslutad",
        "årsredovisning",
        "rev",
        "förbundets",
        "syftet",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedAssociation:
    """One association where the text names it."""

    start: int
    end: int
    text: str
    association_id: str | None


def scan_associations(text: str, vocabulary: FactVocabulary) -> list[NamedAssociation]:
    """Find associations by their form of name, known or not, and by names that we know.

    Of names that lie over each other the longest is taken.
    """
    found = sorted(_named(text, vocabulary), key=lambda one: (one.start - one.end, one.start))
    kept: list[NamedAssociation] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _named(text: str, vocabulary: FactVocabulary) -> Iterator[NamedAssociation]:
    for match in _FORMS.finditer(text):
        name = match["after"] or match["before"]
        words = name.split()
        while len(words) > 1 and words[-1].casefold() in _NOT_NAMES:
            words.pop()
        while len(words) > 1 and match["before"] and words[0].casefold() in _NOT_NAMES:
            words.pop(0)
        if words[0].casefold() in _NOT_NAMES:
            continue
        whole = match[0]
        cut = (
            whole[: whole.rfind(words[-1]) + len(words[-1])]
            if match["after"]
            else whole[whole.find(words[0]) :]
        )
        start = match.start() if match["after"] else match.end() - len(cut)
        yield NamedAssociation(
            start=start,
            end=start + len(cut),
            text=cut,
            association_id=vocabulary.find_association(cut),
        )
    known = (*vocabulary.association_spellings, *vocabulary.association_names.values())
    held = text.casefold()
    for spelling in (one for one in known if one.casefold() in held):
        for match in re.finditer(rf"\b{re.escape(spelling)}s?\b", text, re.IGNORECASE):
            yield NamedAssociation(
                start=match.start(),
                end=match.end(),
                text=match[0],
                association_id=vocabulary.find_association(spelling),
            )
