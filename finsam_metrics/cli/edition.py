"""``edition``: numbered states of the data that stay as they are."""

import sys
from dataclasses import asdict

import click

from finsam_metrics.cli.local_person import local_person
from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import default_paths

_number = click.argument("number", type=click.IntRange(min=1), metavar="N")


@click.group()
def edition() -> None:
    """Numbered states of the data that stay as they are."""


@edition.command("seal")
@click.option("--note", metavar="TEXT", help="What the edition is for, on one line.")
@json_option
def seal_(*, note: str | None, as_json: bool) -> None:
    """Seal the data as they are now; the same state is never sealed twice."""
    from finsam_metrics.editions.sealing import seal

    sealed = seal(default_paths(), local_person(), note=note)
    if as_json:
        print_json({**asdict(sealed.edition), "is_new": sealed.is_new})
        return
    done = "sealed" if sealed.is_new else "nothing has changed since"
    click.echo(f"{done} edition {sealed.edition.number}  {sealed.edition.content_hash}")


@edition.command("list")
@json_option
def list_(*, as_json: bool) -> None:
    """List the editions, the latest first."""
    from finsam_metrics.editions.kept_editions import edition_numbers, read_edition

    paths = default_paths()
    told = []
    for number in edition_numbers(paths):
        try:
            told.append({**asdict(read_edition(paths, number)), "is_whole": True})
        except StoreError:
            told.append({"number": number, "is_whole": False})
    if as_json:
        print_json([{k: v for k, v in one.items() if k != "files"} for one in told])
        return
    for one in told:
        if not one["is_whole"]:
            click.echo(f"{one['number']}  not as it was sealed")
            continue
        note = f"  {one['note']}" if one["note"] else ""
        click.echo(
            f"{one['number']}  {one['content_hash'][:12]}  {one['sealed_at']}  "
            f"{one['sealed_by']}{note}"
        )


@edition.command("show")
@_number
@json_option
def show(*, number: int, as_json: bool) -> None:
    """Show what an edition says of itself."""
    from finsam_metrics.editions.kept_editions import read_edition

    shown = read_edition(default_paths(), number)
    if as_json:
        print_json(asdict(shown))
        return
    plans = sorted({name.split("/")[1] for name in shown.files if name.startswith("plans/")})
    click.echo(f"edition   {shown.number}")
    click.echo(f"hash      {shown.content_hash}")
    click.echo(f"sealed    {shown.sealed_at} by {shown.sealed_by}")
    click.echo(f"note      {shown.note or 'none'}")
    click.echo(f"program   {shown.program_version}")
    click.echo(f"choices   {' '.join(f'{k}={v}' for k, v in shown.choices.items()) or 'none'}")
    click.echo(f"plans     {', '.join(plans)}")
    click.echo(f"files     {len(shown.files)}")


@edition.command("verify")
@_number
@json_option
def verify(*, number: int, as_json: bool) -> None:
    """Try every byte of an edition; exit 1 where a file was changed, taken away or added."""
    from finsam_metrics.editions.kept_editions import verify_edition

    faults = verify_edition(default_paths(), number)
    if as_json:
        print_json([asdict(fault) for fault in faults])
    else:
        for fault in faults:
            click.echo(f"{fault.difference}  {fault.file}")
        if not faults:
            click.echo(f"edition {number} is as it was sealed")
    sys.exit(1 if faults else 0)


@edition.command("changes")
@_number
@json_option
def changes(*, number: int, as_json: bool) -> None:
    """Say what has changed since an edition was sealed, figure by figure, with its cause."""
    from finsam_metrics.editions.edition_changes import changes_since

    found = changes_since(default_paths(), number)
    if as_json:
        print_json(
            {
                "edition": found.edition.number,
                "content_hash": found.edition.content_hash,
                "changes": [asdict(one) for one in found.changes],
                "files": found.files,
                "program_version": found.program_version,
            }
        )
        return
    for one in found.changes:
        when = f", {one.version} {one.year or ''}".rstrip() if one.version else ""
        click.echo(
            f"{one.plan_id}  {one.label}{when}  {one.aspect}: "
            f"{one.before or 'none'} -> {one.after or 'none'}  ({one.cause})"
        )
    click.echo(f"{len(found.changes)} changes, {len(found.files)} data files differ", err=True)
