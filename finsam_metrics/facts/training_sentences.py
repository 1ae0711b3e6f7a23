"""Planned events in lists and in sentences."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from finsam_metrics.facts import training_words
from finsam_metrics.facts.found_trainings import (
    AROUND,
    TRAINING,
    FoundTraining,
    make_training,
    short_title,
)
from finsam_metrics.facts.passages import Passage, PassageKind
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.words.dashes import DASH_SIGNS
from finsam_metrics.words.text_amounts import scan_amounts
from finsam_metrics.words.times import find_when, read_when, split_when, when_at_end
from finsam_metrics.words.years import years_named

_NOT_PLANNED: Final = re.compile(
    r"\b(?:tidigare|genomförda|föregående\s+år|utvärdering)\b", re.IGNORECASE
)
_PLANNED_LIST: Final = re.compile(
    r"\bföljande\s+(?:\w+\s+){0,2}\w*(?:utbildning|konferens|seminari|föreläsning|kurs)",
    re.IGNORECASE,
)
_CALENDAR: Final = re.compile(r"kalendari|årshjul|viktiga\s+datum|aktivitetsplan", re.IGNORECASE)
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
_IS_HELD: Final = re.compile(
    r"(?P<title>[A-ZÅÄÖ][\w-]*(?:\s+[\w-]+){0,9}?)\s+(?:genomförs|hålls|arrangeras|anordnas|ordnas|"
    r"äger\s+rum)\b"
)
_OF_SEVERAL: Final = re.compile(r"(?:ar|er|or|arna|erna|orna|na)$")
_OFFERS: Final = re.compile(r"\butbud\s+av\s+$", re.IGNORECASE)
_QUOTED: Final = re.compile(
    r"\b(?:till\s+exempel|t\.?\s?ex\.?|exempelvis|"
    r"såsom)\s+[\"”“](?P<title>[^\"”]{3,60})[\"”]"
)
_JOINT_WORDS: Final = re.compile(
    r"^(?:en|ett|två|tre|minst|flera)?\s*(?:läns\s?(?:gemensam\w*|övergripande)\s+)", re.IGNORECASE
)


def is_list_of_trainings(
    passage: Passage, above: Sequence[Passage], vocabulary: FactVocabulary
) -> bool:
    """Whether the words above an item, or its heading, say that it is a planned event."""
    introductions = [
        one.text for one in above if one.kind is PassageKind.TEXT and len(one.text) < 2 * AROUND
    ]
    is_training = any(
        TRAINING.search(text) and not _NOT_PLANNED.search(text)
        for text in (passage.heading, *introductions)
    )
    has_kind = training_words.find_kind(passage.text, vocabulary) is not None
    starts_so = bool(
        re.match(r"\w*(?:utbildning|seminarium|konferens|föreläsning)", passage.text, re.IGNORECASE)
    )
    if starts_so and not is_training:
        return any(re.search(r"bevilja|planera", text, re.IGNORECASE) for text in introductions)
    when, _ = split_when(passage.text, None)
    if _CALENDAR.search(passage.heading) and has_kind and when.text is not None:
        return True
    has_time = when.text is not None or when_at_end(passage.text) is not None
    is_introduced = any(
        _PLANNED_LIST.search(text) and text.endswith(":") for text in introductions[-1:]
    )
    return is_training and (has_kind or has_time or is_introduced)


def read_item(
    passage: Passage, around: str, vocabulary: FactVocabulary, budget_year: int | None
) -> FoundTraining:
    """Read an item of a list of events; ``around`` is the text that introduces the list."""
    when, rest = split_when(passage.text, budget_year)
    cost = next(iter(scan_amounts(rest)), None)
    at_end = when_at_end(rest[: cost.start].rstrip(" ,") if cost else rest)
    if not when.text:
        when = read_when(at_end, budget_year) if at_end else find_when(rest, budget_year)
    kind = training_words.find_kind(rest, vocabulary)
    offset = len(passage.text) - len(rest)
    return FoundTraining(
        training=make_training(
            passage,
            0,
            text=passage.text,
            around=f"{passage.heading} {around}",
            when=when,
            title=_item_title(rest[: cost.start] if cost else rest, kind),
            kind=kind.training_type if kind else None,
            audience=training_words.find_audience(rest),
            counts=training_words.find_participants(rest),
            cost=cost,
            budget_year=budget_year,
            confidence=Confidence.B,
        ),
        offsets=(offset + cost.start,) if cost else (),
    )


def _item_title(text: str, kind: training_words.KindWord | None) -> str:
    own = _JOINT_WORDS.sub("", text)
    after = text[kind.end :] if kind else ""
    if named := re.match(
        rf"\s*(?:[:{DASH_SIGNS}]\s*)?[\"”]?(?=[A-ZÅÄÖ])(?P<title>.+)",
        after,
    ):
        own = named["title"]
    return short_title(own)


def read_sentence(
    passage: Passage, start: int, text: str, vocabulary: FactVocabulary, budget_year: int | None
) -> Iterator[FoundTraining]:
    """Read an event that a sentence says will be held: one or a number of them, or a named one."""
    if _OVER.search(text):
        return
    stated = years_named(text)
    if budget_year is not None and stated and max(stated) < budget_year:
        return
    title = _will_be(text, vocabulary)
    kind = training_words.find_kind(text, vocabulary)
    place = 0
    while title is None and kind is not None:
        before = text[: place + kind.start]
        if (
            (_HOLDS.search(text) and _COUNTED.search(before))
            or _INVITED.search(before)
            or _OFFERS.search(before)
        ):
            title = short_title(_from_word(text, place + kind.start))
            break
        place += kind.end
        kind = training_words.find_kind(text[place:], vocabulary)
    if title is None:
        return
    own_kind = training_words.find_kind(title, vocabulary)
    names = [(title, own_kind)]
    if _OFFERS.search(text[: _place_of(title, text)]) and (quoted := _QUOTED.search(text)):
        names.append((quoted["title"], training_words.find_kind(quoted["title"], vocabulary)))
    for name, one in names:
        yield FoundTraining(
            training=make_training(
                passage,
                start,
                text=text,
                around=passage.heading,
                when=find_when(text, budget_year),
                title=name,
                kind=one.training_type if one else None,
                audience=training_words.find_audience(text[_place_of(name, text) :]),
                counts=training_words.find_participants(text),
                cost=None,
                budget_year=budget_year,
                confidence=Confidence.C,
            )
        )


def _place_of(title: str, text: str) -> int:
    """Where a title begins in the text it was taken from; its end where spaces were changed."""
    match = re.search(re.escape(title), text, re.IGNORECASE)
    return match.start() if match else len(text)


def _from_word(text: str, start: int) -> str:
    return re.split(r"\s+(?:och|samt)\s+(?:det|vi|förbundet)\b|;", text[start:])[0]


def _will_be(text: str, vocabulary: FactVocabulary) -> str | None:
    """Give the subject of "X kommer att hållas" where its first words name a kind of event.

    One of "X hålls i maj" is an event where its first word is of one and a time is told.
    """
    for match in reversed(list(_WILL_BE.finditer(text))):
        if training_words.find_kind(" ".join(match["title"].split()[:3]), vocabulary):
            return match["title"]
    held = _IS_HELD.match(text)
    kind = training_words.find_kind(held["title"], vocabulary) if held else None
    is_named = kind is not None and kind.start == 0 and not _OF_SEVERAL.search(kind.text)
    return held["title"] if held and is_named and find_when(text, None).text else None
