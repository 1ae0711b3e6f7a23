"""More of one row of costs: day, VAT, income, payers, participants who came, its own key."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from finsam_metrics.shared_costs.cases import BASIS_NAMES, Basis
from finsam_metrics.shared_costs.comparisons import Candidate
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.typed_costs import SEVERAL, TypedCase, TypedLine
from finsam_metrics.ui.parts.markdown import plain

_RECOVERED: Final = {
    "unknown": "Vet inte (delas med moms)",
    "yes": "Ja (delas utan moms)",
    "no": "Nej (delas med moms)",
}
_BASES: Final = [basis.value for basis in Basis]
_COUNTED: Final = (Basis.BOOKED, Basis.ACTUAL)
_CASES_KEY, _OWN_KEY = "berakningen", "egen"
_FIELD: Final = 200


def draw_line_details(
    typed: TypedCase,
    names: Mapping[str, str],
    candidates: tuple[Candidate, ...],
    key_documents: Mapping[str, Mapping[str, Any]],
) -> TypedCase:
    """Draw the further fields of one row at a time, folded.

    Args:
        typed: The case; what is typed here replaces what it has of the row.
        names: Names of the parties, in order.
        candidates: The keys that a row may have of its own.
        key_documents: Those keys as in a case document, by id.
    """
    numbers = typed.row_numbers
    rows = [row for row, number in enumerate(numbers) if number is not None]
    with st.expander("Fler uppgifter per rad", icon=":material/edit_note:"):
        if not rows or not names:
            st.caption("Skriv först en kostnad i tabellen.")
            return typed
        row = st.selectbox(
            "Rad",
            rows,
            format_func=lambda row: f"{numbers[row]}. {typed.lines[row].title or 'utan namn'}",
            key=f"arende-rad-{kept_case.turn()}",
        )
        line = _draw_fields(typed.lines[row], row, names, candidates, key_documents)
    return replace(typed, lines=(*typed.lines[:row], line, *typed.lines[row + 1 :]))


def _draw_fields(
    line: TypedLine,
    row: int,
    names: Mapping[str, str],
    candidates: tuple[Candidate, ...],
    key_documents: Mapping[str, Mapping[str, Any]],
) -> TypedLine:
    key = f"arende-{kept_case.turn()}-{row}"
    rest = dict(line.rest)
    grid = st.grid("auto", min_column_width=_FIELD)
    with grid.cell():
        _put(
            rest,
            "date",
            st.text_input(
                "Dag eller månad",
                rest.get("date", ""),
                key=f"{key}-dag",
                placeholder="2014-10",
                help="Skriv 2014-10-03, 2014-10 eller 2014.",
            ),
        )
    with grid.cell():
        vat = st.text_input("Varav moms, kr", line.vat, key=f"{key}-moms")
    with grid.cell():
        recovered = st.selectbox(
            "Ersätts momsen?",
            list(_RECOVERED),
            index=list(_RECOVERED).index(rest.get("vat_recovered", "unknown")),
            format_func=_RECOVERED.__getitem__,
            key=f"{key}-ersatts",
            help="Samordningsförbund kan få ersättning för moms som inte får dras av (lag "
            "2005:807). Ja: beloppet delas utan moms. Nej eller Vet inte: det delas med moms. Stäm "
            "av med ekonomiansvarig.",
        )
        _put(rest, "vat_recovered", "" if recovered == "unknown" else recovered)
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
        default=[party for party in rest.get("among", []) if party in names],
        format_func=lambda party: plain(names[party]),
        selection_mode="multi",
        key=f"{key}-bland",
        wrap=True,
    )
    _put(rest, "among", among)
    payers = _draw_payers(line, names, key) if line.payer == SEVERAL else line.payers
    counted = {basis.value: _draw_counts(line, basis, names, key) for basis in _COUNTED}
    grid = st.grid("auto", min_column_width=_FIELD)
    with grid.cell():
        basis = st.selectbox(
            "Räkna på deltagare som är",
            _BASES,
            index=_BASES.index(rest.get("basis", Basis.PLANNED.value)),
            format_func=lambda one: BASIS_NAMES[Basis(one)],
            key=f"{key}-grund",
        )
        _put(rest, "basis", "" if basis == Basis.PLANNED.value else basis)
    with grid.cell():
        _put(rest, "key", _draw_key(rest.get("key"), candidates, key_documents, key))
    return replace(line, vat=vat, income=income, payers=payers, counted=counted, rest=rest)


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
                line.counted.get(basis.value, {}).get(party, ""),
                placeholder="ej angivet",
                key=f"{key}-{basis.value}-{party}",
                max_chars=12,
            )
    return {party: count for party, count in counts.items() if count.strip()}


def _draw_key(
    own: Mapping[str, Any] | None,
    candidates: tuple[Candidate, ...],
    key_documents: Mapping[str, Mapping[str, Any]],
    key: str,
) -> Mapping[str, Any]:
    options = {_CASES_KEY: "Beräkningens nyckel"}
    options |= {one.key_id: one.name for one in candidates if one.key_id in key_documents}
    known = {key_id: document for key_id, document in key_documents.items() if document == own}
    chosen = _CASES_KEY if own is None else next(iter(known), _OWN_KEY)
    if chosen == _OWN_KEY:
        options[_OWN_KEY] = "Radens egen nyckel"
    # A field of the case may change what a listed key is. The row keeps its own, which is then
    # another choice than the one drawn before.
    picked = st.selectbox(
        "Nyckel för raden",
        list(options),
        index=list(options).index(chosen),
        format_func=options.__getitem__,
        key=f"{key}-nyckel-{'.'.join(options)}",
    )
    if picked == _OWN_KEY and own is not None:
        return own
    return key_documents.get(picked, {})


def _put(rest: dict[str, Any], name: str, value: object) -> None:
    """Put a field in a line's document, or take it away where it says nothing."""
    if value:
        rest[name] = value
    else:
        rest.pop(name, None)
