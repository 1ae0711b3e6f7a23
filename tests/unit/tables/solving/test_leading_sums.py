from decimal import Decimal

import pytest

from finsam_metrics.model.drafts import RowMeaning
from finsam_metrics.model.enums import Kind, RowKind, Statement
from finsam_metrics.tables.solving.leading_sums import head_layouts
from finsam_metrics.tables.solving.sums import TableRows


def rows_of(*amounts, sums=(), details=(), sections=None, labels=None):
    """Rows of costs, each with its amounts."""
    return TableRows(
        statement=Statement.BUDGET,
        meanings=[
            RowMeaning(
                row_kind=RowKind.SUM if place in sums else RowKind.ITEM,
                kind=Kind.COST,
                is_detail=place in details,
            )
            for place in range(len(amounts))
        ],
        sections=sections or [None] * len(amounts),
        labels=labels or [""] * len(amounts),
        amounts=[[None if a is None else Decimal(a) for a in own] for own in amounts],
    )


def best(rows, named=frozenset()):
    return max(head_layouts(rows, named), key=lambda layout: layout.score, default=None)


def all_heads(rows, named=frozenset()):
    return [layout.heads for layout in head_layouts(rows, named)]


def test_a_row_that_is_the_sum_of_those_below_in_every_column_heads_them():
    rows = rows_of([30, 50], [10, 20], [20, 30], [70, 90], [30, 40], [40, 50])
    assert best(rows).heads == {0: (1, 2), 3: (4, 5)}


def test_columns_with_the_same_amounts_tell_once():
    same = rows_of([30, 30], [10, 10], [20, 20])
    assert best(same).score == best(rows_of([30], [10], [20])).score
    assert best(same).score < best(rows_of([30, 31], [10, 10], [20, 21])).score


def test_amounts_that_agree_in_no_column_make_no_head():
    assert all_heads(rows_of([9], [1], [2])) == []


def test_one_row_below_makes_a_head_only_where_its_words_say_so():
    assert all_heads(rows_of([10, 20], [10, 20])) == []
    assert all_heads(rows_of([10], [10]), named={0}) == [{0: (1,)}]


def test_a_head_by_its_words_may_fail_and_end_anywhere():
    rows = rows_of([9], [1], [2], [4])
    assert {0: (1, 2, 3)} in all_heads(rows, named={0})
    assert {0: (1, 2)} in all_heads(rows, named={0})


def test_a_block_between_headed_ones_may_be_headed_although_its_sum_fails():
    rows = rows_of([30], [10], [20], [99], [30], [40], [70], [25], [45])
    assert {0: (1, 2), 3: (4, 5), 6: (7, 8)} in all_heads(rows)


def test_several_blocks_that_fail_are_headed_together():
    rows = rows_of([98], [10], [20], [30], [10], [20], [99], [25], [45])
    assert {0: (1, 2), 3: (4, 5), 6: (7, 8)} in all_heads(rows)


def test_heads_have_a_head():
    rows = rows_of([100], [30], [10], [20], [70], [25], [45])
    assert {0: (1, 4), 1: (2, 3), 4: (5, 6)} in all_heads(rows, named={0})


def test_rounding_speaks_neither_for_nor_against():
    exact = rows_of([30, 41], [10, 20], [20, 21])
    rounded = rows_of([30, 42], [10, 20], [20, 21])
    wrong = rows_of([30, 45], [10, 20], [20, 21])
    scores = [best(rows).score for rows in (exact, rounded, wrong)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"sums": {2}}, "a sum"),
        ({"sections": [None, None, "Kansli"]}, "another block"),
        ({"details": {2}}, "a detail"),
    ],
)
def test_a_head_takes_no_sum_no_row_of_another_block_and_no_detail(changes, why):
    assert not any(2 in own for heads in all_heads(rows_of([30], [10], [20], **changes), {0})
                   for own in heads.values()), why  # fmt: skip


def test_a_table_of_very_many_rows_is_not_tried():
    assert all_heads(rows_of([30, 50], [10, 20], [20, 30], *[[1, 2]] * 200)) == []


def test_what_there_was_when_the_year_began_sums_no_row_below():
    amounts = ([30, 50], [30, 50], [7, 20], [30, 40], [37, 60])
    labels = ["Ingående värde", "Utgående värde", "A", "B", "C"]
    assert best(rows_of(*amounts[:2], labels=labels[:2]), named=frozenset({0})) is None
    assert all(0 not in heads for heads in all_heads(rows_of(*amounts, labels=labels), {0}))
