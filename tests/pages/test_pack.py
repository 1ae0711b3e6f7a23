"""Mötesunderlag: what is gathered, in which order, and the same figures as on the pages."""

import datetime as dt

import pytest

from finsam_metrics.exhibits.dataset import load_data
from finsam_metrics.reports.pack.descriptions import (
    Description,
    View,
    pack_description,
    write_description,
)
from finsam_metrics.reports.pack.making import make_pack
from finsam_metrics.reports.pack.parts import PARTS, USUAL
from finsam_metrics.shared_costs.case_links import pack_case
from finsam_metrics.ui.parts.markdown import plain

# The page of each part that shows the same tables; sources and findings are cards there.
OTHERWISE = ("profile", "words", "findings", "sources", "cost-split")
SAME_TABLES = {
    name: part.page
    for name, part in PARTS.items()
    if part.page is not None and name not in OTHERWISE
}
SMALL = {
    "title": "Gemensam kurs",
    "parties": ["vasteras", "kramfors"],
    "key": {"method": "equal"},
    "lines": [{"title": "Kurs", "amount_sek": "900.00", "payers": {"vasteras": "900.00"}}],
}
TITLES = {name: part.title for name, part in PARTS.items()}


def parts_on(visit):
    """The parts that the page lists, in order."""
    listed = [text.value for text in visit.app.markdown if text.value.startswith("**")]
    return [text.split("**")[1].partition(". ")[2] for text in listed]


def kept_views(visit):
    """The views that the visitor has gathered."""
    return visit.app.session_state["_underlag"].views


def press(visit, label):
    (button,) = [one for one in visit.app.button if one.label == label]
    button.click().run()


@pytest.mark.parametrize("choices", [{}, {"matt": "tkr", "priser": "2020"}, {"ar": "2014"}])
def test_every_table_of_a_pack_is_that_of_its_page(open_page, subtests, small_db, choices):
    data = load_data(small_db.database, "pack")
    pack = make_pack(
        Description(choices=choices, views=tuple(View(part=name) for name in SAME_TABLES)),
        data,
        made=dt.date(2026, 11, 30),
        state="x",
    )
    tried = 0
    for section in pack.sections:
        with subtests.test(part=section.part):
            visit = open_page(SAME_TABLES[section.part], **choices)
            on_page = [
                [tuple(map(str, row)) for row in table.value.to_numpy()] for table in visit.tables()
            ]
            for shown in section.shown:
                table = shown.exhibit.table
                is_first_pair = section.part == "development" and shown.exhibit.key in (
                    "steps",
                    "pairs",
                )
                if table is None or table.frame.is_empty() or is_first_pair:
                    continue
                rows = [tuple(map(plain, row)) for row in table.text_rows]
                assert rows in on_page, shown.exhibit.title
                tried += 1
    assert tried >= 8


def test_the_parts_of_one_association_say_what_its_page_says(open_page, small_db):
    data = load_data(small_db.database, "pack")
    pack = make_pack(
        Description(views=(View(part="profile"),)), data, made=dt.date(2026, 11, 30), state="x"
    )
    names = dict(data.association_names)
    assert [section.title for section in pack.sections] == list(names.values())
    for association_id, section in zip(names, pack.sections, strict=True):
        visit = open_page("forbund", visat=association_id)
        shown = {one.exhibit.key: one.exhibit for one in section.shown}
        assert visit.answer == shown["key-figures"].title
        cards = [(row[0], row[1]) for row in shown["key-figures"].table.text_rows]
        assert visit.metrics() == cards


def test_the_page_of_one_association_is_added_with_that_one_alone(open_page):
    visit = open_page("forbund")
    press(visit, "Lägg till i underlaget")
    visit.go("underlag")
    (said,) = [one.value for one in visit.app.markdown if one.value.startswith("**1. Förbund**")]
    assert plain("som den såg ut: Västra Mälardalen, senaste budget") in said


def test_own_choices_of_a_page_are_added_as_they_stand_the_usual_ones_too(open_page, small_db):
    visit = open_page("utveckling", matt="tkr", visa="andel")
    press(visit, "Lägg till i underlaget")
    (view,) = kept_views(visit)
    assert view.parameters["visa"] == "andel"
    assert {"forandring", "fran", "till"} <= view.parameters.keys()
    data = load_data(small_db.database, "pack")
    (section,) = make_pack(
        Description(views=(view,)), data, made=dt.date(2026, 11, 30), state="x"
    ).sections
    (points,) = [one.exhibit for one in section.shown if one.exhibit.key == "pairs"]
    assert points.title in [text.value for text in visit.app.subheader]
    on_page = visit.app.session_state["visa"]
    assert on_page == "andel"
    assert points.subtitle.startswith("Procent")


@pytest.mark.parametrize("link", [{}, {"arende": pack_case(SMALL)}], ids=["first", "linked"])
def test_a_cost_split_is_added_as_it_stands_whichever_case_it_is(open_page, small_db, link):
    data = load_data(small_db.database, "pack")
    visit = open_page("kostnadsfordelning", **link)
    press(visit, "Lägg till i underlaget")
    (view,) = kept_views(visit)
    (section,) = make_pack(
        Description(views=(view,)), data, made=dt.date(2026, 11, 30), state="x"
    ).sections
    shown = section.shown[0].exhibit
    assert plain(shown.title) == visit.answer
    assert plain(shown.subtitle) in [text.value for text in visit.app.caption]


