"""What a share takes of the budgets, in words."""

import polars as pl
import pytest

from finsam_metrics.model.swedish_numbers import NBSP
from finsam_metrics.ui.pages.costs.settling_views import budget_answer


@pytest.mark.parametrize(
    ("used", "said"),
    [
        ([], "Ingen av förbundens budgetar för 2014 anger gemensam utbildning för sig"),
        ([None], "I budgeten för 2014 anger A 0 kr för gemensam utbildning"),
        ([None, 0.25], "Andelen tar 25 % av Bs budget för gemensam utbildning 2014"),
        ([0.003], "Andelen tar 0,3 % av As budget för gemensam utbildning 2014"),
    ],
)
def test_a_budget_of_nought_is_said_and_a_small_part_of_one_is_not_nought(used, said):
    stated = pl.DataFrame(
        {"name": list("AB")[: len(used)], "used_share": used},
        schema={"name": pl.String, "used_share": pl.Float64},
    )
    assert budget_answer(stated, 2014).replace(NBSP, " ") == said
