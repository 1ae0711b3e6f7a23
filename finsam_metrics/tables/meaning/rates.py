"""Rows that hold counts, shares or what something costs each, and so no money of a budget."""

from collections.abc import Iterable

from finsam_metrics.model.drafts import ColumnKind, Heading
from finsam_metrics.words.sums import is_rate_label


def is_rate_row(label: str, headings: Iterable[Heading]) -> bool:
    """Whether a row is of rates; where a column has prices, "per deltagare" says of what one is."""
    return is_rate_label(label) and not any(one.kind is ColumnKind.PRICE for one in headings)
