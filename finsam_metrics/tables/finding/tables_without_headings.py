"""Tables of one column without a row of headings: their title says the year, a sum ends them."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, TableRow
from finsam_metrics.model.sources import Line
from finsam_metrics.tables.meaning.blocks import Sections
from finsam_metrics.words.amounts import is_amount
from finsam_metrics.words.column_headings import are_words_of_headings, parse_heading
from finsam_metrics.words.sums import is_sum_label
from finsam_metrics.words.units import find_unit, says_unit_of_all, unit_after, without_unit
from finsam_metrics.words.years import YEAR, years_named

_FEWEST_ROWS: Final = 3
_LONGEST_TITLE: Final = 80
_REACH: Final = 3
_COUNTS: Final = re.compile(
    r"(?:insats|aktivitet|projekt|verksamhet|kommun|grupp)\w*\s+(?:antal\s)?"
    r"(?:deltag|antal|person|individ|plats|tillfäll|årsarb|procent|andel)\w*",
    re.IGNORECASE,
)
_BESIDE_WORDS: Final = re.compile(rf"\b{YEAR}\b|\((?:[^()]*)\)|[^\w\s]")


def find_unheaded_tables(lines: Sequence[Line], taken: Set[int]) -> list[PrintedTable]:
    """Find tables whose rows are a label and an amount, and whose sum is printed.

    They count as money only where a unit is told: after amounts, in the title or beside it.

    Args:
        lines: The document's lines.
        taken: Numbers of the lines that are rows of other tables.
    """
    tables = []
    for start, end in _runs(lines, taken):
        run = [line for line in lines[start:end] if line.cells]
        title = _title_above(lines[:start])
        unit = _unit(run, title, lines[max(0, start - _REACH) : start], lines[end : end + _REACH])
        if unit is None or sum(_amount_of(line) is not None for line in run) < _FEWEST_ROWS:
            continue
        if _heads_something_else(lines[:start]):
            continue
        if any(is_sum_label(line.cells[0].text) for line in run):
            versions = [one.version for word in title.split() if (one := parse_heading(word))]
            heading = Heading(
                text=title,
                year=next(iter(years_named(title)), None),
                version=next(filter(None, versions), None),
            )
            tables.append(
                PrintedTable(
                    title=title, unit=unit, headings=(heading,), rows=tuple(_rows(run, title))
                )
            )
    return tables


def _runs(lines: Sequence[Line], taken: Set[int]) -> Iterator[tuple[int, int]]:
    """First line of rows that follow each other, and the line after the last."""
    start: int | None = None
    end = 0
    for place, line in enumerate(lines):
        if line.number not in taken and _amount_of(line) is not None:
            start = place if start is None else start
            end = place + 1
        elif start is not None and (line.text and not _is_heading(line)):
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _amount_of(line: Line) -> str | None:
    """The amount of a row that has a label and nothing else."""
    texts = [cell.text for cell in line.cells if cell.text]
    if len(texts) != 2 or is_amount(without_unit(texts[0])):
        return None
    amount = without_unit(texts[1])
    return amount if is_amount(amount) else None


def _is_heading(line: Line) -> bool:
    return sum(bool(cell.text) for cell in line.cells) == 1


def _title_above(above: Sequence[Line]) -> str:
    told = [line for line in above if line.text][-1:]
    text = told[0].text.strip("#* ") if told else ""
    is_title = len(text) <= _LONGEST_TITLE and not text.endswith((".", ",", ";"))
    return text if is_title and not (told and _amount_of(told[0])) else ""


def _heads_something_else(above: Sequence[Line]) -> bool:
    """Whether the line above heads a column of something that is no money, as "Deltagare"."""
    told = [line for line in above if line.text][-1:]
    if told and not told[0].cells:
        return bool(_COUNTS.fullmatch(told[0].text))
    heads = [cell.text for cell in told[0].cells[1:] if cell.text] if told else []
    return bool(heads) and not any(find_unit(text) or is_amount(text) for text in heads)


def _unit(
    run: Sequence[Line], title: str, above: Sequence[Line], below: Sequence[Line]
) -> str | None:
    """The unit that stands after amounts, in the title, or in a line beside the table."""
    after = {unit_after(cell.text) for line in run for cell in line.cells[1:] if cell.text}
    own = next(filter(None, after), None) if len(after - {None}) == 1 else None
    beside = [line.text for line in (*below, *reversed(above)) if says_unit_of_all(line.text)]
    return own or next(filter(None, map(find_unit, [title, *beside])), None)


def _rows(run: Sequence[Line], title: str) -> Iterator[TableRow]:
    sections = Sections()
    block = " ".join(_BESIDE_WORDS.sub(" ", title).split())
    if block and not are_words_of_headings(block):
        sections.open(block)
    number = 0
    for line in run:
        amount = _amount_of(line)
        label = next(cell.text for cell in line.cells if cell.text)
        if amount is None:
            sections.open(label)
            continue
        number += 1
        yield TableRow(
            number=number,
            line=line.number,
            page=line.page,
            section=sections.of_row(label),
            readings=(Reading(label=label, cells=(amount,)),),
            boxes=(line.cells[-1].box,),
            is_ocr=any(word.is_ocr for word in line.words),
        )
