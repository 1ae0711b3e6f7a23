import re
from dataclasses import replace
from xml.etree import ElementTree

import altair as alt
import polars as pl
import pytest

from finsam_metrics.charts.kit.drawings import heights_at
from finsam_metrics.charts.kit.layout import responsive_chart
from finsam_metrics.charts.kit.lettering import text_width
from finsam_metrics.charts.kit.marks import box, pick, words
from finsam_metrics.reports.picture_files import WIDTH, Wording, write_png, write_svg

WORDING = Wording(
    title="Insatserna tar 66 % i Västra Mälardalen 2021 & <91> % i Västerås "
    "2014, vilket är en lång mening",
    subtitle="Tusental kronor · 2021 års priser (KPI)",
    notes="* kategorin är vår bedömning",
    source="Källa: planer och budgetar för Västerås 2014",
)
ROWS = pl.DataFrame({"name": ["Västerås", "Kramfors"], "place": [0, 1]})


@pytest.fixture(scope="module")
def chart() -> alt.LayerChart:
    """A chart that is taller where it is narrow."""
    y = "datum.place * row + 12"
    return responsive_chart(
        [
            words(ROWS, "datum.name", x="0", y=y),
            box(ROWS, x="100", x2="width", y=y, y2=f"{y} + 8", fill="#0784af"),
        ],
        params={"row": pick(("width < 620", "60"), otherwise="30")},
        height="2 * row",
    )


@pytest.fixture(scope="module")
def svg(chart: alt.LayerChart) -> str:
    return write_svg(chart.properties(width=WIDTH).to_dict(), WORDING).decode()


def test_a_saved_picture_says_its_heading_unit_marks_and_source(svg: str) -> None:
    texts = [element.text or "" for element in ElementTree.fromstring(svg).iter() if element.text]
    said = "".join("".join(texts).split())
    for text in (WORDING.title, WORDING.subtitle, WORDING.notes, WORDING.source, "Västerås"):
        assert "".join(text.split()) in said


def test_nothing_of_a_saved_picture_lies_outside_it(svg: str) -> None:
    whole = ElementTree.fromstring(svg)
    height = float(whole.attrib["height"])
    inner = next(one for one in whole if one.tag.endswith("svg"))
    assert float(inner.attrib["y"]) + float(inner.attrib["height"]) < height
    lines = [float(one.attrib["y"]) for one in whole if one.tag.endswith("text")]
    assert lines == sorted(lines)
    assert lines[-1] < height
    assert len(lines) > len(("title", "subtitle", "notes", "source"))  # the title is broken


def test_a_word_longer_than_a_picture_is_wide_is_broken(chart: alt.LayerChart) -> None:
    address = "https://finsam.example/?forbund=" + ",".join(f"forbund-{n}" for n in range(80))
    wording = replace(WORDING, source=f"Källa: {address} 2026")
    whole = ElementTree.fromstring(write_svg(chart.properties(width=WIDTH).to_dict(), wording))
    lines = [one.text or "" for one in whole if one.tag.endswith("text")]
    assert all(text_width(line, 13) <= WIDTH for line in lines[-8:])
    assert address in "".join(lines)


def test_every_text_is_in_a_font_that_the_program_carries(svg: str) -> None:
    fonts = set(re.findall(r'font-family="([^",]*)', svg))
    assert fonts == {"Liberation Sans"}


def test_a_picture_is_as_tall_as_the_page_has_been_told(chart: alt.LayerChart) -> None:
    for width in (WIDTH, 340):
        drawn = write_svg(chart.properties(width=width).to_dict(), WORDING).decode()
        inner = next(one for one in ElementTree.fromstring(drawn) if one.tag.endswith("svg"))
        padding = 8
        assert float(inner.attrib["height"]) == heights_at(chart, (width,))[0] + padding


def test_a_png_has_letters_in_it(chart: alt.LayerChart) -> None:
    drawing = chart.properties(width=WIDTH).to_dict()
    silent = Wording(title="", subtitle="", notes="", source="")
    with_text, without = write_png(drawing, WORDING), write_png(drawing, silent)
    assert with_text.startswith(b"\x89PNG")
    assert len(with_text) > 1.5 * len(without)
