"""A draft under review: its figures and facts as they stand with every edit applied."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from finsam_metrics.intake.account_spans import AccountSpan
from finsam_metrics.intake.edits import Step
from finsam_metrics.intake.read_documents import ReadDocument, ReadFigure
from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.facts import Identity, Stated
from finsam_metrics.model.records import UNMAPPED, BudgetLine
from finsam_metrics.model.sources import Box


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """An amount that somebody decided is right where the document is wrong."""

    amount_sek: Decimal
    reason_text: str
    author_text: str
    decided_date: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewFigure:
    """One figure as it stands in the review.

    Attributes:
        read: As it was read; None where a person added it.
        line: As it would be published, before a correction.
        table: Order of its table in the document.
        column: Order of its column in the table.
        has_unit: Whether its unit is told, by the document or a person.
        page: The page that is shown of it; None where there is none.
        box: Where it stands there; None where that is not known.
        accepted_by: Who accepted it; None where nobody has.
        left_out_text: Why it is not published; None where it is.
        correction: None where the printed amount counts.
    """

    read: ReadFigure | None
    line: BudgetLine
    table: int
    column: int
    has_unit: bool
    page: int | None
    box: Box | None
    accepted_by: str | None = None
    left_out_text: str | None = None
    correction: Correction | None = None

    @property
    def figure_id(self) -> str:
        """Its id in the draft."""
        return self.line.figure_id

    @property
    def row_id(self) -> str:
        """The row that it stands in."""
        return f"t{self.table}-r{self.line.row_number}"

    @property
    def column_id(self) -> str:
        """The column that it stands in."""
        return f"t{self.table}-c{self.column}"

    @property
    def is_kept(self) -> bool:
        """Whether it is to be published."""
        return self.left_out_text is None

    @property
    def amount_sek(self) -> Decimal:
        """What counts: the corrected amount where there is one."""
        return self.line.amount_sek if self.correction is None else self.correction.amount_sek


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewFact:
    """One fact as it stands in the review.

    Attributes:
        fact_id: Its table and order, ``training-2``.
        table: The table of the plan package that it stands in.
        read: As it was read; None where a person added it.
        record: As it would be published.
        printed_text: The words it was read from, or those at its place.
        accepted_by: Who accepted it; None where nobody has.
        left_out_text: Why it is not published; None where it is.
    """

    fact_id: str
    table: str
    read: Stated[Any] | None
    record: Any
    printed_text: str
    accepted_by: str | None = None
    left_out_text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """A draft with every edit applied.

    Attributes:
        read: What was read.
        identity: Whose plan it is, as it stands now.
        figures: In the document's order; what a person added stands after its row.
        facts: In the order of their tables; of a plan only, since what a report tells of its year
            is not what the plan for that year says.
        steps: What was done, the oldest first.
        account_spans: Accounts that a person gave a category at once, the latest last.
        not_personal: What looks like a person's name and is none, as somebody said.
    """

    read: ReadDocument
    identity: Identity
    not_personal: frozenset[str]
    account_spans: Mapping[AccountSpan, str]
    figures: tuple[ReviewFigure, ...]
    facts: tuple[ReviewFact, ...]
    steps: tuple[Step, ...]

    @property
    def kind(self) -> DocumentKind:
        """What the document is: a plan where nothing says otherwise."""
        return self.identity.document_kind or DocumentKind.PLAN

    def figure(self, figure_id: str) -> ReviewFigure:
        """Give a figure.

        Raises:
            KeyError: There is none of that id.
        """
        for figure in self.figures:
            if figure.figure_id == figure_id:
                return figure
        raise KeyError(figure_id)


def as_read(figure: ReadFigure) -> ReviewFigure:
    """Give a figure as a review begins with it: what its category may be stands in its place."""
    line = _with_period(figure)
    if line.category_id == UNMAPPED and figure.proposal is not None:
        line = replace(
            line,
            category_id=figure.proposal.category_id,
            is_judgement=True,
            judgement_text=figure.proposal.reason_text,
        )
    return ReviewFigure(
        read=figure,
        line=line,
        table=figure.table,
        column=figure.column,
        has_unit=figure.has_unit,
        page=figure.line.page if figure.laid_out_page is None else figure.laid_out_page,
        box=figure.box,
    )


def _with_period(figure: ReadFigure) -> BudgetLine:
    """The line of a part of a year, or of another twelve months, has a period and no year."""
    line, heading = figure.line, figure.heading
    first = None if heading is None else heading.period_from
    last = None if heading is None else heading.period_to
    if first is None or last is None or line.period_from is not None:
        return line
    if (first, last) == (date(last.year, 1, 1), date(last.year, 12, 31)):
        return line
    return replace(line, year=None, period_from=first, period_to=last)
