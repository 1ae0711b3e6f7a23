"""Costs as they are typed, and the case document they make."""

from dataclasses import replace

import pytest

from finsam_metrics.shared_costs.comparisons import TWO_PART
from finsam_metrics.ui.pages.costs.typed_costs import (
    SEVERAL,
    TypedCase,
    TypedLine,
    read_case,
    type_case,
)

NAMES = {"a": "Arboga", "b": "Boden"}
TYPED = TypedCase(title="Kurser", year="2014", parties=("a", "b"))


def read(**fields):
    line = TypedLine(**{"title": "Kurs", "amount": "100"} | fields)
    return read_case(replace(TYPED, lines=(line,)), NAMES)


def problems(**fields):
    return [str(problem).replace("\N{NO-BREAK SPACE}", " ") for problem in read(**fields)[1]]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("12 500,50", "12500.50"), ("12500", "12500.00"), ("12\N{NO-BREAK SPACE}500", "12500.00")],
)
def test_swedish_amounts_are_read(typed, amount):
    document, found = read(amount=typed)
    assert found == ()
    assert document["lines"][0]["amount_sek"] == amount


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
    assert read(amount="x")[0]["lines"] == []


def test_empty_rows_are_no_costs():
    document, found = read_case(replace(TYPED, lines=(TypedLine(), TypedLine())), NAMES)
    assert (document["lines"], found) == ([], ())


def test_one_payer_has_paid_the_whole():
    assert read(payer="a")[0]["lines"][0]["payers"] == {"a": "100.00"}


def test_several_payers_have_paid_their_parts():
    document, _ = read(payer=SEVERAL, payers={"a": "40", "b": "60", "c": "1"})
    assert document["lines"][0]["payers"] == {"a": "40.00", "b": "60.00"}


def test_what_concerns_a_party_that_has_left_is_left_out():
    rest = {"among": ["a", "c"]}
    document, _ = read(payer="c", planned={"a": "1", "c": "2"}, rest=rest)
    (line,) = document["lines"]
    assert "payers" not in line
    assert line["participants"] == {"planned": {"a": 1}}
    assert line["among"] == ["a"]
    assert "among" not in read(rest={"among": ["c"]})[0]["lines"][0]


def test_a_title_that_is_not_typed_is_filled_in():
    document, _ = read_case(replace(TYPED, title=" ", year=""), NAMES)
    assert document["title"] == "Delade kostnader"
    assert "year" not in document


WHOLE = {
    "title": "Kurser",
    "year": 2014,
    "rounding": "krona",
    "parties": ["a", "region"],
    "names": {"region": "Regionen"},
    "key": {"method": "equal"},
    "lines": [
        {
            "title": "Kurs",
            "date": "2014-10",
            "amount_sek": "12500.50",
            "vat_sek": "2500.00",
            "vat_recovered": "yes",
            "income_sek": "100.00",
            "payers": {"a": "12000.00", "region": "500.50"},
            "participants": {"planned": {"a": 1}, "actual": {"a": 2, "region": 3}},
            "basis": "actual",
            "among": ["a"],
            "key": {"method": "equal"},
        },
        {"title": "Fika", "amount_sek": "10.00", "payers": {"a": "10.00"}},
    ],
}


def test_a_document_comes_back_as_it_was():
    typed = type_case(WHOLE)
    assert typed.lines[0].amount.replace("\N{NO-BREAK SPACE}", " ") == "12 500,50"
    assert (typed.lines[0].payer, typed.lines[1].payer) == (SEVERAL, "a")
    assert read_case(typed, WHOLE["names"] | NAMES) == (WHOLE, ())


def test_a_key_chosen_on_the_page_is_not_the_one_of_the_document():
    document, _ = read_case(replace(type_case(WHOLE), key_id="lika"), WHOLE["names"] | NAMES)
    assert "key" not in document


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
    given = {"b": typed} if basis == "planned" else {"actual": {"b": typed}}
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
    assert [problem.row for problem in read_case(typed, NAMES)[1]] == [2]


def test_a_row_with_participants_alone_is_no_empty_row():
    line = TypedLine(planned={"a": "3"})
    found = read_case(replace(TYPED, lines=(line,)), NAMES)[1]
    assert str(found[0]) == "Rad 1: skriv vad kostnaden gäller."


@pytest.mark.parametrize("year", ["14", "20x4", "3014"])
def test_a_year_that_is_none_is_said(year):
    _, found = read_case(replace(TYPED, year=year), NAMES)
    assert str(found[0]).startswith(f"Året ”{year}” går inte att läsa.")


@pytest.mark.parametrize("percent", ["101", "-1", "halva", ""])
def test_a_fixed_part_that_is_no_per_cent_is_said(percent):
    _, found = read_case(replace(TYPED, key_id=TWO_PART, fixed=percent), NAMES)
    assert str(found[0]).startswith("Den fasta delen ”")


def test_a_fixed_part_of_a_file_is_typed_as_per_cent():
    document = WHOLE | {"key": {"method": "two_part", "fixed_share": "1/8"}}
    assert type_case(document).fixed == "12,5"
    third = {"method": "two_part", "fixed_share": "1/3"}
    assert type_case(WHOLE | {"key": third}).fixed == "50"
