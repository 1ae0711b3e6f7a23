"""Kostnadsfördelning: the trainings of the documents, other keys, links, and what is missing."""

import base64
import json
import zlib
from dataclasses import replace
from datetime import date

import pytest

from finsam_metrics.shared_costs.case_links import pack_case
from finsam_metrics.ui.pages.costs import case_bases, kept_case, register_views
from finsam_metrics.ui.pages.costs.typed_costs import TypedCase
from finsam_metrics.ui.parts import downloads, pictures

PATH = "kostnadsfordelning"
AGREED = (
    "Andelen är 60 000 kr för Västra Mälardalen, 100 000 kr för Västerås och "
    "100 000 kr för Norra Västmanland"
)
SMALL = {
    "title": "Gemensam kurs",
    "year": 2014,
    "parties": ["vasteras", "norra-vastmanland", "regionen"],
    "names": {"regionen": "Regionen"},
    "key": {"method": "two_part", "fixed_sek": "0"},
    "lines": [
        {
            "title": "Kurs",
            "amount_sek": "900.00",
            "payers": {"vasteras": "900.00"},
            "participants": {
                "planned": {"vasteras": 10, "norra-vastmanland": 20, "regionen": 30},
                "actual": {"vasteras": 20, "norra-vastmanland": 20, "regionen": 20},
            },
        }
    ],
}


def plainly(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def headings(visit):
    return [plainly(heading.value).replace("\\", "") for heading in visit.app.subheader]


def unfold(visit, panel):
    """Unfold a panel, whose content is drawn then."""
    visit.app.session_state[panel] = True
    visit.app.run()
    return visit


@pytest.fixture
def small(open_page):
    return open_page(PATH, arende=pack_case(SMALL))


def test_the_trainings_of_the_documents_are_shared_as_was_agreed(open_page):
    visit = open_page(PATH)
    assert plainly(visit.answer) == AGREED
    table = visit.table("Nyckel")
    first = [plainly(cell) for cell in table.iloc[0]]
    assert first == ["60 000,00", "100 000,00", "100 000,00"]
    assert "kan inte räknas" in table.loc["Efter deltagare (antal i raderna)"].to_list()


def test_the_first_case_leaves_the_address_as_it_is(open_page):
    assert "arende" not in open_page(PATH).address


def test_another_key_changes_the_answer_and_the_address(open_page):
    visit = open_page(PATH)
    (key,) = [box for box in visit.app.selectbox if box.label == "Fördelningsnyckel"]
    key.select("lika").run()
    assert plainly(visit.answer).startswith("Andelen är 86 666,66 kr för V Mälardalen")
    link = visit.address["arende"]
    again = open_page(PATH, arende=link[0] if isinstance(link, list) else link)
    assert again.answer == visit.answer


def test_a_case_survives_a_visit_to_another_page(small):
    answer = small.answer
    small.go("budget").go(PATH)
    assert not small.has_failed
    assert small.answer == answer


def test_a_link_opens_the_case_with_other_parties(small):
    assert (
        plainly(small.answer)
        == "Andelen är 150 kr för Västerås, 300 kr för Norra Västmanland och 450 kr för Regionen"
    )


def test_who_pays_whom_is_said(small):
    assert (
        "Norra Västmanland betalar 300 kr till Västerås och Regionen betalar 450 kr till Västerås"
        in headings(small)
    )


def test_the_budget_for_joint_training_is_set_against_the_share(small):
    table = small.table("Förbund")
    assert [plainly(cell) for cell in table.loc["Västerås"]] == [
        *("150 kr", "100 000 kr", "0,2 %", "99 850 kr")
    ]
    assert set(table.loc["Norra Västmanland"].to_list()[1:]) == {"ej angivet"}
    assert "Regionen" not in table.index


def test_those_who_came_are_set_against_the_plan(small):
    assert (
        "Efter dem som kom blir andelen 150 kr större för Västerås och 150 kr mindre för Regionen"
        in headings(small)
    )


def test_every_step_has_its_numbers(small):
    unfold(small, "arende-steg")
    said = plainly(" ".join(small.texts()))
    assert "900 kr" in said
    assert "÷" in said


def test_other_participants_are_tried_without_changing_the_case(small):
    (count,) = [box for box in small.app.text_input if box.label == "Deltagare Regionen"]
    answer = small.answer
    count.set_value("0").run()
    assert small.answer == answer
    tried = [t.value for t in small.tables() if t.value.columns[0] == "Nyckel, kr"][-1]
    by_head = tried.set_index("Nyckel, kr").loc["Efter deltagare (antal i raderna)"]
    assert [plainly(cell) for cell in by_head] == ["300", "600", "0"]


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
        "Välj minst två parter ovan, så visas fördelningen här."
    ]
    assert not visit.app.get("vega_lite_chart")


def test_a_key_whose_figures_are_missing_says_so_and_the_others_stand(open_page):
    document = SMALL | {"lines": [{"title": "Kurs", "amount_sek": "900.00"}]}
    visit = open_page(PATH, arende=pack_case(document))
    assert visit.answer.replace("\\", "") == (
        "Nyckeln kan inte användas: deltagare ej angivna för någon part"
    )
    assert visit.app.get("vega_lite_chart")


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


TWO_PART = SMALL | {
    "key": {"method": "two_part", "fixed_share": "1/2"},
    "lines": [SMALL["lines"][0] | {"amount_sek": "87500.00", "payers": {"vasteras": "87500.00"}}],
}


def key_of(visit):
    (key,) = [box for box in visit.app.selectbox if box.label == "Fördelningsnyckel"]
    return key


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


def test_planned_costs_without_payers_are_preliminary(open_page):
    visit = open_page(PATH)
    said = headings(visit)
    assert "Ingen ska betala något ännu: fördelningen är preliminär" in said
    assert "Preliminär fördelning som fil" in said
    assert not any("Fakturaunderlag" in heading for heading in said)


