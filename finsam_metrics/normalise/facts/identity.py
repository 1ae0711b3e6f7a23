"""Whose plan a document is, and of which year."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from finsam_metrics.model.facts import Identity
from finsam_metrics.model.sources import Line

_TITLE: Final = re.compile(
    r"(?:verksamhets|aktivitets|ekonomi)\S*plan|årsplan|\bbudget\b|årsredovisning|delårs", re.I
)
_YEAR: Final = re.compile(r"\b(20[0-4]\d)\b")
_FIRST_LINES: Final = 60
_LONGEST_TITLE: Final = 120


def find_identity(lines: Sequence[Line], associations: Mapping[str, str]) -> Identity:
    """Find whose plan a document is, and of which year.

    Args:
        lines: The document's lines.
        associations: Name by id of the associations that we know.
    """
    first = [line.text.strip("#* ") for line in lines[:_FIRST_LINES] if line.text]
    title = next(
        (text for text in first if _TITLE.search(text) and len(text) <= _LONGEST_TITLE), None
    )
    named = Counter(
        association_id
        for line in lines
        for association_id, name in associations.items()
        if name.casefold() in line.text.casefold()
        and re.search(r"samordningsförbund", line.text, re.I)
    )
    found = next((a for text in first for a, n in associations.items() if _names(text, n)), None)
    association_id = found or (named.most_common(1)[0][0] if named else None)
    return Identity(
        title=title,
        association_text=None if association_id is None else associations[association_id],
        association_id=association_id,
        budget_year=_budget_year(first),
    )


def _names(text: str, name: str) -> bool:
    return bool(re.search(r"samordningsförbund", text, re.I)) and name.casefold() in text.casefold()


def _budget_year(first: Sequence[str]) -> int | None:
    for text in first:
        if _TITLE.search(text) and (found := _YEAR.search(text)):
            return int(found[1])
    years = Counter(year for text in first for year in _YEAR.findall(text))
    return int(years.most_common(1)[0][0]) if years else None
