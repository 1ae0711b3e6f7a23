from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from finsam_metrics.charts.parts import part_bars
from finsam_metrics.model.enums import Measure

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


def test_not_stated_and_zero_are_no_segments(drawn: Any, make_columns: Make) -> None:
    chart = part_bars(
        parts({"vm": [0.4, None, 0.0, 0.6]}), make_columns("vm"), measure=Measure.SHARE
    )
    segments = {row["part_id"] for row in drawn(chart).bars("datum.fill") if "label" in row}
    assert segments == {"part-1", "part-4"}


def test_segments_follow_each_other_in_the_order_of_the_parts(
    drawn: Any, make_columns: Make
) -> None:
    chart = part_bars(parts({"vm": [0.1, 0.7, 0.2]}), make_columns("vm"), measure=Measure.SHARE)
    rows = [row for row in drawn(chart).bars("datum.fill") if "label" in row]
    starts = {row["part_id"]: round(row["start"], 6) for row in rows}
    assert starts == {"part-1": 0.0, "part-2": 0.1, "part-3": 0.8}


def test_share_inside_a_segment_is_a_whole_per_cent(drawn: Any, make_columns: Make) -> None:
    chart = part_bars(parts({"vm": [0.083, 0.917]}), make_columns("vm"), measure=Measure.SHARE)
    assert {text.replace("\u00a0", " ") for text in drawn(chart).texts("label")} == {"8 %", "92 %"}


def test_amounts_have_their_total_and_shares_have_not(drawn: Any, make_columns: Make) -> None:
    values = parts({"vm": [1_000_000.0, 2_000_000.0]})
    in_tkr = drawn(part_bars(values, make_columns("vm"), measure=Measure.TKR))
    as_share = drawn(part_bars(values, make_columns("vm"), measure=Measure.SHARE))
    assert in_tkr.texts("label", fontWeight=700) == ["3\u00a0000"]
    assert as_share.texts("label", fontWeight=700) == []


def test_dashed_box_carries_the_gap_text(drawn: Any, make_columns: Make) -> None:
    columns = make_columns("vm", "nv", gaps=("nv",))
    chart = drawn(part_bars(parts({"vm": [1.0]}), columns, measure=Measure.TKR))
    assert [row["gap_text"] for row in chart.dashed_boxes()] == [GAP_TEXT]
    assert GAP_TEXT in chart.texts("gap_text_1", fontStyle="italic")


def test_association_without_figures_says_so(drawn: Any, make_columns: Make) -> None:
    chart = drawn(part_bars(parts({"vm": [None, None]}), make_columns("vm"), measure=Measure.SHARE))
    (layer,) = [
        layer
        for layer in chart.layers("text", fontStyle="italic")
        if layer["encoding"]["text"]["value"] == {"expr": "'ej angivet'"}
    ]
    assert [row["association_id"] for row in layer["rows"]] == ["vm"]


def test_seventh_part_is_refused(make_columns: Make) -> None:
    with pytest.raises(ValueError, match="at most 6"):
        part_bars(parts({"vm": [0.1] * 7}), make_columns("vm"), measure=Measure.SHARE)


@pytest.mark.parametrize("measure", list(Measure))
def test_chart_without_rows_is_valid(drawn: Any, make_columns: Make, measure: Measure) -> None:
    empty = parts({"vm": [1.0]}).clear()
    assert drawn(part_bars(empty, make_columns("vm").clear(), measure=measure)).spec["layer"]