def test_outlay_compensation_income_and_basis_have_a_column_each(open_page):
    line = SMALL["lines"][0] | {
        "vat_sek": "180.00",
        "vat_recovered": "yes",
        "income_sek": "20.00",
    }
    visit = open_page(PATH, arende=pack_case(SMALL | {"lines": [line]}))
    row = [plainly(cell) for cell in _paid(visit).loc["Västerås"]][:4]
    assert row == ["900 kr", "−180 kr", "−20 kr", "700 kr"]


def _paid(visit):
    (table,) = [t.value for t in visit.app.table if "Har betalat" in t.value.columns]
    return table.set_index("Part")


def test_the_fewest_payments_are_chosen_on_the_page(open_page):
    lines = [
        {"title": "Kurs", "amount_sek": "900.00", "payers": {"vasteras": "900.00"}},
        {"title": "Lokal", "amount_sek": "600.00", "payers": {"norra-vastmanland": "600.00"}},
    ]
    equal = SMALL | {"key": {"method": "equal"}, "lines": lines}
    visit = open_page(PATH, arende=pack_case(equal))
    assert visit.table("Betalar").shape[0] == 4
    (settlement,) = [box for box in visit.app.selectbox if box.label == "Betalningar"]
    settlement.select("fewest").run()
    assert visit.table("Betalar").shape[0] == 2
    assert set(visit.table("Betalar")["För kostnaden"]) == {"flera tillsammans"}


def test_a_key_that_one_plan_states_is_not_called_agreed(open_page):
    visit = open_page(PATH)
    assert "Enligt Västerås plan 2014" in key_of(visit).options
    assert not any("Avtalad 2014" in text for text in visit.texts())


def test_what_is_tried_is_refused_where_it_is_no_count(small):
    (count,) = [box for box in small.app.text_input if box.label == "Deltagare Regionen"]
    count.set_value("-3").run()
    assert [plainly(warning.value) for warning in small.app.warning] == [
        "- Antalet deltagare från Regionen ”-3” är negativt. Skriv 0 eller mer."
    ]


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


@pytest.mark.parametrize("party", ["regionen", "what"])
def test_a_party_named_as_a_column_has_a_column_of_its_own_in_the_table(open_page, party):
    equal = {"key": {"method": "equal"}, "lines": [{"title": "Kurs", "amount_sek": "900"}]}
    named = {"parties": ["vasteras", party], "names": {party: "Nyckel, kr"}}
    visit = open_page(PATH, arende=pack_case(SMALL | equal | named))
    (table, *_) = [t.value for t in visit.tables() if t.value.columns[0] == "Nyckel, kr"]
    assert not visit.has_failed
    assert table.columns.to_list() == ["Nyckel, kr", "Västerås", "Nyckel, kr (2)"]
    assert table.iloc[0].to_list()[1:] == ["450", "450"]


def test_a_saved_case_is_named_for_the_day(monkeypatch):
    monkeypatch.setattr(kept_case, "today", lambda: date(2026, 3, 1))
    typed = TypedCase(title="Kurs i Åmål", year="", parties=())
    assert kept_case.file_name(typed) == "kostnadsfordelning-kurs-i-amal-2026-03-01.json"


def test_every_row_that_is_marked_is_told(open_page):
    lines = [
        {"title": "Kurs", "amount_sek": "900", "income_sek": "901"},
        {"title": "Fika", "amount_sek": "90"},
        {"title": "Lokal", "amount_sek": "800", "income_sek": "801"},
    ]
    visit = open_page(PATH, arende=pack_case(SMALL | {"lines": lines}))
    (warning,) = visit.app.warning
    assert [plainly(row).partition(",")[0] for row in warning.value.split("\n")] == [
        "- Rad 1 ”Kurs”",
        "- Rad 3 ”Lokal”",
    ]


def test_what_is_folded_is_not_drawn(small):
    labels = {field.label for field in small.app.text_input}
    assert "Varav moms, kr" not in labels
    unfold(small, "arende-fler-uppgifter")
    assert "Varav moms, kr" in {field.label for field in small.app.text_input}


def test_what_is_typed_of_a_row_stays_when_its_panel_is_folded(small):
    unfold(small, "arende-fler-uppgifter")
    (day,) = [field for field in small.app.text_input if field.label == "Dag eller månad"]
    day.set_value("2014-10").run()
    held = small.address["arende"]
    small.app.session_state["arende-fler-uppgifter"] = False
    small.app.run()
    assert small.address["arende"] == held
    unfold(small, "arende-fler-uppgifter")
    (day,) = [field for field in small.app.text_input if field.label == "Dag eller månad"]
    assert day.value == "2014-10"


def test_an_agreed_key_in_an_open_case_follows_the_register(open_page, monkeypatch):
    parties = ["vastra-malardalen", "vasteras", "norra-vastmanland"]
    lines = [{"title": "Kurs", "amount_sek": "100000"}]
    register_of = case_bases.register_of
    key_id = open_page(PATH).app.session_state["_arende_register"].keys[0].key_id
    key = {"key_id": key_id, "excess": {"method": "equal"}}
    case = {"title": "Kurs", "parties": parties, "lines": lines, "key": key}
    visit = open_page(PATH, arende=pack_case(case))
    before = visit.answer

    def changed(data):
        register = register_of(data)
        (known,) = register.keys
        amounts = dict(known.amounts_ore) | {"vasteras": 1}
        return replace(register, keys=(replace(known, amounts_ore=amounts),))

    monkeypatch.setattr(case_bases, "register_of", changed)
    visit.app.run()
    assert not visit.has_failed
    assert visit.answer != before
