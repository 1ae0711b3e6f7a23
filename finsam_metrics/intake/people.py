"""Who may change the data. Reading is open; every write asks here."""

from dataclasses import dataclass
from enum import StrEnum

from finsam_metrics.model.errors import IntakeError


class Role(StrEnum):
    """What a person may do beyond reading."""

    COORDINATOR = "samordnare"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who does something.

    Attributes:
        name: What the log calls the person.
        roles: What the person may do; none unless somebody gave it.
        visit: What tells one visit of a person from another; empty at the command line.
    """

    name: str
    roles: frozenset[Role] = frozenset()
    visit: str = ""


class NotAllowedError(IntakeError):
    """A person without the role tried to write."""


def require_coordinator(person: Person) -> None:
    """See that a person may take in and publish plans.

    Raises:
        NotAllowedError: The person may not.
    """
    if Role.COORDINATOR not in person.roles:
        raise NotAllowedError(
            f"{person.name or 'nobody'} may not change plans: the role samordnare is needed",
            swedish="Ni får läsa men inte läsa in eller publicera planer. Det gör den som har "
            "rollen samordnare.",
        )
