from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_metrics.documents.formats.texts import lines_of_text
from finsam_metrics.model.errors import NormaliseError
from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.tables.finding.cell_tables import find_tables
from finsam_metrics.tables.finding.tables_in_one_line import find_flattened_tables
from finsam_metrics.words.amounts import is_amount, parse_amount_sek
from finsam_metrics.words.column_headings import parse_heading
from finsam_metrics.words.units import find_unit

PIECES = st.sampled_from(
    ("Budget", "Plan", "Bokslut", "2024", "2 025", "2025", "1 250", "-", "–", "(120)", "3,5", "",
     "Summa", "Arvoden", "Årets resultat", "tkr", "\t", "|", "....", "   ", "\n", "12", "450:-",
     "Intäkter", "Not", "٣", "²", "\u202f", "99999999999999999999")
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map(" ".join)
CELLS = st.lists(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=6), max_size=12)


@given(st.one_of(PIECES, st.text(max_size=30)))
def test_what_is_called_an_amount_can_be_read_as_one(text):
    if is_amount(text):
        assert parse_amount_sek(text, unit="tkr") is not None
    else:
        with suppress(NormaliseError):
            parse_amount_sek(text, unit="tkr")


@given(st.one_of(TEXTS, st.text(max_size=50)))
def test_any_words_are_a_heading_or_none_and_a_year_has_four_digits(text):
    heading = parse_heading(text)
    assert heading is None or heading.year is None or 2000 <= heading.year < 2100
    assert find_unit(text) in (None, "kr", "tkr", "mkr")


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_read_to_lines_that_keep_their_numbers(text):
    lines, _ = lines_of_text(text)
    numbers = [line.number for line in lines]
    assert numbers == sorted(set(numbers))


@settings(deadline=None)
@given(CELLS)
def test_every_row_of_a_table_has_one_cell_per_heading_and_only_amounts(rows):
    lines = tuple(
        Line(
            number=number,
            page=None,
            text=" ".join(row),
            cells=tuple(Cell(text=text) for text in row),
        )
        for number, row in enumerate(rows, start=1)
    )
    for table in find_tables(lines):
        for row in table.rows:
            (reading,) = row.readings
            assert len(reading.cells) == len(table.headings)
            assert all(cell is None or is_amount(cell) for cell in reading.cells)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_every_reading_of_a_flattened_row_fills_the_columns_with_amounts(text):
    lines, _ = lines_of_text("Budget 2024 Plan 2025 " + text.replace("\n", " "))
    for table in find_flattened_tables(lines, ["Administration"]):
        for row in table.rows:
            for reading in row.readings:
                assert len(reading.cells) == len(table.headings)
                assert all(cell is None or is_amount(cell) for cell in reading.cells)
