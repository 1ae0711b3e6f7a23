from collections.abc import Callable

import polars as pl

from finsam_metrics.charts.kit.columns import largest, lay_out_budgets, typed

Make = Callable[..., pl.DataFrame]


def test_associations_keep_the_order_given(make_budgets: Make) -> None:
    shown = lay_out_budgets(make_budgets("vas", "vm"))
    assert shown.get_column("association_id").to_list() == ["vas", "vm"]
    assert shown.get_column("place").to_list() == [0, 1]


def test_gaps_and_bars_before_are_counted_apart(make_budgets: Make) -> None:
    shown = lay_out_budgets(make_budgets("vm", "nv", "vas", gaps=("nv",)))
    assert shown.get_column("bars_before").to_list() == [0, 1, 1]
    assert shown.get_column("gaps_before").to_list() == [0, 0, 1]


def test_gap_line_tells_association_and_year(make_budgets: Make) -> None:
    shown = lay_out_budgets(make_budgets("nv", gaps=("nv",)))
    assert shown.item(0, "gap_line") == "Norra Västmanland 2011: fördelning ej angiven"


def test_missing_column_becomes_null() -> None:
    frame = typed(pl.DataFrame({"a": [1]}), counts=("a",), texts=("b",))
    assert frame.to_dicts() == [{"b": None, "a": 1}]


def test_largest_of_nothing_is_the_least() -> None:
    assert largest(pl.DataFrame({"a": [None]}, schema={"a": pl.Float64}), "a", least=3) == 3
