"""Which meetings are dated, whether they clash, and which days are free."""

import polars as pl

from finsam_metrics.metrics.remembering import remembered
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


def no_meetings_answer(year: int | None) -> str:
    """Say that no meeting is dated, in the year where one is chosen."""
    when = "" if year is None else f" för {year}"
    return f"Ingen av de valda planerna anger mötesdagar{when}"


def no_meetings_hint(years: list[int]) -> str:
    """Say what the silence means, and for which years there are dates.

    Args:
        years: The years in which the chosen associations have dated meetings.
    """
    meaning = "Det är inte samma sak som att inga möten hålls."
    if not years:
        return meaning
    known = format_list([str(year) for year in sorted(years)])
    return f"{meaning} Mötesdagar är kända för {known}: öppna Urval och välj år."


@remembered
def unknown_notes(states: pl.DataFrame, year: int) -> list[str]:
    """Say of which associations no meeting is known, and why.

    Args:
        states: What ``meeting_states`` gives.
        year: The year.
    """
    said = {
        "not_stated": f"Planen för {year} anger inga mötesdagar",
        "no_plan": f"Ingen plan för {year} är inläst",
    }
    return [
        f"{text}: {format_list(own['association_name'].to_list())}"
        for state, text in said.items()
        if (own := states.filter(pl.col("state") == state)).height
    ]


@remembered
def free_days_answer(free: pl.DataFrame, *, year: int, period_text: str) -> str:
    """Say how many days suit a joint meeting.

    Args:
        free: What ``free_days`` gives.
        year: The year.
        period_text: The period within it, with its preposition: "under våren"; empty for all.
    """
    when = f"{year} {period_text}".strip()
    if free.is_empty():
        return f"Ingen vardag {when} är fri från kända möten"
    noun = "vardag" if free.height == 1 else "vardagar"
    count = "En" if free.height == 1 else format_number(free.height)
    return f"{count} {noun} {when} passar för gemensamma möten"