def test_a_cost_split_that_is_not_finished_says_when_it_can_be_added(open_page):
    visit = open_page("kostnadsfordelning")
    visit.app.button(key="arende-tomt").click().run()
    assert "Lägg till i underlaget" not in [button.label for button in visit.app.button]
    said = " ".join(text.value for text in visit.app.markdown)
    assert "kan läggas till i underlaget när den är färdig" in said


def test_the_usual_parts_are_there_from_the_start(open_page):
    visit = open_page("underlag")
    assert visit.answer == "Underlaget har elva delar om fyra förbund"
    assert parts_on(visit) == [TITLES[name] for name in USUAL]


def test_a_part_is_moved_and_left_out(open_page):
    visit = open_page("underlag")
    press(visit, "Flytta ned: Sammanfattning")
    press(visit, "Ta bort: Ord")
    assert parts_on(visit)[:2] == ["Budget", "Sammanfattning"]
    assert visit.answer == "Underlaget har tio delar om fyra förbund"


def test_the_address_opens_the_same_pack(open_page):
    visit = open_page("underlag")
    press(visit, "Ta bort: Sammanfattning")
    again = open_page("underlag", underlag=visit.address["underlag"])
    assert parts_on(again) == parts_on(visit)


def test_a_view_is_added_from_its_page_as_it_stands(open_page):
    visit = open_page("budget", matt="tkr", forbund="vasteras")
    press(visit, "Lägg till i underlaget")
    visit.go("underlag")
    assert parts_on(visit) == ["Budget"]
    (said,) = [one.value for one in visit.app.markdown if one.value.startswith("**1. Budget**")]
    assert plain("som den såg ut: Västerås, senaste budget, tkr, löpande priser") in said


def test_pages_without_a_part_offer_no_place_in_the_pack(open_page):
    visit = open_page("om")
    assert "Lägg till i underlaget" not in [button.label for button in visit.app.button]


def test_the_pack_is_made_in_four_forms_with_its_pages(open_page):
    described = pack_description(Description(views=(View(part="summary"),)))
    visit = open_page("underlag", underlag=described)
    press(visit, "Gör underlaget")
    assert not visit.has_failed
    offered = [button.label for button in visit.app.get("download_button")]
    assert {"PDF", "PowerPoint", "Excel", "Webbsida"} <= set(offered)
    assert "Sida 1 av 3" in [text.value for text in visit.app.markdown]
    press(visit, "Nästa sida")
    assert "Sida 2 av 3" in [text.value for text in visit.app.markdown]


def test_files_of_other_choices_are_said_to_be_old(open_page):
    described = pack_description(Description(views=(View(part="summary"), View(part="goals"))))
    visit = open_page("underlag", underlag=described)
    press(visit, "Gör underlaget")
    assert not any("har ändrats" in text.value for text in visit.app.caption)
    press(visit, "Ta bort: Mål")
    assert any("har ändrats" in text.value for text in visit.app.caption)


def test_a_saved_pack_is_opened_with_its_choices(open_page):
    saved = write_description(
        Description(
            heading="Länsmöte",
            choices={"forbund": "kramfors,okant", "matt": "tkr"},
            views=(View(part="goals"),),
        )
    )
    visit = open_page("underlag")
    (upload,) = visit.app.get("file_uploader")
    upload.set_value(("underlag.json", saved, "application/json")).run()
    assert parts_on(visit) == ["Mål"]
    assert visit.answer == "Underlaget har en del om ett förbund"
    (heading,) = [one for one in visit.app.text_input if one.label == "Rubrik"]
    assert heading.value == "Länsmöte"


@pytest.mark.parametrize("content", [b"{}", b"\x00", b"[1]"])
def test_a_file_that_is_no_pack_is_refused_in_words_and_nothing_is_lost(open_page, content):
    visit = open_page("underlag")
    (upload,) = visit.app.get("file_uploader")
    upload.set_value(("underlag.json", content, "application/json")).run()
    (warning,) = visit.app.warning
    assert "underlag" in warning.value
    assert len(parts_on(visit)) == len(USUAL)


def test_a_link_that_was_cut_is_refused_in_words(open_page):
    visit = open_page("underlag", underlag="eJyrVk")
    (warning,) = visit.app.warning
    assert "avkortad eller ändrad" in warning.value


def test_the_room_shows_one_view_at_a_time_its_answer_first(open_page):
    visit = open_page("underlag", visning="1")
    assert visit.answer == "Svar på länets frågor"
    press(visit, "Nästa")
    assert visit.answer == "Förbunden i korthet"
    assert visit.address["visning"] == "2"
    press(visit, "Avsluta visningen")
    assert "visning" not in visit.address


@pytest.mark.parametrize("asked", ["0", "x", "999", "-3", "9" * 40])
def test_a_view_that_is_not_there_shows_the_nearest(open_page, asked):
    visit = open_page("underlag", visning=asked)
    assert not visit.has_failed
    assert visit.answer
