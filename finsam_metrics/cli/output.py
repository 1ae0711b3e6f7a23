"""What every verb prints and writes."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click
import polars as pl

from finsam_metrics.model.errors import StoreError
from finsam_metrics.reports.spreadsheets import write_json

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write every file beside its place, then put all in place: none is ever half written.

    Raises:
        StoreError: One cannot be written; those of the same call that were not in place yet are
            not either.
    """
    parts = {path: path.parent / f".{path.name}.part" for path in files}
    for path in files:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise StoreError(f"cannot write {path}: it is a link, a folder or a device, no file")
    try:
        for path, content in files.items():
            parts[path].write_bytes(content)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        known = path.parent.is_dir()
        reason = error.strerror if known else f"there is no folder {path.parent}"
        raise StoreError(f"cannot write {path}: {reason}") from error
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()


def print_frame(frame: pl.DataFrame, *, as_json: bool) -> None:
    """Print a frame as a table to read, or as JSON, which holds all of it."""
    if as_json:
        click.echo(write_json(frame).decode(), nl=False)
        return
    readable = frame.drop("origin_ids", "financial_origin_ids", strict=False)
    with pl.Config(
        tbl_rows=-1,
        tbl_cols=-1,
        tbl_width_chars=200,
        fmt_str_lengths=80,
        tbl_formatting="MARKDOWN",
        tbl_hide_dataframe_shape=True,
        tbl_hide_column_data_types=True,
    ):
        click.echo(str(readable))


def print_json(value: object) -> None:
    """Print what JSON can hold; amounts and days as text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
