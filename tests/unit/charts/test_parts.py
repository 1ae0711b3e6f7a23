from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from finsam_metrics.charts.parts import part_bars
from finsam_metrics.memo import forget_all
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import NBSP

Make = Callable[..., pl.DataFrame]
GAP_TEXT = "Planen anger bara ramen: 7 000 tkr. Fördelning ej angiven."


def parts(values: dict[str, list[float | None]]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "association_id": association_id,
                "part_id": f"part-{order}",
                "part_name": f"Del {order}",
                "part_order": order,
                "value": value,
            }
            for association_id, row in values.items()
            for order, value in enumerate(row, start=1)
        ],
        schema_overrides={"value": pl.Float64},
    )


def test_not_stated_and_zero_are_no_segments(drawn: Any, make_budgets: Make) -> None:
    chart = part_bars(
        parts({"vm": [0.4, None, 0.0, 0.6]}), make_budgets("vm"), measure=Measure.SHARE
    )
    segments = {row["part_id"] for row in drawn(chart).bars("fill") if "label" in row}
    assert segments == {"part-1", "part-4"}


def test_segments_follow_each_other_in_the_order_of_the_parts(
    drawn: Any, make_budgets: Make
) -> None:
    chart = part_bars(parts({"vm": [0.1, 0.7, 0.2]}), make_budgets("vm"), measure=Measure.SHARE)
    rows = [row for row in drawn(chart).bars("fill") if "label" in row]
    starts = {row["part_id"]: round(row["start"], 6) for row in rows}
    assert starts == {"part-1": 0.0, "part-2": 0.1, "part-3": 0.8}


def test_share_inside_a_segment_is_a_whole_per_cent(drawn: Any, make_budgets: Make) -> None:
    chart = part_bars(parts({"vm": [0.083, 0.917]}), make_budgets("vm"), measure=Measure.SHARE)
    assert {text.replace("\u00a0", " ") for text in drawn(chart).texts("label")} == {"8 %", "92 %"}


def test_a_share_above_nothing_is_never_nought_per_cent(drawn: Any, make_budgets: Make) -> None:
    chart = part_bars(parts({"vm": [0.003, 0.997]}), make_budgets("vm"), measure=Measure.SHARE)
    said = {text.replace("\u00a0", " ") for text in drawn(chart).texts("label")}
    assert said == {"0,3 %", "100 %"}


def test_amounts_have_their_total_and_shares_have_not(drawn: Any, make_budgets: Make) -> None:
    values = parts({"vm": [1_000_000.0, 2_000_000.0]})
    in_tkr = drawn(part_bars(values, make_budgets("vm"), measure=Measure.TKR))
    as_share = drawn(part_bars(values, make_budgets("vm"), measure=Measure.SHARE))
    assert in_tkr.texts("label", fontWeight=700) == ["3\u00a0000"]
    assert as_share.texts("label", fontWeight=700) == []


