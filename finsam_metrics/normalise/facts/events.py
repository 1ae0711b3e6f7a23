"""Planned trainings and other events: in tables, in lists and in sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.facts import PlannedEvent
from finsam_metrics.model.swedish_dates import MONTHS
from finsam_metrics.normalise.amounts import is_amount, parse_amount_sek
from finsam_metrics.normalise.facts import event_words
from finsam_metrics.normalise.facts.event_words import When
from finsam_metrics.normalise.facts.passages import (
    Passage,
    PassageKind,
    next_cell,
    split_sentences,
)
from finsam_metrics.normalise.facts.text_amounts import TextAmount, scan_amounts
from finsam_metrics.normalise.facts.vocabulary import FactVocabulary, folded
from finsam_metrics.normalise.table_units import find_unit

Span = tuple[int, int]

_TRAINING: Final = re.compile(
    r"utbildning|kompetensutveckl|konferens|seminari|föreläsning|kurser\b|studieres", re.IGNORECASE
)
_NOT_PLANNED: Final = re.compile(
    r"\b(?:tidigare|genomförda|föregående\s+år|utvärdering)\b", re.IGNORECASE
)

_WHEN_WORDS: Final = r"(?:tid(?:punkt)?|datum|när|period|termin)"
_WHO_WORDS: Final = r"(?:målgrupp(?:er)?|för\s+vem|deltagare|vem)"
_WHAT_WORDS: Final = (
    r"(?:(?:syfte|innehåll|ämne|tema|aktivitet(?:er)?|utbildning(?:ar)?|insats(?:er)?|seminarium|"
    r"rubrik|vad)(?:\s+och\s+\w+)?)"
)
_COST_WORDS: Final = r"(?:kostnad(?:er)?|pris|budget|belopp|summa)"
_FLAT_HEAD: Final = re.compile(
    rf"\b(?i:{_WHEN_WORDS})\s+(?P<second>(?i:{_WHO_WORDS}|{_WHAT_WORDS}))\s+(?:(?i:{_WHO_WORDS}|"
    rf"{_WHAT_WORDS}|plats|ansvarig)\s+)*(?i:{_COST_WORDS})\s+"
)
_MONTHS: Final = "|".join(month.capitalize() for month in MONTHS)
_FLAT_TIME: Final = re.compile(
    rf"(?<!\S)(?P<when>(?:Vår(?:en|terminen)?|Höst(?:en|terminen)?|Sommaren|{_MONTHS}|"
    rf"Vecka\s\d{{1,2}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}|\d{{1,2}}\s(?i:{_MONTHS}))"
    r"(?:\s*\([^)]*\))?(?:\s+20\d\d)?)\s+(?=[A-ZÅÄÖ])"
)
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s|$)")

_COUNTED: Final = re.compile(
    r"\b(?:en|ett|två|tre|fyra|fem|sex|\d{1,2})\s+(?:[\wåäö-]+\s+){0,3}?$", re.IGNORECASE
)
_HOLDS: Final = re.compile(
    r"\b(?:arrangera(?:s|r)?|anordna(?:s|r)?|ordna(?:s|r)?|genomföra?s?|genomförs|hålls|"
    r"hålla(?:s)?|håller|planera(?:s|r)|erbjud(?:s|er|a|as)|"
    r"bjud(?:a|er|s)\s+in|inbjud(?:er|s)|kommer\s+att\s+(?:ske|ha|vara)|äger\s+rum)\b",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    r"\b(?:genomfördes|arrangerades|hölls|anordnades|genomförts|hållits|framtagits|"
    r"arbetats\s+fram|lyftes?\s+fram|under\s+förra\s+året)\b",
    re.IGNORECASE,
)
_INVITED: Final = re.compile(r"\bbjud\w*\s+in\b.*?\btill\s+(?:en\s+|ett\s+)?$", re.IGNORECASE)
_WILL_BE: Final = re.compile(
    r"(?=(?P<title>\b[A-ZÅÄÖ][\wåäö-]*(?:\s+[\wåäö,-]+){0,9}?)\s+(?:kommer\s+att|ska|"
    r"skall)\s+(?:\w+\s+){0,2}(?:ske|hållas|genomföras|arrangeras|anordnas|erbjudas)\b)"
)
_OFFERS: Final = re.compile(r"\butbud\s+av\s+$", re.IGNORECASE)
_QUOTED: Final = re.compile(
    r"\b(?:till\s+exempel|t\.?\s?ex\.?|exempelvis|"
    r"såsom)\s+[\"”“](?P<title>[^\"”]{3,60})[\"”]"
)
_JOINT_WORDS: Final = re.compile(
    r"^(?:en|ett|två|tre|minst|flera)?\s*(?:läns\s?(?:gemensam\w*|övergripande)\s+)", re.IGNORECASE
)
_COMMON: Final = re.compile(r"^gemensam\w*\s+|\s+(?:hålls|arrangeras|genomförs|planeras)$")
_MOST_TITLE_WORDS: Final = 12
_AROUND: Final = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """An event and where its amounts stand in its passage."""

    event: PlannedEvent
    offsets: tuple[int, ...] = ()


def find_events(
    passages: Sequence[Passage], vocabulary: FactVocabulary, *, budget_year: int | None
) -> tuple[tuple[PlannedEvent, ...], frozenset[Span]]:
    """Find planned events.

    Returns:
        The events, and where the amounts of their costs stand: number of passage and offset.
    """
    found: list[PlannedEvent] = []
    taken: set[Span] = set()
    columns: dict[str, int] = {}
    unit: str | None = None
    around = ""
    for number, passage in enumerate(passages):
        if passage.kind is PassageKind.ROW:
            head = _columns(passage)
            if head:
                columns, unit = head, find_unit(passage.text.replace("\t", " "))
                continue
            read = list(_in_row(passage, columns, unit, vocabulary, budget_year)) if columns else []
        else:
            columns = {}
            read = list(
                _in_text(
                    passage, passages[max(0, number - 3) : number], around, vocabulary, budget_year
                )
            )
            heads = list(_FLAT_HEAD.finditer(passage.text))
            around = (
                passage.text[max(0, heads[-1].start() - _AROUND) : heads[-1].start()]
                if heads
                else ""
            )
        for one in read:
            taken |= {(number, offset) for offset in one.offsets}
            if not any(_is_same(one.event, other) for other in found):
                found.append(one.event)
    return tuple(found), frozenset(taken)


def _is_same(one: PlannedEvent, other: PlannedEvent) -> bool:
    """Whether an event is said twice: same kind, with a title and a time that do not differ."""
    titles = [_COMMON.sub("", re.sub(r"\W+", " ", folded(e.title)).strip()) for e in (one, other)]
    is_titled = titles[0].startswith(titles[1]) or titles[1].startswith(titles[0])
    same_time = one.when_text is None or other.when_text is None or one.when_text == other.when_text
    return is_titled and same_time and one.training_type == other.training_type


def _columns(passage: Passage) -> dict[str, int]:
    """Give the columns of a table of events; empty where the row heads no such table."""
    found: dict[str, int] = {}
    for place, cell in enumerate(passage.text.split("\t")):
        for name, words in (
            ("when", _WHEN_WORDS),
            ("count", r"antal\s+\w+|deltagare"),
            ("who", _WHO_WORDS),
            ("what", _WHAT_WORDS),
            ("cost", _COST_WORDS),
        ):
            if name not in found and re.fullmatch(
                rf"{words}(?:\s*\(?(?:i\s+)?(?:kr|tkr|kkr|kronor)\)?)?", cell.strip(), re.IGNORECASE
            ):
                found[name] = place
                break
    return found if "what" in found and found.keys() & {"when", "who"} else {}


def _in_row(
    passage: Passage,
    columns: dict[str, int],
    unit: str | None,
    vocabulary: FactVocabulary,
    budget_year: int | None,
) -> Iterator[_Found]:
    cells = passage.text.split("\t")
    texts = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
    kind = event_words.find_kind(texts["what"], vocabulary) or event_words.find_kind(
        passage.text, vocabulary
    )
    if not texts["what"] or (kind is None and not _TRAINING.search(passage.heading)):
        return
    when = event_words.read_when(texts["when"], budget_year) if texts.get("when") else When()
    cost, amounts = _cell_cost(texts.get("cost", ""), unit)
    low, high = event_words.find_participants(passage.text)
    counted = re.fullmatch(r"\D*(\d+)\D*", texts.get("count", ""))
    if counted and low is None and high is None:
        low = high = int(counted[1])
    yield _Found(
        event=_event(
            passage,
            0,
            text=passage.text,
            around=passage.heading,
            when=when,
            title=_short_title(texts["what"]),
            kind=kind.training_type if kind else None,
            audience=texts.get("who") or event_words.find_audience(texts["what"]),
            counts=(low, high),
            cost=cost,
            budget_year=budget_year,
            confidence=Confidence.A,
        ),
        offsets=tuple(one.start for one in scan_amounts(passage.text)) if amounts else (),
    )


def _cell_cost(cell: str, unit: str | None) -> tuple[TextAmount | None, bool]:
    own = next(iter(scan_amounts(cell)), None)
    if own is not None or unit is None or not is_amount(cell):
        return own, own is not None
    amount = parse_amount_sek(cell, unit=unit)
    if amount is None:
        return None, False
    return (
        TextAmount(
            start=0,
            end=len(cell),
            printed_text=cell.strip(),
            unit=unit,
            amount_sek=amount,
            is_approximate=False,
            per_text=None,
        ),
        False,
    )


def _in_text(
    passage: Passage,
    above: Sequence[Passage],
    around: str,
    vocabulary: FactVocabulary,
    budget_year: int | None,
) -> Iterator[_Found]:
    heads = list(_FLAT_HEAD.finditer(passage.text))
    covered = 0
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(passage.text)
        own = passage.text[max(0, head.start() - _AROUND) : head.start()]
        near = own if event_words.find_scope(own, "", None) else around
        for one, last in _in_flat_table(passage, head, end, near, vocabulary, budget_year):
            yield one
            covered = last
    if passage.kind is PassageKind.ITEM and _is_list_of_events(passage, above, vocabulary):
        yield _of_item(
            passage,
            " ".join(one.text for one in above if one.kind is PassageKind.TEXT),
            vocabulary,
            budget_year,
        )
        return
    if passage.kind is PassageKind.HEADING:
        return
    for sentence in split_sentences(passage.text):
        end = sentence.start + len(sentence.text)
        if end <= covered:
            continue
        start = max(covered - sentence.start, 0)
        yield from _in_sentence(
            passage, sentence.start + start, sentence.text[start:], vocabulary, budget_year
        )


def _in_flat_table(
    passage: Passage,
    head: re.Match[str],
    end: int,
    around: str,
    vocabulary: FactVocabulary,
    budget_year: int | None,
) -> Iterator[tuple[_Found, int]]:
    """Read a table whose line breaks are lost: a row begins with a time, ends with its cost."""
    starts = list(_FLAT_TIME.finditer(passage.text, head.end(), end))
    for place, start in enumerate(starts):
        row_end = starts[place + 1].start() if place + 1 < len(starts) else end
        text = passage.text[start.end() : row_end]
        cost = next(iter(scan_amounts(text)), None)
        if cost is not None:
            text = text[: cost.start]
        elif place + 1 == len(starts):
            text = split_sentences(text)[0].text
        is_who_first = bool(re.fullmatch(_WHO_WORDS, head["second"], re.IGNORECASE))
        audience, rest = (
            _split_audience(text) if is_who_first else (event_words.find_audience(text), text)
        )
        kind = event_words.find_kind(rest, vocabulary)
        last = start.end() + (cost.end if cost else len(text))
        yield (
            _Found(
                event=_event(
                    passage,
                    start.start(),
                    text=passage.text[start.start() : last],
                    around=around,
                    when=event_words.read_when(start["when"], budget_year),
                    title=_flat_title(rest, kind),
                    kind=kind.training_type if kind else None,
                    audience=audience,
                    counts=event_words.find_participants(rest),
                    cost=cost,
                    budget_year=budget_year,
                    confidence=Confidence.B,
                ),
                offsets=(start.end() + cost.start,) if cost else (),
            ),
            last,
        )


def _split_audience(text: str) -> tuple[str | None, str]:
    """Split the audience from the title after it, which begins with the next capital letter."""
    cut = next_cell(text)
    return (text[:cut].strip() or None, text[cut:]) if cut else (None, text)


def _flat_title(text: str, kind: event_words.KindWord | None) -> str:
    """The title of a row in running words: after the kind and a colon, else from the beginning."""
    colon = re.search(r":\s+(?=\S)", text)
    stop = _SENTENCE_END.search(text)
    own = text
    if (
        colon
        and kind
        and kind.start < colon.start()
        and (stop is None or colon.start() < stop.start())
    ):
        own = text[colon.end() :]
    stop = _SENTENCE_END.search(own)
    own = own[: stop.start()] if stop else own
    cut = next_cell(own)
    return (own[:cut] if cut else own).strip(" ,:")


def _is_list_of_events(
    passage: Passage, above: Sequence[Passage], vocabulary: FactVocabulary
) -> bool:
    introductions = [
        one.text for one in above if one.kind is PassageKind.TEXT and len(one.text) < 2 * _AROUND
    ]
    is_training = any(
        _TRAINING.search(text) and not _NOT_PLANNED.search(text)
        for text in (passage.heading, *introductions)
    )
    has_kind = event_words.find_kind(passage.text, vocabulary) is not None
    starts_so = bool(
        re.match(r"\w*(?:utbildning|seminarium|konferens|föreläsning)", passage.text, re.IGNORECASE)
    )
    if starts_so and not is_training:
        return any(re.search(r"bevilja|planera", text, re.IGNORECASE) for text in introductions)
    when, _ = event_words.split_when(passage.text, None)
    return is_training and (has_kind or when.text is not None)


def _of_item(
    passage: Passage, around: str, vocabulary: FactVocabulary, budget_year: int | None
) -> _Found:
    when, rest = event_words.split_when(passage.text, budget_year)
    when = when if when.text else event_words.find_when(rest, budget_year)
    kind = event_words.find_kind(rest, vocabulary)
    cost = next(iter(scan_amounts(rest)), None)
    offset = len(passage.text) - len(rest)
    return _Found(
        event=_event(
            passage,
            0,
            text=passage.text,
            around=f"{passage.heading} {around}",
            when=when,
            title=_item_title(rest[: cost.start] if cost else rest, kind),
            kind=kind.training_type if kind else None,
            audience=event_words.find_audience(rest),
            counts=event_words.find_participants(rest),
            cost=cost,
            budget_year=budget_year,
            confidence=Confidence.B,
        ),
        offsets=(offset + cost.start,) if cost else (),
    )


def _item_title(text: str, kind: event_words.KindWord | None) -> str:
    own = _JOINT_WORDS.sub("", text)
    after = text[kind.end :] if kind else ""
    if named := re.match(
        r"\s*(?:[:–-]\s*)?[\"”]?(?=[A-ZÅÄÖ])(?P<title>.+)",
        after,
    ):
        own = named["title"]
    return _short_title(own)


def _short_title(text: str) -> str:
    stop = _SENTENCE_END.search(text)
    own = text[: stop.start()] if stop else text
    own = re.split(r",\s|\s+för\s+(?:ca\.?\s|cirka\s)?\d|\s+med\s+inspel|\s+i\s+syfte\s+att", own)[
        0
    ]
    words = own.split()[:_MOST_TITLE_WORDS]
    title = " ".join(words).strip(' ,:"”')
    return title[:1].upper() + title[1:]


def _in_sentence(
    passage: Passage, start: int, text: str, vocabulary: FactVocabulary, budget_year: int | None
) -> Iterator[_Found]:
    """Read an event that a sentence says will be held: one or a number of them, or a named one."""
    if _OVER.search(text):
        return
    stated = [int(year) for year in re.findall(r"\b(20\d\d)\b", text)]
    if budget_year is not None and stated and max(stated) < budget_year:
        return
    title = _will_be(text, vocabulary)
    kind = event_words.find_kind(text, vocabulary)
    place = 0
    while title is None and kind is not None:
        before = text[: place + kind.start]
        if (
            (_HOLDS.search(text) and _COUNTED.search(before))
            or _INVITED.search(before)
            or _OFFERS.search(before)
        ):
            title = _short_title(_from_word(text, place + kind.start))
            break
        place += kind.end
        kind = event_words.find_kind(text[place:], vocabulary)
    if title is None:
        return
    own_kind = event_words.find_kind(title, vocabulary)
    names = [(title, own_kind)]
    if _OFFERS.search(text[: text.casefold().find(title.casefold())]) and (
        quoted := _QUOTED.search(text)
    ):
        names.append((quoted["title"], event_words.find_kind(quoted["title"], vocabulary)))
    for name, one in names:
        yield _Found(
            event=_event(
                passage,
                start,
                text=text,
                around=passage.heading,
                when=event_words.find_when(text, budget_year),
                title=name,
                kind=one.training_type if one else None,
                audience=event_words.find_audience(text[text.casefold().find(name.casefold()) :]),
                counts=event_words.find_participants(text),
                cost=None,
                budget_year=budget_year,
                confidence=Confidence.C,
            )
        )


def _from_word(text: str, start: int) -> str:
    return re.split(r"\s+(?:och|samt)\s+(?:det|vi|förbundet)\b|;", text[start:])[0]


def _will_be(text: str, vocabulary: FactVocabulary) -> str | None:
    """Give the subject of "X kommer att hållas" where its first words name a kind of event."""
    for match in reversed(list(_WILL_BE.finditer(text))):
        if event_words.find_kind(" ".join(match["title"].split()[:3]), vocabulary):
            return match["title"]
    return None


def _event(
    passage: Passage,
    offset: int,
    *,
    text: str,
    around: str,
    when: When,
    title: str,
    kind: str | None,
    audience: str | None,
    counts: tuple[int | None, int | None],
    cost: TextAmount | None,
    budget_year: int | None,
    confidence: Confidence,
) -> PlannedEvent:
    scope = event_words.find_scope(text, around, audience)
    amount: Decimal | None = cost.amount_sek if cost else None
    return PlannedEvent(
        title=title,
        when_text=when.text,
        start_date=when.day,
        year=when.year or budget_year,
        month=when.month,
        season=when.season,
        scope=scope,
        reach=event_words.find_reach(text, around, scope, audience),
        training_type=kind,
        audience_text=audience,
        participants_min=counts[0],
        participants_max=counts[1],
        cost_sek=amount,
        amount_text=cost.printed_text if cost else None,
        unit=cost.unit if cost else None,
        printed_text=" ".join(text.split()),
        page=passage.page_at(offset),
        line=passage.line_at(offset),
        confidence=confidence,
    )
