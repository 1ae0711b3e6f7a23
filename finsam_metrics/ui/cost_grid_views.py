"""Where costs are typed: what they are for, the parties, a row per cost, and more of each row."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import polars as pl
import streamlit as st

from finsam_metrics.model.slugs import make_slug
from finsam_metrics.ui import cost_cases
from finsam_metrics.ui.data import Data
from finsam_metrics.ui.markdown import plain
from finsam_metrics.ui.typed_costs import SEVERAL, Problem, TypedCase, TypedLine

_FIRST_DRAWN: Final = "_arende_rader"
_LEAST_ROWS: Final = 6
_SPARE_ROWS: Final = 2
_MORE_ROWS: Final = 5
_MOST_PARTIES: Final = 40
_NAME, _AMOUNT, _PAYER, _SEVERAL_NAME = "Kostnad", "Belopp, kr", "Betalat av", "Flera parter"
_ROUNDINGS: Final = {"ore": "Hela ören", "krona": "Hela kronor"}


def party_names(typed: TypedCase, data: Data) -> dict[str, str]:
    """Give the name of every party, in the order of the case."""
    known = dict(data["association"].select("association_id", "association_name").iter_rows())
    return {party: typed.names.get(party) or known.get(party, party) for party in typed.parties}


def draw_facts(typed: TypedCase, data: Data) -> TypedCase:
    """Draw what the costs are for, their year, the parties and the rounding."""
    turn = cost_cases.turn()
    known = dict(
        data["association"]
        .sort("sort_order")
        .select("association_id", "association_name")
        .iter_rows()
    )
    names = {**known, **typed.names}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input(
            "Vad kostnaderna gäller",
            typed.title,
            key=f"arende-titel-{turn}",
            max_chars=120,
            placeholder="Till exempel Gemensamma utbildningar",
            width=480,
        )
        year = st.text_input(
            "År", str(typed.year or ""), key=f"arende-ar-{turn}", max_chars=4, width=90
        )
        rounding = st.selectbox(
            "Avrundning",
            list(_ROUNDINGS),
            index=list(_ROUNDINGS).index(str(typed.rest.get("rounding", "ore"))),
            format_func=_ROUNDINGS.__getitem__,
            key=f"arende-avrundning-{turn}",
            width=160,
        )
    chosen = st.multiselect(
        "Parter",
        list(names),
        list(typed.parties),
        format_func=lambda party: names.get(party, party),
        key=f"arende-parter-{turn}",
        accept_new_options=True,
        max_selections=_MOST_PARTIES,
        placeholder="Välj förbund, eller skriv namnet på en annan part",
        help="En part som inte är ett av förbunden, till exempel en region eller ett "
        "kommunalförbund, skriver ni in med namn.",
    )
    parties, outside = _named(chosen, names, known)
    return replace(
        typed,
        title=title,
        year=int(year) if year.strip().isdigit() else None,
        parties=parties,
        names=outside,
        rest={**typed.rest, "rounding": rounding},
    )


@st.fragment
def draw_grid(data: Data) -> None:
    """Draw the rows: what, how much, who has paid, and planned participants per party.

    What is typed is kept in the visitor's case. The rest of the page is drawn anew when the visitor
    asks for it: to draw it between two cells would take what is typed in the second.
    """
    typed = cost_cases.current(data)
    names = party_names(typed, data)
    columns = _participant_columns(names, data)
    payers = {name: party for party, name in names.items()} | {_SEVERAL_NAME: SEVERAL}
    # The grid keeps what is typed as changes to the rows it was first drawn with.
    key = f"arende-rader-{cost_cases.turn()}-{'.'.join(typed.parties)}"
    lines = typed.lines
    lines = typed.lines
    if key not in st.session_state:
        lines = st.session_state[_FIRST_DRAWN] = _padded(typed.lines)
    base: tuple[TypedLine, ...] = st.session_state[_FIRST_DRAWN]
    edited = st.data_editor(
        _grid_frame(base, names, columns),
        key=key,
        width="stretch",
        height="content",
        hide_index=True,
        placeholder=" ",
        column_config={
            _NAME: st.column_config.TextColumn(width=225, max_chars=200),
            _AMOUNT: st.column_config.TextColumn(width=120, alignment="right", max_chars=30),
            _PAYER: st.column_config.SelectboxColumn(width=150, options=list(payers)),
            **{
                column: st.column_config.NumberColumn(width=140, min_value=0, step=1, format="%d")
                for column in columns.values()
            },
        },
        alt="Kostnaderna, en rad var: vad, belopp, vem som har betalat och planerade deltagare",
    )
    rows = zip(edited.iter_rows(named=True), lines, strict=True)
    typed = replace(typed, lines=tuple(_line(row, line, columns, payers) for row, line in rows))
    cost_cases.keep(typed)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Räkna om", icon=":material/refresh:", key="arende-rakna", type="primary"):
            st.rerun()
        if cost_cases.is_behind():
            st.markdown("**Tabellen är ändrad.** Tryck på Räkna om, så följer fördelningen med.")


def draw_grid_buttons(typed: TypedCase) -> None:
    """Draw what changes the number of rows."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Fler rader",
            icon=":material/add:",
            key="arende-fler",
            type="tertiary",
            on_click=_add_rows,
            args=(typed,),
        )
        st.caption(
            "Skriv belopp i kronor med moms, till exempel 12 500,50. En rad tas bort när den töms. "
            "Egen insats, som arbetstid, är en rad med den som gjort den som betalare."
        )


