"""Tables of planned events, with cells or with their line breaks lost."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from finsam_metrics.facts import training_words
from finsam_metrics.facts.found_trainings import (
    SENTENCE_END,
    TRAINING,
    FoundTraining,
    make_training,
    short_title,
)
from finsam_metrics.facts.passages import (
    Passage,
    PassageKind,
    next_cell,
    rows_after,
    split_sentences,
)
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.words.amounts import is_amount
from finsam_metrics.words.text_amounts import TextAmount, amount_without_unit, scan_amounts
from finsam_metrics.words.times import BEGINS_ROW, When, read_when
from finsam_metrics.words.units import UNIT_IN_HEADING

_WHEN_WORDS: Final = r"(?:tid(?:punkt)?|datum|när|period|termin)"
_WHO_WORDS: Final = r"(?:målgrupp(?:er)?|för\s+vem|deltagare|vem)"
_WHAT_WORDS: Final = (
    r"(?:(?:syfte|innehåll|ämne|tema|aktivitet(?:er)?|utbildning(?:ar)?|insats(?:er)?|seminarium|"
    r"rubrik|vad)(?:\s+och\s+\w+)?)"
)
_COST_WORDS: Final = r"(?:kostnad(?:er)?|pris|budget|belopp|summa)"
FLAT_HEAD: Final = re.compile(
    rf"\b(?i:{_WHEN_WORDS})\s+(?P<second>(?i:{_WHO_WORDS}|{_WHAT_WORDS}))\s+(?:(?i:{_WHO_WORDS}|"
    rf"{_WHAT_WORDS}|plats|ansvarig)\s+)*(?i:{_COST_WORDS})\s+"
)


def columns_of_trainings(passage: Passage) -> dict[str, int]:
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
                f"{words}{UNIT_IN_HEADING}", cell.strip(), re.IGNORECASE
            ):
                found[name] = place
                break
    return found if "what" in found and found.keys() & {"when", "who"} else {}


def lines_of_training_tables(
    passages: Sequence[Passage], vocabulary: FactVocabulary
) -> frozenset[int]:
    """Give the lines of tables of events, whose costs are no rows of a budget.

    A table whose columns are those of events is one where its heading, or most of its rows, say
    that they are trainings: initiatives have times and costs too.
    """
    found: set[int] = set()
    for place, passage in enumerate(passages):
        if passage.kind is not PassageKind.ROW or not columns_of_trainings(passage):
            continue
        rows = list(
            takewhile(lambda row: not columns_of_trainings(row), rows_after(passages, place))
        )
        of_events = [row for row in rows if training_words.find_kind(row.text, vocabulary)]
        if TRAINING.search(passage.heading) or 2 * len(of_events) > len(rows):
            found |= {row.line for row in (passage, *rows)}
    return frozenset(found)


def read_row(
    passage: Passage,
    columns: dict[str, int],
    unit: str | None,
    vocabulary: FactVocabulary,
    budget_year: int | None,
) -> Iterator[FoundTraining]:
    """Read a row of a table of events; none where no word of it says which kind it is.

    Args:
        passage: The row.
        columns: What ``columns_of_trainings`` gives of the table's heading.
        unit: Of costs without one of their own.
        vocabulary: The known kinds of events.
        budget_year: Year of the plan.
    """
    cells = passage.text.split("\t")
    texts = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
    kind = training_words.find_kind(texts["what"], vocabulary) or training_words.find_kind(
        passage.text, vocabulary
    )
    if not texts["what"] or (kind is None and not TRAINING.search(passage.heading)):
        return
    when = read_when(texts["when"], budget_year) if texts.get("when") else When()
    cost, amounts = _cell_cost(texts.get("cost", ""), unit)
    low, high = training_words.find_participants(passage.text)
    counted = re.fullmatch(r"\D*(\d+)\D*", texts.get("count", ""))
    if counted and low is None and high is None:
        low = high = int(counted[1])
    yield FoundTraining(
        training=make_training(
            passage,
            0,
            text=passage.text,
            around=passage.heading,
            when=when,
            title=short_title(texts["what"]),
            kind=kind.training_type if kind else None,
            audience=texts.get("who") or training_words.find_audience(texts["what"]),
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
    return amount_without_unit(cell, unit), False


def read_flat_table(
    passage: Passage,
    head: re.Match[str],
    end: int,
    around: str,
    vocabulary: FactVocabulary,
    budget_year: int | None,
) -> Iterator[tuple[FoundTraining, int]]:
    """Read a table whose line breaks are lost: a row begins with a time, ends with its cost."""
    starts = list(BEGINS_ROW.finditer(passage.text, head.end(), end))
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
            _split_audience(text) if is_who_first else (training_words.find_audience(text), text)
        )
        kind = training_words.find_kind(rest, vocabulary)
        last = start.end() + (cost.end if cost else len(text))
        yield (
            FoundTraining(
                training=make_training(
                    passage,
                    start.start(),
                    text=passage.text[start.start() : last],
                    around=around,
                    when=read_when(start["when"], budget_year),
                    title=_flat_title(rest, kind),
                    kind=kind.training_type if kind else None,
                    audience=audience,
                    counts=training_words.find_participants(rest),
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


def _flat_title(text: str, kind: training_words.KindWord | None) -> str:
    """The title of a row in running words: after the kind and a colon, else from the beginning."""
    colon = re.search(r":\s+(?=\S)", text)
    stop = SENTENCE_END.search(text)
    own = text
    if (
        colon
        and kind
        and kind.start < colon.start()
        and (stop is None or colon.start() < stop.start())
    ):
        own = text[colon.end() :]
    stop = SENTENCE_END.search(own)
    own = own[: stop.start()] if stop else own
    cut = next_cell(own)
    return (own[:cut] if cut else own).strip(" ,:")
