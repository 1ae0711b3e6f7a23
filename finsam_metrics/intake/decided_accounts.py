"""What a reviewer decided of accounts, kept for the association's next books."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from finsam_metrics import pipeline
from finsam_metrics.drafts.book_lines import account_number
from finsam_metrics.intake.account_categories import kinds_of
from finsam_metrics.intake.account_spans import AccountSpan
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.model.clock import today
from finsam_metrics.model.enums import Kind
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.records import UNMAPPED, AccountRange
from finsam_metrics.store.package_files import read_columns, write_rows

_FILE: Final = "reference/account_range.csv"
_DIGITS: Final = 4


def decided_accounts(paths: DataPaths, review: Review) -> dict[str, str]:
    """Give the file of account ranges with what the review of books decided.

    Accounts that were given a category together are a range of the association's own; one that was
    given another than its range has is a range by itself. The association's ranges that held them
    are parted around them.

    Returns:
        Text by path below the data folder; empty where nothing was decided.
    """
    decided = [*_of_spans(review), *_of_single_accounts(review)]
    if not decided:
        return {}
    ranges: Sequence[AccountRange] = pipeline.read_shared(paths).account_ranges
    for one in decided:
        ranges = [*_without(ranges, one), one]
    columns = read_columns(paths.schemas, "account_range")
    in_order = sorted(ranges, key=lambda found: (found.association_id or "", found.from_account))
    return {_FILE: write_rows(in_order, columns)}


def _of_spans(review: Review) -> Iterator[AccountRange]:
    for span, category_id in review.account_spans.items():
        kind = next(iter(kinds_of(review, span)))
        yield _range(review, span, category_id, kind, f"Konto {span.text}")


def _of_single_accounts(review: Review) -> Iterator[AccountRange]:
    decided = {
        number: figure
        for figure in review.figures
        if (number := _decided_account(figure, review)) is not None
    }
    for number, figure in sorted(decided.items()):
        span, line = AccountSpan(first=number, last=number), figure.line
        yield _range(review, span, line.category_id, Kind(line.kind), line.judgement_text)


def _decided_account(figure: ReviewFigure, review: Review) -> int | None:
    """The account that is something else than its range says; None where it is as that says."""
    if not figure.is_kept or figure.read is None or figure.line.category_id == UNMAPPED:
        return None
    number = account_number(figure.line.line_text.partition(" ")[0])
    told = [
        category_id for span, category_id in review.account_spans.items() if number in span.numbers
    ]
    category_id = told[-1] if told else figure.read.line.category_id
    is_same = (figure.line.category_id, figure.line.kind) == (category_id, figure.read.line.kind)
    return None if is_same else number


def _range(
    review: Review, span: AccountSpan, category_id: str, kind: Kind, judgement_text: str | None
) -> AccountRange:
    return AccountRange(
        association_id=review.identity.association_id or "",
        from_account=_written(span.first),
        to_account=_written(span.last),
        category_id=category_id,
        kind=kind,
        is_judgement=judgement_text is not None,
        judgement_text=judgement_text,
        source=f"Granskningen av bokföringen, {today().isoformat()}",
    )


def _without(ranges: Sequence[AccountRange], decided: AccountRange) -> Iterator[AccountRange]:
    """The ranges with what was decided taken out of the association's own."""
    lowest, highest = int(decided.from_account), int(decided.to_account)
    for found in ranges:
        first, last = int(found.from_account), int(found.to_account)
        if found.association_id != decided.association_id or last < lowest or highest < first:
            yield found
            continue
        if first < lowest:
            yield replace(found, to_account=_written(lowest - 1))
        if highest < last:
            yield replace(found, from_account=_written(highest + 1))


def _written(number: int) -> str:
    return str(number).zfill(_DIGITS)
