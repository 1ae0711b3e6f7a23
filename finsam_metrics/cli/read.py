"""``read``: a document to a draft."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import click

from finsam_metrics.cli.output import json_option, print_json
from finsam_metrics.model.enums import Severity
from finsam_metrics.model.paths import default_paths

_MOST_PROCESSOR_SECONDS = 120
_MOST_BYTES = 2 * 1024**3
_MOST_NAMED = 5


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.option(
    "--package",
    "folder",
    type=click.Path(path_type=Path),
    help="Write the draft as a plan package in this new folder.",
)
@click.option("--pages", callback=lambda _, __, text: _page_range(text), help="As 3-9 or 4.")
def read(*, file: Path, as_json: bool, folder: Path | None, pages: range | None) -> None:
    """Read a plan document to a draft; exit 1 where its figures contradict each other."""
    from finsam_metrics.drafts.bounds import bounded
    from finsam_metrics.drafts.draft import read_draft
    from finsam_metrics.drafts.draft_files import (
        draft_document,
        formula_texts,
        write_package,
    )
    from finsam_metrics.drafts.summaries import summarise

    paths = default_paths()
    with (
        _told_when_slow(f"still reading {file.name}"),
        bounded(_MOST_PROCESSOR_SECONDS, _MOST_BYTES),
    ):
        draft = read_draft(file, paths, pages=pages)
    if folder is not None:
        write_package(draft, folder, paths.schemas)
        click.echo(f"wrote {folder.name}; read it through before it goes to data/plans", err=True)
        if risky := formula_texts(draft):
            click.echo(
                "a spreadsheet would compute these texts; open the package as text: "
                + ", ".join(map(repr, risky[:_MOST_NAMED])),
                err=True,
            )
    if as_json:
        print_json(draft_document(draft))
    else:
        click.echo(summarise(draft))
    sys.exit(int(any(finding.severity is Severity.ERROR for finding in draft.findings)))


@contextmanager
def _told_when_slow(text: str) -> Iterator[None]:
    """Say on standard error that work goes on, after each second that it does."""
    is_done = Event()

    def tell() -> None:
        seconds = 0
        while not is_done.wait(1):
            seconds += 1
            click.echo(f"{text}, {seconds} s", err=True)

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        is_done.set()
        teller.join()


def _page_range(text: str | None) -> range | None:
    if text is None:
        return None
    first, _, last = text.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()) or int(first) < 1:
        raise click.BadParameter("write pages as 3-9 or 4")
    if int(last or first) < int(first):
        raise click.BadParameter("the last page is before the first")
    return range(int(first), int(last or first) + 1)
