"""A copy of the data, a person who may write, and drafts that were read from small plans."""

from collections.abc import Callable
from functools import partial

import pytest

from finsam_metrics.intake.draft_folders import DraftEntry
from finsam_metrics.intake.people import Person
from finsam_metrics.model.paths import DataPaths
from tests import taken_in


@pytest.fixture
def paths(data_copy) -> DataPaths:
    """A data folder of the test's own."""
    return data_copy.paths


@pytest.fixture
def coordinator() -> Person:
    """A person who may take plans in."""
    return taken_in.COORDINATOR


@pytest.fixture
def take_in(paths) -> Callable[..., DraftEntry]:
    """Makes a draft of a document's text and reads it."""
    return partial(taken_in.take_in, paths)
