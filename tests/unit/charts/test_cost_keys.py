"""Keys for a shared cost side by side."""

from typing import Any

import polars as pl

from finsam_metrics.charts.cost_keys import keys_side_by_side
from finsam_metrics.charts.kit.palette import CHOSEN

KEY = {
    "key_id": "lika",
    "key_name": "Lika",
    "basis_text": "hälften var",
    "is_chosen": False,
    "missing_text": None,
    "total_text": "300",
    "rest_text": None,
}


def keys(*changes: dict[str, Any]) -> pl.DataFrame:
    texts = dict.fromkeys(("basis_text", "missing_text", "total_text", "rest_text"), pl.String)
    return pl.DataFrame(
        [KEY | change for change in changes], schema_overrides=texts, infer_schema_length=None
    )


def cells(**amounts: tuple[float, float]) -> pl.DataFrame:
    """The amounts of two parties by key; the second differs from the first key's."""
    return pl.DataFrame(
        [
            {
                "key_id": key_id,
                "party_id": party,
                "amount_sek": amount,
                "amount_text": f"{amount:g}",
                "difference_text": None if key_id == "lika" else f"mot {amount:g}",
            }
            for key_id, pair in amounts.items()
            for party, amount in zip(("vm", "region"), pair, strict=True)
        ],
        schema_overrides={"difference_text": pl.String},
        infer_schema_length=None,
    )


PARTIES = pl.DataFrame(
    {
        "party_id": ["vm", "region"],
        "party_name": ["Västra Mälardalen", "Regionen"],
        "short_name": ["V Mälardalen", "Regionen"],
        "sort_order": [1, None],
    }
)
OTHER = {"key_id": "folk", "key_name": "Efter invånare", "basis_text": "31 dec 2013"}


def test_every_party_has_its_kronor_under_every_key(drawn: Any) -> None:
    frame = cells(lika=(150.0, 150.0), folk=(200.0, 100.0))
    chart = drawn(keys_side_by_side(frame, keys({}, OTHER), PARTIES))
    assert chart.texts("amount_text") == ["150", "150", "200", "100"]
    assert chart.texts("difference_text") == ["mot 200", "mot 100"]
    assert chart.texts("total_text") == ["300", "300"]


def test_bars_have_the_associations_colours_and_others_are_grey(drawn: Any) -> None:
    frame = cells(lika=(150.0, 150.0))
    chart = drawn(keys_side_by_side(frame, keys({}), PARTIES))
    assert [row["color"] for row in chart.bars("color")] == ["#0784af", "#5b6875"]


def test_a_party_that_pays_nothing_has_no_bar(drawn: Any) -> None:
    chart = drawn(keys_side_by_side(cells(lika=(300.0, 0.0)), keys({}), PARTIES))
    assert [row["party_id"] for row in chart.bars("color")] == ["vm"]
    assert chart.texts("amount_text") == ["300", "0"]


def test_the_key_of_the_case_stands_on_a_panel(drawn: Any) -> None:
    frame = cells(lika=(150.0, 150.0), folk=(200.0, 100.0))
    chart = drawn(keys_side_by_side(frame, keys({"is_chosen": True}, OTHER), PARTIES))
    panels = [
        layer
        for layer in chart.layers("rect")
        if layer["encoding"].get("fill") == {"value": CHOSEN}
    ]
    assert [row["key_id"] for layer in panels for row in layer["rows"]] == ["lika"]


def test_a_key_that_cannot_be_used_is_a_dashed_box_that_says_why(drawn: Any) -> None:
    missing = OTHER | {"missing_text": "invånare ej kända", "total_text": None}
    chart = drawn(keys_side_by_side(cells(lika=(150.0, 150.0)), keys({}, missing), PARTIES))
    assert [row["key_id"] for row in chart.dashed_boxes()] == ["folk"]
    assert chart.texts("missing_block", fontStyle="italic") == ["invånare ej kända"]
    assert chart.texts("total_text") == ["300"]


def test_what_nobody_pays_is_said_under_the_sum(drawn: Any) -> None:
    rest = {"rest_text": "ofördelat\n40,00"}
    chart = drawn(keys_side_by_side(cells(lika=(150.0, 150.0)), keys(rest), PARTIES))
    assert chart.texts("rest_text") == ["ofördelat\n40,00"]
    with_rest = chart.params["foot"]
    without = drawn(keys_side_by_side(cells(lika=(150.0, 150.0)), keys({}), PARTIES))
    assert int(with_rest) > int(without.params["foot"])


def test_where_no_key_can_be_used_the_picture_is_boxes(drawn: Any) -> None:
    missing = {"missing_text": "deltagare ej angivna", "total_text": None}
    chart = drawn(keys_side_by_side(cells(lika=(1.0, 1.0)).clear(), keys(missing), PARTIES))
    assert len(chart.dashed_boxes()) == 1
    assert chart.texts("amount_text") == []


def test_names_and_sums_are_at_most_once_per_width(drawn: Any) -> None:
    chart = drawn(keys_side_by_side(cells(lika=(150.0, 150.0)), keys({}), PARTIES))
    named = [layer for layer in chart.layers("text") if "party_name" in str(layer["encoding"])]
    assert [layer["transform"][0]["filter"] for layer in named] == ["!blocks", "blocks"]
