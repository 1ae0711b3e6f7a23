"""Tables pasted as text, a row on a line, with the cells lost among the spaces."""

from finsam_metrics.documents.formats.texts import lines_of_text
from finsam_metrics.model.enums import Version
from finsam_metrics.tables.finding.rows_without_cells import find_row_line_tables


def tables(*texts):
    lines, _ = lines_of_text("\n".join(texts))
    return find_row_line_tables(lines)


def table(*texts):
    (found,) = tables(*texts)
    return found


ROWS = ("Hyra 12 15", "Löner 1 100 1 200", "Summa kostnader 1 112 1 215")


def test_a_line_of_headings_begins_a_table_and_running_text_ends_it():
    found = table("Budget", "Bokslut 2022 Budget 2024", *ROWS, "", "Vi planerar mycket under året.")
    assert [(one.year, one.version) for one in found.headings] == [
        (2022, Version.OUTCOME),
        (2024, Version.BUDGET),
    ]
    assert [row.readings[0].label for row in found.rows] == ["Hyra", "Löner", "Summa kostnader"]
    assert (found.title, found.is_flattened) == ("Budget", True)


def test_headings_may_stand_in_two_lines():
    found = table("Bokslut Budget", "2022 2024", *ROWS)
    assert [one.text for one in found.headings] == ["Bokslut 2022", "Budget 2024"]


def test_the_unit_stands_before_the_headings_above_them_or_under_them():
    assert table("(tkr) Bokslut 2022 Budget 2024", *ROWS).unit == "tkr"
    assert table("Belopp i tkr", "Bokslut 2022 Budget 2024", *ROWS).unit == "tkr"
    assert table("Bokslut 2022 Budget 2024", "tkr", *ROWS).unit == "tkr"
    assert table("Bokslut 2022 Budget 2024", *ROWS).unit is None


def test_a_line_without_figures_heads_a_block():
    found = table("Bokslut 2022 Budget 2024", "Kostnader", *ROWS)
    assert [row.section for row in found.rows] == ["Kostnader"] * 3


def test_a_row_keeps_every_reading_that_its_spaces_allow():
    found = table("Bokslut 2022 Budget 2024", "Löner 100 200 300", *ROWS)
    assert {one.cells for one in found.rows[0].readings} == {
        ("100 200", "300"),
        ("100", "200 300"),
        ("100 200 300", None),
        (None, "100 200 300"),
    }


def test_a_year_in_a_label_may_be_part_of_it():
    found = table("Bokslut 2022 Budget 2024", "Vägen in 2013 168", *ROWS)
    assert ("Vägen in 2013", ("168", None)) in {
        (one.label, one.cells) for one in found.rows[0].readings
    }


def test_a_page_number_between_rows_is_no_row():
    found = table("Bokslut 2022 Budget 2024", *ROWS[:2], "", "7", "", *ROWS[2:])
    assert len(found.rows) == 3


def test_years_in_running_text_are_no_headings():
    assert not tables("Under 2022 och 2024 hände mycket.", *ROWS)
    assert not tables("2024", *ROWS)
    assert not tables("Bokslut 2022 Budget 2024", "Hyra 12 15", "", "Texten fortsätter här.")
