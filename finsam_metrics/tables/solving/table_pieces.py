"""Tables that are pieces of one: a total in one sums rows of another."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from finsam_metrics.model.drafts import PrintedTable
from finsam_metrics.tables.solving.table_structure import find_structure

_UNIT: Final = "kr"
_IN_PARENTHESES: Final = re.compile(r"\([^)]*\)")
_GOES_ON: Final = re.compile(r"\bforts(?:ättning)?\b\.?", re.IGNORECASE)


def join_pieces(tables: Sequence[PrintedTable]) -> list[PrintedTable]:
    """Join tables that go on from each other, where their sums then hold better.

    Pieces have the same headings, and the later one has no title of its own. One that says that
    it goes on needs no sum to prove it.
    """
    joined: list[PrintedTable] = []
    for table in tables:
        if joined and _may_go_on(joined[-1], table):
            whole = _joined(joined[-1], table)
            apart = sum(find_structure(one, _UNIT).score for one in (joined[-1], table))
            better = find_structure(whole, _UNIT).score - apart
            if better > 0 or (better == 0 and _GOES_ON.search(table.title)):
                joined[-1] = whole
                continue
        joined.append(table)
    return joined


def _may_go_on(first: PrintedTable, second: PrintedTable) -> bool:
    is_untitled = _name(second.title) in ("", _name(first.title))
    is_same_unit = second.unit in (first.unit, None)
    if not (first.rows and second.rows):
        return False
    return is_untitled and is_same_unit and first.headings == second.headings


def _name(title: str) -> str:
    """A title without its unit, and without the words that it goes on."""
    return _GOES_ON.sub("", _IN_PARENTHESES.sub("", title)).strip(" ,.-:").casefold()


def _joined(first: PrintedTable, second: PrintedTable) -> PrintedTable:
    last = first.rows[-1].number
    rows = [replace(row, number=last + place) for place, row in enumerate(second.rows, start=1)]
    quantities = [
        replace(quantity, row_number=last + quantity.row_number) for quantity in second.quantities
    ]
    return replace(first, rows=(*first.rows, *rows), quantities=(*first.quantities, *quantities))
