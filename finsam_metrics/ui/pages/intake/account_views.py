"""The accounts of books: what the association's ranges say, and a range given its category."""

from collections.abc import Mapping
from typing import Any, Final

import polars as pl
import streamlit as st

from finsam_metrics.intake.account_categories import give_category
from finsam_metrics.intake.account_spans import read_span
from finsam_metrics.model.enums import DocumentKind, Kind
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.ui.pages.intake import open_draft
from finsam_metrics.ui.pages.intake.open_review import OpenReview

_FIELD: Final = 150
_OF_BOOKS: Final = (None, Kind.INCOME, Kind.COST, Kind.RESULT)
_NOT_CHOSEN: Final = "subtotal"


def draw_account_ranges(shown: OpenReview) -> None:
    """Draw how accounts that stand beside each other are given a category; only of books."""
    if shown.review.kind is not DocumentKind.BOOKS:
        return
    categories = {
        str(row["category_id"]): row
        for row in shown.data["budget_category"].iter_rows(named=True)
        if row["kind"] in _OF_BOOKS and row["category_id"] != _NOT_CHOSEN
    }
    place = f"kontointervall-{len(shown.review.steps)}"
    with st.popover("Kategori för flera konton", key="kontointervall", disabled=not shown.is_open):
        _draw_own_ranges(shown, categories)
        grid = st.grid("auto", min_column_width=_FIELD)
        with grid.cell():
            st.text_input("Från konto", placeholder="6000", max_chars=4, key=f"{place}-fran")
        with grid.cell():
            st.text_input("Till konto", placeholder="6499", max_chars=4, key=f"{place}-till")
        st.selectbox(
            "Gemensam kategori för dem",
            list(categories),
            index=None,
            format_func=lambda category_id: str(categories[category_id]["category_name"]),
            placeholder="Välj kategori",
            key=f"{place}-kategori",
        )
        st.caption("Gäller också förbundets nästa bokföring, om ni låter tjänsten minnas det.")
        st.button(
            "Ge kontona kategorin",
            key=f"{place}-in",
            type="primary",
            on_click=_give,
            args=(shown, categories, place),
        )


def _draw_own_ranges(shown: OpenReview, categories: Mapping[str, Mapping[str, Any]]) -> None:
    """Say what the association's accounts are since before, and what was chosen here."""
    own = shown.data["account_range"].filter(
        association_id=shown.review.identity.association_id or ""
    )
    ranges = {
        f"{row['from_account']}–{row['to_account']}": str(row["category_id"])
        for row in own.iter_rows(named=True)
    }
    ranges |= {span.text: category for span, category in shown.review.account_spans.items()}
    if not ranges:
        return
    st.table(
        pl.DataFrame(
            [
                (accounts, str(categories[category_id]["category_name"]))
                for accounts, category_id in sorted(ranges.items())
            ],
            schema=["Konton", "Kategori"],
            orient="row",
        ),
        border="horizontal",
        hide_index=True,
        alt="Förbundets egna kategorier för konton",
    )


def _give(shown: OpenReview, categories: Mapping[str, Mapping[str, Any]], place: str) -> None:
    state = st.session_state
    span = read_span(state[f"{place}-fran"], state[f"{place}-till"])
    category_id = state[f"{place}-kategori"]
    if span is None:
        open_draft.tell_missing(
            "Skriv kontona som fyra siffror, det lägsta först, till exempel 6000 till 6499."
        )
        return
    if category_id is None:
        open_draft.tell_missing("Välj kategori för kontona.")
        return
    kind = categories[category_id]["kind"]
    try:
        action = give_category(
            shown.review,
            shown.judgement,
            span,
            category_id=category_id,
            category_kind=None if kind is None else Kind(kind),
        )
    except IntakeError as error:
        open_draft.tell_fault(error)
        return
    shown.do(action)
