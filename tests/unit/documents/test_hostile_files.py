"""Files that are broken or meant to harm: a message, within limits, and nothing left behind."""

import sys
import tempfile
import threading
import time
import zipfile
import zlib
from pathlib import Path

import pytest
import xlsxwriter

from finsam_metrics.documents.documents import read_document
from finsam_metrics.documents.formats.old_word import converted
from finsam_metrics.documents.limits import Limits, parse_apart, run_apart
from finsam_metrics.documents.reasons import (
    ENGLISH,
    SWEDISH,
    Reason,
    UnreadableError,
)
from finsam_metrics.model.errors import ReadingError

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def reading_error(path: Path, **options) -> ReadingError:
    with pytest.raises(ReadingError) as raised:
        read_document(path, **options)
    return raised.value


def write_pdf(path: Path, objects: list[bytes]) -> None:
    """A PDF of the objects; the first is the catalogue."""
    body = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    end = len(body) - len(table) - len(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    body += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, end)
    path.write_bytes(body)


def page_objects(content: bytes, *, media_box: bytes = b"[0 0 595 842]") -> list[bytes]:
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << /Font << /F 5 0 R"
        b" >> >> >>" % media_box,
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]


def pages_objects(contents: list[bytes]) -> list[bytes]:
    """A document of several pages with these contents."""
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (first + 2 * place + 1)
        )
        objects.append(content)
    return objects


def stream(data: bytes, filters: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), filters, data)


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan.txt"])
@pytest.mark.parametrize("content", [b"", b" \n\n "])
def test_an_empty_file_says_so(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert ENGLISH[Reason.EMPTY] in str(reading_error(tmp_path / name))


def test_a_message_is_english_for_the_terminal_and_swedish_for_the_page(tmp_path):
    error = reading_error(tmp_path / "saknas.pdf")
    assert str(error) == "cannot read saknas.pdf: there is no such file, or it may not be opened"
    assert error.swedish == SWEDISH[Reason.NO_FILE]


def test_every_reason_has_words_in_both_languages():
    assert set(ENGLISH) == set(SWEDISH) == set(Reason)


def test_a_folder_is_no_document(tmp_path):
    assert ENGLISH[Reason.NO_FILE] in str(reading_error(tmp_path))


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF\x02\x01\x01\x00" * 40, b"\x89PNG\r\n\x1a\n\x00\x00", b"{\\rtf1 hej}", COMPOUND * 9],
)
def test_a_file_of_another_kind_says_which_kinds_can_be_read(tmp_path, content):
    (tmp_path / "plan.txt").write_bytes(content)
    assert ENGLISH[Reason.UNKNOWN_KIND] in str(reading_error(tmp_path / "plan.txt"))


@pytest.mark.parametrize("kept", [20, 400, 3000])
def test_a_pdf_that_is_cut_off_is_a_message(tmp_path, pdf, kept):
    path = pdf("Hej " * 400)
    path.write_bytes(path.read_bytes()[:kept])
    assert ENGLISH[Reason.BROKEN] in str(reading_error(path))


@pytest.mark.parametrize("entry", ["word/document.xml", "xl/workbook.xml"])
def test_an_archive_that_is_cut_off_or_holds_nonsense_is_a_message(tmp_path, entry):
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, "<nonsens")
    assert ENGLISH[Reason.BROKEN] in str(reading_error(path))
    path.write_bytes(path.read_bytes()[:-30])
    assert ENGLISH[Reason.BROKEN] in str(reading_error(path))


def test_an_encrypted_pdf_says_so(tmp_path):
    objects = page_objects(stream(b"BT /F 12 Tf (Hej) Tj ET"))
    objects.append(
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"61" * 32, b"62" * 32)
    )
    path = tmp_path / "plan.pdf"
    write_pdf(path, objects)
    locked = path.read_bytes().replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 6 0 R /ID [<61> <61>]"
    )
    path.write_bytes(locked)
    assert ENGLISH[Reason.ENCRYPTED] in str(reading_error(path))


