"""The same costs under several keys, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.swedish_numbers import format_list, format_sek
from finsam_metrics.shared_costs.amounts import format_percent
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.key_files import key_of_agreed
from finsam_metrics.shared_costs.keys import (
    AgreedKey,
    Equal,
    Key,
    TwoPart,
    Weights,
)
from finsam_metrics.shared_costs.register import Register
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.splits import split

OWN: Final = "egen"
EQUAL: Final = "lika"
CONTRIBUTIONS: Final = "bidrag"
INHABITANTS: Final = "invanare"
PARTICIPANTS: Final = "deltagare"
TWO_PART: Final = "tva-delar"

_FRACTIONS: Final = {2: "hälften var", 3: "en tredjedel var", 4: "en fjärdedel var"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Bases:
    """What is known of the parties, that keys can go by. A party that is absent is not known.

    Attributes:
        contributions: Members' contributions in kronor.
        contribution_years: The year that each contribution is of.
        inhabitants: Inhabitants.
        inhabitant_years: The year that each number of inhabitants is of.
        inhabitants_text: When they were counted; None where nobody's are known.
    """

    contributions: Mapping[str, int] = field(default_factory=dict)
    contribution_years: Mapping[str, int] = field(default_factory=dict)
    inhabitants: Mapping[str, int] = field(default_factory=dict)
    inhabitant_years: Mapping[str, int] = field(default_factory=dict)
    inhabitants_text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A key that a case may use.

    Attributes:
        key_id: Stable id: that of the agreed key, or one of this module.
        name: Name over its column.
        basis_text: What it goes by, in a few words; None where its name says it.
        key: The key; None where it cannot be made.
        missing_text: What is missing; None where nothing is.
    """

    key_id: str
    name: str
    basis_text: str | None
    key: Key | None
    missing_text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternative:
    """A case under one key.

    Attributes:
        candidate: The key.
        is_chosen: Whether it is the key of the case.
        split: What it gives, for a key that is not chosen as if nobody had paid; None where it
            cannot be used.
        missing_text: Why it cannot be used; None where it can.
    """

    candidate: Candidate
    is_chosen: bool
    split: Split | None
    missing_text: str | None


def list_candidates(
    parties: tuple[str, ...],
    year: int | None,
    register: Register,
    bases: Bases,
    fixed_share: Fraction,
) -> tuple[Candidate, ...]:
    """List the keys that costs of these parties may be divided by.

    Args:
        parties: The parties, by id.
        year: Year of the costs; None where not said.
        register: The agreed keys; those that hold for the year among just these parties are first.
        bases: What is known of the parties.
        fixed_share: The fixed part of what is divided, where a fixed part and participants decide
            together.
    """
    agreed = [
        Candidate(
            key_id=key.key_id,
            name=_name_of_agreed(key),
            basis_text=None if key.cap_ore is None else f"högst {format_sek(key.cap_ore // 100)}",
            key=key_of_agreed(key),
        )
        for key in register.keys
        if set(key.amounts_ore or key.shares) == set(parties) and year in (None, key.year)
    ]
    return (
        *agreed,
        Candidate(key_id=EQUAL, name="Lika", basis_text=_FRACTIONS.get(len(parties)), key=Equal()),
        _weighted(
            CONTRIBUTIONS,
            "Efter bidrag",
            parties,
            bases.contributions,
            bases.contribution_years,
            _years_text([bases.contribution_years[p] for p in parties if p in bases.contributions]),
            "bidrag ej angivet",
        ),
        _weighted(
            INHABITANTS,
            "Efter invånare",
            parties,
            bases.inhabitants,
            bases.inhabitant_years,
            bases.inhabitants_text,
            "invånare ej kända",
        ),
        Candidate(
            key_id=PARTICIPANTS,
            name="Efter deltagare",
            basis_text="antal i raderna",
            key=TwoPart(fixed_ore=0),
        ),
        _two_part(fixed_share),
    )


def with_fixed_share(
    candidates: tuple[Candidate, ...], fixed_share: Fraction
) -> tuple[Candidate, ...]:
    """Let the key that has a fixed part have this one."""
    return tuple(
        _two_part(fixed_share) if candidate.key_id == TWO_PART else candidate
        for candidate in candidates
    )


