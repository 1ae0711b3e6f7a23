import pytest

from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.tables.finding.tables_without_headings import find_unheaded_tables


def lines_of(*rows):
    """Lines; a row with tabs has cells."""
    return tuple(
        Line(
            number=number,
            page=None,
            text=row.replace("\t", " "),
            cells=tuple(Cell(text=text) for text in row.split("\t")) if "\t" in row else (),
        )
        for number, row in enumerate(rows, start=1)
    )


def tables(*rows, taken=frozenset()):
    return find_unheaded_tables(lines_of(*rows), taken)


COSTS = ("Kansli\t900 kr", "Revision\t30 kr", "Summa\t930 kr")


def test_the_title_says_the_year_and_the_amounts_the_unit():
    (table,) = tables("Kostnader 2022", *COSTS)
    assert (table.title, table.unit, table.headings[0].year) == ("Kostnader 2022", "kr", 2022)
    assert [(row.readings[0].label, *row.readings[0].cells) for row in table.rows] == [
        ("Kansli", "900"),
        ("Revision", "30"),
        ("Summa", "930"),
    ]
    assert {row.section for row in table.rows} == {"Kostnader"}


def test_a_title_may_say_what_the_year_holds_and_then_names_no_block():
    (table,) = tables("Utfall 2021", *COSTS)
    assert table.headings[0].version == "outcome"
    assert {row.section for row in table.rows} == {None}


def test_without_a_year_in_the_title_the_year_is_not_known():
    (table,) = tables("Så används pengarna", *COSTS)
    assert table.headings[0].year is None


@pytest.mark.parametrize(
    "rows",
    [
        ("Kostnader 2022 (tkr)", "Kansli\t900", "Revision\t30", "Summa\t930"),
        ("Kostnader 2022", "Kansli\t900", "Revision\t30", "Summa\t930", "Belopp i tkr"),
    ],
)
def test_the_unit_may_stand_in_the_title_or_beside_the_table(rows):
    assert [table.unit for table in tables(*rows)] == ["tkr"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Insats\tDeltagare", "Ung\t90", "Vuxen\t30", "Summa\t120", "Belopp i tkr"),
        ("Deltagare 2022", "Kvinnor\t90", "Män\t30", "Summa\t120"),
        ("Kostnader 2022", "Kansli\t900 kr", "Revision\t30 kr", "Hyra\t9 kr"),
        ("Kostnader 2022", "Kansli\t900 kr", "Summa\t900 kr"),
        ("Kostnader 2022", "Kansli\t900 kr\t3 %", "Revision\t30 kr\t1 %", "Summa\t930 kr\t4 %"),
    ],
    ids=["a heading of people", "no unit", "no sum", "too few rows", "more columns"],
)
def test_rows_that_are_not_told_to_be_money_with_a_sum_are_no_table(rows):
    assert tables(*rows) == []


def test_rows_of_other_tables_are_left_to_them():
    assert tables("Kostnader 2022", *COSTS, taken={2, 3, 4}) == []


def test_tables_end_where_something_else_is_told():
    found = tables("Intäkter 2022", *COSTS, "", "Kostnader 2022", *COSTS)
    assert [table.title for table in found] == ["Intäkter 2022", "Kostnader 2022"]


@pytest.mark.parametrize(
    "heads", ["Insats Deltagare", "Insats\tDeltagare", "Kommun Antal personer"]
)
def test_rows_under_a_heading_of_people_are_no_money_though_a_unit_stands_above(heads):
    assert tables("Belopp i kr", heads, "Drivhuset\t81", "Kvinnokraft\t70", "Summa\t151") == []
