"""Two pages on one sheet are read one after the other; a wide table stays one."""

from finsam_metrics.documents.page_layout.pages import PageContent, lay_out
from finsam_metrics.documents.page_layout.spreads import pages_of_sheet
from finsam_metrics.model.sources import Box, Word

ROWS = ("Arvoden", "Hyra", "Resor", "Revision", "Lokaler", "Telefon", "Porto", "Kurser", "Summa")


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 6 * len(text), bottom=top + 9))


def page_of_rows(
    left: float, number: str, pitch: float = 14, rows: tuple[str, ...] = ROWS
) -> list[Word]:
    """Rows of a label and two amounts, and a number at the foot."""
    words = [word(number, left + 150, 500)]
    for place, label in enumerate(rows):
        top = 60 + pitch * place
        words += [
            word(label, left, top),
            word("125", left + 200, top),
            word("250", left + 260, top),
        ]
    return words


def test_two_pages_on_a_sheet_are_read_one_after_the_other():
    words = [*page_of_rows(40, "12"), *page_of_rows(440, "13")]
    assert [len(part) for part in pages_of_sheet(words)] == [28, 28]
    labels = [line.cells[0].text for line in lay_out(PageContent(words=tuple(words))) if line.cells]
    assert labels == [*ROWS, *ROWS]


def test_a_sheet_without_page_numbers_on_both_sides_is_one_page():
    words = [*page_of_rows(40, "12"), *page_of_rows(440, "40")]
    assert len(pages_of_sheet(words)) == 1


def test_a_page_that_stands_is_one_page():
    words = [*page_of_rows(40, "12"), *page_of_rows(440, "13"), word("13", 600, 1200)]
    assert len(pages_of_sheet(words)) == 1


def test_pages_whose_lines_stand_at_heights_of_their_own_need_no_numbers():
    rows = (*ROWS, *ROWS)
    words = [*page_of_rows(40, "Bilaga", 14, rows), *page_of_rows(440, "Bilaga", 17, rows)]
    assert [len(part) for part in pages_of_sheet(words)] == [55, 55]


def test_rows_of_a_wide_table_stand_level_and_are_one_page():
    rows = (*ROWS, *ROWS)
    words = [*page_of_rows(40, "Bilaga", 14, rows), *page_of_rows(440, "Bilaga", 14, rows)]
    assert len(pages_of_sheet(words)) == 1


def test_short_columns_of_text_on_a_page_are_no_pages_of_their_own():
    words = [*page_of_rows(40, "Bilaga", 14), *page_of_rows(440, "Bilaga", 17)]
    assert len(pages_of_sheet(words)) == 1
