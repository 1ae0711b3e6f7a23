"""Who may change the data. Reading is open; every write asks here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from finsam_metrics.model.errors import IntakeError


class Role(StrEnum):
    """What a person may do beyond reading."""

    COORDINATOR = "samordnare"


def _always() -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who does something.

    Attributes:
        name: What the log calls the person.
        roles: What the person may do; none unless somebody gave it.
        visit: What tells one visit of a person from another; empty at the command line.
        is_present: Whether the person is still who was let in. It is asked at each write: since
            the page was drawn the login may have expired, or been ended in another tab.
    """

    name: str
    roles: frozenset[Role] = frozenset()
    visit: str = ""
    is_present: Callable[[], bool] = field(default=_always, compare=False, repr=False)


class NotAllowedError(IntakeError):
    """A person without the role tried to write."""


def require_coordinator(person: Person) -> None:
    """See that a person may take in and publish plans, now.

    Raises:
        NotAllowedError: The person may not, or no longer.
    """
    if not person.is_present():
        raise NotAllowedError(
            f"{person.name or 'nobody'} is not logged in any more",
            swedish="Ni är inte inloggad längre, så ingenting har ändrats. Logga in igen.",
        )
    if Role.COORDINATOR not in person.roles:
        raise NotAllowedError(
            f"{person.name or 'nobody'} may not change plans: the role samordnare is needed",
            swedish="Ni får läsa men inte läsa in eller publicera planer. Det gör den som har "
            "rollen samordnare.",
        )
