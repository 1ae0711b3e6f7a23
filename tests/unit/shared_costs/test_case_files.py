"""A case as a file, and a split as JSON."""

from decimal import Decimal

import pytest

from finsam_metrics.shared_costs.case_files import (
    case_json,
    parse_case,
    read_case_file,
    write_case_file,
)
from finsam_metrics.shared_costs.cases import Basis, Rounding, VatRecovered
from finsam_metrics.shared_costs.split_files import split_json
from finsam_metrics.shared_costs.splits import split

EQUAL = {"method": "equal"}


@pytest.mark.parametrize("amount", [1250, "1250", "1250.00", Decimal("1250.0"), Decimal("1.25E+3")])
def test_an_amount_is_a_number_or_text(case_of, amount):
    assert case_of({"amount_sek": amount}).lines[0].amount_ore == 125_000


def test_an_amount_with_decimals_in_a_file_is_exact(register):
    content = b'{"title": "a", "parties": ["a"], "lines": [{"title": "a", "amount_sek": 0.29}]}'
    assert read_case_file(content, register=register).lines[0].amount_ore == 29


@pytest.mark.parametrize("count", [25, "25", Decimal("25.0")])
def test_a_count_is_a_whole_number_however_it_is_written(case_of, count):
    participants = {"planned": {"a": count}}
    line = case_of({"amount_sek": 1, "participants": participants}).lines[0]
    assert line.participants == {Basis.PLANNED: {"a": 25}}


def test_what_is_left_out_or_null_is_as_the_documents_say(case_of):
    case = case_of({"amount_sek": 1, "payers": None, "key": None}, year=None)
    (line,) = case.lines
    assert (case.rounding, case.year, case.key) == (Rounding.ORE, None, None)
    assert (line.vat_recovered, line.basis) == (VatRecovered.UNKNOWN, Basis.PLANNED)
    assert (line.payers, line.among, line.participants, line.date) == (None, (), {}, None)


def test_a_case_without_a_key_of_its_own_is_written_without_one(case_of):
    document = case_json(case_of({"amount_sek": 1, "key": EQUAL}))
    assert "key" not in document
    assert document["lines"] == [{"title": "Rad 1", "amount_sek": "1.00", "key": EQUAL}]


def test_associations_are_named_by_the_database_and_others_by_the_case(case_of):
    case = case_of(parties=["a", "vkl"], names={"vkl": "Kommunerna"})
    assert case.names == {"a": "Förbund A", "vkl": "Kommunerna"}


def test_a_written_case_keeps_the_names_it_was_made_with(case_of, register):
    case = case_of(names={"a": "Då hette det så"})
    assert read_case_file(write_case_file(case), register=register) == case
    assert parse_case(case_json(case), register=register).names["a"] == "Då hette det så"


def test_a_written_case_is_text_that_people_can_read(case_of):
    written = write_case_file(case_of(title="Länets kurser")).decode()
    assert '"title": "Länets kurser"' in written
    assert written.endswith("}\n")


def test_a_split_names_the_key_of_each_line(case_of):
    lines = [{"amount_sek": 9}, {"amount_sek": 9, "key": EQUAL}]
    document = split_json(split(case_of(*lines, key={"key_id": "lan-2014"})))
    assert [line["key"] for line in document["by_line"]] == ["lan-2014", "equal"]
