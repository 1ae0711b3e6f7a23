"""Pages of a text without page breaks, as its table of contents and its last number show them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from finsam_metrics.model.sources import Line

_ENTRY: Final = re.compile(r"(?P<title>\D.*?|\d+[.\s].*?)[\s.…]+(?P<page>\d{1,3})")
_LAST_NUMBER: Final = re.compile(r"[a-zåäö]\s(?P<page>\d{1,2})$")
_FEWEST_ENTRIES: Final = 4
_MOST_BETWEEN: Final = 2
_ALIKE: Final = 0.9
_LONGEST_TITLE: Final = 100


def with_stated_pages(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give lines the pages that the document itself states, where the reader found none.

    Between two headings of the table of contents on the same page every line is on it. Where the
    next heading is on another page, only the heading and the table right under it are certain.
    """
    if any(line.page is not None for line in lines):
        return tuple(lines)
    pages = {**_contents_pages(lines), **_last_page(lines)}
    return tuple(replace(line, page=pages.get(line.number)) for line in lines)


def _last_page(lines: Sequence[Line]) -> dict[int, int]:
    """The page of the last line, when its text goes on to a lone number."""
    last = next((line for line in reversed(lines) if line.text.strip()), None)
    match = _LAST_NUMBER.search(last.text) if last and not last.cells else None
    return {last.number: int(match["page"])} if last and match else {}


def _contents_pages(lines: Sequence[Line]) -> dict[int, int]:
    entries, end = _entries(lines)
    found = list(_headings(lines, entries, end))
    pages: dict[int, int] = {}
    for order, (place, page) in enumerate(found):
        is_last = order + 1 == len(found)
        after, next_page = (len(lines), None) if is_last else found[order + 1]
        for line in lines[place:after] if next_page == page else _with_table(lines[place:after]):
            pages[line.number] = page
    return pages


def _entries(lines: Sequence[Line]) -> tuple[list[tuple[str, int]], int]:
    """Titles and pages of the table of contents, and the place after it."""
    found: list[tuple[str, int]] = []
    end = between = 0
    for place, line in enumerate(lines):
        if not line.text.strip():
            continue
        match = _ENTRY.fullmatch(" ".join(line.text.split()))
        is_entry = match is not None and len(line.text) <= _LONGEST_TITLE
        if is_entry and match and (not found or int(match["page"]) >= found[-1][1]):
            found.append((match["title"].strip(" ."), int(match["page"])))
            end, between = place + 1, 0
            continue
        between += 1
        if len(found) >= _FEWEST_ENTRIES and between > _MOST_BETWEEN:
            break
        if between > _MOST_BETWEEN:
            found = []
    return (found, end) if len(found) >= _FEWEST_ENTRIES else ([], 0)


def _headings(
    lines: Sequence[Line], entries: Sequence[tuple[str, int]], start: int
) -> Iterator[tuple[int, int]]:
    """Where the titles of the contents stand as headings, in order, with their pages."""
    for title, page in entries:
        for place in range(start, len(lines)):
            text = lines[place].text.strip("#* ")
            if len(text) <= _LONGEST_TITLE and _is_same(title, text):
                yield place, page
                start = place + 1
                break


def _is_same(title: str, text: str) -> bool:
    one, other = title.casefold(), text.casefold()
    return one == other or (
        abs(len(one) - len(other)) <= _MOST_BETWEEN
        and SequenceMatcher(None, one, other).ratio() >= _ALIKE
    )


def _with_table(lines: Sequence[Line]) -> Iterator[Line]:
    """A heading and the table right under it."""
    yield lines[0]
    for line in lines[1:]:
        if line.text.strip() and not line.cells:
            return
        yield line
