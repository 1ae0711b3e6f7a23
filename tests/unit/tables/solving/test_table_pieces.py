from dataclasses import replace

import pytest

from finsam_metrics.tables.solving.table_pieces import join_pieces
from tests.unit.tables.solving.test_table_structure import table_of

FIRST = table_of("Arvoden | 10\nResor | 20")
SECOND = table_of("Lön | 30\nSumma kostnader | 60")


def numbers(tables):
    return [[row.number for row in table.rows] for table in tables]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Budget", "Budget"),
        ("Budget", ""),
        ("Budget (tkr)", "Budget, forts."),
        ("Budget", "Fortsättning budget"),
    ],
)
def test_pieces_whose_total_sums_both_are_one_table(first, second):
    joined = join_pieces([replace(FIRST, title=first), replace(SECOND, title=second)])
    assert numbers(joined) == [[1, 2, 3, 4]]
    assert joined[0].title == first


@pytest.mark.parametrize(
    "second",
    [
        replace(SECOND, title="Insatser"),
        replace(SECOND, unit="tkr"),
        replace(SECOND, headings=(replace(SECOND.headings[0], year=2030),)),
        table_of("Lön | 30\nSumma kostnader | 30"),
        table_of("Lön | 30"),
    ],
    ids=["title", "unit", "headings", "sum of its own", "no sum"],
)
def test_tables_are_apart_where_their_words_or_sums_say_so(second):
    assert len(join_pieces([FIRST, second])) == 2


def test_a_piece_that_says_that_it_goes_on_has_the_unit_of_the_first():
    piece = replace(table_of("Lön | 30"), title="Budget (forts.)", unit=None)
    assert [table.unit for table in join_pieces([FIRST, piece])] == ["kr"]
