"""Words that stand on the same line, and the pieces that gaps divide a line into."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from finsam_metrics.model.sources import Box, Word
from finsam_metrics.words.amounts import is_number_word, may_be_thousands, stands_for_amount
from finsam_metrics.words.dashes import DASHES, is_dash
from finsam_metrics.words.units import ends_amount

_DOTS: Final = ".\N{HORIZONTAL ELLIPSIS}_\N{MIDDLE DOT}"
_LEADER: Final = re.compile(r"[.\N{HORIZONTAL ELLIPSIS}_\N{MIDDLE DOT}]{3,}")
_MINUS: Final = "\N{MINUS SIGN}"
_GAP: Final = 0.8
_PICTURE_NUMBER_GAP: Final = 0.75
_NUMBER_GAP: Final = 0.48
_SAME_LINE: Final = 0.5
_SAME_FOOT: Final = 0.35


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A ruling line of a page, along one axis.

    Attributes:
        at: Where it stands on the other axis.
        start: Its upper or left end.
        end: Its lower or right end.
    """

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Piece:
    """Words of a line with no gap between them."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with spaces between; leaders of dots are left out."""
        joined = " ".join(word.text for word in self.words if not is_leader(word.text))
        return _LEADER.sub(" ", joined).strip()

    @cached_property
    def box(self) -> Box:
        """The place of all its words."""
        return box_around(self.words)

    @property
    def is_amount(self) -> bool:
        """Whether it is an amount, or a dash in the place of one."""
        return stands_for_amount(self.text)

    @property
    def has_digits(self) -> bool:
        """Whether a figure stands in it."""
        return any(sign.isdigit() for sign in self.text)


@dataclass(frozen=True)
class PrintedLine:
    """Words at the same height, from left to right."""

    words: tuple[Word, ...]
    barriers: tuple[Rule, ...] = ()

    @cached_property
    def box(self) -> Box:
        """The place of all its words."""
        return box_around(self.words)

    @property
    def height(self) -> float:
        """How high its letters are."""
        return self.box.bottom - self.box.top

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its words as gaps, leaders and ruling lines divide them."""
        pieces: list[list[Word]] = []
        for word in self.words:
            if is_leader(word.text):
                pieces.append([])
            elif pieces and pieces[-1] and not self._is_apart(pieces[-1], word):
                pieces[-1].append(word)
            else:
                pieces.append([word])
        return tuple(Piece(tuple(words)) for words in pieces if words)

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(word.text for word in self.words)

    def _is_apart(self, piece: list[Word], word: Word) -> bool:
        """Whether a word begins a new piece: after a gap, or an amount after another's unit."""
        has_unit = ends_amount(piece[-1].text) and Piece(tuple(piece)).is_amount
        is_next = is_dash(word.text) or is_number_word(word.text)
        return (has_unit and is_next) or self._is_gap(piece[-1], word)

    def _is_gap(self, left: Word, right: Word) -> bool:
        before, after = place_of(left), place_of(right)
        size = min(before.bottom - before.top, after.bottom - after.top)
        gap = (after.left - before.right) / max(size, 1.0)
        both = is_number_word(left.text) and is_number_word(right.text)
        if both and right.text.startswith(_MINUS):
            return True
        if both and gap > 0.05 and not may_be_thousands(right.text):
            return right.text.startswith(DASHES) or gap > _NUMBER_GAP / 2
        in_number = _PICTURE_NUMBER_GAP if right.is_ocr else _NUMBER_GAP
        if gap > (in_number if both else _GAP):
            return True
        middle = (before.right + after.left) / 2
        return any(
            before.right - 1 <= rule.at <= after.left + 1 and rule.start <= self._middle <= rule.end
            for rule in self.barriers
            if abs(rule.at - middle) <= (after.left - before.right) / 2 + 1
        )

    @property
    def _middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2


def place_of(word: Word) -> Box:
    """Give the place of a word of a page.

    Raises:
        ValueError: The word has no place; words of pages have one.
    """
    if word.box is None:
        raise ValueError(f"the word {word.text!r} has no place")
    return word.box


def is_leader(text: str) -> bool:
    """Whether a word is only dots that lead the eye to an amount."""
    return not text.strip(_DOTS)


def box_around(words: Sequence[Word]) -> Box:
    """Give the smallest place that holds all the words."""
    boxes = [place_of(word) for word in words]
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )


def lines_of(words: Sequence[Word], barriers: tuple[Rule, ...] = ()) -> list[PrintedLine]:
    """Put words at the same height together; strokes or dots alone are a drawn line, and no words.

    Args:
        words: Of one text column, in any order.
        barriers: Upright ruling lines, which divide what stands on both sides.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        if rows and _is_same_line(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [
        PrintedLine(tuple(sorted(row, key=lambda word: place_of(word).left)), barriers)
        for row in rows
        if not all(is_leader(word.text) for word in row)
    ]


def _middle(word: Word) -> float:
    box = place_of(word)
    return (box.top + box.bottom) / 2


def _is_same_line(row: list[Word], word: Word) -> bool:
    """Whether a word stands with the line: on its foot, or level with it in a picture.

    Amounts that are centred on a label of two lines stand between these, and on neither's foot.
    """
    last, box = place_of(row[-1]), place_of(word)
    lower = min(last.bottom - last.top, box.bottom - box.top)
    if word.is_ocr:
        overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
        return overlap > _SAME_LINE * lower
    return abs(box.bottom - place_of(row[0]).bottom) < _SAME_FOOT * lower
