"""``report``: a meeting pack as files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from finsam_metrics.cli.output import json_option, print_json, write_files
from finsam_metrics.editions.kept_editions import edition_folder, read_whole_edition
from finsam_metrics.editions.manifests import state_text
from finsam_metrics.editions.opening import build_edition
from finsam_metrics.exhibits import addresses
from finsam_metrics.exhibits.dataset import Data, load_data
from finsam_metrics.model.clock import today
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.notes import Note
from finsam_metrics.model.paths import DataPaths, default_paths
from finsam_metrics.reports.pack.descriptions import (
    LONGEST_HEADING,
    Description,
    DescriptionError,
    View,
    read_description,
    write_description,
)
from finsam_metrics.reports.pack.forms import FORMS, file_name
from finsam_metrics.reports.pack.making import make_pack
from finsam_metrics.reports.pack.parts import PARTS, USUAL
from finsam_metrics.store.notes import read_notes
from finsam_metrics.store.versions import data_version

_MEASURES = {
    "share": "andel",
    "sek": "tkr",
    "per-inhabitant": "invanare",
    "per-inhabitant-16-64": "invanare-16-64",
}


@click.command()
@click.option("--associations", help="Ids with commas between; else all.")
@click.option("--years", help="Years with commas between; else the latest budgets.")
@click.option("--prices", type=int, help="Fixed prices of this year; else current prices.")
@click.option("--measure", type=click.Choice(list(_MEASURES)), help="Else as the file says; share.")
@click.option("--parts", help=f"Of {', '.join(PARTS)}; else the usual ones.")
@click.option("--heading", help="The pack's heading.")
@click.option("--meeting", type=click.DateTime(["%Y-%m-%d"]), help="Day of the meeting.")
@click.option(
    "--from",
    "described",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A saved pack; what is said beside it goes before.",
)
@click.option(
    "--edition", type=click.IntRange(min=1), help="Made from this edition; else from today's data."
)
@click.option("--address", help="Where the service is, as https://...: the workbook links there.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("underlag"))
@click.option("--pdf", "pdf", is_flag=True, help="A4 to hand out.")
@click.option("--pptx", "pptx", is_flag=True, help="Slides with charts that can be edited.")
@click.option("--xlsx", "xlsx", is_flag=True, help="A workbook.")
@click.option("--html", "html", is_flag=True, help="One web page that stands alone.")
@json_option
def report(
    *,
    described: Path | None,
    edition: int | None,
    address: str | None,
    out: Path,
    as_json: bool,
    **asked: Any,
) -> None:
    """Make a meeting pack: PDF, slides, workbook and web page; all of them where none is named."""
    data, state, notes = _state_of(edition)
    pack_of = _asked_for(_USUAL if described is None else _read(described), data, asked)
    try:
        pack = make_pack(
            pack_of,
            data,
            made=today(),
            state=state,
            address=None if address is None else f"{address.rstrip('/')}/",
            notes=notes,
            tell=lambda _, part: click.echo(part, err=True) if part else None,
        )
    except DescriptionError as error:
        raise click.UsageError(error.swedish) from error
    wanted = [form for form in FORMS if asked[form]] or list(FORMS)
    files = {out / file_name(pack, form): FORMS[form].write(pack) for form in wanted}
    files[out / file_name(pack, "json")] = write_description(pack_of)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write in {out}: {error.strerror}") from error
    write_files(files)
    written = [str(path) for path in files]
    if as_json:
        print_json(written)
    else:
        click.echo("\n".join(written))


def _state_of(number: int | None) -> tuple[Data, str, Sequence[Note]]:
    """Load the data of an edition or of today, say which they are, and read their notes."""
    paths = default_paths()
    if number is None:
        state = state_text(None, data_version(paths))
        return load_data(paths.database, None), state, read_notes(paths).notes
    edition = read_whole_edition(paths, number)
    sealed = DataPaths(root=edition_folder(paths, number))
    state = state_text(edition, data_version(sealed))
    return load_data(build_edition(paths, edition), None), state, read_notes(sealed).notes


def _asked_for(start: Description, data: Data, asked: Mapping[str, Any]) -> Description:
    """Let what is said on the command line go before what a saved pack says."""
    choices = dict(start.choices)
    if asked["associations"] is not None:
        choices[addresses.ASSOCIATIONS] = ",".join(_listed(asked["associations"]))
    if asked["measure"] is not None:
        choices[addresses.MEASURE] = _MEASURES[asked["measure"]]
    if asked["prices"] is not None:
        _need_price_year(asked["prices"], data)
        choices[addresses.PRICES] = str(asked["prices"])
    described = replace(start, choices=choices)
    if asked["years"] is not None:
        described = replace(described, years=tuple(map(_read_year, _listed(asked["years"]))))
    if asked["parts"] is not None:
        views = tuple(View(part=part) for part in _listed(asked["parts"]))
        described = replace(described, views=views)
    if asked["heading"] is not None:
        described = replace(described, heading=asked["heading"][:LONGEST_HEADING])
    if asked["meeting"] is not None:
        described = replace(described, meeting_date=asked["meeting"].date())
    return described


def _listed(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


_USUAL = Description(views=tuple(View(part=part) for part in USUAL))


def _read(path: Path) -> Description:
    try:
        return read_description(path.read_bytes())
    except DescriptionError as error:
        raise click.UsageError(f"{path}: {error.swedish}") from error


def _read_year(text: str) -> int:
    if not (text.isdecimal() and len(text) == 4):
        raise click.UsageError(f"{text} is no year")
    return int(text)


def _need_price_year(year: int, data: Data) -> None:
    known = data.price_years
    if year not in known:
        raise click.UsageError(
            f"there is no price index for {year}; there is for {min(known)}-{max(known)}"
        )
