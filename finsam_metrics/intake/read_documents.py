"""What was read in a document, as a draft keeps it: figures and facts with places and doubts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from finsam_metrics.model.drafts import Confidence, Heading, OtherReading
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.facts import Identity, Stated
from finsam_metrics.model.records import (
    BudgetLine,
    Declaration,
    Goal,
    Initiative,
    Meeting,
    PriorityGroup,
    Staffing,
    Training,
)
from finsam_metrics.model.sources import Box
from finsam_metrics.tables.meaning.category_proposals import CategoryProposal

IN_WORDS = 0
"""Order of the table of figures that stand in running text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadFigure:
    """One printed amount.

    Attributes:
        line: The figure as it was read.
        table: Order of its table in the document, counted from 1; ``IN_WORDS`` for text.
        column: Order of its column in the table, counted from 1; 0 for text.
        heading: What its column holds; None for text.
        confidence: How sure it is.
        has_unit: False where the unit is only the likeliest.
        box: Where it stands on its page; None where that is not known.
        laid_out_page: The page that it stands on where the document was laid out to be seen; None
            where it has pages of its own.
        proposal: What its category may be; None where it has one, or nothing tells it.
    """

    line: BudgetLine
    table: int
    column: int
    heading: Heading | None
    confidence: Confidence
    has_unit: bool
    box: Box | None
    proposal: CategoryProposal | None
    laid_out_page: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadLine:
    """One line of the document's text.

    Attributes:
        number: Counted from 1.
        page: Its page; None where the document has none.
        text: The whole line, with a tab between the cells of a table's row.
    """

    number: int
    page: int | None
    text: str

    @property
    def parted_text(self) -> str:
        """The line with its cells told apart, an empty one too."""
        return " | ".join(cell.strip() for cell in self.text.split("\t"))


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadDocument:
    """All that was read in a document.

    Attributes:
        sha256: Of the file.
        media_type: What the file is.
        page_count: None where it has no pages.
        identity: Whose plan it is, of which year.
        figures: In the document's order.
        quantity_count: Figures of tables that are no money.
        reading_count: How many readings satisfy the sums; None where too many to count.
        other_readings: At most ten of them besides the one that was chosen.
        omitted: What was left out and named.
        lines: The document's text.
        is_exact: Whether each amount stands in a field of its own, as in books and in the workbook
            for plans: nothing was read by what is likely.
        angles: By page, degrees that its words are turned where it was set straight to be read.
    """

    sha256: str
    media_type: str
    page_count: int | None
    identity: Identity
    figures: tuple[ReadFigure, ...]
    priority_group: tuple[Stated[PriorityGroup], ...]
    training: tuple[Stated[Training], ...]
    initiative: tuple[Stated[Initiative], ...]
    staffing: tuple[Stated[Staffing], ...]
    meeting: tuple[Stated[Meeting], ...]
    goal: tuple[Stated[Goal], ...]
    declaration: tuple[Stated[Declaration], ...]
    quantity_count: int
    reading_count: int | None
    omitted: tuple[str, ...]
    lines: tuple[ReadLine, ...]
    angles: Mapping[int, float]
    is_exact: bool = False
    other_readings: tuple[OtherReading, ...] = ()

    def facts(self) -> Mapping[str, tuple[Stated[Any], ...]]:
        """The facts by the table of the plan package that they would stand in."""
        return {name: getattr(self, name) for name in FACT_TABLES}


FACT_TABLES = (
    "priority_group",
    "training",
    "initiative",
    "staffing",
    "meeting",
    "goal",
    "declaration",
)


def dump_read(read: ReadDocument) -> str:
    """Write what was read as JSON."""
    return _adapter().dump_json(read).decode()


def load_read(text: str | bytes) -> ReadDocument:
    """Make what was read of its JSON.

    Raises:
        IntakeError: It is damaged, or of another version of the program.
    """
    try:
        return _adapter().validate_json(text)
    except ValidationError as error:
        raise IntakeError(
            f"the draft is damaged or of another version: {error.error_count()} faults",
            swedish="Utkastet är skadat eller gjort av en annan version av programmet. "
            "Läs in dokumentet igen.",
        ) from error


@cache
def _adapter() -> TypeAdapter[ReadDocument]:
    return TypeAdapter(ReadDocument)
