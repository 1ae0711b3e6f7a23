"""Planned trainings and other events: in tables, in lists and in sentences."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from finsam_metrics.facts import training_words
from finsam_metrics.facts.found_trainings import AROUND, FoundTraining
from finsam_metrics.facts.passages import Passage, PassageKind, split_sentences
from finsam_metrics.facts.training_sentences import (
    is_list_of_trainings,
    read_item,
    read_sentence,
)
from finsam_metrics.facts.training_tables import (
    FLAT_HEAD,
    columns_of_trainings,
    read_flat_table,
    read_row,
)
from finsam_metrics.facts.vocabulary import FactVocabulary, folded
from finsam_metrics.model.facts import Stated
from finsam_metrics.model.records import Training
from finsam_metrics.words.units import find_unit

Span = tuple[int, int]

_COMMON: Final = re.compile(r"^gemensam\w*\s+|\s+(?:hålls|arrangeras|genomförs|planeras)$")


def find_trainings(
    passages: Sequence[Passage], vocabulary: FactVocabulary, *, budget_year: int | None
) -> tuple[tuple[Stated[Training], ...], frozenset[Span]]:
    """Find planned events.

    Returns:
        The events, and where the amounts of their costs stand: number of passage and offset.
    """
    found: list[Stated[Training]] = []
    taken: set[Span] = set()
    columns: dict[str, int] = {}
    unit: str | None = None
    around = ""
    for number, passage in enumerate(passages):
        if passage.kind is PassageKind.ROW:
            head = columns_of_trainings(passage)
            if head:
                columns, unit = head, find_unit(passage.text.replace("\t", " "))
                continue
            read = (
                list(read_row(passage, columns, unit, vocabulary, budget_year)) if columns else []
            )
        else:
            columns = {}
            read = list(
                _in_text(
                    passage, passages[max(0, number - 3) : number], around, vocabulary, budget_year
                )
            )
            heads = list(FLAT_HEAD.finditer(passage.text))
            around = (
                passage.text[max(0, heads[-1].start() - AROUND) : heads[-1].start()]
                if heads
                else ""
            )
        for one in read:
            taken |= {(number, offset) for offset in one.offsets}
            if not any(_is_same(one.training.record, other.record) for other in found):
                found.append(one.training)
    return tuple(found), frozenset(taken)


def _is_same(one: Training, other: Training) -> bool:
    """Whether an event is said twice: same kind, with a title and a time that do not differ."""
    titles = [_COMMON.sub("", re.sub(r"\W+", " ", folded(e.title)).strip()) for e in (one, other)]
    is_titled = titles[0].startswith(titles[1]) or titles[1].startswith(titles[0])
    same_time = one.when_text is None or other.when_text is None or one.when_text == other.when_text
    return is_titled and same_time and one.training_type == other.training_type


def _in_text(
    passage: Passage,
    above: Sequence[Passage],
    around: str,
    vocabulary: FactVocabulary,
    budget_year: int | None,
) -> Iterator[FoundTraining]:
    heads = list(FLAT_HEAD.finditer(passage.text))
    covered = 0
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(passage.text)
        own = passage.text[max(0, head.start() - AROUND) : head.start()]
        near = own if training_words.find_scope(own, "", None) else around
        for one, last in read_flat_table(passage, head, end, near, vocabulary, budget_year):
            yield one
            covered = last
    if passage.kind is PassageKind.ITEM and is_list_of_trainings(passage, above, vocabulary):
        yield read_item(
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
        yield from read_sentence(
            passage, sentence.start + start, sentence.text[start:], vocabulary, budget_year
        )
