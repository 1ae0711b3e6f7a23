"""Tables that ruling lines divide into cells."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from finsam_metrics.documents.page_layout.cell_rows import CellRow
from finsam_metrics.documents.page_layout.printed_lines import (
    PrintedLine,
    Rule,
    box_around,
    lines_of,
    place_of,
)
from finsam_metrics.documents.page_layout.side_tables import is_labelled_amount
from finsam_metrics.documents.tables import Span, cells_of_spans
from finsam_metrics.model.sources import Box, Word

_TOUCH: Final = 4.0
_FEWEST_BOUNDS: Final = 3
_SMALLEST: Final = 3.0
_CLOSE: Final = 14.0
_MOST_RULES: Final = 4000


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One ruled table.

    Attributes:
        top: Its upper edge.
        rows: From above.
        words: All its words.
        bounds: Where its columns begin and end, from the left edge of the labels.
    """

    top: float
    rows: tuple[CellRow, ...]
    words: tuple[Word, ...]
    bounds: tuple[float, ...]

    @property
    def column_edges(self) -> tuple[float, ...]:
        """Right edges of its columns after the labels."""
        return self.bounds[2:]


@dataclass(frozen=True)
class _Frame:
    across: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def find_grids(
    words: Sequence[Word], across: Sequence[Rule], upright: Sequence[Rule]
) -> list[Grid]:
    """Find the tables with ruling lines both ways.

    A space between two level lines that holds several amounts under each other is several rows.
    """
    if len(across) + len(upright) > _MOST_RULES:
        return []
    grids = []
    for frame in _stacked(sorted(_frames(across, upright), key=lambda frame: frame.ys[0])):
        own = [word for word in words if _is_inside(word, frame)]
        if _is_account(own, frame):
            continue
        rows = tuple(_rows(own, frame))
        if sum(bool(cell.text) for row in rows for cell in row.cells) > 1:
            grids.append(Grid(top=frame.ys[0], rows=rows, words=tuple(own), bounds=frame.xs))
    return grids


