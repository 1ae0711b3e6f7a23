"""Whether an amount is with VAT, in Swedish, alike on the screen and in files."""

from collections.abc import Sequence
from typing import Final

from finsam_metrics.shared_costs.cases import CostLine

WITH_VAT: Final = "inkl. moms"
WITHOUT_VAT: Final = "exkl. moms"
WITH_VAT_IF_ANY: Final = "inkl. ev. moms"
PARTLY_WITHOUT_VAT: Final = "delvis exkl. moms"


def vat_text(lines: Sequence[CostLine]) -> str:
    """Say whether what is split of lines is with VAT.

    The amount of a cost is with VAT; it is split without where the VAT is compensated. How much of
    it is VAT may not be stated.

    Args:
        lines: At least one.
    """
    without = [bool(line.compensation_ore) for line in lines]
    if all(without):
        return WITHOUT_VAT
    if any(without):
        return PARTLY_WITHOUT_VAT
    return WITH_VAT if all(line.vat_ore for line in lines) else WITH_VAT_IF_ANY
