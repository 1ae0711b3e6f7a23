"""``metric``: a key figure."""

import click

from finsam_metrics.cli.output import json_option, print_frame
from finsam_metrics.metrics.catalog import MEASURES, METRICS, compute_metric
from finsam_metrics.model.paths import default_paths
from finsam_metrics.store.database import load_tables


@click.command()
@click.argument("name", type=click.Choice(list(METRICS)))
@click.option("--measure", type=click.Choice(list(MEASURES)), help="Add the amount as value.")
@click.option("--prices", "price_year", type=int, help="Fixed prices of this year for value.")
@json_option
def metric(*, name: str, measure: str | None, price_year: int | None, as_json: bool) -> None:
    """Compute a metric."""
    chosen = METRICS[name]
    if chosen.amount is None and (measure or price_year):
        raise click.UsageError(f"{name} has no amount to give in another measure")
    if measure == "share" and not chosen.has_share:
        raise click.UsageError(f"{name} is not a part of the cost, so it has no share of it")
    tables = load_tables(default_paths().database)
    known = tables["price_index"]["year"].to_list()
    if price_year is not None and price_year not in known:
        raise click.UsageError(
            f"there is no price index for {price_year}; there is for {min(known)}-{max(known)}"
        )
    asked = MEASURES[measure or "sek"] if measure or price_year else None
    print_frame(compute_metric(chosen, tables, asked, price_year), as_json=as_json)
