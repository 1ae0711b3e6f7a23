"""What a typed case gives: its lines, all that is to be mended, its key, its answer."""

from dataclasses import replace
from fractions import Fraction

import pytest

from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.comparisons import EQUAL, OWN, TWO_PART, Bases, list_candidates
from finsam_metrics.shared_costs.keys import Equal, FixedShares, TwoPart
from finsam_metrics.shared_costs.register import Register
from finsam_metrics.ui.pages.costs.typed_costs import SEVERAL, TypedCase, TypedLine
from finsam_metrics.ui.pages.costs.workbench import with_choice, work_out

NAMES = {"a": "Arboga", "b": "Boden"}
RIGHT = TypedLine(title="Kurs", amount="100")
WRONG = {
    "a word for an amount": replace(RIGHT, amount="hundra"),
    "a date that is none": replace(RIGHT, date="3 mars"),
    "payers that do not make the amount": replace(
        RIGHT, payer=SEVERAL, payers={"a": "40", "b": "50"}
    ),
    "an income above the cost": replace(RIGHT, income="101"),
    "a key of somebody else": replace(RIGHT, key=FixedShares(shares={"c": Fraction(1)})),
}
TYPED = TypedCase(title="Kurser", year="2014", parties=("a", "b"), lines=(RIGHT,))
CANDIDATES = list_candidates(
    ("a", "b"), 2014, Register(associations=NAMES, keys=()), Bases(), Fraction(1, 2)
)


def work(typed):
    return work_out(typed, with_choice(typed, CANDIDATES), NAMES)


def said(typed):
    return [problem.text.replace("\N{NO-BREAK SPACE}", " ") for problem in work(typed).problems]


@pytest.mark.parametrize("name", WRONG)
def test_every_row_with_something_to_mend_is_known(name):
    unreadable = replace(RIGHT, amount="x")
    lines = (unreadable, TypedLine(), RIGHT, WRONG[name], RIGHT, WRONG[name])
    assert work(replace(TYPED, lines=lines)).rows_to_mend == {1, 3, 5}


def test_each_marked_row_is_told_by_its_own_number():
    lines = (replace(RIGHT, amount="x"), *WRONG.values())
    made = work(replace(TYPED, lines=lines))
    assert [problem.row for problem in made.problems] == sorted(made.rows_to_mend)
    assert said(
        replace(
            TYPED,
            lines=(
                RIGHT,
                WRONG["a date that is none"],
                WRONG["payers that do not make the amount"],
            ),
        )
    ) == [
        "Rad 2 ”Kurs”, datum: ”3 mars” är inget datum; skriv 2014-10-01, 2014-10 eller 2014.",
        "Rad 3 ”Kurs”, betalare: betalarna har tillsammans betalat 90 kr men raden kostar 100 kr; "
        "det ska vara samma belopp.",
    ]


def test_nothing_is_divided_while_something_is_to_be_mended():
    made = work(replace(TYPED, lines=(RIGHT, WRONG["a date that is none"])))
    assert (made.case, made.alternatives, made.link_text) == (None, (), None)
    assert made.missing_text == "Rätta det som är markerat nedan, så visas fördelningen här."


def test_a_case_of_one_party_or_without_costs_says_what_is_missing():
    alone = work_out(
        replace(TYPED, parties=("a",)), with_choice(TYPED, CANDIDATES), {"a": "Arboga"}
    )
    assert alone.missing_text.startswith("Välj minst två parter")
    assert work(replace(TYPED, lines=())).missing_text.startswith("Skriv minst en kostnad")


def test_a_key_that_cannot_be_made_is_named():
    text = work(replace(TYPED, key_id="bidrag")).missing_text
    assert text == "Efter bidrag kan inte användas: bidrag ej angivet. Välj en annan nyckel."


def test_more_rows_than_a_case_can_have_are_refused_as_in_a_file():
    made = work(replace(TYPED, lines=(RIGHT,) * 201))
    assert made.missing_text == "Rader: det finns 201 rader; det kan vara högst 200."


def test_the_same_case_is_the_same_record_whether_its_key_is_chosen_or_its_own():
    given = work(replace(TYPED, key=Equal()))
    chosen = work(replace(TYPED, key_id=EQUAL))
    assert isinstance(given.case, Case)
    assert given.case == chosen.case
    assert given.link_text == chosen.link_text


@pytest.mark.parametrize(
    ("key", "chosen_id"),
    [
        (None, EQUAL),
        (Equal(), EQUAL),
        (TwoPart(fixed_share=Fraction(1, 2)), TWO_PART),
        (TwoPart(fixed_share=Fraction(1, 4)), OWN),
    ],
)
def test_a_key_is_known_among_those_of_the_page_or_is_the_cases_own(key, chosen_id):
    keys = with_choice(replace(TYPED, key=key), CANDIDATES)
    assert keys.chosen_id == chosen_id
    assert keys.key == (key or Equal())
