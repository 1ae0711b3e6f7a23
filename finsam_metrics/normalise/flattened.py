"""Tables whose line breaks and empty cells are lost: labels and amounts in one long line.

What each row may be is left open; the printed sums decide.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, TableRow
from finsam_metrics.model.sources import Line
from finsam_metrics.normalise.headings import parse_heading
from finsam_metrics.normalise.sections import is_result_label, is_sum_label
from finsam_metrics.normalise.table_units import find_unit, is_only_unit

_NUMBER: Final = re.compile(r"[-\N{MINUS SIGN}\N{EN DASH}]?\d+(?:[.]\d{3})*(?:,\d+)?")
_GROUP: Final = re.compile(r"\d{3}(?:,\d+)?")
_DASHES: Final = ("-", "\N{EN DASH}", "\N{MINUS SIGN}")
_SECTION_WORDS: Final = (
    "intäkter",
    "kostnader",
    "verksamhetens intäkter",
    "verksamhetens kostnader",
    "den löpande verksamheten",
    "tillgångar",
    "eget kapital och skulder",
)
_TITLE_REACH: Final = 4
_LONGEST_TITLE: Final = 80
_FEWEST_ROWS: Final = 4
_FEWEST_COLUMNS: Final = 2
_MOST_READINGS: Final = 60
_TITLE_WORDS: Final = 12
_YEAR: Final = re.compile(r"20\d\d")
_TOTAL: Final = re.compile(r"total|summa kostnader|s:a kostnader", re.IGNORECASE)
_MOST_LABEL_WORDS: Final = 14

_IN_PARENTHESES: Final = re.compile(r"\(\d")
_NOUGHT: Final = re.compile(r"0(?:,\d+)?")
_MOST_DIGITS: Final = 10
_IN_LABEL: Final = re.compile(r"\d{1,2}|20\d\d")
_WHOLLY_LABEL = 5
_EMPTY_CELL = 1
_LOST_DASH = 1
_UNGROUPED = 1
_GAP_INSIDE = 3


def find_flattened_tables(
    lines: tuple[Line, ...], section_words: Sequence[str]
) -> list[PrintedTable]:
    """Find tables that stand as running text, after a run of column headings.

    Args:
        lines: The document's lines.
        section_words: Words that head blocks of a budget, as "Administration".
    """
    words = [word.casefold() for word in (*section_words, *_SECTION_WORDS)]
    found: list[PrintedTable] = []
    above: list[str] = []
    for line in lines:
        if not line.cells:
            found += _tables_in(line, words, above)
        above = [*above, line.text][-_TITLE_REACH:] if line.text and not line.cells else above
    return found


def _tables_in(
    line: Line, section_words: Sequence[str], above: Sequence[str]
) -> Iterator[PrintedTable]:
    tokens = line.text.split()
    place = 0
    while place < len(tokens):
        headings, after = _headings_at(tokens, place)
        if len(headings) < _FEWEST_COLUMNS:
            place += 1
            continue
        rows, end = _rows_after(tokens, after, len(headings), line, section_words)
        if len(rows) >= _FEWEST_ROWS:
            title = _title_before(tokens, place)
            near = [" ".join(tokens[place:end]), title]
            near += [text for text in reversed(above) if len(text) <= _LONGEST_TITLE]
            unit = next((unit for text in near if (unit := find_unit(text))), None)
            title = title if _says_something(title) else next(iter(near[2:]), title)
            yield PrintedTable(
                title=title,
                unit=unit,
                headings=headings,
                rows=tuple(rows),
                is_flattened=True,
                is_inline=True,
            )
            place = end
        else:
            place = after


def _says_something(title: str) -> bool:
    return bool(title) and not is_only_unit(title)


def _headings_at(tokens: list[str], place: int) -> tuple[tuple[Heading, ...], int]:
    """Column headings that follow on each other, each a version and a year."""
    found: list[Heading] = []
    while place + 1 < len(tokens):
        heading = parse_heading(f"{tokens[place]} {tokens[place + 1]}")
        if heading is None or heading.year is None or heading.version is None:
            break
        found.append(heading)
        place += 2
    return tuple(found), place


def _title_before(tokens: list[str], place: int) -> str:
    """The words just before the headings, back to the end of a sentence."""
    start = place
    while start > 0 and place - start < _TITLE_WORDS and not tokens[start - 1].endswith((".", ":")):
        start -= 1
    return " ".join(tokens[start:place])


def _rows_after(
    tokens: list[str], start: int, columns: int, line: Line, section_words: Sequence[str]
) -> tuple[list[TableRow], int]:
    rows: list[TableRow] = []
    section: str | None = None
    place = start
    after_break = True
    has_total = False
    while place < len(tokens):
        label_end = place
        while label_end < len(tokens) and not _NUMBER.fullmatch(tokens[label_end]):
            label_end += 1
        while label_end > place and tokens[label_end - 1] in _DASHES:
            label_end -= 1
        label_tokens = tokens[place:label_end]
        if not label_tokens or len(label_tokens) > _MOST_LABEL_WORDS:
            break
        if any(map(_IN_PARENTHESES.match, label_tokens)):
            break
        run_end = label_end
        while run_end < len(tokens) and is_amount_token(tokens[run_end]):
            run_end += 1
        if has_total and not is_result_label(" ".join(label_tokens)):
            break
        if after_break:
            heading, label_tokens = _split_heading(label_tokens, section_words)
            section = heading or section
        label = " ".join(label_tokens)
        is_sum = is_sum_label(label) or is_result_label(label)
        is_total = bool(_TOTAL.match(label)) or is_result_label(label)
        readings = readings_of_run(label, tokens[label_end:run_end], columns, is_sum=is_sum)
        if not readings:
            break
        rows.append(
            TableRow(
                number=len(rows) + 1,
                line=line.number,
                page=line.page,
                section=None if is_total else section,
                readings=tuple(readings),
            )
        )
        has_total = has_total or is_total
        after_break = is_sum
        section = None if is_sum else section
        place = run_end
    return rows, place


def is_amount_token(token: str) -> bool:
    """Whether a word of a line is a figure, a part of one or a lone dash."""
    return token in _DASHES or bool(_NUMBER.fullmatch(token))


def _split_heading(tokens: list[str], section_words: Sequence[str]) -> tuple[str | None, list[str]]:
    """Split a block's heading from the first label under it."""
    for length in range(len(tokens) - 1, 0, -1):
        heading = " ".join(tokens[:length])
        if heading.casefold() in section_words:
            return heading, tokens[length:]
    return None, tokens


