"""Words of the field: the list, and the links to it from the pages that use them."""

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.memo import remembered
from finsam_metrics.metrics.swedish_order import swedish_order
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.navigation import PageEntry, find_entry

_PARAMETER = "ord"
_WORD_WIDTH = 380


def draw_asked_word(glossary: pl.DataFrame) -> None:
    """Draw the word that the address asks for, where there is one."""
    asked = glossary.filter(pl.col("term_id") == st.query_params.get(_PARAMETER, ""))
    for row in asked.iter_rows(named=True):
        with st.container(border=True, gap="xxsmall"):
            components.heading(row["term"])
            st.markdown(plain(row["explanation"]))
            if row["source"] is not None:
                st.caption(f"Källa: {plain(row['source'])}")
            _draw_pages_of(row["page_paths"])


def _draw_pages_of(page_paths: str | None) -> None:
    """Draw links to the pages that use a word."""
    paths = (page_paths or "").split()
    if not paths:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption("Används på:", width="content")
        for path in paths:
            page = find_entry("" if path == components.FIRST_PAGE else path)
            components.link(page, page.title)


def draw_glossary(glossary: pl.DataFrame) -> None:
    """Draw every word with its meaning, as in a dictionary."""
    grid = st.grid(2, min_column_width=_WORD_WIDTH, gap="medium")
    for text, page_paths in _texts(glossary):
        # What lies in a grid is a cell of it; one made for it would be sent as a further part.
        with grid, st.container(gap="xxsmall"):
            st.markdown(text)
            _draw_pages_of(page_paths)


@remembered
def _texts(glossary: pl.DataFrame) -> tuple[tuple[str, str | None], ...]:
    """What is said of each word, as Markdown, and the pages that use it, in order."""
    texts = []
    for row in glossary.sort(swedish_order("term")).iter_rows(named=True):
        source = "" if row["source"] is None else f"  \n:small[:gray[{plain(row['source'])}]]"
        said = f"**{plain(row['term'])}**  \n{plain(row['explanation'])}{source}"
        texts.append((said, row["page_paths"]))
    return tuple(texts)


@remembered
def _words_of_page(glossary: pl.DataFrame, path: str) -> tuple[tuple[str, str], ...]:
    used = glossary.filter(pl.col("page_paths").str.split(" ").list.contains(path))
    return tuple(used.select("term_id", "term").iter_rows())


def draw_words_of_page(page: PageEntry, data: Data) -> None:
    """Draw links to the words that a page uses."""
    path = page.url_path or components.FIRST_PAGE
    if not (used := _words_of_page(data["glossary"], path)):
        return
    with st.container(
        horizontal=True, gap="xsmall", vertical_alignment="center", key="ord-pa-sidan"
    ):
        st.caption("Ord på sidan:", width="content")
        for term_id, term in used:
            components.link(
                find_entry("ordlista"), term, **{_PARAMETER: term_id, components.FROM: path}
            )
