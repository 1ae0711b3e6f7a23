"""A SIE file as what was read of a document: a row an account, a column a year and version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from finsam_metrics.documents.books.sie_files import read_books
from finsam_metrics.drafts.book_lines import BookLines, BookResult, book_lines
from finsam_metrics.intake.associations import known_association
from finsam_metrics.intake.read_documents import (
    FACT_TABLES,
    ReadDocument,
    ReadFigure,
    ReadLine,
)
from finsam_metrics.model.books import Books
from finsam_metrics.model.drafts import Confidence, Heading
from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.facts import Identity
from finsam_metrics.model.records import AccountRange, BudgetLine
from finsam_metrics.store.tables import Row

_MEDIA_TYPE: Final = "application/x-sie"


def read_books_document(
    path: Path,
    shared: Mapping[str, Sequence[Row]],
    ranges: Sequence[AccountRange],
    *,
    association_id: str | None = None,
) -> ReadDocument:
    """Read a SIE file as a document of an association.

    Args:
        path: The file.
        shared: The vocabulary and reference tables.
        ranges: What accounts are, of all associations and by default.
        association_id: Whose books they are, where somebody has said so; else the company's name
            tells it, if it is known.

    Raises:
        ReadingError: It is no SIE file, or lines that matter cannot be read.
    """
    books = read_books(path)
    of = association_id or known_association(shared, books.company_name)
    found = book_lines(books, ranges, association_id=of)
    return ReadDocument(
        sha256=sha256(path.read_bytes()).hexdigest(),
        media_type=_MEDIA_TYPE,
        page_count=None,
        identity=_identity(books, of),
        figures=tuple(_figures(found)),
        quantity_count=0,
        reading_count=1,
        omitted=tuple(_omitted(found)),
        lines=tuple(
            ReadLine(number=line.line, page=None, text=f"{line.line_text} {line.printed_text}")
            for line in sorted(found.lines, key=lambda line: line.line)
        ),
        angles={},
        is_exact=True,
        **dict.fromkeys(FACT_TABLES, ()),
    )


def _identity(books: Books, association_id: str | None) -> Identity:
    current = next((year for year in books.years if year.order == 0), None)
    year = None if current is None else current.last_day.year
    return Identity(
        title=None if year is None else f"Bokföring {year}",
        association_text=books.company_name,
        association_id=association_id,
        budget_year=year,
        document_kind=DocumentKind.BOOKS,
    )


def _omitted(found: BookLines) -> Iterator[str]:
    if found.unclear:
        accounts = ", ".join(found.unclear)
        yield f"budget som bara står fördelad på objekt av flera slag (konto {accounts})"


def _figures(found: BookLines) -> Iterator[ReadFigure]:
    """The figures of one table.

    An outcome is proved by the balance that has changed by as much; nothing proves a budget.
    """
    columns: dict[tuple[object, ...], int] = {}
    for line in found.lines:
        head = (line.year, line.period_from, line.period_to, line.version)
        column = columns.setdefault(head, len(columns) + 1)
        yield ReadFigure(
            line=replace(line, figure_id=f"t1-r{line.row_number}-c{column}"),
            table=1,
            column=column,
            heading=Heading(
                text=line.column_text or "",
                year=line.year,
                version=line.version,
                period_from=line.period_from,
                period_to=line.period_to,
            ),
            confidence=_confidence(line, found.results),
            has_unit=True,
            box=None,
            proposal=None,
        )


def _confidence(line: BudgetLine, results: Sequence[BookResult]) -> Confidence:
    holds = next((result.holds for result in results if _is_of(line, result)), None)
    return {True: Confidence.A, False: Confidence.D, None: Confidence.B}[holds]


def _is_of(line: BudgetLine, result: BookResult) -> bool:
    """Whether a line is of the year, or the period, and the version of a result."""
    last = date(line.year, 12, 31) if line.year else line.period_to
    return (last, line.version) == (result.period_to, result.version)
