from typing import Any

import polars as pl

from finsam_metrics.charts.kit.palette import MUTED
from finsam_metrics.charts.training_events import training_events


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


def test_training_without_a_stated_cost_has_words_and_no_bar(drawn: Any) -> None:
    chart = drawn(training_events(events(None, 0.0, 5000.0)))
    bars = [
        row["cost_sek"]
        for layer in chart.layers("rect")
        if layer["encoding"].get("fill", {}).get("value") == MUTED
        for row in layer["rows"]
    ]
    assert bars == [5000.0]
    assert chart.texts("label", fontStyle="italic") == ["kostnad ej angiven"]
    assert chart.texts("label", fontStyle="normal") == ["0\u00a0kr", "5\u00a0000\u00a0kr"]


def test_trainings_stand_in_the_order_of_the_year(drawn: Any) -> None:
    chart = drawn(training_events(events(1.0, 2.0, 3.0).reverse()))
    assert chart.texts("label", fontStyle="normal") == ["1\u00a0kr", "2\u00a0kr", "3\u00a0kr"]


def test_a_chart_without_rows_is_valid(drawn: Any) -> None:
    assert drawn(training_events(events(1.0).clear())).spec["layer"]
