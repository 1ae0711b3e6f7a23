"""Pictures of lines to pictures of words, where what reads pictures is installed."""

from pathlib import Path

import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont

from finsam_metrics.documents.page_layout.printed_lines import Rule

np = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="requirements-ocr.txt is not installed")
FONT = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"), 24)
PIECES = pytest.importorskip("finsam_metrics.documents.scans.pieces")
pieces_of = PIECES.find_pieces


def drawn(*texts):
    """A grey picture of texts with their left edges, on one line; 24 dots high."""
    image = Image.new("L", (600, 60), 255)
    for left, text in texts:
        ImageDraw.Draw(image).text((left, 15), text, font=FONT, fill=0)
    return np.array(image)


def box(left, right, *, top=12, bottom=44):
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def test_a_letter_at_the_edge_of_two_boxes_is_read_once():
    picture = drawn((20, "380"), (200, "672"))
    edge = pieces_of(picture, [box(10, 120)])[0].right
    pieces = pieces_of(picture, [box(10, 120), box(edge - 6, 280)])
    assert pieces[0].right == edge
    assert len(pieces) == 2


@pytest.mark.parametrize("boxes", [[box(90, 200)], [box(110, 200)], [box(90, 110), box(115, 200)]])
def test_a_minus_that_stands_apart_from_its_amount_is_a_dash(boxes):
    pieces = pieces_of(drawn((100, "\N{EN DASH}"), (126, "1.565")), boxes)
    assert sorted((piece.is_dash, piece.left > 120) for piece in pieces) == [
        (False, True),
        (True, False),
    ]


def test_a_figure_outside_of_all_boxes_belongs_to_the_line_nearest_to_it():
    picture = np.vstack([drawn((20, "Arvoden"), (300, "0")), drawn((20, "Summa"))])
    pieces = pieces_of(picture, [box(10, 150), box(10, 150, top=50, bottom=110)])
    (figure,) = [piece for piece in pieces if piece.left > 250]
    assert figure.top == min(piece.top for piece in pieces)


def test_letters_that_are_bright_on_dark_are_cut_as_others():
    picture = drawn((20, "Budget"), (150, "2024"))
    found = [pieces_of(one, [box(10, 240)]) for one in (picture, 255 - picture)]
    assert [(one.left, one.right) for one in found[0]] == [
        (one.left, one.right) for one in found[1]
    ]


def test_a_speck_is_no_part_of_an_amount():
    picture = drawn((100, "\N{EN DASH}"), (126, "900"))
    picture[20:22, 92:94] = 0
    assert [piece.is_dash for piece in pieces_of(picture, [box(85, 200)])] == [True, False]


@pytest.mark.parametrize("empty", [box(300, 300), box(300, 330, top=20, bottom=20), box(590, 700)])
def test_a_box_without_ink_holds_nothing(empty):
    picture = drawn((20, "Budget"))
    assert len(pieces_of(picture, [box(10, 140), empty])) == 1


@pytest.mark.parametrize("dots", ["." * 20, ". " * 10])
@pytest.mark.parametrize("right", [120, 160, 500])
def test_dots_that_lead_to_an_amount_are_neither_words_nor_dashes(dots, right):
    picture = drawn((20, "Arvoden"), (150, dots), (450, "380"))
    boxes = [box(10, right)] if right > 450 else [box(10, right), box(440, 510)]
    assert [piece.is_dash for piece in pieces_of(picture, boxes)] == [False, False]


def test_the_dashes_of_empty_cells_are_kept_beside_each_other():
    picture = drawn((20, "Arvoden"), (300, "\N{EN DASH}"), (400, "\N{EN DASH}"), (500, "-"))
    pieces = pieces_of(picture, [box(10, 150)])
    assert [piece.is_dash for piece in pieces] == [False, True, True, True]


@pytest.mark.parametrize(("gap", "count"), [(2, 2), (0, 1)])
def test_words_that_stand_close_are_parted_and_letters_are_not(gap, count):
    picture = drawn((20, "fas"), (20 + FONT.getlength("fas") + gap, "3"))
    (piece,) = pieces_of(picture, [box(10, 140)])
    assert len(PIECES.part_words(picture, piece, "fas3", 24)) == count


def test_amounts_of_two_cells_are_parted_at_the_line_between_them():
    picture = drawn((20, "1015,0"), (20 + FONT.getlength("1015,0") + 3, "1060,0"))
    between = Rule(at=20 + FONT.getlength("1015,0") + 2, start=0, end=60)
    assert len(pieces_of(picture, [box(10, 300)])) == 1
    assert len(pieces_of(picture, [box(10, 300)], [between])) == 2


def test_a_piece_without_letters_has_no_words():
    picture = drawn((20, "fas"))
    empty = PIECES.PicturePiece(left=300, right=330, top=20, bottom=40)
    assert PIECES.part_words(picture, empty, "x", 24) == []
