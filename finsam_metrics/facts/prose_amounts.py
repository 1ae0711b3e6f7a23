"""Amounts in running text: what they are, for which year, and which the text itself adds up."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from finsam_metrics.facts.amount_meanings import (
    EQUALS,
    TOGETHER,
    AmountPlace,
    after_table,
    find_meaning,
    first_clause,
    names_of_each,
)
from finsam_metrics.facts.passages import (
    Passage,
    PassageKind,
    Sentence,
    split_sentences,
)
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.enums import Concept, RowKind, Statement, Version
from finsam_metrics.model.facts import ProseAmount
from finsam_metrics.words import wordings
from finsam_metrics.words.amounts import last_place_sek
from finsam_metrics.words.sums import OF_WHICH
from finsam_metrics.words.text_amounts import scan_amounts
from finsam_metrics.words.versions import is_against_budget, version_named
from finsam_metrics.words.wordings import Wording
from finsam_metrics.words.years import find_year, is_spread

Span = tuple[int, int]

_OF_WHICH: Final = re.compile(OF_WHICH, re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\b(?:under\s+förutsättning(?:en)?\s+(?:av|att)|förutsatt\s+att|med\s+förbehåll\s+(?:för|om)|"
    r"om\s+(?=\S+\s+(?:beviljas|får|beslutar|ansökan)))"
    r"[^.;]*",
    re.IGNORECASE,
)
_MOST_FIRST_WORDS: Final = 6


def find_prose_amounts(
    passages: Sequence[Passage],
    *,
    budget_year: int | None,
    taken: Collection[Span] = (),
    names: Mapping[Span, str] | None = None,
) -> tuple[ProseAmount, ...]:
    """Find the amounts that a unit follows in running text.

    Args:
        passages: The document's text; rows of tables count where the cell itself has the unit.
        budget_year: The plan's own year.
        taken: Amounts that are something else, as an event's cost: number of passage and offset.
        names: What lists of grants call theirs.
    """
    known = names or {}
    found: list[ProseAmount] = []
    for number, passage in enumerate(passages):
        year: int | None = None
        for sentence in _sentences(passage):
            places = [p for p in _places(passage, sentence) if (number, p.offset) not in taken]
            own: list[tuple[ProseAmount, AmountPlace]] = []
            for place in places:
                name = known.get((number, place.offset))
                read = list(_amounts(place, budget_year=budget_year, year=year, name=name))
                year = next((one.year for one in read if one.year), year)
                own += [(one, place) for one in read]
            found += _numbered(_added_up(own), len(found))
            year = year if places else find_year(sentence.text, budget_year)
    return tuple(found)


def _sentences(passage: Passage) -> list[Sentence]:
    if passage.kind is PassageKind.ROW:
        return [Sentence(text=passage.text, start=0)]
    return split_sentences(passage.text)


def _places(passage: Passage, sentence: Sentence) -> Iterator[AmountPlace]:
    """Give each amount with the words around it; both ends of a range have the range's words."""
    amounts = scan_amounts(sentence.text)
    for amount in amounts:
        others = [one for one in amounts if one.end != amount.end]
        start = min(one.start for one in amounts if one.end == amount.end)
        before = max((one.end for one in others if one.end <= start), default=0)
        after = min((one.start for one in others if one.start >= amount.end), default=None)
        yield AmountPlace(
            amount=amount,
            passage=passage,
            offset=sentence.start + amount.start,
            sentence=sentence.text,
            before=after_table(sentence.text[before:start]),
            after=sentence.text[amount.end : after],
        )


def _amounts(
    place: AmountPlace, *, budget_year: int | None, year: int | None, name: str | None
) -> Iterator[ProseAmount]:
    wording, label = (wordings.GRANT, name) if name else find_meaning(place)
    if is_against_budget(place.after):
        wording = None
    own_year = _year(place, wording, year, budget_year)
    base = ProseAmount(
        number=0,
        label=label or _first_words(place),
        statement=wording.statement if wording else None,
        kind=wording.kind if wording else None,
        concept=wording.concept if wording else None,
        row_kind=wording.row_kind if wording else RowKind.ITEM,
        category_id=wording.category_id if wording else None,
        year=own_year,
        version=_version(place, own_year, budget_year),
        printed_text=place.amount.printed_text,
        unit=place.amount.unit,
        printed_amount_sek=place.amount.amount_sek,
        amount_sek=-abs(place.amount.amount_sek)
        if wording and wording.is_negative
        else place.amount.amount_sek,
        is_approximate=place.amount.is_approximate,
        per_text=place.amount.per_text,
        condition_text=condition[0].strip()
        if (condition := _CONDITION.search(place.after))
        else None,
        part_of=None,
        page=place.passage.page_at(place.offset),
        line=place.passage.line_at(place.offset),
        confidence=Confidence.C,
    )
    each = names_of_each(place)
    if not each:
        yield base
    for one in each:
        party = next((w for w in wordings.PARTIES if w.words.search(one)), None)
        yield replace(base, label=one, category_id=party.category_id if party else None)


