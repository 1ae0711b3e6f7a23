"""One planned event that was found, and how it is titled."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finsam_metrics.facts import event_words
from finsam_metrics.facts.passages import Passage
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.facts import PlannedEvent
from finsam_metrics.words.bounds import ABOUT
from finsam_metrics.words.text_amounts import TextAmount
from finsam_metrics.words.times import When

TRAINING: Final = re.compile(
    r"utbildning|kompetensutveckl|konferens|seminari|föreläsning|kurser\b|studieres", re.IGNORECASE
)
SENTENCE_END: Final = re.compile(r"[.!?](?=\s|$)")
_SAYS_MORE: Final = re.compile(rf",\s|\s+för\s+(?:{ABOUT}\s)?\d|\s+med\s+inspel|\s+i\s+syfte\s+att")
_MOST_TITLE_WORDS: Final = 12
AROUND: Final = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundEvent:
    """An event and where its amounts stand in its passage."""

    event: PlannedEvent
    offsets: tuple[int, ...] = ()


def make_event(
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
    """Make an event of what was read of it; its scope and reach are told by the words around."""
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


def short_title(text: str) -> str:
    """The first words of a text, up to where it says more than what the event is called."""
    stop = SENTENCE_END.search(text)
    own = text[: stop.start()] if stop else text
    words = _SAYS_MORE.split(own)[0].split()[:_MOST_TITLE_WORDS]
    title = " ".join(words).strip(' ,:"”')
    return title[:1].upper() + title[1:]
