import polars as pl

from finsam_metrics.charts.kit.marks import box, pick, symbol, words

FRAME = pl.DataFrame({"a": ["x", None], "color": ["#0784af", "#aa8918"]})


def test_mark_for_some_widths_is_filtered_away_at_others() -> None:
    spec = words(FRAME, "a", x="0", y="0", when="width < 620").to_dict()
    assert spec["transform"] == [{"filter": "width < 620"}]


def test_colour_may_be_a_constant_a_column_or_an_expression() -> None:
    fills = [
        words(FRAME, "a", x="0", y="0", color=color).to_dict()["encoding"]["fill"]
        for color in ("#0f1720", "color", "datum.color")
    ]
    assert fills == [
        {"value": "#0f1720"},
        {"field": "color", "type": "nominal", "scale": None},
        {"value": {"expr": "datum.color"}},
    ]


def test_a_text_that_is_null_or_empty_is_neither_written_nor_heard() -> None:
    rows = pl.DataFrame({"a": ["x", None, ""]})
    assert words(rows, "a", x="0", y="0").data.get_column("a").to_list() == ["x"]


def test_a_text_is_heard_as_it_is_written_without_the_names_of_fields() -> None:
    encoding = words(FRAME, "a", x="0", y="0", color="color").to_dict()["encoding"]
    assert encoding["description"]["field"] == encoding["text"]["field"] == "a"


def test_a_shape_may_be_a_name_or_a_column() -> None:
    constant = symbol(FRAME, x="0", y="0", shape="square", size=80).to_dict()
    by_row = symbol(FRAME, x="0", y="0", shape="a", size=80).to_dict()
    assert constant["mark"]["shape"] == "square"
    assert by_row["encoding"]["shape"] == {"field": "a", "type": "nominal", "scale": None}


def test_first_condition_that_holds_is_picked() -> None:
    assert pick(("a", "1"), ("b", "2"), otherwise="3") == "(a)?(1):(b)?(2):(3)"


def test_shape_is_hidden_from_screen_readers_and_text_is_not() -> None:
    shape = box(FRAME, x="0", x2="width", y="0", y2="9", fill="#dfe5ea").to_dict()["mark"]
    text = words(FRAME, "'a'", x="0", y="0").to_dict()["mark"]
    assert shape["aria"] is False
    assert "aria" not in text
