"""Office documents as pages: by LibreOffice in a process that is held in, or not at all."""

import io
import os
import shutil
import tempfile
import time
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from finsam_metrics.documents import laid_out
from finsam_metrics.documents.formats import libre_office
from finsam_metrics.documents.formats.libre_office import find_libre_office
from finsam_metrics.documents.kinds import FileKind
from finsam_metrics.documents.laid_out import lay_out, read_laid_out
from finsam_metrics.documents.limits import Limits
from finsam_metrics.documents.page_pictures import read_page_picture
from tests.unit.documents.formats.test_office_documents import (
    ODF,
    WRITERS,
    write_docx,
    write_odt_body,
    write_xlsx,
)
from tests.unit.documents.test_confinement import becomes_true, is_running

KINDS = {"docx": FileKind.DOCX, "odt": FileKind.ODT, "xlsx": FileKind.XLSX}
LINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="{}"'
needs_libre_office = pytest.mark.skipif(
    find_libre_office() is None, reason="LibreOffice is not installed"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where temporary folders are made."""
    made = tmp_path / "temporary"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Puts a script in the place of LibreOffice."""

    def put(script):
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(laid_out, "find_libre_office", lambda: program)

    return put


def texts_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def as_program_writes_it(path: Path) -> None:
    """Give an OpenDocument file the list of its parts, without which LibreOffice opens none."""
    with zipfile.ZipFile(path, "a") as archive:
        if "mimetype" not in archive.namelist():
            return
        whole = archive.read("mimetype").decode("ascii")
        parts = [("/", whole), *((name, "text/xml") for name in archive.namelist())]
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
            for name, kind in parts
        )
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0">{entries}</manifest:manifest>',
        )


def pages_of(tmp_path: Path, source: Path, kind: FileKind) -> Path:
    content = lay_out(source, kind)
    assert content is not None
    path = tmp_path / "laid-out.pdf"
    path.write_bytes(content)
    return path


@needs_libre_office
@pytest.mark.parametrize("kind", ["docx", "odt", "xlsx"])
def test_an_office_document_is_laid_out_as_pages_that_are_pictures(tmp_path, folder, kind):
    WRITERS[kind](tmp_path / "plan")
    as_program_writes_it(tmp_path / "plan")
    path = pages_of(tmp_path, tmp_path / "plan", KINDS[kind])
    picture = read_page_picture(path, 1)
    assert picture is not None
    assert any("Medlemsbidrag" in line.text for line in read_laid_out(path))
    assert list(folder.iterdir()) == []


@needs_libre_office
def test_a_sheet_of_a_spreadsheet_is_one_page_unless_its_picture_cannot_be_read(tmp_path):
    for count, pages in ((150, {1}), (1500, set())):
        rows = [("", "Budget 2020"), *((f"Rad {number}", str(number)) for number in range(count))]
        write_xlsx(tmp_path / "plan", rows)
        lines = read_laid_out(pages_of(tmp_path, tmp_path / "plan", FileKind.XLSX))
        assert {line.page for line in lines if line.text.startswith("Rad 1")} == pages


def linked_text(secret: Path) -> str:
    secret.write_text("hemligheten", encoding="utf-8")
    return (
        f'<text:section text:name="a"><text:section-source {LINK.format(secret.as_uri())}/>'
        "<text:p>plats</text:p></text:section>"
    )


def linked_picture(secret: Path) -> str:
    Image.new("RGB", (40, 40), "red").save(secret, "PNG")
    drawing = ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    size = 'svg:width="4cm" svg:height="4cm"'
    return (
        f'<text:p><draw:frame{drawing} text:anchor-type="as-char" {size} '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">'
        f"<draw:image {LINK.format(secret.as_uri())}/></draw:frame></text:p>"
    )


