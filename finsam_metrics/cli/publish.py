"""``publish``: a reviewed draft to a plan."""

import click

from finsam_metrics.cli.local_person import local_person
from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.model.paths import default_paths


@click.command()
@click.argument("draft_id", metavar="DRAFT")
@click.option("--accept-proved", is_flag=True, help="Accept every figure that is proved first.")
@json_option
def publish(*, draft_id: str, accept_proved: bool, as_json: bool) -> None:
    """Publish a draft where nothing is left to review; exit 1 and change nothing where there is."""
    from finsam_metrics.intake import actions
    from finsam_metrics.intake.draft_folders import add_step, load_review, take_over
    from finsam_metrics.intake.judging import judge
    from finsam_metrics.intake.publishing import preview
    from finsam_metrics.intake.publishing import publish as publish_draft

    paths, person = default_paths(), local_person()
    review = load_review(paths, draft_id)
    take_over(paths, person, draft_id)
    if accept_proved and judge(review).proved_ids:
        action = actions.accept_proved(judge(review))
        review = add_step(paths, person, draft_id, action.text, action.edits)
    shown = preview(paths, review, judge(review)).package
    published = publish_draft(
        paths, person, draft_id, expected_revision=1 if shown is None else shown.revision
    )
    if as_json:
        print_json({"plan_id": published.plan_id, "revision": published.revision})
    else:
        click.echo(f"published {published.plan_id}, revision {published.revision}")
