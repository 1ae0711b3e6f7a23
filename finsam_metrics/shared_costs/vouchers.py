"""The payments that settle a split, each with a number of its own and what is entered of it."""

from dataclasses import dataclass
from typing import Final

from finsam_metrics.shared_costs.case_versions import case_version
from finsam_metrics.shared_costs.periods import format_period
from finsam_metrics.shared_costs.results import Split, Transfer
from finsam_metrics.shared_costs.vat_texts import vat_text

SEVERAL_COSTS: Final = "flera tillsammans"
NOT_STATED: Final = "ej angivet"
_NUMBER_LENGTH: Final = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Voucher:
    """One payment, as it is entered in the books of who pays and who receives.

    Attributes:
        number: Its own: which calculation, and which of its payments.
        payer: Who pays, and is invoiced.
        receiver: Who receives, and invoices.
        line: Index of the cost that it settles; None: it settles several together.
        cost: The cost with its number, in Swedish.
        period: When the cost falls, in Swedish.
        amount_ore: What is paid.
        vat: Whether that is with VAT, in Swedish.
    """

    number: str
    payer: str
    receiver: str
    line: int | None
    cost: str
    period: str
    amount_ore: int
    vat: str


def list_vouchers(split: Split) -> tuple[Voucher, ...]:
    """List the payments of a split, in their order; none where some cost has no payer."""
    calculation = case_version(split.case)[:_NUMBER_LENGTH].upper()
    return tuple(
        _voucher(split, transfer, f"{calculation}-{number}")
        for number, transfer in enumerate(split.transfers, start=1)
    )


def _voucher(split: Split, transfer: Transfer, number: str) -> Voucher:
    case = split.case
    line = None if transfer.line is None else case.lines[transfer.line]
    year = None if case.year is None else str(case.year)
    stated = (line.date if line is not None else None) or year
    return Voucher(
        number=number,
        payer=transfer.payer,
        receiver=transfer.receiver,
        line=transfer.line,
        cost=SEVERAL_COSTS if line is None else f"{(transfer.line or 0) + 1}. {line.title}",
        period=NOT_STATED if stated is None else format_period(stated),
        amount_ore=transfer.amount_ore,
        vat=vat_text(case.lines if line is None else [line]),
    )
