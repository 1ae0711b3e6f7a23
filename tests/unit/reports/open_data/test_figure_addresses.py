"""One address leads to the rows that make a value; more where it would be too long."""

import polars as pl

from finsam_metrics.reports.open_data.figure_addresses import add_addresses, join_addresses


def test_rows_that_make_a_value_are_listed_in_one_address_each_once():
    assert join_addresses(["a-r1", "a-r2", "a-r1"], "https://x.se/") == (
        "https://x.se/figur/a-r1,a-r2"
    )


def test_what_no_address_has_room_for_is_more_addresses_that_hold_all():
    ids = [f"plan-2014-budget-row-{number}" for number in range(250)]
    addresses = (join_addresses(ids, "/") or "").split(" ")
    assert len(addresses) > 1
    assert all(len(one) < 2_050 and one.count(",") < 100 for one in addresses)
    listed = [one for a in addresses for one in a.removeprefix("/figur/").split(",")]
    assert listed == ids


def test_nothing_printed_has_no_address():
    assert join_addresses([], "/") is join_addresses(None, "/") is None


def test_a_table_with_nothing_printed_behind_it_is_as_it_was():
    rows = pl.DataFrame({"a": [1]})
    assert add_addresses(rows, rows, "/").equals(rows)


def test_a_row_without_origins_has_an_empty_address():
    rows = pl.DataFrame({"a": [1, 2], "origin_ids": [["x"], None]})
    assert add_addresses(rows.select("a"), rows, "/")["origin_url"].to_list() == ["/figur/x", None]
