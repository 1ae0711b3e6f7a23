"""``explain``: a figure's way back to the printed text."""

import click

from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.metrics.explanations import explain_figure
from finsam_metrics.model.paths import default_paths
from finsam_metrics.store.database import load_tables


@click.command()
@click.argument("figure_id")
@json_option
def explain(*, figure_id: str, as_json: bool) -> None:
    """Show the way back of a figure to the printed text."""
    found = explain_figure(load_tables(default_paths().database), figure_id)
    if found is None:
        raise click.UsageError(f"there is no figure {figure_id!r}; list them with: list figures")
    if as_json:
        print_json(found)
        return
    figure, document = found["figure"], found["document"]
    page = "" if figure["page"] is None else f"page {figure['page']}, "
    year = figure["year"] or "year not stated"
    click.echo(
        f"{figure['figure_id']}\n"
        f"  amount     {figure['amount_sek']} SEK, {figure['version']} {year}\n"
        f"  basis      {figure['basis']}\n"
        f"  printed    {figure['printed_text']!r} {figure['unit']}"
        f" = {figure['printed_amount_sek']} SEK\n"
        f"  row        {figure['line_text']!r} in {figure['table_text']!r}"
        f", column {figure['column_text']!r}\n"
        f"  place      {page}line {figure['line']}\n"
        f"  document   {document['title']}\n"
        f"  sha256     {document['sha256']}\n"
        f"  category   {found['category_name']}"
    )
    if found["judgement_text"]:
        click.echo(f"  judgement  {found['judgement_text']}")
    if found["correction"]:
        click.echo(f"  corrected  {found['correction']['reason_text']}")
    for one in found["sum_checks"]:
        said = "holds" if one["holds"] else "does not hold"
        click.echo(
            f"  {one['equation']:<10} {one['figure_id']}: stated {one['stated_sek']}, "
            f"computed {one['computed_sek']}, {said}"
        )
    for finding in found["findings"]:
        click.echo(f"  finding    {finding['title']}")
