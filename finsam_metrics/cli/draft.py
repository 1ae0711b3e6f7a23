"""``draft``: documents that are read and not published yet."""

from dataclasses import asdict
from pathlib import Path

import click

from finsam_metrics.cli.local_person import local_person
from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.model.paths import default_paths


@click.group()
def draft() -> None:
    """Documents that are read and not published yet."""


@draft.command("add")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
def add(*, file: Path, as_json: bool) -> None:
    """Keep a document and read it to a draft."""
    from finsam_metrics.intake.draft_folders import make_draft
    from finsam_metrics.intake.reader import read_now

    paths = default_paths()
    entry = make_draft(paths, local_person(), file_name=file.name, content=file.read_bytes())
    read_now(paths, entry)
    if as_json:
        print_json({"draft_id": entry.draft_id})
    else:
        click.echo(entry.draft_id)


@draft.command("list")
@json_option
def list_(*, as_json: bool) -> None:
    """List the drafts, the latest first."""
    from finsam_metrics.intake.draft_folders import list_drafts, stage_of

    paths = default_paths()
    drafts = [(one, stage_of(paths, one)) for one in list_drafts(paths)]
    if as_json:
        print_json([{**asdict(one), "stage": stage} for one, stage in drafts])
        return
    for one, stage in drafts:
        published = "" if one.plan_id is None else f"  {one.plan_id} revision {one.revision}"
        click.echo(f"{one.draft_id}  {stage}  {one.file_name}  {one.holder}{published}")


@draft.command("show")
@click.argument("draft_id", metavar="DRAFT")
@json_option
def show(*, draft_id: str, as_json: bool) -> None:
    """Show how the review of a draft stands."""
    from collections import Counter

    from finsam_metrics.intake.draft_folders import load_review
    from finsam_metrics.intake.judging import judge

    review = load_review(default_paths(), draft_id)
    judgement = judge(review)
    if as_json:
        print_json(
            {
                "association_id": review.identity.association_id,
                "budget_year": review.identity.budget_year,
                "figures": [
                    {
                        **asdict(one.line),
                        "amount_sek": one.amount_sek,
                        "state": judgement.states[one.figure_id],
                        "needs": judgement.needs.get(one.figure_id, ()),
                    }
                    for one in review.figures
                ],
                "open_facts": judgement.open_facts,
                "steps": [step.text for step in review.steps],
            }
        )
        return
    click.echo(f"association  {review.identity.association_id or 'not chosen'}")
    click.echo(f"budget year  {review.identity.budget_year or 'not chosen'}")
    counts = Counter(judgement.states.values())
    click.echo("figures      " + ", ".join(f"{n} {state}" for state, n in sorted(counts.items())))
    click.echo(f"facts open   {len(judgement.open_facts)}")
    failing = len(judgement.failing)
    click.echo(f"sums         {len(judgement.checks) - failing} hold, {failing} do not")


@draft.command("discard")
@click.argument("draft_id", metavar="DRAFT")
@json_option
def discard_(*, draft_id: str, as_json: bool) -> None:
    """Take a draft away with its document, where nothing else has it."""
    from finsam_metrics.intake.draft_folders import discard, take_over

    paths, person = default_paths(), local_person()
    take_over(paths, person, draft_id)
    discard(paths, person, draft_id)
    if as_json:
        print_json({"draft_id": draft_id})
    else:
        click.echo(f"discarded {draft_id}", err=True)
