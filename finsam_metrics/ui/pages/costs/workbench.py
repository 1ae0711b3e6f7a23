"""What a typed case gives: the keys it may use, the case itself, and its cost under each key."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from finsam_metrics.model.errors import CaseError
from finsam_metrics.shared_costs.case_files import parse_case
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.checks import check_case
from finsam_metrics.shared_costs.comparisons import (
    EQUAL,
    OWN,
    Alternative,
    Candidate,
    compare_keys,
    list_candidates,
)
from finsam_metrics.shared_costs.fields import line_field
from finsam_metrics.shared_costs.key_files import key_json
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.typed_costs import TypedCase, read_case
from finsam_metrics.ui.shell.data import Data

_FEWEST_PARTIES: Final = 2


@dataclass(frozen=True, kw_only=True)
class Keys:
    """The keys that a typed case may use.

    Attributes:
        candidates: Those that the page lists, in order.
        documents: Those that can be made, as in a case document, by id.
        chosen_id: The key of the case: one of the candidates, or OWN.
    """

    candidates: tuple[Candidate, ...]
    documents: Mapping[str, Mapping[str, Any]]
    chosen_id: str


@dataclass(frozen=True, kw_only=True)
class Work:
    """What a typed case gives.

    Attributes:
        case: The case; None where it is not whole yet.
        alternatives: Its cost under each key; empty where there is no case.
        chosen: What its own key gives; None where that cannot be used.
        missing_text: What is to be done before there is an answer; None where there is one.
    """

    case: Case | None
    alternatives: tuple[Alternative, ...]
    chosen: Split | None
    missing_text: str | None


def list_keys(typed: TypedCase, data: Data, fixed_share: Fraction | None = None) -> Keys:
    """List the keys that a case may use, and find the one it does use.

    Args:
        typed: The case.
        data: The tables.
        fixed_share: The fixed part that is tried; None: that of the case.
    """
    candidates = list_candidates(
        typed.parties,
        typed.known_year,
        kept_case.register_of(data),
        kept_case.bases_of(data, typed.known_year),
        typed.fixed_share if fixed_share is None else fixed_share,
    )
    documents = {one.key_id: key_json(one.key) for one in candidates if one.key is not None}
    known = [key_id for key_id, made in documents.items() if made == typed.key]
    listed = [one.key_id for one in candidates]
    if typed.key_id in listed:
        chosen_id = str(typed.key_id)
    elif typed.key is not None:
        chosen_id = known[0] if known else OWN
    else:
        chosen_id = EQUAL
    return Keys(candidates=candidates, documents=documents, chosen_id=chosen_id)


def work_out(typed: TypedCase, keys: Keys, data: Data) -> Work:
    """Divide a typed case by its own key and by the others.

    Args:
        typed: The case.
        keys: What ``list_keys`` gives.
        data: The tables.
    """
    document, problems = read_case(typed, kept_case.names_of(typed, data))
    if problems:
        return _nothing("Rätta det som inte går att läsa ovan, så visas fördelningen här.")
    if len(typed.parties) < _FEWEST_PARTIES:
        return _nothing("Välj minst två parter ovan, så visas fördelningen här.")
    if not document["lines"]:
        return _nothing("Skriv minst en kostnad i tabellen ovan, så visas fördelningen här.")
    if keys.chosen_id != OWN:
        if keys.chosen_id not in keys.documents:
            return _nothing(_unusable(keys))
        document["key"] = dict(keys.documents[keys.chosen_id])
    try:
        case = parse_case(document, register=kept_case.register_of(data))
        alternatives = compare_keys(case, keys.candidates)
    except CaseError as error:
        return _nothing(kept_case.fault_text(error))
    chosen = next((one for one in alternatives if one.is_chosen), None)
    return Work(
        case=case,
        alternatives=alternatives,
        chosen=None if chosen is None else chosen.split,
        missing_text=None if chosen is None or chosen.split else chosen.missing_text,
    )


def rows_to_mend(typed: TypedCase, data: Data) -> set[int]:
    """Number the rows that cannot be read, or say what cannot be: each is tried by itself."""
    document, problems = read_case(typed, kept_case.names_of(typed, data))
    wrong = {problem.row for problem in problems if problem.row is not None}
    register = kept_case.register_of(data)
    read = [row for row in typed.row_numbers if row is not None and row not in wrong]
    for row, line in zip(read, document["lines"], strict=True):
        alone = {**document, "lines": [line], "key": {"method": "equal"}}
        try:
            check_case(parse_case(alone, register=register))
        except CaseError as error:
            if error.field.startswith(line_field(0).path):
                wrong.add(row)
    return wrong


def _unusable(keys: Keys) -> str:
    wanted = next(one for one in keys.candidates if one.key_id == keys.chosen_id)
    return f"{wanted.name} kan inte användas: {wanted.missing_text}. Välj en annan nyckel."


def _nothing(text: str) -> Work:
    return Work(case=None, alternatives=(), chosen=None, missing_text=text)
