"""Runs of figures in running text: where one amount ends and the next begins.

What a run may be is left open where spaces stand both in amounts and between them; the printed
sums decide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Final

from finsam_metrics.model.drafts import Reading
from finsam_metrics.words.amounts import decimals_of, is_amount, is_negative
from finsam_metrics.words.dashes import is_dash
from finsam_metrics.words.figures import (
    are_thousands,
    has_marked_thousands,
    has_thousands,
    has_ungrouped_thousands,
    is_nought,
    may_be_of_label,
    may_begin_amount,
    numbers_word,
    whole_digits,
)
from finsam_metrics.words.units import unit_after, without_unit
from finsam_metrics.words.years import is_plain_year

_MOST_GROUPS: Final = 5
_MOST_DIGITS: Final = 10
_MOST_READINGS: Final = 1_000
_LEAST_SHOWN: Final = 2
_WHOLLY_LABEL: Final = 5
_EMPTY_CELL: Final = 1
_UNGROUPED: Final = 1
_GAP_INSIDE: Final = 3
_MIXED_SIGNS: Final = 2
_USUAL_SPREAD: Final = 2


@dataclass(frozen=True, kw_only=True)
class RunStyle:
    """How a table prints its amounts, as far as all of its rows show it.

    Attributes:
        columns: Columns of amounts.
        before: Columns of notes or accounts between the labels and the amounts.
        groups: True where a space may stand between the thousands of an amount.
        has_marks: True where another sign than a space stands between the thousands, or nothing.
        decimals: Decimals of every amount; None where they differ.
        units: True where a unit stands after every amount.
        dashes: True where a dash stands between every label and its amounts, and nowhere else.
        spaced_minus: True where a dash may be the minus of the amount after it: where no other
            amount shows how a minus is printed.
        is_full: True where every row tells all columns, an empty one by a dash.
    """

    columns: int
    before: int = 0
    groups: bool = True
    has_marks: bool = False
    decimals: int | None = None
    units: bool = False
    dashes: bool = False
    spaced_minus: bool = True
    is_full: bool = False


def style_of_rows(
    rows: Sequence[tuple[str, Sequence[str]]], columns: int, before: int = 0
) -> RunStyle:
    """Find what the rows of a table show of how its amounts are printed.

    Spaces stand in no amount where amounts of four digits or more are printed without them, and
    every row has room for its figures so. Nothing is lost where dashes that are no minus stand for
    empty cells and every row may tell all columns.

    Args:
        rows: The label and the run of figures of every row.
        columns: Columns of amounts.
        before: Columns of notes or accounts before them.
    """
    runs = [run for _, run in rows]
    tokens = [token for run in runs for token in run if not is_dash(token)]
    whole = [amount for token in tokens if has_thousands(amount := without_unit(token))]
    last = [run[-1] for run in runs if run and not is_dash(run[-1])]
    decimals = {decimals_of(without_unit(token)) for token in last}
    plain = RunStyle(
        columns=columns,
        before=before,
        has_marks=sum(map(has_marked_thousands, whole)) >= _LEAST_SHOWN,
        decimals=max(decimals) if len(decimals) == 1 and decimals != {0} else None,
        units=bool(last) and all(unit_after(token) for token in last),
        dashes=all(is_dash(run[0]) and not any(map(is_dash, run[1:])) for run in runs),
        spaced_minus=not any(map(is_negative, tokens)),
    )
    shown = sum(not is_plain_year(amount) for amount in whole) >= _LEAST_SHOWN
    has_blanks = any(_has_blank(run, plain) for run in runs)
    for groups, is_full in ((False, True), (False, False), (True, True)):
        tried = replace(plain, groups=groups, is_full=is_full)
        is_shown = (groups or shown) and (has_blanks or not is_full)
        if is_shown and all(_is_told(*row, tried) for row in rows):
            return tried
    return plain


def divided_run(label: str, run: Sequence[str], style: RunStyle) -> list[Sequence[str]]:
    """Divide a run into the figures of its row and of sums without words, which fill all columns.

    It is whole where it may be a row, where neither decimals, units nor signs between thousands
    show where its amounts end, or where a dash may be a minus.
    """
    is_marked = style.has_marks and not style.groups
    is_shown = is_marked or style.decimals is not None or style.units
    is_open = any(_may_be_minus(run, at, style) for at in range(len(run)))
    if style.before or not is_shown or is_open or readings_of_run(label, run, style):
        return [run]
    ends = [
        place for place, token in enumerate(run, start=1) if is_dash(token) or _ends(token, style)
    ]
    own = len(ends) - max(0, len(ends) - 1) // style.columns * style.columns
    cuts = [0, *(ends[place - 1] for place in range(own, len(ends), style.columns)), len(run)]
    return [run[start:end] for start, end in pairwise(cuts)]


def _ends(token: str, style: RunStyle) -> bool:
    """Whether a figure is the last of its amount, by its decimals or the unit after it."""
    has_unit = not style.units or unit_after(token) is not None
    return has_unit and style.decimals in (None, decimals_of(without_unit(token)))


def _is_told(label: str, run: Sequence[str], style: RunStyle) -> bool:
    """Whether a row, and the sums without words after it, can be read so that a cell is filled."""
    return all(
        any(any(one.cells) for one in readings_of_run(label, part, style))
        for part in divided_run(label, run, style)
    )


def _has_blank(run: Sequence[str], style: RunStyle) -> bool:
    """Whether a dash is no minus of an amount after it."""
    return any(is_dash(token) and not _may_be_minus(run, at, style) for at, token in enumerate(run))


def _may_be_minus(run: Sequence[str], at: int, style: RunStyle) -> bool:
    """Whether a dash may be the minus of the amount after it."""
    is_before = at + 1 < len(run) and run[at + 1][0].isdigit()
    return style.spaced_minus and is_dash(run[at]) and is_before


def readings_of_run(
    label: str, run: Sequence[str], style: RunStyle, *, is_sum: bool = False
) -> list[Reading]:
    """Every way to read a run of figures: digits of the label, amounts, and their columns.

    A short figure alone may stand inside a label that goes on after it; then no cell is filled.
    """
    columns = style.columns
    if len(run) > _MOST_GROUPS * columns:
        return []
    found: dict[tuple[str, tuple[str | None, ...]], int] = {}
    for kept in range(len(run)):
        word = run[kept - 1] if kept else ""
        is_counted = _is_counted([*label.split(), *run], kept, len(label.split()))
        if kept and (is_sum or not (is_plain_year(word) or is_counted)):
            break
        own = " ".join([label, *run[:kept]])
        for cells, cost in _cells(list(run[kept + style.before + style.dashes :]), style, columns):
            if all(cell is None for cell in cells):
                continue
            if len(cells) != columns and (is_sum or style.is_full):
                continue
            for places in combinations(range(columns), len(cells)):
                placed: list[str | None] = [None] * columns
                for column, cell in zip(places, cells, strict=True):
                    placed[column] = cell
                has_gap = places != tuple(range(len(cells)))
                whole = cost + _EMPTY_CELL * (columns - len(cells)) + _GAP_INSIDE * has_gap
                whole += kept * (not is_counted) + _MIXED_SIGNS * _has_mixed_signs(cells)
                whole += _unevenness(cells)
                key = (own, tuple(placed))
                found[key] = min(whole, found.get(key, whole))
    if not is_sum and len(run) == 1 and may_be_of_label(run[0]):
        found[" ".join([label, *run]), (None,) * columns] = _WHOLLY_LABEL
    ranked = sorted(found.items(), key=lambda one: one[1])[:_MOST_READINGS]
    return [Reading(label=own, cells=cells, cost=cost) for (own, cells), cost in ranked]


def _has_mixed_signs(cells: Sequence[str | None]) -> bool:
    stated = [cell for cell in cells if cell and not is_nought(cell)]
    return len(set(map(is_negative, stated))) > 1


def _unevenness(cells: Sequence[str | None]) -> int:
    """How many digits more than is usual the longest amount of a row has than the shortest."""
    digits = [sum(map(str.isdigit, cell)) for cell in cells if cell and not is_nought(cell)]
    return max(0, max(digits, default=0) - min(digits, default=0) - _USUAL_SPREAD)


def _is_counted(words: Sequence[str], kept: int, label_words: int) -> bool:
    """Whether the one figure that is kept in a label numbers the word before it."""
    if kept != 1 or not label_words:
        return False
    return numbers_word(words[label_words - 1], words[label_words])


def _cells(run: list[str], style: RunStyle, room: int) -> Iterator[tuple[list[str | None], int]]:
    """Every way to put figures together to at most so many amounts, by groups of three.

    A dash is an empty cell or the minus of the amount after it.
    """
    if not run:
        yield [], 0
    elif is_dash(run[0]):
        yield from _cells_after_dash(run[0], run[1:], style, room)
    elif room:
        for length, amount in _first_amounts(run, style):
            is_ungrouped = style.groups and has_ungrouped_thousands(amount)
            for cells, cost in _cells(run[length:], style, room - 1):
                yield [amount, *cells], cost + _UNGROUPED * is_ungrouped


def _first_amounts(run: list[str], style: RunStyle) -> Iterator[tuple[int, str]]:
    """The amounts that a run may begin with, and of how many figures each is made."""
    for length in range(1, len(run) + 1):
        group = run[:length]
        if length > 1 and not (style.groups and _is_grouped(group)):
            break
        if run[0].startswith("0") and not (length == 1 and is_nought(without_unit(run[0]))):
            break
        if style.units and not unit_after(group[-1]):
            continue
        amount = without_unit(" ".join(group))
        if len(whole_digits(amount)) > _MOST_DIGITS or not is_amount(amount):
            break
        if style.decimals in (None, decimals_of(amount)) or amount == "0":
            yield length, amount


def _cells_after_dash(
    dash: str, rest: list[str], style: RunStyle, room: int
) -> Iterator[tuple[list[str | None], int]]:
    for cells, cost in _cells(rest, style, room):
        if len(cells) < room:
            yield [None, *cells], cost
        if style.spaced_minus and cells and cells[0] is not None and cells[0][0].isdigit():
            yield [f"{dash} {cells[0]}", *cells[1:]], cost


def _is_grouped(group: Sequence[str]) -> bool:
    """Whether figures are the thousands of one amount."""
    return (
        may_begin_amount(group[0])
        and are_thousands(without_unit(group[-1]))
        and not any("," in figure or unit_after(figure) for figure in group[:-1])
    )
