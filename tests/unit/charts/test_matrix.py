from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from finsam_metrics.charts.matrix import category_bars
from finsam_metrics.model.enums import Measure

Make = Callable[..., pl.DataFrame]
GAP_TEXT = "Planen anger bara ramen: 7 000 tkr. Fördelning ej angiven."


def cells(*rows: dict[str, Any]) -> pl.DataFrame:
    usual = {
        "association_id": "vm",
        "row_id": "training",
        "row_name": "Utbildning",
        "level": "category",
        "row_order": 1,
        "value": 0.1,
        "is_judgement": False,
        "has_finding": False,
    }
    return pl.DataFrame([usual | row for row in rows], schema_overrides={"value": pl.Float64})


def test_not_stated_is_words_and_never_a_bar_of_length_zero(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(category_bars(cells({"value": None}), make_budgets("vm"), measure=Measure.SHARE))
    assert [row for row in chart.bars("color") if "row_id" in row] == []
    assert chart.texts("label", fontStyle="italic") == ["ej angivet"]


def test_missing_cell_is_not_stated(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("vm", "vas")
    chart = drawn(category_bars(cells({}), budgets, measure=Measure.SHARE))
    assert chart.texts("label", fontStyle="italic") == ["ej angivet"]


def test_stated_zero_is_an_upright_0_without_a_bar(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(category_bars(cells({"value": 0.0}), make_budgets("vm"), measure=Measure.SHARE))
    assert [row for row in chart.bars("color") if "row_id" in row] == []
    assert chart.texts("label", fontStyle="normal") == ["0"]
    assert chart.texts("label", fontStyle="italic") == []


def test_negative_value_is_printed_without_a_bar(drawn: Any, make_budgets: Make) -> None:
    values = cells({"value": -180_000.0})
    chart = drawn(category_bars(values, make_budgets("vm"), measure=Measure.TKR))
    assert [row for row in chart.bars("color") if "row_id" in row] == []
    assert chart.texts("label", fontStyle="normal") == ["\u2212180"]


def test_judgement_and_finding_are_different_marks(drawn: Any, make_budgets: Make) -> None:
    values = cells(
        {"row_id": "a", "row_order": 1, "is_judgement": True},
        {"row_id": "b", "row_order": 2, "has_finding": True},
    )
    chart = drawn(category_bars(values, make_budgets("vm"), measure=Measure.SHARE))
    starred = [text for text in chart.texts("label") if text.endswith("*")]
    triangles = [
        row["row_id"]
        for layer in chart.layers("point", shape="triangle-up")
        for row in layer["rows"]
    ]
    assert starred == ["10\u00a0%\u2009*"]
    assert triangles == ["b"]


def test_bar_has_the_associations_own_colour(drawn: Any, make_budgets: Make) -> None:
    values = cells({"association_id": "snk"}, {"association_id": "nio"})
    budgets = make_budgets("snk", "nio")
    chart = drawn(category_bars(values, budgets, measure=Measure.SHARE))
    colours = {row["association_id"]: row["color"] for row in chart.bars("color")}
    assert colours == {"snk": "#03565c", "nio": "#5b6875"}


def test_total_has_a_number_and_no_bar(drawn: Any, make_budgets: Make) -> None:
    values = cells({"level": "total", "value": 1.0})
    chart = drawn(category_bars(values, make_budgets("vm"), measure=Measure.SHARE))
    assert [row for row in chart.bars("color") if "row_id" in row] == []
    assert chart.texts("label", fontWeight=700) == ["100\u00a0%"]


def test_dashed_box_carries_the_gap_text_in_place_of_cells(drawn: Any, make_budgets: Make) -> None:
    values = cells({}, {"association_id": "nv", "value": 0.5})
    budgets = make_budgets("vm", "nv", gaps=("nv",))
    chart = drawn(category_bars(values, budgets, measure=Measure.SHARE))
    assert {row["gap_text"] for row in chart.dashed_boxes()} == {GAP_TEXT}
    assert [text.replace("\n", " ") for text in chart.texts("gap_wide")] == [GAP_TEXT]
    assert {row["association_id"] for row in chart.bars("color") if "row_id" in row} == {"vm"}


def test_year_stands_with_the_name_in_table_and_in_list(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(category_bars(cells({}), make_budgets("vm"), measure=Measure.SHARE))
    filters = [
        layer["transform"][0]["filter"]
        for layer in chart.layers("text")
        if "year_text" in str(layer["encoding"]["text"])
    ]
    assert sorted(filters) == ["!blocks", "blocks"]


def test_phone_gets_blocks_with_several_associations(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("vm", "vas")
    chart = drawn(category_bars(cells({}), budgets, measure=Measure.SHARE))
    assert chart.params["blocks"] == "width < 620"


def test_one_association_stays_a_table_on_a_phone(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(category_bars(cells({}), make_budgets("snk"), measure=Measure.SHARE))
    assert float(chart.params["blocks"].removeprefix("width < ")) < 340


@pytest.mark.parametrize("measure", list(Measure))
def test_chart_without_rows_is_valid(drawn: Any, make_budgets: Make, measure: Measure) -> None:
    empty = cells({}).clear()
    assert drawn(category_bars(empty, make_budgets("vm").clear(), measure=measure)).spec["layer"]


def test_all_columns_may_be_gaps(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("nv", gaps=("nv",))
    chart = drawn(category_bars(cells({"value": None}), budgets, measure=Measure.TKR))
    assert chart.texts("label") == []
