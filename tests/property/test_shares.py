"""Shares of a budget that is divided make the whole."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_metrics.metrics.budget import cost_by_area, cost_by_category, total_costs
from finsam_metrics.metrics.measures import express
from finsam_metrics.model.enums import Measure

COSTS = [
    "individual",
    "structural",
    "training-joint",
    "training-local",
    "evaluation",
    "development",
    "coordination",
    "administration",
    "communication",
    "board",
    "audit",
]
AMOUNTS = st.integers(min_value=0, max_value=10**11).map(lambda ore: Decimal(ore) / 100)


def budget_lines(schema: pl.Schema, rows: list[tuple[str, Decimal, str]]) -> pl.DataFrame:
    """A budget table with these items and the total that they make."""
    total = sum((-amount if kind == "income" else amount for _, amount, kind in rows), Decimal(0))
    common = {
        "plan_id": "a-2014",
        "association_id": "a",
        "statement": "budget",
        "table_text": "Budget",
        "is_judgement": False,
        "year": 2014,
        "version": "budget",
    }
    items = [
        {
            "category_id": category,
            "amount_sek": amount,
            "kind": kind,
            "row_kind": "item",
            "part_of": 0,
        }
        for category, amount, kind in rows
    ]
    printed = {
        "category_id": "subtotal",
        "amount_sek": total,
        "kind": "cost",
        "row_kind": "sum",
        "part_of": None,
    }
    lines = [
        {"figure_id": f"a-{row}", "row_number": row, **common, **line}
        for row, line in enumerate([printed, *items])
    ]
    return pl.DataFrame(
        [{name: line.get(name) for name in schema} for line in lines], schema=schema
    )


@given(
    costs=st.lists(st.tuples(st.sampled_from(COSTS), AMOUNTS), min_size=1, max_size=30),
    interest=AMOUNTS | st.none(),
)
def test_shares_of_a_divided_budget_sum_to_one(costs, interest, public_tables):
    rows = [(category, amount, "cost") for category, amount in costs]
    if interest is not None:
        rows.append(("financial", interest, "income"))
    lines = budget_lines(public_tables["budget_line"].schema, rows)
    categories, none = public_tables["budget_category"], public_tables["finding_figure"].clear()
    totals = total_costs(lines, categories, none)
    gross = sum((amount for _, amount in costs), Decimal(0))
    (total,) = totals.rows(named=True)
    assert total["is_distributed"]
    assert total["gross_cost_sek"] == gross
    assert total["financial_sek"] == (None if interest is None else -interest)

    bases = totals.with_columns(
        price_factor=pl.lit(1.0), population_count=None, population_16_64_count=None
    )
    by_category = cost_by_category(lines, categories, none)
    for parts in (by_category, cost_by_area(by_category, public_tables["budget_area"])):
        shares = express(parts, bases, Measure.SHARE)["value"]
        if gross == 0:
            assert shares.null_count() == shares.len()
        else:
            assert shares.sum() == pytest.approx(1)
