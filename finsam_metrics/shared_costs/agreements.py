"""What an agreed key rests on and when it holds, said alike on the screen, in files and steps."""

from datetime import date
from typing import Final

from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import NBSP
from finsam_metrics.shared_costs.keys import AgreedKey
from finsam_metrics.shared_costs.periods import period_of

NO_DECISION: Final = "inget beslut angivet"


def decision_text(agreed: AgreedKey) -> str:
    """Say who decided a key, when and in which paragraph, or what of that is not stated."""
    if not agreed.is_decided:
        return NO_DECISION
    paragraph = agreed.decision_paragraph
    if paragraph is not None and not paragraph.startswith("§"):
        paragraph = f"§{NBSP}{paragraph}"
    day = agreed.decision_date
    return ", ".join(
        (
            agreed.decision_body or "organ ej angivet",
            "datum ej angivet" if day is None else format_date(day),
            paragraph or "paragraf ej angiven",
        )
    )


def decision_sentence(agreed: AgreedKey) -> str:
    """Say the same as a sentence, and whose plan states the key where that is known."""
    stated_in = "" if agreed.stated_in is None else f" Dokument: {agreed.stated_in}."
    return f"Beslut: {decision_text(agreed)}.{stated_in}"


def validity_text(agreed: AgreedKey) -> str:
    """Say when a key holds: from which day and to which, or for which year it was agreed."""
    first, last = agreed.valid_from, agreed.valid_to
    if first is None and last is None:
        return f"för {agreed.year}"
    if (first, last) == period_of(str(agreed.year)):
        return f"hela {agreed.year}"
    said = [
        f"{word} {format_date(day)}"
        for word, day in (("från", first), ("till", last))
        if day is not None
    ]
    return " ".join(said)


def valid_days(agreed: AgreedKey) -> tuple[date | None, date | None]:
    """Give the first and last day that a key holds; those of its year where neither is stated."""
    if agreed.valid_from is None and agreed.valid_to is None:
        return period_of(str(agreed.year))
    return agreed.valid_from, agreed.valid_to
