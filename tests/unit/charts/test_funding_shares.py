from collections.abc import Callable
from typing import Any

import polars as pl

from finsam_metrics.charts.funding_shares import contribution_bars
from finsam_metrics.charts.kit.palette import PARTIES, association_colour

Make = Callable[..., pl.DataFrame]
LAW = (0.5, 0.25, 0.25)
NAMES = ("Statens bidrag", "Regionens bidrag", "Kommunernas bidrag")


def parties(**shares: tuple[float, ...] | None) -> pl.DataFrame:
    """What the parties of each association pay; None is not stated."""
    return pl.DataFrame(
        [
            {
                "association_id": association,
                "party_name": NAMES[order],
                "party_order": order,
                "contribution_share": own[order] if own else None,
                "law_share": LAW[order],
                "amount_text": "1 tkr" if own else None,
                "ask": f"{association}.{order}" if own else None,
            }
            for association, own in shares.items()
            for order in range(3)
        ],
        schema_overrides={
            "contribution_share": pl.Float64,
            "amount_text": pl.String,
            "ask": pl.String,
        },
        infer_schema_length=None,
    )


def bars(chart: Any) -> list[tuple[str, float, float]]:
    return sorted(
        (row["association_id"], round(row["start"], 9), round(row["end"], 9))
        for row in chart.bars("fill")
        if row.get("place") is not None
    )


def test_parties_fill_the_bar_in_order(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(contribution_bars(parties(vm=(0.6, 0.2, 0.2)), make_budgets("vm")))
    assert [(start, end) for _, start, end in bars(chart)] == [
        (0.0, 0.6),
        (0.6, 0.8),
        (0.8, 1.0),
    ]


def test_the_law_is_the_first_row_and_names_the_parties(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(contribution_bars(parties(vm=LAW), make_budgets("vm")))
    assert chart.texts("party_name") == list(NAMES)
    assert chart.texts("share_text", fontSize=13)[:3] == ["50\u00a0%", "25\u00a0%", "25\u00a0%"]


def test_lines_stand_where_the_law_divides_each_bar(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("vm", "vas", "nv", gaps=("nv",))
    chart = drawn(contribution_bars(parties(vm=LAW, vas=(0.6, 0.2, 0.2), nv=None), budgets))
    (dashed,) = chart.layers("rule", strokeDash=[4, 3])
    assert [(row["place"], row["start"]) for row in dashed["rows"]] == [
        (0, 0.5),
        (0, 0.75),
        (1, 0.5),
        (1, 0.75),
    ]


def test_an_association_that_does_not_say_has_a_dashed_box(drawn: Any, make_budgets: Make) -> None:
    budgets = make_budgets("vm", "nv", gaps=("nv",))
    chart = drawn(contribution_bars(parties(vm=LAW, nv=None), budgets))
    assert {row["association_id"] for row in chart.dashed_boxes()} == {"nv"}
    assert {association for association, _, _ in bars(chart)} == {"vm"}


def test_parties_have_no_colour_of_an_association() -> None:
    used = {association_colour(order) for order in range(1, 10)}
    assert used.isdisjoint(colour.fill for colour in PARTIES)


def test_each_part_can_be_asked(drawn: Any, make_budgets: Make) -> None:
    chart = drawn(contribution_bars(parties(vm=LAW), make_budgets("vm")))
    (touch,) = chart.layers("rect", cursor="pointer")
    assert [row["ask"] for row in touch["rows"]] == ["vm.0", "vm.1", "vm.2"]


def test_without_the_laws_shares_no_law_is_drawn(drawn: Any, make_budgets: Make) -> None:
    unknown = parties(vm=LAW).with_columns(law_share=pl.lit(None, pl.Float64))
    chart = drawn(contribution_bars(unknown, make_budgets("vm")))
    assert chart.texts("party_name") == []
    assert chart.params["head"].startswith("0 ")


def test_chart_without_rows_is_valid(drawn: Any, make_budgets: Make) -> None:
    chart = contribution_bars(parties(vm=LAW).clear(), make_budgets("vm").clear())
    assert drawn(chart).spec["layer"]
