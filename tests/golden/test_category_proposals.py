"""Categories proposed for each of the five plans as if the others alone had been reviewed."""

import pytest

from benchmarks.proposals.leaving_out import rows_left_out


@pytest.fixture(scope="module")
def rows():
    """Rows that no other plan has."""
    return rows_left_out()


def test_most_rows_of_a_stranger_are_right_at_first(rows):
    assert len(rows) > 90
    assert sum(row.is_right for row in rows) >= 0.85 * len(rows)


def test_nearly_all_rows_of_a_stranger_are_right_or_left_open(rows):
    assert sum(row.is_right or row.is_open for row in rows) >= 0.97 * len(rows)


def test_a_proposal_that_is_sure_is_right(rows):
    sure = [row for row in rows if row.proposal and row.proposal.certainty == "high"]
    assert sum(row.is_right for row in sure) >= 0.97 * len(sure)
