"""Whose plan a document is, of which year, when it was decided and under which number."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from finsam_metrics.facts.associations import NamedAssociation, scan_associations
from finsam_metrics.facts.passages import Passage, split_sentences
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.facts import Identity
from finsam_metrics.words.dashes import without_dashes_around
from finsam_metrics.words.dates import ISO_DATE, has_iso_date, scan_days
from finsam_metrics.words.document_kinds import find_document_kind
from finsam_metrics.words.letters import fold
from finsam_metrics.words.page_numbers import without_page_number
from finsam_metrics.words.years import YEAR

_TITLE: Final = re.compile(
    r"(?:verksamhets|aktivitets|ekonomi)\S*plan|verksamhets\s+och\s+\w+plan|årsplan|\bbudget\b|"
    r"årsredovisning|delårs",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(rf"\b({YEAR})\b(?!-\d\d-)")
_FIRST_LINES: Final = 60
_LONGEST_TITLE: Final = 120
_HEAD_LINES: Final = 3
_LONGEST_HEAD: Final = 100
_NUMBER: Final = re.compile(
    r"\b(?:d(?:iarie)?\s?nr|diarienummer|ärendenr|ärendenummer|"
    r"beteckning)\.?\s*:?\s*(?P<number>[A-ZÅÄÖ]{0,6}[\s-]?\d{2,4}[\w/.:-]*(?:\s?[/:-]\s?\d[\w/.:-]*)*)",
    re.IGNORECASE,
)
_DECIDED: Final = re.compile(
    r"\b(?:rev(?:iderad|iderat)?|fastställ[dt]\w*|antag\w*|beslut(?:ad|at|ade|ades|)|godkän[dt]\w*|"
    r"dat(?:erad)?)\b[^;\n]{0,60}?$",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    r"^(?P<place>[A-ZÅÄÖ][\wåäö]+(?:\s[A-ZÅÄÖ][\wåäö]+)?),?\s+(?:den\s+)?(?=\d)"
)
_TRAILING: Final = re.compile(rf"\s+(?:[A-Z][A-Za-z]{{0,3}}\d+\w*|{ISO_DATE}|för)(?=\s|$).*$")
_DRAFT: Final = re.compile(
    r"\bförslag\s+till\s+(?:\w+plan|budget|mål|plan)|^\W*(?:förslag|utkast|remissversion)\b",
    re.IGNORECASE,
)
_REVISED: Final = re.compile(r"\brev(?:iderad|iderat)?\b", re.IGNORECASE)
_OTHER_DECISION: Final = re.compile(
    r"\b(?:styrelsemöte\w*|möten|ägarmöte|länssamråd|enligt|placerings\w*|projekt\w*|ansök\w*|"
    r"internkontroll\w*)\b",
    re.IGNORECASE,
)
_FORM: Final = re.compile(r"samordningsförbund|\bsf\b", re.IGNORECASE)


def find_identity(passages: Sequence[Passage], vocabulary: FactVocabulary) -> Identity:
    """Find whose plan a document is, of which year, when it was decided and under which number.

    Args:
        passages: The document's text.
        vocabulary: The associations that we know.
    """
    texts = [one.text.replace("\t", " ") for one in passages]
    first = texts[:_FIRST_LINES]
    printed = next((text for text in first if _is_title(text)), None)
    association = _association(texts, first, vocabulary)
    year = _budget_year(first)
    after = [*texts[1:], ""][: len(texts)]
    number = next(
        (
            m["number"]
            for text, following in zip(texts, after, strict=True)
            if (m := _NUMBER.search(f"{text} {following}" if text.endswith(":") else text))
        ),
        None,
    )
    decided, words = _decision(texts, first, year)
    return Identity(
        title=_short_title(printed, association),
        association_text=association.text if association else None,
        association_id=association.association_id if association else None,
        budget_year=year,
        registry_number=number.strip(" .:") if number else None,
        decided_date=decided,
        decided_text=words,
        phase=_phase(first, words),
        document_kind=_document_kind(printed, first),
    )


def _document_kind(printed: str | None, first: Sequence[str]) -> DocumentKind | None:
    """What the title names, else what the first lines do before anything is told."""
    heads = [text[:_LONGEST_HEAD] for text in first[:_HEAD_LINES]]
    named = (find_document_kind(text) for text in ([printed] if printed else heads))
    return next((kind for kind in named if kind is not None), None)


def _is_title(text: str) -> bool:
    return (
        bool(_TITLE.search(text)) and len(text) <= _LONGEST_TITLE and not text.endswith((".", ":"))
    )


def _short_title(printed: str | None, association: NamedAssociation | None) -> str | None:
    """The title without the association, registers, dates and page that stand after it."""
    if printed is None:
        return None
    text = without_page_number(printed)
    before = text.partition(association.text)[0].strip() if association else ""
    if association and before and not before.casefold().endswith(" för"):
        cut = without_dashes_around(text.replace(association.text, ""))
        text = cut if _TITLE.search(cut) else text
    return _TRAILING.sub("", text) if has_iso_date(text) else text


def _association(
    texts: Sequence[str], first: Sequence[str], vocabulary: FactVocabulary
) -> NamedAssociation | None:
    """The known association that is named first, else the one named most."""
    early = [
        one
        for text in first
        for one in scan_associations(text, vocabulary)
        if _FORM.search(one.text)
    ]
    if known := next((one for one in early if one.association_id), None):
        return known
    named = [
        one
        for text in texts
        for one in scan_associations(text, vocabulary)
        if _FORM.search(one.text)
    ]
    if not named:
        return None
    counts_by_text = Counter(one.association_id or one.text for one in named)
    most_named = counts_by_text.most_common(1)[0][0]
    return next(one for one in named if most_named in (one.association_id, one.text))


def _budget_year(first: Sequence[str]) -> int | None:
    """The year of the title; of titles without one, the year that the first lines name most."""
    for text in first:
        if len(text) <= _LONGEST_TITLE and _TITLE.search(text) and (found := _YEAR.search(text)):
            return int(found[1])
    years = Counter(year for text in first for year in _YEAR.findall(text))
    return int(years.most_common(1)[0][0]) if years else None


def _decision(
    texts: Sequence[str], first: Sequence[str], year: int | None
) -> tuple[date | None, str | None]:
    """The day of the decision in the first lines, else of the signature at the end of the text.

    Of several days the last one counts, as a revision follows a decision. A decision is made
    in the plan's own year or shortly before.
    """
    decided = [found for text in first for found in _decisions(text)]
    if not decided:
        decided = [
            (day.day, sentence.text.rstrip("."))
            for text in texts
            for sentence in split_sentences(text)
            if _SIGNED.match(sentence.text) and len(sentence.text) <= _LONGEST_TITLE
            for day in scan_days(sentence.text, None)
        ]
    plausible = [one for one in decided if year is None or year - 2 <= one[0].year <= year]
    return max(plausible, default=(None, None), key=lambda one: one[0] or date.min)


def _decisions(text: str) -> list[tuple[date, str]]:
    found = []
    for day in scan_days(text, None):
        before = text[max(0, day.start - 100) : day.start]
        match = _DECIDED.search(before)
        is_told = match is not None and fold(match[0]).startswith("beslutade")
        if is_told and not _TITLE.search(text):
            continue
        if match and day.has_year and not _OTHER_DECISION.search(before[match.start() :]):
            found.append((day.day, f"{before[match.start() :]}{text[day.start : day.end]}".strip()))
    return found


def _phase(first: Sequence[str], decided_text: str | None) -> str | None:
    if decided_text:
        return "revised" if _REVISED.search(decided_text) else "adopted"
    return (
        "proposal"
        if any(_DRAFT.search(text) for text in first if len(text) <= _LONGEST_TITLE)
        else None
    )
