"""Pages as pictures: what was read lies where it stands, however the page lies in its file."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from finsam_metrics.documents.documents import read_document
from finsam_metrics.documents.page_pictures import PagePicture, read_page_picture
from finsam_metrics.documents.reasons import ENGLISH, SWEDISH, Reason
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.sources import Box, SourceDocument
from tests.unit.documents.conftest import BUDGET, SETTINGS, rows_of, typst_table
from tests.unit.documents.scans.test_scanned_pages import (
    BUDGET_ROWS,
    HEADED,
    needs_ocr,
    plain,
    scanned,
)
from tests.unit.documents.test_hostile_files import page_objects, stream, write_pdf

TABLE = HEADED + typst_table(BUDGET)


def page_of(
    path: Path, page: int = 1, document: SourceDocument | None = None
) -> tuple[PagePicture, list[Box]]:
    """The picture of a page, and the places of its words, of a document that may have been read."""
    document = document or read_document(path)
    words = [word for line in document.lines if line.page == page for word in line.words]
    picture = read_page_picture(path, page, angle=document.angles.get(page, 0.0))
    assert picture is not None
    assert len(words) > 20
    return picture, [word.box for word in words if word.box]


def ink_shares(picture: PagePicture, boxes: list[Box]) -> tuple[float, float]:
    """How much of the ink of the page lies in the boxes, and how many of the boxes hold ink."""
    page = Image.open(io.BytesIO(picture.content)).convert("L").point(lambda dot: 255 * (dot < 128))
    scale = page.width / picture.width
    assert page.height / picture.height == pytest.approx(scale, rel=0.01)
    around = Image.new("L", page.size)
    inked = 0
    for box in boxes:
        place = [scale * edge for edge in (box.left, box.top, box.right, box.bottom)]
        inked += page.crop([round(edge) for edge in place]).getbbox() is not None
        ImageDraw.Draw(around).rectangle(place, fill=255)
    inside = Image.composite(page, Image.new("L", page.size), around)
    return inside.histogram()[255] / page.histogram()[255], inked / len(boxes)


def assert_boxes_lie_on_ink(path: Path, least: float, page: int = 1) -> None:
    covered, inked = ink_shares(*page_of(path, page))
    assert covered > least
    assert inked == 1


def test_the_boxes_of_words_lie_on_their_ink(pdf):
    assert_boxes_lie_on_ink(pdf(TABLE), 0.98)


@pytest.mark.parametrize("shown", [90, 180, 270])
@pytest.mark.parametrize("written", [0, 90, 180, 270])
def test_boxes_lie_on_ink_however_the_page_is_shown_and_its_words_are_turned(pdf, shown, written):
    turned = f"#rotate({written}deg, reflow: true)[#box(width: 16cm)[{TABLE}]]"
    path = pdf(turned)
    document = pypdfium2.PdfDocument(path)
    document[0].set_rotation(shown)
    document.save(path.with_name("turned.pdf"))
    assert_boxes_lie_on_ink(path.with_name("turned.pdf"), 0.98)


def test_boxes_lie_on_ink_where_a_part_of_the_page_is_cut_away(pdf):
    path = pdf(TABLE)
    document = pypdfium2.PdfDocument(path)
    document[0].set_cropbox(30, 300, 560, 820)
    document.save(path.with_name("cut.pdf"))
    assert_boxes_lie_on_ink(path.with_name("cut.pdf"), 0.98)


def test_boxes_lie_on_ink_of_two_pages_on_a_sheet(pdf):
    settings = SETTINGS + "#set page(width: 42cm, height: 21cm)\n"
    halves = "#columns(2)[" + TABLE + "\n4 #colbreak()\n" + TABLE + "\n5]"
    assert_boxes_lie_on_ink(pdf(halves, settings=settings), 0.98)


@needs_ocr
@pytest.mark.parametrize(
    ("stroke", "turned"),
    [("none", 0.0), ("0.5pt", 1.5), ("none", 90.0), ("none", 180.0), ("none", 271.5)],
)
def test_a_scan_is_read_and_its_boxes_lie_on_ink_straight_askew_on_its_side_or_its_head(
    pdf, stroke, turned
):
    path = scanned(pdf(HEADED + typst_table(BUDGET, f"stroke: {stroke}")), turned=turned)
    document = read_document(path)
    assert plain(rows_of(document)) == plain(BUDGET_ROWS)
    covered, inked = ink_shares(*page_of(path, document=document))
    assert covered > 0.9 or stroke != "none"  # rules are ink too, and no words
    assert inked == 1


def test_each_page_is_its_own_picture(pdf):
    path = pdf(TABLE + "\n#pagebreak()\n" + "Ord " * 300)
    first, _ = page_of(path)
    second, _ = page_of(path, 2)
    assert first.content != second.content
    assert_boxes_lie_on_ink(path, 0.98, page=2)


def test_a_page_that_draws_without_end_is_given_up(tmp_path):
    """Ten drawings of ten drawings, nine times over."""
    objects = page_objects(stream(b"/X Do " * 10))
    resources = b"<< /XObject << /X %d 0 R >> >>"
    objects[2] = objects[2].replace(b"<< /Font << /F 5 0 R >> >>", resources % 6)
    for below in range(7, 16):
        drawn = b"0 0 10 10 re f" if below == 15 else b"/X Do " * 10
        form = b"/Subtype /Form /BBox [0 0 595 842] /Resources " + resources % below
        objects.append(stream(drawn, form))
    write_pdf(tmp_path / "plan.pdf", objects)
    with pytest.raises(ReadingError) as raised:
        read_page_picture(tmp_path / "plan.pdf", 1)
    assert raised.value.swedish in (SWEDISH[Reason.TOO_SLOW], SWEDISH[Reason.TOO_MUCH_MEMORY])


def test_a_page_of_any_size_is_a_picture_of_bounded_size(pdf):
    for width, height in (("300cm", "400cm"), ("4cm", "400cm"), ("3cm", "3cm")):
        path = pdf("Hej", settings=f"#set page(width: {width}, height: {height}, margin: 1cm)\n")
        picture = read_page_picture(path, 1)
        assert picture is not None
        page = Image.open(io.BytesIO(picture.content))
        assert page.width * page.height < 4_100_000
        assert max(page.size) <= 8_000


def test_the_address_of_a_picture_holds_it(pdf):
    picture = read_page_picture(pdf("Hej"), 1)
    assert picture is not None
    assert picture.url.startswith("data:image/webp;base64,UklGR")


def test_a_document_without_pages_has_no_picture(tmp_path):
    (tmp_path / "plan.txt").write_text("Styrelse 120 tkr\n", encoding="utf-8")
    assert read_page_picture(tmp_path / "plan.txt", 1) is None


@pytest.mark.parametrize("page", [0, -1, 2, 10**9])
def test_a_page_that_is_not_there_is_a_message(pdf, page):
    with pytest.raises(ReadingError) as raised:
        read_page_picture(pdf("Hej"), page)
    assert raised.value.swedish == SWEDISH[Reason.NO_PAGES]


@pytest.mark.parametrize(
    ("kept", "reason"), [(0, Reason.EMPTY), (400, Reason.BROKEN), (None, Reason.NO_FILE)]
)
def test_a_page_of_a_broken_file_is_a_message(pdf, kept, reason):
    path = pdf("Hej " * 400)
    content = path.read_bytes()
    path.unlink() if kept is None else path.write_bytes(content[:kept])
    with pytest.raises(ReadingError) as raised:
        read_page_picture(path, 1)
    assert str(raised.value) == f"cannot read plan.pdf: {ENGLISH[reason]}"


def test_a_narrow_page_stands_in_the_corner_of_a_picture_as_wide_as_a_letter(pdf):
    path = pdf(TABLE, settings=SETTINGS + "#set page(width: 12cm)\n")
    picture, _ = page_of(path)
    assert picture.width == 595
    assert_boxes_lie_on_ink(path, 0.98)
