"""One figure, or a few, by an address that lasts: where each is printed."""

from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.swedish_numbers import format_count
from finsam_metrics.reports.open_data.figure_addresses import MOST_IN_ONE, join_addresses
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.asking import draw_way_back
from finsam_metrics.ui.shell.filters import server_address
from finsam_metrics.ui.shell.navigation import find_entry

_ROWS: Final = "rad"


def asked_rows(data: Data) -> pl.DataFrame:
    """Give the printed rows that the address names, in its order; those not known are left out."""
    asked = list(dict.fromkeys(st.query_params.get(_ROWS, "").split(",")))[:MOST_IN_ONE]
    wished = pl.DataFrame({"origin_id": asked}, schema={"origin_id": pl.String})
    return wished.join(data.origins, on="origin_id", maintain_order="left")


def figure_answer(rows: pl.DataFrame, data: Data) -> str:
    """Say what the rows are: one by its words and its document, several by how many."""
    if rows.is_empty():
        return "Ingen tryckt siffra är vald"
    if rows.height > 1:
        return f"{format_count(rows.height).capitalize()} tryckta rader"
    row = rows.row(0, named=True)
    (title,) = data["document"].filter(document_id=row["document_id"])["title"]
    printed = "" if row["printed_text"] is None else f": {row['printed_text']}"
    return f"”{row['words_text']}”{printed} står i {title}"


def draw_rows(rows: pl.DataFrame, data: Data) -> None:
    """Draw where the rows stand, with their own address; without any, how to find one."""
    if rows.is_empty():
        st.markdown(
            "Länken hit säger vilken siffra som visas, och den siffran finns inte i dagens "
            "uppgifter. Tryck på en siffra i en bild för att se var den står. Alla tryckta rader "
            "finns på Källor och i de öppna tabellerna."
        )
        components.link(find_entry("kallor"), "Källor")
        components.link(find_entry("oppna-data"), "Öppna data")
        return
    ids = rows["origin_id"].to_list()
    names = data["document"].join(rows, on="document_id", how="semi")
    of = data.association_names
    told = dict.fromkeys(of.get(one, "") for one in names["association_id"])
    draw_way_back(", ".join(told), ids, key="siffra")
    st.caption("Adress som består:")
    st.code(join_addresses(ids, server_address()), language=None, wrap_lines=True)
