import polars as pl

from finsam_metrics.charts.kit.layout import box, pick, responsive_chart, words

FRAME = pl.DataFrame({"a": [1]})


def test_chart_fills_its_container_and_sets_its_own_height() -> None:
    mark = box(FRAME, x="0", x2="width", y="0", y2="9", fill="#dfe5ea")
    spec = responsive_chart([mark], params={"blocks": "width < 620"}, height="9").to_dict()
    assert spec["width"] == "container"
    assert spec["params"] == [
        {"name": "blocks", "expr": "width < 620"},
        {"name": "height", "expr": "ceil(9) + 8"},
    ]


def test_chart_has_no_scale_and_no_field_so_no_axis() -> None:
    spec = words(FRAME, "datum.a", x="0", y="0").to_dict()
    assert all("field" not in channel for channel in spec["encoding"].values())


def test_mark_for_some_widths_is_filtered_away_at_others() -> None:
    spec = words(FRAME, "datum.a", x="0", y="0", when="width < 620").to_dict()
    assert spec["transform"] == [{"filter": "width < 620"}]


def test_colour_may_be_a_constant_or_an_expression() -> None:
    fills = [
        words(FRAME, "'a'", x="0", y="0", color=color).to_dict()["encoding"]["fill"]["value"]
        for color in ("#0f1720", "datum.color")
    ]
    assert fills == ["#0f1720", {"expr": "datum.color"}]


def test_first_condition_that_holds_is_picked() -> None:
    assert pick(("a", "1"), ("b", "2"), otherwise="3") == "(a)?(1):(b)?(2):(3)"


def test_shape_is_hidden_from_screen_readers_and_text_is_not() -> None:
    shape = box(FRAME, x="0", x2="width", y="0", y2="9", fill="#dfe5ea").to_dict()["mark"]
    text = words(FRAME, "'a'", x="0", y="0").to_dict()["mark"]
    assert shape["aria"] is False
    assert "aria" not in text
