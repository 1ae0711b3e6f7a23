"""One record a row of the plan packages. Fields are described in ``data/schemas``.

None means *not stated*, never 0.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from finsam_metrics.model.enums import (
    Concept,
    DocumentKind,
    Kind,
    RowKind,
    Severity,
    Statement,
    Version,
)

UNMAPPED = "unmapped"
"""Id in a draft where neither a reviewed plan nor a known word says which; no build takes it."""

PROSE_TABLE = "(text)"


@dataclass(frozen=True, kw_only=True)
class Document:
    """The document that a plan was read from."""

    document_id: str
    kind: DocumentKind
    title: str
    registry_number: str | None
    decided_date: date | None
    decided_text: str | None
    sha256: str
    media_type: str
    page_count: int | None


@dataclass(frozen=True, kw_only=True)
class BudgetLine:
    """One printed figure."""

    figure_id: str
    statement: Statement
    table_text: str
    section_text: str | None
    row_number: int
    line_text: str
    row_kind: RowKind
    kind: Kind
    category_id: str
    is_judgement: bool
    judgement_text: str | None
    part_of: int | None
    concept: Concept | None
    year: int | None
    version: Version | None
    column_text: str | None
    printed_text: str
    unit: str
    printed_amount_sek: Decimal
    amount_sek: Decimal
    is_approximate: bool
    basis: str
    page: int | None
    line: int
    period_from: date | None = None
    period_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class PriorityGroup:
    """One printed group and the common group it stands for."""

    group_text: str
    group_id: str
    age_from: int | None
    age_to: int | None
    context: str
    activity_text: str | None
    is_judgement: bool
    judgement_text: str | None
    page: int | None
    line: int


@dataclass(frozen=True, kw_only=True)
class Training:
    """One planned training or event."""

    training_id: str
    title: str
    when_text: str | None
    start_date: date | None
    year: int | None
    month: int | None
    season: str | None
    scope: str | None
    reach: str | None
    training_type: str
    audience_text: str | None
    participants_min: int | None
    participants_max: int | None
    cost_sek: Decimal | None
    printed_text: str | None
    unit: str | None
    is_judgement: bool
    page: int | None
    line: int


@dataclass(frozen=True, kw_only=True)
class Initiative:
    """One granted or planned initiative."""

    name: str
    amount_sek: Decimal | None
    printed_text: str | None
    unit: str | None
    condition_text: str | None
    supplement_text: str | None
    owner_text: str | None
    partner_text: str | None
    orientation: str | None
    is_judgement: bool
    page: int | None
    line: int
    detail_line: int | None


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """One stated post."""

    role: str
    extent_share: Decimal | None
    employer_text: str | None
    page: int | None
    line: int


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One dated meeting."""

    body: str
    date: date
    place: str | None
    page: int | None
    line: int


@dataclass(frozen=True, kw_only=True)
class Goal:
    """One goal, in our own short words."""

    area: str
    goal_summary: str
    target_operator: str | None
    target_value: Decimal | None
    target_unit: str | None
    category_id: str | None
    printed_text: str | None
    page: int | None
    line: int


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """One thing that the plan declares and a rule asks about."""

    declaration_type: str
    declaration_summary: str
    page: int | None
    line: int


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One accepted correction of a printed figure."""

    figure_id: str
    printed_text: str
    amount_sek: Decimal
    reason_text: str
    author_text: str
    decided_date: date


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a printed figure stands on its page, in points from the upper left corner."""

    figure_id: str
    page: int
    page_angle: Decimal
    left_edge: Decimal
    top_edge: Decimal
    right_edge: Decimal
    bottom_edge: Decimal


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that a person changed between what was read and what was published."""

    change_number: int
    line: int | None
    line_text: str | None
    changed_table: str
    changed_column: str
    read_text: str | None
    published_text: str | None
    reason_text: str | None
    author_text: str
    changed_date: date


def package_id(association_id: str, year: int, kind: DocumentKind) -> str:
    """Name the package of a document; a plan has the plain name.

    >>> package_id("vasteras", 2014, DocumentKind.PLAN)
    'vasteras-2014'
    >>> package_id("vasteras", 2014, DocumentKind.ANNUAL_REPORT)
    'vasteras-2014-annual-report'
    """
    plain = f"{association_id}-{year}"
    return plain if kind is DocumentKind.PLAN else f"{plain}-{kind.replace('_', '-')}"


@dataclass(frozen=True, kw_only=True)
class PlanPackage:
    """One plan, or report or books, with everything that was read from its document."""

    plan_id: str
    title: str
    association_id: str
    budget_year: int
    revision: int
    phase: str | None
    document: Document
    budget_line: tuple[BudgetLine, ...] = ()
    priority_group: tuple[PriorityGroup, ...] = ()
    training: tuple[Training, ...] = ()
    initiative: tuple[Initiative, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    meeting: tuple[Meeting, ...] = ()
    goal: tuple[Goal, ...] = ()
    declaration: tuple[Declaration, ...] = ()
    correction: tuple[Correction, ...] = ()
    place: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AllocationKey:
    """One agreed key for sharing costs."""

    key_id: str
    title: str
    year: int
    valid_from: date | None
    valid_to: date | None
    cap_sek: Decimal | None
    decision_body: str | None
    decision_date: date | None
    decision_paragraph: str | None
    decision_text: str
    document_id: str
    printed_text: str | None
    page: int | None
    line: int


@dataclass(frozen=True, kw_only=True)
class AllocationKeyShare:
    """What one association pays under a key."""

    key_id: str
    association_id: str
    amount_sek: Decimal | None
    share: Decimal | None
    printed_text: str


@dataclass(frozen=True, kw_only=True)
class AccountRange:
    """What the accounts of somebody's books are, from one number to another."""

    association_id: str | None
    from_account: str
    to_account: str
    category_id: str
    kind: Kind
    is_judgement: bool
    judgement_text: str | None
    source: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule that plans are checked against, with its values by name."""

    rule_id: str
    severity: Severity
    title: str
    fault_title: str | None
    explanation: str
    source: str
    valid_from_year: int | None
    valid_to_year: int | None
    values: dict[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class SumCheck:
    """One equation between printed figures.

    Attributes:
        check_id: Stable id.
        equation: subtotal, total, result, roll_forward, balance or cross (the same total in
            two places, or the opening of a year against the closing of the year before).
        figure_id: The printed sum, or the figure that is compared.
        parts: The figures it is computed from.
        computed_sek: What the parts make.
        holds: True where stated and computed agree, or differ by the rounding of the
            coarser of two statements.
    """

    check_id: str
    equation: str
    figure_id: str
    parts: tuple[str, ...]
    stated_sek: Decimal
    computed_sek: Decimal
    holds: bool


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing about a document that a reader should know.

    Attributes:
        title: What is wrong, never the rule itself.
        stated_text: Label of the row that ``stated_sek`` is printed in.
        figures: The printed figures that it touches, the doubted ones first.
        suggestion: The smallest repair with its proof, or the repairs that nothing
            decides between; None where there is none to give.
    """

    finding_id: str
    rule_id: str
    severity: Severity
    statement: Statement | None
    section_text: str | None
    line_text: str | None
    year: int | None
    title: str
    message: str
    stated_text: str | None
    stated_sek: Decimal | None
    computed_sek: Decimal | None
    suggestion: str | None
    figures: tuple[str, ...]
    page: int | None
    line: int | None

    @property
    def difference_sek(self) -> Decimal | None:
        """Stated minus computed, in kronor."""
        if self.stated_sek is None or self.computed_sek is None:
            return None
        return self.stated_sek - self.computed_sek
