"""The fewest payments."""

import pytest

from finsam_metrics.shared_costs.settlement import settle


def test_groups_that_settle_among_themselves_do_so():
    nets = {"a": 5, "b": -5, "c": 3, "d": -2, "e": -1}
    assert [(t.payer, t.receiver, t.amount_ore) for t in settle(nets)] == [
        ("b", "a", 5),
        ("d", "c", 2),
        ("e", "c", 1),
    ]


def test_the_fewest_payments_are_found_where_paying_the_largest_first_takes_more():
    nets = {"a": 5, "b": 4, "c": -3, "d": -2, "e": -4}
    transfers = settle(nets)
    assert len(transfers) == 3
    assert {t.payer for t in transfers}.isdisjoint({t.receiver for t in transfers})


def test_who_owes_nothing_pays_nothing():
    assert settle({"a": 0, "b": 0}) == ()


@pytest.mark.parametrize("count", [15, 16, 40])
def test_many_parties_settle(count):
    nets = {f"p{i:02}": i + 1 for i in range(count)}
    nets["x"] = -sum(nets.values())
    transfers = settle(nets)
    assert len(transfers) == count
    assert sum(t.amount_ore for t in transfers) == -nets["x"]


def test_the_order_of_the_parties_does_not_matter():
    nets = {"a": 4, "b": -1, "c": -3, "d": 2, "e": -2}
    assert settle(nets) == settle(dict(reversed(nets.items())))
