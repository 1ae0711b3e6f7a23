"""Figures by party: that each has one, and that none is given to somebody else."""

from collections.abc import Collection, Iterable, Mapping

from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.fields import Field


def require_all(
    given: Mapping[str, object], parties: Iterable[str], field: Field, names: Mapping[str, str]
) -> None:
    """Require a figure for each of these parties.

    Raises:
        CaseError: Somebody has none.
    """
    missing = [party for party in sorted(parties) if party not in given]
    if missing:
        named = format_list([f"{names.get(party, party)} ({party})" for party in missing])
        raise field.error(f"det saknas en uppgift för {named}; skriv 0 om den ska vara noll")


def require_known(given: Iterable[str], parties: Collection[str], field: Field) -> None:
    """Require that every id is one of the parties.

    Raises:
        CaseError: An id is not.
    """
    for party in given:
        if party not in parties:
            raise field.of(party).error(
                f"”{party}” är inte en av parterna; de är {format_list(sorted(parties))}"
            )
