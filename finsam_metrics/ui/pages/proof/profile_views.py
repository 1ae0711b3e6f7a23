"""Choice, facts, figures and links of the page about one association."""

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.profiles import CONTENTS
from finsam_metrics.model.swedish_numbers import NOT_STATED, format_count
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.choices import choose_one
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import draw_table
from finsam_metrics.ui.shell.filters import SHOWN_ONE
from finsam_metrics.ui.shell.navigation import find_entry

_CARD_WIDTH = 170
_PAGES = {
    "priority_group": "grupper",
    "initiative": "insatser",
    "training": "utbildning",
    "meeting": "moten",
    "goal": "mal",
}


def choose_association(data: Data, chosen: Chosen) -> str:
    """Draw the choice of one association; the first one of the selection stands first."""
    names = data.association_names
    first = next((a for a in chosen.association_ids if a in names), next(iter(names)))
    return choose_one("Visa", names, parameter=SHOWN_ONE, default=first)


def draw_key_figures(shown: Exhibit, association_id: str, data: Data) -> None:
    """Draw the answer, where the association is, its website, and a card for each key figure."""
    components.answer(shown.title)
    components.subtitle(shown.subtitle)
    website = (
        data["association"].filter(pl.col("association_id") == association_id)["website"].item()
    )
    if website is not None:
        # Not within the grey text, where a link would be too pale to read.
        st.markdown(f":small[[{plain(website)}](https://{website})]")
    grid = st.grid("auto", min_column_width=_CARD_WIDTH, border=True)
    for label, figure, detail in [] if shown.table is None else shown.table.text_rows:
        with grid, st.container(gap="xxsmall"):
            st.metric(label, figure)
            st.caption(detail)


def draw_members(shown: Exhibit) -> None:
    """Draw the member municipalities, and the staff that the plan names."""
    _draw_table(shown)
    components.note(shown.notes_text)


def draw_contents(shown: Exhibit, association_id: str) -> None:
    """Draw how much the plan says of each kind, with links to where it is shown."""
    components.heading(shown.title)
    if shown.table is None:
        return
    for table, row_count in shown.table.frame.select("table", "stated_count").iter_rows():
        one_noun, many_noun = CONTENTS[table]
        if row_count:
            noun = one_noun if row_count == 1 else many_noun
            components.link(
                find_entry(_PAGES[table]),
                f"{format_count(row_count).capitalize()} {noun}",
                valj=association_id,
            )
        else:
            st.caption(f"{many_noun.capitalize()}: {NOT_STATED}")


def draw_plans(shown: Exhibit) -> None:
    """Draw the association's plans with their documents and how their sums stand."""
    _draw_table(shown)


def _draw_table(shown: Exhibit) -> None:
    components.heading(shown.title)
    if shown.table is not None:
        draw_table(shown.table, key=shown.key)
