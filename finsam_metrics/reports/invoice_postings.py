"""The invoices of a party's basis: who sends them to whom, and the vouchers that are posted."""

from collections.abc import Sequence
from typing import Any, Final

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
from finsam_metrics.shared_costs.vouchers import NOT_STATED, Voucher

_MOST_VOUCHERS: Final = 40

Part = dict[str, Any]


def list_invoices(
    split: Split, provenance: Provenance, vouchers: Sequence[Voucher], party: str
) -> list[Part]:
    """Give each invoice that a party gets or sends, with a voucher for each of its costs.

    Where they are very many the first ones are given, each whole, and the last says how many more
    the workbook has.
    """
    of_pair: dict[tuple[str, str], list[Voucher]] = {}
    for voucher in vouchers:
        if party in (voucher.payer, voucher.receiver):
            of_pair.setdefault((voucher.payer, voucher.receiver), []).append(voucher)
    shown: list[Part] = []
    count = 0
    to_pay_first = sorted(of_pair.items(), key=lambda invoice: invoice[0][1] == party)
    for (payer, receiver), of_invoice in to_pay_first:
        count += len(of_invoice)
        if shown and count > _MOST_VOUCHERS:
            break
        shown.append(_invoice(split, provenance, (payer, receiver), party, of_invoice))
    more = len(of_pair) - len(shown)
    if more:
        noun = "faktura" if more == 1 else "fakturor"
        shown[-1]["left-out"] = f"… och {more} {noun} till, se arbetsboken, bladet Betalningar"
    return shown


def _invoice(
    split: Split,
    provenance: Provenance,
    pair: tuple[str, str],
    party: str,
    vouchers: Sequence[Voucher],
) -> Part:
    payer, receiver = pair
    return {
        "title": f"Faktura från {party_name(split.case, receiver)} till "
        f"{party_name(split.case, payer)}",
        "other": _sender(split, provenance, receiver)
        if payer == party
        else _recipient(split, provenance, payer),
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
        "sum": format_amount(sum(voucher.amount_ore for voucher in vouchers))
        if len(vouchers) > 1
        else None,
        "left-out": None,
    }


def own_facts(split: Split, provenance: Provenance, party: str) -> list[Part]:
    """Say what is the same on all invoices of a party: what it is known by, and the day."""
    due = {"label": "Förfallodag", "value": due_text(split.case)}
    return [*_stated(split, provenance, party), due]


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
    payer = {"label": "Betalar", "value": party_name(split.case, party)}
    return [payer, *_stated(split, provenance, party)]


def _stated(split: Split, provenance: Provenance, party: str) -> list[Part]:
    details = details_of(split.case, provenance, party)
    return [
        {"label": title, "value": getattr(details, name) or NOT_STATED}
        for name, title in DETAIL_TITLES.items()
    ]
