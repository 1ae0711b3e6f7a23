"""The visitor's case of shared costs: kept in the session and the address, read and started."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.memo import remembered
from finsam_metrics.metrics import cost_bases
from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.shared_costs.case_files import case_json, parse_case, read_case_file
from finsam_metrics.shared_costs.case_links import pack_case, unpack_case
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.comparisons import CONTRIBUTIONS, Bases
from finsam_metrics.shared_costs.register import Register, register_from
from finsam_metrics.shared_costs.trainings import case_from_trainings
from finsam_metrics.ui.pages.costs.typed_costs import TypedCase, type_case
from finsam_metrics.ui.shell import filters
from finsam_metrics.ui.shell.clock import today
from finsam_metrics.ui.shell.data import Data

_CASE = "_arende"
_TURN, _FAULT = "_arende_omgang", "_arende_fel"
_PARAMETER: Final = "arende"
_EMPTY: Final = TypedCase(title="", year="", parties=())


def register_of(data: Data) -> Register:
    """Give the associations and the agreed keys that a case may name."""
    return _register(*_register_tables(data))


def names_of(typed: TypedCase, data: Data) -> dict[str, str]:
    """Give the name of every party, in the order of the case."""
    known = register_of(data).associations
    return {party: typed.names.get(party) or known.get(party, party) for party in typed.parties}


def _register_tables(data: Data) -> tuple[pl.DataFrame, ...]:
    return (
        data["association"],
        data["allocation_key"],
        data["allocation_key_share"],
        data["plan"],
    )


@remembered
def _register(
    associations: pl.DataFrame, keys: pl.DataFrame, shares: pl.DataFrame, plans: pl.DataFrame
) -> Register:
    return register_from(
        associations=associations.to_dicts(),
        keys=keys.to_dicts(),
        key_shares=shares.to_dicts(),
        plans=plans.to_dicts(),
    )


def bases_of(data: Data, year: int | None) -> Bases:
    """Give what is known of every association that a key can go by."""
    given = cost_bases.contributions_near(data["plan"], year)
    people = cost_bases.inhabitants_of_year(data.populations, year)
    years = sorted(people["population_year"].unique().to_list())
    return Bases(
        contributions=_by_association(given, "contribution_sek"),
        contribution_years=_by_association(given, "contribution_year"),
        inhabitants=_by_association(people, "population_count"),
        inhabitant_years=_by_association(people, "population_year"),
        inhabitants_text="31 dec " + "–".join(str(y) for y in dict.fromkeys((years[0], years[-1])))
        if years
        else None,
    )


def printed_bases(data: Data, year: int | None) -> pl.DataFrame:
    """Give the printed rows that the shares under agreed keys and by contributions rest on."""
    return cost_bases.printed_bases(
        data["allocation_key_share"],
        cost_bases.contributions_near(data["plan"], year),
        contributions_key=CONTRIBUTIONS,
    )


def starts(data: Data) -> Mapping[str, TypedCase]:
    """Give the cases that the documents hold, by the id of the key that was agreed for them."""
    trainings = cost_bases.trainings_to_share(
        data["training"], data["plan"], data["allocation_key"]
    )
    return _starts(trainings, *_register_tables(data))


@remembered
def _starts(trainings: pl.DataFrame, *register_tables: pl.DataFrame) -> Mapping[str, TypedCase]:
    register = _register(*register_tables)
    agreed = {key.key_id: key for key in register.keys}
    return MappingProxyType(
        {
            key_id: _typed(case_from_trainings(own.to_dicts(), agreed[key_id], register), register)
            for (key_id,), own in trainings.partition_by(
                "key_id", maintain_order=True, as_dict=True
            ).items()
        }
    )


def current(data: Data) -> TypedCase:
    """Give the visitor's case: of the session, else of the address, else the first there is."""
    state = st.session_state
    if _CASE not in state:
        state[_CASE], state[_TURN] = _first(data), 0
    typed: TypedCase = state[_CASE]
    return typed


def keep(typed: TypedCase) -> None:
    """Keep what the visitor has typed, without drawing the fields anew."""
    st.session_state[_CASE] = typed


def begin(typed: TypedCase) -> None:
    """Put another case in the place of the visitor's; its fields are drawn anew."""
    keep(typed)
    st.session_state[_TURN] = turn() + 1
    st.session_state.pop(_FAULT, None)


def begin_empty() -> None:
    """Put an empty case in the place of the visitor's."""
    begin(_EMPTY)


def begin_from_file(content: bytes, data: Data) -> None:
    """Open a saved case; one that cannot be read leaves the visitor's as it is, and is said."""
    try:
        register = register_of(data)
        begin(_typed(read_case_file(content, register=register), register))
    except CaseError as error:
        st.session_state[_FAULT] = f"Filen kunde inte öppnas. {fault_text(error)}"


def turn() -> int:
    """Give how many times the fields have been drawn anew, for their keys."""
    return int(st.session_state.get(_TURN, 0))


def fault() -> str | None:
    """Give why a link or a file could not be opened."""
    said: str | None = st.session_state.get(_FAULT)
    return said


def fault_text(error: CaseError) -> str:
    """Say what is wrong with a case, and where."""
    said = f"{error.place}: {error.message}" if error.field else error.message
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."


def file_name(typed: TypedCase) -> str:
    """Name a case's file: what it is, of what, and when, so that a later one is told from it."""
    parts = ["kostnadsfordelning", make_slug(typed.title)[:60].strip("-"), today().isoformat()]
    return f"{'-'.join(filter(None, parts))}.json"


def pack(case: Case) -> str | None:
    """Give a case as text for an address; None where it is too large for a link."""
    return pack_case(case_json(case))


def foresee_address(case: Case | None, data: Data) -> None:
    """Say that the address will hold the case, so that a link opens it; the first needs none.

    What is drawn after it, and saved as a file, tells this address.
    """
    first = next(iter(starts(data).values()), None)
    is_told = case is not None and _typed(case, register_of(data)) != first
    filters.foresee(_PARAMETER, pack(case) if case is not None and is_told else None)


def _first(data: Data) -> TypedCase:
    # A case stands in the address only once its page is drawn, so that a page that ends leads on.
    asked = st.query_params.get(_PARAMETER)
    st.query_params.pop(_PARAMETER, None)
    if asked is not None:
        try:
            register = register_of(data)
            return _typed(parse_case(unpack_case(asked), register=register), register)
        except CaseError as error:
            said = fault_text(error)
            is_of_link = said.startswith("Länken")
            st.session_state[_FAULT] = said if is_of_link else f"Länken kunde inte öppnas. {said}"
    return next(iter(starts(data).values()), _EMPTY)


def _typed(case: Case, register: Register) -> TypedCase:
    """Write a case as it would have been typed; associations keep the names of the register."""
    document = case_json(case)
    typed = type_case(document)
    outside = {p: name for p, name in typed.names.items() if p not in register.associations}
    return replace(typed, names=outside)


def _by_association(frame: pl.DataFrame, column: str) -> dict[str, int]:
    return {a: int(value) for a, value in frame.select("association_id", column).iter_rows()}
