"""``export``: the public tables as files."""

from collections.abc import Callable
from pathlib import Path

import click
import polars as pl

from finsam_metrics.cli.output import json_option, print_json, write_files
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.reports.spreadsheets import write_csv, write_json, write_parquet, write_xlsx
from finsam_metrics.store.database import load_tables

_WRITERS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": write_csv,
    "json": write_json,
    "parquet": write_parquet,
}


@click.command()
@click.option(
    "--format", "kind", type=click.Choice(["csv", "parquet", "xlsx", "json"]), required=True
)
@click.option("--table", "names", multiple=True, help="Only this table; may be repeated.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("export"),
    show_default=True,
    help="Folder to write in.",
)
@json_option
def export(*, kind: str, names: tuple[str, ...], output: Path, as_json: bool) -> None:
    """Export the public tables: a file each, or one workbook."""
    tables = load_tables(default_paths().database)
    unknown = sorted(set(names) - set(tables))
    if unknown:
        raise click.UsageError(
            f"there is no table {', '.join(unknown)}; there are {', '.join(sorted(tables))}"
        )
    chosen = {name: tables[name] for name in names or tables}
    if kind == "xlsx":
        files = {"finsam.xlsx": write_xlsx(chosen)}
    else:
        files = {f"{name}.{kind}": _WRITERS[kind](frame) for name, frame in chosen.items()}
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write in {output}: {error.strerror}") from error
    write_files({output / file_name: content for file_name, content in files.items()})
    written = [str(output / file_name) for file_name in files]
    if as_json:
        print_json(written)
    else:
        click.echo("\n".join(written))