def _first_words(place: AmountPlace) -> str:
    """Words for an amount that none names: those that its sentence begins with."""
    return " ".join(place.sentence.split()[:_MOST_FIRST_WORDS])


def _year(
    place: AmountPlace, wording: Wording | None, year: int | None, budget_year: int | None
) -> int | None:
    if is_spread(place.after):
        return None
    own = find_year(place.before, budget_year) or find_year(first_clause(place.after), budget_year)
    if own is not None or year is not None:
        return own or year
    heading = find_year(place.passage.heading, budget_year)
    return heading or (budget_year if wording else None)


def _version(place: AmountPlace, year: int | None, budget_year: int | None) -> Version | None:
    named = version_named(place.before)
    if named is Version.FORECAST:
        return Version.FORECAST
    if year is None:
        return Version.BUDGET if budget_year is not None else None
    if budget_year is None or year == budget_year:
        return Version.BUDGET
    if year > budget_year:
        return Version.PLAN
    return Version.BUDGET if named is Version.BUDGET else Version.OUTCOME


def _added_up(own: list[tuple[ProseAmount, AmountPlace]]) -> list[ProseAmount]:
    """Tie parts to the sum that the sentence itself makes of them.

    The numbers in ``part_of`` are places in the sentence, from 1.
    """
    found = [one for one, _ in own]
    for order, (one, place) in enumerate(own):
        parts: list[int] = []
        if EQUALS.search(place.before) and one.kind is not None:
            parts = [at for at in range(order) if found[at].part_of is None]
            for at in parts:
                found[at] = _as_part(found[at], one)
        elif one.concept is Concept.FRAME and TOGETHER.search(place.before):
            parts = [at for at in range(order) if _is_open(found[at], one)]
        elif one.row_kind is RowKind.SUM and _OF_WHICH.search(place.after):
            items = [at for at in range(order + 1, len(found)) if _is_open(found[at], one)]
            made = sum((found[at].amount_sek for at in items), Decimal(0))
            parts = items if made == one.amount_sek else []
        if len(parts) > 1:
            for at in parts:
                found[at] = replace(found[at], part_of=order + 1)
    return found


def _is_open(part: ProseAmount, whole: ProseAmount) -> bool:
    return part.part_of is None and part.row_kind is RowKind.ITEM and part.kind is whole.kind


def _as_part(part: ProseAmount, whole: ProseAmount) -> ProseAmount:
    """A part that has the words of the whole, or none of its own, is an item of it."""
    if part.kind is not None and part.concept is not whole.concept:
        return part
    return replace(
        part, statement=whole.statement, kind=whole.kind, concept=None, row_kind=RowKind.ITEM,
        category_id=None,
    )  # fmt: skip


def _numbered(own: list[ProseAmount], before: int) -> Iterator[ProseAmount]:
    for order, one in enumerate(own, start=1):
        yield replace(
            one,
            number=before + order,
            part_of=None if one.part_of is None else before + one.part_of,
        )


def total_of_concept(
    amounts: Sequence[ProseAmount], concept: Concept, budget_year: int | None
) -> ProseAmount | None:
    """Give the amount that states a total for the plan's year; the one printed in the finest unit.

    Returns:
        None where none states it, or where exact amounts differ by more than their rounding.
    """
    stated = [
        one
        for one in amounts
        if one.concept is concept
        and one.statement is Statement.FUNDING
        and (one.year is None or budget_year is None or one.year == budget_year)
    ]
    exact = [one for one in stated if not one.is_approximate] or stated
    chosen = min(exact, key=lambda one: last_place_sek(one.printed_text, one.unit), default=None)
    if chosen is None or any(
        abs(one.amount_sek - chosen.amount_sek) > last_place_sek(one.printed_text, one.unit)
        for one in exact
    ):
        return None
    return chosen
