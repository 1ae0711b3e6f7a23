import importlib
import inspect
import pkgutil

import altair as alt
import polars as pl
import pytest

from finsam_metrics import charts
from finsam_metrics.charts.layout import box, responsive_chart
from finsam_metrics.charts.remembering import remembered


@pytest.fixture
def draw():
    """A remembered chart that counts how many times it was drawn."""

    @remembered
    def draw_box(rows: pl.DataFrame, *, height: str = "9") -> alt.LayerChart:
        draw_box.count += 1
        mark = box(rows, x="0", x2="width", y="0", y2="9", fill="#dfe5ea")
        return responsive_chart([mark], params={}, height=height)

    draw_box.count = 0
    return draw_box


def frame(*values, **columns):
    return pl.DataFrame({"a": list(values), **columns})


def test_the_same_rows_give_the_same_chart_drawn_once(draw):
    assert draw(frame(1, 2)) is draw(frame(1, 2))
    assert draw.count == 1


@pytest.mark.parametrize(
    "other",
    [
        frame(1, None),
        frame(1, 0),
        frame(1, 2, 3),
        frame(2, 1),
        frame(1.0, 2.0),
        frame(1, 2).rename({"a": "b"}),
        frame(1, 2, ids=[["x"], ["y"]]),
    ],
    ids=["not stated", "zero", "more rows", "another order", "another type", "name", "origins"],
)
def test_other_rows_give_another_chart(draw, other):
    assert draw(frame(1, 2)) is not draw(other)
    assert draw.count == 2


def test_another_choice_gives_another_chart(draw):
    assert draw(frame(1), height="9").to_dict() != draw(frame(1), height="10").to_dict()


def test_what_cannot_be_told_apart_is_refused(draw):
    with pytest.raises(TypeError, match="remembered by a set"):
        draw({1, 2})


def test_no_more_charts_are_kept_than_there_is_room_for(draw):
    for number in range(201):
        draw(frame(number))
    draw(frame(200))
    assert draw.count == 201
    draw(frame(0))
    assert draw.count == 202


def test_every_chart_is_remembered():
    forgotten = [
        f"{module.name}.{name}"
        for module in pkgutil.iter_modules(charts.__path__, f"{charts.__name__}.")
        if not module.name.endswith((".layout", ".remembering"))
        for name, function in inspect.getmembers(
            importlib.import_module(module.name), inspect.isfunction
        )
        if function.__module__ == module.name
        and not name.startswith("_")
        and "LayerChart" in str(inspect.signature(function).return_annotation)
        and not hasattr(function, "__wrapped__")
    ]
    assert forgotten == []
