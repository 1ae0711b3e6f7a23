"""What is remembered can neither lie nor grow."""

import gc
import importlib
import inspect
import pkgutil
import weakref
from dataclasses import dataclass

import altair as alt
import polars as pl
import pytest

from finsam_metrics import charts, memo, metrics
from finsam_metrics.charts.kit.drawings import heights_at, write_drawing
from finsam_metrics.charts.kit.layout import responsive_chart
from finsam_metrics.charts.kit.marks import box
from finsam_metrics.memo import count_once, forget_all, remembered


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


def test_a_record_counts_by_all_that_it_holds():
    @dataclass(frozen=True)
    class Typed:
        amounts: dict[str, str]
        rows: tuple[pl.DataFrame, ...] = ()

    @remembered
    def said(typed: Typed) -> str:
        return str(typed.amounts)

    assert said(Typed({"a": "1"})) != said(Typed({"a": "2"}))
    assert said(Typed({"a": "1"})) is said(Typed({"a": "1"}))
    with pytest.raises(TypeError, match="remembered by a set"):
        said(Typed({"a": {1}}))


def test_what_cannot_be_told_apart_is_refused(draw):
    with pytest.raises(TypeError, match="remembered by a set"):
        draw({1, 2})


@pytest.fixture
def small_memory(monkeypatch):
    """Room for no more than some few frames of a thousand numbers."""
    forget_all()
    monkeypatch.setattr(memo, "MOST_BYTES", 50_000)
    yield
    forget_all()


@pytest.fixture
def count_up():
    """A remembered frame of a thousand numbers, that tells when it was made."""
    made = []

    @remembered
    def numbers_from(first: int) -> pl.DataFrame:
        made.append(first)
        return pl.DataFrame({"a": range(first, first + 1000)})

    return numbers_from, made


@pytest.mark.usefixtures("small_memory")
def test_what_was_used_longest_ago_is_forgotten_where_there_is_no_room(count_up):
    numbers_from, made = count_up
    for first in (1, 2, 3, 4):
        numbers_from(first)
    numbers_from(1)
    for first in (5, 6):
        numbers_from(first)
    numbers_from(1)
    assert made == [1, 2, 3, 4, 5, 6]
    numbers_from(2)
    assert made[-1] == 2


@pytest.mark.usefixtures("small_memory")
def test_what_is_larger_than_all_room_is_given_and_not_kept():
    made = []

    @remembered
    def long_text(length: int) -> str:
        made.append(length)
        return "a" * length

    assert len(long_text(60_000)) == len(long_text(60_000)) == 60_000
    assert made == [60_000, 60_000]


@pytest.mark.usefixtures("small_memory")
def test_charts_count_by_what_they_hold(draw):
    for number in range(100):
        draw(frame(*range(number, number + 200)))
    assert draw.count == 100
    draw(frame(*range(200)))
    assert draw.count == 101


def test_a_frame_that_is_counted_once_is_the_same_as_any_with_its_rows():
    made = []

    @remembered
    def said(rows: pl.DataFrame) -> str:
        made.append(rows.columns)
        return f"{rows.columns} {rows.rows()}"

    counted = count_once(frame(1, 2))
    assert said(counted) == said(frame(1, 2)) == "['a'] [(1,), (2,)]"
    assert made == [["a"]]
    renamed = counted.clone()
    renamed.columns = ["b"]
    assert said(renamed) == "['b'] [(1,), (2,)]"
    assert said(counted.reverse()) == "['a'] [(2,), (1,)]"


def test_a_counted_frame_that_is_gone_leaves_nothing_to_the_next():
    @remembered
    def total(rows: pl.DataFrame) -> int:
        return int(rows["a"].sum())

    for number in range(300):
        assert total(count_once(frame(number))) == number
        assert total(frame(number, 1)) == number + 1


def test_a_frame_in_a_tuple_that_somebody_changes_is_nobody_elses():
    @remembered
    def halves(first: int) -> tuple[pl.DataFrame, ...]:
        return frame(first), frame(first + 1)

    for _ in range(2):
        given = halves(7)[0]
        assert given.columns == ["a"]
        given.columns = ["b"]


@pytest.mark.usefixtures("small_memory")
def test_written_drawings_count_by_what_they_hold_and_by_their_charts():
    drawn = [
        responsive_chart(
            [box(frame(*range(300)), x="0", x2="width", y="0", y2="9", fill=f"#dfe{number:03}")],
            params={},
            height="9",
        )
        for number in range(60)
    ]
    alive = [weakref.ref(chart) for chart in drawn]
    for chart in drawn:
        assert write_drawing(chart)["datasets"] is write_drawing(chart)["datasets"]
        heights_at(chart, (960,))
    del drawn, chart
    gc.collect()
    assert sum(known() is not None for known in alive) < 30


def test_a_chart_that_is_gone_leaves_nothing_to_the_next():
    def height_of(number):
        chart = responsive_chart([], params={}, height=str(number))
        return heights_at(chart, (960,))[0]

    assert [height_of(number) - number for number in range(300)] == [8] * 300


def test_a_frame_that_somebody_changes_is_nobody_elses(count_up):
    numbers_from, made = count_up
    first = numbers_from(7)
    first[0, "a"] = 99
    first.columns = ["b"]
    again = numbers_from(7)
    again.insert_column(0, pl.Series("c", range(1000)))
    assert numbers_from(7)["a"][0] == 7
    assert made == [7]


def test_a_frame_that_is_changed_in_place_is_another_argument():
    @remembered
    def said(rows: pl.DataFrame) -> str:
        return f"{rows.columns} {rows.rows()}"

    rows = frame(1, 2)
    before = said(rows)
    rows.columns = ["b"]
    assert said(rows) == "['b'] [(1,), (2,)]"
    rows[0, "b"] = 5
    assert said(rows) == "['b'] [(5,), (2,)]"
    assert said(frame(1, 2)) == before


@pytest.mark.parametrize("given", [[1], {"a": 1}, {1}])
def test_what_anybody_could_change_is_not_given(given):
    @remembered
    def give() -> object:
        return given

    with pytest.raises(TypeError, match="can be changed"):
        give()


def test_nothing_is_remembered_when_the_data_have_changed(count_up):
    numbers_from, made = count_up
    numbers_from(3)
    forget_all()
    numbers_from(3)
    assert made == [3, 3]


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
