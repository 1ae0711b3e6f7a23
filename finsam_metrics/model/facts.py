"""Facts that a plan states in words, each with its place.

None means *not stated*. What a text is proposed to stand for is marked as a proposal, and nothing
is proposed where no known word says so.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.enums import Concept, DocumentKind, Kind, RowKind, Statement, Version
from finsam_metrics.model.records import (
    Goal,
    Initiative,
    Meeting,
    PriorityGroup,
    Staffing,
    Training,
)

RecordT = TypeVar("RecordT")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated(Generic[RecordT]):
    """A record of a plan package that a text states; its page and line say where.

    Attributes:
        record: As it would stand in the package.
        printed_text: The item, row or sentence that states it.
    """

    record: RecordT
    printed_text: str
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """Whose plan a document is, and of which year. None where the text does not say.

    Attributes:
        title: The document's own title.
        association_text: The association as printed.
        association_id: The association, where it is one that we know.
        budget_year: The year that the plan is for.
        registry_number: Diarienummer.
        decided_date: When it was decided, or last revised.
        decided_text: The words that say so.
        phase: proposal, adopted or revised.
        document_kind: What its title says that the document is.
    """

    title: str | None = None
    association_text: str | None = None
    association_id: str | None = None
    budget_year: int | None = None
    registry_number: str | None = None
    decided_date: date | None = None
    decided_text: str | None = None
    phase: str | None = None
    document_kind: DocumentKind | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProseAmount:
    """One amount that stands in running text, with what the words around it say.

    Attributes:
        number: Order in the document, counted from 1.
        label: The words that name it.
        statement: None where the words do not say.
        kind: None where the words do not say.
        concept: Named total; None for other amounts.
        row_kind: Item, or a sum of others.
        category_id: Common category that the words themselves name, as interest.
        year: Calendar year; None where it is not stated, or the amount covers several.
        version: None where the year is not known.
        printed_text: The number as printed, without its unit.
        unit: kr, tkr or mkr, from the unit after the number.
        printed_amount_sek: Sign as printed.
        amount_sek: Comparable: a deficit is negative.
        is_approximate: True where the text says about, or gives a range.
        per_text: What it is for each of, as "per deltagare"; a rate is no budget.
        condition_text: The condition, as printed.
        part_of: Number of the amount that the text says is the sum of this and others.
    """

    number: int
    label: str
    statement: Statement | None
    kind: Kind | None
    concept: Concept | None
    row_kind: RowKind
    category_id: str | None
    year: int | None
    version: Version | None
    printed_text: str
    unit: str
    printed_amount_sek: Decimal
    amount_sek: Decimal
    is_approximate: bool
    per_text: str | None
    condition_text: str | None
    part_of: int | None
    page: int | None
    line: int
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedOwner:
    """Who the text says runs an initiative.

    Attributes:
        about_text: The words before, which name the initiative.
        owner_text: As printed.
        partner_text: With whom, as printed.
    """

    about_text: str
    owner_text: str
    partner_text: str | None
    page: int | None
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedAllocationKeyShare:
    """What one association pays under a shared key: an amount or a share of the whole.

    Attributes:
        association_text: As printed.
        association_id: None where it is none that we know.
        share: 0 to 1.
        printed_text: Amount or share as printed.
    """

    association_text: str
    association_id: str | None
    amount_sek: Decimal | None
    share: Decimal | None
    printed_text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedAllocationKey:
    """How associations share a cost: a key of the data when it has an id and known associations.

    Attributes:
        shares: One per association named.
        cap_sek: Most that is shared in all.
        cap_text: The cap as printed.
        year: The year it is for.
        printed_text: The words.
    """

    shares: tuple[StatedAllocationKeyShare, ...]
    cap_sek: Decimal | None
    cap_text: str | None
    year: int | None
    printed_text: str
    page: int | None
    line: int
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """Everything that a document states in words.

    Attributes:
        frame_sek: The members' contributions for the plan's year.
        applied_for_sek: What was asked of them.
        disposable_sek: All stated means together.
        disposable_is_approximate: None where none is stated.
    """

    identity: Identity
    frame_sek: Decimal | None
    applied_for_sek: Decimal | None
    disposable_sek: Decimal | None
    disposable_is_approximate: bool | None
    amounts: tuple[ProseAmount, ...]
    initiatives: tuple[Stated[Initiative], ...]
    owners: tuple[StatedOwner, ...]
    priority_groups: tuple[Stated[PriorityGroup], ...]
    trainings: tuple[Stated[Training], ...]
    allocation_keys: tuple[StatedAllocationKey, ...]
    meetings: tuple[Stated[Meeting], ...]
    goals: tuple[Stated[Goal], ...]
    staffing: tuple[Stated[Staffing], ...]
