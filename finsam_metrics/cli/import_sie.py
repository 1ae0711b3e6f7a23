"""``import-sie``: what the books became and were budgeted to become, as lines of a plan."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.model.paths import default_paths


@click.command("import-sie")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--association", "association_id", required=True, help="Whose books they are.")
@json_option
def import_sie(*, file: Path, association_id: str, as_json: bool) -> None:
    """Show a SIE file as lines of a plan; exit 1 where the books do not add up.

    Nothing is published: a plan package holds one document.
    """
    from finsam_metrics.documents.books.sie_files import read_books
    from finsam_metrics.drafts.book_lines import book_lines
    from finsam_metrics.pipeline import read_sound_folder

    folder = read_sound_folder(default_paths())
    known = sorted(str(row["association_id"]) for row in folder.shared["association"])
    if association_id not in known:
        raise click.UsageError(f"there is no association {association_id!r}: {', '.join(known)}")
    found = book_lines(read_books(file), folder.account_ranges, association_id=association_id)
    if as_json:
        print_json(asdict(found))
    else:
        for line in found.lines:
            when = f"{line.version} {line.year}"
            click.echo(
                f"{line.line_text[:48]:<48}  {when:<12}  {line.amount_sek:>14}  {line.category_id}"
            )
        for result in found.results:
            proof = {True: "holds", False: "does not hold", None: "cannot be tried"}[result.holds]
            click.echo(f"result {result.version} {result.year}: {result.result_sek} SEK, {proof}")
        if found.unmapped:
            click.echo(f"accounts without a category: {', '.join(found.unmapped)}", err=True)
        if found.unclear:
            click.echo(f"budgets left out, by object only: {', '.join(found.unclear)}", err=True)
        if found.until_day is not None:
            click.echo(f"the outcome is of the year until {found.until_day}", err=True)
    sys.exit(int(any(result.holds is False for result in found.results)))