def test_an_encrypted_office_document_says_so(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    assert ENGLISH[Reason.ENCRYPTED] in str(reading_error(path))


def test_an_old_word_document_says_what_reads_it(tmp_path, monkeypatch):
    path = tmp_path / "plan.doc"
    path.write_bytes(COMPOUND + "WordDocument".encode("utf-16-le") + bytes(600))
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert ENGLISH[Reason.OLD_WORD] in str(reading_error(path))


def test_what_converts_old_documents_leaves_nothing_behind(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text(
        '#!/bin/sh\nwhile [ "$#" -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done\n'
        'echo ny > "$out/document.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(program))
    (tmp_path / "plan.doc").write_bytes(b"gammal")
    with converted(tmp_path / "plan.doc") as newer:
        assert newer.read_text() == "ny\n"
    assert not newer.parent.exists()


def test_a_page_that_expands_without_end_is_given_up(tmp_path):
    bomb = zlib.compress(b"BT /F 1 Tf (a) Tj ET\n" * 8_000_000, 9)
    path = tmp_path / "plan.pdf"
    write_pdf(path, page_objects(stream(bomb, b"/Filter /FlateDecode")))
    del bomb
    reason = str(reading_error(path))
    assert any(
        ENGLISH[one] in reason
        for one in (Reason.TOO_SLOW, Reason.TOO_MUCH_MEMORY, Reason.TOO_MUCH, Reason.SCAN)
    )


def said(text: bytes) -> bytes:
    return stream(b"BT /F 12 Tf 40 700 Td (%s) Tj ET" % text)


def test_a_page_that_takes_too_much_is_left_out_and_named_and_the_others_are_read(tmp_path):
    bomb = zlib.compress(b"BT /F 1 Tf (a) Tj ET\n" * 8_000_000, 9)
    path = tmp_path / "plan.pdf"
    write_pdf(
        path, pages_objects([said(b"Ett"), stream(bomb, b"/Filter /FlateDecode"), said(b"Tre")])
    )
    document = read_document(path)
    assert [line.text for line in document.lines] == ["Ett", "Tre"]
    (named,) = document.omitted
    assert named.startswith("page 2 was not read: ")


def test_a_page_of_too_many_signs_is_left_out_and_the_limit_is_named(tmp_path):
    path = tmp_path / "plan.pdf"
    many = stream(b"BT /F 12 Tf 40 700 Td %s ET" % (b"(%s) Tj " % (b"a" * 30_000) * 3))
    write_pdf(path, pages_objects([said(b"Ett"), many, said(b"Tre")]))
    document = read_document(path)
    assert [line.text for line in document.lines] == ["Ett", "Tre"]
    assert document.omitted == ("page 2 was not read: more signs than can be read",)


def test_a_page_whose_lines_take_too_long_to_make_is_left_out_and_the_limit_is_named(tmp_path):
    path = tmp_path / "plan.pdf"
    write_pdf(path, pages_objects([said(b"Ett"), said(b"a " * 25_000), said(b"Tre")]))
    document = read_document(path)
    texts = {line.page: line.text for line in document.lines}
    assert (texts[1], texts[3]) == ("Ett", "Tre")
    assert document.omitted in ((), ("page 2 was not read: it takes more time than it may",))


def test_of_more_pages_than_can_be_read_at_once_the_first_are_read_and_the_others_named(tmp_path):
    path = tmp_path / "plan.pdf"
    write_pdf(path, pages_objects([said(b"Sida")] * 603))
    document = read_document(path)
    assert document.page_count == 603
    assert max(line.page for line in document.lines) <= 600
    assert document.omitted == ("pages 601–603 were not read: more pages than can be read at once",)


def test_limits_grow_with_the_pages_up_to_the_most_that_are_read():
    limits = Limits()
    assert limits.with_pages(44).processor_seconds > limits.processor_seconds + 40
    assert limits.with_pages(44).memory > limits.memory
    assert limits.with_pages(44).seconds > limits.seconds
    assert limits.with_pages(10**9) == limits.with_pages(600)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(seconds=0.1, page_seconds=0.0), Reason.TOO_SLOW),
        (Limits(memory=20_000_000), Reason.TOO_MUCH_MEMORY),
    ],
)
def test_a_refusal_says_which_limit_was_met(pdf, limits, reason):
    with pytest.raises(UnreadableError) as raised:
        parse_apart(pdf("Hej"), None, limits)
    assert raised.value.reason is reason


