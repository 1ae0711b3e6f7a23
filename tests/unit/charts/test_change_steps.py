from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from finsam_metrics.charts.change_steps import step_bars
from finsam_metrics.charts.kit.palette import (
    association_colour,
    association_light_colour,
)

Make = Callable[..., pl.DataFrame]
CUT = "Summornas staplar är avkortade: de börjar vid 9\u00a0000 tkr"
FULL, LIGHT = association_colour(2), association_light_colour(2)


@pytest.fixture
def pair(make_budgets: Make) -> pl.DataFrame:
    """Two years of one association."""
    return make_budgets("vas", "vas").with_columns(year=pl.Series([2014, 2015], dtype=pl.Int64))


def steps(*rows: tuple[str, float, str]) -> pl.DataFrame:
    """Two totals with these steps between them: row, change and where it is stated."""
    at = 10e6
    listed: list[dict[str, object]] = [
        {"row_id": "earlier", "level": "total", "start": 0.0, "end": at}
    ]
    for row_id, step, stated_in in rows:
        listed.append(
            {
                "row_id": row_id,
                "level": "step",
                "start": at,
                "end": at + step,
                "step": step,
                "stated_in": stated_in,
            }
        )
        at += step
    listed.append({"row_id": "later", "level": "total", "start": 0.0, "end": at})
    return pl.DataFrame(
        [
            {"row_name": row["row_id"], "is_judgement": False, "ask": row["row_id"], **row}
            for row in listed
        ],
        schema_overrides={"step": pl.Float64, "stated_in": pl.String},
        infer_schema_length=None,
    )


def drawn_rows(rows: list[dict[str, Any]]) -> set[str]:
    return {row["row_id"] for row in rows if row.get("row_id")}


def scale(chart: Any) -> list[float]:
    """The values that the picture reaches from and to."""
    (domain,) = {
        tuple(layer["encoding"]["x"]["scale"]["domain"])
        for layer in chart.spec["layer"]
        if "field" in layer["encoding"]["x"]
    }
    return list(domain)


def test_growth_is_full_and_shrinking_light_with_an_edge(drawn: Any, pair: pl.DataFrame) -> None:
    rows = steps(("more", 2e6, "both"), ("less", -1e6, "both"))
    chart = drawn(step_bars(rows, pair))
    assert drawn_rows(chart.bars("color")) == {"earlier", "more", "later"}
    assert drawn_rows(chart.bars("light_color")) == {"less"}
    (edge,) = (
        layer
        for layer in chart.layers("rect", fillOpacity=0, strokeWidth=1)
        if drawn_rows(layer["rows"]) and drawn.told_by(layer, "stroke") == "color"
    )
    assert drawn_rows(edge["rows"]) == {"less"}
    assert {row["color"] for row in chart.bars("color")} == {FULL}
    assert {row["light_color"] for row in chart.bars("light_color")} == {LIGHT}


def test_what_one_year_alone_states_is_dashed_and_says_which_year_does_not(
    drawn: Any, pair: pl.DataFrame
) -> None:
    rows = steps(("came", 2e6, "later"), ("went", -1e6, "earlier"))
    chart = drawn(step_bars(rows, pair))
    assert drawn_rows(chart.dashed_boxes()) == {"came", "went"}
    assert chart.texts("label", fontStyle="italic") == [
        "+2\u00a0000 · ej angivet 2014",
        "\u22121\u00a0000 · ej angivet 2015",
    ]


def test_what_does_not_change_is_a_line_with_a_nought(drawn: Any, pair: pl.DataFrame) -> None:
    chart = drawn(step_bars(steps(("same", 0.0, "both")), pair))
    (line,) = (layer for layer in chart.layers("rule", strokeWidth=2))
    assert drawn_rows(line["rows"]) == {"same"}
    assert "0" in chart.texts("label")


def test_the_legend_explains_the_marks_that_are_there(drawn: Any, pair: pl.DataFrame) -> None:
    chart = drawn(step_bars(steps(("more", 2e6, "both")), pair))
    assert chart.texts("text", fontSize=13) == ["ökar", CUT]
    unchanged = drawn(step_bars(steps(("same", 0.0, "both")), pair))
    assert unchanged.texts("text", fontSize=13) == []


def test_a_judgement_has_its_mark(drawn: Any, pair: pl.DataFrame) -> None:
    judged = steps(("more", 2e6, "both")).with_columns(is_judgement=pl.col("row_id") == "more")
    assert "more\u2009*" in drawn(step_bars(judged, pair)).texts("name_1")


def test_each_row_can_be_asked_across_its_width(drawn: Any, pair: pl.DataFrame) -> None:
    chart = drawn(step_bars(steps(("more", 2e6, "both")), pair))
    (touch,) = chart.layers("rect", cursor="pointer")
    assert drawn_rows(touch["rows"]) == {"earlier", "more", "later"}


def test_a_way_below_nought_moves_the_scale(drawn: Any, pair: pl.DataFrame) -> None:
    deep = steps(("less", -12e6, "both"), ("more", 5e6, "both"))
    assert scale(drawn(step_bars(deep, pair))) == [-2e6, 10e6]


def test_chart_without_rows_is_valid(drawn: Any, pair: pl.DataFrame) -> None:
    assert drawn(step_bars(steps().clear(), pair.clear())).spec["layer"]


def test_small_steps_between_large_totals_fill_the_picture_and_the_cut_is_said(
    drawn: Any, pair: pl.DataFrame
) -> None:
    chart = drawn(step_bars(steps(("more", 2e6, "both")), pair))
    assert CUT in chart.texts("text", fontSize=13)
    lows = {row["row_id"]: row["low"] for row in chart.bars("color") if row.get("row_id")}
    assert lows == {"earlier": 9e6, "more": 10e6, "later": 9e6}
    assert len(chart.layers("rule", strokeWidth=3)) == 2


def test_steps_that_reach_down_towards_zero_are_drawn_from_zero(
    drawn: Any, pair: pl.DataFrame
) -> None:
    chart = drawn(step_bars(steps(("less", -8e6, "both"), ("more", 3e6, "both")), pair))
    assert not [text for text in chart.texts("text", fontSize=13) if "avkortade" in text]
    assert {row["low"] for row in chart.bars("color") if row.get("row_id") == "later"} == {0}
