"""Figures by party: that each has one, and that none is given to somebody else."""

from collections.abc import Iterable, Mapping

from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.fields import Field

_FILL_IN = "skriv 0 om den ska vara noll"
_MOST_NAMED = 6


def require_all(
    given: Mapping[str, object],
    parties: Iterable[str],
    field: Field,
    names: Mapping[str, str],
    remedy: str = _FILL_IN,
) -> None:
    """Require a figure for each of these parties; ``remedy`` says what to do where one lacks.

    Raises:
        CaseError: Somebody has none.
    """
    missing = [party for party in sorted(parties) if party not in given]
    if missing:
        named = [names.get(party, party) for party in missing[:_MOST_NAMED]]
        if len(missing) > _MOST_NAMED:
            named.append(f"{len(missing) - _MOST_NAMED} till")
        raise field.error(f"det saknas en uppgift för {format_list(named)}; {remedy}")


def require_known(given: Iterable[str], names: Mapping[str, str], field: Field) -> None:
    """Require that every id of an object is one of the parties, whose names are given.

    Raises:
        CaseError: An id is not.
    """
    for party in given:
        require_party(party, names, field.of(party))


def require_party(party: str, names: Mapping[str, str], field: Field) -> None:
    """Require that an id is one of the parties, whose names are given.

    Raises:
        CaseError: It is not.
    """
    if party not in names:
        raise field.error(
            f"”{party}” är inte en av parterna; de är {format_list(list(names.values()))}"
        )
