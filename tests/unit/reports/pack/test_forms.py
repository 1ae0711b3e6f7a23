"""The four forms of a pack: the same words and figures, tagged, editable, alone."""

import io
import re
import zipfile
from dataclasses import replace

import altair as alt
import openpyxl
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import html
from pptx import Presentation

from finsam_metrics.exhibits.tables import as_numbers
from finsam_metrics.reports.pack.forms import FORMS, file_name
from finsam_metrics.reports.pack.paper import draw_pages, write_pdf
from finsam_metrics.reports.pack.slides import write_pptx
from finsam_metrics.reports.pack.web_page import write_html
from finsam_metrics.reports.pack.workbook import write_workbook
from tests.pdf_tags import tags_of


def shown_of(pack):
    return [(section, shown) for section in pack.sections for shown in section.shown]


def plain(text):
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "").split())


@pytest.fixture(scope="module")
def paper(whole):
    return write_pdf(whole)


@pytest.fixture(scope="module")
def deck(whole):
    return Presentation(io.BytesIO(write_pptx(whole)))


@pytest.fixture(scope="module")
def book(in_tkr):
    return openpyxl.load_workbook(io.BytesIO(write_workbook(in_tkr)))


@pytest.fixture(scope="module")
def page(whole):
    return write_html(whole)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_pack_gives_the_same_bytes(form, pack_of):
    pack = pack_of("summary", "budget", "financing")
    assert FORMS[form].write(pack) == FORMS[form].write(pack)


def test_files_are_named_by_heading_and_day(whole, pack_of):
    assert file_name(whole, "pdf") == "underlag-samordningsforbunden-sida-vid-sida-2026-12-10.pdf"
    unnamed = pack_of("budget", heading="???")
    assert file_name(unnamed, "xlsx") == "underlag-mote-2026-11-30.xlsx"


def test_the_paper_is_tagged_swedish_and_has_its_title(paper):
    document = pypdfium2.PdfDocument(paper)
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_dict()["Title"] == "Samordningsförbunden sida vid sida"
    assert b"pdfuaid:part" in paper
    assert b"/Lang(sv-SE)" in paper


def test_every_picture_on_paper_has_its_words_and_every_table_its_heads(paper, whole):
    tags = [tag for page in pypdfium2.PdfDocument(paper) for tag in tags_of(page)]
    told = {plain(text) for kind, text in tags if kind == "Figure"}
    drawn = {plain(s.exhibit.alt_text) for _, s in shown_of(whole) if s.exhibit.chart is not None}
    assert told == drawn
    kinds = [kind for kind, _ in tags]
    assert kinds.count("H1") >= len(whole.sections)
    assert kinds.count("H2") >= len(shown_of(whole))
    assert kinds.count("TH") > kinds.count("Table") > 20


def test_the_paper_has_contents_with_the_page_of_each_part(paper, whole):
    document = pypdfium2.PdfDocument(paper)
    texts = [plain(page.get_textpage().get_text_bounded()) for page in document]
    for section in whole.sections:
        number = re.search(rf"{section.title} [. ]+(\d+)", texts[1])
        assert number, section.title
        assert texts[int(number[1]) - 1].startswith(section.title)


def test_what_is_not_stated_is_said_on_paper(paper):
    document = pypdfium2.PdfDocument(paper)
    assert any("ej angivet" in page.get_textpage().get_text_bounded() for page in document)


def test_the_summary_is_one_page(pack_of):
    document = pypdfium2.PdfDocument(write_pdf(pack_of("summary")))
    assert len(document) == 3  # the title, the contents and the answers


def test_the_pages_can_be_looked_at_before_they_are_printed(pack_of):
    pack = pack_of("summary")
    pages = draw_pages(pack)
    assert len(pages) == 3
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_each_slide_has_its_conclusion_as_title(deck, whole):
    titles = list(dict.fromkeys(slide.shapes.title.text for slide in deck.slides))
    assert titles[0] == whole.heading
    assert set(titles[1:]) == {shown.exhibit.title for _, shown in shown_of(whole)}


