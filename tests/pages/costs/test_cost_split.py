"""Kostnadsfördelning: the answer, other keys, who pays whom, and what is missing."""

from dataclasses import replace

import pytest

from finsam_metrics.exhibits import case_bases
from finsam_metrics.shared_costs.case_links import pack_case
from tests.pages.costs.conftest import AGREED, PATH, SMALL, headings, key_of, plainly, unfold


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


def test_a_key_whose_figures_are_missing_says_so_and_the_others_stand(open_page):
    document = SMALL | {"lines": [{"title": "Kurs", "amount_sek": "900.00"}]}
    visit = open_page(PATH, arende=pack_case(document))
    assert visit.answer.replace("\\", "") == (
        "Nyckeln kan inte användas: deltagare ej angivna för någon part"
    )
    assert visit.app.get("vega_lite_chart")


def test_planned_costs_without_payers_are_preliminary(open_page):
    visit = open_page(PATH)
    said = headings(visit)
    assert "Ingen ska betala något ännu: fördelningen är preliminär" in said
    assert "Preliminär fördelning som fil" in said
    assert not any("Fakturaunderlag" in heading for heading in said)


def test_the_fewest_payments_are_chosen_on_the_page(open_page):
    lines = [
        {"title": "Kurs", "amount_sek": "900.00", "payers": {"vasteras": "900.00"}},
        {"title": "Lokal", "amount_sek": "600.00", "payers": {"norra-vastmanland": "600.00"}},
    ]
    equal = SMALL | {"key": {"method": "equal"}, "lines": lines}
    visit = open_page(PATH, arende=pack_case(equal))
    assert visit.table("Underlag nr").shape[0] == 4
    (settlement,) = [box for box in visit.app.selectbox if box.label == "Betalningar"]
    settlement.select("fewest").run()
    assert visit.table("Underlag nr").shape[0] == 2
    assert set(visit.table("Underlag nr")["För kostnaden"]) == {"flera tillsammans"}


def test_a_key_that_one_plan_states_is_not_called_agreed(open_page):
    visit = open_page(PATH)
    assert "Enligt Västerås plan 2014" in key_of(visit).options
    assert not any("Avtalad 2014" in text for text in visit.texts())


@pytest.mark.parametrize("party", ["regionen", "what"])
def test_a_party_named_as_a_column_has_a_column_of_its_own_in_the_table(open_page, party):
    equal = {"key": {"method": "equal"}, "lines": [{"title": "Kurs", "amount_sek": "900"}]}
    named = {"parties": ["vasteras", party], "names": {party: "Nyckel, kr"}}
    visit = open_page(PATH, arende=pack_case(SMALL | equal | named))
    (table, *_) = [t.value for t in visit.tables() if t.value.columns[0] == "Nyckel, kr"]
    assert not visit.has_failed
    assert table.columns.to_list() == ["Nyckel, kr", "Västerås", "Nyckel, kr (2)"]
    assert table.iloc[0].to_list()[1:] == ["450", "450"]


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


def test_the_answer_and_its_picture_stand_before_what_is_typed(open_page):
    main = open_page(PATH).app.main
    # What is searched for in the head of every page is no part of a case.
    kinds = [element.type for element in _elements(main) if element.key != "sok-allt"]
    assert kinds.index("header") < kinds.index("vega_lite_chart") < kinds.index("text_input")


def _elements(block):
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        else:
            yield child
