"""``build``: the data files to the database."""

from dataclasses import asdict

import click

from finsam_metrics import pipeline
from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.model.paths import default_paths


@click.command()
@json_option
def build(*, as_json: bool) -> None:
    """Validate every data file and build the database."""
    paths = default_paths()
    report = pipeline.build(paths)
    if as_json:
        print_json({"database": paths.database.name, **asdict(report)})
        return
    click.echo(
        f"built {paths.database.name}: {report.plan_count} plans, {report.figure_count} figures, "
        f"{report.sum_check_count} sums checked, {report.finding_count} findings"
    )
