"""The public tables to take away: all at once, or one with what its columns mean."""

from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.editions.change_log import CHANGE_LOG, write_change_log
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.memo import remembered
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_numbers import format_count, format_number
from finsam_metrics.reports.open_data.descriptions import TableDescription
from finsam_metrics.reports.open_data.figure_addresses import with_addresses
from finsam_metrics.reports.open_data.open_package import write_open_data, zip_files
from finsam_metrics.reports.spreadsheets import (
    write_json,
    write_machine_csv,
    write_parquet,
    write_swedish_csv,
)
from finsam_metrics.store.versions import data_version
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.choices import choose_one
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import draw_table
from finsam_metrics.ui.shell.filters import UNKNOWN, server_address
from finsam_metrics.ui.shell.opened_edition import paths_of_visit

_FIRST: Final = "budget_line"
KINDS: Final = {
    "string": "text",
    "integer": "heltal",
    "number": "tal",
    "boolean": "sant eller falskt",
    "date": "dag",
}
_UNITS: Final = {
    "SEK": "kronor",
    "share of 1": "andel, 0 till 1",
    "point": "punkter",
    "degree": "grader",
    "person": "personer",
    "page": "sidor",
}


def open_data_answer(data: Data, described: tuple[TableDescription, ...]) -> str:
    """Say how much there is to take away."""
    rows = sum(data.tables[table.name].height for table in described)
    return (
        f"{format_count(len(described)).capitalize()} tabeller med {format_number(rows)} rader, "
        "fria att använda"
    )


def draw_whole(data: Data) -> None:
    """Draw what gives everything in one file."""
    st.markdown(
        "Allt som sidorna bygger på, med vad varje kolumn betyder på svenska och engelska "
        "(Data Package). Licensen är CC0: ni får använda uppgifterna fritt, utan att fråga. "
        "En tom cell betyder ej angivet, aldrig noll."
    )
    version = data_version(paths_of_visit())
    server = server_address()
    address = None if server == UNKNOWN else f"{server}data/"
    st.download_button(
        "Hämta allt (zip)",
        lambda: zip_files(
            {
                **write_open_data(data.tables, data.dictionary, version=version, address=address),
                CHANGE_LOG: write_change_log(default_paths()),
            }
        ),
        f"finsam-oppna-data-{version}.zip",
        "application/zip",
        key="oppna-data-allt",
        icon=":material/download:",
        type="primary",
        on_click="ignore",
    )


def draw_addresses() -> None:
    """Say where programs read the same, kept up to date."""
    components.heading("För program")
    st.markdown(
        "Varje tabell har en adress som består: `/data/budget_line.csv`, `.parquet` eller "
        "`.json`. Kolumnernas betydelse står i `/data/datapackage.json`, katalogen för "
        "dataportal.se i `/data/dcat.rdf` och alla adresser i `/api/openapi.json`."
    )


def draw_one(data: Data, described: tuple[TableDescription, ...]) -> None:
    """Draw one table: what a row is, its columns, and its files, each said what it is for."""
    components.heading("En tabell i taget")
    by_name = {table.name: table for table in described}
    name = choose_one(
        "Tabell", {name: name for name in by_name}, parameter="tabell", default=_FIRST, width=320
    )
    chosen = by_name[name]
    frame = with_addresses(data.tables, described, server_address())[name]
    st.markdown(plain(f"{chosen.swedish} {format_number(frame.height)} rader."))
    about = {"Tabell": name, "Innehåll": chosen.swedish, "Licens": "CC0"}
    with st.container(horizontal=True):
        for label, file, mime, write in (
            (
                "CSV för Excel",
                f"{name}-excel.csv",
                "text/csv",
                lambda: write_swedish_csv(frame, about),
            ),
            ("CSV för program", f"{name}.csv", "text/csv", lambda: write_machine_csv(frame)),
            (
                "Parquet",
                f"{name}.parquet",
                "application/octet-stream",
                lambda: write_parquet(frame),
            ),
            ("JSON", f"{name}.json", "application/json", lambda: write_json(frame)),
        ):
            st.download_button(
                label,
                write,
                file,
                mime,
                key=f"oppna-data-{label}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )
    draw_table(
        Table(
            frame=_columns(chosen),
            columns=[
                Column(name="name", title="Kolumn"),
                Column(name="swedish", title="Innehåll"),
                Column(name="kind", title="Typ"),
                Column(name="unit", title="Enhet", absent="–"),
                Column(name="may_be_null", title="Kan vara tom"),
            ],
            name=f"kolumner-{name}",
            alt=f"Kolumnerna i tabellen {name}",
        ),
        key="kolumner",
    )


@remembered
def _columns(table: TableDescription) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "name": [column.name for column in table.columns],
            "swedish": [column.swedish for column in table.columns],
            "kind": [KINDS[column.kind] for column in table.columns],
            "unit": [None if c.unit is None else _UNITS[c.unit] for c in table.columns],
            "may_be_null": ["ja" if column.may_be_null else "nej" for column in table.columns],
        },
        schema_overrides={"unit": pl.String},
    )
