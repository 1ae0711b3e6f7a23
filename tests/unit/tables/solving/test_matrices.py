from itertools import product
from random import Random

from finsam_metrics.tables.solving import matrices, one_column
from finsam_metrics.tables.solving.matrices import Block, find_matrices


def block(total, *parts):
    return Block(total=total, parts=tuple((place, 1) for place in parts))


def holds(chosen, one):
    return all(
        (chosen[one.total][c] or 0) == sum(sign * (chosen[p][c] or 0) for p, sign in one.parts)
        for c in range(len(chosen[one.total]))
    )


def tried_one_by_one(values, blocks):
    """All matrices that satisfy the sums."""
    return [chosen for chosen in product(*values) if all(holds(chosen, one) for one in blocks)]


def invented(random):
    """A small table with two blocks, a total and a result, some of it ambiguous."""
    width = random.randint(1, 3)

    def row():
        cells = [random.choice((None, 0, random.randint(-3, 6))) for _ in range(width)]
        return [tuple(random.sample(cells, width)) for _ in range(random.randint(1, 3))]

    values = [row() for _ in range(4)]
    first = [tuple(sum(values[p][0][c] or 0 for p in (0, 1)) for c in range(width)), *row()]
    second = [tuple(sum(values[p][0][c] or 0 for p in (2, 3)) for c in range(width)), *row()]
    result = [tuple(a - b for a, b in zip(first[0], second[0], strict=True)), *row()]
    values = [list(dict.fromkeys(one)) for one in (*values, first, second, result)]
    return values, [
        block(4, 0, 1), block(5, 2, 3), Block(total=6, parts=((4, 1), (5, -1)))
    ]  # fmt: skip


def test_the_count_and_what_each_row_may_be_are_those_of_trying_all():
    for seed in range(150):
        values, blocks = invented(Random(seed))
        solutions = tried_one_by_one(values, blocks)
        found = find_matrices(values, blocks)
        assert found.count == len(solutions)
        for place, row in enumerate(found.kept):
            assert set(row) == {chosen[place] for chosen in solutions}


def test_rows_of_no_sum_are_counted_too():
    assert find_matrices([[(1,), (2,)], [(5,)]], []).count == 2
    assert find_matrices([], []).count == 1


def test_a_sum_that_nothing_satisfies_names_the_fewest_columns_to_leave_out():
    found = find_matrices([[(1, 2)], [(1, 3)]], [block(1, 0)])
    assert (found.count, found.broken) == (0, {0: [(1,)]})
    found = find_matrices([[(1, 2)], [(4, 3)]], [block(1, 0)])
    assert found.broken == {0: [(0, 1)]}


def test_a_sum_over_one_that_fails_is_still_tried():
    values = [[(1,), (2,)], [(5,)], [(1,), (3,)], [(8,)]]
    found = find_matrices(values, [block(1, 0), block(3, 1, 2)])
    assert (set(found.broken), found.kept[2]) == ({0}, [(3,)])


def test_what_takes_too_long_is_said_to_be_uncounted(monkeypatch):
    monkeypatch.setattr(matrices, "_MOST_STEPS", 0)
    found = find_matrices([[(1,)], [(1,)]], [block(1, 0)])
    assert (found.count, found.uncounted) == (None, {0})


def test_what_takes_too_long_the_second_time_is_uncounted_too(monkeypatch):
    values = [[(1,), (2,)], [(1,)]]
    once = next(
        steps
        for steps in range(100)
        if monkeypatch.setattr(matrices, "_MOST_STEPS", steps) is None
        and find_matrices(values, [block(1, 0)]).kept[0] == [(1,)]
    )
    monkeypatch.setattr(matrices, "_MOST_STEPS", once)
    assert find_matrices(values, [block(1, 0)]).uncounted == {0}


def test_columns_with_too_many_sums_to_mark_are_left_to_the_others(monkeypatch):
    monkeypatch.setattr(one_column, "_MOST_BITS", 2)
    either = [(100, 1), (50, 1), (70, 2)]
    found = find_matrices([either, either, [(150, 2)]], [block(2, 0, 1)])
    assert (found.count, found.kept[0]) == (2, [(100, 1), (50, 1)])


def test_what_takes_too_long_to_try_is_taken_not_to_hold(monkeypatch):
    values, one = [[(1,), (2,)], [(1,)]], block(1, 0)
    assert matrices.can_hold(values, one, [0])
    assert not matrices.can_hold([[(1,)], [(2,)]], one, [0])
    monkeypatch.setattr(matrices, "_MOST_STEPS", 0)
    assert not matrices.can_hold(values, one, [0])
