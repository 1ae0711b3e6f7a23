"""Other readers on the same PDF files: their tables as rows of cells.

Started with the interpreter that has them (pdfplumber, camelot-py, markitdown); they are no
dependencies of the project. Prints JSON: rows by reader.
"""

import json
import re
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

Rows = list[list[str]]


def _cells(rows: Any) -> Rows:
    return [[" ".join(str(cell or "").split()) for cell in row] for row in rows]


def pdfplumber_lines(path: str) -> Rows:
    """Pdfplumber with its own settings: ruling lines."""
    import pdfplumber

    with pdfplumber.open(path) as file:
        return [row for page in file.pages for one in page.extract_tables() for row in _cells(one)]


def pdfplumber_text(path: str) -> Rows:
    """Pdfplumber by the alignment of text."""
    import pdfplumber

    settings = {"vertical_strategy": "text", "horizontal_strategy": "text"}
    with pdfplumber.open(path) as file:
        return [
            row
            for page in file.pages
            for one in page.extract_tables(settings)
            for row in _cells(one)
        ]


def camelot_stream(path: str) -> Rows:
    """Camelot by the alignment of text."""
    import camelot

    tables = camelot.read_pdf(path, pages="all", flavor="stream")
    return [row for one in tables for row in _cells(one.df.values.tolist())]


def camelot_hybrid(path: str) -> Rows:
    """Camelot by ruling lines and text."""
    import camelot

    tables = camelot.read_pdf(path, pages="all", flavor="hybrid")
    return [row for one in tables for row in _cells(one.df.values.tolist())]


def markitdown(path: str) -> Rows:
    """Markitdown's Markdown: cells between pipes, else between wide gaps."""
    from markitdown import MarkItDown

    lines = MarkItDown().convert(path).text_content.split("\n")
    return [
        [
            cell.strip()
            for cell in (line.strip("|").split("|") if "|" in line else re.split(r" {2,}", line))
        ]
        for line in lines
        if line.strip() and not re.fullmatch(r"[|\s:-]+", line)
    ]


READERS: dict[str, Callable[[str], Rows]] = {
    "pdfplumber, lines": pdfplumber_lines,
    "pdfplumber, text": pdfplumber_text,
    "camelot, stream": camelot_stream,
    "camelot, hybrid": camelot_hybrid,
    "markitdown": markitdown,
}


def read_folder(folder: str) -> dict[str, dict[str, Rows]]:
    """Rows of every PDF of a folder, by reader and name; none where the reader gave up."""
    found: dict[str, dict[str, Rows]] = {}
    for name, reader in READERS.items():
        own = found.setdefault(name, {})
        for path in sorted(Path(folder).glob("*.pdf")):
            try:
                own[path.name] = reader(str(path))
            except Exception:  # noqa: BLE001 what a reader cannot read counts as nothing read
                own[path.name] = []
    return found


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    json.dump(read_folder(sys.argv[1]), sys.stdout)
