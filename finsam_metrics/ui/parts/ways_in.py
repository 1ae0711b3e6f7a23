"""The way to *Läs in plan*, for those who may take plans in."""

from finsam_metrics.intake.people import Role
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.shell.navigation import find_entry
from finsam_metrics.ui.shell.visitors import person_of_visit


def draw_way_in() -> None:
    """Say that documents can be added, and lead there; nothing to those who may only read."""
    if Role.COORDINATOR in person_of_visit().roles:
        components.link(find_entry("las-in"), "Saknas ett förbund eller ett år? Läs in dokumentet")
