"""``plans``: the plans and their revisions."""

from dataclasses import asdict

import click

from finsam_metrics.cli.local_person import local_person
from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.model.paths import default_paths


@click.group()
def plans() -> None:
    """The plans and their revisions."""


@plans.command("history")
@click.argument("plan_id", metavar="PLAN")
@json_option
def history_(*, plan_id: str, as_json: bool) -> None:
    """List the revisions of a plan, the latest first, with what differs from the one before."""
    from finsam_metrics.intake.revisions import figure_differences, history, load_revision

    paths = default_paths()
    found = history(paths, plan_id)
    packages = [load_revision(paths, one) for one in found]
    told = [
        {
            **{name: value for name, value in asdict(one).items() if name != "folder"},
            "differences": [
                asdict(difference) for difference in figure_differences(former, package)
            ],
        }
        for one, package, former in zip(found, packages, [*packages[1:], packages[-1]], strict=True)
    ]
    if as_json:
        print_json(told)
        return
    for one in told:
        state = "taken back" if one["is_taken_back"] else "now" if one["is_current"] else "former"
        who = one["published_by"] or "laid by hand"
        click.echo(f"revision {one['revision']}  {state}  {who}  {one['published_at'] or ''}")
        for difference in one["differences"]:
            was, now = difference["former_sek"], difference["current_sek"]
            when = f"{difference['version']} {difference['year'] or ''}"
            click.echo(f"  {difference['line_text']}, {when}: {was} -> {now}")


@plans.command("restore")
@click.argument("plan_id", metavar="PLAN")
def restore_(*, plan_id: str) -> None:
    """Take the latest publication of a plan back."""
    from finsam_metrics.intake.publishing import restore

    revision = restore(default_paths(), local_person(), plan_id)
    now = "no plan is left" if revision is None else f"revision {revision} holds"
    click.echo(f"taken back: {now}", err=True)