def compare_keys(case: Case, candidates: tuple[Candidate, ...]) -> tuple[Alternative, ...]:
    """Divide a case by each key in turn; lines with a key of their own keep it.

    Returns:
        One alternative per candidate, in order. The case's own key stands before the others where
        it is none of them.
    """
    own_key = case.key
    known = own_key is None or any(candidate.key == own_key for candidate in candidates)
    named = (
        candidates
        if known
        else (
            Candidate(key_id=OWN, name="Beräkningens nyckel", basis_text=None, key=own_key),
            *candidates,
        )
    )
    # Only the shares of other keys are compared: who pays whom is long to find.
    unpaid = replace(case, lines=tuple(replace(line, payers=None) for line in case.lines))
    return tuple(_alternative(case, unpaid, candidate) for candidate in named)


def with_participants(
    case: Case, candidates: tuple[Candidate, ...], counts: Mapping[str, int]
) -> tuple[Case, tuple[Candidate, ...]]:
    """Let keys that go by participants go by other numbers than those of the lines.

    Args:
        case: The case; its own key changes with the others.
        candidates: The keys.
        counts: Participants by party in all; nothing changes where a party's are not stated.
    """
    is_whole = all(party in counts for party in case.parties)

    def tried(key: Key | None) -> Key | None:
        if is_whole and isinstance(key, TwoPart):
            return replace(key, participants=dict(counts))
        return key

    changed = tuple(replace(candidate, key=tried(candidate.key)) for candidate in candidates)
    return replace(case, key=tried(case.key)), changed


def planned_participants(case: Case) -> dict[str, int]:
    """Sum each party's participants over the lines, by the basis of each line."""
    counts: dict[str, int] = {}
    for line in case.lines:
        for party, count in line.participants.get(line.basis, {}).items():
            counts[party] = counts.get(party, 0) + count
    return counts


def _alternative(case: Case, unpaid: Case, candidate: Candidate) -> Alternative:
    is_chosen = case.key is not None and candidate.key == case.key
    missing, made = candidate.missing_text, None
    if candidate.key is not None:
        try:
            made = split(replace(case if is_chosen else unpaid, key=candidate.key))
        except CaseError as error:
            missing = _short(case, error)
    return Alternative(candidate=candidate, is_chosen=is_chosen, split=made, missing_text=missing)


def _short(case: Case, error: CaseError) -> str:
    """Say why a key cannot be used, in few words where it is participants that are missing."""
    if "participants" not in error.field:
        return error.message
    without = sorted(
        {
            case.names[party]
            for line in case.lines
            for party in line.among or case.parties
            if line.key is None and party not in line.participants.get(line.basis, {})
        }
    )
    if not without:
        return error.message
    if len(without) == len(case.parties):
        return "deltagare ej angivna för någon part"
    return f"deltagare ej angivna för {format_list(without)}"


def _two_part(fixed_share: Fraction) -> Candidate:
    return Candidate(
        key_id=TWO_PART,
        name="Fast del och deltagare",
        basis_text=f"{format_percent(fixed_share)} fast",
        key=TwoPart(fixed_share=fixed_share),
    )


def _weighted(
    key_id: str,
    name: str,
    parties: tuple[str, ...],
    known: Mapping[str, int],
    years: Mapping[str, int],
    text: str | None,
    missing_text: str,
) -> Candidate:
    weights = {party: Fraction(known[party]) for party in parties if party in known}
    of_parties = {party: years[party] for party in parties if party in years}
    is_mixed = len(set(of_parties.values())) > 1
    is_whole = len(weights) == len(parties)
    what = name.removeprefix("Efter ")
    return Candidate(
        key_id=key_id,
        name=name,
        basis_text=text,
        key=Weights(
            weights=weights,
            text=f"{what} {text}" if text and not is_mixed else what,
            years=of_parties if is_mixed else {},
        )
        if is_whole
        else None,
        missing_text=None if is_whole else missing_text,
    )


def _name_of_agreed(key: AgreedKey) -> str:
    """Name a key by whose plan states it, as long as no decision does."""
    if key.is_decided or key.stated_in is None:
        return f"Avtalad {key.year}"
    return f"Enligt {key.stated_in}"


def _years_text(years: list[int]) -> str | None:
    return format_list([str(year) for year in sorted(set(years))]) or None
