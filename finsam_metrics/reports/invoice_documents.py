"""Invoice bases as PDF: one A4 page per party, tagged for screen readers (PDF/UA)."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Final

import typst

from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import NBSP
from finsam_metrics.reports.invoice_checks import CHECKS, list_checks
from finsam_metrics.reports.invoice_contents import (
    ATTESTS,
    DETAIL_TITLES,
    LONGEST_NAME,
    POSTING,
    POSTING_FIELDS,
    PRELIMINARY,
    KeyNote,
    Provenance,
    case_title,
    clip_text,
    details_of,
    due_text,
    format_amount,
    kind_of,
    line_notes,
    lines_of,
    list_keys,
    party_name,
    period_text,
    whole_ore,
)
from finsam_metrics.reports.invoice_postings import list_invoices, own_facts
from finsam_metrics.reports.shown_signs import as_shown
from finsam_metrics.shared_costs.agreements import decision_sentence
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.case_versions import case_version
from finsam_metrics.shared_costs.explanations import explain_share
from finsam_metrics.shared_costs.keys import FixedAmounts, FixedShares
from finsam_metrics.shared_costs.line_numbers import format_numbers
from finsam_metrics.shared_costs.results import PartyShare, Split, Transfer
from finsam_metrics.shared_costs.vat_texts import (
    WITH_VAT,
    compensation_of_share,
    vat_text,
    vat_text_of_share,
)
from finsam_metrics.shared_costs.vouchers import NOT_STATED, list_vouchers

_TEMPLATE: Final = files("finsam_metrics.reports").joinpath("invoice.typ")
_MOST_LINES: Final = 40
_MOST_KEYS: Final = 4
_MOST_WARNINGS: Final = 5
_MOST_PAYMENTS: Final = 24
_LONGEST_TEXT: Final = 300
_WAYS: Final = {True, False}  # a party that both pays and receives

Page = dict[str, Any]


def write_invoices(
    split: Split, provenance: Provenance, *, parties: Sequence[str] | None = None
) -> bytes:
    """Write what each party pays or receives, and why: one page per party.

    Nothing in the case is read as markup. The same split and provenance give the same bytes.

    Args:
        split: A case, divided.
        provenance: The day, and the data it is made from.
        parties: The parties to write for, in order; None: all of the case.
    """
    shares = {share.party: share for share in split.shares}
    chosen = list(shares) if parties is None else parties
    title = f"{kind_of(split)}: {case_title(split.case)}"
    if len(chosen) == 1:
        title = f"{title}, {split.case.names[chosen[0]]}"
    versions = f"{case_version(split.case)} · uppgifternas version {provenance.data_version}"
    common = {
        "kind": kind_of(split),
        "case": clip_text(case_title(split.case), _LONGEST_TEXT),
        "made": format_date(provenance.made),
        "colophon": [
            f"Beräkningens version {versions}",
            "Gjort med Finsam i siffror. Samma beräkning och samma uppgifter ger samma belopp.",
        ],
        "posting": POSTING,
        "posting-fields": POSTING_FIELDS,
        "attests": [f"{attest}, datum och underskrift" for attest in ATTESTS],
        "checks": CHECKS,
    }
    keys = list_keys(split, provenance.documents)
    vouchers = list_vouchers(split)
    pages = [
        common
        | _page(split, provenance, shares[party], keys)
        | {
            "own": own_facts(split, provenance, party),
            "invoices": list_invoices(split, provenance, vouchers, party),
        }
        for party in chosen
    ]
    written: bytes = typst.compile(
        _TEMPLATE.read_bytes(),
        sys_inputs={"invoices": json.dumps(as_shown({"title": title, "pages": pages}))},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return written


def _page(split: Split, provenance: Provenance, share: PartyShare, keys: Sequence[KeyNote]) -> Page:
    numbers = lines_of(split, share.party)
    shared = [n for n in numbers if share.party in split.lines[n - 1].shares]
    used = [key for key in keys if not set(shared).isdisjoint(key.lines)]
    return {
        "party": party_name(split.case, share.party),
        "facts": _facts(split, provenance, share.party),
        "result": _result(split, share, numbers),
        "payments": _payments(split, share.party),
        "account": _account(split, share),
        **_lines(split, provenance, share, shared),
        "keys": [_key(key, is_alone=len(used) == 1) for key in used[:_MOST_KEYS]],
        "keys-left-out": _left_out(len(used) - _MOST_KEYS, "nyckel", "nycklar"),
        "steps": _steps(split, share.party),
        "remarks": _remarks(split, provenance, share),
    }


def _facts(split: Split, provenance: Provenance, party: str) -> list[Page]:
    """Say who the party is, of when its costs are and when it is to pay."""
    details = details_of(split.case, provenance, party)
    facts = [
        (DETAIL_TITLES["organisation_number"], details.organisation_number or NOT_STATED),
        ("Period", period_text(split.case)),
        ("Förfallodag", due_text(split.case)),
    ]
    return [{"label": label, "value": value} for label, value in facts]


def _result(split: Split, share: PartyShare, numbers: Sequence[int]) -> Page:
    lines = [split.case.lines[number - 1] for number in numbers]
    vat = vat_text(lines) if lines else None
    if share.net_ore is None:
        label, amount = "Er preliminära andel", _kronor(share.share_ore)
        return {"label": label, "amount": amount, "vat": vat, "note": PRELIMINARY}
    if share.net_ore == 0:
        note = "Avräkningen går jämnt ut: ni ska varken betala eller få något."
        return {"label": "Att betala", "amount": _kronor(0), "vat": None, "note": note}
    label = "Att få" if share.net_ore > 0 else "Att betala"
    if {
        payment.payer == share.party for payment in split.payments if share.party in _both(payment)
    } == _WAYS:
        label = f"{label} netto"
    return {"label": label, "amount": _kronor(abs(share.net_ore)), "vat": vat, "note": None}


def _both(payment: Transfer) -> tuple[str, str]:
    return payment.payer, payment.receiver


def _payments(split: Split, party: str) -> list[Page]:
    """Say whom a party pays and is paid by; of very many, how many and how much in all."""
    payments = [payment for payment in split.payments if party in _both(payment)]
    if len(payments) > _MOST_PAYMENTS:
        return [
            {
                "whom": whom.format(
                    count=f"{len(of_way)} {'part' if len(of_way) == 1 else 'parter'}"
                ),
                "costs": "en faktura var",
                "amount": _kronor(sum(payment.amount_ore for payment in of_way)),
            }
            for whom, of_way in (
                ("till {count}, som fakturerar er", [p for p in payments if p.payer == party]),
                ("från {count}, som ni fakturerar", [p for p in payments if p.receiver == party]),
            )
            if of_way
        ]
    return [
        {
            "whom": f"till {party_name(split.case, payment.receiver)}, som fakturerar er"
            if payment.payer == party
            else f"från {party_name(split.case, payment.payer)}, som ni fakturerar",
            "costs": _costs(split, payment),
            "amount": _kronor(payment.amount_ore),
        }
        for payment in payments
    ]


def _costs(split: Split, payment: Transfer) -> str | None:
    """Name the lines that a payment settles; none where it settles all together."""
    numbers = [
        transfer.line + 1
        for transfer in split.transfers
        if _both(transfer) == _both(payment) and transfer.line is not None
    ]
    return f"rad {format_numbers(numbers)}" if numbers else None


def _account(split: Split, share: PartyShare) -> list[Page]:
    """Show how share and payments make the outcome; empty where payments are missing."""
    if share.net_ore is None or share.basis_ore is None or share.retained_ore is None:
        return []
    of_share = vat_text_of_share(split, share.party)
    parts = [
        ("er andel av kostnaderna", share.share_ore, of_share, True),
        ("ofördelad kostnad som stannar hos er", share.retained_ore, None, share.retained_ore != 0),
    ]
    shown = [(what, amount, vat) for what, amount, vat, is_shown in parts if is_shown]
    rows = _outlay_rows(split, share)
    if share.net_ore > 0:
        rows += [(f"Avgår: {what}", format_amount(-amount), vat) for what, amount, vat in shown]
        rows.append(("Att få", format_amount(share.net_ore), None))
    else:
        rows += [
            (f"{what[0].upper()}{what[1:]}", format_amount(amount), vat)
            for what, amount, vat in shown
        ]
        if share.basis_ore:
            less = format_amount(-share.basis_ore)
            rows.append(("Avgår: underlaget, det ni har betalat av det som delas", less, None))
        rows.append(("Att betala", format_amount(-share.net_ore), None))
    return [{"label": label, "amount": amount, "vat": vat} for label, amount, vat in rows]


def _outlay_rows(split: Split, share: PartyShare) -> list[tuple[str, str, str | None]]:
    """Show what a party has paid, what lowers it and what of it is shared, each by itself."""
    paid = [line for line in split.case.lines if (line.payers or {}).get(share.party)]
    if not paid:
        return []
    stated = compensation_of_share(split, share)
    compensation = NOT_STATED if stated is None else format_amount(-stated)
    income = [("Avgår: intäkter", format_amount(-(share.income_ore or 0)), None)]
    return [
        ("Ni har betalat (utlägg)", format_amount(share.outlay_ore or 0), WITH_VAT),
        ("Avgår: ersättning för moms (lag 2005:807)", compensation, None),
        *(income if share.income_ore else []),
        (
            "Underlag: det ni har betalat av det som delas",
            format_amount(share.basis_ore or 0),
            vat_text(paid),
        ),
    ]


def _lines(split: Split, provenance: Provenance, share: PartyShare, numbers: Sequence[int]) -> Page:
    costs = [split.lines[n - 1].cost_ore for n in numbers]
    shares = [whole_ore(split.lines[n - 1].shares[share.party]) for n in numbers]
    others = [n for n in range(1, len(split.lines) + 1) if n not in set(numbers)]
    shown = [
        {
            "number": str(n),
            "title": clip_text(split.lines[n - 1].title, LONGEST_NAME),
            "note": " · ".join(line_notes(split.case.lines[n - 1], provenance.made)) or None,
            "cost": format_amount(cost),
            "share": format_amount(part),
            "vat": vat_text([split.case.lines[n - 1]]),
        }
        for n, cost, part in zip(numbers, costs, shares, strict=True)
    ][:_MOST_LINES]
    rests = [
        {
            "title": _left_out(len(numbers) - count, "rad", "rader"),
            "cost": format_amount(sum(costs[count:])),
            "share": format_amount(sum(shares[count:])),
        }
        for count in range(len(shown) + 1)
    ]
    rounding_ore = share.share_ore - sum(shares)
    return {
        "lines": shown,
        "line-count": len(numbers),
        "rests": rests,
        "rounding": format_amount(rounding_ore) if rounding_ore else None,
        "lines-sum": {"cost": format_amount(sum(costs)), "share": format_amount(share.share_ore)},
        "lines-of-others": f"Rad {format_numbers(others)} delas av andra." if others else None,
    }


def _key(key: KeyNote, *, is_alone: bool) -> Page:
    # What is agreed word for word may name the parts of others; the workbook has it.
    agreed = [
        None if key.valid is None else f"Gäller {key.valid}.",
        None if key.cap is None else f"Delar högst {key.cap}.",
    ]
    texts = [
        " ".join(text for text in agreed if text is not None),
        clip_text(f"Beslut: {key.decision}. Dokument: {key.document}.", _LONGEST_TEXT),
    ]
    lines = "" if is_alone else f" (rad {format_numbers(key.lines)})"
    return {
        "title": f"{clip_text(key.title, LONGEST_NAME)}{lines}",
        "texts": [text for text in texts if text],
    }


def _steps(split: Split, party: str) -> list[Page]:
    """Give the arithmetic of a share; what is agreed stands under the key already."""
    agreed = [
        part.key.agreed
        for part in split.parts
        if isinstance(part.key, FixedShares | FixedAmounts) and part.key.agreed is not None
    ]
    said = {text for key in agreed for text in (key.decision_text, decision_sentence(key))}
    return [
        {
            "title": clip_text(step.title, _LONGEST_TEXT),
            "formula": step.formula,
            "rows": [clip_text(row, _LONGEST_TEXT) for row in step.rows if row not in said],
        }
        for step in explain_share(split, party)
    ]


def _remarks(split: Split, provenance: Provenance, share: PartyShare) -> list[str]:
    alone = (
        []
        if share.alone_ore is None or share.alone_ore < share.share_ore
        else [f"På egen hand hade ni betalat {format_ore(share.alone_ore)}."]
    )
    remarks = [
        remark.of_party.get(share.party, remark.text)
        for remark in split.remarks
        if share.party in remark.parties
    ]
    checks = list_checks(split, provenance, share.party)
    warnings = remarks[:_MOST_WARNINGS]
    left_out = _left_out(len(remarks) - _MOST_WARNINGS, "anmärkning", "anmärkningar")
    said = [*checks, *alone, *warnings, *([left_out] if left_out else [])]
    return [clip_text(text, _LONGEST_TEXT) for text in said]


def _left_out(count: int, single: str, many: str) -> str | None:
    if count <= 0:
        return None
    return f"… och {count} {single if count == 1 else many} till, se arbetsboken"


def _kronor(amount_ore: int) -> str:
    return f"{format_amount(amount_ore)}{NBSP}kr"
