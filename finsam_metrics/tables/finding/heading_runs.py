"""Column headings that stand after each other in running text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from finsam_metrics.model.drafts import Heading
from finsam_metrics.words.column_headings import is_beside, parse_heading
from finsam_metrics.words.units import is_only_unit

_MOST_WORDS: Final = 5


@dataclass(frozen=True, kw_only=True)
class HeadingRun:
    """The columns of a table whose cells are lost.

    Attributes:
        headings: One per column of amounts.
        before: Columns of notes or accounts before them.
        after: Columns of changes or shares after them.
        start: Where the first heading stands.
        end: Where the first row begins.
    """

    headings: tuple[Heading, ...]
    before: int
    after: int
    start: int
    end: int


def heading_run(words: Sequence[str], start: int) -> HeadingRun | None:
    """Read the column headings that follow on each other from a word on.

    All say what the columns hold, or only years. A title before them that says the same as one of
    them is none of them.

    Returns:
        None where no heading stands there.
    """
    place = start
    while place < len(words) and is_beside(words[place]):
        place += 1
    before = place - start
    found: list[tuple[Heading, int]] = []
    while (one := _heading_at(words, place)) is not None:
        heading, end = one
        if found and (heading.version is None) != (found[0][0].version is None):
            break
        found.append((heading, place))
        place = end
    told = [heading.text.casefold() for heading, _ in found]
    while len(set(told)) < len(told):
        found, told = found[1:], told[1:]
    if not found:
        return None
    end = place
    while end < len(words) and is_beside(words[end]):
        end += 1
    return HeadingRun(
        headings=tuple(heading for heading, _ in found),
        before=before,
        after=end - place,
        start=start if before else found[0][1],
        end=end,
    )


def _heading_at(words: Sequence[str], place: int) -> tuple[Heading, int] | None:
    """The shortest heading with a year that begins at a word, and the word after it."""
    for end in range(place + 1, min(place + _MOST_WORDS, len(words)) + 1):
        if is_only_unit(words[end - 1]):
            break
        heading = parse_heading(" ".join(words[place:end]))
        if heading is not None and heading.year is not None:
            return heading, end
    return None
