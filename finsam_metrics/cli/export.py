"""``export``: the public tables as files, or as open data."""

from collections.abc import Callable, Mapping
from pathlib import Path

import click
import polars as pl

from finsam_metrics.cli.output import json_option, print_json, write_files
from finsam_metrics.editions.change_log import CHANGE_LOG, write_change_log
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.reports.open_data.descriptions import ORIGIN, describe
from finsam_metrics.reports.open_data.figure_addresses import with_addresses
from finsam_metrics.reports.open_data.open_package import write_open_data
from finsam_metrics.reports.spreadsheets import write_csv, write_json, write_parquet, write_xlsx
from finsam_metrics.store.database import describe_tables, load_tables
from finsam_metrics.store.versions import data_version

_WRITERS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": write_csv,
    "json": write_json,
    "parquet": write_parquet,
}


@click.command()
@click.option("--format", "kind", type=click.Choice(["csv", "parquet", "xlsx", "json"]))
@click.option("--table", "names", multiple=True, help="Only this table; may be repeated.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("export"),
    show_default=True,
    help="Folder to write in.",
)
@click.option(
    "--open",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write everything as a data package in this folder instead.",
)
@click.option(
    "--address",
    help="Where the service is, or the package will lie, as https://...; the latter's catalogue "
    "needs it.",
)
@json_option
def export(
    *,
    kind: str | None,
    names: tuple[str, ...],
    output: Path,
    folder: Path | None,
    address: str | None,
    as_json: bool,
) -> None:
    """Export the public tables: a file each, one workbook, or open data."""
    if (kind is None) == (folder is None):
        raise click.UsageError("say either --format, or --open with a folder")
    tables = load_tables(default_paths().database)
    dictionary = describe_tables(default_paths().database)
    if folder is not None:
        version = data_version(default_paths())
        output = folder
        files: Mapping[str, bytes] = {
            **write_open_data(tables, dictionary, version=version, address=address),
            CHANGE_LOG: write_change_log(default_paths()),
        }
    else:
        files = _chosen_tables(_with_origins(tables, dictionary, address), names, str(kind))
    _write(output, files, as_json=as_json)


def _with_origins(
    tables: Mapping[str, pl.DataFrame], dictionary: pl.DataFrame, address: str | None
) -> dict[str, pl.DataFrame]:
    """Add where each printed row is shown; from the service's root where it is not said where."""
    server = "/" if address is None else f"{address.rstrip('/')}/"
    opened = with_addresses(tables, describe(dictionary), server)
    return {
        name: frame.with_columns(opened[name][ORIGIN])
        if name in opened and ORIGIN in opened[name].columns
        else frame
        for name, frame in tables.items()
    }


def _chosen_tables(
    tables: Mapping[str, pl.DataFrame], names: tuple[str, ...], kind: str
) -> dict[str, bytes]:
    unknown = sorted(set(names) - set(tables))
    if unknown:
        raise click.UsageError(
            f"there is no table {', '.join(unknown)}; there are {', '.join(sorted(tables))}"
        )
    chosen = {name: tables[name] for name in names or tables}
    if kind == "xlsx":
        return {"finsam.xlsx": write_xlsx(chosen)}
    return {f"{name}.{kind}": _WRITERS[kind](frame) for name, frame in chosen.items()}


def _write(output: Path, files: Mapping[str, bytes], *, as_json: bool) -> None:
    paths = {output / name: content for name, content in files.items()}
    try:
        for folder in {path.parent for path in paths}:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write in {output}: {error.strerror}") from error
    write_files(paths)
    written = [str(path) for path in paths]
    if as_json:
        print_json(written)
    else:
        click.echo("\n".join(written))
