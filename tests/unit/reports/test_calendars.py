"""Meetings as a calendar file, read back as another program reads it."""

import datetime as dt

import icalendar
import polars as pl

from finsam_metrics.reports.calendars import write_free_days_ics, write_ics


def meetings(*rows):
    """Meetings as the page has them."""
    usual = {
        "plan_id": "askersund-2012",
        "budget_year": 2012,
        "association_name": "Askersund och Åmål med omnejd",
        "body": "beredningsgrupp & utskott",
        "body_name": "Beredningsgrupp & utskott",
        "date": dt.date(2012, 2, 24),
        "place": "Malmköping, Övre salen; Ängsvägen 3",
        "page": None,
        "line": 52,
    }
    types = {"page": pl.Int32, "place": pl.String, "date": pl.Date}
    return pl.DataFrame([usual | row for row in rows], schema_overrides=types)


def read_back(content):
    """The calendar and its events."""
    calendar = icalendar.Calendar.from_ical(content)
    return calendar, list(calendar.walk("VEVENT"))


def test_a_meeting_is_a_whole_day_since_no_time_is_stated():
    (event,) = read_back(write_ics(meetings({}), name="Möten"))[1]
    assert event.decoded("dtstart") == dt.date(2012, 2, 24)
    assert event.decoded("dtend") == dt.date(2012, 2, 25)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["transp"] == "TRANSPARENT"


def test_swedish_letters_and_signs_come_back_as_they_were():
    calendar, (event,) = read_back(write_ics(meetings({}), name="Möten 2012, Åmål"))
    assert calendar["x-wr-calname"] == "Möten 2012, Åmål"
    assert event["summary"] == "Beredningsgrupp & utskott, Askersund och Åmål med omnejd"
    assert event["location"] == "Malmköping, Övre salen; Ängsvägen 3"


def test_the_calendar_is_of_swedish_time():
    calendar, _ = read_back(write_ics(meetings({}), name="Möten"))
    assert calendar["x-wr-timezone"] == "Europe/Stockholm"
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]


def test_the_same_meetings_give_the_same_file_and_ids():
    assert write_ics(meetings({}), name="Möten") == write_ics(meetings({}), name="Möten")
    (event,) = read_back(write_ics(meetings({}), name="Möten"))[1]
    assert event["uid"] == "askersund-2012-beredningsgrupp-utskott-2012-02-24@finsam-i-siffror"
    assert event.decoded("dtstamp") == dt.datetime(2012, 1, 1, tzinfo=dt.UTC)


def test_every_meeting_has_an_id_of_its_own():
    rows = meetings({}, {"body": "styrelse"}, {"date": dt.date(2012, 4, 27)}, {"plan_id": "x-2012"})
    _, events = read_back(write_ics(rows, name="Möten"))
    assert len({event["uid"] for event in events}) == 4


def test_lines_are_folded_at_75_bytes():
    content = write_ics(meetings({"association_name": "Åäö " * 40}), name="Möten")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\r\n " in content
    (event,) = read_back(content)[1]
    assert event["summary"].endswith("Åäö Åäö ")


def test_a_place_that_is_not_stated_is_left_out():
    (event,) = read_back(write_ics(meetings({"place": None}), name="Möten"))[1]
    assert "location" not in event


def test_the_description_says_where_in_the_plan_it_stands():
    _, events = read_back(write_ics(meetings({}, {"page": 4, "line": 3}), name="Möten"))
    assert [event["description"] for event in events] == [
        "Planen för 2012, rad 52 i textversionen. Planen anger inget klockslag.",
        "Planen för 2012, s. 4, rad 3 i textversionen. Planen anger inget klockslag.",
    ]


def test_no_meetings_are_a_calendar_without_events():
    assert read_back(write_ics(meetings({}).clear(), name="Möten"))[1] == []


def test_free_days_that_follow_each_other_are_one_entry_that_takes_no_time():
    days = pl.DataFrame(
        {
            "date": [dt.date(2027, 3, day) for day in range(1, 7)],
            "is_free": [True, True, False, True, False, False],
        }
    )
    content = write_free_days_ics(days, name="Fria dagar 2027")
    calendar, events = read_back(content)
    assert calendar["x-wr-calname"] == "Fria dagar 2027"
    assert [(event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        (dt.date(2027, 3, 1), dt.date(2027, 3, 3)),
        (dt.date(2027, 3, 4), dt.date(2027, 3, 5)),
    ]
    assert {event["transp"] for event in events} == {"TRANSPARENT"}
    assert len({event["uid"] for event in events}) == 2
    assert content == write_free_days_ics(days, name="Fria dagar 2027")
