"""Small documents that the tests write, and what is read in them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import typst

from finsam_metrics.documents.documents import read_document
from finsam_metrics.model.sources import SourceDocument

Rows = Sequence[Sequence[str]]

BUDGET: Rows = (
    ("", "Bokslut 2019", "Budget 2020", "Plan 2021"),
    ("Intäkter", "", "", ""),
    ("Medlemsbidrag från kommunen", "4 000", "4 200", "4 300"),
    ("Summa intäkter", "4 000", "4 200", "4 300"),
    ("Kostnader", "", "", ""),
    ("Styrelse", "- 12,5", "110", ""),
    ("Kostnader för samordnare och övrig personal hela året", "4 012,5", "2 781", "3 318"),
    ("Hyra 2020", "", "1 309", "982"),
    ("Summa kostnader", "4 000", "4 200", "4 300"),
)
PROSE = "Förbundets medel kommer från parterna och styrelsen beslutar om dem varje år. " * 12
SETTINGS = '#set text(font: "DejaVu Sans", size: 9pt, lang: "sv")\n#set page(margin: 2cm)\n'

PdfMaker = Callable[..., Path]


def typst_table(rows: Rows, options: str = "stroke: none") -> str:
    """A table, amounts to the right."""
    columns = len(rows[0])
    cells = ",\n".join(", ".join(f"[{_escaped(cell)}]" for cell in row) for row in rows)
    return (
        f"#table(columns: (1fr, {'auto, ' * (columns - 1)}), "
        f"align: (left, {'right, ' * (columns - 1)}), {options},\n{cells})\n"
    )


def _escaped(text: str) -> str:
    return text.replace("-", "\\-").replace("#", "\\#").replace("*", "\\*")


@pytest.fixture
def pdf(tmp_path: Path) -> PdfMaker:
    """Write a PDF document."""

    def write(source: str, *, name: str = "plan.pdf", settings: str = SETTINGS) -> Path:
        path = tmp_path / name
        (tmp_path / "plan.typ").write_text(settings + source, encoding="utf-8")
        typst.compile(tmp_path / "plan.typ", output=path)
        return path

    return write


def rows_of(document: SourceDocument) -> list[tuple[str, ...]]:
    """The cells of all rows of tables."""
    return [tuple(cell.text for cell in line.cells) for line in document.lines if line.cells]


def read_rows(path: Path) -> list[tuple[str, ...]]:
    """The cells of all rows of tables of a file."""
    return rows_of(read_document(path))


def texts_of(document: SourceDocument) -> list[str]:
    """Running text."""
    return [line.text for line in document.lines if line.text and not line.cells]
