"""Amounts in running text: what they are, for which year, and which the text itself adds up."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement, Version
from finsam_metrics.model.facts import ProseAmount
from finsam_metrics.normalise.facts import wordings
from finsam_metrics.normalise.facts.passages import (
    Passage,
    PassageKind,
    Sentence,
    split_sentences,
)
from finsam_metrics.normalise.facts.text_amounts import TextAmount, scan_amounts
from finsam_metrics.normalise.facts.wordings import Wording
from finsam_metrics.normalise.facts.years_in_text import find_year, is_spread

Span = tuple[int, int]

_DIRECTLY_AFTER: Final = re.compile(
    r"\s*\(?(?:vardera\s+|var\s+|årligen\s+)?(?:från|av|kommer\s+från)\b", re.IGNORECASE
)
_EACH: Final = re.compile(r"\s*(?:vardera|var)\b", re.IGNORECASE)
_NAMES: Final = re.compile(r"\s*(?:,|\boch\b|\bsamt\b)\s*", re.IGNORECASE)
_TOGETHER: Final = re.compile(
    r"\b(?:sammanlagt|tillsammans|totalt|summa|dvs\.?\s+totalt|i\s+allt)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_EQUALS: Final = re.compile(r"=\s*$")
_OF_WHICH: Final = re.compile(r"\b(?:varav|därav)\b", re.IGNORECASE)
_LIMIT: Final = re.compile(
    r"\b(?:högst|max(?:imalt|imal)?\.?|upp\s+till|över(?:stiger|stigande)?|under(?:stiger|"
    r"stigande)?|minst|minimum|"
    r"beloppsgräns\w*|prisbasbelopp\w*|överstiga)\s*(?:ca\.?|cirka|på)?\s*$",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(
    r"\b(?:under\s+förutsättning(?:en)?\s+(?:av|att)|förutsatt\s+att|med\s+förbehåll\s+(?:för|om)|"
    r"om\s+(?=\S+\s+(?:beviljas|får|beslutar|ansökan)))"
    r"[^.;]*",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"\s*(?:vardera\s+|var\s+)?(?:från|av|kommer\s+från)\s+(?P<who>.+?)"
    r"(?=\s*(?:[,.;:()=+]|\b(?:samt|och|till|för|som|fördela\w*|under|vilket|sammanlagt|totalt|"
    r"i\s+form)\b|$))",
    re.IGNORECASE,
)
_LABEL_START: Final = re.compile(
    r"[.;:,+=()\t]|\b(?:varav|därav|samt|och|men|dessutom)\s|"
    r"\b(?:bygger|grundar\s+sig|baseras|utgår|vilar)\s+(?:på|från|i)\s",
    re.IGNORECASE,
)
_LABEL_END: Final = re.compile(
    r"\s*(?:\b(?:är|var|blir|blev|har|beräkna[ds]?\w*|beräknad|uppgår|uppgick|uppskatta\w*|"
    r"fastställ\w*|budgetera[ts]\w*|därmed|"
    r"till|på|om|med|cirka|ca\.?|c:a|omkring|drygt|knappt|motsvarar|motsvarande|utgör|omfattar|"
    r"består\s+av|ska|skall|kommer\s+att|"
    r"totalt|sammanlagt|minus|beslutad\w*|ligger|som)\b\s*|[:=\N{EN DASH}-]\s*)+$",
    re.IGNORECASE,
)
_MOST_LABEL_WORDS: Final = 9
_TABLE_END: Final = re.compile(r"(?<=\d)\s+(?=[A-ZÅÄÖ][a-zåäö])")
_PROGNOSIS: Final = re.compile(r"\bprognos\w*", re.IGNORECASE)
_OUTCOME: Final = re.compile(r"\b(?:utfall\w*|bokslut\w*|redovisa(?:t|de)\w*)", re.IGNORECASE)
_PREPARED: Final = re.compile(
    r"^(?:den|det|de|en|ett|för\s+(?:år\s+)?20\d\d|förbundets|bygger\s+på)\s+", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """One amount where it stands.

    Attributes:
        before: Words of the sentence since the amount before it.
        after: Words of the sentence up to the next amount.
    """

    amount: TextAmount
    passage: Passage
    offset: int
    sentence: str
    before: str
    after: str


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
            own: list[tuple[ProseAmount, _Place]] = []
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


def _places(passage: Passage, sentence: Sentence) -> Iterator[_Place]:
    amounts = scan_amounts(sentence.text)
    for order, amount in enumerate(amounts):
        before = amounts[order - 1].end if order else 0
        after = amounts[order + 1].start if order + 1 < len(amounts) else len(sentence.text)
        yield _Place(
            amount=amount,
            passage=passage,
            offset=sentence.start + amount.start,
            sentence=sentence.text,
            before=_after_table(sentence.text[min(before, amount.start) : amount.start]),
            after=sentence.text[amount.end : max(after, amount.end)],
        )


def _amounts(
    place: _Place, *, budget_year: int | None, year: int | None, name: str | None
) -> Iterator[ProseAmount]:
    wording, label = (wordings.GRANT, name) if name else _meaning(place)
    own_year = _year(place, wording, year, budget_year)
    base = ProseAmount(
        number=0,
        label=label,
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
    each = _each_name(place)
    if not each:
        yield base
    for one in each:
        party = next((w for w in wordings.PARTIES if w.words.search(one)), None)
        yield replace(base, label=one, category_id=party.category_id if party else None)


def _meaning(place: _Place) -> tuple[Wording | None, str]:
    """Tell what words name an amount, and give them.

    Words before an amount decide when they are strong; then those that say from whom it comes; then
    weaker ones before it, and last those after it.
    """
    if place.amount.per_text or _LIMIT.search(place.before):
        return None, _label(place.before, None) or _label_after(place.after)
    if _EQUALS.search(place.before):
        return _total_of(_left_side(place)), _left_side(place)
    return _named_before(place) or _named_after(place)


def _named_before(place: _Place) -> tuple[Wording, str] | None:
    """What strong words before an amount say of it."""
    strong = _last(wordings.STRONG, place.before)
    applied = wordings.APPLIED_FOR.words.search(place.before) or (
        wordings.APPLIED_OF_MEMBERS.words.search(place.before)
        and re.search(rf"\b{wordings.MEMBERS}\b|\bram\b|tilldelning", place.sentence, re.I)
    )
    if applied:
        return wordings.APPLIED_FOR, _label(place.before, applied.start())
    party = _only_party(place.before)
    if strong and strong[0] is wordings.FRAME and party:
        return party[0], _label(place.before, party[1])
    return (strong[0], _label(place.before, strong[1])) if strong else None


def _named_after(place: _Place) -> tuple[Wording | None, str]:
    """What an amount is by whom it comes from, by weaker words before it, or by those after it."""
    if source := _FROM.match(place.after):
        wording = _first((wordings.FRAME, *wordings.WEAK), f"medel från {source['who']}")
        if wording is not None and wording is not wordings.COST:
            return wording, source["who"].strip()
    together = _TOGETHER.search(place.before)
    if together and len(_parties(place.sentence)) > 1:
        return wordings.FRAME, together[0].strip(" ,:")
    if _is_spent(place.before):
        return wordings.COST, _label(place.before, None) or _label_after(place.after)
    weak = _last(wordings.WEAK, place.before)
    if weak:
        return weak[0], _label(place.before, weak[1])
    after = _first((wordings.APPLIED_FOR, *wordings.STRONG, *wordings.WEAK), _clause(place.after))
    return after, _label(place.before, None) or _label_after(place.after)


def _is_spent(before: str) -> bool:
    """Whether money is given rather than had: "Kommunen beviljas", not "Kommunen bidrar med"."""
    return bool(re.search(r"\b(?:bevilja|tilldela)\w*", before, re.IGNORECASE))


def _left_side(place: _Place) -> str:
    """The words and amounts that a sum after "=" is made of."""
    left = place.sentence[: place.sentence.rfind("=", 0, place.amount.start)].strip()
    first = next(iter(scan_amounts(left)), None)
    if first is None:
        return left
    return _after_table(left[: first.start]).lstrip() + left[first.start :]


def _total_of(left: str) -> Wording | None:
    """What a sum after "=" is: of contributions and carried-over means it is what may be used."""
    if wordings.FRAME.words.search(left) or len(_parties(left)) > 1:
        is_more = wordings.CARRIED_OVER.words.search(left) or wordings.INTEREST.words.search(left)
        return wordings.DISPOSABLE if is_more else wordings.FRAME
    last = _last((*wordings.STRONG, *wordings.WEAK), left)
    return last[0] if last else None


def _after_table(text: str) -> str:
    """Words after a flattened table: after its last number, where a capital follows."""
    cuts = [m.end() for m in _TABLE_END.finditer(text)]
    return text[max(cuts, default=0) :]


def _parties(text: str) -> set[str | None]:
    return {one.category_id for one in wordings.PARTIES if one.words.search(text)}


def _only_party(text: str) -> tuple[Wording, int] | None:
    found = [(one, m.start()) for one in wordings.PARTIES if (m := one.words.search(text))]
    return found[0] if len(found) == 1 else None


def _last(choices: Sequence[Wording], text: str) -> tuple[Wording, int] | None:
    """Give the wording whose words stand last, and where they begin."""
    found = [
        (m.end(), -order, m.start())
        for order, one in enumerate(choices)
        for m in one.words.finditer(text)
    ]
    if not found:
        return None
    _, order, start = max(found)
    return choices[-order], start


def _first(choices: Sequence[Wording], text: str) -> Wording | None:
    found = [
        (m.start(), order) for order, one in enumerate(choices) if (m := one.words.search(text))
    ]
    return choices[min(found)[1]] if found else None


def _clause(text: str) -> str:
    """The words after an amount up to the next clause."""
    return re.split(r"[,;]|\bvarav\b|\bsamt\b|\bmen\b", text, maxsplit=1)[0]


def _each_name(place: _Place) -> list[str]:
    """The names that "vardera" gives the same amount each."""
    if not _EACH.match(place.after) or not (
        source := re.match(r"\s*(?:vardera|var)\s+från\s+(?P<who>[^.;]+)", place.after, re.I)
    ):
        return []
    names = re.split(r",(?!\d)\s*(?:sammanlagt|totalt|tillsammans|vilket)", source["who"])[0]
    return [one for one in _NAMES.split(names.strip(" ,")) if one]


def _label(before: str, cue: int | None) -> str:
    """The words that name an amount: the end of the clause before it, without its verb."""
    text = _LABEL_END.sub("", re.sub(r"[(\"]", " ", before).rstrip(" ,"))
    starts = [m.end() for m in _LABEL_START.finditer(text) if cue is None or m.end() <= cue]
    label = " ".join(text[max(starts, default=0) :].split())
    label = (
        re.split(r"\s(?:är|var|blir|uppgår|beräknas|har)\s", label)[0] if cue is not None else label
    )
    while (cut := _PREPARED.sub("", label)) != label:
        label = cut
    words = label.split()
    if len(words) <= _MOST_LABEL_WORDS or cue is None:
        return " ".join(words[-_MOST_LABEL_WORDS:])
    return " ".join(before[cue:].split()[:_MOST_LABEL_WORDS])


def _label_after(after: str) -> str:
    return " ".join(_clause(after).strip(" .:").split()[:_MOST_LABEL_WORDS])


def _year(
    place: _Place, wording: Wording | None, year: int | None, budget_year: int | None
) -> int | None:
    if is_spread(place.after):
        return None
    own = find_year(place.before, budget_year) or find_year(_clause(place.after), budget_year)
    if own is not None or year is not None:
        return own or year
    heading = find_year(place.passage.heading, budget_year)
    return heading or (budget_year if wording else None)


def _version(place: _Place, year: int | None, budget_year: int | None) -> Version | None:
    if _PROGNOSIS.search(place.before):
        return Version.FORECAST
    if year is None:
        return Version.BUDGET if budget_year is not None else None
    if budget_year is None or year == budget_year:
        return Version.BUDGET
    if year > budget_year:
        return Version.PLAN
    is_budget = re.search(r"\bbudget", place.before, re.IGNORECASE) and not _OUTCOME.search(
        place.before
    )
    return Version.BUDGET if is_budget else Version.OUTCOME


def _added_up(own: list[tuple[ProseAmount, _Place]]) -> list[ProseAmount]:
    """Tie parts to the sum that the sentence itself makes of them.

    The numbers in ``part_of`` are places in the sentence, from 1.
    """
    found = [one for one, _ in own]
    for order, (one, place) in enumerate(own):
        parts: list[int] = []
        if _EQUALS.search(place.before) or (
            one.concept is Concept.FRAME and _TOGETHER.search(place.before)
        ):
            parts = [
                at
                for at in range(order)
                if found[at].part_of is None and found[at].kind in (Kind.INCOME, Kind.EQUITY)
            ]
        elif one.row_kind is RowKind.SUM and _OF_WHICH.search(place.after):
            later = range(order + 1, len(found))
            items = [
                at
                for at in later
                if found[at].kind is one.kind and found[at].row_kind is RowKind.ITEM
            ]
            made = sum((found[at].amount_sek for at in items), Decimal(0))
            parts = items if made == one.amount_sek else []
        if len(parts) > 1:
            for at in parts:
                found[at] = replace(found[at], part_of=order + 1)
    return found


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
        None where none states it.
    """
    fineness = ("kr", "tkr", "mkr")
    stated = [
        one
        for one in amounts
        if one.concept is concept
        and one.statement is Statement.FUNDING
        and (one.year is None or budget_year is None or one.year == budget_year)
    ]
    return min(stated, key=lambda one: (one.is_approximate, fineness.index(one.unit)), default=None)
