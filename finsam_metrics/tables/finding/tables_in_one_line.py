"""Tables whose line breaks and empty cells are lost: labels and amounts in one long line.

What each row may be is left open; the printed sums decide.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from finsam_metrics.model.drafts import PrintedTable, TableRow
from finsam_metrics.model.sources import Line
from finsam_metrics.tables.finding.ambiguous_figures import (
    RunStyle,
    divided_run,
    readings_of_run,
    style_of_rows,
)
from finsam_metrics.tables.finding.block_headings import split_heading
from finsam_metrics.tables.finding.full_lines import join_full_lines
from finsam_metrics.tables.finding.heading_runs import HeadingRun, heading_run
from finsam_metrics.tables.meaning.blocks import Sections
from finsam_metrics.words.accounts import is_flow_or_cash
from finsam_metrics.words.dashes import is_dash
from finsam_metrics.words.figures import is_amount_token, is_percent, tokens_of
from finsam_metrics.words.sums import ends_budget, is_detail_label, is_result_label, is_sum_label
from finsam_metrics.words.units import find_unit, is_only_unit, unit_after

_TITLE_REACH: Final = 4
_LONGEST_TITLE: Final = 80
_FEWEST_ROWS: Final = 4
_ROWS_PER_BARE_SUM: Final = 3
_FEWEST_ROWS_OF_A_LINE: Final = 3
_MOST_WORDS_OF_A_UNIT: Final = 6
_FEWEST_COLUMNS: Final = 2
_TITLE_WORDS: Final = 12
_BARE_SUM: Final = "Summa"
_MOST_LABEL_WORDS: Final = 14
_SENTENCE: Final = re.compile(r"[^\W\d]{3,}[.:]")


@dataclass(frozen=True, kw_only=True)
class _Run:
    """A label, the figures after it, and the word after those."""

    label: tuple[str, ...]
    figures: tuple[str, ...]
    end: int

    @property
    def text(self) -> str:
        """The words of the label."""
        return " ".join(self.label)

    @property
    def is_sum(self) -> bool:
        """Whether the row says that it is a sum or a result."""
        return is_sum_label(self.text) or is_result_label(self.text)

    @property
    def is_cash(self) -> bool:
        """Whether the row ends a part of a cash flow."""
        return is_flow_or_cash(self.text)

    @property
    def is_total(self) -> bool:
        """Whether the row ends what a budget sums."""
        return ends_budget(self.text) or is_result_label(self.text)


def find_flattened_tables(
    lines: tuple[Line, ...], section_words: Sequence[str]
) -> list[PrintedTable]:
    """Find tables that stand as running text, after a run of column headings.

    Args:
        lines: The document's lines.
        section_words: Words that head blocks of a budget, as "Administration".
    """
    found: list[PrintedTable] = []
    above: list[str] = []
    for line in join_full_lines(lines):
        if not line.cells:
            found += _tables_in(line, section_words, above)
        above = [*above, line.text][-_TITLE_REACH:] if line.text and not line.cells else above
    return found


def _tables_in(
    line: Line, section_words: Sequence[str], above: Sequence[str]
) -> Iterator[PrintedTable]:
    tokens = tokens_of(line.text)
    place = 0
    while place < len(tokens):
        columns = heading_run(tokens, place)
        if columns is None or not (_is_told(columns) or _begins_line(tokens, columns)):
            place += 1
            continue
        runs = _runs_after(tokens, columns)
        told = list(_rows(runs, columns, line, section_words))
        rows, runs = tuple(row for row, _ in told), [run for _, run in told]
        has_sums = any(run.is_sum or run.is_cash for run in runs)
        is_line = _begins_line(tokens, columns) and runs and runs[-1].end == len(tokens)
        fewest = _FEWEST_ROWS_OF_A_LINE if is_line and has_sums else _FEWEST_ROWS
        bare = sum(not row.readings[0].label for row in rows)
        is_wide = bare * _ROWS_PER_BARE_SUM > len(rows)
        if len(rows) < fewest or is_wide or not (_is_told(columns) or has_sums):
            place = columns.end
            continue
        place, end = columns.start, runs[-1].end
        title = _title_before(tokens, place)
        over = [text for text in reversed(above) if len(text) <= _LONGEST_TITLE]
        near = [title, " ".join(tokens[place : columns.end]), *_units_of(runs), *over]
        yield PrintedTable(
            title=next((text for text in (title, *over) if _says_something(text)), ""),
            unit=next((unit for text in near if (unit := find_unit(text))), None),
            headings=columns.headings,
            rows=rows,
            is_flattened=True,
            is_inline=not is_line,
        )
        place = end


def _is_told(columns: HeadingRun) -> bool:
    """Whether headings are none of running text: several, with years and what they hold."""
    return len(columns.headings) >= _FEWEST_COLUMNS and columns.headings[0].version is not None


def _begins_line(tokens: Sequence[str], columns: HeadingRun) -> bool:
    if columns.start > _MOST_WORDS_OF_A_UNIT:
        return False
    before = " ".join(tokens[: columns.start])
    return not before or is_only_unit(before)


def _units_of(runs: Sequence[_Run]) -> Iterator[str]:
    """The units after amounts, and the words of sums, which may name one."""
    yield from (unit for run in runs for token in run.figures if (unit := unit_after(token)))
    yield from (run.text for run in runs if run.is_sum)


def _says_something(title: str) -> bool:
    return bool(title) and not is_only_unit(title)


def _title_before(tokens: Sequence[str], place: int) -> str:
    """The words just before the headings, back to the end of a sentence."""
    start = place
    while start > 0 and place - start < _TITLE_WORDS and not tokens[start - 1].endswith((".", ":")):
        start -= 1
    return " ".join(tokens[start:place])


def _runs_after(tokens: Sequence[str], columns: HeadingRun) -> list[_Run]:
    """Labels with figures that follow on each other.

    After a total they go on to the line's end, else to a later sum or result: what follows the last
    is other text.
    """
    found: list[_Run] = []
    last = None
    place = columns.end
    while (run := _run_at(tokens, place, columns)) is not None:
        if last is not None and not _is_label(run.label):
            break
        found.append(run)
        if run.is_total or (last is not None and (run.is_sum or run.is_cash)):
            last = len(found)
        place = run.end
    return found if place == len(tokens) else found[:last]


def _styled(runs: Sequence[_Run], columns: HeadingRun) -> tuple[Sequence[_Run], RunStyle]:
    """The runs and how they are printed, with dashes before "of which" rows where they fit best.

    There they are of those rows where the amounts are plainer so, or no other dash is printed.
    """
    plain, bulleted = _shown(runs, columns), _shown(_with_bullets(runs), columns)
    has_dashes = any(is_dash(token) for run in bulleted[0] for token in run.figures)
    is_plainer = _plainness(*bulleted) > _plainness(*plain)
    if not has_dashes:
        return bulleted
    if not is_plainer:
        return plain
    mixed = _shown(_with_full_rows(runs, *bulleted), columns)
    return mixed if mixed[1].is_full else bulleted


def _with_full_rows(
    runs: Sequence[_Run], bulleted: Sequence[_Run], style: RunStyle
) -> Sequence[_Run]:
    """Leave the dashes to the rows that they fill."""
    full = replace(style, is_full=True)
    found = list(bulleted)
    for place, run in enumerate(runs):
        is_moved = bulleted[place].figures != run.figures
        if is_moved and readings_of_run(run.text, run.figures, full):
            found[place] = replace(found[place], figures=run.figures)
            found[place + 1] = replace(found[place + 1], label=runs[place + 1].label)
    return found


def _shown(runs: Sequence[_Run], columns: HeadingRun) -> tuple[Sequence[_Run], RunStyle]:
    told = [(run.text, run.figures) for run in runs]
    return runs, style_of_rows(told, len(columns.headings), columns.before)


def _plainness(runs: Sequence[_Run], style: RunStyle) -> tuple[bool, bool, int]:
    """How plainly rows are printed: no space in an amount, no cell lost, few sums without words."""
    bare = sum(len(divided_run(run.text, run.figures, style)) - 1 for run in runs)
    return not style.groups, style.is_full, -bare


def _with_bullets(runs: Sequence[_Run]) -> list[_Run]:
    """Give the dashes before "of which" rows to those."""
    found = list(runs)
    for place in range(1, len(found)):
        above, own = found[place - 1], found[place]
        if is_detail_label(own.text) and is_dash(above.figures[-1]) and len(above.figures) > 1:
            found[place - 1] = replace(above, figures=above.figures[:-1])
            found[place] = replace(own, label=(above.figures[-1], *own.label))
    return found


def _is_label(words: Sequence[str]) -> bool:
    """Whether words begin as labels do, and none of them ends a sentence."""
    return words[0][0].isupper() and not any(map(_SENTENCE.fullmatch, words))


def _run_at(tokens: Sequence[str], place: int, columns: HeadingRun) -> _Run | None:
    end = place
    while end < len(tokens) and (is_dash(tokens[end]) or not is_amount_token(tokens[end])):
        end += 1
    if end == len(tokens):
        return None
    while end > place and is_dash(tokens[end - 1]):
        end -= 1
    after = end
    while after < len(tokens) and is_amount_token(tokens[after]):
        after += 1
    label, figures = tuple(tokens[place:end]), tuple(tokens[end:after])
    if columns.after and after < len(tokens) and is_percent(tokens[after]):
        after += 1
    other = heading_run(tokens, place)
    is_heading = other is not None and other.headings[0].version is not None
    is_row = label and len(label) <= _MOST_LABEL_WORDS and not is_heading
    return _Run(label=label, figures=figures, end=after) if is_row else None


def _rows(
    runs: Sequence[_Run], columns: HeadingRun, line: Line, section_words: Sequence[str]
) -> Iterator[tuple[TableRow, _Run]]:
    """The rows, each with its run; the first that cannot be read ends them."""
    runs, style = _styled(runs, columns)
    sections = Sections()
    begins_block = True
    number = 0
    divided = [divided_run(run.text, run.figures, style) for run in runs]
    sums = [
        _BARE_SUM if len(parts) > 1 else run.text if run.is_sum else None
        for run, parts in zip(runs, divided, strict=True)
    ]
    for place, (run, (own, *bare)) in enumerate(zip(runs, divided, strict=True)):
        below = [one for one in sums[place:] if one] if begins_block else []
        headings, label = split_heading(run.label, section_words, below)
        for heading in headings:
            sections.open(heading)
        for text, figures in ((label, own), *(("", one) for one in bare)):
            is_sum = run.is_sum or not text
            readings = readings_of_run(text, figures, style, is_sum=is_sum)
            if is_sum and not readings:
                readings = readings_of_run(text, figures, style)
            if not readings:
                return
            number += 1
            row = TableRow(
                number=number,
                line=line.number,
                page=line.page,
                section=sections.of_row(text),
                readings=tuple(readings),
            )
            yield row, run
        begins_block = run.is_sum or bool(bare)
