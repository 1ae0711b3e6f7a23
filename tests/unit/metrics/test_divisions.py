"""The division behind a value is told, and only where it gives the value."""

from decimal import Decimal

import pytest

from finsam_metrics.metrics.divisions import division_text

COLUMN = {
    "gross_cost_sek": Decimal(14_400_000),
    "price_factor": 1.0,
    "population_count": 142_131,
    "population_16_64_count": None,
    "population_year": 2013,
}


def plain(text):
    """The text with ordinary spaces."""
    return text and text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("value", "changes", "said"),
    [
        (
            1_130_000 / 142_131,
            {},
            "1 130 000 kr ÷ 142 131 invånare den 31 december 2013 = 8,0 kr",
        ),
        (
            1_130_000 * 1.25 / 142_131,
            {"price_factor": 1.25},
            "1 130 000 kr × 1,250 (KPI) ÷ 142 131 invånare den 31 december 2013 = 9,9 kr",
        ),
        (
            1_130_000 / 90_000,
            {"population_16_64_count": 90_000},
            "1 130 000 kr ÷ 90 000 invånare 16–64 år den 31 december 2013 = 13 kr",
        ),
        (
            1_130_000 / 14_400_000,
            {},
            "1 130 000 kr ÷ 14 400 000 kr (kostnaderna utan finansiella poster) = 7,8 %",
        ),
        (1_130_000.0, {}, None),
        (8.1, {}, None),
        (None, {}, None),
        (0.0, {"gross_cost_sek": None}, None),
        (1_130_000 / 142_131, {"price_factor": None}, None),
    ],
)
def test_a_division_is_told_where_it_gives_the_value(value, changes, said):
    assert plain(division_text(Decimal(1_130_000), value, [COLUMN | changes])) == said


def test_the_column_that_gives_the_value_is_found_among_several():
    other = COLUMN | {"population_count": 150_000, "population_year": 2014}
    text = division_text(Decimal(1_130_000), 1_130_000 / 142_131, [other, COLUMN])
    assert "2013" in text
