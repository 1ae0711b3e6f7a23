"""Groups of people that a plan prioritises or is for, in lists and in sentences."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from finsam_metrics.facts.group_words import find_ages, find_groups
from finsam_metrics.facts.passages import (
    Passage,
    PassageKind,
    items_after,
    split_cells,
    split_sentences,
)
from finsam_metrics.facts.vocabulary import FactVocabulary, folded
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.facts import Stated
from finsam_metrics.model.records import UNMAPPED, PriorityGroup
from finsam_metrics.words.letters import fold

PRIORITY: Final = "priority"
TARGET_GROUP: Final = "target_group"

_GROUP: Final = r"(?:\w*grupp(?:er|erna|en)?|personer|individer)"
_PROPOSED: Final = "Förslag ur ord i texten."
_PRIORITISED: Final = re.compile(
    rf"\bpriorit\w*[^.:]{{0,60}}\b{_GROUP}\b|\b{_GROUP}\b[^.:]{{0,80}}\bpriorit\w*|"
    rf"\b(?:viktiga|särskilda|angelägna|utpekade|utvalda)\s+\w*grupper\b|"
    rf"\b\w*grupper\b[^.:]{{0,40}}\bsärskilt\s+(?:lyft|uppmärksam|fokus)\w*|"
    r"\bsärskilt\s+fokus\b|\bprioriterade\s+områden\b(?=.*\bgrupp)",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(rf"(?:{_PRIORITISED.pattern})[^:.]{{0,100}}:\s*", re.IGNORECASE)
_TARGET_LISTED: Final = re.compile(
    r"\b(?:mål|behovs)grupp(?:er|erna|en)?\b[^:.]{0,80}(?::\s*|$)", re.IGNORECASE
)
_INLINE: Final = (
    re.compile(
        rf"(?:{_PRIORITISED.pattern})[^:.]{{0,60}}?\b(?:är|utgörs\s+av|omfattar|"
        rf"består\s+av)\s+(?P<who>[^.:]+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bpriorit(?:eras|erar|era|erat)\s+(?:särskilt\s+)?(?:insatser\s+(?:för|till|"
        r"riktade\s+(?:till|mot))\s+)?(?P<who>[^.:]+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:fokus|fokusera[rs]?|fokuserat)\s+(?:på|"
        r"(?:(?:ska|skall)\s+)?(?:ligger|läggs|läggas|riktas|ligga)\s+(?:på|"
        r"mot))\s+(?P<who>[^.:;,]+(?:,\s[^.:;,]+)*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?P<who>[^.:]{1,300}?)\s+(?:är|ska\s+vara|skall\s+vara)\s+(?:en\s+|"
        r"ett\s+)?(?:särskilt\s+)?prioriterad\w*(?:\s+\w*grupp\w*)?\b",
        re.IGNORECASE,
    ),
)
_NAMELY: Final = re.compile(
    r"\b(?:det\s+gäller|gäller\s+främst|såsom|till\s+exempel|bland\s+annat|nämligen|"
    r"exempelvis)\s+(?P<who>[^.:]+)",
    re.IGNORECASE,
)
_TARGET: Final = re.compile(
    r"\b(?:mål|behovs)grupp(?:en|erna|er)?\b[^.:]{0,90}?\b(?:är|utgörs\s+av|består\s+av|omfattar|"
    r"avser)\s+(?P<who>.+)|"
    r"\binsats\w*\s+(?:\w+\s+){0,3}(?:rikta\w*\s+sig|vänder\s+sig)\s+(?:till|mot)\s+(?P<also>.+)",
    re.IGNORECASE,
)
_PREVENTIVE: Final = re.compile(
    r"\b(?:förebyggande|hälsofrämjande)[\w/]*(?:\s+\w+)?", re.IGNORECASE
)
_OF_THE_LAW: Final = re.compile(r"\bproposition\w*|\bförarbeten\w*", re.IGNORECASE)
_STATUTORY: Final = re.compile(
    r"\b(?:individer|personer|människor|"
    r"invånare)\b[^.;]{0,60}?\bbehov\s+av\s+[^.,;]*?samordna\w*\s+\w+",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"(?:behovs|mål)?grupp(?:en|erna)\s+(?P<verb>\w+)(?P<of>\s+av)?\s+", re.IGNORECASE
)
_EQUAL_VERBS: Final = frozenset({"är", "utgörs", "består", "omfattar"})
_PARTS: Final = re.compile(
    r",\s+(?:samt\s+|och\s+)?|\s+(?:och|samt)\s+(?!samordnade\b|tidiga\b)", re.IGNORECASE
)
_MOST_UNKNOWN: Final = 1
_NOT_PRIORITISED: Final = re.compile(r"\binte\s+(?:\w+\s+)?priorit\w*", re.IGNORECASE)


def find_priority_groups(
    passages: Sequence[Passage], vocabulary: FactVocabulary
) -> tuple[Stated[PriorityGroup], ...]:
    """Find the groups that the plan names, each with the common groups that it may stand for.

    A group of the law itself is whom the association is for, also in a list of prioritised ones.
    """
    found: list[Stated[PriorityGroup]] = []
    listed: set[int] = set()
    numbers = {id(one): number for number, one in enumerate(passages)}
    for place, passage in enumerate(passages):
        if place in listed or passage.kind is PassageKind.ROW:
            continue
        context = _introduced(passage)
        items = items_after(passages, place) if context else []
        for item in items:
            listed.add(numbers[id(item)])
            found += _mentions(item, 0, item.text, context or "", vocabulary, is_listed=True)
        if items:
            last = numbers[id(items[-1])]
            for number in range(place + 1, last):
                if number not in listed:
                    listed.add(number)
                    found += _explained(passages[number], context or "", vocabulary)
        elif passage.kind is not PassageKind.HEADING:
            found += _in_sentences(passage, vocabulary)
    if not any(one.record.group_id in vocabulary.statutory_group_ids for one in found):
        found += _statutory(passages, vocabulary)
    return tuple(_distinct(found))


def _introduced(passage: Passage) -> str | None:
    """Which context a passage introduces a list for: by its last sentence, or as a heading."""
    text = split_sentences(passage.text)[-1].text
    if not (
        text.endswith(":") or passage.kind is PassageKind.HEADING or "följande" in text.casefold()
    ):
        return None
    if _NOT_PRIORITISED.search(text):
        return None
    if _PRIORITISED.search(text):
        return PRIORITY
    return TARGET_GROUP if _TARGET_LISTED.search(text) else None


def _mentions(
    passage: Passage,
    offset: int,
    text: str,
    context: str,
    vocabulary: FactVocabulary,
    *,
    is_listed: bool,
) -> Iterator[Stated[PriorityGroup]]:
    """Give one mention per common group; in a list also a group that no known word says."""
    own = text.strip(" .,;:")
    if subject := _SUBJECT.match(own):
        if fold(subject["verb"]) in _EQUAL_VERBS:
            own, context = own[subject.end() :], TARGET_GROUP
        elif subject["verb"].endswith(("s", "r")):
            return
    low, high = find_ages(own)
    groups = [*find_groups(own, vocabulary).items()]
    if not groups and is_listed:
        groups = [(UNMAPPED, True)]
    for group, is_proposal in groups:
        record = PriorityGroup(
            group_text=own,
            group_id=group,
            age_from=low,
            age_to=high,
            context=TARGET_GROUP if group in vocabulary.statutory_group_ids else context,
            activity_text=None,
            is_judgement=is_proposal,
            judgement_text=_PROPOSED if is_proposal else None,
            page=passage.page_at(offset),
            line=passage.line_at(offset),
        )
        yield Stated(
            record=record,
            printed_text=text,
            confidence=Confidence.C if is_proposal else Confidence.B,
        )


def _explained(
    passage: Passage, context: str, vocabulary: FactVocabulary
) -> Iterator[Stated[PriorityGroup]]:
    """Groups that a text between the items of a list enumerates."""
    for sentence in split_sentences(passage.text):
        if match := _NAMELY.search(sentence.text):
            yield from _enumerated(
                passage, sentence.start + match.start("who"), match["who"], context, vocabulary
            )


def _enumerated(
    passage: Passage, offset: int, text: str, context: str, vocabulary: FactVocabulary
) -> Iterator[Stated[PriorityGroup]]:
    """Groups in an enumeration; its parts without a known word are no groups."""
    own = re.split(
        r"\s+(?:och|samt)\s+att\b|\s+utan\s+att\b|\s+i\s+enlighet\b|\s+och\s+(?:ska|skall|som)\b",
        text,
    )[0]
    for part in _PARTS.split(own):
        yield from _mentions(passage, offset, part, context, vocabulary, is_listed=False)


def _in_sentences(passage: Passage, vocabulary: FactVocabulary) -> Iterator[Stated[PriorityGroup]]:
    is_about = bool(
        re.search(
            r"(?:mål|behovs)grupp|prioriterade\s+grupper",
            f"{passage.heading} {passage.text}",
            re.IGNORECASE,
        )
    )
    for sentence in split_sentences(passage.text):
        text, start = sentence.text, sentence.start
        if _OF_THE_LAW.search(text) or _NOT_PRIORITISED.search(text):
            continue
        if running := _LISTED.search(text):
            yield from _in_running_list(
                passage, start, text[running.end() :], running.end(), vocabulary
            )
            continue
        if target := _TARGET.search(text):
            who = target["who"] or target["also"]
            yield from _target(passage, start, who, vocabulary)
        elif is_about and (preventive := _PREVENTIVE.search(text)):
            yield from _mentions(
                passage, start, preventive[0], TARGET_GROUP, vocabulary, is_listed=False
            )
        elif inline := next((m for one in _INLINE if (m := one.search(text))), None):
            yield from (
                one
                for one in _enumerated(
                    passage, start + inline.start("who"), inline["who"], PRIORITY, vocabulary
                )
                if one.record.context == PRIORITY
            )


def _target(
    passage: Passage, start: int, who: str, vocabulary: FactVocabulary
) -> Iterator[Stated[PriorityGroup]]:
    """Groups of a sentence that says whom the association is for, often the law's own group."""
    statutory = _STATUTORY.search(who)
    if statutory:
        yield from _mentions(
            passage, start, statutory[0], TARGET_GROUP, vocabulary, is_listed=False
        )
    rest = who.replace(statutory[0], " ") if statutory else who
    for part in re.split(r"[,;]|\bsamt\b|\boch\b(?!\s+samordnade)", rest):
        yield from (
            one
            for one in _mentions(passage, start, part, TARGET_GROUP, vocabulary, is_listed=False)
            if not (statutory and one.record.group_id in vocabulary.statutory_group_ids)
        )


