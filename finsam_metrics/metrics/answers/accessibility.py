"""How far the service meets the law on accessibility, from what was tried."""

import polars as pl

from finsam_metrics.memo import remembered


@remembered
def conformance_answer(checks: pl.DataFrame) -> str:
    """Say how far the service meets the law, in the words that the law's directive asks for.

    Args:
        checks: What was tried, with ``outcome`` ("met", "partly" or "untested").

    Returns:
        Wholly where everything was tried and met; partly where a fault is known or something
        has not been tried (Commission Implementing Decision (EU) 2018/1523, annex).
    """
    is_met = not checks.is_empty() and (checks["outcome"] == "met").all()
    extent = "helt" if is_met else "delvis"
    return f"Tjänsten är {extent} förenlig med lagen om tillgänglighet"
