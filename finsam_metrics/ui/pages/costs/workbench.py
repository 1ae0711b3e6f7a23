"""What a typed case gives, worked out once each time the page is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from finsam_metrics.exhibits import case_bases
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.memo import remembered
from finsam_metrics.model.errors import CaseError
from finsam_metrics.shared_costs.case_files import case_json
from finsam_metrics.shared_costs.case_links import pack_case
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.comparisons import (
    EQUAL,
    OWN,
    Alternative,
    Candidate,
    compare_keys,
    list_candidates,
)
from finsam_metrics.shared_costs.keys import Key
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.ui.pages.costs.faults import fault_text
from finsam_metrics.ui.pages.costs.typed_costs import Problem, TypedCase, make_case, read_lines

_FEWEST_PARTIES: Final = 2


@dataclass(frozen=True, kw_only=True)
class Keys:
    """The keys that a typed case may use.

    Attributes:
        candidates: Those that the page lists, in order.
        chosen_id: The key of the case: one of the candidates, or OWN.
        key: The same as a record; None where it cannot be made.
    """

    candidates: tuple[Candidate, ...]
    chosen_id: str
    key: Key | None


@dataclass(frozen=True, kw_only=True)
class Workbench:
    """What a typed case gives.

    Attributes:
        typed: The case as it was typed.
        names: Name of every party, in order.
        keys: The keys that it may use.
        problems: What of what is typed is to be mended.
        case: The case; None where it is not whole yet.
        link_text: The case as text for an address; None where there is none, or it is too large.
        alternatives: Its cost under each key; empty where there is no case.
        chosen: What its own key gives; None where that cannot be used.
        missing_text: What is to be done before there is an answer; None where there is one.
    """

    typed: TypedCase
    names: Mapping[str, str]
    keys: Keys
    problems: tuple[Problem, ...]
    case: Case | None = None
    link_text: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    chosen: Split | None = None
    missing_text: str | None = None

    @property
    def rows_to_mend(self) -> frozenset[int]:
        """The numbers of the rows that something is to be mended of."""
        return frozenset(problem.row for problem in self.problems if problem.row is not None)


def names_of(typed: TypedCase, data: Data) -> dict[str, str]:
    """Give the name of every party, in the order of the case."""
    known = case_bases.register_of(data).associations
    return {party: typed.names.get(party) or known.get(party, party) for party in typed.parties}


def list_keys(typed: TypedCase, data: Data) -> Keys:
    """List the keys that a case may use, and find the one it does use."""
    candidates = list_candidates(
        typed.parties,
        typed.known_year,
        case_bases.register_of(data),
        case_bases.bases_of(data, typed.known_year),
        typed.fixed_share,
    )
    return with_choice(typed, candidates)


def with_choice(typed: TypedCase, candidates: tuple[Candidate, ...]) -> Keys:
    """Find the key of a case among those that it may use."""
    keys = {candidate.key_id: candidate.key for candidate in candidates}
    if typed.key_id in keys:
        chosen_id = str(typed.key_id)
    elif typed.key is None:
        chosen_id = EQUAL
    else:
        same = (key_id for key_id, key in keys.items() if key == typed.key)
        chosen_id = next(same, OWN)
    return Keys(
        candidates=candidates,
        chosen_id=chosen_id,
        key=typed.key if chosen_id == OWN else keys[chosen_id],
    )


@remembered
def work_out(typed: TypedCase, keys: Keys, names: Mapping[str, str]) -> Workbench:
    """Read a typed case and divide it by its own key and by the others.

    Args:
        typed: The case.
        keys: What ``list_keys`` gives.
        names: What ``names_of`` gives.
    """
    lines, problems = read_lines(typed, names)

    def unfinished(text: str) -> Workbench:
        return Workbench(typed=typed, names=names, keys=keys, problems=problems, missing_text=text)

    if problems:
        return unfinished("Rätta det som är markerat nedan, så visas fördelningen här.")
    if len(typed.parties) < _FEWEST_PARTIES:
        return unfinished("Välj minst två parter nedan, så visas fördelningen här.")
    if not lines:
        return unfinished("Skriv minst en kostnad i tabellen nedan, så visas fördelningen här.")
    if keys.key is None:
        return unfinished(_unusable(keys))
    try:
        case = make_case(typed, names, lines, keys.key)
        alternatives = compare_keys(case, keys.candidates)
    except CaseError as error:
        return unfinished(fault_text(error))
    chosen = next(alternative for alternative in alternatives if alternative.is_chosen)
    return Workbench(
        typed=typed,
        names=names,
        keys=keys,
        problems=(),
        case=case,
        link_text=pack_case(case_json(case)),
        alternatives=alternatives,
        chosen=chosen.split,
        missing_text=None if chosen.split else chosen.missing_text,
    )


def _unusable(keys: Keys) -> str:
    wanted = next(candidate for candidate in keys.candidates if candidate.key_id == keys.chosen_id)
    return f"{wanted.name} kan inte användas: {wanted.missing_text}. Välj en annan nyckel."
