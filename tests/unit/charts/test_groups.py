from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from finsam_metrics.charts.groups import group_matrix

Make = Callable[..., pl.DataFrame]


def cells(*rows: dict[str, Any]) -> pl.DataFrame:
    usual = {
        "association_id": "vm",
        "group_id": "young",
        "group_name": "Unga",
        "group_order": 1,
        "mark": "stated",
        "group_text": None,
        "amount_text": None,
    }
    texts = {"mark": pl.String, "group_text": pl.String, "amount_text": pl.String}
    return pl.DataFrame([usual | row for row in rows], schema_overrides=texts)


def looks(chart: Any) -> set[str]:
    """Which marks are drawn for the association's cell, the legend left out."""
    return {
        "dash" if look["shape"] == "stroke" else f"{form(look)} {look['size']}"
        for look, row in chart.symbols()
        if "group_id" in row and "state" in row
    }


def form(look: dict[str, Any]) -> str:
    return "disc" if look["stroke"] is None else "dashed ring" if look["is_dashed"] else "ring"


def test_four_states_are_four_marks(drawn: Any, make_budgets: Make) -> None:
    states = {
        "named": {},
        "money": {"amount_text": "400 tkr"},
        "judgement": {"mark": "judgement"},
        "not named": {"mark": None},
    }
    marks = {
        name: looks(drawn(group_matrix(cells(state), make_budgets("vm"))))
        for name, state in states.items()
    }
    assert marks == {
        "named": {"disc 230"},
        "money": {"disc 90", "ring 300"},
        "judgement": {"dashed ring 210"},
        "not named": {"dash"},
    }


def test_amount_is_written_in_bold(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(group_matrix(cells({"amount_text": "400 tkr"}), make_budgets("vm")))
    assert set(chart.texts("amount_text", fontWeight=600)) == {"400 tkr"}


def test_missing_cell_is_not_named(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(group_matrix(cells({}), make_budgets("vm", "vas")))
    states = {
        row["association_id"]: row["state"]
        for layer in [*chart.layers("point"), *chart.layers("rule")]
        for row in layer["rows"]
        if "association_id" in row and "state" in row
    }
    assert states == {"vm": "stated", "vas": "none"}


def test_legend_explains_only_the_marks_in_the_picture(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(group_matrix(cells({}, {"group_id": "b", "mark": None}), make_budgets("vm")))
    assert chart.texts("text") == ["nämns i planen", "nämns inte"]


def test_plan_that_names_no_group_gets_the_dashed_box(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("vm", "nv", gaps=("nv",)).with_columns(
        gap_text=pl.when(pl.col("gap_text").is_not_null()).then(
            pl.lit("Planen namnger ingen grupp")
        )
    )
    chart = drawn(group_matrix(cells({}), budgets))
    assert {row["gap_text"] for row in chart.dashed_boxes()} == {"Planen namnger ingen grupp"}
    assert chart.texts("gap_tight") == ["Planen\nnamnger\ningen grupp"]


def test_row_grows_only_where_its_texts_need_it(drawn: Any, make_budgets: Make) -> None:
    long_text = "ungdomar med aktivitetsersättning eller med risk för det"
    bare = drawn(group_matrix(cells({}), make_budgets("vm"))).params["row_tops"]
    worded = drawn(group_matrix(cells({"group_text": long_text}), make_budgets("vm")))
    assert "column_room" not in bare
    assert "column_room" in worded.params["row_tops"]


@pytest.mark.parametrize("association_ids", [(), ("vm",)])
def test_chart_without_rows_is_valid(
    drawn: Any, make_budgets: Make, association_ids: tuple[str, ...]
) -> None:
    budgets = make_budgets("vm").head(len(association_ids))
    assert drawn(group_matrix(cells({}).clear(), budgets)).spec["layer"]


def test_short_words_stand_under_the_mark_on_a_phone(drawn: Any, make_budgets: Make) -> None:
    few = cells({"group_text": "två mål"})
    without = drawn(group_matrix(few, make_budgets("vm")))
    under = drawn(group_matrix(few, make_budgets("vm"), has_short_words=True))
    assert without.texts("group_text_1", align="center") == []
    assert under.texts("group_text_1", align="center") == ["två mål"]


def test_the_legend_can_have_words_of_its_own(drawn: Any, make_budgets: Make) -> None:
    few = cells({"group_text": "två mål"})
    chart = drawn(group_matrix(few, make_budgets("vm"), legend=(("stated", "mål i ord"),)))
    assert chart.texts("text") == ["mål i ord"]
