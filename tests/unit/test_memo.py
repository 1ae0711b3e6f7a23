import importlib
import inspect
import pkgutil

import altair as alt
import polars as pl
import pytest

from finsam_metrics import charts, metrics
from finsam_metrics.charts.kit.layout import box, responsive_chart
from finsam_metrics.memo import remembered


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


def test_a_frame_in_a_list_or_a_dictionary_counts_by_its_rows(draw):
    @remembered
    def first_row(tables: dict[str, list[pl.DataFrame]]) -> tuple[object, ...]:
        return tables["a"][0].row(0)

    assert first_row({"a": [frame(1)]}) == (1,)
    assert first_row({"a": [frame(2)]}) == (2,)


def test_a_frame_that_is_gone_leaves_nothing_to_the_next():
    @remembered
    def total(rows: pl.DataFrame) -> int:
        return int(rows["a"].sum())

    assert [total(frame(number)) for number in range(300)] == list(range(300))


def test_another_type_of_the_same_choice_is_another_choice():
    @remembered
    def said(choice: object) -> str:
        return str(choice)

    assert [said(1), said(True), said(1.0)] == ["1", "True", "1.0"]


def test_what_cannot_be_told_apart_is_refused(draw):
    with pytest.raises(TypeError, match="remembered by a set"):
        draw({1, 2})


def test_what_was_used_longest_ago_is_forgotten():
    asked = []

    @remembered
    def ask(number: int) -> int:
        asked.append(number)
        return number

    for number in range(2001):
        ask(number)
    ask(2000)
    assert len(asked) == 2001
    ask(0)
    assert asked[-1] == 0


def _forgotten(package, gives):
    return [
        f"{module.name}.{name}"
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
        for name, function in inspect.getmembers(
            importlib.import_module(module.name), inspect.isfunction
        )
        if function.__module__ == module.name
        and not name.startswith("_")
        and not hasattr(function, "__wrapped__")
        and gives(str(inspect.signature(function)))
    ]


def test_every_chart_is_remembered():
    forgotten = _forgotten(charts, lambda signature: "LayerChart" in signature.rpartition("->")[2])
    assert forgotten == []


def test_every_metric_of_frames_that_gives_a_frame_is_remembered():
    def gives_frame(signature):
        given, _, result = signature.rpartition("->")
        return "DataFrame" in given and "DataFrame" in result and "Mapping" not in signature

    assert _forgotten(metrics, gives_frame) == []
