"""``import-sie``: books to a draft, and what they became and were budgeted to become."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from finsam_metrics.cli.local_person import local_person
from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.paths import default_paths

if TYPE_CHECKING:
    from finsam_metrics.intake.review import ReviewFigure


@click.command("import-sie")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--association", "association_id", required=True, help="Whose books they are.")
@json_option
def import_sie(*, file: Path, association_id: str, as_json: bool) -> None:
    """Read a SIE file to a draft, as lines with the categories of the association's accounts.

    Look it through on the page Läs in plan, or publish it by publish DRAFT --accept-proved. Exit 1
    where the books do not add up; the draft is there all the same.
    """
    from finsam_metrics.documents.books.sie_files import read_books
    from finsam_metrics.intake.draft_folders import add_step, load_review, make_draft
    from finsam_metrics.intake.edits import Edit, Scope
    from finsam_metrics.intake.reader import read_now
    from finsam_metrics.pipeline import read_shared

    paths, person = default_paths(), local_person()
    known = sorted(str(row["association_id"]) for row in read_shared(paths).shared["association"])
    if association_id not in known:
        raise click.UsageError(f"there is no association {association_id!r}: {', '.join(known)}")
    read_books(file)
    entry = make_draft(paths, person, file_name=file.name, content=file.read_bytes())
    read_now(paths, entry)
    chosen = Edit(scope=Scope.DOCUMENT, target="", field="association_id", value=association_id)
    add_step(paths, person, entry.draft_id, "Valde förbund", (chosen,))
    read_now(paths, entry)
    review = load_review(paths, entry.draft_id)
    doubted = [figure for figure in review.figures if _is_doubted(figure)]
    if as_json:
        lines = [asdict(figure.line) for figure in review.figures]
        print_json({"draft_id": entry.draft_id, "lines": lines, "doubted": len(doubted)})
    else:
        for figure in review.figures:
            line = figure.line
            when = line.year or f"{line.period_from}–{line.period_to}"
            click.echo(
                f"{line.line_text[:48]:<48}  {line.version} {when}  {line.amount_sek:>14}  "
                f"{line.category_id}"
            )
        for omitted in review.read.omitted:
            click.echo(f"left out: {omitted}", err=True)
        if doubted:
            click.echo(f"the balance contradicts {len(doubted)} outcomes", err=True)
        click.echo(entry.draft_id)
    sys.exit(int(bool(doubted)))


def _is_doubted(figure: "ReviewFigure") -> bool:
    return figure.read is not None and figure.read.confidence is Confidence.D
