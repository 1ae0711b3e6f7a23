"""The same costs under several keys, what they say, and the end of the year."""

from dataclasses import replace
from fractions import Fraction

import pytest

from finsam_metrics.shared_costs.answers import settlement_answer, split_answer
from finsam_metrics.shared_costs.comparisons import (
    Bases,
    compare_keys,
    list_candidates,
    planned_participants,
    with_participants,
)
from finsam_metrics.shared_costs.splits import split
from finsam_metrics.shared_costs.year_end import compare_year_end

PARTIES = ("a", "b", "c")
HALF = Fraction(1, 2)
BASES = Bases(
    contributions={"a": 100, "b": 200, "c": 300},
    contribution_years={"a": 2014, "b": 2011, "c": 2014},
    inhabitants={"a": 1, "b": 1},
    inhabitants_text="31 dec 2013",
)
THREE = {"planned": {"a": 10, "b": 20, "c": 30}}


@pytest.fixture
def candidates(register):
    return list_candidates(PARTIES, 2014, register, BASES, Fraction(1, 3))


def said(text):
    return None if text is None else text.replace("\N{NO-BREAK SPACE}", " ")


def test_agreed_keys_of_the_year_and_the_parties_come_first(candidates):
    assert [one.key_id for one in candidates] == [
        *("lan-2014", "lika", "bidrag", "invanare", "deltagare", "tva-delar")
    ]


@pytest.mark.parametrize(("parties", "year"), [(PARTIES, 2015), (("a", "b"), 2014)])
def test_a_key_of_another_year_or_others_is_not_listed(register, parties, year):
    listed = list_candidates(parties, year, register, BASES, HALF)
    assert listed[0].key_id == "lika"


def test_without_a_year_every_key_of_the_parties_is_listed(register):
    assert list_candidates(PARTIES, None, register, BASES, HALF)[0].key_id == "lan-2014"


def test_a_key_says_what_it_goes_by(candidates):
    bases = {one.key_id: said(one.basis_text) for one in candidates}
    assert bases["lan-2014"] == "högst 260 000 kr"
    assert bases["bidrag"] == "2011 och 2014"
    assert bases["tva-delar"] == "≈ 33,3333 % fast"


def test_an_agreed_key_without_a_cap_says_none(register):
    (agreed,) = register.keys
    uncapped = replace(register, keys=(replace(agreed, cap_ore=None),))
    assert list_candidates(PARTIES, 2014, uncapped, BASES, 0)[0].basis_text is None


def test_a_key_whose_figures_are_not_known_of_all_cannot_be_made(candidates):
    missing = {one.key_id: one.missing_text for one in candidates if one.key is None}
    assert missing == {"invanare": "invånare ej kända"}