def readings_of_run(label: str, run: list[str], columns: int, *, is_sum: bool) -> list[Reading]:
    """Every way to read a run of figures: digits of the label, amounts, and their columns.

    A short figure alone may stand inside a label that goes on after it; then no cell is filled.
    """
    found: dict[tuple[str, tuple[str | None, ...]], int] = {}
    for kept in range(len(run)):
        if kept and (is_sum or not _YEAR.fullmatch(run[kept - 1])):
            break
        own = " ".join([label, *run[:kept]])
        for cells, cost in _cells(run[kept:]):
            stated = sum(cell is not None for cell in cells)
            if not stated or len(cells) > columns or (is_sum and stated != columns):
                continue
            for places in combinations(range(columns), len(cells)):
                placed: list[str | None] = [None] * columns
                for column, cell in zip(places, cells, strict=True):
                    placed[column] = cell
                has_gap = places != tuple(range(len(cells)))
                whole = cost + kept + _EMPTY_CELL * (columns - len(cells)) + _GAP_INSIDE * has_gap
                key = (own, tuple(placed))
                found[key] = min(whole, found.get(key, whole))
    if not is_sum and len(run) == 1 and _IN_LABEL.fullmatch(run[0]):
        found[" ".join([label, *run]), (None,) * columns] = _WHOLLY_LABEL
    ranked = sorted(found.items(), key=lambda one: one[1])[:_MOST_READINGS]
    return [Reading(label=own, cells=cells, cost=cost) for (own, cells), cost in ranked]


def _cells(run: list[str]) -> Iterator[tuple[list[str | None], int]]:
    """Every way to put figures together to amounts, by groups of three.

    A dash is an empty cell, the minus of the amount after it, or nothing.
    """
    if not run:
        yield [], 0
        return
    first, *rest = run
    if first in _DASHES:
        for cells, cost in _cells(rest):
            yield [None, *cells], cost
            yield cells, cost + _LOST_DASH
            if cells and cells[0] is not None and cells[0][0].isdigit():
                yield [f"{first} {cells[0]}", *cells[1:]], cost
        return
    for length in range(1, len(run) + 1):
        group = run[:length]
        if length > 1 and not (
            re.fullmatch(r"\d{1,3}", first.lstrip("-\N{MINUS SIGN}\N{EN DASH}"))
            and _GROUP.fullmatch(group[-1])
            and not any("," in one for one in group[:-1])
        ):
            break
        if first.startswith("0") and not (length == 1 and _NOUGHT.fullmatch(first)):
            break
        amount = " ".join(group)
        digits = re.sub(r"\D", "", amount.partition(",")[0])
        if len(digits) > _MOST_DIGITS:
            break
        own_cost = _UNGROUPED if length == 1 and len(digits) > 3 and "." not in first else 0
        for cells, cost in _cells(run[length:]):
            yield [amount, *cells], cost + own_cost
