"""The register of agreed keys, and a new key as a draft to be decided and committed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import polars as pl
import streamlit as st

from finsam_metrics.model.slugs import make_slug
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_list, format_sek, format_share
from finsam_metrics.shared_costs.keys import FixedAmounts, FixedShares, Key
from finsam_metrics.shared_costs.periods import FIRST_YEAR, LAST_YEAR
from finsam_metrics.ui.pages.costs import case_bases, kept_case
from finsam_metrics.ui.pages.costs.typed_costs import TypedCase
from finsam_metrics.ui.pages.costs.typed_numbers import TypedError, read_sek, read_year
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import Column, draw_table
from finsam_metrics.ui.shell.data import Data

_DRAFT: Final = "_nyckel_utkast"
_AMOUNTS, _SHARES = "belopp", "andelar"
_KINDS: Final = {_AMOUNTS: "Belopp, kr", _SHARES: "Andelar, %"}
_FIELD: Final = 180
_ALL: Final = Decimal(100)


def draw_register(data: Data) -> None:
    """Draw the agreed keys: what they say, when they hold, and where they are decided."""
    keys = data["allocation_key"].sort("year", "key_id", descending=[True, False])
    components.heading("Nycklar i dokumenten")
    if keys.is_empty():
        st.caption("Ingen nyckel är inlagd ännu.")
        return
    titles = dict(data["document"].select("document_id", "title").iter_rows())
    stated_in = {key.key_id: key.stated_in for key in case_bases.register_of(data).keys}
    draw_table(
        pl.DataFrame(
            [
                _register_row(key, data, titles, stated_in[key["key_id"]])
                for key in keys.iter_rows(named=True)
            ],
            schema=dict.fromkeys(("title", "valid", "shares", "decision", "source"), pl.String),
        ),
        [
            Column(name="title", title="Nyckel i dokumenten"),
            Column(name="valid", title="Gäller"),
            Column(name="shares", title="Fördelning"),
            Column(name="decision", title="Beslut", absent="inget beslut angivet"),
            Column(name="source", title="Källa"),
        ],
        name="avtalade-nycklar",
        alt="Nycklar i dokumenten med beslut, giltighet och källa",
        key="nycklar",
    )
    components.note(
        "En nyckel utan angivet beslut är vad ett förbunds plan säger, inte belagt som ett avtal. "
        "En utbildning som har varit delas efter den nyckel som gällde då."
    )


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


def _register_row(
    key: Mapping[str, Any], data: Data, titles: Mapping[str, str], stated_in: str | None
) -> dict[str, str | None]:
    shares = (
        data["allocation_key_share"]
        .filter(pl.col("key_id") == key["key_id"])
        .join(data["association"], on="association_id")
        .sort("sort_order")
    )
    said = [
        f"{row['association_name']} "
        + (format_sek(row["amount_sek"]) if row["share"] is None else format_share(row["share"]))
        for row in shares.iter_rows(named=True)
    ]
    cap = "" if key["cap_sek"] is None else f"; högst {format_sek(key['cap_sek'])} i allt"
    decision = [
        key["decision_body"],
        None if key["decision_date"] is None else format_date(key["decision_date"]),
        key["decision_paragraph"],
    ]
    page = "" if key["page"] is None else f", s. {key['page']}"
    return {
        "title": key["title"],
        "valid": _validity(key["valid_from"], key["valid_to"], key["year"]),
        "shares": f"{format_list(said)}{cap}",
        "decision": ", ".join(part for part in decision if part) or None,
        "source": f"{stated_in or titles.get(key['document_id'], '')}{page}",
    }


def _validity(valid_from: date | None, valid_to: date | None, year: int) -> str:
    whole_year = (date(year, 1, 1), date(year, 12, 31))
    if (valid_from, valid_to) in (whole_year, (None, None)):
        return f"hela {year}"
    said = [
        f"{word} {format_date(day)}"
        for word, day in (("från", valid_from), ("till", valid_to))
        if day is not None
    ]
    return " ".join(said)


def _names(typed: TypedCase, data: Data) -> dict[str, str]:
    """The parties that a key of the register can name: associations of the database."""
    known = dict(data["association"].select("association_id", "association_name").iter_rows())
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
