"""A case in an address and in a file: opened, broken, kept, and named."""

import base64
import json
import zlib
from datetime import date

import pytest

from finsam_metrics.shared_costs.case_links import pack_case
from finsam_metrics.ui.pages.costs import kept_case, register_views
from finsam_metrics.ui.pages.costs.typed_costs import TypedCase
from finsam_metrics.ui.parts import downloads, pictures
from tests.pages.costs.conftest import AGREED, PATH, SMALL, key_of, plainly


def test_a_link_opens_the_case_with_other_parties(small):
    assert (
        plainly(small.answer)
        == "Andelen är 150 kr för Västerås, 300 kr för Norra Västmanland och 450 kr för Regionen"
    )


@pytest.mark.parametrize("link", ["x", "eNoB", "A" * 5000])
def test_a_broken_link_is_said_and_the_first_case_is_shown(open_page, link):
    visit = open_page(PATH, arende=link)
    assert not visit.has_failed
    assert [warning.value.partition(".")[0] for warning in visit.app.warning] == [
        "Länken går inte att läsa som en beräkning"
    ]
    assert plainly(visit.answer) == AGREED


def test_an_empty_case_says_what_to_do(open_page):
    visit = open_page(PATH)
    visit.app.button(key="arende-tomt").click().run()
    assert not visit.has_failed
    assert [info.value for info in visit.app.info] == [
        "Välj minst två parter nedan, så visas fördelningen här."
    ]
    assert not visit.app.get("vega_lite_chart")


WRONG = {
    "sixty parties": {
        "parties": [f"p{n}" for n in range(60)],
        "names": {f"p{n}": f"Part {n}" for n in range(60)},
    },
    "two parties of one name": {"parties": ["a", "b"], "names": {"a": "Lika", "b": "lika"}},
    "a party named as a column": {"parties": ["a", "b"], "names": {"a": "Kostnad", "b": "Rad"}},
    "a party named as several": {"parties": ["flera", "b"], "names": {"flera": "Flera", "b": "B"}},
    "a party named as an association's short name": {
        "parties": ["vastra-malardalen", "b"],
        "names": {"b": "V Mälardalen"},
    },
    "a thousand lines": {"lines": [{"title": "x", "amount_sek": "1"}] * 1000},
    "half of a sign": {"title": "Kurs \ud83d"},
}


@pytest.mark.parametrize("name", WRONG)
def test_no_case_in_the_address_ends_the_page(open_page, name):
    document = SMALL | {"key": {"method": "equal"}, "lines": [{"title": "x", "amount_sek": "1"}]}
    written = json.dumps(document | WRONG[name]).encode()
    link = base64.urlsafe_b64encode(zlib.compress(written, 9)).decode().rstrip("=")
    visit = open_page(PATH, arende=link)
    assert not visit.has_failed
    assert visit.answer
    if name in {"sixty parties", "a thousand lines", "half of a sign"}:
        (warning,) = visit.app.warning
        assert warning.value.startswith("Länken kunde inte öppnas.")
    visit.app.button(key="arende-tomt").click().run()
    assert not visit.has_failed
    assert "arende" not in visit.address


def test_a_case_is_in_the_address_only_once_its_page_is_drawn(open_page, monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(register_views, "draw_register", fail)
    visit = open_page(PATH, arende=pack_case(SMALL))
    assert visit.has_failed
    assert "arende" not in visit.address


def test_every_file_tells_the_prices_and_the_address_of_the_case(open_page, monkeypatch):
    told, drawn = [], []
    describe, wording = downloads.describe, pictures.Wording

    def record(*given):
        told.append(describe(*given))
        return told[-1]

    def record_picture(**given):
        drawn.append(wording(**given).source)
        return wording(**given)

    monkeypatch.setattr(downloads, "describe", record)
    monkeypatch.setattr(pictures, "Wording", record_picture)
    visit = open_page(PATH)
    key_of(visit).select("lika")
    told.clear()
    drawn.clear()
    visit.app.run()
    held = visit.address["arende"]
    link = held[0] if isinstance(held, list) else held
    assert told
    assert {about["Priser"] for about in told} == {"löpande priser"}
    assert all(f"arende={link}" in about["Adress"] for about in told)
    assert drawn
    assert not any(link in source for source in drawn)
    assert all(source.endswith("(beräkningen delas som länk eller fil)") for source in drawn)


@pytest.mark.parametrize("names", [("Region Väst", "Region Vast"), ("Регион", "Союз")])
def test_parties_whose_names_are_written_alike_without_their_signs_are_two(open_page, names):
    visit = open_page(PATH)
    visit.app.button(key="arende-tomt").click().run()
    for number in (1, 2):
        (parties,) = visit.app.multiselect
        parties.set_value(list(names[:number])).run()
        assert not visit.has_failed
    typed = visit.app.session_state["_arende"]
    assert tuple(typed.names[party] for party in typed.parties) == names


def test_a_saved_case_is_named_for_the_day(monkeypatch):
    monkeypatch.setattr(kept_case, "today", lambda: date(2026, 3, 1))
    typed = TypedCase(title="Kurs i Åmål", year="", parties=())
    assert kept_case.file_name(typed) == "kostnadsfordelning-kurs-i-amal-2026-03-01.json"
