"""The rows of a case as they are typed: marked, folded, kept."""

from finsam_metrics.shared_costs.case_links import pack_case
from tests.pages.costs.conftest import PATH, SMALL, plainly, unfold


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
    (table,) = [t.value for t in visit.app.table if "Har betalat, inkl. moms" in t.value.columns]
    return table.set_index("Part")


def test_what_is_tried_is_refused_where_it_is_no_count(small):
    (count,) = [box for box in small.app.text_input if box.label == "Deltagare Regionen"]
    count.set_value("-3").run()
    assert [plainly(warning.value) for warning in small.app.warning] == [
        "- Antalet deltagare från Regionen ”-3” är negativt. Skriv 0 eller mer."
    ]


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
