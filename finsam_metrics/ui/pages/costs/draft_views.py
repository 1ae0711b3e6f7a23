"""A new key as a draft: filled in, tried in the case, and saved as rows to decide and commit."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import polars as pl
import streamlit as st

from finsam_metrics.exhibits import case_bases
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.shared_costs.keys import FixedAmounts, FixedShares, Key
from finsam_metrics.shared_costs.periods import FIRST_YEAR, LAST_YEAR
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.typed_costs import TypedCase
from finsam_metrics.ui.pages.costs.typed_numbers import TypedError, read_sek, read_year
from finsam_metrics.ui.parts.markdown import plain

_DRAFT: Final = "_nyckel_utkast"
_AMOUNTS, _SHARES = "belopp", "andelar"
_KINDS: Final = {_AMOUNTS: "Belopp, kr", _SHARES: "Andelar, %"}
_FIELD: Final = 180
_ALL: Final = Decimal(100)


@st.fragment
def draw_draft(typed: TypedCase, data: Data) -> None:
    """Draw a new key to fill in, to use in the case and to save as rows of the register.

    It is drawn when the panel is unfolded, and no other part of the page with it until it is used.
    """
    panel = st.expander(
        "Lägg till en nyckel som utkast",
        icon=":material/edit_document:",
        key="utkast",
        on_change="rerun",
    )
    if not panel.open:
        return
    names = _names(typed, data)
    with panel:
        st.markdown(
            "**Utkastet har inget beslut ännu.** Det kan prövas i beräkningen, men blir en avtalad "
            "nyckel först när parterna har beslutat om den och den är inlagd i registret."
        )
        if not names:
            st.caption("Välj först parterna, i fältet Parter.")
            return
        draft = _draw_fields(names)
        faults = _faults(draft, names)
        if faults:
            st.caption(plain(" ".join(faults)))
            return
        _draw_results(draft, typed, names, data)


def _names(typed: TypedCase, data: Data) -> dict[str, str]:
    """The parties that a key of the register can name: associations of the database."""
    known = case_bases.register_of(data).associations
    return {party: known[party] for party in typed.parties if party in known}


def _draw_fields(names: Mapping[str, str]) -> dict[str, Any]:
    kept: dict[str, Any] = st.session_state.setdefault(_DRAFT, {})
    grid = st.grid("auto", min_column_width=_FIELD)

    def field(name: str, label: str, **more: Any) -> None:
        with grid.cell():
            kept[name] = st.text_input(label, kept.get(name, ""), key=f"utkast-{name}", **more)

    field("title", "Vad nyckeln gäller", max_chars=120)
    field("year", "År den gäller", max_chars=4)
    field("cap", "Tak för det som delas, kr", placeholder="inget tak")
    with grid.cell():
        kept["kind"] = st.selectbox(
            "Parternas del anges som",
            list(_KINDS),
            index=list(_KINDS).index(kept.get("kind", _AMOUNTS)),
            format_func=_KINDS.__getitem__,
            key="utkast-slag",
        )
    for party, name in names.items():
        field(party, f"{plain(name)}, {'kr' if kept['kind'] == _AMOUNTS else '%'}")
    return dict(kept)


def _faults(draft: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    said = []
    if not make_slug(draft["title"]):
        said.append("Skriv vad nyckeln gäller.")
    if read_year(draft["year"]) is None:
        said.append(f"Skriv året med fyra siffror, från {FIRST_YEAR} till {LAST_YEAR}.")
    if draft["cap"].strip() and _number(draft["cap"]) is None:
        said.append("Taket går inte att läsa; skriv kronor, till exempel 260 000.")
    figures = [_number(draft[party]) for party in names]
    stated = [figure for figure in figures if figure is not None]
    if len(stated) < len(figures) or not any(stated):
        said.append("Skriv ett tal för varje part; 0 om den inte ska ha någon del.")
    elif draft["kind"] == _SHARES and sum(stated) != _ALL:
        said.append("Andelarna ska tillsammans vara 100 %.")
    return said


def _draw_results(
    draft: Mapping[str, Any], typed: TypedCase, names: Mapping[str, str], data: Data
) -> None:
    key_id = f"{make_slug(draft['title'])}-{draft['year'].strip()}"
    with st.container(horizontal=True):
        if st.button(
            "Pröva utkastet i beräkningen",
            key="utkast-anvand",
            on_click=_use,
            args=(typed, _key(draft, names)),
            disabled=set(names) != set(typed.parties),
        ):
            st.rerun()
        for table, rows in _rows(key_id, draft, names).items():
            columns = [c for c in data[table].columns if c != "origin_id"]
            written = pl.DataFrame(
                [{column: row.get(column, "") for column in columns} for row in rows]
            ).write_csv()
            st.download_button(
                f"Hämta {table}.csv",
                written,
                f"{table}.csv",
                "text/csv",
                key=f"utkast-{table}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )
    st.caption(
        "När beslutet finns: fyll i vem som beslutade, när, dokumentet och raden i det, och lägg "
        "raderna sist i filerna med samma namn i mappen data/allocation\\_keys. Utan dokument "
        "läses nyckeln inte in."
    )


def _use(typed: TypedCase, key: Key) -> None:
    kept_case.begin(replace(typed, key_id=None, key=key))


def _key(draft: Mapping[str, Any], names: Mapping[str, str]) -> Key:
    figures = {party: _number(draft[party]) or Decimal(0) for party in names}
    cap = _number(draft["cap"])
    cap_ore = None if cap is None else _ore(cap)
    if draft["kind"] == _SHARES:
        shares = {party: Fraction(share / _ALL) for party, share in figures.items()}
        return FixedShares(shares=shares, cap_ore=cap_ore)
    amounts = {party: _ore(amount) for party, amount in figures.items()}
    return FixedAmounts(amounts_ore=amounts, cap_ore=cap_ore)


def _ore(amount: Decimal) -> int:
    return int(amount.scaleb(2))


def _rows(
    key_id: str, draft: Mapping[str, Any], names: Mapping[str, str]
) -> dict[str, list[dict[str, str]]]:
    """Write the draft as rows of the register; what a decision gives is left empty."""
    year, cap = draft["year"].strip(), _number(draft["cap"])
    is_amount = draft["kind"] == _AMOUNTS
    shares = []
    for party in names:
        figure = _number(draft[party]) or Decimal(0)
        shares.append(
            {
                "key_id": key_id,
                "association_id": party,
                "amount_sek": f"{figure:f}" if is_amount else "",
                "share": "" if is_amount else f"{figure / _ALL:f}",
                "printed_text": draft[party].strip(),
            }
        )
    key = {
        "key_id": key_id,
        "title": draft["title"].strip(),
        "year": year,
        "valid_from": f"{year}-01-01",
        "valid_to": f"{year}-12-31",
        "cap_sek": "" if cap is None else f"{cap:f}",
        "decision_text": "Utkast utan beslut.",
        "printed_text": draft["cap"].strip(),
    }
    return {"allocation_key": [key], "allocation_key_share": shares}


def _number(text: str) -> Decimal | None:
    """Read a typed number; None where it is empty or cannot be read."""
    try:
        return read_sek(text)
    except TypedError:
        return None
