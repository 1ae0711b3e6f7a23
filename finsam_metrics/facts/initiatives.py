"""Initiatives that the text says get money, in lists and in sentences."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from finsam_metrics.facts.passages import (
    Passage,
    PassageKind,
    items_after,
    split_sentences,
)
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.facts import Stated
from finsam_metrics.model.records import Initiative
from finsam_metrics.words.bounds import ABOUT
from finsam_metrics.words.dashes import DASH_SIGNS
from finsam_metrics.words.sums import is_sum_label
from finsam_metrics.words.text_amounts import (
    TextAmount,
    amount_without_unit,
    scan_amounts,
    split_row,
)
from finsam_metrics.words.units import find_unit
from finsam_metrics.words.years import YEAR

_GETS_MONEY: Final = re.compile(
    r"\b(?:bevilja\w*|tilldela[ts]\w*|finansieras|finansierar|får\s+(?:medel|stöd|pengar)|erhåller|"
    r"beslutat?\s+(?:om\s+)?(?:medel|att\s+(?:finansiera|bevilja))|medfinansierar?s?)\b",
    re.IGNORECASE,
)
_ACTIVITY: Final = re.compile(r"projekt|insats|aktivitet|verksamhet", re.IGNORECASE)
_BEGINS_LIST: Final = re.compile(r"\bföljande\b|:$", re.IGNORECASE)
_NAME_END: Final = re.compile(
    rf"\s*(?:[,:\t({DASH_SIGNS}]|\b(?:med|om|på|beviljas|tilldelas|får)\b|{ABOUT})*\s*$",
    re.IGNORECASE,
)
_MONEY_OF_ONE: Final = re.compile(
    rf"(?:beviljade?|tilldelade?|beslutade?)\s+(?:medel|belopp|budget)(?:\s+(?:för\s+)?{YEAR})?\s*:\s*",
    re.IGNORECASE,
)
_HEADING_NUMBER: Final = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_NO_NAME: Final = re.compile(r"budget|ekonomi|finansiering|medel|insatser|projekt$", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\b(?:under\s+förutsättning\b|förutsatt\s+att\b|med\s+förbehåll\b|villkor\w*\b|"
    r"om\s+(?=\S+\s+(?:beviljas|får)))[^.;]*",
    re.IGNORECASE,
)
_NOUN: Final = (
    r"(?:projekt(?:et)?|insats(?:en)?|samverkansinsats(?:en)?|aktivitet(?:en)?|verksamhet(?:en)?)"
)
_NAME: Final = (
    r"[\"”]?(?P<name>[A-ZÅÄÖ][\w/&+.-]*(?:"
    r"\s+(?:[A-ZÅÄÖ0-9][\w/&+.-]*|i(?=\s[A-ZÅÄÖ])))*)[\"”]?"
)
_IN_SENTENCE: Final = (
    re.compile(
        rf"\b(?i:{_NOUN})\s+{_NAME}\s+(?i:beviljades|har\s+(?:också\s+)?(?:beviljats|tilldelats|fått)|"
        rf"beviljas|tilldelas|får|erhåller|finansieras\s+med)\b"
    ),
    re.compile(rf"\b(?i:bevilja\w*|tilldela\w*)\s+(?i:{_NOUN}\s+)?{_NAME}"),
    re.compile(
        rf"\b(?i:bevilja\w*|tilldela\w*|avsätt\w*|avsatt\w*|anslå\w*)\b[^.]*?\b(?i:till|för|"
        rf"åt)\s+(?i:{_NOUN})\s+{_NAME}"
    ),
    re.compile(rf"^{_NAME}\s+(?i:har\s+beviljats|beviljas|tilldelas|har\s+tilldelats)\b"),
)
_STOP: Final = re.compile(
    r"^(?:Styrelsen|Förbundet|Samordningsförbundet|Medel|Projektet|Insatsen|ESF|Följande)$"
)
_MOST_NAME_WORDS: Final = 14

Span = tuple[int, int]


def find_initiatives(
    passages: Sequence[Passage],
) -> tuple[tuple[Stated[Initiative], ...], dict[Span, str]]:
    """Find initiatives with granted money.

    Returns:
        The initiatives, and their names by where the amount stands: number of passage and offset.
    """
    found: list[Stated[Initiative]] = []
    names: dict[Span, str] = {}
    listed: set[int] = set()
    numbers = {id(one): number for number, one in enumerate(passages)}
    for place, passage in enumerate(passages):
        if place in listed or passage.kind is PassageKind.ROW:
            continue
        items = items_after(passages, place) if _introduces(passage) else []
        for item in items:
            listed.add(numbers[id(item)])
            if is_sum_label(item.text):
                continue
            amount = next(iter(scan_amounts(item.text)), None)
            initiative = _of_item(item, amount, find_unit(passage.text))
            found.append(initiative)
            if amount:
                names[numbers[id(item)], amount.start] = initiative.record.name
        if under_heading := _under_heading(passage):
            initiative, span = under_heading
            found.append(initiative)
            names[place, span] = initiative.record.name
        elif not items:
            for initiative, span in _in_sentences(passage):
                found.append(initiative)
                names[place, span] = initiative.record.name
    return tuple(found), names


def _under_heading(passage: Passage) -> tuple[Stated[Initiative], int] | None:
    """The initiative that a heading names, where all that a line below says is its money."""
    amounts = scan_amounts(passage.text)
    is_of_one = passage.heading and not _NO_NAME.search(passage.heading)
    if len(amounts) != 1 or not is_of_one or passage.kind is PassageKind.ROW:
        return None
    amount = amounts[0]
    is_all = not passage.text[amount.end :].strip(" .")
    if not is_all or not _MONEY_OF_ONE.fullmatch(passage.text[: amount.start]):
        return None
    record = _initiative(
        _HEADING_NUMBER.sub("", passage.heading),
        amount,
        None,
        page=passage.page_at(amount.start),
        line=passage.line_at(amount.start),
    )
    stated = Stated(record=record, printed_text=passage.text, confidence=Confidence.B)
    return stated, amount.start


def _introduces(passage: Passage) -> bool:
    """Whether a heading, or the last sentence of a text, introduces a list of what gets money."""
    text = split_sentences(passage.text)[-1].text
    is_heading = passage.kind is PassageKind.HEADING
    is_introduction = is_heading or bool(_BEGINS_LIST.search(text))
    return is_introduction and all(words.search(text) for words in (_GETS_MONEY, _ACTIVITY))


def _of_item(item: Passage, amount: TextAmount | None, unit: str | None) -> Stated[Initiative]:
    """Read an item; a row of a table has its amount without a unit, which is that of the list."""
    row = split_row(item.text) if amount is None else None
    if row is not None:
        return Stated(
            record=_initiative(
                row[0].rstrip(" .:"),
                amount_without_unit(row[1], unit) if unit else None,
                None,
                page=item.page,
                line=item.line,
            ),
            printed_text=item.text,
            confidence=Confidence.B if unit else Confidence.C,
        )
    before = item.text if amount is None else item.text[: amount.start]
    after = "" if amount is None else item.text[amount.end :]
    condition = _CONDITION.search(after if amount else before)
    name = before if amount or condition is None else before[: condition.start()]
    return Stated(
        record=_initiative(
            _NAME_END.sub("", _shortened(name)).strip(" .,;"),
            amount,
            condition,
            page=item.page,
            line=item.line,
        ),
        printed_text=item.text,
        confidence=Confidence.A if amount else Confidence.B,
    )


def _initiative(
    name: str,
    amount: TextAmount | None,
    condition: re.Match[str] | None,
    *,
    page: int | None,
    line: int,
) -> Initiative:
    return Initiative(
        name=name,
        amount_sek=amount.amount_sek if amount else None,
        printed_text=amount.printed_text if amount else None,
        unit=amount.unit if amount else None,
        condition_text=condition[0].strip(" .") if condition else None,
        supplement_text=None,
        owner_text=None,
        partner_text=None,
        orientation=None,
        is_judgement=False,
        page=page,
        line=line,
        detail_line=None,
    )


def _shortened(name: str) -> str:
    """The words of an item that name it: up to the first stop, where it goes on."""
    words = name.split()
    if len(words) <= _MOST_NAME_WORDS:
        return name
    return re.split(r"[.:,;]\s", name, maxsplit=1)[0]


def _in_sentences(passage: Passage) -> Iterator[tuple[Stated[Initiative], int]]:
    for sentence in split_sentences(passage.text):
        amounts = scan_amounts(sentence.text)
        match = next((m for one in _IN_SENTENCE if (m := one.search(sentence.text))), None)
        if match is None or len(amounts) != 1 or _STOP.match(match["name"]):
            continue
        amount = amounts[0]
        name = match["name"]
        if match.start("name") < amount.start < match.end("name"):
            name = name[: amount.start - match.start("name")]
        condition = _CONDITION.search(sentence.text)
        offset = sentence.start + amount.start
        record = _initiative(
            name.strip(" ."),
            amount,
            condition,
            page=passage.page_at(offset),
            line=passage.line_at(offset),
        )
        yield (
            Stated(record=record, printed_text=sentence.text, confidence=Confidence.B),
            offset,
        )
