"""``list``: what there is."""

import click
import polars as pl

from finsam_metrics.cli.output import json_option, print_frame
from finsam_metrics.metrics.catalog import METRICS
from finsam_metrics.model.paths import default_paths
from finsam_metrics.store.database import describe_tables, load_tables

_LISTS = {
    "plans": ("plan", ["plan_id", "association_id", "budget_year", "phase", "frame_sek"]),
    "associations": ("association", ["association_id", "association_name", "county_name"]),
    "figures": ("budget_line", ["figure_id", "line_text", "printed_text", "amount_sek"]),
    "rules": ("rule", ["rule_id", "severity", "title"]),
}


@click.command(name="list")
@click.argument(
    "what",
    type=click.Choice(["plans", "associations", "figures", "metrics", "tables", "rules"]),
    default="plans",
)
@json_option
def list_(*, what: str, as_json: bool) -> None:
    """List plans (the default), associations, figures, metrics, tables or rules."""
    if what == "metrics":
        frame = pl.DataFrame(
            {"metric": list(METRICS), "description": [m.description for m in METRICS.values()]}
        )
    elif what == "tables":
        frame = (
            describe_tables(default_paths().database)
            .select("table_name", "table_comment")
            .unique(maintain_order=True)
        )
    else:
        table, columns = _LISTS[what]
        frame = load_tables(default_paths().database)[table].select(columns).sort(columns[0])
    print_frame(frame, as_json=as_json)
