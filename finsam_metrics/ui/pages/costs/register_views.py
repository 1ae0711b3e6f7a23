"""The register of agreed keys: what they say, when they hold, and where they are decided."""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from finsam_metrics.exhibits import case_bases
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import format_list, format_sek, format_share
from finsam_metrics.shared_costs.agreements import decision_text, validity_text
from finsam_metrics.shared_costs.keys import AgreedKey
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.tables import draw_table


def draw_register(data: Data) -> None:
    """Draw the agreed keys, the latest year first."""
    components.heading("Nycklar i dokumenten")
    keys = _rows(data)
    if keys.is_empty():
        st.caption("Ingen nyckel är inlagd ännu.")
        return
    draw_table(
        Table(
            frame=keys,
            columns=[
                Column(name="title", title="Nyckel i dokumenten"),
                Column(name="valid", title="Gäller"),
                Column(name="shares", title="Fördelning"),
                Column(name="decision", title="Beslut"),
                Column(name="source", title="Källa"),
            ],
            name="avtalade-nycklar",
            alt="Nycklar i dokumenten med beslut, giltighet och källa",
        ),
        key="nycklar",
    )
    components.note(
        "En nyckel utan angivet beslut är vad ett förbunds plan säger, inte belagt som ett avtal. "
        "En utbildning som har varit delas efter den nyckel som gällde då."
    )


@remembered
def _rows(data: Data) -> pl.DataFrame:
    """Give one row per agreed key, as texts."""
    titles = dict(data["document"].select("document_id", "title").iter_rows())
    register = case_bases.register_of(data)
    latest_first = sorted(register.keys, key=lambda key: (-key.year, key.key_id))
    return pl.DataFrame(
        [_row(key, list(register.associations), titles) for key in latest_first],
        schema=dict.fromkeys(("title", "valid", "shares", "decision", "source"), pl.String),
    )


def _row(key: AgreedKey, order: list[str], titles: Mapping[str, str]) -> dict[str, str]:
    amounts = {party: format_sek(ore / 100) for party, ore in key.amounts_ore.items()}
    shares = {party: format_share(float(share)) for party, share in key.shares.items()}
    said = amounts or shares
    parts = [f"{key.names[party]} {said[party]}" for party in order if party in said]
    cap = "" if key.cap_ore is None else f"; högst {format_sek(key.cap_ore / 100)} i allt"
    page = "" if key.page is None else f", s. {key.page}"
    return {
        "title": key.title,
        "valid": validity_text(key),
        "shares": f"{format_list(parts)}{cap}",
        "decision": decision_text(key),
        "source": f"{key.stated_in or titles.get(key.document_id, '')}{page}",
    }
