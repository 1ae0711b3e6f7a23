"""Every step with the numbers put in."""

import pytest

from finsam_metrics.model.swedish_numbers import NBSP
from finsam_metrics.shared_costs.explanations import explain, explain_share
from finsam_metrics.shared_costs.splits import split


def told(case):
    """The steps by title, with plain spaces."""
    return {
        step.title.replace(NBSP, " "): [row.replace(NBSP, " ") for row in step.rows]
        for step in explain(split(case))
    }


HEADS = {"a": 10, "b": 30, "c": 0}
KEYS = {
    "equal": ({"method": "equal"}, ["Förbund A: 900 kr ÷ 3 = 300 kr"]),
    "weights": (
        {"method": "weights", "weights": {"a": 1, "b": "2.5", "c": 3}},
        ["Förbund B: 900 kr × 2,5 ÷ 6,5 ≈ 346,15 kr"],
    ),
    "fixed_shares": (
        {"method": "fixed_shares", "shares": {"a": "0.5", "b": "1/3", "c": "1/6"}},
        ["Förbund A: 900 kr × 0,5 = 450 kr", "Förbund B: 900 kr × ≈ 0,3333 = 300 kr"],
    ),
    "fixed_amounts": (
        {"method": "fixed_amounts", "amounts": {"a": 100, "b": 60, "c": 100}},
        ["Förbund B: 900 kr × 60 kr ÷ 260 kr ≈ 207,69 kr"],
    ),
    "bounded": (
        {
            "method": "bounded",
            "weights": {"a": 1, "b": 2, "c": 7},
            "floor_sek": {"a": 200},
            "ceiling_sek": {"c": 500},
        },
        [
            "Kronor per vikt: 100 kr",
            "Förbund A: 100 kr × 1 = 100 kr; golvet gör det 200 kr",
            "Förbund B: 100 kr × 2 = 200 kr",
            "Förbund C: 100 kr × 7 = 700 kr; taket gör det 500 kr",
        ],
    ),
    "two_part": (
        {"method": "two_part", "fixed_sek": 100, "participants": HEADS},
        [
            "Förbund A: 100 kr ÷ 2 + 800 kr × 10 ÷ 40 = 250 kr",
            "Förbund C: inga deltagare, 0 kr",
        ],
    ),
    "shapley": (
        {
            "method": "shapley",
            "steps": {"size": 40, "step_sek": 100, "per_head_sek": 10},
            "participants": HEADS,
        },
        [
            "Förbund A ensam: 200 kr",
            "Förbund A och Förbund B tillsammans: 500 kr",
            "Förbund A ökar kostnaden i medeltal med 150 kr; × 900 kr ÷ 500 kr = 270 kr",
        ],
    ),
    "scrb": (
        {
            "method": "scrb",
            "alone_sek": {"a": 500, "b": 500, "c": 500},
            "marginal_sek": {"a": 100, "b": 100, "c": 100},
            "benefit_sek": {"a": 300},
        },
        [
            "Resten när särkostnaderna är betalda: 600 kr",
            "Förbund A: 100 kr + 600 kr × 200 kr ÷ 1 000 kr = 220 kr",
        ],
    ),
    "state_model": (
        {
            "method": "state_model",
            "allocation_sek": 2_000_000,
            "support": {"a": 1, "b": 2, "c": 1},
            "inhabitants_16_64": {"a": 10, "b": 10, "c": 20},
        },
        [
            "Statens tilldelning till Förbund A: 400 000 kr + 600 000 kr × 1 ÷ 4 + "
            "200 000 kr × 10 ÷ 40 = 600 000 kr",
            "Förbund A: 900 kr × 600 000 kr ÷ 2 000 000 kr = 270 kr",
        ],
    ),
}


@pytest.mark.parametrize("method", KEYS)
def test_each_method_is_told_with_the_numbers_put_in(case_of, method):
    key, rows = KEYS[method]
    steps = told(case_of(key=key))
    (division,) = (told_rows for title, told_rows in steps.items() if title.startswith("Rad 1:"))
    assert [row for row in division if row in rows] == rows


