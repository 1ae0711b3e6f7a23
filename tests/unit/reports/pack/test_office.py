"""Slides and sheets are opened by an office program, where one is installed."""

import shutil
import subprocess

import pypdfium2
import pytest

from finsam_metrics.reports.pack.slides import write_pptx
from finsam_metrics.reports.pack.workbook import write_workbook

SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize(("write", "ending"), [(write_pptx, "pptx"), (write_workbook, "xlsx")])
def test_libreoffice_opens_it_whole(write, ending, pack_of, tmp_path):
    file = tmp_path / f"underlag.{ending}"
    file.write_bytes(write(pack_of("summary", "budget", "development")))
    subprocess.run(
        [
            *(SOFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", "pdf", "--outdir", tmp_path, file),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    document = pypdfium2.PdfDocument(file.with_suffix(".pdf"))
    texts = [page.get_textpage().get_text_bounded() for page in document]
    assert any("Administrationen tar 29 %" in text.replace("\xa0", " ") for text in texts)
    assert len(texts) >= 8
