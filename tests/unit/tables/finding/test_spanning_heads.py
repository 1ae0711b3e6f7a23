"""Heads over several columns are told by where their middle stands."""

from finsam_metrics.documents.page_layout.printed_lines import Piece
from finsam_metrics.model.sources import Box, Word
from finsam_metrics.tables.finding.spanning_heads import spanned


def head(text, middle, width=26):
    box = Box(left=middle - width / 2, top=0, right=middle + width / 2, bottom=8)
    return Piece((Word(text=text, box=box),))


def columns(*widths, pitch=64, is_left=False):
    """Columns of amounts whose cells are as wide, and the amounts at one side of each."""
    return [
        (pitch * place + 8, pitch * place + 8 + width)
        if is_left
        else (pitch * (place + 1) - 3 - width, pitch * (place + 1) - 3)
        for place, width in enumerate(widths)
    ]


def told(heads, spans, *, is_left=False):
    return {column: piece.words[0].text for column, piece in spanned(heads, spans, is_left=is_left)}


PERIOD_OF_THREE = {0: "Period", 1: "Period", 2: "Period", 3: "Helår", 4: "Helår"}


def test_a_head_stands_in_the_middle_of_cells_whose_amounts_end_under_each_other():
    heads = [head("Period", 96), head("Helår", 256)]
    assert told(heads, columns(40, 20, 12, 40, 40)) == PERIOD_OF_THREE


def test_a_head_stands_in_the_middle_of_cells_whose_amounts_begin_under_each_other():
    heads = [head("Period", 96), head("Helår", 256)]
    spans = columns(23, 23, 23, 28, 28, is_left=True)
    assert told(heads, spans, is_left=True) == PERIOD_OF_THREE


def test_a_column_beside_those_of_the_heads_has_none_of_them():
    heads = [head("Period", 160), head("Helår", 320)]
    found = told(heads, columns(20, 30, 30, 30, 30, 30))
    assert found == {1: "Period", 2: "Period", 3: "Period", 4: "Helår", 5: "Helår"}


def test_a_head_that_stands_over_one_column_spans_none():
    assert told([head("Utfall", 32), head("Budget", 96)], columns(40, 40)) == {}
