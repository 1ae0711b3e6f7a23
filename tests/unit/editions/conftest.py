"""A copy of the data, and a person who may seal it."""

import pytest

from finsam_metrics.intake.people import Person
from finsam_metrics.model.paths import DataPaths
from tests import taken_in


@pytest.fixture
def paths(data_copy) -> DataPaths:
    """A data folder of the test's own."""
    return data_copy.paths


@pytest.fixture
def coordinator() -> Person:
    """A person who may seal."""
    return taken_in.COORDINATOR
