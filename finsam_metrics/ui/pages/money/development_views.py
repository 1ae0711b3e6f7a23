"""Choices of the page about how costs change."""

import polars as pl
import streamlit as st

from finsam_metrics.exhibits import development
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.metrics import changes
from finsam_metrics.model.enums import Measure
from finsam_metrics.ui.parts import choices, components
from finsam_metrics.ui.parts.pictures import draw_picture

_AMOUNT = "belopp"
_SHOWN_AS = {_AMOUNT: "belopp", development.SHARES: "andel av kostnaderna"}


def draw_changes(budgets: pl.DataFrame, data: Data, chosen: Chosen) -> None:
    """Draw what changed between two years of one association, which the visitor chooses.

    Args:
        budgets: The chosen budgets.
        data: The tables.
        chosen: The visitor's choices.
    """
    years = development.years_to_compare(data, budgets, chosen)
    if years.is_empty():
        components.heading("Vad som ändras mellan två år kan inte visas")
        st.info(
            "Inget av de valda förbunden fördelar kostnaderna för två olika år. "
            "Det är inte samma sak som att inget ändras."
        )
        return
    place = st.container()
    pair = _choose_pair(years, chosen)
    steps = development.steps_between(data, pair, years, budgets, chosen)
    with place:
        components.heading(steps.title)
        components.subtitle(steps.subtitle)
    draw_picture(steps)
    place = st.container()
    shown_as = choices.choose_segment(
        "Visa som", _SHOWN_AS, parameter=development.SHOWN_AS, default=_AMOUNT
    )
    measure = Measure.SHARE if shown_as == development.SHARES else chosen.measure
    points = development.categories_of_two_years(data, pair, chosen, measure)
    with place:
        components.heading(points.title)
        components.subtitle(points.subtitle)
    draw_picture(points)


def _choose_pair(years: pl.DataFrame, chosen: Chosen) -> pl.DataFrame:
    """Draw the choices of association and years; those that the address asks for stand first."""
    names = dict(years.select("association_id", "association_name").iter_rows())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        association_id = choices.choose_one(
            "Förbund",
            names,
            parameter=development.OF,
            default=changes.default_association(years),
            width=230,
        )
        of_association = years.filter(pl.col("association_id") == association_id)
        texts = {
            str(year): f"{version} {year}"
            for year, version in of_association.select("year", "version_text").iter_rows()
        }
        earlier, later = changes.default_years(of_association, wished=chosen.year)
        before = dict(list(texts.items())[:-1])
        first = choices.choose_one(
            "Från", before, parameter=development.FROM, default=str(earlier), width=180
        )
        after = {year: text for year, text in texts.items() if int(year) > int(first)}
        unasked = str(later) if str(later) in after else next(iter(after))
        last = choices.choose_one(
            "Till", after, parameter=development.TO, default=unasked, width=180
        )
    return changes.choose_pair(of_association, int(first), int(last))
