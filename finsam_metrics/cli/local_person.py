"""Who works at the command line: whoever may write the data folder may change plans."""

import getpass

from finsam_metrics.intake.people import Person, Role


def local_person() -> Person:
    """Give the person as the log calls one at the command line."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        name = "okänd"
    return Person(name=f"kommandoraden ({name})", roles=frozenset({Role.COORDINATOR}))
