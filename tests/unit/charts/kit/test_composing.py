"""A picture beside, under and among other charts is drawn as it is drawn alone at that width."""

import io
from xml.etree import ElementTree

import altair as alt
import polars as pl
import pytest

from finsam_metrics.charts.kit.composing import COMPOSED_WIDTH, Picture
from finsam_metrics.charts.kit.layout import responsive_chart
from finsam_metrics.charts.kit.marks import touch_areas, words
from finsam_metrics.charts.kit.value_axis import ValueAxis, bars
from tests.drawn_marks import marks_in

# Altair says that what is asked in one picture is asked in the other, which is meant.
pytestmark = pytest.mark.filterwarnings("ignore:Automatically deduplicated selection parameter")

ROWS = pl.DataFrame(
    {
        "name": ["Västerås", "row"],
        "place": [0, 1],
        "value": [3.0, 9.0],
        "ask": ["a", "b"],
        "ask_text": ["A", "B"],
    }
)
OTHER = alt.Chart(ROWS).mark_bar().encode(x="value:Q", y="name:N")


def picture(most: float = 9.0) -> Picture:
    """A picture that is taller and begins elsewhere where it is narrow."""
    axis = ValueAxis(most=most, start="bar_x", end="width")
    y = "(datum.place * row_tops[1] + (blocks ? 20 : 0))"
    return responsive_chart(
        [
            bars(ROWS, axis, y=y, y2=f"{y} + 12", fill="#0784af"),
            words(ROWS, "name", x="0", y=f"{y} + 6", when="blocks"),
            words(
                ROWS, "blocks ? 'row' : datum.name", x="min(width, scale('x', datum.value))", y=y
            ),
            touch_areas(ROWS, x="bar_x", x2="width", y=y, y2=f"{y} + 12", value_texts=()),
        ],
        params={
            "blocks": "width < 620",
            "bar_x": "blocks ? 0 : 184",
            "row_tops": "[0, blocks ? 60 : 30]",
        },
        height="2 * row_tops[1]",
    )


def drawn(chart: alt.TopLevelMixin) -> list[tuple[str, ...]]:
    """The marks of a chart as it is saved."""
    svg = io.StringIO()
    chart.save(svg, format="svg")
    return marks_in(ElementTree.fromstring(svg.getvalue()))


def at(width: int, most: float = 9.0) -> Picture:
    return picture(most).properties(width=width)


@pytest.mark.parametrize("width", [480, 960])
def test_beside_and_under_others_a_picture_is_drawn_as_alone(width: int) -> None:
    first, second = at(width), at(width + 100, most=12.0)
    alone = [*drawn(first), *drawn(second)]
    assert any(mark[0] == "path" for mark in alone)
    assert drawn(first | second) == alone
    assert drawn(first & second) == alone
    assert drawn(alt.concat(first, second)) == alone
    assert drawn((first | OTHER) & second) == [*drawn(first), *drawn(OTHER), *drawn(second)]


def test_a_picture_may_stand_beside_itself() -> None:
    assert drawn(at(480) & alt.vconcat(at(480))) == drawn(at(480)) * 2


def test_a_picture_is_drawn_in_every_part_of_a_facet() -> None:
    groups = pl.DataFrame({"group": ["a", "b"]})
    assert drawn(at(480).facet("group:N", data=groups)) == drawn(at(480)) * 2


def test_where_no_width_is_stated_a_part_is_as_wide_as_a_page() -> None:
    (part,) = alt.vconcat(picture()).to_dict()["vconcat"]
    assert part["width"] == COMPOSED_WIDTH
    assert drawn(alt.vconcat(picture())) == drawn(at(COMPOSED_WIDTH))


def test_alone_a_picture_follows_its_own_width() -> None:
    spec = picture().to_dict()
    assert spec["width"] == "container"
    assert {"name": "bar_x", "expr": "blocks ? 0 : 184"} in spec["params"]


def test_a_mark_more_a_copy_and_another_width_keep_what_follows_the_width() -> None:
    mark = alt.Chart(ROWS).mark_point().encode(x=alt.value(0), y=alt.value(0))
    for changed in (picture() + mark, picture().copy(), at(480), picture().interactive()):
        expressions = [param for param in changed.to_dict()["params"] if "expr" in param]
        assert expressions == picture().to_dict()["params"][1:]


def test_a_picture_that_is_laid_over_another_chart_is_refused_with_what_to_write() -> None:
    with pytest.raises(ValueError, match=r"write picture \+ chart"):
        (OTHER + picture()).to_dict()