def test_charts_on_slides_are_the_programs_own_and_hold_the_same_figures(deck, whole):
    charts = [
        (slide.shapes.title.text, shape.chart)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    plots = {s.exhibit.title: s.exhibit.plot for _, s in shown_of(whole) if s.exhibit.plot}
    assert len(charts) >= 15
    for title, chart in charts:
        drawn = [list(series.values) for series in chart.plots[0].series]
        assert drawn == [list(one.values) for one in plots[title].series] or title.startswith(
            "Insatserna tar"
        )


def test_what_lies_on_a_slide_is_told_in_words(deck):
    frames = [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert frames
    assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in frames)


def test_the_notes_of_a_slide_name_its_documents(deck):
    said = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert sum("Källa: " in text for text in said) > 20


def test_a_slide_says_what_has_no_bar(deck):
    texts = [
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert any("Ej angivet: Norra Västmanland 2011" in text for text in texts)


def test_the_workbook_has_a_sheet_a_part_with_numbers_as_numbers(book, in_tkr):
    assert book.sheetnames == ["Underlag", *(section.title for section in in_tkr.sections)]
    for section in in_tkr.sections:
        sheet = book[section.title]
        written = {
            round(float(cell.value), 6)
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, int | float)
        }
        for shown in section.shown:
            table = shown.exhibit.table
            if table is None:
                continue
            numbers = as_numbers(table.frame, table.shown)
            wanted = {
                round(float(value), 6)
                for column in numbers.iter_columns()
                if column.dtype.is_numeric()
                for value in column.drop_nulls()
            }
            assert wanted <= written, shown.exhibit.title


def test_charts_in_the_workbook_are_of_its_own_cells(book, in_tkr):
    with_plots = {section.title for section, shown in shown_of(in_tkr) if shown.exhibit.plot}
    for title in with_plots:
        for chart in book[title]._charts:
            for series in chart.series:
                assert series.val.numRef.f.startswith(
                    f"'{title}'"
                ) or series.val.numRef.f.startswith(title)
    assert sum(len(book[title]._charts) for title in with_plots) >= 15


def test_the_page_stands_alone(page):
    document = html.fromstring(page)
    assert document.get("lang") == "sv"
    assert not document.xpath("//script | //link | //iframe | //img | //object")
    outside = [a for a in document.xpath("//@href | //@src") if not str(a).startswith("#")]
    assert outside == []
    assert b"url(http" not in page


def test_every_picture_on_the_page_is_told_in_words_at_both_widths(page, whole):
    document = html.fromstring(page)
    told = document.xpath("//*[@role='img']/@aria-label")
    drawn = [s.exhibit.alt_text for _, s in shown_of(whole) if s.exhibit.chart is not None]
    assert sorted(told) == sorted([*drawn, *drawn])
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_page_says_every_conclusion(page, whole):
    titles = [node.text_content() for node in html.fromstring(page).xpath("//h3")]
    assert titles == [shown.exhibit.title for _, shown in shown_of(whole)]


HOSTILE = '<script>alert(1)</script> #include "x" =cmd() $x$ \\ & ”å” 😀'


@pytest.mark.parametrize("form", FORMS)
def test_nothing_in_a_heading_is_read_as_markup(form, pack_of):
    content = FORMS[form].write(pack_of("summary", heading=HOSTILE))
    if form == "html":
        assert b"<script" not in content
        assert html.fromstring(content).xpath("//h1")[0].text_content() == HOSTILE
    if form == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        assert sheet["A1"].value == HOSTILE
        assert sheet["A1"].data_type == "s"
    if form == "pdf":
        first = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()
        assert "<script>alert(1)</script> #include" in plain(first)
    if form == "pptx":
        assert Presentation(io.BytesIO(content)).slides[0].shapes.title.text == HOSTILE


@pytest.mark.parametrize("form", ["pptx", "xlsx"])
def test_an_office_file_says_the_day_and_no_hour(form, pack_of):
    content = FORMS[form].write(pack_of("summary"))
    core = zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-11-30T00:00:00Z"}


def test_a_picture_higher_than_a_page_leaves_its_place_to_the_table(whole):
    section, shown = next((s, one) for s, one in shown_of(whole) if s.part == "budget")
    tall = replace(shown, exhibit=replace(shown.exhibit, chart=tall_chart()))
    one = replace(whole, sections=(replace(section, shown=(tall,)),))
    document = pypdfium2.PdfDocument(write_pdf(one))
    tags = [kind for page in document for kind, _ in tags_of(page)]
    assert "Figure" not in tags
    assert "Table" in tags
    texts = [plain(page.get_textpage().get_text_bounded()) for page in document]
    assert any("Bilden är högre än ett papper" in text for text in texts)


def tall_chart():
    return alt.Chart().mark_point().properties(height=3000)


def test_where_the_service_is_known_each_row_of_the_workbook_leads_to_its_printed_rows(in_tkr):
    known = replace(in_tkr, address="https://finsam.example.se/")
    sheets = openpyxl.load_workbook(io.BytesIO(write_workbook(known)))
    heads = [
        cell
        for sheet in sheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == "Var siffran står"
    ]
    assert len(heads) > 5
    links = [
        link
        for head in heads
        if (link := head.offset(1, 0).hyperlink or head.offset(2, 0).hyperlink)
    ]
    assert len(links) > 5
    assert all(link.target.startswith("https://finsam.example.se/figur/") for link in links)


def test_a_workbook_made_where_the_service_is_not_known_leads_nowhere(book):
    assert not any(
        cell.hyperlink or cell.value == "Var siffran står"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    )
