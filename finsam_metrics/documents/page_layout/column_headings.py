"""Lines that head columns: years, what the columns hold, and what stands beside them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import Piece, PrintedLine, place_of
from finsam_metrics.model.sources import Word
from finsam_metrics.words.column_headings import heads_amounts, parse_heading

SAYS_YEAR: Final = re.compile(r"20\d\d|2\s0\d\d")
_SAYS_VERSION: Final = re.compile(
    r"bokslut|utfall|prognos|budget|\bplan\b|ekonomiplan|redovisat", re.IGNORECASE
)
_BEFORE_VERSION: Final = (
    r"förslag(?:\s+till)?|rev|reviderad|prel|preliminär|beslutad|antagen|ursprunglig|justerad"
)
_MODIFIER: Final = re.compile(rf"(?:{_BEFORE_VERSION})\.?", re.IGNORECASE)
_WORDS: Final = re.compile(
    rf"(?:bokslut|årsbokslut|utfall|prognos|helårsprognos|budget|årsbudget|plan|ekonomiplan|"
    rf"redovisat|not|noter|{_BEFORE_VERSION}|tkr|kkr|kr|mkr|mnkr|sek|år|20\d\d|2|0\d\d|"
    r"20\d\d-\d\d-\d\d|[\s.,():-]|belopp|i|kronor|tusental)+",
    re.IGNORECASE,
)
_CODES: Final = re.compile(r"(?:not(?:er)?|konto(?:nr)?|ansvar|kst)\.?:?", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"(?:not(?:er)?|konto(?:nr)?|ansvar|kst|anm|anmärkning(?:ar)?|kommentar(?:er)?)[\s.:]*|"
    r"(?:förändring|ändring|avvikelse|differens|diff|andel|procent)\b.*|%.*",
    re.IGNORECASE,
)
_CORNER: Final = re.compile(
    r"(?:\(?(?:belopp|benämning|post|poster|rad|konto|kontonr|text|verksamhet|kostnadsslag|område|"
    r"år|ändamål|not|noter|ansvar|kst|kr|tkr|kkr|mkr|mnkr|sek|i|tusental|tusentals|miljoner|kronor)[\s.:)]*)+",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(r"andel|procent|%", re.IGNORECASE)
_GLUED: Final = re.compile(r"(\D*20\d\d)([A-ZÅÄÖ][a-zåäö].*)")
_LONGEST_OTHER: Final = 20


def is_heading(line: PrintedLine) -> bool:
    """Whether a line says years or what columns hold, with at most a unit or the like before.

    Words for what stands beside the years, as notes or changes, may be among them.
    """
    pieces = list(heading_units(line))
    told = [
        piece
        for place, piece in enumerate(pieces)
        if not (_BESIDE if place else _CORNER).fullmatch(piece.text)
    ]
    if len(told) == 1 and len(pieces) > 1:
        return _is_known(told[0].text) and _says(told[0].text)
    if not told:
        return False
    if len(told) == 2 and heads_amounts(told[0].text, told[1].text):
        return True
    foreign = [piece for piece in told[1:] if not _is_known(piece.text)]
    if foreign:
        known = [one for one in told if _is_known(one.text) and one.has_digits]
        return len(known) > 1 and not any(
            one.has_digits or len(one.text) > _LONGEST_OTHER for one in foreign
        )
    own = told if _is_known(told[0].text) else told[1:]
    texts = [piece.text for piece in own]
    if any(_SAYS_VERSION.search(text) for text in texts):
        return len(told) > 1 or _is_known(told[0].text)
    years = [text for text in texts if SAYS_YEAR.fullmatch(text) or "-" in text]
    if len(told) == 1:
        return len(years) == 1
    return len(years) > 1 and len(years) >= len(texts) - 1 and len(own) == len(told)


def is_many_headings(line: PrintedLine) -> bool:
    """Whether a line is made of several headings and nothing else, however close they stand."""
    units = [unit.text for unit in heading_units(line)]
    return len(units) > 1 and all(map(_is_known, units))


def heads_column(unit: Piece) -> bool:
    """Whether words head a column: of amounts, or of what stands beside them."""
    return _says(unit.text) or bool(_BESIDE.fullmatch(unit.text))


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
    glued = _GLUED.fullmatch(word.text)
    if glued is None:
        return [word]
    box = place_of(word)
    middle = box.left + (box.right - box.left) * len(glued[1]) / len(word.text)
    return [
        replace(word, text=glued[1], box=replace(box, right=middle)),
        replace(word, text=glued[2], box=replace(box, left=middle)),
    ]


def _begins_unit(unit: str, word: str, following: str) -> bool:
    if _CODES.fullmatch(unit):
        return _says(word)
    if _SHARE.fullmatch(word):
        return True
    if _BESIDE.fullmatch(unit) or not _says(unit):
        return False
    if SAYS_YEAR.search(word):
        return bool(SAYS_YEAR.search(unit))
    if _MODIFIER.fullmatch(word):
        return bool(_SAYS_VERSION.search(following))
    return bool(_SAYS_VERSION.search(word) or _BESIDE.fullmatch(word))


def _is_known(text: str) -> bool:
    return bool(_WORDS.fullmatch(text)) or parse_heading(text) is not None


def _says(text: str) -> bool:
    return bool(SAYS_YEAR.search(text) or _SAYS_VERSION.search(text))
