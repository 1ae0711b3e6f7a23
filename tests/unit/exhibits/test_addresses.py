"""What is chosen is read from an address as it was written to one."""

from itertools import product

import pytest

from finsam_metrics.exhibits.addresses import read_choices, write_choices
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import load_data
from finsam_metrics.model.enums import Measure


@pytest.mark.parametrize(
    ("ids", "year", "measure", "with_judgements"),
    [*product([["kramfors", "vasteras"], []], [None, 2014], Measure, [True, False])],
)
def test_choices_that_are_written_are_read_as_they_were(
    small_db, ids, year, measure, with_judgements
):
    data = load_data(small_db.database, "small")
    chosen = Chosen(
        association_ids=[one for one in data.association_names if one in ids],
        year=year,
        measure=measure,
        price_year=None if measure is Measure.SHARE else 2020,
        with_judgements=with_judgements,
    )
    assert read_choices(write_choices(chosen), data) == chosen
