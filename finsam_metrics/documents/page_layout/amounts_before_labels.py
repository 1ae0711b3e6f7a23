"""Tables whose amounts stand left of their labels."""

from collections.abc import Iterator, Sequence
from typing import Final

from finsam_metrics.documents.page_layout.cell_rows import CellRow
from finsam_metrics.documents.page_layout.line_kinds import is_label
from finsam_metrics.documents.page_layout.number_tables import NumberTable
from finsam_metrics.documents.page_layout.printed_lines import Piece, PrintedLine
from finsam_metrics.model.sources import Cell
from finsam_metrics.words.amounts import is_number_word
from finsam_metrics.words.figures import shows_money
from finsam_metrics.words.years import is_plain_year

_ALIGNED: Final = 4.0
_FEWEST_ROWS: Final = 2
_FARTHEST: Final = 6.0


def find_tables_of_amounts_first(lines: Sequence[PrintedLine]) -> Iterator[NumberTable]:
    """Find runs of lines that begin with an amount and go on with what it is for.

    Lines between them with a label, or with a label before an amount that ends at the same place,
    as sums may have, are rows of the same table. Numbers of headings are no amounts.
    """
    place = before = 0
    while place < len(lines):
        end, count = _end(lines, place)
        if count >= _FEWEST_ROWS:
            first = _parted(lines[place])
            right = first[0].box.right if first else None
            start = _start(lines, before, place, right)
            rows = tuple(_row(line, right) for line in lines[start:end])
            edges = [row.cells[1].box.right for row in rows if row.cells[1].box]
            yield NumberTable(start=start, end=end, rows=rows, column_edges=(max(edges),))
            place = before = end
        else:
            place += 1


def _start(lines: Sequence[PrintedLine], before: int, place: int, right: float | None) -> int:
    """The first row: above the first with thousands may be rows of small amounts."""
    start = place
    for above in range(place - 1, before - 1, -1):
        line, below = lines[above], lines[above + 1]
        if below.box.top - line.box.bottom > _FARTHEST * line.height:
            break
        parted = _parted(line, right)
        if parted is not None and _begins_with(line, parted[0]):
            start = above
        elif not is_label(line):
            break
    return start


def _end(lines: Sequence[PrintedLine], start: int) -> tuple[int, int]:
    """The line after the last row, and how many begin with their amount."""
    first = _parted(lines[start])
    if first is None or not _begins_with(lines[start], first[0]):
        return start, 0
    end, count = start, 0
    for place in range(start, len(lines)):
        line, above = lines[place], lines[max(start, place - 1)]
        if line.box.top - above.box.bottom > _FARTHEST * above.height:
            break
        parted = _parted(line, first[0].box.right)
        if parted is not None:
            count += _begins_with(line, parted[0])
            end = place + 1
        elif not is_label(line):
            break
    return end, count


def _begins_with(line: PrintedLine, amount: Piece) -> bool:
    return line.words[0] is amount.words[0]


def _parted(line: PrintedLine, right: float | None = None) -> tuple[Piece, Piece] | None:
    """The one amount that a line begins or ends with, and its words; None where it has none.

    Args:
        line: The line.
        right: Where the amounts of the table end, so that a nought that does is one; None where
            that is not known.
    """
    words = line.words
    for cut in range(1, len(words)):
        before, after = Piece(words[:cut]), Piece(words[cut:])
        is_apart = [len(piece.words) for piece in line.pieces] == [cut, len(words) - cut]
        for amount, label in ((before, after), (after, before)):
            if _is_amount(amount, right) and _is_words(label, is_apart=is_apart):
                return amount, label
    return None


def _is_amount(piece: Piece, right: float | None) -> bool:
    if not piece.is_amount or not piece.has_digits or is_plain_year(piece.text):
        return False
    if right is None:
        return shows_money(piece.text)
    return abs(piece.box.right - right) < _ALIGNED


def _is_words(piece: Piece, *, is_apart: bool) -> bool:
    """Whether a label begins and ends with words, so that no figure of an amount is cut off.

    One that stands apart may end with a number.
    """
    return piece.text[:1].isalpha() and (is_apart or not is_number_word(piece.words[-1].text))


def _row(line: PrintedLine, right: float | None) -> CellRow:
    amount, label = _parted(line, right) or (None, Piece(line.words))
    return CellRow(cells=(_cell(label), _cell(amount)), words=line.words)


def _cell(piece: Piece | None) -> Cell:
    return Cell(text="") if piece is None else Cell(text=piece.text, box=piece.box)
