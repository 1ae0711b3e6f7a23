"""Columns of days or spans of years: what stands beside labels, and is no part of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.words.dashes import DASH
from finsam_metrics.words.dates import is_only_date
from finsam_metrics.words.number_styles import is_figure
from finsam_metrics.words.years import YEAR, years_over_column

_FEWEST_NAMES: Final = 2
_SPAN: Final = re.compile(rf"(?<=\w) {YEAR}{DASH}{YEAR}$")


def are_times(texts: Sequence[str]) -> bool:
    """Whether the filled cells of a column say days or spans of years, below heads or not.

    >>> are_times(["Period", "2021-2023", "2022"]), are_times(["2022", "2023"])
    (True, False)
    """
    rows = [text for text in texts if any(map(str.isdigit, text))]
    is_of_years = all(map(_is_time, rows))
    is_headed = len(texts) - len(rows) <= max(1, len(rows) // 2)
    return bool(rows) and is_headed and is_of_years and not all(map(is_figure, rows))


def _is_time(text: str) -> bool:
    has_words = any(map(str.isalpha, text))
    return is_only_date(text) or (not has_words and bool(years_over_column(text)))


def without_times(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines without the cells of such columns, where others say what the rows are."""
    is_spanned = False
    for _, run in groupby(lines, lambda line: (bool(line.cells), line.table)):
        printed = list(run)
        rows = _without_spans(printed, is_known=is_spanned)
        width = max(len(row.cells) for row in rows)
        columns = [
            [row.cells[at].text for row in rows if at < len(row.cells)] for at in range(width)
        ]
        told = [[text for text in column if text] for column in columns]
        times = {at for at, texts in enumerate(told) if are_times(texts)}
        is_spanned = is_spanned or bool(times) or rows != printed
        if not times or not any(_names_rows(told[at]) for at in range(width) if at not in times):
            yield from rows
            continue
        for row in rows:
            is_told = any(at in times and cell.text for at, cell in enumerate(row.cells))
            kept = [cell for at, cell in enumerate(row.cells) if at not in times]
            if kept and not is_told:
                kept[0] = _without_span(kept[0])
            yield replace(row, cells=tuple(kept)) if kept else row


def _names_rows(texts: Sequence[str]) -> bool:
    return sum(any(map(str.isalpha, text)) for text in texts) >= _FEWEST_NAMES


def _without_spans(rows: list[Line], *, is_known: bool) -> list[Line]:
    """Labels without the span of years that those of most rows with figures end with.

    A single row of a table that is known to have such spans has one.
    """
    fewest = 1 if is_known else _FEWEST_NAMES
    own = [row for row in rows if any(is_figure(cell.text) for cell in row.cells[1:])]
    spanned = [row for row in own if _SPAN.search(row.cells[0].text)]
    if len(spanned) < fewest or len(spanned) * 3 < len(own) * 2:
        return rows
    return [
        replace(row, cells=(_without_span(row.cells[0]), *row.cells[1:])) if row.cells else row
        for row in rows
    ]


def _without_span(label: Cell) -> Cell:
    return replace(label, text=_SPAN.sub("", label.text))
