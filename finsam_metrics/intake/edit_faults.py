"""What is wrong with an edit that cannot be applied."""

from finsam_metrics.intake.edits import Edit
from finsam_metrics.model.errors import IntakeError


def no_such(edit: Edit) -> IntakeError:
    """It names nothing that there is."""
    return IntakeError(
        f"there is no {edit.field} of {edit.scope} {edit.target!r} to set",
        swedish="Ändringen gäller något som inte finns i utkastet. Ladda om sidan.",
    )


def no_value(edit: Edit, expected: str) -> IntakeError:
    """Its value is none of what is expected, as Swedish says it."""
    return IntakeError(
        f"{edit.value!r} is no {edit.field} of {edit.scope} {edit.target!r}",
        swedish=f"”{edit.value or ''}” går inte att använda här. Skriv {expected}.",
    )