def test_a_page_of_two_million_points_is_read(tmp_path):
    path = tmp_path / "plan.pdf"
    content = stream(b"BT /F 12 Tf 10 10 Td (Hej) Tj ET")
    write_pdf(path, page_objects(content, media_box=b"[0 0 2000000 2000000]"))
    assert [line.text for line in read_document(path).lines] == ["Hej"]


def test_an_archive_that_expands_without_end_is_too_large(tmp_path):
    path = tmp_path / "plan.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as entry,
    ):
        for _ in range(500):
            entry.write(b"<w:p/>" * 170_000)
    assert ENGLISH[Reason.TOO_MUCH] in str(reading_error(path))


def entities() -> str:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 20}">' for n in range(10))
    return f"<!DOCTYPE x [{names}]>"


def test_entities_are_not_expanded(tmp_path):
    path = tmp_path / "plan.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"{entities()}<x>&e9;</x>")
    assert str(reading_error(path))


def test_entities_that_name_files_are_not_read(tmp_path):
    (tmp_path / "hemligt").write_text("hemligt", encoding="utf-8")
    path = tmp_path / "plan.odt"
    name = "urn:oasis:names:tc:opendocument:xmlns"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/hemligt">]>'
            f'<o:document-content xmlns:o="{name}:office:1.0" xmlns:t="{name}:text:1.0"><o:body>'
            "<o:text><t:p>öppet &e;</t:p></o:text></o:body></o:document-content>",
        )
    assert "hemligt" not in "".join(line.text for line in read_document(path).lines)


def test_tags_in_tags_without_end_are_a_message_or_a_text(tmp_path):
    path = tmp_path / "plan.html"
    path.write_text("<html><body>" + "<div>" * 100_000 + "hej", encoding="utf-8")
    assert str(reading_error(path))


def test_a_sheet_with_one_cell_far_away_is_given_up(tmp_path):
    path = tmp_path / "plan.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write(0, 0, "tkr")
    sheet.write(1_048_575, 16_383, 1)
    book.close()
    reason = str(reading_error(path))
    assert any(
        ENGLISH[one] in reason for one in (Reason.TOO_SLOW, Reason.TOO_MUCH_MEMORY, Reason.TOO_MUCH)
    )


def test_pages_that_the_document_does_not_have_are_a_message(pdf):
    assert ENGLISH[Reason.NO_PAGES] in str(reading_error(pdf("Hej"), pages=range(7, 9)))


def test_a_process_that_takes_too_long_is_ended_with_all_it_began():
    begun = time.monotonic()
    code, _ = run_apart(["sh", "-c", "sleep 60 & sleep 60"], Limits(seconds=0.3))
    assert code < 0
    assert time.monotonic() - begun < 20


def test_memory_is_bounded(pdf):
    with pytest.raises(UnreadableError):
        parse_apart(pdf("Hej"), None, Limits(memory=20_000_000))


def test_what_a_process_prints_is_bounded():
    program = "import sys\nwhile True: sys.stdout.write('a' * 100000)"
    code, answer = run_apart([sys.executable, "-c", program], Limits(seconds=60.0))
    assert code < 0
    assert len(answer) < 100_000_000


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    folder = tmp_path / "tillfälligt"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7 nonsens")
    reading_error(tmp_path / "plan.pdf")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "answer", [b"", b"[]", b"nonsens", b'{"reason": "okand"}', b'{"lines": 1}']
)
def test_what_a_process_hands_over_is_tried_before_it_is_used(pdf, monkeypatch, answer):
    monkeypatch.setattr("finsam_metrics.documents.limits.run_apart", lambda *_: (0, answer))
    assert ENGLISH[Reason.BROKEN] in str(reading_error(pdf("Hej")))


def test_an_answer_that_was_there_before_anyone_looked_is_taken(monkeypatch):
    start = threading.Thread.start

    def start_late(thread):
        start(thread)
        time.sleep(1.0)

    monkeypatch.setattr(threading.Thread, "start", start_late)
    program = "import os, time; os.write(1, b'{}'); os.close(1); time.sleep(2)"
    assert run_apart([sys.executable, "-c", program], Limits()) == (0, b"{}")