def draw_problems(problems: tuple[Problem, ...]) -> None:
    """Say what of the typed rows cannot be read."""
    if problems:
        st.warning("\n".join(f"- {plain(problem)}" for problem in problems), icon=":material/edit:")


def _named(
    chosen: list[str], names: Mapping[str, str], known: Mapping[str, str]
) -> tuple[tuple[str, ...], dict[str, str]]:
    """Give the chosen parties by id, and the names of those that are no associations."""
    by_name = {name.casefold(): party for party, name in names.items()}
    parties: dict[str, str] = {}
    for one in chosen:
        name = names.get(one, one.strip())
        party = one if one in names else by_name.get(name.casefold()) or make_slug(name) or "part"
        parties[party] = name
    order = {party: place for place, party in enumerate(known)}
    ordered = sorted(parties, key=lambda party: order.get(party, len(order)))
    return tuple(ordered), {party: parties[party] for party in ordered if party not in known}


def _padded(lines: tuple[TypedLine, ...]) -> tuple[TypedLine, ...]:
    filled = tuple(line for line in lines if not line.is_empty)
    wanted = max(_LEAST_ROWS, len(lines), len(filled) + _SPARE_ROWS)
    return filled + (TypedLine(),) * (wanted - len(filled))


def _add_rows(typed: TypedCase) -> None:
    cost_cases.begin(replace(typed, lines=typed.lines + (TypedLine(),) * _MORE_ROWS))


def _participant_columns(names: Mapping[str, str], data: Data) -> dict[str, str]:
    short = dict(data["association"].select("association_id", "short_name").iter_rows())
    return {party: f"Delt. {short.get(party, name)}" for party, name in names.items()}


def _grid_frame(
    lines: tuple[TypedLine, ...], names: Mapping[str, str], columns: Mapping[str, str]
) -> pl.DataFrame:
    shown = {**names, SEVERAL: _SEVERAL_NAME}
    return pl.DataFrame(
        {
            _NAME: [line.title for line in lines],
            _AMOUNT: [line.amount for line in lines],
            _PAYER: [shown.get(line.payer or "") for line in lines],
            **{
                column: [line.planned.get(party) for line in lines]
                for party, column in columns.items()
            },
        },
        schema={
            _NAME: pl.String,
            _AMOUNT: pl.String,
            _PAYER: pl.String,
            **dict.fromkeys(columns.values(), pl.Int64),
        },
    )


def _line(
    row: Mapping[str, Any],
    line: TypedLine,
    columns: Mapping[str, str],
    payers: Mapping[str, str],
) -> TypedLine:
    return replace(
        line,
        title=row[_NAME] or "",
        amount=row[_AMOUNT] or "",
        payer=payers.get(row[_PAYER] or ""),
        planned={
            party: int(row[column]) for party, column in columns.items() if row[column] is not None
        },
    )
