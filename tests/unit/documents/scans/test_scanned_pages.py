"""Scans: pictures of text, where what reads pictures is installed."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from finsam_metrics.documents.documents import read_document
from finsam_metrics.documents.reasons import ENGLISH, Reason
from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.paths import default_paths
from tests.unit.documents.conftest import BUDGET, read_rows, typst_table

needs_ocr = pytest.mark.skipif(
    find_spec("rapidocr") is None, reason="requirements-ocr.txt is not installed"
)
HEADED = "= Verksamhetsplan\n\nBudget (tkr)\n"
BUDGET_ROWS = [tuple(cell.replace("- ", "-") for cell in row) for row in BUDGET]


def scanned(path: Path, *, turned: float = 0.0) -> Path:
    """The pages of a PDF as pictures."""
    pdf = pypdfium2.PdfDocument(path)
    pictures = [
        page.render(scale=200 / 72).to_pil().convert("L").rotate(turned, expand=True, fillcolor=255)
        for page in pdf
    ]
    pdf.close()
    target = path.with_name("scan.pdf")
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=200)
    return target


def plain(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows without the spaces that pictures show or hide between groups of figures."""
    return [tuple(cell.replace(" ", "") for cell in row) for row in rows]


def with_layer(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A scan with a text that is not seen, a line for each row from above."""
    pdf = pypdfium2.PdfDocument(scanned(path))
    picture = pdf[0].render(scale=2).to_pil()
    width, height = pdf[0].get_size()
    target = path.with_name("layer.pdf")
    canvas = Canvas(str(target), pagesize=(width, height))
    canvas.drawInlineImage(picture, 0, 0, width, height)
    text = canvas.beginText(60, height - 60)
    text.setTextRenderMode(3)
    for row in rows:
        text.textLine("   ".join(row))
    canvas.drawText(text)
    canvas.save()
    return target


@needs_ocr
def test_a_text_under_a_picture_that_the_picture_does_not_say_is_read_anew(pdf):
    wrong = [[cell.replace("4", "A").replace("2", "Z") for cell in row] for row in BUDGET]
    path = with_layer(pdf(HEADED + typst_table(BUDGET)), wrong)
    assert plain(read_rows(path)) == plain(BUDGET_ROWS)


def test_a_text_under_a_picture_is_kept_where_nothing_reads_pictures(pdf, monkeypatch):
    path = with_layer(pdf(HEADED + typst_table(BUDGET)), BUDGET)
    monkeypatch.setattr("finsam_metrics.documents.documents.find_spec", lambda _: None)
    words = [word for line in read_document(path).lines for word in line.words]
    assert {"Styrelse", "Revision", "110"} & {word.text for word in words}
    assert all(word.is_ocr for word in words)


@needs_ocr
def test_a_figure_of_a_picture_is_never_marked_a(pdf):
    draft = read_draft(scanned(pdf(HEADED + typst_table(BUDGET))), default_paths())
    assert {one.confidence for one in draft.figures} == {Confidence.B}


def test_a_page_of_pictures_in_a_document_of_text_is_left_out_and_named(pdf, monkeypatch):
    path = scanned(pdf("Bild"))
    target = pypdfium2.PdfDocument(pdf("Text"))
    target.import_pages(pypdfium2.PdfDocument(path))
    target.save(path.with_name("both.pdf"))
    monkeypatch.setattr("finsam_metrics.documents.documents.find_spec", lambda _: None)
    document = read_document(path.with_name("both.pdf"))
    assert document.omitted == ("page 2 was not read: a picture of text",)
    assert [line.text for line in document.lines] == ["Text"]


def test_a_scan_says_what_reads_pictures(pdf, monkeypatch):
    monkeypatch.setattr("finsam_metrics.documents.documents.find_spec", lambda _: None)
    with pytest.raises(ReadingError) as raised:
        read_document(scanned(pdf("Bild")))
    assert ENGLISH[Reason.SCAN] in str(raised.value)
