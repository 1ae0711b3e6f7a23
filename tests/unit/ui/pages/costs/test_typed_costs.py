"""Costs as they are typed, and the lines of a case they make."""

from dataclasses import replace
from fractions import Fraction

import pytest

from finsam_metrics.shared_costs.case_files import case_json, parse_case
from finsam_metrics.shared_costs.cases import Basis
from finsam_metrics.shared_costs.comparisons import TWO_PART
from finsam_metrics.shared_costs.keys import Equal, TwoPart
from finsam_metrics.shared_costs.register import Register
from finsam_metrics.ui.pages.costs.typed_costs import (
    SEVERAL,
    TypedCase,
    TypedLine,
    make_case,
    read_lines,
    type_case,
)

NAMES = {"a": "Arboga", "b": "Boden"}
TYPED = TypedCase(title="Kurser", year="2014", parties=("a", "b"))


def read(**fields):
    line = TypedLine(**{"title": "Kurs", "amount": "100"} | fields)
    return read_lines(replace(TYPED, lines=(line,)), NAMES)


def problems(**fields):
    return [problem.text.replace("\N{NO-BREAK SPACE}", " ") for problem in read(**fields)[1]]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("12 500,50", 1250050), ("12500", 1250000), ("12\N{NO-BREAK SPACE}500", 1250000)],
)
def test_swedish_amounts_are_read(typed, amount):
    (line,), found = read(amount=typed)
    assert found == ()
    assert line.amount_ore == amount


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "12..5",
            "beloppet ”12..5” går inte att läsa. Skriv kronor i siffror, till exempel 12 500,50.",
        ),
        ("", "skriv ett belopp, till exempel 12 500,50."),
        (
            "-5",
            "beloppet ”-5” är negativt. Skriv 0 eller mer.",
        ),
        (
            "5,005",
            "beloppet ”5,005” har fler än två decimaler. Skriv högst två, till exempel 12 500,50.",
        ),
    ],
)
def test_an_amount_that_cannot_be_read_is_said_on_its_row(typed, said):
    assert problems(amount=typed) == [f"Rad 1 ”Kurs”: {said}"]


def test_a_row_without_words_asks_for_them():
    assert problems(title=" ") == ["Rad 1: skriv vad kostnaden gäller."]


def test_vat_income_and_what_several_paid_are_read_likewise():
    assert len(problems(vat="x", income="y", payer=SEVERAL, payers={"a": "z", "b": "1"})) == 3


def test_a_row_that_cannot_be_read_is_not_part_of_the_case():
    assert read(amount="x")[0] == ()


def test_empty_rows_are_no_costs():
    assert read_lines(replace(TYPED, lines=(TypedLine(), TypedLine())), NAMES) == ((), ())


def test_one_payer_has_paid_the_whole():
    assert read(payer="a")[0][0].payers == {"a": 10000}


def test_several_payers_have_paid_their_parts():
    (line,), _ = read(payer=SEVERAL, payers={"a": "40", "b": "60", "c": "1"})
    assert line.payers == {"a": 4000, "b": 6000}


def test_what_concerns_a_party_that_has_left_is_left_out():
    (line,), found = read(payer="c", planned={"a": "1", "c": "2"}, among=("a", "c"))
    assert found == ()
    assert line.payers is None
    assert line.participants == {Basis.PLANNED: {"a": 1}}
    assert line.among == ("a",)
    assert read(among=("c",))[0][0].among == ()


def test_a_title_that_is_not_typed_is_filled_in():
    case = make_case(replace(TYPED, title=" ", year=""), NAMES, (), Equal())
    assert (case.title, case.year) == ("Delade kostnader", None)


WHOLE = {
    "title": "Kurser",
    "year": 2014,
    "rounding": "krona",
    "parties": ["a", "region"],
    "names": {"a": "Arboga", "region": "Regionen"},
    "settlement": "fewest",
    "key": {"method": "equal"},
    "alone_sek": {"a": "20000.00"},
    "lines": [
        {
            "title": "Kurs",
            "date": "2014-10",
            "amount_sek": "12500.50",
            "vat_sek": "2500.00",
            "vat_recovered": "yes",
            "income_sek": "100.00",
            "payers": {"a": "12000.00", "region": "500.50"},
            "among": ["a"],
            "participants": {"planned": {"a": 1}, "actual": {"a": 2}},
            "basis": "actual",
            "key": {"method": "equal"},
        },
        {"title": "Fika", "amount_sek": "10.00", "payers": {"a": "10.00"}},
        {"title": "Arvode", "amount_sek": "5.00", "vat_sek": "0.00", "payers": {"a": "5.00"}},
    ],
}
KNOWN = Register(associations=NAMES, keys=())


