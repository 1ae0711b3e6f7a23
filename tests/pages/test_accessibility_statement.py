"""The accessibility statement says all that Digg requires, from what was tried."""

import csv

import polars as pl
import pytest

from finsam_metrics.metrics.answers.accessibility import conformance_answer
from finsam_metrics.pipeline import build

REQUIRED = [
    "2018:1937",
    "WCAG 2.1",
    "Digg",
    "tdosanmalan",
    "Innehåll som inte är tillgängligt",
    "Oskäligt betungande anpassning",
    "Innehåll som inte omfattas av lagen",
    "Så har vi testat",
    "Om ni inte kan använda en del av tjänsten",
    "Tala om för oss vad som brister",
    "Senaste bedömningen gjordes",
]


@pytest.mark.parametrize("words", REQUIRED)
def test_it_says_what_is_required(open_page, words):
    assert any(words in text for text in open_page("tillganglighet").texts())


def test_every_fault_and_everything_untried_is_told(open_page, tables):
    visit = open_page("tillganglighet")
    table = next(t.value for t in visit.tables() if "Brist" in t.value.columns)
    told = tables["accessibility_check"].filter(pl.col("outcome") != "met")["subject"].to_list()
    assert table["Vad"].to_list() == told


@pytest.mark.parametrize(
    ("outcomes", "extent"), [(["met"], "helt"), (["met", "partly"], "delvis"), ([], "delvis")]
)
def test_only_what_was_tried_and_met_is_wholly_accessible(outcomes, extent):
    checks = pl.DataFrame({"outcome": outcomes}, schema={"outcome": pl.String})
    assert extent in conformance_answer(checks)


def test_the_publisher_and_the_contact_are_settings(open_page, data_copy):
    path = data_copy.paths.root / "reference" / "publisher.csv"
    with path.open(encoding="utf-8", newline="") as file:
        heading = next(csv.reader(file))
    row = {
        "organisation": "Förbundet Exempel",
        "service_name": "Finsam i siffror",
        "contact_email": "kontakt@exempel.se",
        "answer_days": "5",
        "published_date": "2026-12-01",
    }
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heading, restval="")
        writer.writeheader()
        writer.writerow(row)
    build(data_copy.paths)
    visit = open_page("tillganglighet", data=data_copy.paths)
    said = " ".join(visit.texts())
    assert "Förbundet Exempel" in said
    assert "kontakt@exempel.se" in said
    assert "inom 5 dagar" in said
    assert "1 december 2026" in said
    assert not visit.app.info
