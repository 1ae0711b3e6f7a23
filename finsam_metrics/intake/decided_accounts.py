"""What a reviewer decided of accounts, kept for the association's next books."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from finsam_metrics import pipeline
from finsam_metrics.drafts.book_lines import account_number
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

    An account that was given another category than its range has is a range of its own, and the
    association's range that held it is parted around it.

    Returns:
        Text by path below the data folder; empty where nothing was decided.
    """
    association_id = review.identity.association_id or ""
    decided = {
        number: _range(association_id, number, figure)
        for figure in review.figures
        if (number := _decided_account(figure)) is not None
    }
    if not decided:
        return {}
    ranges: Sequence[AccountRange] = pipeline.read_sound_folder(paths).account_ranges
    for number, account in sorted(decided.items()):
        ranges = [*_without(ranges, association_id, number), account]
    columns = read_columns(paths.schemas / "account_range.json")
    in_order = sorted(ranges, key=lambda found: (found.association_id or "", found.from_account))
    return {_FILE: write_rows(in_order, columns)}


def _decided_account(figure: ReviewFigure) -> int | None:
    """The account whose category a person has changed; None where it is as it was read."""
    if not figure.is_kept or figure.read is None:
        return None
    is_same = (figure.line.category_id, figure.line.kind) == (
        figure.read.line.category_id,
        figure.read.line.kind,
    )
    if is_same or figure.line.category_id == UNMAPPED:
        return None
    return account_number(figure.line.line_text.partition(" ")[0])


def _range(association_id: str, number: int, figure: ReviewFigure) -> AccountRange:
    account = str(number).zfill(_DIGITS)
    return AccountRange(
        association_id=association_id,
        from_account=account,
        to_account=account,
        category_id=figure.line.category_id,
        kind=Kind(figure.line.kind),
        is_judgement=figure.line.is_judgement,
        judgement_text=figure.line.judgement_text,
        source=f"Granskningen av bokföringen, {today().isoformat()}",
    )


def _without(
    ranges: Sequence[AccountRange], association_id: str, number: int
) -> Iterator[AccountRange]:
    """The ranges with an account taken out of the association's own."""
    for found in ranges:
        first, last = int(found.from_account), int(found.to_account)
        if found.association_id != association_id or not first <= number <= last:
            yield found
            continue
        if first < number:
            yield replace(found, to_account=str(number - 1).zfill(_DIGITS))
        if number < last:
            yield replace(found, from_account=str(number + 1).zfill(_DIGITS))
