"""Which meetings are dated, whether they clash, and which days are free."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.meetings import WORKDAYS
from finsam_metrics.model.swedish_numbers import format_count, format_list, format_number

_MOST_NAMED = 3


@remembered
def meetings_answer(dated: pl.DataFrame) -> str | None:
    """Say how many meetings are dated, where, and on how many days some clash.

    Args:
        dated: What ``dated_meetings`` gives.

    Returns:
        The sentence, or None where no meeting is dated.
    """
    if dated.is_empty():
        return None
    noun = "möte" if dated.height == 1 else "möten"
    count = "Ett" if dated.height == 1 else format_count(dated.height).capitalize()
    names = dated.sort("sort_order")["association_name"].unique(maintain_order=True).to_list()
    where = (
        format_list(names) if len(names) <= _MOST_NAMED else f"{format_count(len(names))} förbund"
    )
    days = dated.filter("is_clash")["date"].n_unique()
    clashes = (
        "inga krockar"
        if days == 0
        else "krock en dag"
        if days == 1
        else f"krockar {format_count(days)} dagar"
    )
    return f"{count} {noun} {dated['year'][0]} i {where}, {clashes}"


def no_meetings_answer(year: int) -> str:
    """Say that no meeting of a year is dated; that is not that none is held."""
    return f"Ingen av de valda planerna anger mötesdagar för {year}"


def other_year_note(asked: int | None, shown: int, years: list[int]) -> str | None:
    """Say that another year is shown than was asked for, since that one holds no meetings.

    Args:
        asked: The year chosen for all pages, or None.
        shown: The year of the calendar.
        years: The years in which the chosen associations have dated meetings.

    Returns:
        The sentence; None where the year asked for is shown, or was not opened instead of it.
    """
    if asked is None or asked in years or shown not in years:
        return None
    return f"Inga mötesdagar är kända för {asked}: kalendern visar {shown}"


@remembered
def unknown_notes(states: pl.DataFrame, year: int) -> tuple[str, ...]:
    """Say of which associations no meeting is known, and why.

    Args:
        states: What ``meeting_states`` gives.
        year: The year.
    """
    said = {
        "not_stated": f"Planen för {year} anger inga mötesdagar",
        "no_plan": f"Ingen plan för {year} är inläst",
    }
    return tuple(
        f"{text}: {format_list(in_state['association_name'].to_list())}"
        for state, text in said.items()
        if (in_state := states.filter(pl.col("state") == state)).height
    )


@remembered
def free_days_answer(
    days: pl.DataFrame,
    states: pl.DataFrame,
    *,
    year: int,
    period_text: str,
    weekdays: tuple[int, ...],
) -> str:
    """Say how many days are free of known meetings, and of how many associations any are known.

    Args:
        days: What ``days_for_meetings`` gives.
        states: What ``meeting_states`` gives.
        year: The year.
        period_text: The period within it, with its preposition: "under våren"; empty for all.
        weekdays: The chosen weekdays, 1 is Monday.
    """
    when = f"{year} {period_text}".strip()
    if not weekdays:
        return "Ingen veckodag är vald"
    count = int(days["is_free"].sum())
    known = int(states["meeting_count"].count())
    unknown = (
        ""
        if known == states.height
        else ", men inga möten är kända"
        if known == 0
        else f". Möten är kända för {known} av {states.height} förbund"
    )
    of = "" if known == 0 else " från kända möten"
    if count == 0:
        return f"Ingen {_weekday_noun(weekdays, count=1)} {when} är fri{of}{unknown}"
    number = "En" if count == 1 else format_number(count)
    free = "fri" if count == 1 else "fria"
    return f"{number} {_weekday_noun(weekdays, count=count)} {when} är {free}{of}{unknown}"


def _weekday_noun(weekdays: tuple[int, ...], *, count: int) -> str:
    names = [WORKDAYS[day] for day in weekdays]
    if len(names) == len(WORKDAYS):
        names = ["vardag"]
    if count > 1:
        return format_list([f"{name}ar" for name in names])
    return names[0] if len(names) == 1 else "dag"
