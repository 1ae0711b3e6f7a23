"""Asking a value: where does it stand printed?

The same on every page: a part of a picture is selected by hand, or by name in the box under it. The
asked value stands in the address, so that a link opens the same answer.
"""

from decimal import Decimal
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from finsam_metrics.charts.kit.drawings import Drawable, write_drawing
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.noted import ASKED
from finsam_metrics.exhibits.places import place_text
from finsam_metrics.metrics.divisions import division_text
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_sek
from finsam_metrics.ui.parts import document_pages, notes, printed_rows
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import data, filters
from finsam_metrics.ui.shell.navigation import find_entry, page_to_link

_BOX_WIDTH = 420


@st.fragment
def draw_asked_chart(chart: Drawable, asks: pl.DataFrame, *, alt_text: str, key: str) -> None:
    """Draw a chart whose parts can be asked, and the answer that the address asks for.

    Args:
        chart: The chart; what can be asked in it has the selection ``ask``.
        asks: The parts with ``ask``, ``ask_text`` and ``origin_ids``, each ``ask`` once.
        alt_text: What the chart shows, for those who hear it.
        key: Unique on the page.
    """
    # A part that was asked and closed can be asked again, so each closing begins a new turn of the
    # chart.
    chart_key = f"{key}-{st.session_state.get(_turn_key(key), 0)}"
    st.vega_lite_chart(
        write_drawing(chart),
        width="stretch",
        theme=None,
        key=chart_key,
        alt=alt_text,
        on_select=partial(_ask_selected, key, chart_key),
        selection_mode="ask",
    )
    of_picture, _, asked = st.query_params.get(ASKED, "").partition(".")
    if of_picture != key:
        return
    found = asks.filter(pl.col("ask") == asked)
    if found.height:
        answer = st.dialog("Så står det i planen", width="large", on_dismiss=partial(_close, key))(
            _draw_answer
        )
        cell = found.row(0, named=True)
        answer(cell["ask_text"], found["origin_ids"][0].to_list(), cell, key)


def draw_search(asks: pl.DataFrame, *, key: str) -> None:
    """Draw the box where a part of the picture is asked by its name.

    Args:
        asks: As for ``draw_asked_chart``.
        key: The picture's.
    """
    texts = dict(_known(asks).select("ask", "ask_text").iter_rows())
    box_key = f"{key}-sok"
    st.selectbox(
        "Var står siffran? Tryck i bilden eller sök här",
        list(texts),
        format_func=texts.__getitem__,
        index=None,
        placeholder="Sök en siffra i bilden",
        key=box_key,
        on_change=partial(_ask_found, key, box_key),
        width=_BOX_WIDTH,
    )
    # The answer is drawn with the picture, which is not drawn with the box.
    if st.session_state.pop(_found_key(key), False):
        st.rerun()


def draw_way_back(text: str, origin_ids: list[str], *, key: str) -> None:
    """Draw where printed rows stand, what is found in them, and their documents.

    Args:
        text: What they are together.
        origin_ids: The rows.
        key: Unique on the page.
    """
    _draw_answer(text, origin_ids, {}, key)


def _known(asks: pl.DataFrame) -> pl.DataFrame:
    return asks.filter(pl.col("ask").is_not_null())


def _ask_selected(key: str, chart_key: str) -> None:
    selected = st.session_state[chart_key].selection.get("ask") or []
    if selected and selected[0].get("ask"):
        st.query_params[ASKED] = f"{key}.{selected[0]['ask']}"


def _ask_found(key: str, box_key: str) -> None:
    if found := st.session_state[box_key]:
        st.query_params[ASKED] = f"{key}.{found}"
        st.session_state[_found_key(key)] = True
        st.session_state[box_key] = None


def _close(key: str) -> None:
    st.query_params.pop(ASKED, None)
    st.session_state[_turn_key(key)] = st.session_state.get(_turn_key(key), 0) + 1


def _found_key(key: str) -> str:
    return f"{key}-hittad"


def _turn_key(key: str) -> str:
    return f"{key}-omgang"


def _draw_answer(text: str, origin_ids: list[str], cell: dict[str, Any], key: str) -> None:
    """Draw the printed rows, what they make together, their findings and their documents.

    A value that is a division of what they make is shown with it, and what persons noted of it.
    """
    store = data.load()
    order = pl.DataFrame({"origin_id": origin_ids}, schema={"origin_id": pl.String})
    rows = order.join(store.origins, on="origin_id", how="left", maintain_order="left")
    st.markdown(f"**{plain(text)}**")
    printed_rows.draw_printed_rows(rows, store, name="tryckta-rader", alt=text, key="svar")
    _draw_corrections(rows, store)
    amounts = rows["amount_sek"].drop_nulls()
    # The rows of two years, or of an income and a cost, make no sum together.
    if len(amounts) > 1 and rows.select("kind", "column_text").n_unique() == 1:
        st.markdown(f"Tillsammans **{plain(format_sek(amounts.sum()))}**, räknat på raderna ovan.")
    if len(amounts) and (division := _division(Decimal(str(amounts.sum())), cell, store)):
        st.markdown(plain(division))
    for reason in rows["judgement_text"].drop_nulls().unique(maintain_order=True):
        st.markdown(f"\\* Vår bedömning: {plain(reason)}")
    touching = store["finding"].join(
        store["finding_figure"].filter(pl.col("figure_id").is_in(origin_ids)),
        on="finding_id",
        how="semi",
    )
    for finding in touching.sort("finding_id").iter_rows(named=True):
        st.markdown(
            f":orange[▲] **{plain(finding['title'])}.** {plain(finding['message'])} "
            f"{plain(place_text(finding))}."
        )
    notes.draw_at_figures(origin_ids, text=text, picture=key)
    document_pages.draw_printed_places(rows, store, key="svar")
    documents = (
        rows.select("document_id")
        .unique(maintain_order=True)
        .join(store["document"], on="document_id", maintain_order="left")
    )
    for document in documents.iter_rows(named=True):
        st.page_link(
            page_to_link(find_entry("kallor")),
            label=plain(f"Om dokumentet: {document['title']}"),
            query_params={"dokument": document["document_id"]},
            icon=":material/description:",
        )


def _draw_corrections(rows: pl.DataFrame, store: Data) -> None:
    """Say of each corrected row what is printed, what counts, why, and who decided it."""
    corrected = store["correction"].join(
        rows.select(figure_id="origin_id"), on="figure_id", how="semi"
    )
    for correction in corrected.iter_rows(named=True):
        st.markdown(
            plain(
                f"Rättad: {correction['printed_text']} i dokumentet, räknat som "
                f"{format_sek(correction['amount_sek'])}. {correction['reason_text']} "
                f"({correction['author_text']}, {format_date(correction['decided_date'])})"
            )
        )


def _division(amount_sek: Decimal, cell: dict[str, Any], store: Data) -> str | None:
    """The division that makes the asked value of its rows, where it is of one association."""
    if not {"association_id", "value"} <= cell.keys():
        return None
    budgets = store.every_budget([cell["association_id"]], filters.current().price_year)
    return division_text(amount_sek, cell["value"], budgets.iter_rows(named=True))
