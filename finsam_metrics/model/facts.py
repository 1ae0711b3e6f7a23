"""Facts that a plan states in words, each with its place."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """Whose plan a document is, and of which year. None where the text does not say.

    Attributes:
        title: The document's own title.
        association_text: The association as printed.
        association_id: The association, where it is one that we know.
        budget_year: The year that the plan is for.
        registry_number: Diarienummer.
        decided_date: When it was decided.
        decided_text: The words that say so.
    """

    title: str | None = None
    association_text: str | None = None
    association_id: str | None = None
    budget_year: int | None = None
    registry_number: str | None = None
    decided_date: date | None = None
    decided_text: str | None = None
