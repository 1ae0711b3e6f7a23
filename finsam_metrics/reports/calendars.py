"""Meetings as a calendar file that other programs can read."""

import datetime as dt
from typing import Final

import icalendar
import polars as pl

from finsam_metrics.model.slugs import make_slug

_PRODUCT: Final = "-//Finsam i siffror//Möten//SV"
_DOMAIN: Final = "finsam-i-siffror"


def write_ics(meetings: pl.DataFrame, *, name: str) -> bytes:
    """Write meetings as iCalendar, each a whole day, since plans give no times of day.

    The same meetings give the same bytes: a meeting has the same id each time, so that a
    calendar that reads the file again changes its entries and adds none.

    Args:
        meetings: One row per meeting: ``plan_id``, ``budget_year``, ``association_name``,
            ``body``, ``body_name``, ``date``, ``place`` (null: not stated), ``page`` (null: the
            document shows none) and ``line``.
        name: What the calendar is called where it is read.
    """
    calendar = _calendar(name)
    for date, meeting in zip(meetings["date"], meetings.iter_rows(named=True), strict=True):
        calendar.add_component(_event(date, meeting))
    written: bytes = calendar.to_ical()
    return written


def write_free_days_ics(days: pl.DataFrame, *, name: str) -> bytes:
    """Write the days that suit a joint meeting as iCalendar, those that follow each other as one.

    The same days give the same bytes and ids, as with meetings.

    Args:
        days: One row per day of a year: ``date`` and ``is_free``.
        name: What the calendar is called where it is read.
    """
    calendar = _calendar(name)
    runs = (
        days.with_row_index("place")
        .filter("is_free")
        .group_by(run=pl.col("place") - pl.int_range(pl.len()), maintain_order=True)
        .agg(first=pl.col("date").min(), last=pl.col("date").max())
    )
    for first, last in runs.select("first", "last").iter_rows():
        event = icalendar.Event()
        event.add("uid", f"ledig-{first}-{last}@{_DOMAIN}")
        event.add("dtstamp", dt.datetime(first.year, 1, 1, tzinfo=dt.UTC))
        event.add("dtstart", first)
        event.add("dtend", last + dt.timedelta(days=1))
        event.add("summary", "Fri från kända möten")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _calendar(name: str) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Stockholm")
    return calendar


def _event(date: dt.date, meeting: dict[str, object]) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{meeting['plan_id']}-{make_slug(str(meeting['body']))}-{date}@{_DOMAIN}")
    # When the file was written says nothing of the meeting, and would make each file another.
    event.add("dtstamp", dt.datetime(int(str(meeting["budget_year"])), 1, 1, tzinfo=dt.UTC))
    event.add("dtstart", date)
    event.add("dtend", date + dt.timedelta(days=1))
    event.add("summary", f"{meeting['body_name']}, {meeting['association_name']}")
    if meeting["place"] is not None:
        event.add("location", meeting["place"])
    page = "" if meeting["page"] is None else f"s. {meeting['page']}, "
    event.add(
        "description",
        f"Planen för {meeting['budget_year']}, {page}rad {meeting['line']} i "
        "textversionen. "
        "Planen anger inget klockslag.",
    )
    # The day is not taken: the meeting fills an unknown part of it.
    event.add("transp", "TRANSPARENT")
    return event
