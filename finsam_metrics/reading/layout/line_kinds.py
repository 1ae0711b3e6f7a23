"""What a line of a page can be in a table: a row, headings of columns, or a label alone."""

import re
from typing import Final

from finsam_metrics.reading.layout.printed_lines import PrintedLine

_HEADING_WORDS: Final = re.compile(
    r"(?:bokslut|årsbokslut|utfall|prognos|helårsprognos|budget|årsbudget|plan|ekonomiplan|redovisat|"
    r"not|noter|förslag|rev|reviderad|prel|preliminär|tkr|kkr|kr|mkr|mnkr|sek|år|20\d\d|2|0\d\d|"
    r"20\d\d-\d\d-\d\d|[\s.,():-]|belopp|i|kronor|tusental)+",
    re.IGNORECASE,
)
SAYS_YEAR: Final = re.compile(r"20\d\d|2\s0\d\d")
SAYS_VERSION: Final = re.compile(
    r"bokslut|utfall|prognos|budget|\bplan\b|ekonomiplan|redovisat", re.IGNORECASE
)
_LONGEST_LABEL: Final = 75
_LONGEST_OTHER: Final = 20


def is_row(line: PrintedLine) -> bool:
    """Whether a line has amounts beside a label, or several amounts."""
    pieces = line.pieces
    amounts = [piece for piece in pieces if piece.is_amount and piece.has_digits]
    if len(pieces) < 2 or not amounts:
        return False
    return pieces[-1].is_amount or len(amounts) > 1


def is_heading(line: PrintedLine) -> bool:
    """Whether a line says years or what columns hold, with at most a unit or the like before."""
    pieces = line.pieces
    foreign = [piece for piece in pieces[1:] if not _HEADING_WORDS.fullmatch(piece.text)]
    if foreign:
        known = [one for one in pieces if _HEADING_WORDS.fullmatch(one.text) and one.has_digits]
        return len(known) > 1 and not any(
            one.has_digits or len(one.text) > _LONGEST_OTHER for one in foreign
        )
    own = pieces if _HEADING_WORDS.fullmatch(pieces[0].text) else pieces[1:]
    texts = [piece.text for piece in own]
    if any(SAYS_VERSION.search(text) for text in texts):
        return len(pieces) > 1 or (len(own) == 1 and _HEADING_WORDS.fullmatch(texts[0]) is not None)
    years = [text for text in texts if SAYS_YEAR.fullmatch(text) or "-" in text]
    if len(pieces) == 1:
        return len(years) == 1
    return len(years) > 1 and len(years) >= len(texts) - 1 and len(own) == len(pieces)


def is_label(line: PrintedLine) -> bool:
    """Whether a line may be a label alone, or the heading of a block."""
    text = line.text
    return (
        len(line.pieces) == 1 and len(text) <= _LONGEST_LABEL and not text.endswith((".", ";", "?"))
    )


def is_lone_amount(line: PrintedLine) -> bool:
    """Whether a line has amounts and nothing else."""
    return all(piece.is_amount for piece in line.pieces)
