import polars as pl

from finsam_metrics.charts.kit.layout import responsive_chart
from finsam_metrics.charts.kit.marks import box, touch_areas, words

FRAME = pl.DataFrame({"a": [1], "ask": ["a"], "ask_text": ["A"]})


def test_chart_fills_its_container_and_sets_its_own_height() -> None:
    mark = box(FRAME, x="0", x2="width", y="0", y2="9", fill="#dfe5ea")
    spec = responsive_chart([mark], params={"blocks": "width < 620"}, height="9").to_dict()
    assert spec["width"] == "container"
    assert spec["params"] == [
        {"name": "blocks", "expr": "width < 620"},
        {"name": "height", "expr": "ceil(9) + 8"},
    ]


def test_what_can_be_touched_is_selected_in_its_own_layer() -> None:
    text = words(FRAME, "a", x="0", y="0")
    touched = touch_areas(FRAME, x="0", x2="9", y="0", y2="9", value_texts=())
    spec = responsive_chart([text, touched], params={}, height="9").to_dict()
    (selection,) = (param for param in spec["params"] if "select" in param)
    assert selection["name"] == "ask"
    assert selection["views"] == [spec["layer"][1]["name"]]
