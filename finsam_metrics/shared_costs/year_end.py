"""Planned against actual participants: what remains to settle when the year is over."""

from dataclasses import dataclass, replace

from finsam_metrics.shared_costs.cases import Basis, Case
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.splits import split


@dataclass(frozen=True, kw_only=True, slots=True)
class YearEnd:
    """A case by its planned participants and by those who came.

    Attributes:
        planned: The split by planned participants.
        actual: The split by those who came, where that is stated; else by those planned.
        waiting: Titles of the lines whose actual participants are not stated.
    """

    planned: Split
    actual: Split
    waiting: tuple[str, ...]


def compare_year_end(case: Case) -> YearEnd | None:
    """Divide a case by planned and by actual participants.

    Returns:
        Both; None where no line states who came.

    Raises:
        CaseError: The case cannot be divided by one of them.
    """
    came = [line for line in case.lines if line.participants.get(Basis.ACTUAL)]
    if not came:
        return None
    planned = tuple(replace(line, basis=Basis.PLANNED) for line in case.lines)
    actual = tuple(
        replace(line, basis=Basis.ACTUAL if line in came else Basis.PLANNED) for line in case.lines
    )
    return YearEnd(
        planned=split(replace(case, lines=planned)),
        actual=split(replace(case, lines=actual)),
        waiting=tuple(line.title for line in case.lines if line not in came),
    )
