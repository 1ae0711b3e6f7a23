"""Printed tables between reading and proof: what may stand in each cell, and in which column."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement, Version
from finsam_metrics.model.sources import Box

Heads = Mapping[int, tuple[int, ...]]
"""Rows that carry the sum of rows below them, with those rows, by their places in a table."""


class Confidence(StrEnum):
    """How sure a read figure is.

    A: layout unambiguous, a sum that covers it holds, exactly one value matrix, unit and column
    heading read on their own evidence. B: unique only through the sums, or read from a picture
    with sums that hold. C: no covering sum, or several readings tied by a prior. D: part of a sum
    that fails.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class ColumnKind(StrEnum):
    """What the figures of a column are.

    Amounts of money are what a plan or an account states, the difference between two such, or the
    price of one. The others are no money.
    """

    MONEY = "money"
    DIFFERENCE = "difference"
    PRICE = "price"
    SHARE = "share"
    COUNT = "count"
    CODE = "code"


MONEY_KINDS = (ColumnKind.MONEY, ColumnKind.DIFFERENCE, ColumnKind.PRICE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What a column holds.

    Attributes:
        text: As printed.
        year: Calendar year; None where the heading does not say.
        version: What the column holds; None where only the year stands there.
        kind: Whether its figures are money, and of what kind.
        unit: kr, tkr or mkr where the column says it for itself; else None.
        period_from: First day of the period that its amounts are of; None where it is not stated.
        period_to: Last day of it, or the day that they stand at.
        is_of_grid: True where the column was told by its place, so that what it does not say is
            asked of a person and never settled by the year of the plan.
        is_inferred: True where the year or the version is that of the document, and does not stand
            over the column.
    """

    text: str
    year: int | None
    version: Version | None
    kind: ColumnKind = ColumnKind.MONEY
    unit: str | None = None
    period_from: date | None = None
    period_to: date | None = None
    is_of_grid: bool = False
    is_inferred: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One way to read a row.

    Attributes:
        label: The row's words.
        cells: One per column, as printed; None where the cell is empty.
        cost: How far the reading is from how rows are usually printed, 0 for the plainest.
    """

    label: str
    cells: tuple[str | None, ...]
    cost: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class RowReading:
    """One settled row as another reading has it.

    Attributes:
        number: Of the row in its settled table.
        label: The row's words.
        cells: One per column, as printed; None where the cell is empty.
    """

    number: int
    label: str
    cells: tuple[str | None, ...]

    def __str__(self) -> str:
        return f"{self.label}: {' | '.join(cell or '–' for cell in self.cells)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherReading:
    """One way to read a table that the sums allow as well as the chosen one.

    Attributes:
        table: Order of the table in the document, counted from 1.
        rows: The rows that differ.
    """

    table: int
    rows: tuple[RowReading, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.rows))


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """One row with everything it may be.

    Attributes:
        number: Order in the table, counted from 1, headings not counted.
        line: Line of the document's text.
        page: Page, where it is known.
        section: Heading of the block; None where there is none.
        readings: At least one, plainest first.
        boxes: Places of the cells, where they are known.
        is_ocr: True where a cell was read from a picture.
        is_joined: True where its label, or its neighbour's, was or may be put together of several
            lines, or where words above the years may head more columns than they stand over.
        printed: The cells as they stand in the document where the readings write them in another
            style; empty where they are the same.
        account: The number of its account; None where it has none.
    """

    number: int
    line: int
    page: int | None
    section: str | None
    readings: tuple[Reading, ...]
    boxes: tuple[Box | None, ...] = ()
    is_ocr: bool = False
    is_joined: bool = False
    printed: tuple[str | None, ...] = ()
    account: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedQuantity:
    """One printed figure that is no money.

    Attributes:
        row_number: That of the row beside which it stands.
        line: Line of the document's text.
        label: The row's words.
        heading: What the column says.
        printed_text: As printed.
        unit_text: What is counted, as far as it is told: "%", "antal"; None where it is not.
    """

    row_number: int
    line: int
    page: int | None
    section: str | None
    label: str
    heading: Heading
    printed_text: str
    unit_text: str | None
    box: Box | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedTable:
    """A table as it is printed.

    Attributes:
        title: Words above it; empty where there are none.
        unit: kr, tkr or mkr; None where the table does not say.
        headings: One per column of amounts.
        rows: Rows with amounts.
        is_flattened: True where cells are lost.
        is_inline: True where line breaks are lost too, so that other text may share its line.
        quantities: Figures in it that are no money.
        is_unit_of_rows: True where the words of its rows state its unit, which then says nothing
            of tables after it.
    """

    title: str
    unit: str | None
    headings: tuple[Heading, ...]
    rows: tuple[TableRow, ...]
    is_flattened: bool = False
    is_inline: bool = False
    quantities: tuple[PrintedQuantity, ...] = ()
    is_unit_of_rows: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RowMeaning:
    """What a row is.

    Attributes:
        row_kind: Item or printed sum.
        kind: What its amounts are.
        concept: Named total; None for other rows.
        is_detail: True for an "of which" row, which is part of no sum.
        is_rate: True for counts, shares and costs for each, which are no money of a budget.
    """

    row_kind: RowKind
    kind: Kind
    concept: Concept | None = None
    is_detail: bool = False
    is_rate: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether it is part of no sum."""
        return self.is_detail or self.is_rate


@dataclass(frozen=True, kw_only=True, slots=True)
class TableMeaning:
    """What a table is, and each of its rows."""

    statement: Statement
    rows: tuple[RowMeaning, ...]
