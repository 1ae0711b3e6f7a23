from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from finsam_metrics.charts.initiatives import initiative_bars
from finsam_metrics.memo import forget_all
from finsam_metrics.model.enums import Measure

Make = Callable[..., pl.DataFrame]
NBSP = "\N{NO-BREAK SPACE}"


def rows(*items: dict[str, Any]) -> pl.DataFrame:
    usual = {
        "association_id": "vm",
        "initiative_name": "Vägen in",
        "amount_sek": 500_000.0,
        "value": 0.5,
        "condition_text": None,
        "supplement_text": None,
        "has_finding": False,
        "ask": None,
    }
    types = {
        "amount_sek": pl.Float64,
        "value": pl.Float64,
        "condition_text": pl.String,
        "supplement_text": pl.String,
        "ask": pl.String,
    }
    return pl.DataFrame(
        [usual | {"initiative_order": order} | item for order, item in enumerate(items)],
        schema_overrides=types,
    )


def sums(count: int, stated: int, value: float | None, association_id: str = "vm") -> pl.DataFrame:
    return pl.DataFrame(
        {
            "association_id": [association_id],
            "initiative_count": [count],
            "stated_count": [stated],
            "amount_sek": [3_308_000.0 if stated else None],
            "value": [value],
        },
        schema_overrides={"amount_sek": pl.Float64, "value": pl.Float64},
    )


def test_an_amount_is_a_bar_with_its_value(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(
        initiative_bars(rows({}), sums(1, 1, 0.5), make_budgets("vm"), measure=Measure.SHARE)
    )
    assert "Vägen in" in {row["initiative_name"] for row in chart.bars("color") if "label" in row}
    assert chart.texts("label", fontStyle="normal") == [f"50{NBSP}%"]


def test_an_initiative_without_amount_is_named_and_has_no_bar(
    drawn: Any, make_budgets: Make
) -> None:
    named = rows({"amount_sek": None, "value": None})
    chart = drawn(initiative_bars(named, sums(1, 0, None), make_budgets("vm"), measure=Measure.TKR))
    assert chart.texts("label", fontStyle="italic") == ["ej angivet"]
    assert chart.texts("block_name") == ["Vägen in"]
    assert not [row for row in chart.bars("color") if "label" in row]


def test_a_stated_nought_is_a_nought_without_bar(drawn: Any, make_budgets: Make) -> None:
    named = rows({"amount_sek": 0.0, "value": 0.0})
    chart = drawn(initiative_bars(named, sums(1, 1, 0.0), make_budgets("vm"), measure=Measure.TKR))
    assert chart.texts("label", fontStyle="normal") == ["0"]
    assert not [row for row in chart.bars("color") if "label" in row]


def test_an_amount_that_cannot_be_given_in_the_measure_is_in_tkr_without_bar(
    drawn: Any, make_budgets: Make
) -> None:
    named = rows({"value": None})
    chart = drawn(
        initiative_bars(named, sums(1, 1, None), make_budgets("vm"), measure=Measure.SHARE)
    )
    assert chart.texts("label", fontStyle="normal") == [f"500{NBSP}tkr"]
    assert not [row for row in chart.bars("color") if "label" in row]
    assert chart.texts("sum_text") == [f"1 insats: 3{NBSP}308{NBSP}tkr"]


def test_conditions_and_supplements_are_marked_in_words(drawn: Any, make_budgets: Make) -> None:
    named = rows({"condition_text": "Om det blir pengar."}, {"supplement_text": "Får mer."})
    chart = drawn(
        initiative_bars(named, sums(2, 2, 1.0), make_budgets("vm"), measure=Measure.SHARE)
    )
    assert chart.texts("label") == [f"50{NBSP}% · villkor", f"50{NBSP}% · tillägg"]


@pytest.mark.parametrize(
    ("counts", "measure", "text"),
    [
        ((6, 6, 0.29), Measure.SHARE, "6 insatser: 29 %"),
        ((10, 4, 57.0), Measure.PER_INHABITANT, "10 insatser, 4 med belopp: 57 kr"),
        ((3, 0, None), Measure.TKR, "3 insatser"),
    ],
)
def test_the_head_counts_the_initiatives_and_says_what_the_stated_make(
    drawn: Any, make_budgets: Make, counts: Any, measure: Measure, text: str
) -> None:
    chart = drawn(initiative_bars(rows({}), sums(*counts), make_budgets("vm"), measure=measure))
    assert [said.replace(NBSP, " ") for said in chart.texts("sum_text")] == [text]


def test_a_finding_is_a_triangle(drawn: Any, make_budgets: Make) -> None:
    named = rows({"has_finding": True}, {})
    chart = drawn(
        initiative_bars(named, sums(2, 2, 1.0), make_budgets("vm"), measure=Measure.SHARE)
    )
    assert [len(layer["rows"]) for layer in chart.layers("point", shape="triangle-up")] == [1]


def test_a_plan_that_names_none_has_the_dashed_box(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("vm", "nv", gaps=("nv",))
    chart = drawn(initiative_bars(rows({}), sums(1, 1, 0.5), budgets, measure=Measure.SHARE))
    assert {row["association_id"] for row in chart.dashed_boxes()} == {"nv"}
    assert len(chart.texts("sum_text")) == 1


def test_what_can_be_asked_takes_the_tap(drawn: Any, make_budgets: Make) -> None:
    named = rows({"ask": "vm.Vägen in"}, {})
    chart = drawn(
        initiative_bars(named, sums(2, 2, 1.0), make_budgets("vm"), measure=Measure.SHARE)
    )
    (asked,) = chart.layers("rect", cursor="pointer")
    assert [row["ask"] for row in asked["rows"]] == ["vm.Vägen in"]


def test_one_association_needs_no_blocks_on_a_phone(drawn: Any, make_budgets: Make) -> None:
    alone = drawn(
        initiative_bars(rows({}), sums(1, 1, 0.5), make_budgets("vm"), measure=Measure.SHARE)
    )
    two = drawn(
        initiative_bars(rows({}), sums(1, 1, 0.5), make_budgets("vm", "nv"), measure=Measure.SHARE)
    )
    assert float(alone.params["blocks"].removeprefix("width < ")) < 340
    assert float(two.params["blocks"].removeprefix("width < ")) == 620


def test_a_chart_without_rows_is_valid(drawn: Any, make_budgets: Make) -> None:
    empty = initiative_bars(
        rows({}).clear(),
        sums(1, 1, 0.5).clear(),
        make_budgets("vm").clear(),
        measure=Measure.TKR,
    )
    assert drawn(empty).spec["layer"]


def test_the_same_rows_are_drawn_the_same_to_the_letter(drawn: Any, make_budgets: Make) -> None:
    ids = ("vm", "vas", "nv", "snk", "nio")
    named = rows(
        *(
            {"association_id": name, "initiative_name": f"{name} " * (n + 1), "initiative_order": 0}
            for n, name in enumerate(ids)
        )
    )
    specs = []
    for _ in range(5):
        forget_all()
        chart = initiative_bars(named, sums(1, 1, 0.5), make_budgets(*ids), measure=Measure.SHARE)
        specs.append(drawn(chart).spec)
    assert all(spec == specs[0] for spec in specs)
