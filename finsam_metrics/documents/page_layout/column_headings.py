"""Lines that head columns: years, what the columns hold, and what stands beside them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import Piece, PrintedLine, place_of
from finsam_metrics.model.sources import Word
from finsam_metrics.words.column_headings import (
    heads_amounts,
    heads_beside,
    heads_codes,
    heads_labels,
    heads_shares,
    is_of_headings,
    says_column,
)
from finsam_metrics.words.dates import has_iso_date
from finsam_metrics.words.versions import begins_version, names_document, says_version
from finsam_metrics.words.years import is_year, parted_after_year, says_year

_LONGEST_OTHER: Final = 20


def is_heading(line: PrintedLine) -> bool:
    """Whether a line says years or what columns hold, with at most a unit or the like before.

    Words for what stands beside the years, as notes or changes, may be among them.
    """
    pieces = list(heading_units(line))
    labelled = [piece.text for piece in pieces if not heads_beside(piece.text)]
    if len(labelled) == 2 and heads_amounts(*labelled):
        return True
    told = [
        piece
        for place, piece in enumerate(pieces)
        if not (heads_beside if place else heads_labels)(piece.text)
    ]
    if len(told) == 1 and len(pieces) > 1:
        return is_of_headings(told[0].text) and says_column(told[0].text)
    if not told or (len(told) == 1 and names_document(told[0].text)):
        return False
    foreign = [piece for piece in told[1:] if not is_of_headings(piece.text)]
    if foreign:
        known = [one for one in told if is_of_headings(one.text) and one.has_digits]
        return len(known) > 1 and not any(
            one.has_digits or len(one.text) > _LONGEST_OTHER for one in foreign
        )
    own = told if is_of_headings(told[0].text) else told[1:]
    texts = [piece.text for piece in own]
    if any(says_version(text) for text in texts):
        return len(told) > 1 or is_of_headings(told[0].text)
    years = [text for text in texts if is_year(text) or has_iso_date(text)]
    if len(told) == 1:
        return len(years) == 1
    return len(years) > 1 and len(years) >= len(texts) - 1 and len(own) == len(told)


def is_many_headings(line: PrintedLine) -> bool:
    """Whether a line is made of several headings and nothing else, however close they stand."""
    units = [unit.text for unit in heading_units(line)]
    return len(units) > 1 and all(map(is_of_headings, units))


def heads_column(unit: Piece) -> bool:
    """Whether words head a column: of amounts, or of what stands beside them."""
    return says_column(unit.text) or heads_beside(unit.text)


def heading_units(line: PrintedLine) -> Iterator[Piece]:
    """Give the headings of a line, parted where they stand close to each other.

    One begins at a year, at a word for what a column holds, and at a word for what stands beside.
    """
    for piece in line.pieces:
        unit: list[Word] = []
        words = [part for word in piece.words for part in _parted(word)]
        for place, word in enumerate(words):
            following = words[place + 1].text if place + 1 < len(words) else ""
            if unit and _begins_unit(Piece(tuple(unit)).text, word.text, following):
                yield Piece(tuple(unit))
                unit = []
            unit.append(word)
        yield Piece(tuple(unit))


def _parted(word: Word) -> list[Word]:
    """Part a year from the heading that was read as one word with it, as "2008Budget"."""
    parted = parted_after_year(word.text)
    if parted is None:
        return [word]
    year, heading = parted
    box = place_of(word)
    middle = box.left + (box.right - box.left) * len(year) / len(word.text)
    return [
        replace(word, text=year, box=replace(box, right=middle)),
        replace(word, text=heading, box=replace(box, left=middle)),
    ]


def _begins_unit(unit: str, word: str, following: str) -> bool:
    if heads_codes(unit):
        return says_column(word)
    if heads_shares(word):
        return True
    if heads_beside(unit) or not says_column(unit):
        return False
    if says_year(word):
        return says_year(unit)
    if begins_version(word):
        return says_version(following)
    return says_version(word) or heads_beside(word)
