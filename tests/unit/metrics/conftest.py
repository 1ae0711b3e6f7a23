"""The metrics' common inputs, from the committed data."""

from collections.abc import Callable
from types import SimpleNamespace

import polars as pl
import pytest

from finsam_metrics.metrics.budget import cost_by_category, total_costs
from finsam_metrics.metrics.measures import association_population, with_bases
from finsam_metrics.metrics.selection import choose_budgets

FIXED_ORDER = ["vastra-malardalen", "vasteras", "norra-vastmanland", "kramfors"]


@pytest.fixture(scope="session")
def tables(public_tables: dict[str, pl.DataFrame]) -> SimpleNamespace:
    """The public tables, with what most metrics start from."""
    lines = public_tables["budget_line"]
    categories, touched = public_tables["budget_category"], public_tables["finding_figure"]
    return SimpleNamespace(
        **public_tables,
        by_category=cost_by_category(lines, categories, touched),
        totals=total_costs(lines, categories, touched),
        inhabitants=association_population(
            public_tables["association_municipality"], public_tables["population"]
        ),
    )


@pytest.fixture(scope="session")
def choose(tables: SimpleNamespace) -> Callable[..., pl.DataFrame]:
    """Choose columns and give them their bases."""

    def chosen(*ids: str, year: int | None = None, price_year: int | None = None) -> pl.DataFrame:
        budgets = choose_budgets(
            tables.association,
            tables.plan,
            tables.plan_package,
            tables.budget_line,
            association_ids=list(ids or FIXED_ORDER),
            year=year,
        )
        return with_bases(
            budgets,
            tables.totals,
            tables.inhabitants,
            tables.price_index,
            price_year=price_year,
        )

    return chosen
