"""Whether an amount is with VAT and what is compensated, alike on the screen and in files."""

from collections.abc import Sequence
from typing import Final

from finsam_metrics.shared_costs.cases import CostLine, VatRecovered
from finsam_metrics.shared_costs.results import PartyShare, Split

WITH_VAT: Final = "inkl. moms"
WITHOUT_VAT: Final = "exkl. moms"
WITH_VAT_IF_ANY: Final = "inkl. ev. moms"
NO_VAT: Final = "moms 0 kr"
PARTLY_WITHOUT_VAT: Final = "delvis exkl. moms"


def vat_text(lines: Sequence[CostLine]) -> str:
    """Say whether what is split of lines is with VAT.

    The amount of a cost is with VAT; it is split without where the VAT is compensated. How much of
    it is VAT may not be stated, and may be stated as 0.

    Args:
        lines: At least one.
    """
    if all(line.vat_ore == 0 for line in lines):
        return NO_VAT
    if all(line.compensation_ore or line.vat_ore == 0 for line in lines):
        return WITHOUT_VAT
    if any(line.compensation_ore for line in lines):
        return PARTLY_WITHOUT_VAT
    return WITH_VAT_IF_ANY if any(line.vat_ore is None for line in lines) else WITH_VAT


def vat_text_of_share(split: Split, party: str) -> str | None:
    """Say whether a party's share is with VAT; None where it shares no cost."""
    shared = zip(split.case.lines, split.lines, strict=True)
    lines = [line for line, given in shared if party in given.shares]
    return vat_text(lines) if lines else None


def stated_compensation(lines: Sequence[CostLine], amount_ore: int) -> int | None:
    """Give the compensation for the VAT of lines; None where it is not stated of some of them.

    Args:
        lines: What somebody has paid.
        amount_ore: What of their VAT is known to be compensated.
    """
    is_stated = all(
        line.vat_ore == 0
        or (line.vat_ore is not None and line.vat_recovered is not VatRecovered.UNKNOWN)
        for line in lines
    )
    return amount_ore if amount_ore or is_stated else None


def compensation_of_share(split: Split, share: PartyShare) -> int | None:
    """Give the compensation that lowers what a party has paid; None where it is not stated."""
    if share.compensation_ore is None:
        return None
    paid = [line for line in split.case.lines if (line.payers or {}).get(share.party)]
    return stated_compensation(paid, share.compensation_ore)
