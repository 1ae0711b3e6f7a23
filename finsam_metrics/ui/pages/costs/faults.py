"""What is wrong with a case of shared costs, said to the one who typed it."""

from finsam_metrics.model.errors import CaseError


def fault_text(error: CaseError) -> str:
    """Say what is wrong with a case, and where."""
    said = f"{error.place}: {error.message}" if error.field else error.message
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."
