"""Text files: lines, cells by tabs, and pages by the numbers that end them."""

import re
from collections.abc import Iterator
from pathlib import Path

from finsam_metrics.documents.formats.aligned import cells_by_place
from finsam_metrics.documents.formats.encodings import decode
from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.model.sources import Cell, Line, SourceDocument

_TRANSCRIPT = re.compile(r"^\s*Transkript:\s*$", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(?:^|\s)(\d{1,3})\s*$")
_PIPES = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s|:+=-]*--[\s|:+=-]*")
_BOLD = re.compile(r"(\*\*|__)(.*?)\1")
_FEWEST_PAGES = 4
_MOST_CHARACTERS = 5_000_000


def read_text(path: Path) -> SourceDocument:
    """Read a text file.

    Raises:
        UnreadableError: It is too large.
    """
    text = decode(path.read_bytes())
    if len(text) > _MOST_CHARACTERS:
        raise UnreadableError(Reason.TOO_MUCH)
    lines, page_count = lines_of_text(text)
    return SourceDocument(sha256="", media_type="text/plain", page_count=page_count, lines=lines)


def lines_of_text(text: str) -> tuple[tuple[Line, ...], int | None]:
    """Split a text into lines.

    What stands before a line "Transkript:" is other documents' titles and is left out; lines
    keep their numbers. Pages are those whose number ends a line, where the numbers follow on each
    other.

    Returns:
        The lines and the highest page number; None where the text shows no pages.
    """
    texts = re.split(r"\r\n|\n|\r", text)
    starts = [place for place, one in enumerate(texts) if _TRANSCRIPT.match(one)]
    first = starts[0] + 1 if starts else 0
    pages = dict(_pages(texts, first))
    lines: list[Line] = []
    table = 0
    all_cells = _cells(texts[first:])
    for number, (one, cells) in enumerate(
        zip(texts[first:], all_cells, strict=True), start=first + 1
    ):
        is_next = bool(lines) and bool(lines[-1].cells)
        table += bool(cells) and not is_next
        lines.append(
            Line(
                number=number,
                page=pages.get(number),
                text=one.strip(),
                cells=cells,
                table=table if cells else None,
            )
        )
    return tuple(lines), max(pages.values(), default=None)


def _cells(texts: list[str]) -> list[tuple[Cell, ...]]:
    """Cells of each line: between tabs or pipes, else by where the amounts stand."""
    is_plain = ["\t" not in text and not _PIPES.fullmatch(text) for text in texts]
    by_place = cells_by_place(
        [text if plain else "" for text, plain in zip(texts, is_plain, strict=True)]
    )
    return [
        tuple(Cell(text=part.strip()) for part in (by_place[place] if plain else _parts(text)))
        for place, (text, plain) in enumerate(zip(texts, is_plain, strict=True))
    ]


def _parts(text: str) -> list[str]:
    """Parts between tabs, or between the pipes of Markdown without its marks of bold type."""
    if "\t" in text:
        return text.split("\t")
    parts = text.strip().removeprefix("|").removesuffix("|").split("|")
    if _RULE.fullmatch(text):
        return [""] * len(parts)
    return [_BOLD.sub(r"\2", part.strip()) for part in parts]


def _pages(texts: list[str], first: int) -> Iterator[tuple[int, int]]:
    """Give the page of each line, where lines end with page numbers that follow on each other."""
    ends: list[tuple[int, int]] = []
    for number, text in enumerate(texts[first:], start=first + 1):
        found = None if "\t" in text else _LAST_NUMBER.search(text)
        if found and int(found[1]) == len(ends) + 1:
            ends.append((number, int(found[1])))
    if len(ends) < _FEWEST_PAGES:
        return
    after = first
    for number, page in ends:
        for one in range(after + 1, number + 1):
            yield one, page
        after = number
