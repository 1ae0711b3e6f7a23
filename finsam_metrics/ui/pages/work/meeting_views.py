"""Tables, choices and the calendar file of the page about meetings."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.meetings import YEAR
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.answers.meetings import free_days_answer
from finsam_metrics.metrics.meetings import (
    WORKDAYS,
    days_for_meetings,
    free_days_by_month,
    meeting_year,
)
from finsam_metrics.model.clock import today
from finsam_metrics.model.swedish_dates import MONTHS
from finsam_metrics.reports.calendars import write_free_days_ics, write_ics
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.choices import choose_one, choose_several, type_text
from finsam_metrics.ui.parts.downloads import file_name
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import draw_table
from finsam_metrics.words.typed_days import TypedDaysError, parse_days

_OPENED = "_kalender_oppnat"
_COMING_YEARS: Final = 3
_LONGEST_BUSY_TEXT: Final = 300


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


def draw_calendar_file(dated: pl.DataFrame, year: int) -> None:
    """Draw the button that gives the meetings to a calendar, where there are any."""
    if dated.is_empty():
        return
    associations = dated.select("association_id", "association_name").unique()
    alone = associations.height == 1
    name = f"Möten {year}, {associations['association_name'][0]}" if alone else f"Möten {year}"
    of = f"-{associations['association_id'][0]}" if alone else ""
    st.download_button(
        "Hämta mötena till kalender (ics)",
        lambda: write_ics(dated, name=name),
        file_name(f"moten-{year}{of}", "ics"),
        "text/calendar",
        key="meetings-ics",
        icon=":material/calendar_month:",
        on_click="ignore",
    )


def choose_year(meetings: pl.DataFrame, chosen: Chosen, stated_years: tuple[int, ...]) -> int:
    """Draw the year of the calendar: any that a plan concerns, and the coming ones.

    Args:
        meetings: The meetings.
        chosen: The visitor's choices; its year is opened where it holds meetings.
        stated_years: The years that any budget concerns.
    """
    now = today().year
    years = {*stated_years, *range(now, now + _COMING_YEARS + 1)}
    held = meetings.filter(pl.col("association_id").is_in(chosen.association_ids))
    counts = dict(held.group_by(year=pl.col("date").dt.year()).len().iter_rows())
    opened = meeting_year(meetings, chosen.association_ids, chosen.year, otherwise=now)
    # A year that nobody chose follows what is chosen for all pages.
    state = st.session_state
    if state.get(YEAR) == state.get(_OPENED):
        state.pop(YEAR, None)
    state[_OPENED] = str(opened)
    offered = {
        str(year): f"{year} · {_meeting_count(counts[year])}" if year in counts else str(year)
        for year in sorted({*years, *counts, opened}, reverse=True)
    }
    asked = st.query_params.get(YEAR)
    if asked is not None and asked not in offered:
        st.caption(f"Kalenderåret i länken finns inte att välja. {opened} visas.")
    return int(choose_one("Kalenderår", offered, parameter=YEAR, default=str(opened)))


def choose_days(days: pl.DataFrame, dated: pl.DataFrame, states: pl.DataFrame) -> pl.DataFrame:
    """Draw what a joint meeting needs, the conclusion and the days that suit, month by month.

    Returns:
        The days of the year, as ``days_for_meetings`` gives them.
    """
    year = days["date"][0].year
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="top"):
        period = _PERIODS[
            choose_one(
                "Period för gemensamma möten",
                {value: period.label for value, period in _PERIODS.items()},
                parameter="period",
                default="hela-aret",
            )
        ]
        weekdays = choose_several(
            "Veckodagar",
            {str(number): name[:3].capitalize() for number, name in WORKDAYS.items()},
            parameter="veckodagar",
        )
        busy = _choose_busy_days(year)
    numbers = tuple(map(int, weekdays))
    suiting = days_for_meetings(
        days,
        dated,
        first_month=period.first_month,
        last_month=period.last_month,
        weekdays=numbers,
        busy=busy,
    )
    with heading:
        components.heading(
            free_days_answer(suiting, states, year=year, period_text=period.text, weekdays=numbers)
        )
        components.subtitle(
            "Valda veckodagar utan kända möten · inte helgdag, dag före helgdag eller juli · "
            "midsommarafton, julafton och nyårsafton räknas som helgdagar"
        )
    _draw_free_days(suiting, year)
    return suiting


def _draw_free_days(suiting: pl.DataFrame, year: int) -> None:
    name = f"lediga-dagar-{year}"
    by_month = free_days_by_month(suiting).with_columns(
        month_name=pl.col("month").replace_strict(dict(enumerate(MONTHS, start=1)))
    )
    draw_table(
        Table(
            frame=by_month,
            columns=[
                Column(name="month_name", title="Månad"),
                Column(name="day_count", title="Antal dagar", kind="number"),
                Column(name="days_text", title="Dagar"),
            ],
            name=name,
            alt="Dagar som är fria för gemensamma möten, per månad",
        ),
        key="free-days",
    )
    if suiting["is_free"].any():
        st.download_button(
            "Hämta de fria dagarna till kalender (ics)",
            lambda: write_free_days_ics(suiting, name=f"Fria dagar {year}"),
            file_name(name, "ics"),
            "text/calendar",
            key="free-days-ics",
            icon=":material/calendar_month:",
            on_click="ignore",
        )


def _choose_busy_days(year: int) -> frozenset[dt.date]:
    """Draw the field for days that those who ask cannot meet; what is no day is named."""
    with st.container(width=340, gap="xxsmall"):
        text = type_text(
            "Egna upptagna dagar",
            parameter="upptaget",
            placeholder="14/3, 1–5 april, v. 44",
            max_chars=_LONGEST_BUSY_TEXT,
        )
        try:
            return parse_days(text, year=year)
        except TypedDaysError as error:
            st.error(
                f"”{plain(error.piece)}” är ingen dag {year}. Skriv dagar som 14/3 eller "
                "14 mars, flera dagar som 1–5 april och veckor som v. 44, med komma emellan.",
                icon=":material/error:",
            )
            return frozenset()


def _meeting_count(count: int) -> str:
    return "1 möte" if count == 1 else f"{count} möten"
