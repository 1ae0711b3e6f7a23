"""The metrics by name."""

import polars as pl
import pytest

from finsam_metrics.metrics.catalog import METRICS, compute_metric
from finsam_metrics.model.enums import Measure


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_is_computed_from_the_public_tables(name, public_tables):
    metric = METRICS[name]
    assert metric.name == name
    assert metric.description
    assert not compute_metric(metric, public_tables, None, None).is_empty()


@pytest.mark.parametrize("name", [name for name, metric in METRICS.items() if metric.amount])
def test_an_amount_can_be_given_in_another_measure(name, public_tables):
    metric = METRICS[name]
    plain = compute_metric(metric, public_tables, None, None)
    valued = compute_metric(metric, public_tables, Measure.TKR, None)
    assert valued.height == plain.height
    kronor = plain[metric.amount].cast(pl.Float64).to_list()
    assert valued["value"].to_list() == kronor


def test_amounts_can_be_given_in_fixed_prices(public_tables):
    metric = METRICS["budget-over-years"]
    fixed = compute_metric(metric, public_tables, Measure.TKR, 2021)
    kramfors = fixed.filter(pl.col("association_id") == "kramfors", pl.col("year") == 2010)
    assert kramfors["value"].to_list() == pytest.approx([2580000 * 343.19 / 303.46])


def test_a_metric_without_an_amount_has_no_measure(public_tables):
    metric = METRICS["sum-states"]
    assert "value" not in compute_metric(metric, public_tables, Measure.TKR, None).columns


def test_training_spend_is_given_for_every_column_that_divides_its_costs(public_tables):
    spend = compute_metric(METRICS["training-spend"], public_tables, None, None)
    assert spend.height == 2 * 9
    assert "norra-vastmanland-2011" not in spend["plan_id"].to_list()