def test_a_case_is_divided_by_every_key_and_its_own_is_marked(candidates, case_of):
    case = case_of({"amount_sek": 900, "participants": THREE}, key={"method": "equal"})
    compared = {one.candidate.key_id: one for one in compare_keys(case, candidates)}
    assert [key_id for key_id, one in compared.items() if one.is_chosen] == ["lika"]
    shares = {
        key_id: [share.share_ore // 100 for share in one.split.shares]
        for key_id, one in compared.items()
        if one.split
    }
    assert shares["bidrag"] == [150, 300, 450]
    assert shares["deltagare"] == [150, 300, 450]
    assert shares["tva-delar"] == [200, 300, 400]
    assert compared["invanare"].missing_text == "invånare ej kända"


def test_without_participants_the_keys_that_need_them_say_so(candidates, case_of):
    compared = compare_keys(case_of(key={"method": "equal"}), candidates)
    missing = {one.candidate.key_id: one.missing_text for one in compared if one.split is None}
    assert missing["deltagare"] == missing["tva-delar"] == "deltagare ej angivna för någon part"


def test_a_key_that_cannot_divide_the_cost_says_why(register, case_of):
    weightless = replace(BASES, contributions={"a": 0, "b": 0, "c": 0})
    candidates = list_candidates(PARTIES, 2014, register, weightless, HALF)
    missing = {
        one.candidate.key_id: one.missing_text
        for one in compare_keys(case_of(key={"method": "equal"}), candidates)
    }
    assert "alla är 0" in str(missing["bidrag"])


def test_a_key_of_the_case_that_is_none_of_them_stands_first(candidates, case_of):
    key = {"method": "weights", "weights": {"a": 7, "b": 1, "c": 1}}
    first = compare_keys(case_of(key=key), candidates)[0]
    assert (first.candidate.name, first.is_chosen) == ("Beräkningens nyckel", True)


def test_other_participants_move_only_the_keys_that_go_by_them(candidates, case_of):
    case = case_of({"amount_sek": 900, "participants": THREE}, key={"method": "equal"})
    tried, moved = with_participants(case, candidates, {"a": 30, "b": 0, "c": 30})
    compared = {one.candidate.key_id: one.split for one in compare_keys(tried, moved)}
    assert [share.share_ore for share in compared["deltagare"].shares] == [450_00, 0, 450_00]
    assert [share.share_ore for share in compared["bidrag"].shares] == [150_00, 300_00, 450_00]


def test_where_a_partys_participants_are_not_stated_nothing_is_tried(candidates, case_of):
    case = case_of(key={"method": "equal"})
    assert with_participants(case, candidates, {"a": 30}) == (case, candidates)


def test_participants_are_summed_by_the_basis_of_each_line(case_of):
    came = {"planned": {"a": 1}, "actual": {"a": 5, "b": 2}}
    case = case_of(
        {"amount_sek": 1, "participants": THREE},
        {"amount_sek": 1, "participants": came, "basis": "actual"},
    )
    assert planned_participants(case) == {"a": 15, "b": 22, "c": 30}


def answer_of(case):
    return said(split_answer(split(case), case.names))


def test_the_answer_says_what_each_pays(case_of):
    case = case_of(
        {"amount_sek": 900}, key={"method": "fixed_amounts", "amounts": {"a": 1, "b": 1, "c": 7}}
    )
    assert answer_of(case) == (
        "Andelen är 100 kr för Förbund A, 100 kr för Förbund B och 700 kr för Förbund C"
    )


def test_the_same_for_all_is_said_once(case_of):
    answer = answer_of(case_of(key={"method": "equal"}))
    assert answer == "Andelen är 300 kr var för Förbund A, Förbund B och Förbund C"


def test_many_parties_are_counted(case_of):
    names = {f"p{number}": f"Part {number}" for number in range(5)}
    case = case_of({"amount_sek": 905}, parties=list(names), names=names, key={"method": "equal"})
    assert answer_of(case) == "Fem parter delar på 905 kr"


def settled(case):
    return said(settlement_answer(split(case), case.names))


def test_who_pays_whom_is_said_when_all_costs_have_a_payer(case_of):
    equal = {"method": "equal"}
    assert settled(case_of(key=equal)) is None
    case = case_of({"amount_sek": 900, "payers": {"a": 900}}, key=equal)
    assert settled(case) == (
        "Förbund B betalar 300 kr till Förbund A och Förbund C betalar 300 kr till Förbund A"
    )


def test_nothing_to_settle_is_said(case_of):
    payers = {"a": 300, "b": 300, "c": 300}
    case = case_of({"amount_sek": 900, "payers": payers}, key={"method": "equal"})
    assert settled(case) == "Ingen ska betala något till någon annan"


def test_many_payments_are_counted(case_of):
    names = {f"p{number}": f"Part {number}" for number in range(6)}
    case = case_of(
        {"amount_sek": 600, "payers": {"p0": 600}},
        parties=list(names),
        names=names,
        key={"method": "equal"},
    )
    assert settled(case) == "Fem betalningar jämnar ut kostnaden"


BY_HEAD = {"method": "two_part", "fixed_sek": 0}


def test_the_end_of_the_year_sets_those_who_came_against_the_plan(case_of):
    came = THREE | {"actual": {"a": 20, "b": 20, "c": 20}}
    compared = compare_year_end(case_of({"amount_sek": 900, "participants": came}, key=BY_HEAD))
    assert [share.share_ore for share in compared.planned.shares] == [150_00, 300_00, 450_00]
    assert [share.share_ore for share in compared.actual.shares] == [300_00] * 3
    assert compared.waiting == ()


def test_a_line_without_those_who_came_waits_with_its_plan(case_of):
    came = THREE | {"actual": {"a": 20, "b": 20, "c": 20}}
    case = case_of(
        {"amount_sek": 900, "participants": came},
        {"title": "Sen kurs", "amount_sek": 100, "participants": THREE},
        key=BY_HEAD,
    )
    assert compare_year_end(case).waiting == ("Sen kurs",)


def test_without_those_who_came_there_is_nothing_to_compare(case_of):
    assert (
        compare_year_end(case_of({"amount_sek": 900, "participants": THREE}, key=BY_HEAD)) is None
    )


def test_a_key_without_a_decision_is_named_by_the_plan_that_states_it(register):
    (agreed,) = register.keys
    stated = replace(register, keys=(replace(agreed, stated_in="Bodens plan 2014"),))
    assert list_candidates(PARTIES, 2014, stated, BASES, HALF)[0].name == "Enligt Bodens plan 2014"
    decided = replace(stated, keys=(replace(stated.keys[0], decision_body="Styrelsen"),))
    assert list_candidates(PARTIES, 2014, decided, BASES, HALF)[0].name == "Avtalad 2014"


def test_whose_participants_are_missing_is_said_by_name(candidates, case_of):
    line = {"amount_sek": 900, "participants": {"planned": {"a": 1, "b": 2}}}
    compared = compare_keys(case_of(line, key={"method": "equal"}), candidates)
    missing = {one.missing_text for one in compared if one.candidate.key_id == "deltagare"}
    assert missing == {"deltagare ej angivna för Förbund C"}


def test_contributions_of_different_years_carry_their_years(candidates):
    by_contributions = next(one.key for one in candidates if one.key_id == "bidrag")
    assert by_contributions.years == {"a": 2014, "b": 2011, "c": 2014}
    assert by_contributions.text == "bidrag"
