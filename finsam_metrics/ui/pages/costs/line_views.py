"""More of one row of costs: day, VAT, income, payers, participants who came, its own key."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import streamlit as st

from finsam_metrics.shared_costs.cases import BASIS_NAMES, Basis, VatRecovered
from finsam_metrics.shared_costs.comparisons import OWN, Candidate
from finsam_metrics.shared_costs.keys import Key
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.typed_costs import SEVERAL, TypedCase, TypedLine
from finsam_metrics.ui.pages.costs.workbench import Keys
from finsam_metrics.ui.parts.markdown import plain

_RECOVERED: Final = {
    VatRecovered.UNKNOWN: "Vet inte (delas med moms)",
    VatRecovered.YES: "Ja (delas utan moms)",
    VatRecovered.NO: "Nej (delas med moms)",
}
_COUNTED: Final = (Basis.BOOKED, Basis.ACTUAL)
_CASES_KEY: Final = "berakningen"
_FIELD: Final = 200


def draw_line_details(typed: TypedCase, names: Mapping[str, str], keys: Keys) -> TypedCase:
    """Draw the further fields of one row at a time, when the panel is unfolded.

    Args:
        typed: The case; what is typed here replaces what it has of the row.
        names: Names of the parties, in order.
        keys: The keys that a row may have of its own.
    """
    panel = st.expander(
        "Fler uppgifter per rad",
        icon=":material/edit_note:",
        key="arende-fler-uppgifter",
        on_change="rerun",
    )
    if not panel.open:
        return typed
    numbers = typed.row_numbers
    rows = [row for row, number in enumerate(numbers) if number is not None]
    with panel:
        if not rows or not names:
            st.caption("Skriv först en kostnad i tabellen.")
            return typed
        row = st.selectbox(
            "Rad",
            rows,
            format_func=lambda row: f"{numbers[row]}. {typed.lines[row].title or 'utan namn'}",
            key=f"arende-rad-{kept_case.turn()}",
        )
        line = _draw_fields(typed.lines[row], row, names, keys.candidates)
    return replace(typed, lines=(*typed.lines[:row], line, *typed.lines[row + 1 :]))


def _draw_fields(
    line: TypedLine, row: int, names: Mapping[str, str], candidates: tuple[Candidate, ...]
) -> TypedLine:
    key = f"arende-{kept_case.turn()}-{row}"
    grid = st.grid("auto", min_column_width=_FIELD)
    with grid.cell():
        date = st.text_input(
            "Dag eller månad",
            line.date,
            key=f"{key}-dag",
            placeholder="2014-10",
            help="Skriv 2014-10-03, 2014-10 eller 2014.",
        )
    with grid.cell():
        vat = st.text_input("Varav moms, kr", line.vat, key=f"{key}-moms")
    with grid.cell():
        recovered = st.selectbox(
            "Ersätts momsen?",
            list(_RECOVERED),
            index=list(_RECOVERED).index(line.vat_recovered),
            format_func=_RECOVERED.__getitem__,
            key=f"{key}-ersatts",
            help="Samordningsförbund kan få ersättning för moms som inte får dras av (lag "
            "2005:807). Ja: beloppet delas utan moms. Nej eller Vet inte: det delas med moms. Stäm "
            "av med ekonomiansvarig.",
        )
    with grid.cell():
        income = st.text_input(
            "Intäkter som minskar kostnaden, kr",
            line.income,
            key=f"{key}-intakt",
            help="Till exempel avgifter från deltagare utifrån.",
        )
    among = st.pills(
        "Delas av (inget val: alla parter)",
        list(names),
        default=[party for party in line.among if party in names],
        format_func=lambda party: plain(names[party]),
        selection_mode="multi",
        key=f"{key}-bland",
        wrap=True,
    )
    payers = _draw_payers(line, names, key) if line.payer == SEVERAL else line.payers
    counted = {basis: _draw_counts(line, basis, names, key) for basis in _COUNTED}
    grid = st.grid("auto", min_column_width=_FIELD)
    with grid.cell():
        basis = st.selectbox(
            "Räkna på deltagare som är",
            list(BASIS_NAMES),
            index=list(BASIS_NAMES).index(line.basis),
            format_func=BASIS_NAMES.__getitem__,
            key=f"{key}-grund",
        )
    with grid.cell():
        line_key = _draw_key(line.key, candidates, key)
    return replace(
        line,
        date=date,
        vat=vat,
        vat_recovered=recovered,
        income=income,
        among=tuple(among),
        payers=payers,
        counted=counted,
        basis=basis,
        key=line_key,
    )


def _draw_payers(line: TypedLine, names: Mapping[str, str], key: str) -> dict[str, str]:
    st.markdown(
        f"**Betalat av var och en, kr** · tillsammans {plain(line.amount or 'hela beloppet')}"
    )
    grid = st.grid("auto", min_column_width=_FIELD)
    paid = {}
    for party, name in names.items():
        with grid.cell():
            paid[party] = st.text_input(
                plain(name), line.payers.get(party, ""), key=f"{key}-betalat-{party}"
            )
    return paid


def _draw_counts(
    line: TypedLine, basis: Basis, names: Mapping[str, str], key: str
) -> dict[str, str]:
    st.markdown(f"**{BASIS_NAMES[basis].capitalize()} deltagare**")
    grid = st.grid("auto", min_column_width=_FIELD)
    counts = {}
    for party, name in names.items():
        with grid.cell():
            counts[party] = st.text_input(
                plain(name),
                line.counted.get(basis, {}).get(party, ""),
                placeholder="ej angivet",
                key=f"{key}-{basis.value}-{party}",
                max_chars=12,
            )
    return {party: count for party, count in counts.items() if count.strip()}


def _draw_key(row_key: Key | None, candidates: tuple[Candidate, ...], key: str) -> Key | None:
    listed = {candidate.key_id: candidate for candidate in candidates if candidate.key is not None}
    options = {_CASES_KEY: "Beräkningens nyckel"}
    options |= {key_id: candidate.name for key_id, candidate in listed.items()}
    same = (key_id for key_id, candidate in listed.items() if candidate.key == row_key)
    chosen = _CASES_KEY if row_key is None else next(same, OWN)
    if chosen == OWN:
        options[OWN] = "Radens egen nyckel"
    # A field of the case may change what a listed key is. The row keeps its own, which is then
    # another choice than the one drawn before.
    picked = st.selectbox(
        "Nyckel för raden",
        list(options),
        index=list(options).index(chosen),
        format_func=options.__getitem__,
        key=f"{key}-nyckel-{'.'.join(options)}",
    )
    if picked == OWN:
        return row_key
    return listed[picked].key if picked in listed else None
