"""Tables, choices and the calendar file of the page about meetings."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from finsam_metrics.metrics.answers.meetings import free_days_answer, unknown_notes
from finsam_metrics.metrics.meetings import free_days, free_days_by_month, meeting_states
from finsam_metrics.model.swedish_dates import MONTHS
from finsam_metrics.reports.calendars import write_ics
from finsam_metrics.ui import components
from finsam_metrics.ui.choices import choose_one
from finsam_metrics.ui.data import Data
from finsam_metrics.ui.tables import Column, draw_table


@dataclass(frozen=True, kw_only=True)
class _Period:
    """A part of a year to look for free days in."""

    label: str
    text: str
    first_month: int
    last_month: int


_PERIODS = {
    "hela-aret": _Period(label="Hela året", text="", first_month=1, last_month=12),
    "varen": _Period(label="Våren, januari–juni", text="under våren", first_month=1, last_month=6),
    "hosten": _Period(
        label="Hösten, augusti–december", text="under hösten", first_month=8, last_month=12
    ),
}


def draw_notes(dated: pl.DataFrame, data: Data, association_ids: list[str], year: int) -> None:
    """Say what a clash is, and of which associations no meeting is known."""
    states = meeting_states(
        dated, data["plan"], data["association"], association_ids=association_ids, year=year
    )
    components.note(
        "Krock: två möten samma dag i samma förbund, eller i samma organ hos förbund i samma län",
        *unknown_notes(states, year),
    )


def meetings_table(dated: pl.DataFrame) -> tuple[pl.DataFrame, list[Column]]:
    """Give the meetings by day, with those that they clash with."""
    shown = dated.with_columns(
        date_text=pl.col("date").cast(pl.String), clash_text=pl.col("clash_texts").list.join("; ")
    )
    return shown, [
        Column(name="date_text", title="Dag"),
        Column(name="weekday_name", title="Veckodag"),
        Column(name="association_name", title="Förbund"),
        Column(name="body_name", title="Organ"),
        Column(name="place", title="Plats"),
        Column(name="clash_text", title="Krockar med", absent="inget"),
    ]


def draw_calendar_file(dated: pl.DataFrame) -> None:
    """Draw the button that gives the meetings to a calendar."""
    year = dated["year"][0]
    associations = dated.select("association_id", "association_name").unique()
    alone = associations.height == 1
    name = f"Möten {year}, {associations['association_name'][0]}" if alone else f"Möten {year}"
    of = f"-{associations['association_id'][0]}" if alone else ""
    st.download_button(
        "Hämta till kalender (ics)",
        lambda: write_ics(dated, name=name),
        f"moten-{year}{of}.ics",
        "text/calendar",
        key="meetings-ics",
        icon=":material/calendar_month:",
        on_click="ignore",
    )


def draw_free_days(days: pl.DataFrame, dated: pl.DataFrame, year: int) -> None:
    """Draw the days of a chosen period that suit a joint meeting."""
    period = _PERIODS[
        choose_one(
            "Period för gemensamma möten",
            {value: period.label for value, period in _PERIODS.items()},
            parameter="period",
            default="hela-aret",
        )
    ]
    free = free_days(days, dated, first_month=period.first_month, last_month=period.last_month)
    components.heading(free_days_answer(free, year=year, period_text=period.text))
    components.subtitle(
        "Måndag till fredag utan kända möten · inte helgdag, dag före helgdag eller juli · "
        "midsommarafton, julafton och nyårsafton räknas som helgdagar"
    )
    draw_table(
        free_days_by_month(free).with_columns(
            month_name=pl.col("month").replace_strict(dict(enumerate(MONTHS, start=1)))
        ),
        [
            Column(name="month_name", title="Månad"),
            Column(name="day_count", title="Antal dagar", kind="number"),
            Column(name="days_text", title="Dagar"),
        ],
        name=f"lediga-dagar-{year}",
        alt="Dagar som passar för gemensamma möten, per månad",
        key="free-days",
    )
