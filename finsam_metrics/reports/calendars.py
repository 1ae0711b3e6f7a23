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
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Stockholm")
    for date, meeting in zip(meetings["date"], meetings.iter_rows(named=True), strict=True):
        calendar.add_component(_event(date, meeting))
    written: bytes = calendar.to_ical()
    return written


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
        f"Planen för {meeting['budget_year']}, {page}textens rad {meeting['line']}. "
        "Planen anger inget klockslag.",
    )
    # The day is not taken: the meeting fills an unknown part of it.
    event.add("transp", "TRANSPARENT")
    return event
