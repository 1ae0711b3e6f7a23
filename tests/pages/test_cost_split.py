"""Kostnadsfördelning: the trainings of the documents, other keys, links, and what is missing."""

import pytest

from finsam_metrics.shared_costs.case_links import pack_case

PATH = "kostnadsfordelning"
AGREED = "Västra Mälardalen betalar 60 000 kr, Västerås 100 000 kr och Norra Västmanland 100 000 kr"
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
    return [plainly(heading.value) for heading in visit.app.subheader]


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
    (key,) = [box for box in visit.app.selectbox if box.label == "Nyckel i ärendet"]
    key.select("lika").run()
    assert plainly(visit.answer).startswith("V Mälardalen betalar 86 666,66 kr")
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
        == "Västerås betalar 150 kr, Norra Västmanland 300 kr och Regionen 450 kr"
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
        "Västerås betalar 150 kr mer och Regionen betalar 150 kr mindre efter dem som kom"
        in headings(small)
    )


def test_every_step_has_its_numbers(small):
    said = plainly(" ".join(small.texts()))
    assert "900 kr" in said
    assert "÷" in said


def test_other_participants_are_tried_without_changing_the_case(small):
    (count,) = [box for box in small.app.number_input if box.label == "Deltagare Regionen"]
    answer = small.answer
    count.set_value(0).run()
    assert small.answer == answer
    tried = [t.value for t in small.tables() if t.value.columns[0] == "Nyckel, kr"][-1]
    by_head = tried.set_index("Nyckel, kr").loc["Efter deltagare (antal i raderna)"]
    assert [plainly(cell) for cell in by_head] == ["300", "600", "0"]


@pytest.mark.parametrize("link", ["x", "eNoB", "A" * 5000])
def test_a_broken_link_is_said_and_the_first_case_is_shown(open_page, link):
    visit = open_page(PATH, arende=link)
    assert not visit.has_failed
    assert [warning.value.partition(".")[0] for warning in visit.app.warning] == [
        "Länken går inte att läsa som ett ärende"
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


def test_a_key_whose_figures_are_missing_says_so_and_the_others_stand(open_page):
    document = SMALL | {"lines": [{"title": "Kurs", "amount_sek": "900.00"}]}
    visit = open_page(PATH, arende=pack_case(document))
    assert visit.answer.replace("\\", "") == "Nyckeln kan inte användas: deltagare ej angivna"
    assert visit.app.get("vega_lite_chart")


def test_the_register_says_that_no_decision_is_stated(open_page):
    (key,) = open_page(PATH).table("Avtal").to_dict("records")
    assert (key["Gäller"], key["Beslut"]) == ("hela 2014", "ej angivet i dokumentet")


def test_a_draft_says_that_it_has_no_decision(open_page):
    visit = open_page(PATH)
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
    assert plainly(visit.answer).startswith("Västra Mälardalen betalar 65 000 kr")
