"""Invoice bases as PDF: one A4 page per party, tagged for screen readers (PDF/UA)."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Final

import typst

from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import NBSP
from finsam_metrics.reports.invoice_contents import (
    KeyNote,
    Provenance,
    case_title,
    clip_text,
    format_amount,
    kind_of,
    line_notes,
    list_keys,
    vat_remark,
    whole_ore,
)
from finsam_metrics.reports.shown_signs import as_shown
from finsam_metrics.shared_costs.agreements import decision_sentence
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.case_versions import case_version
from finsam_metrics.shared_costs.explanations import explain_share
from finsam_metrics.shared_costs.keys import FixedAmounts, FixedShares
from finsam_metrics.shared_costs.line_numbers import format_numbers
from finsam_metrics.shared_costs.results import PartyShare, Split, Transfer

_TEMPLATE: Final = files("finsam_metrics.reports").joinpath("invoice.typ")
_MOST_LINES: Final = 40
_MOST_KEYS: Final = 4
_MOST_WARNINGS: Final = 5
_LONGEST_NAME: Final = 120
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
    }
    keys = list_keys(split, provenance.documents)
    pages = [common | _page(split, shares[party], keys) for party in chosen]
    written: bytes = typst.compile(
        _TEMPLATE.read_bytes(),
        sys_inputs={"invoices": json.dumps(as_shown({"title": title, "pages": pages}))},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return written


def _page(split: Split, share: PartyShare, keys: Sequence[KeyNote]) -> Page:
    numbers = [n for n, line in enumerate(split.lines, start=1) if share.party in line.shares]
    used = [key for key in keys if not set(numbers).isdisjoint(key.lines)]
    return {
        "party": clip_text(split.case.names[share.party], _LONGEST_NAME),
        "result": _result(share, split),
        "payments": _payments(split, share.party),
        "account": _account(share),
        **_lines(split, share, numbers),
        "keys": [_key(key, is_alone=len(used) == 1) for key in used[:_MOST_KEYS]],
        "keys-left-out": _left_out(len(used) - _MOST_KEYS, "nyckel", "nycklar"),
        "steps": _steps(split, share.party),
        "remarks": _remarks(split, share),
    }


def _result(share: PartyShare, split: Split) -> Page:
    if share.net_ore is None:
        note = (
            "Det är inte angivet vem som har betalat alla kostnader. Fördelningen är preliminär, "
            "och ni ska inte betala något efter den här sidan."
        )
        return {"label": "Er preliminära andel", "amount": _kronor(share.share_ore), "note": note}
    if share.net_ore == 0:
        note = "Avräkningen går jämnt ut: ni ska varken betala eller få något."
        return {"label": "Att betala", "amount": _kronor(0), "note": note}
    label = "Att få" if share.net_ore > 0 else "Att betala"
    if {
        payment.payer == share.party for payment in split.payments if share.party in _both(payment)
    } == _WAYS:
        label = f"{label} netto"
    return {"label": label, "amount": _kronor(abs(share.net_ore)), "note": None}


def _both(payment: Transfer) -> tuple[str, str]:
    return payment.payer, payment.receiver


def _payments(split: Split, party: str) -> list[Page]:
    names = split.case.names
    return [
        {
            "whom": f"till {clip_text(names[payment.receiver], _LONGEST_NAME)}"
            if payment.payer == party
            else f"från {clip_text(names[payment.payer], _LONGEST_NAME)}",
            "costs": _costs(split, payment),
            "amount": _kronor(payment.amount_ore),
        }
        for payment in split.payments
        if party in _both(payment)
    ]


def _costs(split: Split, payment: Transfer) -> str | None:
    """Name the lines that a payment settles; none where it settles all together."""
    numbers = [
        transfer.line + 1
        for transfer in split.transfers
        if _both(transfer) == _both(payment) and transfer.line is not None
    ]
    return f"rad {format_numbers(numbers)}" if numbers else None


def _account(share: PartyShare) -> list[Page]:
    """Show how share and payments make the outcome; empty where payments are missing."""
    if share.net_ore is None or share.basis_ore is None or share.retained_ore is None:
        return []
    parts = [
        ("er andel av kostnaderna", share.share_ore, True),
        ("ofördelad kostnad som stannar hos er", share.retained_ore, share.retained_ore != 0),
    ]
    rows = _outlay_rows(share)
    if share.net_ore > 0:
        rows += [(f"Avgår: {what}", -amount) for what, amount, is_shown in parts if is_shown]
        rows.append(("Att få", share.net_ore))
    else:
        rows = rows if len(rows) > 1 else []
        rows += [
            (f"{what[0].upper()}{what[1:]}", amount) for what, amount, is_shown in parts if is_shown
        ]
        if share.basis_ore:
            rows.append(("Avgår: det ni har betalat av det som delas", -share.basis_ore))
        rows.append(("Att betala", -share.net_ore))
    return [{"label": label, "amount": format_amount(amount)} for label, amount in rows]


def _outlay_rows(share: PartyShare) -> list[tuple[str, int]]:
    """Show what a party has paid, what lowers it, and what of it is shared."""
    lowered = [
        ("Avgår: ersättning för moms (lag 2005:807)", -(share.compensation_ore or 0)),
        ("Avgår: intäkter", -(share.income_ore or 0)),
    ]
    rows = [("Ni har betalat", share.outlay_ore or 0), *(row for row in lowered if row[1])]
    if len(rows) > 1:
        rows.append(("Underlag: det ni har betalat av det som delas", share.basis_ore or 0))
    return rows


def _lines(split: Split, share: PartyShare, numbers: list[int]) -> Page:
    costs = [split.lines[n - 1].cost_ore for n in numbers]
    shares = [whole_ore(split.lines[n - 1].shares[share.party]) for n in numbers]
    others = [n for n in range(1, len(split.lines) + 1) if n not in set(numbers)]
    shown = [
        {
            "number": str(n),
            "title": clip_text(split.lines[n - 1].title, _LONGEST_NAME),
            "note": " · ".join(line_notes(split.case.lines[n - 1])) or None,
            "cost": format_amount(cost),
            "share": format_amount(part),
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
    agreed = [
        None if key.agreed is None else clip_text(key.agreed, _LONGEST_TEXT),
        None if key.valid is None else f"Gäller {key.valid}.",
        None if key.cap is None else f"Delar högst {key.cap}.",
    ]
    texts = [
        " ".join(text for text in agreed if text is not None),
        clip_text(f"Beslut: {key.decision}. Dokument: {key.document}.", _LONGEST_TEXT),
    ]
    lines = "" if is_alone else f" (rad {format_numbers(key.lines)})"
    return {
        "title": f"{clip_text(key.title, _LONGEST_NAME)}{lines}",
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


def _remarks(split: Split, share: PartyShare) -> list[str]:
    alone = (
        []
        if share.alone_ore is None or share.alone_ore < share.share_ore
        else [f"På egen hand hade ni betalat {format_ore(share.alone_ore)}."]
    )
    remarks = [remark.text for remark in split.remarks if share.party in remark.parties]
    warnings = [clip_text(text, _LONGEST_TEXT) for text in remarks[:_MOST_WARNINGS]]
    left_out = _left_out(len(remarks) - _MOST_WARNINGS, "anmärkning", "anmärkningar")
    lines = [
        line
        for line, shared in zip(split.case.lines, split.lines, strict=True)
        if share.party in shared.shares or share.party in (line.payers or {})
    ]
    return [vat_remark(lines), *alone, *warnings, *([left_out] if left_out else [])]


def _left_out(count: int, single: str, many: str) -> str | None:
    if count <= 0:
        return None
    return f"… och {count} {single if count == 1 else many} till, se arbetsboken"


def _kronor(amount_ore: int) -> str:
    return f"{format_amount(amount_ore)}{NBSP}kr"
