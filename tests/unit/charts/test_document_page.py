"""A page of a document: figures have their places on it, and states more than colours."""

import base64
import io
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import altair as alt
import polars as pl
import pytest
from PIL import Image

from finsam_metrics.charts.document_page import LOOKS, document_page
from finsam_metrics.charts.kit.drawings import heights_at, write_drawing
from finsam_metrics.charts.kit.palette import INK, WHITE
from finsam_metrics.reports.picture_files import Wording, write_png, write_svg
from tests.drawn_marks import marks_in

RATIO = 1.4142
WORDING = Wording(title="Sida 4", subtitle="Läst i dokumentet", notes="", source="")


def picture_url() -> str:
    picture = io.BytesIO()
    Image.new("RGB", (60, 85), "white").save(picture, "PNG")
    return f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"


def places_of(*states: str, chosen: int | None = None) -> pl.DataFrame:
    """A figure in each state, one under the other."""
    return pl.DataFrame(
        [
            {
                "figure_id": f"r{number}",
                "figure_text": f"Rad {number}, budget 2020",
                "x": 0.7,
                "x2": 0.8,
                "y": 0.1 * number,
                "y2": 0.1 * number + 0.02,
                "state": state,
                "is_chosen": number == chosen,
            }
            for number, state in enumerate(states)
        ],
        schema_overrides={"is_chosen": pl.Boolean},
    )


def page_of(places: pl.DataFrame) -> Any:
    return document_page(places, picture_url=picture_url(), ratio=RATIO)


def luminance(color: str) -> float:
    linear = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    )
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_each_state_has_a_sign_a_colour_and_words_of_its_own(drawn: Callable[..., Any]) -> None:
    shown = drawn(page_of(places_of(*LOOKS)))
    assert len({look.sign for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.color for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.name for look in LOOKS.values()}) == len(LOOKS)
    assert shown.texts("sign") == [look.sign for look in LOOKS.values()]
    assert {row["color"] for row in shown.bars("color")} == {look.color for look in LOOKS.values()}


@pytest.mark.parametrize("state", LOOKS)
def test_boxes_are_seen_on_paper_and_signs_in_their_colour(state: str) -> None:
    assert contrast(LOOKS[state].color, WHITE) >= 4.5


def test_a_figure_is_asked_by_its_id(drawn: Callable[..., Any]) -> None:
    spec = drawn(page_of(places_of("proved", "unsure"))).spec
    (selection,) = (param for param in spec["params"] if "select" in param)
    assert selection["name"] == "ask"
    assert selection["select"]["fields"] == ["figure_id"]
    (touched,) = (layer for layer in spec["layer"] if layer.get("name") in selection["views"])
    rows = spec["datasets"][touched["data"]["name"]]
    assert [row["figure_id"] for row in rows] == ["r0", "r1"]
    assert rows[1]["tip"] == "Rad 1, budget 2020: osäker"


def test_the_chosen_figure_is_framed_and_the_others_are_not(drawn: Callable[..., Any]) -> None:
    places = places_of("proved", "unsure", chosen=1)
    framed = drawn(page_of(places)).layers("rect", stroke=INK)
    assert [row["figure_id"] for layer in framed for row in layer["rows"]] == ["r1"]
    assert drawn(page_of(places_of("proved"))).layers("rect", stroke=INK) == []


@pytest.mark.parametrize("width", [358, 700, 1280])
def test_the_page_keeps_its_proportions_at_every_width(width: int) -> None:
    (height,) = heights_at(page_of(places_of("proved")), (width,))
    assert height == pytest.approx(width * RATIO + 8, abs=1)


def test_a_page_without_figures_is_only_its_picture(drawn: Callable[..., Any]) -> None:
    shown = drawn(page_of(places_of("proved").clear()))
    assert len(shown.layers("image")) == 1
    assert all(not layer["rows"] for layer in shown.layers("rect") + shown.layers("text"))


def test_the_browser_is_given_what_altair_would_write() -> None:
    chart = page_of(places_of(*LOOKS, chosen=2))
    spec = chart.to_dict()
    written = write_drawing(chart)
    assert [layer["mark"] for layer in written["layer"]] == [one["mark"] for one in spec["layer"]]


def test_the_page_is_saved_with_its_picture_and_its_signs() -> None:
    drawing = page_of(places_of(*LOOKS, chosen=2)).properties(width=600)
    svg = write_svg(drawing.to_dict(), WORDING).decode()
    assert "data:image/png;base64," in svg
    assert set(re.findall(r">([=?≈≠✓×])<", svg)) == {look.sign for look in LOOKS.values()}
    picture = Image.open(io.BytesIO(write_png(drawing.to_dict(), WORDING))).convert("RGB")
    seen = {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in picture.getcolors(picture.width * 9999)}
    assert {look.color for look in LOOKS.values()} <= seen


@pytest.mark.filterwarnings("ignore:Automatically deduplicated selection parameter")
def test_two_pages_beside_each_other_are_drawn_as_each_alone() -> None:
    pages = [page_of(places_of("proved", "unsure")).properties(width=w) for w in (480, 600)]
    alone = [drawn for page in pages for drawn in marks_of(page)]
    assert marks_of(pages[0] | pages[1]) == alone


def marks_of(chart: alt.TopLevelMixin) -> list[tuple[str, ...]]:
    svg = io.StringIO()
    chart.save(svg, format="svg")
    return marks_in(ElementTree.fromstring(svg.getvalue()))
