"""What a line of a page can be in a table: a row, amounts or a label alone."""

from typing import Final

from finsam_metrics.documents.page_layout.printed_lines import PrintedLine
from finsam_metrics.words.amounts import stands_for_other_row

_LONGEST_LABEL: Final = 75


def is_row(line: PrintedLine) -> bool:
    """Whether a line has amounts beside a label, or several amounts."""
    pieces = line.pieces
    amounts = [piece for piece in pieces if piece.is_amount and piece.has_digits]
    if len(pieces) < 2 or not amounts:
        return False
    is_ended = pieces[-1].is_amount or stands_for_other_row(pieces[-1].text)
    return is_ended or len(amounts) > 1


def is_label(line: PrintedLine) -> bool:
    """Whether a line may be a label alone, or the heading of a block."""
    text = line.text
    return (
        len(line.pieces) == 1 and len(text) <= _LONGEST_LABEL and not text.endswith((".", ";", "?"))
    )


def is_row_without_amounts(line: PrintedLine) -> bool:
    """Whether a line has a label, and dashes or question marks where its amounts would stand."""
    label, *others = line.pieces
    return (
        bool(others)
        and not label.is_amount
        and all(piece.is_amount and not piece.has_digits for piece in others)
    )


def is_lone_amount(line: PrintedLine) -> bool:
    """Whether a line has amounts and nothing else."""
    return all(piece.is_amount for piece in line.pieces)
