from dataclasses import replace
from operator import itemgetter

import polars as pl
import pytest

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.memo import remembered
from finsam_metrics.pipeline import build
from finsam_metrics.ui.shell.data import load_all


def make_data(count):
    """Data of associations a, b, c ... with a plan each."""
    ids = [chr(ord("a") + n) for n in range(count)]
    nothing = pl.DataFrame()
    return Data(
        state=count,
        tables={
            "association": pl.DataFrame({"association_id": ids, "sort_order": range(1, count + 1)}),
            "plan_package": pl.DataFrame({"association_id": ids}),
            "budget_line": pl.DataFrame({"association_id": [*ids, *ids]}),
        },
        by_category=nothing,
        totals=nothing,
        populations=nothing,
        states=nothing,
        completeness=nothing,
        origins=nothing,
        dictionary=nothing,
    )


def places(data):
    return dict(data["association"].select("association_id", "sort_order").iter_rows())


def test_while_all_have_a_colour_every_place_stays():
    data = make_data(8)
    assert data.with_places(["c"]) is data


def test_beyond_the_colours_the_chosen_come_first_in_the_fixed_order():
    placed = places(make_data(10).with_places(["j", "c"]))
    assert (placed["c"], placed["j"]) == (1, 2)
    assert sorted(placed.values()) == list(range(1, 11))
    assert [one for one in sorted(placed, key=placed.get) if one not in "cj"] == list("abdefghi")


def test_beyond_the_colours_only_printed_figures_of_the_chosen_are_read():
    lines = make_data(10).with_places(["j", "c"])["budget_line"]
    assert sorted(lines["association_id"]) == ["c", "c", "j", "j"]


@pytest.mark.parametrize("chosen", [[], ["finns-inte"]])
def test_without_a_known_choice_the_order_is_the_fixed_one(chosen):
    assert list(places(make_data(10).with_places(chosen)).values()) == list(range(1, 11))


def test_what_was_derived_for_places_is_not_given_for_others():
    data = make_data(10)
    ordered = [
        sorted(places(data.with_places([letter])).items(), key=itemgetter(1)) for letter in "jij"
    ]
    assert [order[0] for order in ordered] == [("j", 1), ("i", 1), ("j", 1)]


def test_another_state_of_the_database_is_other_data():
    data = make_data(10)
    assert data == make_data(10)
    assert data != replace(data, state=11)
    assert data != data.with_places(["j"])


def test_a_newly_built_database_makes_the_memory_forget(data_copy, monkeypatch):
    monkeypatch.setenv("FINSAM_DATA", str(data_copy.paths.root))
    made = []

    @remembered
    def note_and_give(number: int) -> int:
        made.append(number)
        return number

    build(data_copy.paths)
    load_all()
    note_and_give(1)
    load_all()
    note_and_give(1)
    assert made == [1]
    data_copy.paths.database.unlink()
    build(data_copy.paths)
    load_all()
    note_and_give(1)
    assert made == [1, 1]
