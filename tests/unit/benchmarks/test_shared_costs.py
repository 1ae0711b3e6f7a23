"""The large cases that are measured are cases that settle."""

import pytest

from benchmarks.shared_costs.cases import large_cases
from finsam_metrics.shared_costs.splits import split

CASES = large_cases(parties=4, lines=3)


@pytest.mark.parametrize("name", CASES)
def test_a_large_case_is_divided_and_settled(name):
    done = split(CASES[name])
    assert done.unallocated_ore == 0
    assert sum(share.net_ore for share in done.shares) == 0
    assert done.transfers
