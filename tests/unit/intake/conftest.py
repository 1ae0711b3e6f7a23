"""A copy of the data, a person who may write, and drafts that were read from small plans."""

from collections.abc import Callable

import pytest

from finsam_metrics.intake.draft_folders import DraftEntry, make_draft
from finsam_metrics.intake.people import Person, Role
from finsam_metrics.intake.reader import read_now
from finsam_metrics.model.paths import DataPaths

PLAN = """Verksamhetsplan och budget 2024 Samordningsförbundet Kramfors

Budget 2024

(tkr)\tBokslut 2022\tBudget 2024\tPlan 2025
Kostnader
Hyra\t12\t15\t
Löner\t- 3\t1 200\t1 250
Ljuslyktan\t30\t40\t50
Summa kostnader\t39\t{total}\t1 300
"""


@pytest.fixture
def paths(data_copy) -> DataPaths:
    """A data folder of the test's own."""
    return data_copy.paths


@pytest.fixture
def coordinator() -> Person:
    """A person who may take plans in."""
    return Person(name="samordnaren", roles=frozenset({Role.COORDINATOR}), visit="besok-1")


@pytest.fixture
def take_in(paths, coordinator) -> Callable[..., DraftEntry]:
    """Makes a draft of a document's text and reads it."""

    def take(text: str = PLAN.format(total="1 255"), name: str = "plan.txt") -> DraftEntry:
        entry = make_draft(paths, coordinator, file_name=name, content=text.encode())
        read_now(paths, entry)
        return entry

    return take
