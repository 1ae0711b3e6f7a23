"""Figures of Office documents on the pages that LibreOffice lays out: their own amount, or none."""

import os
from functools import cache
from random import Random

import pytest

from finsam_metrics.documents.formats.libre_office import find_libre_office
from finsam_metrics.documents.laid_out import read_laid_out
from finsam_metrics.intake import figure_places
from finsam_metrics.intake.draft_folders import (
    add_step,
    discard,
    load_draft,
    load_review,
    make_draft,
)
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.figure_places import with_places
from finsam_metrics.intake.kept_documents import document_with_pages, laid_out_path
from finsam_metrics.intake.publishing import publish
from finsam_metrics.intake.reader import read_now
from finsam_metrics.intake.reading import start_reading, stop_reading
from tests.corpus.budgets import make_budget
from tests.corpus.forms import FORMS
from tests.corpus.planting import plant
from tests.taken_in import accept_everything
from tests.unit.documents.test_confinement import becomes_true, is_running

SEED = 903
# The invented odt names no columns of its tables: LibreOffice shows the first one only.
OFFICE = [form for form in FORMS if form.suffix in ("docx", "xlsx", "ods")]
needs_libre_office = pytest.mark.skipif(
    find_libre_office() is None, reason="LibreOffice is not installed"
)


@pytest.fixture
def take_file_in(paths, coordinator):
    """Makes a draft of an invented plan in a form and reads it."""

    def take(form):
        name, content = f"plan.{form.suffix}", content_of(form)
        entry = make_draft(paths, coordinator, file_name=name, content=content)
        read_now(paths, entry)
        return entry

    return take


@cache
def content_of(form):
    """An invented plan in a form, the same each time."""
    return form.write(plant(make_budget(SEED), Random(SEED)))


def form_of(name):
    """The form of a name."""
    return next(form for form in FORMS if form.name == name)


def plain(text):
    """Without spaces, and with one sign for a minus."""
    return "".join(text.split()).replace("\N{MINUS SIGN}", "-")


def plain_text(words):
    """What words are together, from left to right."""
    return plain("".join(word.text for word in sorted(words, key=lambda word: word.box.left)))


def is_level(word, box):
    """Whether a word stands level with a place."""
    return box.top < (word.box.top + word.box.bottom) / 2 < box.bottom


def is_within(word, box):
    """Whether a word stands between the sides of a place."""
    return box.left - 0.1 <= word.box.left and word.box.right <= box.right + 0.1


@needs_libre_office
@pytest.mark.parametrize("form", OFFICE, ids=lambda form: form.name)
def test_a_marked_figure_is_the_printed_amount_on_a_line_with_its_row(form, paths, take_file_in):
    entry = take_file_in(form)
    lines = read_laid_out(laid_out_path(paths, entry.sha256))
    review = load_review(paths, entry.draft_id)
    marked = [figure for figure in review.figures if figure.box is not None]
    assert len(marked) > 0.8 * len(review.figures)
    for figure in marked:
        words = [word for line in lines if line.page == figure.page for word in line.words]
        level = [word for word in words if is_level(word, figure.box)]
        within = [word for word in level if is_within(word, figure.box)]
        assert plain_text(within) == plain(figure.line.printed_text)
        # A spreadsheet cuts off a label that is longer than its column is wide.
        assert plain(figure.line.line_text)[:4] in plain_text(level)


@needs_libre_office
def test_a_row_that_the_laid_out_page_does_not_show_whole_is_not_marked(paths, take_file_in):
    entry = take_file_in(form_of("odt, tables"))
    assert laid_out_path(paths, entry.sha256).is_file()
    figures = load_review(paths, entry.draft_id).figures
    assert {figure.box for figure in figures if figure.table} == {None}


@needs_libre_office
def test_pages_are_laid_out_once_and_go_with_the_document(
    paths, coordinator, take_file_in, monkeypatch
):
    form = form_of("docx, tables")
    entry = take_file_in(form)
    pages = laid_out_path(paths, entry.sha256)
    assert document_with_pages(paths, entry.sha256) == pages
    monkeypatch.setattr(figure_places, "lay_out", lambda *_: pytest.fail("laid out again"))
    again = take_file_in(form)
    assert load_draft(paths, again.draft_id) == load_draft(paths, entry.draft_id)
    discard(paths, coordinator, again.draft_id)
    assert pages.is_file()
    discard(paths, coordinator, entry.draft_id)
    assert not pages.exists()


@needs_libre_office
def test_a_published_figure_of_an_office_document_has_its_place_on_the_laid_out_page(
    paths, coordinator, take_file_in
):
    entry = take_file_in(form_of("docx, tables"))
    chosen = Edit(scope=Scope.DOCUMENT, target="", field="association_id", value="kramfors")
    add_step(paths, coordinator, entry.draft_id, "Valde förbund", (chosen,))
    accept_everything(paths, coordinator, entry.draft_id)
    package = publish(paths, coordinator, entry.draft_id, expected_revision=2)
    read = {figure.box.top for figure in load_review(paths, entry.draft_id).figures if figure.box}
    assert {round(float(place.top_edge), 2) for place in package.place} == read
    assert {place.page for place in package.place} == {1, 2}


def test_a_document_that_cannot_be_laid_out_is_read_as_before(
    paths, coordinator, take_file_in, monkeypatch
):
    monkeypatch.setattr(figure_places, "lay_out", lambda *_: None)
    entry = take_file_in(form_of("docx, tables"))
    read = load_draft(paths, entry.draft_id)
    assert {figure.box for figure in read.figures} == {None}
    assert document_with_pages(paths, entry.sha256) == paths.documents / entry.document
    assert with_places(paths, paths.documents / entry.document, read) == read


def test_pages_that_cannot_be_read_leave_what_was_read_as_it_is(paths, take_file_in, monkeypatch):
    monkeypatch.setattr(figure_places, "lay_out", lambda *_: b"no pages")
    entry = take_file_in(form_of("xlsx, numbers"))
    assert {figure.box for figure in load_draft(paths, entry.draft_id).figures} == {None}


def test_a_reading_that_is_stopped_leaves_no_program_and_no_folder_behind(
    paths, coordinator, tmp_path, monkeypatch
):
    temporary, programs, note = (tmp_path / name for name in ("temporary", "programs", "note"))
    temporary.mkdir()
    programs.mkdir()
    program = programs / "soffice"
    program.write_text(f"#!/bin/sh\necho $$ > {note}\nexec sleep 100\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(temporary))
    content = content_of(form_of("docx, tables"))
    entry = make_draft(paths, coordinator, file_name="plan.docx", content=content)
    start_reading(paths, coordinator, entry)
    assert becomes_true(lambda: note.is_file() and note.read_text() != "", patience=60.0)
    stop_reading(paths, coordinator, entry.draft_id)
    assert becomes_true(lambda: not is_running(int(note.read_text())))
    assert list(temporary.iterdir()) == []
