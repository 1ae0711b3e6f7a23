from typing import Any

import polars as pl

from finsam_metrics.charts.cost_shares import key_share_bar


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


def test_payers_shares_have_one_decimal_and_their_own_colour(drawn: Any) -> None:
    chart = drawn(key_share_bar(shares((1, 100_000.0, 100 / 260), (9, 160_000.0, 160 / 260))))
    assert set(chart.texts("share_text")) == {"38,5\u00a0%", "61,5\u00a0%"}
    assert {row["color"] for row in chart.bars("color")} == {"#0784af", "#5b6875"}


def test_narrow_part_makes_the_texts_a_list(drawn: Any) -> None:
    even = drawn(key_share_bar(shares((1, 1.0, 0.5), (2, 1.0, 0.5)))).params["as_list"]
    uneven = drawn(key_share_bar(shares((1, 1.0, 0.9), (2, 1.0, 0.1)))).params["as_list"]
    assert float(even.removeprefix("width < ")) < float(uneven.removeprefix("width < "))


def test_payer_without_a_share_makes_a_list_at_every_width(drawn: Any) -> None:
    chart = drawn(key_share_bar(shares((1, None, 1.0), (2, 0.0, 0.0))))
    assert chart.params["as_list"] == "true"
    assert "belopp ej angivet" in chart.texts("amount_text", fontStyle="italic")


def test_a_chart_without_rows_is_valid(drawn: Any) -> None:
    assert drawn(key_share_bar(shares((1, 1.0, 1.0)).clear())).spec["layer"]
