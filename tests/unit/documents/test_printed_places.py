"""Rows of a document are found where they are printed, for certain, or not at all."""

import pytest

from finsam_metrics.documents.printed_places import find_rows
from finsam_metrics.model.sources import Box, Line, Word


def line(text, *, page=1, top=10.0):
    """A line of a page, with a word for each of its words."""
    words = tuple(
        Word(text=word, box=Box(left=place, top=top, right=place + 0.9, bottom=top + 8))
        for place, word in enumerate(text.split())
    )
    return Line(number=1, page=page, text=text, words=words)


def places(texts, lines, *, is_sheets=False):
    """Page and upper edge of each row that is found."""
    return [
        None if row is None else (row.page, row.cells[0].words[0].box.top)
        for row in find_rows(texts, lines, is_sheets=is_sheets)
    ]


def test_a_row_is_found_by_its_whole_text_however_its_spaces_are_printed():
    lines = [line("Styrelse 1 250 300", top=5.0), line("Revision 40 50", page=2, top=7.0)]
    texts = ["Styrelse\t1\N{NO-BREAK SPACE}250\t300", "Revision\t40\t50"]
    assert places(texts, lines) == [(1, 5.0), (2, 7.0)]


def test_a_row_whose_amounts_are_others_is_not_found():
    assert places(["Styrelse\t1 250"], [line("Styrelse 1 251")]) == [None]


@pytest.mark.parametrize("printed", ["Styrelse 100 200", "Vår Styrelse 100"])
def test_a_row_is_not_found_inside_another(printed):
    assert places(["Styrelse\t100"], [line(printed)]) == [None]


def test_a_row_that_is_printed_more_often_than_it_is_read_has_no_place():
    assert places(["Styrelse\t100"], [line("Styrelse 100"), line("Styrelse 100")]) == [None]


def test_a_row_that_is_read_more_often_than_it_is_printed_has_no_place():
    assert places(["Styrelse\t100", "Styrelse\t100"], [line("Styrelse 100")]) == [None, None]


def test_rows_of_the_same_text_stand_in_their_order():
    lines = [line("Summa 10", top=1.0), line("Hyra 5", top=2.0), line("Summa 10", top=3.0)]
    assert places(["Summa\t10", "Hyra\t5", "Summa\t10"], lines) == [(1, 1.0), (1, 2.0), (1, 3.0)]


def test_rows_of_the_same_text_that_stand_elsewhere_among_the_others_have_no_place():
    lines = [line("Summa 10", top=1.0), line("Summa 10", top=2.0), line("Hyra 5", top=3.0)]
    assert places(["Summa\t10", "Hyra\t5", "Summa\t10"], lines) == [None, (1, 3.0), None]


def test_a_paragraph_is_found_over_the_lines_that_it_is_printed_on():
    lines = [line("Styrelsen får 120 tkr", top=1.0), line("om året.", top=2.0)]
    (row,) = find_rows(["Styrelsen får 120 tkr om året."], lines)
    (place,) = row.places_of("120")
    assert (place.left, place.right, place.top) == (2, 2.9, 1.0)


def test_what_goes_on_on_another_page_has_no_place():
    assert places(["Styrelsen får 120 tkr"], [line("Styrelsen får"), line("120 tkr", page=2)]) == [
        None
    ]


def test_an_amount_is_the_words_of_its_cell():
    (row,) = find_rows(["Hyra 100\t1 250\t100"], [line("Hyra 100 1 250 100")])
    assert [(box.left, box.right) for box in row.places_of("1 250")] == [(2, 3.9)]
    assert [(box.left, box.right) for box in row.places_of("100")] == [(4, 4.9)]


def test_like_amounts_of_a_row_are_each_given():
    (row,) = find_rows(["Hyra\t5\t5"], [line("Hyra 5 5")])
    assert [box.left for box in row.places_of("5")] == [1, 2]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("1250,5", "1 251"),
        ("1250,5", "1 250,50"),
        ("-3", "−3 kr"),
        ("0,4", "0"),
        ("1250", "1250,0"),
    ],
)
def test_an_amount_of_a_spreadsheet_is_found_in_the_format_of_its_cell(read, printed):
    lines = [line(f"Hyra {printed} 7")]
    assert places([f"Hyra\t{read}\t7"], lines, is_sheets=True) == [(1, 10.0)]


@pytest.mark.parametrize(
    ("read", "printed"), [("1250,5", "1 250"), ("1250", "12 500"), ("3", "−3"), ("12", "###")]
)
def test_an_amount_that_is_shown_as_another_has_no_place(read, printed):
    assert places([f"Hyra\t{read}\t7"], [line(f"Hyra {printed} 7")], is_sheets=True) == [None]


def test_an_amount_of_a_document_of_text_is_found_as_it_is_written_and_not_rounded():
    assert places(["Hyra\t1250,5"], [line("Hyra 1 251")]) == [None]


def test_a_label_that_its_column_cuts_off_is_found_by_its_beginning_and_all_amounts():
    lines = [line("Summa styr 5 7", top=1.0), line("Sum 5 9", top=2.0)]
    texts = ["Summa styrelse\t5\t7", "Summor\t5\t9"]
    assert places(texts, lines, is_sheets=True) == [(1, 1.0), None]
    assert places(texts, lines) == [None, None]


def test_a_line_that_two_rows_could_be_is_neither_of_them():
    texts = ["Summa styrelse\t5", "Summa styrda insatser\t5"]
    assert places(texts, [line("Summa styr 5")], is_sheets=True) == [None, None]


def test_a_row_whose_cells_stand_in_columns_of_the_page_is_found_by_what_stands_level():
    words = line("Styrelse 100").words
    lines = [Line(number=1, page=1, text=word.text, words=(word,)) for word in words]
    assert places(["Styrelse\t100"], lines) == [(1, 10.0)]


def test_the_dots_that_lead_to_an_amount_are_no_part_of_its_row():
    assert places(["Styrelse\t100"], [line("Styrelse ........ 100")]) == [(1, 10.0)]


def test_words_without_a_place_are_not_read():
    lines = [Line(number=1, page=1, text="Hyra 5", words=(Word(text="Hyra"), Word(text="5")))]
    assert places(["Hyra\t5"], lines) == [None]
