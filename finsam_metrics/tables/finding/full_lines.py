"""Lines that were broken because they were full, as one: a table may stand as running text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from finsam_metrics.model.sources import Line

_NARROWEST: Final = 50
_FULL: Final = 0.75


def join_full_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines, those of a paragraph as its first.

    A paragraph ends with a line that is not full, at an empty line, at cells or with its page.
    """
    block: list[Line] = []
    for line in lines:
        is_text = bool(line.text) and not line.cells
        if block and not (is_text and line.page == block[-1].page):
            yield from _paragraphs(block)
            block = []
        if is_text:
            block.append(line)
        else:
            yield line
    yield from _paragraphs(block)


def _paragraphs(block: Sequence[Line]) -> Iterator[Line]:
    width = max((len(line.text) for line in block), default=0)
    if width < _NARROWEST:
        yield from block
        return
    own: list[Line] = []
    for line in block:
        own.append(line)
        if len(line.text) < _FULL * width:
            yield _joined(own)
            own = []
    if own:
        yield _joined(own)


def _joined(lines: Sequence[Line]) -> Line:
    return replace(
        lines[0],
        text=" ".join(line.text for line in lines),
        words=tuple(word for line in lines for word in line.words),
    )