def _frames(across: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[_Frame]:
    """Ruling lines that touch each other, where they bound at least two columns."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for rule in upright:
        touched = [rule_across for rule_across in across if _touch(rule_across, rule)]
        if not touched:
            continue
        near = [group for group in groups if any(one in group[0] for one in touched)]
        merged: tuple[list[Rule], list[Rule]] = (list(touched), [rule])
        for group in near:
            merged[0].extend(one for one in group[0] if one not in merged[0])
            merged[1].extend(group[1])
            groups.remove(group)
        groups.append(merged)
    for level, standing in groups:
        xs = _bounds([r.at for r in standing], [r.start for r in level], [r.end for r in level])
        ys = _bounds([r.at for r in level], [r.start for r in standing], [r.end for r in standing])
        if len(xs) >= _FEWEST_BOUNDS and len(ys) >= _FEWEST_BOUNDS - 1:
            yield _Frame(tuple(level), tuple(standing), xs, ys)


def _stacked(frames: Sequence[_Frame]) -> Iterator[_Frame]:
    """Join frames with the same columns close under each other: rows with a space between."""
    kept: _Frame | None = None
    for frame in frames:
        if kept is not None and _is_under(frame, kept):
            ys = _bounds([*kept.ys, *frame.ys], [kept.ys[0]], [frame.ys[-1]])
            kept = _Frame(kept.across + frame.across, kept.upright + frame.upright, kept.xs, ys)
            continue
        if kept is not None:
            yield kept
        kept = frame
    if kept is not None:
        yield kept


def _is_under(frame: _Frame, above: _Frame) -> bool:
    return (
        0 <= frame.ys[0] - above.ys[-1] <= _CLOSE
        and len(frame.xs) == len(above.xs)
        and all(abs(a - b) <= _SMALLEST for a, b in zip(frame.xs, above.xs, strict=True))
    )


def _touch(level: Rule, standing: Rule) -> bool:
    return (
        level.start - _TOUCH <= standing.at <= level.end + _TOUCH
        and standing.start - _TOUCH <= level.at <= standing.end + _TOUCH
    )


def _bounds(own: list[float], starts: list[float], ends: list[float]) -> tuple[float, ...]:
    """The places of ruling lines, and the outer edges where no line stands."""
    kept: list[float] = []
    for at in sorted([*own, min(starts), max(ends)]):
        if not kept or at - kept[-1] > _SMALLEST:
            kept.append(at)
    return tuple(kept)


def _is_inside(word: Word, frame: _Frame) -> bool:
    x, y = _middle(word)
    return frame.xs[0] <= x <= frame.xs[-1] and frame.ys[0] <= y <= frame.ys[-1]


def _middle(word: Word) -> tuple[float, float]:
    box = place_of(word)
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _is_account(words: Sequence[Word], frame: _Frame) -> bool:
    """Whether two columns hold rows of their own: an account drawn as a T, and no grid of cells."""
    cells = [own for band in _bands(words, frame) for own in band]
    return len(frame.xs) == _FEWEST_BOUNDS and any(
        sum(is_labelled_amount(line) for line in lines_of(own)) > 1 for own in cells
    )


def _bands(words: Sequence[Word], frame: _Frame) -> list[list[list[Word]]]:
    """Words by the level lines and the columns that they stand between."""
    columns = len(frame.xs) - 1
    by_band: list[list[list[Word]]] = [
        [[] for _ in range(columns)] for _ in range(len(frame.ys) - 1)
    ]
    for word in words:
        x, y = _middle(word)
        column = min(max(bisect_right(frame.xs, x) - 1, 0), columns - 1)
        band = min(max(bisect_right(frame.ys, y) - 1, 0), len(by_band) - 1)
        by_band[band][column].append(word)
    return by_band


def _rows(words: Sequence[Word], frame: _Frame) -> Iterator[CellRow]:
    has_amounts = False
    for band, cells in enumerate(_bands(words, frame)):
        for row in _split_band(cells):
            spans = tuple(_spans(row, frame, band))
            texts = [_text(span_words) for span_words, _ in spans]
            is_heading = not has_amounts
            laid = cells_of_spans(
                [
                    Span(text=text, box=_box(span_words), width=width)
                    for text, (span_words, width) in zip(texts, spans, strict=True)
                ],
                is_above_amounts=is_heading,
            )
            has_amounts = has_amounts or (
                any(line.pieces[0].is_amount for own in row[1:] for line in lines_of(own)[:1])
                and not _looks_like_years(row)
            )
            yield CellRow(cells=laid, words=tuple(word for own in row for word in own))


def _looks_like_years(row: list[list[Word]]) -> bool:
    texts = [_text(own) for own in row[1:] if own]
    return all(
        text.replace(" ", "")[:2] == "20" and len(text.replace(" ", "")) == 4 for text in texts
    )


def _split_band(cells: list[list[Word]]) -> Iterator[list[list[Word]]]:
    """Give the rows between two level lines: several where amounts stand under each other."""
    stacked = [sum(_is_amount_line(line) for line in lines_of(own)) for own in cells[1:]]
    if max(stacked, default=0) < 2:
        if any(cells):
            yield cells
        return
    for line in lines_of([word for own in cells for word in own]):
        ids = {id(word) for word in line.words}
        yield [[word for word in own if id(word) in ids] for own in cells]


def _is_amount_line(line: PrintedLine) -> bool:
    return len(line.pieces) == 1 and line.pieces[0].is_amount and line.pieces[0].has_digits


def _spans(row: list[list[Word]], frame: _Frame, band: int) -> Iterator[tuple[list[Word], int]]:
    """Cells of a row with how many columns they take: more where no ruling line divides them."""
    middle = (frame.ys[band] + frame.ys[band + 1]) / 2
    place = 0
    while place < len(row):
        end = place + 1
        while end < len(row) and not _is_divided(frame, end, middle):
            end += 1
        yield [word for own in row[place:end] for word in own], end - place
        place = end


def _is_divided(frame: _Frame, bound: int, middle: float) -> bool:
    return any(
        abs(rule.at - frame.xs[bound]) <= _SMALLEST and rule.start <= middle <= rule.end
        for rule in frame.upright
    )


def _text(words: Sequence[Word]) -> str:
    return " ".join(" ".join(p.text for p in line.pieces) for line in lines_of(words)).strip()


def _box(words: Sequence[Word]) -> Box | None:
    return box_around(words) if words else None
