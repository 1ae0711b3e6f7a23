"""Meetings: when each body meets in a year, and which clash."""

from typing import Final

import polars as pl

from finsam_metrics.charts.calendars import meeting_calendar
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics import meetings
from finsam_metrics.metrics.answers.meetings import (
    meetings_answer,
    no_meetings_answer,
    other_year_note,
    unknown_notes,
)
from finsam_metrics.metrics.origins import with_asks

YEAR: Final = "kalender"
"""The word of the address that says which year."""


def meetings_of_year(
    data: Data, dated: pl.DataFrame, days: pl.DataFrame, chosen: Chosen
) -> Exhibit:
    """Show the meetings of a year day by day, with those that clash.

    Args:
        data: The tables.
        dated: What ``dated_meetings`` gives.
        days: The days of the year, as ``days_for_meetings`` or ``calendar_days`` gives them.
        chosen: The choices.
    """
    year = days["date"][0].year
    answer = meetings_answer(dated) or no_meetings_answer(year)
    known_years = meetings.dated_years(data["meeting"], chosen.association_ids)
    return Exhibit(
        key="meetings",
        title=answer,
        subtitle=f"Möten som planerna anger dag för · {year} · klockslag anges inte",
        chart=meeting_calendar(dated, days),
        alt_text=f"Kalender över mötena. {answer}.",
        plans=data.plans_of(chosen.association_ids, None).join(dated, on="plan_id", how="semi"),
        asks=dated,
        notes=_notes(
            meeting_states(data, dated, year, chosen),
            year,
            other_year_note(chosen.year, year, known_years),
        ),
        table=_meetings_table(dated, year),
        words={YEAR: str(year)},
    )


def dated_meetings(data: Data, year: int, chosen: Chosen) -> pl.DataFrame:
    """Give the meetings of a year whose day is stated, with what asks for each."""
    return with_asks(
        meetings.dated_meetings(
            data["meeting"],
            data["plan"],
            data["association"],
            association_ids=chosen.association_ids,
            year=year,
        ),
        ids=["plan_id", "body", "date"],
        texts=["association_name", "body_name", "date"],
    )


def meeting_states(data: Data, dated: pl.DataFrame, year: int, chosen: Chosen) -> pl.DataFrame:
    """Give of which associations meetings are known, as ``metrics.meetings`` does."""
    return meetings.meeting_states(
        dated,
        data["plan"],
        data["association"],
        association_ids=chosen.association_ids,
        year=year,
    )


def _notes(states: pl.DataFrame, year: int, other_year: str | None) -> tuple[str | None, ...]:
    """Say what a clash is, of which associations no meeting is known, and why this year."""
    known = states["meeting_count"].count()
    return (
        other_year,
        "Krock: två möten samma dag i samma förbund, eller i samma organ hos förbund i samma län"
        if known
        else "Det är inte samma sak som att inga möten hålls",
        *unknown_notes(states, year),
    )


def _meetings_table(dated: pl.DataFrame, year: int) -> Table:
    """Give the meetings by day, with those that they clash with."""
    shown = dated.with_columns(
        date_text=pl.col("date").cast(pl.String), clash_text=pl.col("clash_texts").list.join("; ")
    )
    return Table(
        frame=shown,
        columns=[
            Column(name="date_text", title="Dag"),
            Column(name="weekday_name", title="Veckodag"),
            Column(name="association_name", title="Förbund"),
            Column(name="body_name", title="Organ"),
            Column(name="place", title="Plats"),
            Column(name="clash_text", title="Krockar med", absent="inget"),
        ],
        name=f"moten-{year}",
        alt="Möten dag för dag",
    )
