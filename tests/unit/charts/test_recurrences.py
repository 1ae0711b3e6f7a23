from typing import Any

import polars as pl

from finsam_metrics.charts.recurrences import recurrence_dots


def mentions(*rows: dict[str, Any]) -> pl.DataFrame:
    usual = {
        "recurring_id": "vagen",
        "recurring_name": "Vägen in",
        "recurring_order": 0,
        "tie": "reviewed",
        "association_id": "vm",
        "association_name": "Västra Mälardalen",
        "short_name": "V Mälardalen",
        "sort_order": 1,
        "year": 2012,
        "ask": None,
    }
    return pl.DataFrame([usual | row for row in rows], schema_overrides={"ask": pl.String})


def marks(chart: Any) -> list[tuple[str, str]]:
    """The form of each mark in the table, with its association."""
    return [
        (
            "disc" if look["stroke"] is None else "dashed ring" if look["is_dashed"] else "ring",
            row["association_id"],
        )
        for look, row in chart.symbols()
        if "slot" in row
    ]


def test_three_ties_are_three_marks(drawn: Any) -> None:
    chart = drawn(
        recurrence_dots(
            mentions(
                {"association_id": "a"},
                {"association_id": "b", "tie": "judgement", "year": 2014},
                {"association_id": "c", "tie": "same_name", "year": 2016},
            )
        )
    )
    assert marks(chart) == [("disc", "a"), ("dashed ring", "b"), ("ring", "c")]


def test_only_the_marks_in_the_picture_are_explained(drawn: Any) -> None:
    chart = drawn(recurrence_dots(mentions({}, {"year": 2014})))
    assert chart.texts("text") == ["granskat: samma namn och arrangörer"]


def test_years_stand_in_order_each_once(drawn: Any) -> None:
    chart = drawn(recurrence_dots(mentions({"year": 2014}, {}, {"recurring_id": "b"})))
    assert chart.texts("year_text", fontWeight=600) == ["2012", "2014"]


def test_mentions_of_the_same_year_stand_on_lines_of_their_own(drawn: Any) -> None:
    chart = drawn(recurrence_dots(mentions({}, {"association_id": "vas", "sort_order": 2})))
    rows = [row for layer in chart.layers("point") for row in layer["rows"] if "slot" in row]
    assert [row["slot"] for row in rows] == [0, 1]


def test_what_can_be_asked_takes_the_tap(drawn: Any) -> None:
    chart = drawn(recurrence_dots(mentions({"ask": "vagen.vm"}, {"year": 2014})))
    (asked,) = chart.layers("rect", cursor="pointer")
    assert [row["ask"] for row in asked["rows"]] == ["vagen.vm"]


def test_a_chart_without_rows_is_valid(drawn: Any) -> None:
    assert drawn(recurrence_dots(mentions({}).clear())).spec["layer"]
