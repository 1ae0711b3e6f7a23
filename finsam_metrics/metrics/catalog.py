"""The metrics by name, each computed from the public tables of a database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import polars as pl

from finsam_metrics.metrics import (
    budget,
    changes,
    completeness,
    contributions,
    groups,
    initiatives,
    measures,
    meetings,
    origins,
    recurrences,
    training,
)
from finsam_metrics.metrics.selection import COLUMN, choose_budgets, choose_yearly_budgets
from finsam_metrics.model.enums import Measure

Tables = Mapping[str, pl.DataFrame]
MEASURES: Final = MappingProxyType(
    {
        "share": Measure.SHARE,
        "sek": Measure.TKR,
        "per-inhabitant": Measure.PER_INHABITANT,
        "per-inhabitant-16-64": Measure.PER_INHABITANT_16_64,
    }
)
"""The measures by their names at the command line and in addresses; ``sek`` is in kronor."""


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One metric.

    Attributes:
        name: Name on the command line.
        description: What it gives.
        compute: From the public tables to a frame.
        amount: Column in kronor that can be given in another measure; None where none can.
        has_share: Whether the amount is a part of the cost, so that its share has a meaning.
    """

    name: str
    description: str
    compute: Callable[[Tables], pl.DataFrame]
    amount: str | None = None
    has_share: bool = False


def compute_metric(
    metric: Metric, tables: Tables, measure: Measure | None, price_year: int | None
) -> pl.DataFrame:
    """Compute a metric, with its amount in another measure where one is asked for.

    Args:
        metric: A metric; one with an amount where a measure is given.
        tables: The public tables by name.
        measure: What ``value`` is; None to leave ``value`` out.
        price_year: Year whose prices ``value`` is given in; None for current prices.

    Returns:
        The metric's frame, with ``value`` as ``express`` gives it.
    """
    tables = origins.with_origin_ids(tables)
    frame = metric.compute(tables)
    if metric.amount is None or measure is None:
        return frame
    budgets = _with_bases(
        frame.select(COLUMN).unique(maintain_order=True), tables, price_year=price_year
    )
    return measures.express(frame, budgets, measure, amount=metric.amount)


def _by_category(tables: Tables) -> pl.DataFrame:
    return budget.cost_by_category(
        tables["budget_line"], tables["budget_category"], tables["finding_figure"]
    )


def _totals(tables: Tables) -> pl.DataFrame:
    return budget.total_costs(
        tables["budget_line"], tables["budget_category"], tables["finding_figure"]
    )


def _with_bases(budgets: pl.DataFrame, tables: Tables, *, price_year: int | None) -> pl.DataFrame:
    return measures.with_bases(
        budgets,
        _totals(tables),
        measures.association_population(tables["association_municipality"], tables["population"]),
        tables["price_index"],
        price_year=price_year,
    )


def _latest(tables: Tables) -> pl.DataFrame:
    return choose_budgets(
        tables["association"],
        tables["plan"],
        tables["plan_package"],
        tables["budget_line"],
        association_ids=tables["association"]["association_id"].to_list(),
        year=None,
    )


def _distributed(tables: Tables) -> pl.DataFrame:
    plans = tables["plan"].select("plan_id", "budget_year")
    return _totals(tables).filter("is_distributed").join(plans, on="plan_id")


def _own_budgets(tables: Tables) -> pl.DataFrame:
    """A column for every plan's own budget."""
    return _named_plans(tables).with_columns(year=pl.col("budget_year"), version=pl.lit("budget"))


def _named_plans(tables: Tables) -> pl.DataFrame:
    return (
        tables["plan"]
        .join(tables["association"], on="association_id")
        .sort("sort_order", "budget_year")
    )


def _yearly_steps(tables: Tables) -> pl.DataFrame:
    chosen = choose_yearly_budgets(
        tables["association"],
        tables["plan"],
        tables["plan_package"],
        tables["budget_line"],
        association_ids=tables["association"]["association_id"].to_list(),
    )
    budgets = _with_bases(chosen, tables, price_year=None)
    years = changes.comparable_years(budgets.with_columns(gap_text=pl.lit(None, dtype=pl.String)))
    return changes.yearly_steps(_by_category(tables), tables["budget_area"], years)


