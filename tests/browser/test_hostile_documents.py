"""Files that are broken or meant to harm, given to the page: words in Swedish, and all goes on."""

import io
import re
import zipfile
import zlib
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from finsam_metrics.intake.draft_folders import list_drafts
from tests.browser.conftest import run_server

pytestmark = pytest.mark.browser

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x ['
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    + f"]>{WORD}<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
)
BEGINNING = 6
ANSWERED = re.compile("kunde inte läsas|är läst|Inga belopp hittades")
PAGE = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"


def archive(*entries):
    """A zipped document."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in entries:
            zipped.writestr(name, content)
    return file.getvalue()


def bomb():
    """A page whose content is ten kilobytes that become ten megabytes."""
    packed = zlib.compress(b"BT /F 12 Tf (Hej) Tj ET\n" * 400_000, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    body = b"%PDF-1.7\n"
    places = []
    for number, made in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, made)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R >>\n" % table
        + (b"startxref\n%d\n%%%%EOF" % len(body))
    )


HOSTILE = {
    "tom.pdf": b" ",
    "program.pdf": b"\x7fELF\x02\x01\x01\x00" * 40,
    "avklippt.pdf": PAGE,
    "uppblåst.pdf": bomb(),
    "skratt.docx": archive(("word/document.xml", LAUGHS)),
    "noll.docx": archive(("word/document.xml", "0" * 30_000_000)),
    "bok.se": b"#FLAGGA 0\n#RES 0 4010 mycket\n",
    "bok2.se": b"#FLAGGA 0\n#RES 0 {{{{ 4010\n" * 200,
    "bild.png": b"\x89PNG\r\n\x1a\n\x00\x00" * 20,
    "<b>fet<b> :material_skull: [länk](http:x).txt": b"{\\rtf1 hej}",
}


@pytest.fixture
def visit(data_copy, new_visit):
    """A visitor of a dashboard with data of its own."""
    with run_server(data_copy.paths) as running, ExitStack() as stack:
        yield new_visit(running, (1440, 900), stack)


def test_every_hostile_file_is_answered_in_swedish_and_leaves_nothing(visit, data_copy, tmp_path):
    paths = data_copy.paths
    for number, (name, content) in enumerate(HOSTILE.items()):
        visit.open("las-in")
        given = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        visit.page.locator("input[type=file]").set_input_files([given])
        uploader = visit.page.get_by_test_id("stFileUploader")
        expect(uploader.get_by_text(name[:BEGINNING]).first).to_be_visible()
        visit.page.get_by_role("button", name="Läs dokumentet").click()
        answer = visit.page.get_by_role("heading", level=2)
        expect(answer, name).to_have_text(ANSWERED, timeout=60_000)
        visit.settle()
        assert not visit.page.get_by_test_id("stException").count(), name
        visit.page.get_by_role("button", name="Till utkasten").first.click()
        visit.page.get_by_role("button", name="Kasta", exact=True).click()
        visit.page.get_by_role("button", name="Kasta utkastet").click()
        expect(visit.page.get_by_text("Inga utkast ännu")).to_be_visible()
        assert list_drafts(paths) == [], (number, name)
        assert not [path for path in paths.documents.iterdir() if path.is_file()], name
    assert sorted(path.name for path in paths.root.glob(".*")) == []
    visit.open("budget")
    assert visit.faults == []
