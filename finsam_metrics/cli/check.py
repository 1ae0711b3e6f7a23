"""``check``: do sums and rules hold?"""

import sys
from dataclasses import asdict

import click

from finsam_metrics import pipeline
from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.model.enums import Severity
from finsam_metrics.model.paths import default_paths


@click.command()
@click.option("--plan", "plan_id", help="Only this plan.")
@json_option
def check(*, plan_id: str | None, as_json: bool) -> None:
    """Check every plan; exit 1 where printed figures contradict each other."""
    plans = pipeline.read_and_check(default_paths())
    ids = [plan.package.plan_id for plan in plans]
    if plan_id is not None and plan_id not in ids:
        raise click.UsageError(f"there is no plan {plan_id!r}; there are {', '.join(ids)}")
    shown = [plan for plan in plans if plan_id in (None, plan.package.plan_id)]
    findings = [(plan.package.plan_id, finding) for plan in shown for finding in plan.findings]
    if as_json:
        print_json(
            [
                {"plan_id": owner, **asdict(f), "difference_sek": f.difference_sek}
                for owner, f in findings
            ]
        )
    else:
        for owner, finding in findings:
            place = "" if finding.line is None else f", line {finding.line}"
            click.echo(f"{finding.severity}: {owner}{place}: {finding.rule_id}")
            for text in (finding.title, finding.message, finding.suggestion):
                if text:
                    click.echo(f"  {text}")
        checks = [one for plan in shown for one in plan.sum_checks]
        held = sum(one.holds for one in checks)
        click.echo(f"{held} of {len(checks)} sums hold, {len(findings)} findings", err=True)
    sys.exit(int(any(finding.severity is Severity.ERROR for _, finding in findings)))
