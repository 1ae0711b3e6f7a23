"""Headings of columns told by those beside and above them, the title and the plan."""

from dataclasses import replace
from typing import Final

from finsam_metrics.model.drafts import Heading
from finsam_metrics.model.enums import Version
from finsam_metrics.words.column_headings import states_date
from finsam_metrics.words.periods import find_period
from finsam_metrics.words.statements import titles_yearly_amounts
from finsam_metrics.words.years import printed_years

_LONGEST_TITLE: Final = 70


def with_year(headings: tuple[Heading, ...], title: str) -> tuple[Heading, ...]:
    """Give a lone column of a budget that states no year the one year of the table's title."""
    years = set(printed_years(title))
    (first, *others) = headings
    is_open = first.year is None and first.version in (None, Version.BUDGET)
    if others or not is_open or len(years) != 1 or not titles_yearly_amounts(title):
        return headings
    if states_date(title) or len(title) > _LONGEST_TITLE:
        return headings
    return (replace(first, year=int(years.pop())),)


def with_plan_year(headings: tuple[Heading, ...], budget_year: int | None) -> tuple[Heading, ...]:
    """Give a lone column of amounts, as "Belopp", the year of the plan that it stands in."""
    (first, *others) = headings
    if others or first.year is not None or first.version not in (None, Version.BUDGET):
        return headings
    return (replace(first, year=budget_year),)


def join_headings(upper: Heading, lower: Heading) -> Heading | None:
    """Join the headings of two rows, one with the years and one with what the columns hold.

    Returns:
        None where both say the same thing in different ways.
    """
    if (upper.year and lower.year and upper.year != lower.year) or (
        upper.version and lower.version and upper.version != lower.version
    ):
        return None
    text = f"{upper.text} {lower.text}"
    period = find_period(text)
    is_part = period is not None and period.year is None
    return Heading(
        text=text,
        year=None if is_part else upper.year or lower.year,
        version=upper.version or lower.version,
        period_from=None if period is None else period.first,
        period_to=None if period is None else period.last,
    )


def settle_versions(headings: tuple[Heading, ...], budget_year: int | None) -> tuple[Heading, ...]:
    """Say what columns hold that have only a year.

    The plan's own year is its budget, later years are plans, and earlier ones outcomes.
    """
    stated = [h.year for h in headings if h.version is Version.BUDGET and h.year]
    own = max(stated, default=budget_year)
    settled = []
    for heading in headings:
        version = heading.version
        if version is None and heading.year is not None and own is not None:
            version = (
                Version.BUDGET
                if heading.year == own
                else Version.PLAN
                if heading.year > own
                else Version.OUTCOME
            )
        settled.append(replace(heading, version=version))
    return tuple(settled)


def with_outcomes(headings: tuple[Heading, ...], year: int | None) -> tuple[Heading, ...]:
    """Say that the years of a report are outcomes, but for those after its own."""
    return tuple(
        replace(one, version=Version.OUTCOME)
        if one.version is None and one.year is not None and (year is None or one.year <= year)
        else one
        for one in headings
    )
