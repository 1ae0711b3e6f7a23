"""The visitor's case of shared costs: kept in the session and the address, opened and begun."""

from dataclasses import replace
from typing import Final

import streamlit as st

from finsam_metrics.exhibits import case_bases
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.clock import today
from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.shared_costs.case_files import parse_case, read_case_file
from finsam_metrics.shared_costs.case_links import unpack_case
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.key_files import key_of_today
from finsam_metrics.shared_costs.register import Register
from finsam_metrics.ui.pages.costs.faults import fault_text
from finsam_metrics.ui.pages.costs.typed_costs import TypedCase, type_case
from finsam_metrics.ui.pages.costs.workbench import Workbench
from finsam_metrics.ui.shell import filters

_CASE, _REGISTER = "_arende", "_arende_register"
_TURN, _FAULT = "_arende_omgang", "_arende_fel"
_PARAMETER: Final = "arende"
_UNFINISHED: Final = "Fördelningen kan läggas till i underlaget när den är färdig."
_TOO_LARGE: Final = "Fördelningen är för stor för ett underlag. Spara den som fil."
_EMPTY: Final = TypedCase(title="", year="", parties=())


def current(data: Data) -> TypedCase:
    """Give the visitor's case: of the session, else of the address, else the first there is.

    The agreed keys in it are those of the register as it is now.
    """
    state, register = st.session_state, case_bases.register_of(data)
    if _CASE not in state:
        state[_CASE], state[_TURN] = _first(data), 0
    elif state[_REGISTER] != register:
        state[_CASE] = _of_today(state[_CASE], register)
    state[_REGISTER] = register
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


def begin_with(case: Case, data: Data) -> None:
    """Put a case of the documents in the place of the visitor's."""
    begin(_typed(case, case_bases.register_of(data)))


def begin_from_file(content: bytes, data: Data) -> None:
    """Open a saved case; one that cannot be read leaves the visitor's as it is, and is said."""
    try:
        begin_with(read_case_file(content, register=case_bases.register_of(data)), data)
    except CaseError as error:
        st.session_state[_FAULT] = f"Filen kunde inte öppnas. {fault_text(error)}"


def turn() -> int:
    """Give how many times the fields have been drawn anew, for their keys."""
    return int(st.session_state.get(_TURN, 0))


def fault() -> str | None:
    """Give why a link or a file could not be opened."""
    said: str | None = st.session_state.get(_FAULT)
    return said


def file_name(typed: TypedCase) -> str:
    """Name a case's file: what it is, of what, and when, so that a later one is told from it."""
    parts = ["kostnadsfordelning", make_slug(typed.title)[:60].strip("-"), today().isoformat()]
    return f"{'-'.join(filter(None, parts))}.json"


def foresee_address(work: Workbench, data: Data) -> None:
    """Say that the address will hold the case, so that a link opens it; the first needs none.

    What is drawn after it, and saved as a file, tells this address. A pack holds any case.
    """
    if work.link_text is not None:
        filters.say_shown(_PARAMETER, work.link_text)
    else:
        filters.say_hindrance(_UNFINISHED if work.case is None else _TOO_LARGE)
    is_first = work.case == _first_of_documents(data)
    filters.foresee(_PARAMETER, None if is_first else work.link_text)


def _first(data: Data) -> TypedCase:
    # A case stands in the address only once its page is drawn, so that a page that ends leads on.
    register = case_bases.register_of(data)
    asked = st.query_params.get(_PARAMETER)
    st.query_params.pop(_PARAMETER, None)
    if asked is not None:
        try:
            return _typed(parse_case(unpack_case(asked), register=register), register)
        except CaseError as error:
            said = fault_text(error)
            is_of_link = said.startswith("Länken")
            st.session_state[_FAULT] = said if is_of_link else f"Länken kunde inte öppnas. {said}"
    case = _first_of_documents(data)
    return _EMPTY if case is None else _typed(case, register)


def _first_of_documents(data: Data) -> Case | None:
    return next((case for _, case in case_bases.starts(data)), None)


def _typed(case: Case, register: Register) -> TypedCase:
    return type_case(case, register.associations)


def _of_today(typed: TypedCase, register: Register) -> TypedCase:
    """Let the agreed keys of a case be as in a register that has changed."""
    lines = tuple(replace(line, key=key_of_today(line.key, register)) for line in typed.lines)
    return replace(typed, key=key_of_today(typed.key, register), lines=lines)
