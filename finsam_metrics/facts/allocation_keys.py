"""How associations agree to share a cost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finsam_metrics.facts.associations import NamedAssociation, scan_associations
from finsam_metrics.facts.passages import Passage, Sentence, split_sentences
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.facts import StatedAllocationKey, StatedAllocationKeyShare
from finsam_metrics.words.bounds import ABOUT, AT_MOST
from finsam_metrics.words.shares import SHARE, parse_share
from finsam_metrics.words.text_amounts import scan_amounts
from finsam_metrics.words.years import find_year

_SHARED: Final = re.compile(
    r"\b(?:\w*kostnad\w*|utgift\w*|finansiering\w*|utbildning\w*)\b.{0,80}?\b(?:dela[sr]?|delat|"
    r"fördela[sr]?|fördelat|fördelning\w*|"
    r"betala[sr]?|bekosta[sr]?|finansiera[sr]?|svarar)\b|\b(?:fördelningsnyckel\w*|"
    r"kostnadsfördelning\w*)",
    re.IGNORECASE,
)
_SHARE_OF_ALL: Final = re.compile(rf"(?<![\w,]){SHARE}", re.IGNORECASE)
_EQUALLY: Final = re.compile(r"\blika\b", re.IGNORECASE)
_CAP: Final = re.compile(
    rf"\b(?:{AT_MOST}|tak(?:et)?(?:\s+(?:på|är|om))?)\s*(?:{ABOUT}|totalt|sammanlagt|på)?\s*$",
    re.IGNORECASE,
)
_FEWEST: Final = 2

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """An amount or a share of the whole, where it stands."""

    start: int
    end: int
    text: str
    amount_sek: Decimal | None
    share: Decimal | None


def find_allocation_keys(
    passages: Sequence[Passage], vocabulary: FactVocabulary, *, budget_year: int | None
) -> tuple[tuple[StatedAllocationKey, ...], frozenset[Span]]:
    """Find how associations share costs: at least two named, each with an amount or a share.

    Returns:
        The keys, and where their amounts stand: number of passage and offset.
    """
    found: list[StatedAllocationKey] = []
    taken: set[Span] = set()
    for number, passage in enumerate(passages):
        sentences = split_sentences(passage.text)
        for order, sentence in enumerate(sentences):
            if not _SHARED.search(sentence.text):
                continue
            following = sentences[order + 1] if order + 1 < len(sentences) else None
            key, offsets = _key(passage, sentence, following, vocabulary, budget_year)
            if key is not None:
                found.append(key)
                taken |= {(number, offset) for offset in offsets}
    return tuple(found), frozenset(taken)


def _key(
    passage: Passage,
    sentence: Sentence,
    following: Sentence | None,
    vocabulary: FactVocabulary,
    budget_year: int | None,
) -> tuple[StatedAllocationKey | None, list[int]]:
    text = sentence.text
    names = scan_associations(text, vocabulary)
    amounts = scan_amounts(text)
    caps = [one for one in amounts if _CAP.search(text[: one.start])]
    parts = [
        _Part(
            start=one.start,
            end=one.end,
            text=one.printed_text,
            amount_sek=one.amount_sek,
            share=None,
        )
        for one in amounts
        if one not in caps
    ]
    parts += [
        _Part(
            start=one.start(),
            end=one.end(),
            text=one[0],
            amount_sek=None,
            share=parse_share(one["share"]),
        )
        for one in _SHARE_OF_ALL.finditer(text)
    ]
    shares = _shares(sorted(parts, key=lambda one: one.start), names, text)
    if len(shares) < max(_FEWEST, len(parts)):
        return None, []
    offsets = [sentence.start + one.start for one in amounts]
    printed = text
    cap_sek, cap_text = (caps[0].amount_sek, caps[0].printed_text) if caps else (None, None)
    if not caps and following is not None:
        later = [
            one for one in scan_amounts(following.text) if _CAP.search(following.text[: one.start])
        ]
        if later:
            cap_sek, cap_text = later[0].amount_sek, later[0].printed_text
            offsets.append(following.start + later[0].start)
            printed = f"{text} {following.text}"
    return (
        StatedAllocationKey(
            shares=tuple(shares),
            cap_sek=cap_sek,
            cap_text=cap_text,
            year=find_year(text, budget_year)
            or find_year(passage.heading, budget_year)
            or budget_year,
            printed_text=printed,
            page=passage.page_at(sentence.start),
            line=passage.line_at(sentence.start),
            confidence=Confidence.B,
        ),
        offsets,
    )


def _shares(
    parts: list[_Part], names: list[NamedAssociation], text: str
) -> list[StatedAllocationKeyShare]:
    """Pair parts and names in the order that the sentence begins with."""
    if not parts and len(names) >= _FEWEST and _EQUALLY.search(text):
        share = Decimal(1) / len(names)
        word = _EQUALLY.search(text)
        return [_share(one, None, share, word[0] if word else "") for one in names]
    if not parts or len(names) < _FEWEST:
        return []
    shares = []
    if _is_part_first(parts, names, text):
        for order, part in enumerate(parts):
            end = parts[order + 1].start if order + 1 < len(parts) else len(text)
            named = [one for one in names if part.end <= one.start < end]
            shares += [_share(one, part.amount_sek, part.share, part.text) for one in named]
        return shares
    for order, name in enumerate(names):
        end = names[order + 1].start if order + 1 < len(names) else len(text)
        own = [one for one in parts if name.end <= one.start < end][:1]
        shares += [_share(name, part.amount_sek, part.share, part.text) for part in own]
    return shares


def _is_part_first(parts: list[_Part], names: list[NamedAssociation], text: str) -> bool:
    """Whether the amount stands before its name: "100 000 kr för A", not "A betalar 100 000 kr"."""
    between = text[parts[0].end : parts[0].end + 25]
    if re.match(r"\s*(?:vardera\s+)?(?:för|från|av|på|betalas\s+av)\s", between):
        return True
    return (
        parts[0].start < names[0].start
        and len(parts) >= len(names) > 1
        and parts[-1].start < names[-1].start
    )


def _share(
    name: NamedAssociation, amount: Decimal | None, share: Decimal | None, text: str
) -> StatedAllocationKeyShare:
    return StatedAllocationKeyShare(
        association_text=name.text,
        association_id=name.association_id,
        amount_sek=amount,
        share=share,
        printed_text=text,
    )
