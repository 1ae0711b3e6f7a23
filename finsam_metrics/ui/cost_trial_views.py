"""Trying other numbers of participants: what each key would answer. The case stays as it is."""

from typing import Final

import streamlit as st

from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.comparisons import (
    compare_keys,
    planned_participants,
    with_participants,
)
from finsam_metrics.ui import components, cost_cases
from finsam_metrics.ui.choices import choose_one
from finsam_metrics.ui.cost_split_views import draw_keys
from finsam_metrics.ui.cost_work import Keys
from finsam_metrics.ui.data import Data
from finsam_metrics.ui.markdown import plain

_FIXED: Final = {str(percent): f"{percent} % av kostnaden" for percent in (10, 25, 50, 75, 90)}
_HALF: Final = "50"
_PARAMETER: Final = "fast"
_FIELD: Final = 180


def fixed_percent() -> int:
    """Give how many per cent of the cost are fixed where a part is, as chosen or in the address."""
    asked = st.session_state.get(_PARAMETER, st.query_params.get(_PARAMETER))
    return int(asked if asked in _FIXED else _HALF)


def draw_trial(case: Case, keys: Keys, data: Data) -> None:
    """Draw participants to try, and what each key gives with them."""
    components.heading("Pröva andra nycklar")
    components.subtitle(
        "Ändra antalet deltagare eller den fasta delen och se vad varje nyckel ger. "
        "Det ni prövar här ändrar inte ärendet."
    )
    known = planned_participants(case)
    counts = {}
    grid = st.grid("auto", min_column_width=_FIELD)
    for party in case.parties:
        with grid.cell():
            count = st.number_input(
                f"Deltagare {plain(case.names[party])}",
                min_value=0,
                step=1,
                value=known.get(party),
                placeholder="ej angivet",
                key=f"prova-{cost_cases.turn()}-{party}-{known.get(party)}",
            )
        if count is not None:
            counts[party] = int(count)
    with grid.cell():
        choose_one("Fast del", _FIXED, parameter=_PARAMETER, default=_HALF, width=_FIELD)
    tried, candidates = with_participants(case, keys.candidates, counts)
    if len(counts) < len(case.parties):
        st.caption("Skriv hur många som deltar från varje part, så visas alla nycklar här.")
        return
    draw_keys(
        compare_keys(tried, candidates),
        tried,
        data,
        alt_text="Vad varje nyckel ger med de deltagare som prövas.",
        name="provade-nycklar",
    )
