"""How sure a read figure is."""

from collections.abc import Iterator, Mapping, Sequence, Set

from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.records import SumCheck


def judge_figures(
    table_of: Mapping[str, int],
    checks: Sequence[SumCheck],
    *,
    rounded: Set[str],
    tied: Set[str],
    ambiguous: Set[str],
    without_unit: Set[int],
    without_year: Set[str],
) -> dict[str, Confidence]:
    """Judge every figure by the sums that cover it and by how it was read.

    Args:
        table_of: The table of every figure.
        checks: Every equation that was tried.
        rounded: Ids of checks that fail by no more than rounding row by row explains.
        tied: Figures that several readings satisfy the sums of, or none.
        ambiguous: Figures that only the sums tell, or that were read from a picture.
        without_unit: Tables that state no unit.
        without_year: Figures whose column does not say its year.

    Returns:
        D where a sum that covers the figure fails; C where none covers it, where several readings
        are tied, or where nothing proves the unit or the year; B where only the sums tell it,
        where its sums hold only by rounding, or where another table proves the unit; else A.
    """
    covered: set[str] = set()
    failing: set[str] = set()
    nearly: set[str] = set()
    for check in checks:
        touched = {check.figure_id, *check.parts}
        covered |= touched
        if check.check_id in rounded:
            nearly |= touched
        elif not check.holds:
            failing |= touched
    proved = set(_with_proved_unit(table_of, checks, without_unit))

    def judge(figure_id: str) -> Confidence:
        table = table_of[figure_id]
        if figure_id in failing:
            return Confidence.D
        if figure_id not in covered or figure_id in without_year or figure_id in tied:
            return Confidence.C
        if table in without_unit - proved:
            return Confidence.C
        if figure_id in ambiguous | nearly or table in proved:
            return Confidence.B
        return Confidence.A

    return {figure_id: judge(figure_id) for figure_id in table_of}


def _with_proved_unit(
    table_of: Mapping[str, int], checks: Sequence[SumCheck], without_unit: Set[int]
) -> Iterator[int]:
    """Tables without a unit that state a figure which a table with one states too; not nought."""
    for check in checks:
        if check.equation == "cross" and check.holds and check.stated_sek:
            tables = [table_of[one] for one in (check.figure_id, *check.parts)]
            if any(table not in without_unit for table in tables):
                yield from (table for table in tables if table in without_unit)
