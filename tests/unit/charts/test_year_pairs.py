from typing import Any

import polars as pl

from finsam_metrics.charts.year_pairs import pair_points
from finsam_metrics.model.enums import Measure


def rows(*values: tuple[str, float | None, float | None]) -> pl.DataFrame:
    """Rows of one association: id, earlier and later."""
    return pl.DataFrame(
        [
            {
                "row_id": row_id,
                "row_name": row_id.capitalize(),
                "level": "area" if row_id == "area" else "category",
                "sort_order": 2,
                "earlier": earlier,
                "later": later,
                "is_judgement": row_id == "judged",
                "ask": row_id,
            }
            for row_id, earlier, later in values
        ],
        schema_overrides={"earlier": pl.Float64, "later": pl.Float64},
    )


def points(frame: pl.DataFrame) -> Any:
    return pair_points(
        frame, measure=Measure.TKR, earlier_text="budget 2014", later_text="prognos 2015"
    )


def ids(layers: list[dict[str, Any]]) -> list[str]:
    return [row["row_id"] for layer in layers for row in layer["rows"] if row.get("row_id")]


def test_the_earlier_figure_is_hollow_and_the_later_filled(drawn: Any) -> None:
    chart = drawn(points(rows(("one", 1e6, 2e6))))
    fills = {
        row["point"]: (look["fill"] == "#ffffff", look["stroke"] is not None)
        for look, row in chart.symbols()
    }
    assert fills == {"earlier": (True, True), "later": (False, False)}


def test_both_figures_are_written_the_lower_to_the_left(drawn: Any) -> None:
    chart = drawn(points(rows(("grows", 1e6, 2e6), ("shrinks", 4e6, 3e6))))
    assert chart.texts("left_label") == ["1\u00a0000", "3\u00a0000"]
    assert chart.texts("right_label") == ["2\u00a0000", "4\u00a0000"]


def test_figures_that_look_the_same_are_written_once(drawn: Any) -> None:
    chart = drawn(points(rows(("same", 1_000_100.0, 1_000_200.0))))
    assert chart.texts("left_label") == []
    assert chart.texts("right_label") == ["1\u00a0000"]


def test_a_year_not_stated_has_words_and_no_point(drawn: Any) -> None:
    chart = drawn(points(rows(("came", None, 2e6), ("went", 1e6, None))))
    assert chart.texts("right_label", fontStyle="italic") == [
        "2\u00a0000 · budget 2014: ej angivet",
        "1\u00a0000 · prognos 2015: ej angivet",
    ]
    assert sorted(ids(chart.layers("point"))) == ["came", "went"]


def test_a_row_that_neither_year_states_is_not_stated(drawn: Any) -> None:
    chart = drawn(points(rows(("none", None, None), ("one", 1e6, 2e6))))
    assert "ej angivet" in chart.texts("right_label", fontStyle="italic")
    assert ids(chart.layers("point")) == ["one", "one"]


def test_areas_stand_on_a_band_in_bold(drawn: Any) -> None:
    chart = drawn(points(rows(("area", 1e6, 2e6), ("one", 1e6, 2e6))))
    assert chart.texts("name_1", fontWeight=700) == ["Area"]
    assert chart.texts("name_1", fontWeight=400) == ["One"]


def test_a_judgement_has_its_mark(drawn: Any) -> None:
    assert drawn(points(rows(("judged", 1e6, 2e6)))).texts("name_1", fontWeight=400) == [
        "Judged\u2009*"
    ]


def test_each_row_can_be_asked(drawn: Any) -> None:
    chart = drawn(points(rows(("one", 1e6, 2e6), ("two", None, 2e6))))
    assert ids(chart.layers("rect", cursor="pointer")) == ["one", "two"]


def test_chart_without_rows_is_valid(drawn: Any) -> None:
    assert drawn(points(rows(("one", 1e6, 2e6)).clear())).spec["layer"]
