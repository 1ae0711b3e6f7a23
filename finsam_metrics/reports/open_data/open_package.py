"""Everything that is handed to those who take the data on: package, catalogue, a word to begin."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final
from urllib.parse import urljoin

import polars as pl

from finsam_metrics.reports.open_data.catalogue import write_catalogue
from finsam_metrics.reports.open_data.data_package import LICENCE, write_package
from finsam_metrics.reports.open_data.descriptions import TableDescription, describe
from finsam_metrics.reports.open_data.figure_addresses import with_addresses

README: Final = "LÄS-MIG.txt"
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


def write_open_data(
    tables: Mapping[str, pl.DataFrame],
    dictionary: pl.DataFrame,
    *,
    version: str,
    address: str | None,
) -> dict[str, bytes]:
    """Write all public tables with their descriptions, and the catalogue where there is an address.

    Args:
        tables: The public tables by name.
        dictionary: What ``describe_tables`` gives.
        version: Which state of the data they are.
        address: Where the package will lie, as ``https://…/``; None: no catalogue, which needs it.

    Returns:
        Files by their path.
    """
    described = describe(dictionary)
    opened = with_addresses(tables, described, _server(address))
    files = write_package(opened, described, version=version)
    files[README] = _readme(described, version)
    if address is not None:
        publisher = tables["publisher"].row(0, named=True)
        files |= write_catalogue(described, files, publisher, address=address)
    return files


def _server(address: str | None) -> str:
    """Where figures have their addresses: beside the package."""
    return "/" if address is None else urljoin(f"{address.rstrip('/')}/", "..")


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Pack files in one; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _readme(described: tuple[TableDescription, ...], version: str) -> bytes:
    lines = [
        "Finsam i siffror, öppna data",
        f"Version {version}. Licens {LICENCE['name']}: fritt att använda.",
        "",
        "datapackage.json  vad varje tabell och kolumn betyder, på svenska och engelska",
        "change_log.json   låsta utgåvor, och vad som har ändrats sedan den senaste",
        "csv/              för program: UTF-8, komma mellan kolumner, decimalpunkt",
        "parquet/          för program: samma tabeller med typer",
        "excel/            för Excel på svenska: öppnas med ett dubbelklick, decimalkomma",
        "",
        "En tom cell betyder ej angivet, ej känt eller inget. Den betyder aldrig noll.",
        "Belopp är i kronor.",
        "",
        "Tabeller",
        *(f"- {table.name}: {table.swedish}" for table in described),
        "",
    ]
    return "\r\n".join(lines).encode("utf-8-sig")
