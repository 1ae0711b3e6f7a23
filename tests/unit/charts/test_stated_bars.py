from collections.abc import Callable
from typing import Any

import polars as pl

from finsam_metrics.charts.stated_bars import stated_bars

Make = Callable[..., pl.DataFrame]


def rows(*lines: tuple[str, str, str, float | None, float | None]) -> pl.DataFrame:
    """Bars: association, what it is, its look, value and limit."""
    return pl.DataFrame(
        [
            {
                "association_id": association,
                "line_text": text,
                "look": look,
                "value": value,
                "label": "ej angivet" if value is None else f"{value:g}",
                "limit": limit,
                "limit_text": None if limit is None else f"gräns {limit:g}",
                "ask": None if value is None else f"{association}.{text}",
            }
            for association, text, look, value, limit in lines
        ],
        schema_overrides={
            "value": pl.Float64,
            "limit": pl.Float64,
            "limit_text": pl.String,
            "ask": pl.String,
        },
        infer_schema_length=None,
    )


def texts_of(drawn_rows: list[dict[str, Any]]) -> list[str]:
    return [row["line_text"] for row in drawn_rows]


def test_looks_are_told_apart_by_fill_and_edge(drawn: Any, make_budgets: Make) -> None:
    frame = rows(
        ("vm", "a", "full", 3.0, None),
        ("vm", "b", "light", 2.0, None),
        ("vm", "c", "hollow", 1.0, None),
    )
    chart = drawn(stated_bars(frame, make_budgets("vm")))
    assert texts_of(chart.bars("color")) == ["a"]
    assert texts_of(chart.bars("light_color")) == ["b"]
    (edge,) = chart.layers("rect", fillOpacity=0, strokeWidth=1)
    assert texts_of(edge["rows"]) == ["b", "c"]


def test_what_is_not_stated_has_words_and_no_bar(drawn: Any, make_budgets: Make) -> None:
    frame = rows(("vm", "a", "full", None, None), ("vm", "b", "full", 0.0, None))
    chart = drawn(stated_bars(frame, make_budgets("vm")))
    assert chart.bars("color") == []
    assert chart.texts("end_text", fontStyle="italic") == ["ej angivet"]
    assert chart.texts("end_text", fontStyle="normal") == ["0"]


def test_a_limit_is_a_line_across_with_its_words(drawn: Any, make_budgets: Make) -> None:
    frame = rows(("vm", "a", "full", 0.14, 0.2), ("vm", "b", "full", 0.18, None))
    chart = drawn(stated_bars(frame, make_budgets("vm")))
    (limits,) = chart.layers("rule", strokeWidth=2)
    assert texts_of(limits["rows"]) == ["a"]
    assert "gräns 0.2 · 0.14" in chart.texts("end_text")
    assert "gräns 0.2" in chart.texts("limit_text")


def test_the_words_of_a_limit_that_is_passed_come_after_the_figure(
    drawn: Any, make_budgets: Make
) -> None:
    chart = drawn(stated_bars(rows(("vm", "a", "full", 0.3, 0.2)), make_budgets("vm")))
    assert chart.texts("end_text") == ["0.3 · gräns 0.2"]
    assert chart.texts("limit_text") == []


def test_groups_stand_in_the_order_of_the_columns(drawn: Any, make_budgets: Make) -> None:
    frame = rows(("vas", "x", "full", 1.0, None), ("vm", "y", "full", 1.0, None))
    chart = drawn(stated_bars(frame, make_budgets("vm", "vas")))
    assert chart.texts("line_text") == ["y", "x"]
    assert chart.texts("association_name") == ["Västra Mälardalen", "Västerås"]


def test_an_association_without_bars_has_no_heading(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(stated_bars(rows(("vm", "a", "full", 1.0, None)), make_budgets("vm", "vas")))
    assert chart.texts("association_name") == ["Västra Mälardalen"]


def test_a_stated_figure_can_be_asked(drawn: Any, make_budgets: Make) -> None:
    frame = rows(("vm", "a", "full", 1.0, None), ("vm", "b", "full", None, None))
    (touch,) = drawn(stated_bars(frame, make_budgets("vm"))).layers("rect", cursor="pointer")
    assert texts_of(touch["rows"]) == ["a"]


def test_chart_without_rows_is_valid(drawn: Any, make_budgets: Make) -> None:
    empty = rows(("vm", "a", "full", 1.0, None)).clear()
    assert drawn(stated_bars(empty, make_budgets("vm"))).spec["layer"]
