"""Lists whose items have no marks: short lines that stand together under a heading."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from finsam_metrics.model.sources import Line
from finsam_metrics.words.list_marks import begins_item

_FEWEST: Final = 3
_FEWEST_LONG: Final = 2
_LONGEST: Final = 120
_MOST_WORDS: Final = 20
_GOES_ON: Final = (".", ",", ":", ";", "!", "?", "-")
_LINKS: Final = frozenset(
    {"och", "samt", "eller", "för", "av", "till", "i", "på", "med", "om", "att", "som", "den"}
)


def find_unmarked_items(lines: Sequence[Line], is_heading: Callable[[str], bool]) -> frozenset[int]:
    """Give the lines that are items of lists without marks.

    Lines that stand together, with an empty line before and after them, are a list where each is
    short, begins with a capital or a figure and ends as no sentence does. Its heading stands alone
    above, or is the first of the lines.

    Args:
        lines: The document's lines.
        is_heading: Whether a line may be a heading by its words.
    """
    return frozenset(
        line.number for block, above in _blocks(lines) for line in _items(block, above, is_heading)
    )


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Give the lines that stand together, each time with those that stand above them."""
    above: list[Line] = []
    block: list[Line] = []
    for line in lines:
        is_apart = block and line.number != block[-1].number + 1
        if block and (is_apart or not line.text.strip()):
            yield block, above
            above, block = block, []
        if line.text.strip():
            block.append(line)
    if block:
        yield block, above


def _items(
    block: Sequence[Line], above: Sequence[Line], is_heading: Callable[[str], bool]
) -> Sequence[Line]:
    if not all(map(_is_item, block)):
        return ()
    is_headed = bool(above) and (
        above[-1].text.rstrip().endswith(":") or (len(above) == 1 and is_heading(above[0].text))
    )
    has_own_heading = not is_headed and is_heading(block[0].text)
    items = block[1:] if has_own_heading else block
    is_long = not any(is_heading(line.text) for line in items)
    return items if len(items) >= (_FEWEST_LONG if is_long and is_headed else _FEWEST) else ()


def _is_item(line: Line) -> bool:
    text = line.text.strip()
    words = text.split()
    return (
        not line.cells
        and (text[0].isupper() or text[0].isdigit())
        and len(text) <= _LONGEST
        and len(words) <= _MOST_WORDS
        and not text.endswith(_GOES_ON)
        and words[-1].casefold() not in _LINKS
        and not begins_item(text)
    )
