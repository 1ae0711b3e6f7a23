"""What the invoices say of each party, and when they are due: typed, or known by the register."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import streamlit as st

from finsam_metrics.exhibits import case_bases
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.shared_costs.party_detail_files import LONGEST_DETAIL
from finsam_metrics.shared_costs.party_details import DETAIL_NAMES, PartyDetails
from finsam_metrics.shared_costs.vouchers import NOT_STATED
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.recipient_views import detail_key, draw_saving
from finsam_metrics.ui.pages.costs.typed_costs import TypedCase
from finsam_metrics.ui.parts.markdown import plain

_FIELD: Final = 200


def draw_party_details(typed: TypedCase, names: Mapping[str, str], data: Data) -> TypedCase:
    """Draw what the invoices say of each party, when the panel is unfolded.

    What the register knows is filled in. What is typed instead is of this case alone.
    """
    panel = st.expander(
        "Uppgifter till fakturorna",
        icon=":material/receipt_long:",
        key="arende-fakturauppgifter",
        on_change="rerun",
    )
    if not panel.open:
        return typed
    known = case_bases.register_of(data).details
    with panel:
        due = st.text_input(
            "Förfallodag",
            typed.due,
            key=f"arende-forfaller-{kept_case.turn()}",
            placeholder="2026-12-31",
            max_chars=10,
            width=_FIELD,
        )
        details = {
            party: _draw_party(party, name, typed.details.get(party, {}), known.get(party))
            for party, name in names.items()
        }
        st.caption(
            "Skriv inga personnummer. Det ni skriver följer med beräkningen som fil och länk."
        )
        draw_saving({party: name for party, name in names.items() if party not in typed.names})
    return replace(
        typed, due=due, details={party: given for party, given in details.items() if given}
    )


def _draw_party(
    party: str, name: str, typed: Mapping[str, str], known: PartyDetails | None
) -> dict[str, str]:
    """Draw the fields of one party, and give what is typed otherwise than the register has it."""
    st.markdown(f"**{plain(name)}**")
    grid = st.grid("auto", min_column_width=_FIELD)
    given = {}
    for detail, label in DETAIL_NAMES.items():
        registered = (None if known is None else getattr(known, detail)) or ""
        with grid.cell():
            text = st.text_input(
                label.capitalize(),
                typed.get(detail, registered),
                key=detail_key(party, detail),
                placeholder=registered or NOT_STATED,
                max_chars=LONGEST_DETAIL,
            )
        if text.strip() and text != registered:
            given[detail] = text
    return given
