from typing import Any

import polars as pl
import pytest

from finsam_metrics.charts.calendars import meeting_calendar


def held(*rows: dict[str, Any]) -> pl.DataFrame:
    usual = {
        "association_id": "vm",
        "association_name": "Västra Mälardalen",
        "sort_order": 1,
        "year": 2012,
        "body_name": "Styrelse",
        "body_order": 0,
        "month": 2,
        "day": 24,
        "weekday_name": "fredag",
        "place": "Köping",
        "is_clash": False,
        "ask": None,
    }
    return pl.DataFrame(
        [usual | row for row in rows], schema_overrides={"place": pl.String, "ask": pl.String}
    )


DAYS = pl.DataFrame(
    {
        "month": [2, 2, 2, 3],
        "day": [23, 24, 25, 31],
        "is_off": [False, False, True, True],
        "is_free": [True, False, False, False],
        "is_busy": [False, True, False, False],
    },
    schema_overrides={"month": pl.Int32, "day": pl.Int32},
)


def shapes(chart: Any) -> set[tuple[str, str]]:
    """The shape of each meeting in the calendar, with its body."""
    return {
        (look["shape"], row["body_name"]) for look, row in chart.symbols() if "body_name" in row
    }


def test_a_body_is_a_shape_and_from_the_fifth_on_it_is_shared(drawn: Any) -> None:
    rows = [
        {"body_order": order, "body_name": f"Organ {order}", "day": order + 1} for order in range(6)
    ]
    chart = drawn(meeting_calendar(held(*rows), DAYS))
    found = {name: shape for shape, name in shapes(chart)}
    assert len({found[f"Organ {order}"] for order in range(5)}) == 5
    assert found["Organ 4"] == found["Organ 5"]
    assert "Organ 4 / Organ 5" in chart.texts("text")


def test_the_year_stands_beside_each_association(drawn: Any) -> None:
    rows = held({}, {"association_id": "vas", "association_name": "Västerås", "sort_order": 2})
    said = drawn(meeting_calendar(rows, DAYS)).texts("text")
    assert said[:2] == ["Västra Mälardalen 2012", "Västerås 2012"]


def test_associations_beyond_the_eighth_are_named_by_their_number(drawn: Any) -> None:
    rows = [
        {"association_id": f"a{order}", "association_name": f"A{order}", "sort_order": order}
        for order in range(1, 11)
    ]
    said = drawn(meeting_calendar(held(*rows), DAYS)).texts("text")
    assert said[7:9] == ["A8 2012", "2 andra förbund 2012"]


def test_weekends_and_holidays_are_quiet_fields(drawn: Any) -> None:
    chart = drawn(meeting_calendar(held({}), DAYS))
    quiet = [
        (row["month"], row["day"])
        for layer in chart.layers("rect")
        if layer["encoding"].get("fill", {}).get("value") == "#f0f3f6"
        for row in layer["rows"]
        if "day" in row
    ]
    assert quiet == [(2, 25), (3, 31)]


def test_days_that_suit_and_busy_days_are_marked_and_explained_only_then(drawn: Any) -> None:
    chart = drawn(meeting_calendar(held({}), DAYS))
    fields = [
        (row["month"], row["day"])
        for layer in chart.layers("rect")
        if layer["encoding"].get("fill", {}).get("value") == "#dcebf5"
        for row in layer["rows"]
        if "day" in row
    ]
    assert fields == [(2, 23)]
    assert {"fri från kända möten", "egen upptagen dag"} <= set(chart.texts("text"))
    none = DAYS.with_columns(is_free=pl.lit(value=False), is_busy=pl.lit(value=False))
    said = drawn(meeting_calendar(held({}), none)).texts("text")
    assert not {"fri från kända möten", "egen upptagen dag"} & set(said)


def frames(chart: Any) -> list[tuple[int, int]]:
    """The days that have a frame."""
    return [
        (row["month"], row["day"])
        for layer in chart.layers("rect", fillOpacity=0, strokeWidth=1)
        for row in layer["rows"]
        if "day" in row
    ]


@pytest.mark.parametrize(("is_clash", "framed"), [(True, [(2, 24)]), (False, [])])
def test_a_clash_is_framed_once_and_explained_only_then(
    drawn: Any, is_clash: bool, framed: list[tuple[int, int]]
) -> None:
    rows = held({"is_clash": is_clash}, {"is_clash": is_clash, "body_order": 1})
    chart = drawn(meeting_calendar(rows, DAYS))
    assert frames(chart) == framed
    assert ("krock" in chart.texts("text")) == is_clash


def test_the_list_for_a_phone_says_place_and_clash(drawn: Any) -> None:
    rows = held({"is_clash": True}, {"place": None, "month": 3})
    assert drawn(meeting_calendar(rows, DAYS)).texts("list_text") == [
        "Västra Mälardalen · Köping · krock",
        "Västra Mälardalen",
    ]


def test_of_many_meetings_on_a_day_three_are_drawn_and_the_others_counted(drawn: Any) -> None:
    rows = [{"body_order": order, "body_name": f"Organ {order}"} for order in range(5)]
    assert drawn(meeting_calendar(held(*rows), DAYS)).texts("more_text") == ["+2"]
    assert drawn(meeting_calendar(held(*rows[:4]), DAYS)).texts("more_text") == []


def test_only_months_with_meetings_stand_in_the_list(drawn: Any) -> None:
    chart = drawn(meeting_calendar(held({}, {"month": 6}), DAYS))
    assert chart.texts("month_name", fontWeight=600) == ["Februari", "Juni"]


def test_what_can_be_asked_takes_the_tap(drawn: Any) -> None:
    chart = drawn(meeting_calendar(held({"ask": "vm.styrelse"}, {"month": 6}), DAYS))
    (asked,) = chart.layers("rect", cursor="pointer")
    assert [row["ask"] for row in asked["rows"]] == ["vm.styrelse"]


def test_a_chart_without_rows_is_valid(drawn: Any) -> None:
    assert drawn(meeting_calendar(held({}).clear(), DAYS.clear())).spec["layer"]
