"""Facts that a plan states in words, each with its place.

None means *not stated*. What a text is proposed to stand for is marked as a proposal, and nothing
is proposed where no known word says so.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement, Version


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
    """

    title: str | None = None
    association_text: str | None = None
    association_id: str | None = None
    budget_year: int | None = None
    registry_number: str | None = None
    decided_date: date | None = None
    decided_text: str | None = None
    phase: str | None = None


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
class Grant:
    """One initiative that the text says gets money.

    Attributes:
        name: As printed.
        amount_sek: None where none is stated.
        amount_text: The amount as printed.
        unit: Of the amount.
        condition_text: The condition, as printed.
        printed_text: The item or sentence.
    """

    name: str
    amount_sek: Decimal | None = None
    amount_text: str | None = None
    unit: str | None = None
    condition_text: str | None = None
    printed_text: str
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
class GroupMention:
    """One printed group and a common group it may stand for.

    Attributes:
        group_text: As printed.
        group_id: Common group; None where no known word says which (unmapped).
        is_proposal: True where a word in the text, not a reviewed spelling, led to the group.
        age_from: Lowest age stated.
        age_to: Highest age stated.
        context: priority where the plan itself says prioritised; else target_group.
        printed_text: The item or sentence.
    """

    group_text: str
    group_id: str | None
    is_proposal: bool
    age_from: int | None
    age_to: int | None
    context: str
    printed_text: str
    page: int | None
    line: int
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedEvent:
    """One planned training or other event. Fields as in the table ``training``.

    Attributes:
        training_type: None where no known word says which.
        amount_text: The cost as printed.
        printed_text: The item, row or sentence.
    """

    title: str
    when_text: str | None = None
    start_date: date | None = None
    year: int | None = None
    month: int | None = None
    season: str | None = None
    scope: str | None = None
    reach: str | None = None
    training_type: str | None = None
    audience_text: str | None = None
    participants_min: int | None = None
    participants_max: int | None = None
    cost_sek: Decimal | None = None
    amount_text: str | None = None
    unit: str | None = None
    printed_text: str
    page: int | None
    line: int
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyShare:
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
class SharedKey:
    """How associations share a cost.

    Attributes:
        shares: One per association named.
        cap_sek: Most that is shared in all.
        cap_text: The cap as printed.
        year: The year it is for.
        printed_text: The words.
    """

    shares: tuple[KeyShare, ...]
    cap_sek: Decimal | None
    cap_text: str | None
    year: int | None
    printed_text: str
    page: int | None
    line: int
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingDay:
    """One dated meeting.

    Attributes:
        body: Who meets, as printed, in lower case.
        place: As printed.
        printed_text: The words of the day.
    """

    body: str
    date: date
    place: str | None
    printed_text: str
    page: int | None
    line: int
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedGoal:
    """One goal, as printed.

    Attributes:
        area: The heading it stands under.
        goal_text: The words.
        target_operator: >=, <= or =; None for a goal without a number.
        target_value: A share is 0 to 1.
        target_unit: participants, count, share or equity_share_of_contributions.
        printed_text: The number as printed.
    """

    area: str
    goal_text: str
    target_operator: str | None
    target_value: Decimal | None
    target_unit: str | None
    printed_text: str | None
    page: int | None
    line: int
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedPost:
    """One post that the association has or buys.

    Attributes:
        role: As named, in lower case.
        extent_share: Share of full time, 0 to 1.
        employer_text: Who employs, or sells the service, as printed.
        printed_text: The sentence.
    """

    role: str
    extent_share: Decimal | None
    employer_text: str | None
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
    grants: tuple[Grant, ...]
    owners: tuple[StatedOwner, ...]
    groups: tuple[GroupMention, ...]
    events: tuple[PlannedEvent, ...]
    shared_keys: tuple[SharedKey, ...]
    meetings: tuple[MeetingDay, ...]
    goals: tuple[StatedGoal, ...]
    posts: tuple[StatedPost, ...]
