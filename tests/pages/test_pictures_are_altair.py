"""What a page draws is a chart of Altair's, with which Altair does what it does with any other."""

import io
from xml.etree import ElementTree

import altair as alt
import polars as pl
import pytest

from finsam_metrics.charts.kit.drawings import Drawable, heights_at, write_drawing
from finsam_metrics.ui.parts import chart_frames, pictures
from finsam_metrics.ui.shell.navigation import PAGES
from tests.drawn_marks import marks_in

WIDTH, NARROW = 960, 480


@pytest.fixture
def pictures_of(open_page, monkeypatch):
    """The charts that a page draws."""

    def open_and_look(url_path: str) -> list[Drawable]:
        drawn = []

        def look(chart: Drawable, widths: tuple[int, ...]) -> tuple[int, ...]:
            if not any(chart is known for known in drawn):
                drawn.append(chart)
            return heights_at(chart, widths)

        visit = open_page()
        monkeypatch.setattr(chart_frames, "heights_at", look)
        assert not visit.go(url_path).has_failed
        return drawn

    return open_and_look


def is_sent_as_written(chart: Drawable, spec: dict) -> bool:
    """Whether the browser gets what Altair writes, but for the form of its rows."""
    sent = write_drawing(chart)
    counts = {name: pl.read_ipc_stream(rows).height for name, rows in sent["datasets"].items()}
    return {**sent, "datasets": {}, "layer": []} == {**spec, "datasets": {}, "layer": []} and all(
        {**ours, "data": {}} == {**layer, "data": {}}
        and counts[ours["data"]["name"]] == len(spec["datasets"][layer["data"]["name"]])
        for ours, layer in zip(sent["layer"], spec["layer"], strict=True)
    )


def saved(chart: alt.TopLevelMixin) -> list[tuple[str, ...]]:
    """The marks of a chart in the file that Altair saves."""
    svg = io.StringIO()
    chart.save(svg, format="svg")
    return marks_in(ElementTree.fromstring(svg.getvalue()))


@pytest.mark.filterwarnings("ignore:Automatically deduplicated selection parameter")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_is_valid_sent_copied_composed_and_saved(pictures_of, page):
    rows = pl.DataFrame({"name": ["a", "b"], "value": [1, 2]})
    other = alt.Chart(rows).mark_bar().encode(x="value:Q", y="name:N")
    for chart in pictures_of(page.url_path):
        assert isinstance(chart, alt.Chart | alt.LayerChart)
        spec = chart.to_dict(validate=True)
        assert is_sent_as_written(chart, spec)
        assert chart.copy().to_dict(validate=False) == spec
        mark = alt.Chart(rows).mark_point().encode(x=alt.value(0), y=alt.value(0))
        assert len((chart + mark).to_dict(validate=False)["layer"]) == len(spec["layer"]) + 1
        chart.interactive().to_dict(validate=False)
        wide, narrow = (chart.properties(width=width) for width in (WIDTH, NARROW))
        alone = {width: saved(part) for width, part in ((WIDTH, wide), (NARROW, narrow))}
        assert alone[WIDTH] != alone[NARROW]
        composed = (wide | other) & narrow
        composed.to_dict(validate=True)
        assert saved(composed) == [*alone[WIDTH], *saved(other), *alone[NARROW]]
        assert saved(narrow.facet("name:N", data=rows)) == alone[NARROW] * len(rows)
        png = io.BytesIO()
        wide.save(png, format="png")
        assert png.getvalue().startswith(b"\x89PNG")


def test_any_chart_of_altairs_can_be_drawn_as_a_picture(open_page, monkeypatch):
    plain = (
        alt.Chart(pl.DataFrame({"name": ["a"], "value": [1]}))
        .mark_bar()
        .encode(x="name", y="value")
    )
    monkeypatch.setattr(pictures, "write_drawing", lambda _: write_drawing(plain))
    monkeypatch.setattr(chart_frames, "heights_at", lambda _, widths: heights_at(plain, widths))
    assert not open_page("moten").has_failed
    assert heights_at(plain, (WIDTH,))[0] > 0