def _in_running_list(
    passage: Passage, start: int, text: str, offset: int, vocabulary: FactVocabulary
) -> Iterator[Stated[PriorityGroup]]:
    """Groups after a colon: parted by commas, or by capitals where line breaks are lost.

    Two cells without a known word end the list.
    """
    cells = split_cells(text)
    if len(cells) == 1:
        yield from _enumerated(passage, start + offset, text, PRIORITY, vocabulary)
        return
    unknown = 0
    for cell in cells:
        unknown = 0 if cell.endswith(":") or find_groups(cell, vocabulary) else unknown + 1
        if unknown > _MOST_UNKNOWN:
            return
        if not cell.endswith(":"):
            yield from _mentions(
                passage, start + offset, cell, PRIORITY, vocabulary, is_listed=False
            )


def _statutory(
    passages: Sequence[Passage], vocabulary: FactVocabulary
) -> Iterator[Stated[PriorityGroup]]:
    """The law's own group where the plan only repeats the law's words."""
    for passage in passages:
        if match := _STATUTORY.search(passage.text):
            yield from _mentions(
                passage, match.start(), match[0], TARGET_GROUP, vocabulary, is_listed=False
            )
            return


def _distinct(found: Sequence[Stated[PriorityGroup]]) -> Iterator[Stated[PriorityGroup]]:
    """Each printed group once; whom the association is for once per common group, with ages."""
    aged = [
        stated.record
        for stated in found
        if (stated.record.age_from, stated.record.age_to) != (None, None)
    ]
    seen: set[tuple[str, str]] = set()
    for stated in found:
        group = stated.record
        is_target = group.context == TARGET_GROUP
        same_aged = next(
            (
                other
                for other in aged
                if (other.group_id, other.context) == (group.group_id, group.context)
            ),
            None,
        )
        if is_target and same_aged is not None and group is not same_aged:
            continue
        key = (group.group_id, TARGET_GROUP if is_target else folded(group.group_text))
        if key in seen:
            continue
        seen.add(key)
        yield stated
