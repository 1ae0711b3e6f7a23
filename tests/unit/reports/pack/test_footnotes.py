"""Footnotes and decisions stand in the pack, numbered, where what they are about is shown."""

import io
from datetime import UTC, datetime

import openpyxl
import pypdfium2
import pytest
from pptx import Presentation

from finsam_metrics.model.notes import Note, NoteKind
from finsam_metrics.reports.pack.descriptions import Description, View
from finsam_metrics.reports.pack.forms import FORMS
from finsam_metrics.reports.pack.making import make_pack
from tests.noted import about

MADE = datetime(2026, 11, 30, 12, tzinfo=UTC)


def note(said, kind="footnote", **on):
    """One note, about a picture of Budget unless something else is said."""
    return Note(
        note_id=said,
        kind=NoteKind(kind),
        text=said,
        written_by="samordnaren",
        written_at=MADE,
        about=about(**on),
    )


@pytest.fixture
def pack_with(data):
    """Gives a pack of all associations with notes."""

    def made(*notes, views=("budget",), years=(), **choices):
        described = Description(
            views=tuple(View(part=part) for part in views), years=years, choices=choices
        )
        return make_pack(described, data, made=MADE.date(), state="", notes=notes)

    return made


def footnotes(pack):
    """The footnotes by section and picture."""
    return {
        (section.title, shown.exhibit.key): shown.footnotes
        for section in pack.sections
        for shown in section.shown
        if shown.footnotes
    }


def test_a_footnote_about_a_picture_stands_under_that_picture_only(pack_with):
    pack = pack_with(note("Utan engångsposten."), views=("budget", "groups"))
    assert footnotes(pack) == {("Budget", "matrix"): ("Not 1: Utan engångsposten.",)}


def test_questions_and_answers_stay_out_of_the_pack(pack_with):
    assert not footnotes(pack_with(note("Varför?", "question")))


def test_a_footnote_about_a_figure_stands_at_every_picture_that_shows_it_under_one_number(
    pack_with,
):
    (parts,) = (shown.exhibit for shown in pack_with(views=("overview",)).sections[0].shown)
    figure_ids = tuple(parts.asks.filter(ask="kramfors.administration")["origin_ids"][0])
    on_figure = note("Med hyra.", figure_ids=figure_ids, text="Kramfors · Kansli")
    first = note("Utan engångsposten.")
    found = footnotes(pack_with(first, on_figure, views=("overview", "budget")))
    assert found[("Översikt", "parts")] == ("Not 1, Kramfors · Kansli: Med hyra.",)
    assert found[("Budget", "matrix")] == (
        "Not 2: Utan engångsposten.",
        "Not 1, Kramfors · Kansli: Med hyra.",
    )


def test_a_note_about_a_year_stands_in_that_years_section(pack_with):
    of_2014 = {"forbund": "kramfors", "ar": "2014"}
    found = footnotes(pack_with(note("Prel.", parameters=of_2014), years=(2014, 2021)))
    assert set(found) == {("Budget 2014", "matrix")}


def test_a_note_about_associations_that_are_not_shown_stays_out(pack_with):
    assert not footnotes(pack_with(note("Utan engångsposten."), forbund="vasteras"))


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_the_pack_holds_the_footnote(form, pack_with):
    said = "Not 1: Beslut 30 november 2026: Engångsposten räknas inte."
    content = FORMS[form].write(pack_with(note("Engångsposten räknas inte.", "decision")))
    assert said in " ".join(_text_of(form, content).split())


def _text_of(form, content):
    match form:
        case "pdf":
            pages = pypdfium2.PdfDocument(content)
            text = " ".join(page.get_textpage().get_text_range() for page in pages)
        case "pptx":
            slides = Presentation(io.BytesIO(content)).slides
            text = " ".join(slide.notes_slide.notes_text_frame.text for slide in slides)
        case "xlsx":
            sheets = openpyxl.load_workbook(io.BytesIO(content))
            text = " ".join(
                str(cell) for sheet in sheets for row in sheet.values for cell in row if cell
            )
        case _:
            text = content.decode()
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "")