METRICS = {
    metric.name: metric
    for metric in (
        Metric(
            name="cost-by-category",
            description="Cost per category of every plan, year and version",
            compute=_by_category,
            amount="amount_sek",
            has_share=True,
        ),
        Metric(
            name="cost-by-area",
            description="Cost per budget area of every plan, year and version",
            compute=lambda t: budget.cost_by_area(_by_category(t), t["budget_area"]),
            amount="amount_sek",
            has_share=True,
        ),
        Metric(
            name="total-costs",
            description="Total cost, stated and summed, of every plan, year and version",
            compute=_totals,
            amount="total_sek",
        ),
        Metric(
            name="budget-over-years",
            description="Total cost per association over the years, from the latest plan",
            compute=lambda t: budget.budget_over_years(_totals(t), t["plan_package"]),
            amount="total_sek",
        ),
        Metric(
            name="cost-steps",
            description="What changes per category between years that divide their costs",
            compute=_yearly_steps,
        ),
        Metric(
            name="member-contributions",
            description="Member contributions by party against the law's half, quarter, quarter",
            compute=lambda t: contributions.member_contributions(t["budget_line"], t["rule_value"]),
            amount="amount_sek",
        ),
        Metric(
            name="equity-share",
            description="Closing equity against the members' contributions and the own limit",
            compute=lambda t: contributions.equity_share(t["budget_line"], t["goal"]),
            amount="equity_sek",
        ),
        Metric(
            name="training-spend",
            description="Own spend on joint and local training, and per planned participant",
            compute=lambda t: training.training_spend(_by_category(t), _distributed(t), t["goal"]),
            amount="amount_sek",
            has_share=True,
        ),
        Metric(
            name="training-counts",
            description="How many trainings each plan names, and what those with a cost cost",
            compute=lambda t: training.training_counts(t["training"]),
        ),
        Metric(
            name="key-payments",
            description="Who pays what under the agreed cost keys",
            compute=lambda t: training.key_payments(
                t["allocation_key"], t["allocation_key_share"], t["association"], t["document"]
            ),
        ),
        Metric(
            name="priority-groups",
            description="Which groups each association's latest plan prioritises",
            compute=lambda t: groups.group_matrix(
                t["priority_group"],
                t["common_group"],
                t["budget_line"],
                t["initiative"],
                _latest(t),
            ),
        ),
        Metric(
            name="named-initiatives",
            description="The initiatives that each plan names, and what its own budget gives them",
            compute=lambda t: initiatives.named_initiatives(
                t["initiative"], t["budget_line"], t["finding_figure"], _own_budgets(t)
            ),
            amount="amount_sek",
            has_share=True,
        ),
        Metric(
            name="recurring-initiatives",
            description="Initiatives that several plans name, and how they are tied",
            compute=lambda t: recurrences.recurrences(
                recurrences.initiative_mentions(t["initiative"], _named_plans(t)),
                t["recurring"],
                t["recurring_entry"],
            ),
        ),
        Metric(
            name="recurring-trainings",
            description="Training topics that several plans name, and how they are tied",
            compute=lambda t: recurrences.recurrences(
                recurrences.training_mentions(t["training"], _named_plans(t)),
                t["recurring"],
                t["recurring_entry"],
            ),
        ),
        Metric(
            name="dated-meetings",
            description="The meetings that the plans date, and which of them clash",
            compute=lambda t: meetings.dated_meetings(
                t["meeting"],
                t["plan"],
                t["association"],
                association_ids=t["association"]["association_id"].to_list(),
                year=None,
            ),
        ),
        Metric(
            name="completeness",
            description="Which expected parts each plan states",
            compute=lambda t: completeness.plan_completeness(dict(t)),
        ),
        Metric(
            name="sum-states",
            description="How the printed sums of each plan stand",
            compute=lambda t: completeness.sum_states(dict(t)),
        ),
    )
}
