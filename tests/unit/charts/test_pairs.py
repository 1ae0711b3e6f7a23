"""Two budgets mirrored."""

from typing import Any

import polars as pl

from finsam_metrics.charts.pairs import mirrored_bars
from finsam_metrics.model.enums import Measure


def cells(**changes: Any) -> pl.DataFrame:
    """An area and a category, one figure of which is not stated."""
    row = {"is_judgement": False, "has_finding": False} | changes
    shared = [
        {"row_id": "area", "row_name": "Insatser", "level": "area", "row_order": 1},
        {"row_id": "cat", "row_name": "Utbildning", "level": "category", "row_order": 2},
    ]
    values = {("left", "area"): 100.0, ("right", "area"): 0.0, ("left", "cat"): 50.0}
    return pl.DataFrame(
        [
            {
                "side": side,
                **one,
                **row,
                "value": values.get((side, one["row_id"])),
                "verdict": "careful" if one["row_id"] == "area" else "unknown",
                "ask": f"{side}.{one['row_id']}",
            }
            for side in ("left", "right")
            for one in shared
        ],
        schema_overrides={"value": pl.Float64},
    )


def test_bars_stand_to_each_side_in_the_associations_colours(drawn: Any, make_budgets: Any) -> None:
    chart = drawn(mirrored_bars(cells(), make_budgets("vm", "vas"), measure=Measure.TKR))
    bars = [bar for bar in chart.bars("fill") if "row_id" in bar]
    assert {(bar["side"], bar["fill"]) for bar in bars} == {("left", "#0784af")}


def test_not_stated_is_words_and_a_stated_nought_is_a_number(drawn: Any, make_budgets: Any) -> None:
    chart = drawn(mirrored_bars(cells(), make_budgets("vm", "vas"), measure=Measure.TKR))
    assert set(chart.texts("label", fontStyle="italic")) == {"ej angivet"}
    assert "0" in chart.texts("label", fontStyle="normal")


def test_two_years_of_one_association_are_told_apart(drawn: Any, make_budgets: Any) -> None:
    pair = pl.concat([make_budgets("vm"), make_budgets("vm")]).with_columns(
        year=pl.Series([2021, 2022])
    )
    full = cells().with_columns(value=pl.lit(10.0))
    chart = drawn(mirrored_bars(full, pair, measure=Measure.TKR))
    assert {bar["fill"] for bar in chart.bars("fill")} == {"#0784af", "#8cc3d9"}


def test_verdicts_differ_in_form_and_are_told_in_words(drawn: Any, make_budgets: Any) -> None:
    chart = drawn(mirrored_bars(cells(), make_budgets("vm", "vas"), measure=Measure.TKR))
    assert chart.texts("text") == ["med förbehåll", "kan inte jämföras"]
    forms = {look["shape"] for look, row in chart.symbols() if "row_id" in row}
    assert forms == {"diamond", "stroke"}


def test_judgements_and_findings_are_marked(drawn: Any, make_budgets: Any) -> None:
    marked = cells(is_judgement=True, has_finding=True)
    chart = drawn(mirrored_bars(marked, make_budgets("vm", "vas"), measure=Measure.TKR))
    assert any(text.endswith("*") for text in chart.texts("label"))
    assert chart.layers("point", shape="triangle-up")
