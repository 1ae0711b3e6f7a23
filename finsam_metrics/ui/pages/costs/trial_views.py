"""Trying other participants or another fixed part: what each key would answer. Nothing is kept."""

from typing import Final

import streamlit as st

from finsam_metrics.exhibits.cost_splits import keys_beside
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.comparisons import (
    Candidate,
    compare_keys,
    planned_participants,
    with_fixed_share,
    with_participants,
)
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.typed_costs import HALF
from finsam_metrics.ui.pages.costs.typed_numbers import TypedError, read_count, read_percent
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.choices import choose_one
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.pictures import draw_picture

_FIXED: Final = {str(percent): f"{percent} % av det som delas" for percent in (10, 25, 50, 75, 90)}
_FIELD: Final = 180


def draw_trial(case: Case, candidates: tuple[Candidate, ...], data: Data) -> None:
    """Draw participants and a fixed part to try, and what each key gives with them."""
    components.heading("Pröva andra nycklar")
    components.subtitle(
        "Ändra antalet deltagare eller den fasta delen och se vad varje nyckel ger. "
        "Det ni prövar här ändrar inget i beräkningen, på fakturorna eller i det ni sparar."
    )
    known = planned_participants(case)
    counts: dict[str, int] = {}
    faults = []
    grid = st.grid("auto", min_column_width=_FIELD)
    for party in case.parties:
        name, count = case.names[party], known.get(party)
        with grid.cell():
            typed_count = st.text_input(
                f"Deltagare {plain(name)}",
                "" if count is None else str(count),
                placeholder="ej angivet",
                key=f"prova-{kept_case.turn()}-{party}-{count}",
                max_chars=12,
            )
        try:
            if (read := read_count(typed_count)) is not None:
                counts[party] = read
        except TypedError as error:
            faults.append(f"Antalet deltagare från {name} {error}")
    with grid.cell():
        percent = choose_one("Fast del", _FIXED, parameter="fast", default=HALF, width=_FIELD)
    if faults:
        st.warning("\n".join(f"- {plain(fault)}" for fault in faults), icon=":material/edit:")
        return
    missing = [case.names[party] for party in case.parties if party not in counts]
    if missing:
        st.caption(
            plain(
                f"Skriv hur många som deltar från {format_list(missing)}, så visas nycklarna här."
            )
        )
        return
    candidates = with_fixed_share(candidates, read_percent(percent))
    tried, candidates = with_participants(case, candidates, counts)
    draw_picture(
        keys_beside(
            compare_keys(tried, candidates),
            tried,
            data,
            title="Vad varje nyckel ger med de deltagare som prövas",
            name="provade-nycklar",
        )
    )
