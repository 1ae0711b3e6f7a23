"""One planned training or other event that was found, and how it is titled."""

import re
from dataclasses import dataclass
from typing import Final

from finsam_metrics.facts import training_words
from finsam_metrics.facts.passages import Passage
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.facts import Stated
from finsam_metrics.model.records import UNMAPPED, Training
from finsam_metrics.model.slugs import make_slug
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
class FoundTraining:
    """An event and where its amounts stand in its passage."""

    training: Stated[Training]
    offsets: tuple[int, ...] = ()


def make_training(
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
) -> Stated[Training]:
    """Make an event of what was read of it; its scope and reach are told by the words around."""
    scope = training_words.find_scope(text, around, audience)
    record = Training(
        training_id=make_slug(title) or "utbildning",
        title=title,
        when_text=when.text,
        start_date=when.day,
        year=when.year or budget_year,
        month=when.month,
        season=when.season,
        scope=scope,
        reach=training_words.find_reach(text, around, scope, audience),
        training_type=kind or UNMAPPED,
        audience_text=audience,
        participants_min=counts[0],
        participants_max=counts[1],
        cost_sek=cost.amount_sek if cost else None,
        printed_text=cost.printed_text if cost else None,
        unit=cost.unit if cost else None,
        is_judgement=False,
        page=passage.page_at(offset),
        line=passage.line_at(offset),
    )
    return Stated(record=record, printed_text=" ".join(text.split()), confidence=confidence)


def short_title(text: str) -> str:
    """The first words of a text, up to where it says more than what the event is called."""
    stop = SENTENCE_END.search(text)
    own = text[: stop.start()] if stop else text
    words = _SAYS_MORE.split(own)[0].split()[:_MOST_TITLE_WORDS]
    title = " ".join(words).strip(' ,:"”')
    return title[:1].upper() + title[1:]