def typed_of(document):
    return type_case(parse_case(document, register=KNOWN), NAMES)


def test_a_case_comes_back_as_it_was():
    typed = typed_of(WHOLE)
    assert typed.lines[0].amount.replace("\N{NO-BREAK SPACE}", " ") == "12 500,50"
    assert (typed.lines[0].payer, typed.lines[1].payer) == (SEVERAL, "a")
    lines, found = read_lines(typed, WHOLE["names"])
    assert found == ()
    assert case_json(make_case(typed, WHOLE["names"], lines, typed.key)) == WHOLE


def test_an_association_keeps_its_name_whatever_a_case_calls_it():
    assert typed_of(WHOLE | {"names": {"a": "A", "region": "R"}}).names == {"region": "R"}


@pytest.mark.parametrize("typed", ["sjuttio", "12.500", "1e5", "１２", "12 50", "500 kr", "(5)"])
def test_what_may_be_misread_as_an_amount_is_refused(typed):
    (said,) = problems(amount=typed)
    assert said.startswith(f"Rad 1 ”Kurs”: beloppet ”{typed}” går inte att läsa.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-3", "är negativt. Skriv 0 eller mer."),
        ("tre", "går inte att läsa. Skriv ett heltal i siffror, till exempel 25."),
        ("2,5", "är inget antal. Skriv ett heltal, till exempel 25."),
    ],
)
@pytest.mark.parametrize("basis", ["planned", "counted"])
def test_a_count_that_is_none_is_refused_with_the_name_of_the_party(basis, typed, said):
    given = {"b": typed} if basis == "planned" else {Basis.ACTUAL: {"b": typed}}
    word = "planerade" if basis == "planned" else "närvarande"
    assert problems(**{basis: given}) == [
        f"Rad 1 ”Kurs”: antalet {word} deltagare från Boden ”{typed}” {said}"
    ]


def test_vat_above_the_highest_rate_is_said_on_its_row():
    (said,) = problems(amount="152", vat="52")
    assert said == (
        "Rad 1 ”Kurs”: momsen 52 kr är 52 % av beloppet utan moms 100 kr; momsen kan vara högst "
        "25 %."
    )


def test_rows_are_numbered_as_the_costs_are():
    lines = (TypedLine(), TypedLine(title="A", amount="1"), TypedLine(), TypedLine(title="B"))
    typed = replace(TYPED, lines=lines)
    assert typed.row_numbers == (None, 1, None, 2)
    assert [problem.row for problem in read_lines(typed, NAMES)[1]] == [2]


def test_a_row_with_participants_alone_is_no_empty_row():
    line = TypedLine(planned={"a": "3"})
    found = read_lines(replace(TYPED, lines=(line,)), NAMES)[1]
    assert found[0].text == "Rad 1: skriv vad kostnaden gäller."


@pytest.mark.parametrize("year", ["14", "20x4", "3014"])
def test_a_year_that_is_none_is_said(year):
    _, found = read_lines(replace(TYPED, year=year), NAMES)
    assert found[0].text.startswith(f"Året ”{year}” går inte att läsa.")


@pytest.mark.parametrize("percent", ["101", "-1", "halva", ""])
def test_a_fixed_part_that_is_no_per_cent_is_said(percent):
    _, found = read_lines(replace(TYPED, key_id=TWO_PART, fixed=percent), NAMES)
    assert found[0].text.startswith("Den fasta delen ”")


@pytest.mark.parametrize(("share", "typed"), [("1/8", "12,5"), ("1/3", "50")])
def test_a_fixed_part_of_a_file_is_typed_as_per_cent(share, typed):
    key = {"method": "two_part", "fixed_share": share}
    case = typed_of(WHOLE | {"key": key})
    assert case.fixed == typed
    assert case.key == TwoPart(fixed_share=Fraction(share))