@needs_libre_office
@pytest.mark.parametrize("linked", [linked_text, linked_picture])
def test_what_a_document_links_to_is_not_taken_in(tmp_path, linked):
    body = f"<text:p>Före</text:p>{linked(tmp_path / 'secret')}<text:p>Efter</text:p>"
    write_odt_body(tmp_path / "plan", body)
    as_program_writes_it(tmp_path / "plan")
    path = pages_of(tmp_path, tmp_path / "plan", FileKind.ODT)
    assert "Före" in texts_of(path)
    assert "hemligheten" not in texts_of(path)
    picture = read_page_picture(path, 1)
    assert picture is not None
    red, _, blue = Image.open(io.BytesIO(picture.content)).convert("RGB").split()
    assert ImageChops.difference(red, blue).getextrema()[1] < 100


@needs_libre_office
@pytest.mark.parametrize("kept", [0, 60, 900])
def test_a_broken_document_is_not_laid_out_as_something_else(tmp_path, folder, kept):
    write_docx(tmp_path / "plan")
    (tmp_path / "plan").write_bytes((tmp_path / "plan").read_bytes()[:kept])
    content = lay_out(tmp_path / "plan", FileKind.DOCX)
    if content is not None:
        path = tmp_path / "laid-out.pdf"
        path.write_bytes(content)
        assert "Medlemsbidrag" not in texts_of(path)
    assert list(folder.iterdir()) == []


def test_without_libre_office_nothing_is_laid_out(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    write_docx(tmp_path / "plan")
    assert lay_out(tmp_path / "plan", FileKind.DOCX) is None


@pytest.mark.parametrize("media_type", ["text/plain", "text/html", "application/pdf"])
def test_what_is_no_office_document_is_not_given_to_libre_office(tmp_path, fake, media_type):
    fake(f"touch {tmp_path}/asked")
    (tmp_path / "plan").write_text("Hej", encoding="utf-8")
    assert lay_out(tmp_path / "plan", media_type) is None
    assert not (tmp_path / "asked").exists()


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$", "head -c 100000 /dev/zero"])
def test_a_document_that_libre_office_gives_up_has_no_pages(tmp_path, folder, fake, script):
    fake(script)
    write_docx(tmp_path / "plan")
    assert lay_out(tmp_path / "plan", FileKind.DOCX) is None
    assert list(folder.iterdir()) == []


def test_a_document_that_takes_too_long_is_given_up_with_all_that_was_begun(
    tmp_path, folder, fake, monkeypatch
):
    monkeypatch.setattr(
        libre_office, "_LIMITS", Limits(seconds=1.5, file_size=1_000, open_files=512)
    )
    fake(f"sleep 100 & echo $! > {tmp_path}/child; sleep 100")
    write_docx(tmp_path / "plan")
    begun = time.monotonic()
    assert lay_out(tmp_path / "plan", FileKind.DOCX) is None
    assert time.monotonic() - begun < 20
    child = int((tmp_path / "child").read_text())
    assert becomes_true(lambda: not is_running(child))
    assert list(folder.iterdir()) == []


def test_libre_office_writes_no_file_larger_than_its_limit(tmp_path, folder, fake, monkeypatch):
    monkeypatch.setattr(libre_office, "_LIMITS", Limits(file_size=1_000_000, open_files=512))
    fake(
        'while [ "$#" -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done\n'
        'head -c 50000000 /dev/zero > "$out/large" && touch "$out/document.pdf"'
    )
    write_docx(tmp_path / "plan")
    assert lay_out(tmp_path / "plan", FileKind.DOCX) is None
    assert list(folder.iterdir()) == []


def test_libre_office_has_a_home_and_a_profile_of_its_own(tmp_path, fake):
    fake(f'echo "$HOME" "$TMPDIR" "$1" > {tmp_path}/told')
    write_docx(tmp_path / "plan")
    lay_out(tmp_path / "plan", FileKind.DOCX)
    home, temporary, profile = (tmp_path / "told").read_text(encoding="utf-8").split()
    assert home == temporary != os.environ["HOME"]
    assert profile == f"-env:UserInstallation=file://{home}/profile"