def test_scrb_without_savings_tells_that_the_rest_is_divided_equally(case_of):
    costs = {"a": 100, "b": 100, "c": 100}
    key = {"method": "scrb", "alone_sek": costs, "marginal_sek": costs}
    steps = told(case_of(key=key))
    assert "Förbund A: 100 kr + 600 kr ÷ 3 = 300 kr" in [r for rows in steps.values() for r in rows]


def test_a_game_of_many_is_told_without_every_coalition(register, case_of):
    names = {party: party.upper() for party in "defg"}
    key = {
        "method": "shapley",
        "steps": {"size": 10, "step_sek": 100, "per_head_sek": 0},
        "participants": dict.fromkeys("abcdefg", 5),
    }
    steps = told(case_of({"amount_sek": 400}, parties=list("abcdefg"), names=names, key=key))
    rows = [row for title, rows in steps.items() if title.startswith("Rad 1:") for row in rows]
    assert rows[0] == "Alla tillsammans: 400 kr"
    assert rows[1] == "Förbund A ökar kostnaden i medeltal med ≈ 57,14 kr"


def test_what_is_split_is_the_amount_less_vat_and_income(case_of):
    line = {"amount_sek": 1000, "vat_sek": 200, "vat_recovered": "yes", "income_sek": 100}
    steps = told(case_of(line, {"amount_sek": 5, "vat_sek": 1}, key={"method": "equal"}))
    assert steps["Vad som delas"] == [
        "Rad 1 Rad 1: 1 000 kr − 200 kr ersättning för moms − 100 kr intäkter = 700 kr",
        "Rad 2 Rad 2: 5 kr",
        "Tillsammans: 705 kr",
    ]


def test_an_agreed_key_is_told_with_what_was_decided_and_its_cap(case_of):
    steps = told(case_of({"amount_sek": 300_000}, key={"key_id": "lan-2014"}))
    assert steps["Rad 1: Gemensamma utbildningar 2014"][:3] == [
        "Vi delar.",
        "Beslut: inget beslut angivet.",
        "Inom taket: 260 000 kr; 40 000 kr över delas inte",
    ]
    (rounding,) = (rows for title, rows in steps.items() if title.startswith("Summan"))
    assert rounding[-1] == "Inte fördelat: 40 000 kr"


def test_a_cost_within_the_cap_is_told_so(case_of):
    steps = told(case_of({"amount_sek": 260_000}, key={"key_id": "lan-2014"}))
    assert "Inom taket: 260 000 kr" in steps["Rad 1: Gemensamma utbildningar 2014"]


def test_what_exceeds_the_cap_is_a_step_of_its_own(case_of):
    key = {"key_id": "lan-2014", "excess": {"method": "equal"}}
    steps = told(case_of({"amount_sek": 290_000}, key=key))
    assert "Det som överstiger taket: Lika delar" in steps
    assert steps["Det som överstiger taket: Lika delar"][0].endswith("30 000 kr ÷ 3 = 10 000 kr")


def test_rows_of_a_part_are_named_by_their_numbers(case_of):
    equal = {"method": "equal"}
    lines = [{"amount_sek": 1}, {"amount_sek": 1}, {"amount_sek": 1}, {"amount_sek": 1}]
    lines += [{"amount_sek": 1, "key": equal}, {"amount_sek": 1}]
    steps = told(case_of(*lines, key=equal))
    assert "Rad 1–4 och 6: Lika delar" in steps
    assert "Rad 5: Lika delar" in steps


def test_rounding_is_told_only_where_something_is_rounded(case_of):
    even = told(case_of(key={"method": "equal"}))
    assert even["Summan av raderna, avrundad till hela öre"][0] == "Förbund A: 300 kr"
    uneven = told(case_of({"amount_sek": 100}, key={"method": "equal"}, rounding="krona"))
    assert uneven["Summan av raderna, avrundad till hela kronor"] == [
        "Förbund A: ≈ 33,3333 kr avrundas till 34 kr",
        "Förbund B: ≈ 33,3333 kr avrundas till 33 kr",
        "Förbund C: ≈ 33,3333 kr avrundas till 33 kr",
    ]


