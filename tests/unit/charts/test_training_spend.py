from collections.abc import Callable
from typing import Any

import polars as pl

from finsam_metrics.charts.training_spend import training_bars
from finsam_metrics.model.enums import Measure

Make = Callable[..., pl.DataFrame]


def spend(joint: float | None, local: float | None, **flags: bool) -> pl.DataFrame:
    marks = {"is_judgement": False, "has_finding": False} | flags
    return pl.DataFrame(
        [
            {"association_id": "vm", "scope": scope, "value": value} | marks
            for scope, value in (("joint", joint), ("local", local))
        ],
        schema_overrides={"value": pl.Float64},
    )


def test_joint_is_full_colour_and_local_its_light_partner(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(training_bars(spend(0.1, 0.2), make_budgets("vm"), measure=Measure.SHARE))
    assert [row["scope"] for row in chart.bars("color")] == ["joint"]
    assert [row["scope"] for row in chart.bars("light_color")] == ["local"]
    assert chart.texts("scope_text") == ["Länsgemensam", "Lokal"]


def test_not_stated_training_is_words_and_zero_is_a_number(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(training_bars(spend(None, 0.0), make_budgets("vm"), measure=Measure.SHARE))
    assert chart.bars("color") == chart.bars("light_color") == []
    assert chart.texts("label", fontStyle="italic") == ["ej angivet"]
    assert chart.texts("label", fontStyle="normal") == ["0"]


def test_what_the_two_make_together_is_said_where_both_are_stated(
    drawn: Any, make_budgets: Make
) -> None:
    both = training_bars(spend(0.083, 0.077), make_budgets("vm"), measure=Measure.SHARE)
    one = training_bars(spend(None, 0.05), make_budgets("vm"), measure=Measure.SHARE)
    assert drawn(both).texts("sum_text") == ["tillsammans 16\u00a0%"]
    assert drawn(one).texts("sum_text") == []


def test_judgement_and_finding_are_different_marks(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("vm")
    judged = drawn(
        training_bars(spend(0.1, None, is_judgement=True), budgets, measure=Measure.SHARE)
    )
    found = drawn(training_bars(spend(0.1, None, has_finding=True), budgets, measure=Measure.SHARE))
    triangles = [len(layer["rows"]) for layer in found.layers("point", shape="triangle-up")]
    assert judged.texts("label", fontWeight=600) == ["10\u00a0%\u2009*"]
    assert found.texts("label", fontWeight=600) == ["10\u00a0%"]
    assert triangles == [2]


def test_plan_without_costs_gets_the_dashed_box(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("nv", gaps=("nv",))
    chart = drawn(training_bars(spend(0.1, 0.1), budgets, measure=Measure.SHARE))
    assert len(chart.dashed_boxes()) == 1
    assert chart.texts("label") == []


def test_a_chart_without_rows_is_valid(drawn: Any, make_budgets: Make) -> None:
    assert drawn(
        training_bars(spend(None, None).clear(), make_budgets("vm").clear(), measure=Measure.TKR)
    ).spec["layer"]
