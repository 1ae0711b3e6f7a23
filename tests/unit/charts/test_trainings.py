from collections.abc import Callable
from typing import Any

import polars as pl

from finsam_metrics.charts.trainings import key_share_bar, training_bars, training_events
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


def events(*costs: float | None) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "training_id": f"t{order}",
                "when_text": "maj",
                "title": "SUS användbarhet och nytta",
                "participants_text": None,
                "cost_sek": cost,
                "event_order": order,
            }
            for order, cost in enumerate(costs)
        ],
        schema_overrides={"cost_sek": pl.Float64, "participants_text": pl.String},
    )


def shares(*rows: tuple[int, float | None, float]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "association_id": f"a{order}",
                "association_name": "Södra Norrlandskusten",
                "short_name": "S Norrlandskusten",
                "sort_order": order,
                "amount_sek": amount,
                "share": share,
            }
            for order, amount, share in rows
        ],
        schema_overrides={"amount_sek": pl.Float64},
    )


def test_joint_is_full_colour_and_local_its_light_partner(drawn: Any, make_columns: Make) -> None:
    chart = drawn(training_bars(spend(0.1, 0.2), make_columns("vm"), measure=Measure.SHARE))
    assert [row["scope"] for row in chart.bars("datum.color")] == ["joint"]
    assert [row["scope"] for row in chart.bars("datum.light_color")] == ["local"]
    assert chart.texts("scope_text") == ["Länsgemensam", "Lokal"]


def test_not_stated_training_is_words_and_zero_is_a_number(drawn: Any, make_columns: Make) -> None:
    chart = drawn(training_bars(spend(None, 0.0), make_columns("vm"), measure=Measure.SHARE))
    assert chart.bars("datum.color") == chart.bars("datum.light_color") == []
    assert chart.texts("label", fontStyle="italic") == ["ej angivet"]
    assert chart.texts("label", fontStyle="normal") == ["0"]


def test_judgement_and_finding_are_different_marks(drawn: Any, make_columns: Make) -> None:
    columns = make_columns("vm")
    judged = drawn(
        training_bars(spend(0.1, None, is_judgement=True), columns, measure=Measure.SHARE)
    )
    found = drawn(training_bars(spend(0.1, None, has_finding=True), columns, measure=Measure.SHARE))
    triangles = [len(layer["rows"]) for layer in found.layers("point", shape="triangle-up")]
    assert judged.texts("label", fontWeight=600) == ["10\u00a0%\u2009*"]
    assert found.texts("label", fontWeight=600) == ["10\u00a0%"]
    assert triangles == [2]


def test_plan_without_costs_gets_the_dashed_box(drawn: Any, make_columns: Make) -> None:
    columns = make_columns("nv", gaps=("nv",))
    chart = drawn(training_bars(spend(0.1, 0.1), columns, measure=Measure.SHARE))
    assert len(chart.dashed_boxes()) == 1
    assert chart.texts("label") == []


def test_training_without_a_stated_cost_has_words_and_no_bar(drawn: Any) -> None:
    chart = drawn(training_events(events(None, 0.0, 5000.0)))
    bars = [
        row["cost_sek"]
        for layer in chart.layers("rect")
        if layer["encoding"]["fill"]["value"] == "#7f369f"
        for row in layer["rows"]
    ]
    assert bars == [5000.0]
    assert chart.texts("label", fontStyle="italic") == ["kostnad ej angiven"]
    assert chart.texts("label", fontStyle="normal") == ["0\u00a0kr", "5\u00a0000\u00a0kr"]


def test_trainings_stand_in_the_order_of_the_year(drawn: Any) -> None:
    chart = drawn(training_events(events(1.0, 2.0, 3.0).reverse()))
    assert chart.texts("label", fontStyle="normal") == ["1\u00a0kr", "2\u00a0kr", "3\u00a0kr"]


def test_payers_shares_have_one_decimal_and_their_own_colour(drawn: Any) -> None:
    chart = drawn(key_share_bar(shares((1, 100_000.0, 100 / 260), (9, 160_000.0, 160 / 260))))
    assert set(chart.texts("share_text")) == {"38,5\u00a0%", "61,5\u00a0%"}
    assert {row["color"] for row in chart.bars("datum.color")} == {"#0784af", "#5b6875"}


def test_narrow_part_makes_the_texts_a_list(drawn: Any) -> None:
    even = drawn(key_share_bar(shares((1, 1.0, 0.5), (2, 1.0, 0.5)))).params["as_list"]
    uneven = drawn(key_share_bar(shares((1, 1.0, 0.9), (2, 1.0, 0.1)))).params["as_list"]
    assert float(even.removeprefix("width < ")) < float(uneven.removeprefix("width < "))


def test_payer_without_a_share_makes_a_list_at_every_width(drawn: Any) -> None:
    chart = drawn(key_share_bar(shares((1, None, 1.0), (2, 0.0, 0.0))))
    assert chart.params["as_list"] == "true"
    assert "belopp ej angivet" in chart.texts("amount_text", fontStyle="italic")


def test_charts_without_rows_are_valid(drawn: Any, make_columns: Make) -> None:
    nothing = make_columns("vm").clear()
    for chart in (
        training_bars(spend(None, None).clear(), nothing, measure=Measure.TKR),
        training_events(events(1.0).clear()),
        key_share_bar(shares((1, 1.0, 1.0)).clear()),
    ):
        assert drawn(chart).spec["layer"]