def test_settling_is_told_to_the_last_payment(case_of):
    line = {"amount_sek": 900, "payers": {"a": 600, "b": 300}}
    steps = told(case_of(line, key={"method": "equal"}))
    assert steps["Vad var och en ska få eller betala"] == [
        "Förbund A: 600 kr − 300 kr = 300 kr att få",
        "Förbund B: 300 kr − 300 kr = 0 kr",
        "Förbund C: 300 kr − 0 kr = 300 kr att betala",
    ]
    assert steps["Vem som betalar till vem, kostnad för kostnad"] == [
        "Förbund C betalar 300 kr till Förbund A för rad 1 Rad 1"
    ]


def test_what_a_payer_keeps_of_what_is_unallocated_is_told(case_of):
    key = {"method": "fixed_amounts", "amounts": {"a": 1, "b": 1, "c": 1}, "cap_sek": 600}
    steps = told(case_of({"amount_sek": 900, "payers": {"a": 900}}, key=key))
    settled = steps["Vad var och en ska få eller betala"]
    assert settled[0] == "Förbund A: 900 kr − 300 kr − 200 kr = 400 kr att få"


def test_one_partys_steps_leave_out_what_the_others_pay(case_of):
    lines = [
        {"amount_sek": 100},
        {"amount_sek": 50, "among": ["a", "b"], "key": {"method": "equal"}},
    ]
    case = case_of(*lines, key={"method": "equal"})
    steps = {party: explain_share(split(case), party) for party in "abc"}
    assert [step.title for step in steps["a"]] == [
        "Rad 1: Lika delar",
        "Rad 2: Lika delar",
        "Summan av raderna, avrundad till hela öre",
    ]
    assert len(steps["c"]) == 2
    for party, told_to in steps.items():
        for step in told_to:
            assert all(row.startswith(f"Förbund {party.upper()}: ") for row in step.rows)


def test_a_share_that_is_whole_already_is_not_rounded_to_anybody(case_of):
    steps = explain_share(split(case_of({"amount_sek": 90}, key={"method": "equal"})), "a")
    assert [step.title for step in steps] == ["Rad 1: Lika delar"]


def test_a_fixed_part_in_per_cent_is_told_with_what_it_is_of(case_of):
    line = {"amount_sek": 900, "participants": {"planned": {"a": 1, "b": 1, "c": 0}}}
    steps = told(case_of(line, key={"method": "two_part", "fixed_share": "1/4"}))
    rows = steps["Rad 1: Fast och rörlig del: 25 % av det som delas är fast"]
    assert rows[0] == "Fast del: 25 % av 900 kr = 225 kr"


def test_outlay_compensation_and_income_are_told_apart(case_of):
    line = {
        "amount_sek": 1250,
        "vat_sek": 250,
        "vat_recovered": "yes",
        "income_sek": 100,
        "payers": {"a": 1250},
    }
    steps = told(case_of(line, key={"method": "equal"}))
    assert steps["Vad var och en har betalat av det som delas"][0] == (
        "Förbund A: 1 250 kr − 250 kr ersättning för moms − 100 kr intäkter = 900 kr"
    )


def test_nobody_is_to_pay_a_negative_amount(case_of):
    key = {"method": "fixed_amounts", "amounts": {"a": 1, "b": 1, "c": 1}, "cap_sek": 600}
    line = {"amount_sek": 900, "payers": {"a": 800, "b": 100}}
    steps = told(case_of(line, key=key))
    settled = steps["Vad var och en ska få eller betala"]
    assert settled[1] == "Förbund B: 200 kr + 33,33 kr − 100 kr = 133,33 kr att betala"
    assert not any("= −" in row for row in settled)
