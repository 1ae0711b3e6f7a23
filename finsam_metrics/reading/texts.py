"""Text files: lines, cells by tabs, and pages by the numbers that end them."""

import re
from collections.abc import Iterator

from finsam_metrics.model.sources import Cell, Line

_TRANSCRIPT = re.compile(r"^\s*Transkript:\s*$", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(?:^|\s)(\d{1,3})\s*$")
_DOTS = re.compile(r"\s?[.\N{HORIZONTAL ELLIPSIS}]{3,}\s?|\s?(?:\. ){3,}\s?")
_GAP = re.compile(r" {3,}")
_PIPES = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s|:+=-]+")
_FEWEST_PAGES = 4


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
    for number, one in enumerate(texts[first:], start=first + 1):
        cells = _cells(one)
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


def _cells(text: str) -> tuple[Cell, ...]:
    if "\t" in text:
        parts = text.split("\t")
    elif _PIPES.fullmatch(text):
        parts = [] if _RULE.fullmatch(text) else text.strip().strip("|").split("|")
    elif _DOTS.search(text) and not text.rstrip().endswith("."):
        parts = _DOTS.split(text)
    elif _GAP.search(text.strip()):
        parts = _GAP.split(text.strip())
    else:
        return ()
    return tuple(Cell(text=part.strip()) for part in parts)


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
