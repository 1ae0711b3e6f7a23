"""Whether the figures of a grid are money at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from finsam_metrics.model.drafts import Heading
from finsam_metrics.words.column_headings import heads_means, heads_money
from finsam_metrics.words.counts import counts_something, is_count_label
from finsam_metrics.words.figures import has_thousands, is_nought
from finsam_metrics.words.statements import statement_of_title, titles_money, titles_table
from finsam_metrics.words.years import is_year_over_column

_HIGHEST_PAGE: Final = 999
_FEWEST_PAGES: Final = 3
_NEAREST: Final = 2


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a grid shows of what its figures are.

    Attributes:
        unit: kr, tkr or mkr; None where nothing says it.
        titles: What stands over the grid, the nearest first, and over its labels.
        headings: Of its columns.
        figures: Per column, as printed; None where nothing stands there.
        labels: What rows with figures are called.
    """

    unit: str | None
    titles: Sequence[str]
    headings: Sequence[Heading]
    figures: Sequence[Sequence[str | None]]
    labels: Sequence[str] = ()


class Verdict(StrEnum):
    """What the figures of a grid are."""

    MONEY = "money"
    COUNTS = "counts"
    UNKNOWN = "unknown"


def judge_money(evidence: Evidence) -> Verdict:
    """Say whether something tells that the figures are money, or that they are not.

    A unit tells it, the title of an account or a budget, or a column that holds amounts. Years
    alone do not: members and visitors are told by year too.
    """
    told = [figure for column in evidence.figures for figure in column if figure is not None]
    if all(is_year_over_column(figure) for figure in told) or _are_pages(evidence):
        return Verdict.UNKNOWN
    if evidence.unit is not None:
        return Verdict.MONEY
    if any(counts_something(title) for title in evidence.titles[:_NEAREST]):
        return Verdict.COUNTS
    if sum(map(is_count_label, evidence.labels)) * 2 > len(evidence.labels):
        return Verdict.COUNTS
    is_named = any(titles_table(title) or statement_of_title(title) for title in evidence.titles)
    if is_named or any(heads_money(heading.text) for heading in evidence.headings):
        return Verdict.MONEY
    is_of_account = any(heading.version is not None for heading in evidence.headings)
    is_of_means = any(heads_means(heading.text) for heading in evidence.headings)
    is_said = any(titles_money(title) for title in evidence.titles[:_NEAREST])
    if (is_of_account or is_of_means or is_said) and any(map(has_thousands, told)):
        return Verdict.MONEY
    return Verdict.UNKNOWN


def _are_pages(evidence: Evidence) -> bool:
    """Whether the figures are the pages of a table of contents: whole numbers that never fall."""
    if len(evidence.figures) != 1 or evidence.unit is not None:
        return False
    told = [figure for figure in evidence.figures[0] if figure is not None]
    if len(told) < _FEWEST_PAGES or not all(figure.isdecimal() for figure in told):
        return False
    pages = [int(figure) for figure in told]
    return pages == sorted(pages) and pages[-1] <= _HIGHEST_PAGE and not all(map(is_nought, told))
