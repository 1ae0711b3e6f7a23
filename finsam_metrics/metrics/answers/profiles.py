"""What one association's plan amounts to."""

from finsam_metrics.model.swedish_numbers import format_share, format_tkr

_VERBS = {
    "budget": "budgeterar",
    "plan": "planerar kostnader på",
    "forecast": "räknar med kostnader på",
    "outcome": "hade kostnader på",
}


def profile_answer(column: dict[str, object], initiatives_share: float | None) -> str:
    """Say what an association's costs are, or what its plan says instead.

    Args:
        column: The chosen budget with its bases, as a row.
        initiatives_share: The initiatives' share of the costs; null: not stated.
    """
    name, year = column["association_name"], column["year"]
    total, frame = column["total_sek"], column["frame_sek"]
    if total is not None:
        said = f"{name} {_VERBS[str(column['version'])]} {_tkr(total)} {_when(column)}"
        if initiatives_share is not None:
            return f"{said}; insatserna tar {format_share(initiatives_share)}"
        return said if column["is_distributed"] else f"{said}; alla delar är inte angivna"
    if frame is not None:
        return f"{name} har en ram på {_tkr(frame)} för {year}; planen fördelar inte kostnaderna"
    return f"{name} anger inga belopp i planen för {year}"


def _tkr(amount: object) -> str:
    return format_tkr(float(str(amount)))


def _when(column: dict[str, object]) -> str:
    return f"{column['year']}" if column["version"] == "outcome" else f"för {column['year']}"
