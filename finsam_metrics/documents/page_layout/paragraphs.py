"""Lines of running text to whole paragraphs."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import PrintedLine, place_of
from finsam_metrics.model.sources import Word
from finsam_metrics.words.list_marks import begins_item

_STRAIGHT: Final = 1.75
_SAME_SIZE: Final = 0.12
_SHARED_HEAD: Final = re.compile(r"(?:och|eller|samt)\b", re.IGNORECASE)


def join_paragraphs(
    lines: Sequence[PrintedLine], margin: float
) -> Iterator[tuple[tuple[Word, ...], str]]:
    """Join the lines of a paragraph: those that end only because the column does.

    Args:
        lines: From above.
        margin: Where the column ends.

    Returns:
        The words and the text of each paragraph. A hyphen at the end of a line is taken away where
        the word goes on.
    """
    words: tuple[Word, ...] = ()
    text = ""
    above: PrintedLine | None = None
    for line in lines:
        if above is not None and _goes_on(above, line, margin):
            text = _joined(text, line.text)
            words += line.words
        else:
            if words:
                yield words, text
            words, text = line.words, line.text
        above = line
    if words:
        yield words, text


def _goes_on(above: PrintedLine, line: PrintedLine, margin: float) -> bool:
    size = above.height
    if abs(line.height - size) > _SAME_SIZE * size or begins_item(line.text):
        return False
    if line.box.top - above.box.top > _STRAIGHT * size or line.box.top <= above.box.top:
        return False
    first = place_of(line.words[0])
    return above.box.right + (first.right - first.left) + 0.2 * size > margin


def _joined(above: str, text: str) -> str:
    if above.endswith("-") and above[-2:-1].isalpha() and text[:1].islower():
        return f"{above} {text}" if _SHARED_HEAD.match(text) else above[:-1] + text
    return f"{above} {text}"
