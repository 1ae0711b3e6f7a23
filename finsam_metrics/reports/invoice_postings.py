"""The invoices of a party's basis: who sends them to whom, and the vouchers that are posted."""

from typing import Any

from finsam_metrics.reports.invoice_contents import (
    DETAIL_TITLES,
    LONGEST_NAME,
    Provenance,
    clip_text,
    details_of,
    due_text,
    format_amount,
    party_name,
)
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.vouchers import NOT_STATED, Voucher, list_vouchers

Part = dict[str, Any]


def list_invoices(split: Split, provenance: Provenance, party: str) -> list[Part]:
    """Give each invoice that a party gets or sends, with a voucher for each of its costs."""
    of_pair: dict[tuple[str, str], list[Voucher]] = {}
    for voucher in list_vouchers(split):
        if party in (voucher.payer, voucher.receiver):
            of_pair.setdefault((voucher.payer, voucher.receiver), []).append(voucher)
    return [
        {
            "title": f"Faktura från {party_name(split.case, receiver)} till "
            f"{party_name(split.case, payer)}",
            "sender": _sender(split, provenance, receiver),
            "recipient": _recipient(split, provenance, payer),
            "vouchers": [
                {
                    "number": voucher.number,
                    "cost": clip_text(voucher.cost, LONGEST_NAME),
                    "period": voucher.period,
                    "vat": voucher.vat,
                    "amount": format_amount(voucher.amount_ore),
                }
                for voucher in vouchers
            ],
            "sum": format_amount(sum(voucher.amount_ore for voucher in vouchers)),
        }
        for (payer, receiver), vouchers in of_pair.items()
    ]


def _sender(split: Split, provenance: Provenance, party: str) -> list[Part]:
    details = details_of(split.case, provenance, party)
    return [
        {"label": "Fakturerar", "value": party_name(split.case, party)},
        {
            "label": DETAIL_TITLES["organisation_number"],
            "value": details.organisation_number or NOT_STATED,
        },
    ]


def _recipient(split: Split, provenance: Provenance, party: str) -> list[Part]:
    details = details_of(split.case, provenance, party)
    stated = [
        {"label": title, "value": getattr(details, name) or NOT_STATED}
        for name, title in DETAIL_TITLES.items()
    ]
    due = {"label": "Förfallodag", "value": due_text(split.case)}
    return [{"label": "Betalar", "value": party_name(split.case, party)}, *stated, due]
