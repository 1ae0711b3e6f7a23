"""How sure a read figure is."""

from collections.abc import Mapping, Sequence

from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.records import SumCheck


def judge_figures(
    figure_ids: Sequence[str],
    checks: Sequence[SumCheck],
    *,
    tied: frozenset[str],
    ambiguous: frozenset[str],
    unproved_units: frozenset[str],
) -> Mapping[str, Confidence]:
    """Judge every figure by the sums that cover it and by how it was read.

    Args:
        figure_ids: The figures.
        checks: Every equation that was tried.
        tied: Figures of a table where several value matrices satisfy the sums.
        ambiguous: Figures that only the sums tell, or that were read from a picture.
        unproved_units: Figures whose table states no unit.

    Returns:
        D where a sum that covers the figure fails; C where none covers it, where several
        readings are tied, or where nothing states the unit; B where only the sums tell it; else A.
    """
    covered: set[str] = set()
    failing: set[str] = set()
    for check in checks:
        touched = {check.figure_id, *check.parts}
        covered |= touched
        if not check.holds:
            failing |= touched
    agreeing = {
        one
        for check in checks
        if check.equation == "cross" and check.holds
        for one in (check.figure_id, *check.parts)
    }

    def judge(figure_id: str) -> Confidence:
        if figure_id in failing:
            return Confidence.D
        if figure_id not in covered or figure_id in tied:
            return Confidence.C
        if figure_id in unproved_units and not agreeing & unproved_units:
            return Confidence.C
        if figure_id in ambiguous or figure_id in unproved_units:
            return Confidence.B
        return Confidence.A

    return {figure_id: judge(figure_id) for figure_id in figure_ids}
