"""Figures that a recogniser leaves out where two equal ones stand close."""

import pytest

pytest.importorskip("cv2", reason="requirements-ocr.txt is not installed")
DENSE = pytest.importorskip("finsam_metrics.documents.scans.dense_figures")
PICTURE_PIECE = pytest.importorskip("finsam_metrics.documents.scans.pieces").PicturePiece

READ = ("1 250,00", "66 033,00", "245000,00", "12 500", "3 205,00", "Summa", "1990")


def piece(width):
    return PICTURE_PIECE(left=0, right=round(width), top=0, bottom=30)


def read(*others):
    """Pieces as wide as their figures are at 17 dots, and others with widths of their own."""
    plain = [(piece(sum(17 if s.isdigit() else 8 for s in text)), text) for text in READ]
    return [*plain, *((piece(width), text) for text, width in others)]


def test_an_amount_that_is_wider_than_its_figures_is_dense():
    assert DENSE.find_dense(read(("22045,63", 144))) == [len(READ)]


def test_an_amount_as_wide_as_its_figures_is_none_and_words_are_never():
    assert DENSE.find_dense(read(("220045,63", 144), ("Hyra 2024", 400))) == []


def test_a_page_with_few_amounts_tells_no_width():
    assert DENSE.find_dense([(piece(150), "22045,63"), (piece(60), "1 250")]) == []


@pytest.mark.parametrize(
    ("text", "other", "is_more"),
    [
        ("22045,63", "220045,63", True),
        ("1 00,00", "1 000,00", True),
        ("22045,63", "22045,633", True),
        ("22045,63", "210045,63", False),
        ("22045,63", "22145,63", False),
        ("22045,63", "2200045,63", False),
    ],
)
def test_another_reading_is_believed_for_one_more_figure_beside_its_equal(text, other, is_more):
    assert DENSE.has_one_more(text, other) is is_more
