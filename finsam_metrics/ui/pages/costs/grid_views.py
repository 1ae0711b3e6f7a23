"""Where costs are typed: what they are for, the parties, a row per cost, and more of each row."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, count
from typing import Any, Final

import polars as pl
import streamlit as st

from finsam_metrics.exhibits import case_bases
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.shared_costs.case_bounds import MOST_PARTIES
from finsam_metrics.shared_costs.cases import Rounding
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.typed_costs import SEVERAL, TypedCase, TypedLine
from finsam_metrics.ui.pages.costs.workbench import Workbench
from finsam_metrics.ui.parts.markdown import plain

_FIRST_DRAWN: Final = "_arende_rader"
_LEAST_ROWS: Final = 6
_SPARE_ROWS: Final = 1
_MORE_ROWS: Final = 5
_ROW, _NAME, _AMOUNT, _PAYER = "Rad", "Kostnad", "Belopp, kr", "Betalat av"
_SEVERAL_NAME: Final = "Flera parter"
_MARK: Final = "\N{BLACK UP-POINTING TRIANGLE}"
_ROUNDINGS: Final = {Rounding.ORE: "Hela öre", Rounding.KRONA: "Hela kronor"}


def draw_facts(typed: TypedCase) -> TypedCase:
    """Draw what the costs are for, their year and the rounding."""
    turn = kept_case.turn()
    title = st.text_input(
        "Vad kostnaderna gäller",
        typed.title,
        key=f"arende-titel-{turn}",
        max_chars=120,
        placeholder="Till exempel Gemensamma utbildningar",
        width=440,
    )
    year = st.text_input("År", typed.year, key=f"arende-ar-{turn}", max_chars=4, width=90)
    rounding = st.selectbox(
        "Avrundning",
        list(_ROUNDINGS),
        index=list(_ROUNDINGS).index(typed.rounding),
        format_func=_ROUNDINGS.__getitem__,
        key=f"arende-avrundning-{turn}",
        width=150,
    )
    return replace(typed, title=title, year=year, rounding=rounding)


def draw_parties(typed: TypedCase, data: Data) -> TypedCase:
    """Draw the choice of parties: associations, and others by their names."""
    known = case_bases.register_of(data).associations
    names = {**known, **typed.names}
    chosen = st.multiselect(
        "Parter",
        list(names),
        list(typed.parties),
        format_func=lambda party: names.get(party, party),
        key=f"arende-parter-{kept_case.turn()}",
        accept_new_options=True,
        max_selections=MOST_PARTIES,
        placeholder="Välj förbund, eller skriv namnet på en annan part",
        help="En part som inte är ett av förbunden, till exempel en region eller ett "
        "kommunalförbund, skriver ni in med namn.",
    )
    parties, outside = _named(chosen, names, known)
    return replace(typed, parties=parties, names=outside)


def read_grid(typed: TypedCase) -> TypedCase:
    """Give the case with what is typed in the grid, which is drawn when all of it is known."""
    key = _grid_key(typed)
    if key not in st.session_state:
        typed = replace(typed, lines=_padded(typed.lines))
        st.session_state[_FIRST_DRAWN] = typed.lines
    changes = st.session_state.get(key, {}).get("edited_rows", {})
    return replace(typed, lines=tuple(_changed(changes, typed)))


def draw_grid(work: Workbench, data: Data) -> None:
    """Draw the rows: what, how much, who has paid, and planned participants per party.

    A row with something to mend has a mark before its number.
    """
    typed, names = work.typed, work.names
    short = dict(data["association"].select("association_id", "short_name").iter_rows())
    # The grid keeps what is typed as changes to the rows it was first drawn with.
    base: tuple[TypedLine, ...] = st.session_state[_FIRST_DRAWN]
    st.data_editor(
        _grid_frame(base, _marks(work), typed.parties),
        key=_grid_key(typed),
        width="stretch",
        height="content",
        hide_index=True,
        placeholder=" ",
        column_config={
            _ROW: st.column_config.TextColumn(width=64, disabled=True, pinned=True),
            _NAME: st.column_config.TextColumn(width=225, max_chars=200),
            _AMOUNT: st.column_config.TextColumn(width=120, alignment="right", max_chars=30),
            _PAYER: st.column_config.SelectboxColumn(
                width=150,
                options=[*names, SEVERAL],
                format_func=lambda party: names.get(str(party), _SEVERAL_NAME),
            ),
            **{
                party: st.column_config.TextColumn(
                    f"Delt. {short.get(party, name)}", width=130, alignment="right", max_chars=12
                )
                for party, name in names.items()
            },
        },
        alt="Kostnaderna, en rad var: vad, belopp, vem som har betalat och planerade deltagare. "
        "En triangel före numret säger att något på raden ska rättas.",
    )


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
            "Skriv belopp i kronor med moms, till exempel 12 500,50. Fördelningen följer det ni "
            "skriver. En rad tas bort när den töms. "
            "Egen insats, som arbetstid, är en rad med den som gjort den som betalare."
        )


def draw_problems(work: Workbench) -> None:
    """Say all that is to be mended of what is typed."""
    if work.problems:
        said = "\n".join(f"- {plain(problem.text)}" for problem in work.problems)
        st.warning(said, icon=":material/edit:")


def _named(
    chosen: list[str], names: Mapping[str, str], known: Mapping[str, str]
) -> tuple[tuple[str, ...], dict[str, str]]:
    """Give the chosen parties by id, and the names of those that are no associations."""
    by_name = {name.casefold(): party for party, name in names.items()}
    parties: dict[str, str] = {}
    outside = set(names) - set(known)
    for option in chosen:
        name = names.get(option, " ".join(option.split()))
        party = option if option in names else by_name.get(name.casefold())
        if party is None:
            party = by_name[name.casefold()] = _free_id(name, outside | (set(parties) - set(known)))
        parties[party] = name
    order = {party: place for place, party in enumerate(known)}
    ordered = sorted(parties, key=lambda party: order.get(party, len(order)))
    return tuple(ordered), {party: parties[party] for party in ordered if party not in known}


def _free_id(name: str, taken: set[str]) -> str:
    """Give the id of a new party; names that are written alike without å, ä and ö have one each."""
    plain_id = make_slug(name) or "part"
    numbered = (f"{plain_id}-{number}" for number in count(2))
    return next(free for free in chain([plain_id], numbered) if free not in taken)


def _grid_key(typed: TypedCase) -> str:
    return f"arende-rader-{kept_case.turn()}-{'.'.join(typed.parties)}"


def _padded(lines: tuple[TypedLine, ...]) -> tuple[TypedLine, ...]:
    filled = tuple(line for line in lines if not line.is_empty)
    wanted = max(_LEAST_ROWS, len(lines), len(filled) + _SPARE_ROWS)
    return filled + (TypedLine(),) * (wanted - len(filled))


def _add_rows(typed: TypedCase) -> None:
    kept_case.begin(replace(typed, lines=typed.lines + (TypedLine(),) * _MORE_ROWS))


def _changed(changes: Mapping[int, Mapping[str, Any]], typed: TypedCase) -> Iterator[TypedLine]:
    """Give the rows with what is typed in the grid, before the grid is drawn."""
    for place, line in enumerate(typed.lines):
        now = {_NAME: line.title, _AMOUNT: line.amount, _PAYER: line.payer, **line.planned}
        yield _line({**now, **changes.get(place, {})}, line, typed.parties)


def _marks(work: Workbench) -> list[str]:
    """Number the rows that are costs, with a mark before those with something to mend."""
    wrong = work.rows_to_mend
    return [
        "" if row is None else f"{_MARK} {row}" if row in wrong else str(row)
        for row in work.typed.row_numbers
    ]


def _grid_frame(
    lines: tuple[TypedLine, ...], marks: list[str], parties: tuple[str, ...]
) -> pl.DataFrame:
    known = {*parties, SEVERAL}
    columns = {
        _ROW: marks,
        _NAME: [line.title for line in lines],
        _AMOUNT: [line.amount for line in lines],
        _PAYER: [line.payer if line.payer in known else None for line in lines],
        **{party: [line.planned.get(party, "") for line in lines] for party in parties},
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _line(row: Mapping[str, Any], line: TypedLine, parties: tuple[str, ...]) -> TypedLine:
    return replace(
        line,
        title=row.get(_NAME) or "",
        amount=row.get(_AMOUNT) or "",
        payer=row.get(_PAYER),
        planned={party: row[party] for party in parties if row.get(party)},
    )
