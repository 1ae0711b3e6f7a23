"""Words that run up or down beside a page's own: headings of narrow columns, notes in a margin."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import (
    PrintedLine,
    box_around,
    lines_of,
    place_of,
)
from finsam_metrics.model.sources import Box, Word
from finsam_metrics.words.amounts import is_number_word
from finsam_metrics.words.years import is_year

_NEXT_LINE: Final = 1.7
_APART: Final = 2.0
_PITCH: Final = 1.2
_BETWEEN: Final = 1.2
_BELOW: Final = 40.0


def stood_up(words: Sequence[Word], aside: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Give the headings of columns among turned words as if they were printed upright.

    Headings of columns run beside each other over words of the page. Each gets its words under
    each other, the last of every heading at the same height: as a heading that wraps after every
    word.

    Args:
        words: Of the page.
        aside: Those in another direction.

    Returns:
        The headings' words with such places, and the words aside that head nothing.
    """
    direction = words[0].angle if words else 0
    upright: list[Word] = []
    for angle in (90, 270):
        own = [word for word in aside if (word.angle - direction) % 360 == angle]
        for row in _rows(_columns(own, angle)):
            if _stands_over_any(row, words):
                upright += _stacked(row)
                within = box_around([word for column in row for word in column])
                aside = [word for word in aside if word not in own or not _is_in(word, within)]
    return upright, list(aside)


def _is_in(word: Word, box: Box) -> bool:
    place = place_of(word)
    return (
        box.left <= place.left
        and place.right <= box.right
        and (box.top <= place.top and place.bottom <= box.bottom)
    )


def turned_lines(words: Sequence[Word]) -> Iterator[PrintedLine]:
    """Give lines of words in other directions than a page's, each as it is read."""
    for angle in sorted({word.angle for word in words}):
        own = [word for word in words if word.angle == angle]
        yield from lines_of(own) if angle % 180 == 0 else _read_lines(own, angle)


def _read_lines(words: Sequence[Word], angle: int) -> Iterator[PrintedLine]:
    """Lines as they are read, of words in their own places."""
    turned = [_turned(word, angle) for word in words]
    by_place = {id(one): word for one, word in zip(turned, words, strict=True)}
    for line in lines_of(turned):
        yield PrintedLine(tuple(by_place[id(word)] for word in line.words))


def _turned(word: Word, angle: int) -> Word:
    """The word as it stands when the page is turned so that it can be read."""
    box = place_of(word)
    if angle == 90:
        place = Box(left=box.top, top=-box.right, right=box.bottom, bottom=-box.left)
    else:
        place = Box(left=-box.bottom, top=box.left, right=-box.top, bottom=box.right)
    return replace(word, box=place)


def _columns(words: Sequence[Word], angle: int) -> list[list[Word]]:
    """Headings of one or more turned lines close to each other, in reading order."""
    columns: list[list[Word]] = []
    last: list[Box] = []
    for part in (part for line in _read_lines(words, angle) for part in _parts(line.words)):
        box = box_around(part)
        above = next((place for place, its in enumerate(last) if _is_next(box, its)), None)
        if above is None:
            columns.append(part)
            last.append(box)
        else:
            columns[above] += part
            last[above] = box
    whole = [_with_whole_years(column) for column in columns]
    return sorted(whole, key=lambda column: box_around(column).left)


def _with_whole_years(column: Sequence[Word]) -> list[Word]:
    """The words with a year as one where a space stands between its thousands, as "2 024"."""
    joined: list[Word] = []
    for word in column:
        if joined and is_year(f"{joined[-1].text} {word.text}"):
            both = box_around([joined[-1], word])
            joined[-1] = replace(word, text=f"{joined[-1].text} {word.text}", box=both)
        else:
            joined.append(word)
    return joined


def _is_next(box: Box, before: Box) -> bool:
    """Whether a turned line goes on with the heading of another."""
    is_level = min(box.bottom, before.bottom) > max(box.top, before.top)
    return is_level and abs(box.left - before.left) < _NEXT_LINE * (box.right - box.left)


def _parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words of a turned line that follow close on each other."""
    part: list[Word] = []
    for word in words:
        box = place_of(word)
        size = box.right - box.left
        if part:
            last = place_of(part[-1])
            if max(box.top - last.bottom, last.top - box.bottom) > _APART * size:
                yield part
                part = []
        part.append(word)
    if part:
        yield part


def _rows(columns: Sequence[list[Word]]) -> Iterator[list[list[Word]]]:
    """Headings beside each other."""
    rows: list[list[list[Word]]] = []
    for column in columns:
        box = box_around(column)
        for row in rows:
            its = box_around([word for one in row for word in one])
            if min(box.bottom, its.bottom) > max(box.top, its.top):
                row.append(column)
                break
        else:
            rows.append([column])
    yield from rows


def _stands_over_any(row: Sequence[Sequence[Word]], words: Sequence[Word]) -> bool:
    """Whether a heading of a row stands over words of the page: the first rows may be empty."""
    is_alone = len(row) == 1
    headings = [box_around(column) for column in row]
    return any(_is_over(box, word, is_alone=is_alone) for box in headings for word in words)


def _is_over(heading: Box, word: Word, *, is_alone: bool) -> bool:
    """Whether a heading stands over a word; one alone, over an amount."""
    box = place_of(word)
    is_close = -1 <= box.top - heading.bottom < _BELOW
    is_under = box.left < heading.right + _BELOW and box.right > heading.left - _BELOW
    return is_close and is_under and (not is_alone or is_number_word(word.text))


def _stacked(row: Sequence[Sequence[Word]]) -> Iterator[Word]:
    boxes = [box_around(column) for column in row]
    top, foot = min(box.top for box in boxes), max(box.bottom for box in boxes)
    middles = [(box.left + box.right) / 2 for box in boxes]
    room = min((right - left for left, right in pairwise(middles)), default=_BELOW)
    size = min(place_of(word).right - place_of(word).left for column in row for word in column)
    pitch = min(_PITCH * size, (foot - top) / max(map(len, row)))
    for column, middle in zip(row, middles, strict=True):
        for place, word in enumerate(reversed(column)):
            width = max(room - _BETWEEN * size, size)
            bottom = foot - place * pitch
            own = Box(
                left=middle - width / 2,
                top=bottom - pitch / _PITCH,
                right=middle + width / 2,
                bottom=bottom,
            )
            yield replace(word, box=own)