def test_dashed_box_carries_the_gap_text(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("vm", "nv", gaps=("nv",))
    chart = drawn(part_bars(parts({"vm": [1.0]}), budgets, measure=Measure.TKR))
    assert [row["gap_text"] for row in chart.dashed_boxes()] == [GAP_TEXT]
    assert GAP_TEXT in chart.texts("gap_text_1", fontStyle="italic")


def test_the_same_rows_are_drawn_the_same_to_the_letter(drawn: Any, make_budgets: Make) -> None:
    ids = ("vm", "vas", "nv", "snk", "nio")
    values = parts({name: [0.4, 0.6] for name in ids})
    specs = []
    for _ in range(5):
        forget_all()
        specs.append(drawn(part_bars(values, make_budgets(*ids), measure=Measure.SHARE)).spec)
    assert all(spec == specs[0] for spec in specs)


def test_association_without_figures_says_so(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(part_bars(parts({"vm": [None, None]}), make_budgets("vm"), measure=Measure.SHARE))
    (layer,) = [
        layer
        for layer in chart.layers("text", fontStyle="italic")
        if drawn.told_by(layer, "text") == "'ej angivet'"
    ]
    assert [row["association_id"] for row in layer["rows"]] == ["vm"]


def test_seventh_part_is_refused(make_budgets: Make) -> None:
    with pytest.raises(ValueError, match="at most 6"):
        part_bars(parts({"vm": [0.1] * 7}), make_budgets("vm"), measure=Measure.SHARE)


@pytest.mark.parametrize("measure", list(Measure))
def test_chart_without_rows_is_valid(drawn: Any, make_budgets: Make, measure: Measure) -> None:
    empty = parts({"vm": [1.0]}).clear()
    assert drawn(part_bars(empty, make_budgets("vm").clear(), measure=measure)).spec["layer"]


def in_area(area_names: list[str | None], values: list[float], **marks: bool) -> pl.DataFrame:
    return parts({"vm": list(values)}).with_columns(
        pl.Series("area_name", area_names, dtype=pl.String),
        **{name: pl.lit(mark) for name, mark in marks.items()},
    )


def brackets(drawn: Any, make_budgets: Make, frame: pl.DataFrame) -> list[str]:
    chart = drawn(part_bars(frame, make_budgets("vm"), measure=Measure.SHARE))
    return [text.replace("\u00a0", " ") for text in chart.texts("label", fontSize=13)]


def test_neighbours_of_one_area_stand_over_a_bracket_with_their_sum(
    drawn: Any, make_budgets: Make
) -> None:
    frame = in_area(["Insatser", "Insatser", "Styrelse", None], [0.45, 0.21, 0.04, 0.3])
    assert brackets(drawn, make_budgets, frame) == ["Insatser 66 %"]


def test_an_area_that_others_stand_between_has_no_bracket(drawn: Any, make_budgets: Make) -> None:
    frame = in_area(["Insatser", "Styrelse", "Insatser"], [0.4, 0.2, 0.4])
    assert brackets(drawn, make_budgets, frame) == []


def test_our_judgement_is_marked_in_the_part_and_in_its_area(
    drawn: Any, make_budgets: Make
) -> None:
    frame = in_area(["Insatser", "Insatser"], [0.5, 0.5], is_judgement=True)
    assert brackets(drawn, make_budgets, frame) == ["Insatser 100 %\u2009*"]
    chart = drawn(part_bars(frame, make_budgets("vm"), measure=Measure.SHARE))
    assert set(chart.texts("label", fontSize=14)) == {"50\u00a0%\u2009*"}


def test_a_part_touched_by_a_finding_marks_its_association(drawn: Any, make_budgets: Make) -> None:
    frame = in_area([None, None], [0.5, 0.5], has_finding=True)
    chart = drawn(part_bars(frame, make_budgets("vm"), measure=Measure.SHARE))
    (layer,) = chart.layers("point", shape="triangle-up")
    assert [row["association_id"] for row in layer["rows"]] == ["vm"]


def test_no_number_is_dropped_what_a_segment_cannot_hold_stands_under_the_bar(
    drawn: Any, make_budgets: Make
) -> None:
    frame = parts({"vm": [0.97, 0.02, 0.01]}).with_columns(is_judgement=True)
    chart = drawn(part_bars(frame, make_budgets("vm"), measure=Measure.SHARE))
    inside, beside = (
        [
            layer
            for layer in chart.layers("text")
            if drawn.told_by(layer, "text") == field
            and layer.get("transform") == [{"filter": when}]
        ]
        for field, when in (
            ("label", "bar_room >= datum.least_room"),
            ("beside_text", "bar_room < datum.least_room"),
        )
    )
    for (layer,) in (inside, beside):
        assert sorted(row["label"] for row in layer["rows"]) == [
            f"1{NBSP}%\N{THIN SPACE}*",
            f"2{NBSP}%\N{THIN SPACE}*",
            f"97{NBSP}%\N{THIN SPACE}*",
        ]
    assert not [text for text in chart.texts("label") if text.strip() == "*"]


def test_each_part_has_a_letter_beside_its_name_and_in_its_segments(
    drawn: Any, make_budgets: Make
) -> None:
    frame = parts({"vm": [0.01, 0.29, 0.7]})
    chart = drawn(part_bars(frame, make_budgets("vm"), measure=Measure.SHARE))
    assert sorted(chart.texts("key_text")) == sorted(["A", "B", "C"] * 3)
