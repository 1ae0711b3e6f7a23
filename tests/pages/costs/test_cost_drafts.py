"""Keys with a fixed part, and keys that are drafts."""

import pytest

from finsam_metrics.shared_costs.case_links import pack_case
from tests.pages.costs.conftest import PATH, TWO_PART, headings, key_of, plainly, unfold


def test_the_register_says_that_no_decision_is_stated(open_page):
    (key,) = open_page(PATH).table("Nyckel i dokumenten").to_dict("records")
    assert (key["Gäller"], key["Beslut"]) == ("hela 2014", "inget beslut angivet")


def test_a_draft_says_that_it_has_no_decision(open_page):
    visit = unfold(open_page(PATH), "utkast")
    assert any("Utkastet har inget beslut ännu" in text for text in visit.texts())
    for name, text in (("title", "Utbildningar"), ("year", "2015")):
        visit.app.text_input(key=f"utkast-{name}").set_value(text)
    for party, amount in (
        ("vastra-malardalen", "1"),
        ("vasteras", "1"),
        ("norra-vastmanland", "2"),
    ):
        visit.app.text_input(key=f"utkast-{party}").set_value(amount)
    visit.app.run()
    visit.app.button(key="utkast-anvand").click().run()
    assert plainly(visit.answer).startswith("Andelen är 65 000 kr för Västra Mälardalen")


def test_a_fixed_part_that_is_tried_moves_nothing_of_the_case(open_page):
    visit = open_page(PATH, arende=pack_case(TWO_PART))
    assert key_of(visit).value == "tva-delar"
    before = visit.answer, headings(visit), visit.address["arende"]
    (tried,) = [box for box in visit.app.selectbox if box.label == "Fast del"]
    tried.select("25").run()
    assert (visit.answer, headings(visit), visit.address["arende"]) == before


def test_the_fixed_part_has_a_field_of_its_own_in_the_case(open_page):
    visit = open_page(PATH, arende=pack_case(TWO_PART))
    before = visit.answer
    (field,) = [box for box in visit.app.text_input if box.label.startswith("Fast del, %")]
    assert field.value == "50"
    field.set_value("25").run()
    assert visit.answer != before
    link = visit.address["arende"]
    again = open_page(PATH, arende=link[0] if isinstance(link, list) else link)
    assert again.answer == visit.answer
    (kept,) = [box for box in again.app.text_input if box.label.startswith("Fast del, %")]
    assert kept.value == "25"


def test_a_fixed_part_that_is_no_per_cent_is_said_and_nothing_is_reckoned(open_page):
    visit = open_page(PATH, arende=pack_case(TWO_PART))
    (field,) = [box for box in visit.app.text_input if box.label.startswith("Fast del, %")]
    field.set_value("halva").run()
    assert any("Den fasta delen ”halva”" in warning.value for warning in visit.app.warning)
    assert not visit.app.get("vega_lite_chart")
    assert not visit.app.get("download_button") or not any(
        "PDF" in button.proto.label for button in visit.app.get("download_button")
    )


def test_a_fixed_part_that_cannot_be_read_stops_only_the_key_that_has_one(open_page):
    visit = open_page(PATH, arende=pack_case(TWO_PART))
    (field,) = [box for box in visit.app.text_input if box.label.startswith("Fast del, %")]
    field.set_value("halva").run()
    key_of(visit).select("lika").run()
    assert not visit.app.warning
    assert plainly(visit.answer).startswith("Andelen är 29 166,66 kr")


def test_a_row_keeps_its_own_fixed_part_when_that_of_the_case_changes(open_page):
    own = TWO_PART["lines"][0] | {"key": {"method": "two_part", "fixed_share": "1/2"}}
    visit = open_page(PATH, arende=pack_case(TWO_PART | {"lines": [own]}))
    unfold(visit, "arende-fler-uppgifter")
    (field,) = [box for box in visit.app.text_input if box.label.startswith("Fast del, %")]
    answer = visit.answer
    field.set_value("25").run()
    assert visit.answer == answer
    (row,) = [box for box in visit.app.selectbox if box.label == "Nyckel för raden"]
    assert row.value == "egen"
    row.select("tva-delar").run()
    assert visit.answer != answer


@pytest.mark.parametrize("year", ["201²", "²", "1999", "år"])
def test_a_year_of_a_draft_that_is_none_is_said(open_page, year):
    visit = unfold(open_page(PATH), "utkast")
    visit.app.text_input(key="utkast-year").set_value(year).run()
    assert not visit.has_failed
    assert any("Skriv året med fyra siffror, från 2004 till 2100." in t for t in visit.texts())
