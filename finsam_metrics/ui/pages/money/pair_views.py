"""Choices of the page that compares two budgets."""

import polars as pl
import streamlit as st

from finsam_metrics.exhibits import pairs
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.choices import choose_one
from finsam_metrics.ui.parts.markdown import plain


def choose_pair(data: Data, chosen: Chosen) -> pl.DataFrame:
    """Draw the choice of two budgets, and give them with their bases, left and right.

    The page stops where there are not two to choose from.
    """
    listed = pairs.budgets_to_pair(data, chosen)
    if listed.height < pairs.LEAST:
        only = " ".join(str(listed[name][0]) for name in ("association_name", "year"))
        st.info(f"{plain(only)} har inget att jämföras med. Öppna Urval och välj ett förbund till.")
        components.end_page()
    texts = dict(listed.select("column_id", "column_text").iter_rows())
    first, second = pairs.default_pair(listed, data, chosen)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        left = choose_one("Jämför", texts, parameter=pairs.LEFT, default=first)
        others = {column: text for column, text in texts.items() if column != left}
        default = second if second in others else first
        right = choose_one("med", others, parameter=pairs.RIGHT, default=default)
    return pairs.choose_pair(listed, left, right, data, chosen)
