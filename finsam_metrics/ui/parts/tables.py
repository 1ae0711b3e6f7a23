"""Tables on the screen, with their downloads."""

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.tables import Table, as_numbers, as_texts, with_own_headings
from finsam_metrics.reports.open_data.figure_addresses import add_addresses
from finsam_metrics.ui.parts.downloads import draw_downloads
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.filters import server_address


@st.fragment
def as_table(table: Table, *, key: str, label: str) -> None:
    """Draw a folded table with downloads; the table is made and sent when it is unfolded."""
    panel = st.expander(label, icon=":material/table_rows:", key=f"{key}-panel", on_change="rerun")
    if panel.open:
        with panel:
            draw_table(table, key=key)


def draw_table(table: Table, *, key: str, plans: pl.DataFrame | None = None) -> None:
    """Draw a table and its downloads.

    Args:
        table: The table.
        key: Unique on the page.
        plans: The plans that its figures come from, where they are others than those chosen.
    """
    frame = table.frame
    if frame.is_empty():
        st.caption("Inga rader.")
        return
    columns = with_own_headings(table.columns)
    shown = table.shown
    texts = {
        plain(column.title): [plain(text) for text in as_texts(frame, column)] for column in shown
    }
    right = [place for place, column in enumerate(shown, start=1) if column.is_right]
    # The stylesheet sets the columns that the key names to the right.
    with st.container(key="-".join([f"tabell-{key}", *(f"h{place}n" for place in right)])):
        st.table(pl.DataFrame(texts), border="horizontal", hide_index=True, alt=table.alt)
    address = server_address()
    draw_downloads(
        lambda: add_addresses(as_numbers(frame, columns), frame, address),
        shares=[column.title for column in columns if column.is_share],
        name=table.name,
        what=table.alt,
        key=key,
        plans=plans,
    )
