"""What is to be agreed with the accountant before anything is invoiced."""

from collections.abc import Iterator, Sequence
from typing import Final

from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.reports.invoice_contents import (
    SET_OFF,
    Provenance,
    details_of,
    due_text,
    is_planned,
    lines_of,
    list_keys,
)
from finsam_metrics.shared_costs.agreements import NO_DECISION
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.cases import Settlement, VatRecovered
from finsam_metrics.shared_costs.line_numbers import format_numbers
from finsam_metrics.shared_costs.party_details import DETAIL_NAMES
from finsam_metrics.shared_costs.results import Split

CHECKS: Final = "Stäm av med ekonomiansvarig"
_MOST_NAMED: Final = 5
# Where it is not known whether VAT is compensated, a remark of the split asks.
_VAT: Final = {
    VatRecovered.YES: "Momsen på {rows}, {amount}: att den ersätts (lag 2005:807). Den ingår inte "
    "i det som delas.",
    VatRecovered.NO: "Momsen på {rows}, {amount}: att den inte ersätts. Den ingår i det som delas.",
}
# What of each invoice is needed; an address or an e-mail is enough to send it.
_NEEDED: Final = ("organisation_number", "reference")
_WHERE_TO: Final = ("invoice_address", "invoice_email")


def list_checks(split: Split, provenance: Provenance, party: str | None = None) -> list[str]:
    """List what to agree, as Swedish sentences.

    Args:
        split: A case, divided.
        provenance: The day, and what the register knows.
        party: Whose page it is, which then speaks of that party and of whom it pays or is paid by;
            None: of all.
    """
    every = range(1, len(split.case.lines) + 1)
    numbers = list(every) if party is None else lines_of(split, party)
    return [
        *_on_vat(split, numbers),
        *_on_planned(split, provenance, numbers),
        *_on_invoices(split, provenance, party),
        *_on_keys(split, provenance, numbers),
    ]


def _on_vat(split: Split, numbers: Sequence[int]) -> Iterator[str]:
    lines = {number: split.case.lines[number - 1] for number in numbers}
    for answer, template in _VAT.items():
        answered = {
            n: one for n, one in lines.items() if one.vat_ore and one.vat_recovered is answer
        }
        if answered:
            amount = format_ore(sum(line.vat_ore or 0 for line in answered.values()))
            yield template.format(rows=_rows(list(answered)), amount=amount)
    unstated = [number for number, line in lines.items() if line.vat_ore is None]
    if unstated:
        yield (
            f"Hur mycket av {_rows(unstated)} som är moms, och om den ersätts (lag 2005:807): det "
            "är inte angivet, och hela beloppet delas."
        )


def _on_planned(split: Split, provenance: Provenance, numbers: Sequence[int]) -> Iterator[str]:
    planned = [
        number for number in numbers if is_planned(split.case.lines[number - 1], provenance.made)
    ]
    if planned:
        is_are = "är planerad" if len(planned) == 1 else "är planerade"
        yield (
            f"{_rows(planned).capitalize()} {is_are}: vad kostnaden blev och vem som har betalat "
            "den, innan något faktureras."
        )


def _on_invoices(split: Split, provenance: Provenance, party: str | None) -> Iterator[str]:
    """Say what is needed for the invoices that there are to be."""
    case = split.case
    payments = [
        one for one in split.payments if party is None or party in (one.payer, one.receiver)
    ]
    if not payments:
        return
    yield (
        "Om fakturorna ska ha moms: kostnader som faktureras vidare kan vara utlägg eller en egen "
        "försäljning."
    )
    if case.settlement is Settlement.FEWEST:
        yield SET_OFF
    if case.due_date is None:
        yield "När fakturorna ska betalas: förfallodagen är inte angiven."
    elif case.due_date < provenance.made:
        yield (
            f"Förfallodagen {due_text(case)} är före den dag då underlaget är gjort: välj en "
            "senare."
        )
    concerned = {name for one in payments for name in (one.payer, one.receiver)}
    invoiced = {one.payer for one in payments}
    missing = []
    for one in case.parties:
        if one not in concerned:
            continue
        details = details_of(case, provenance, one)
        needed = _NEEDED if one in invoiced else _NEEDED[:1]
        lacks = [DETAIL_NAMES[name] for name in needed if getattr(details, name) is None]
        if one in invoiced and not any(getattr(details, name) for name in _WHERE_TO):
            lacks.append(DETAIL_NAMES[_WHERE_TO[0]])
        if lacks:
            missing.append(f"{case.names[one]} ({', '.join(lacks)})")
    if missing:
        yield f"Uppgifter som fakturorna saknar: {_listed(missing)}."


def _on_keys(split: Split, provenance: Provenance, numbers: Sequence[int]) -> Iterator[str]:
    undecided = [
        key.title
        for key in list_keys(split, provenance.documents)
        if key.decision == NO_DECISION and not set(numbers).isdisjoint(key.lines)
    ]
    if undecided:
        yield f"Vem som har beslutat om nyckeln, och när: {_listed(undecided)}."


def _listed(texts: Sequence[str]) -> str:
    """List the first ones, and how many there are more."""
    more = len(texts) - _MOST_NAMED
    return format_list([*texts[:_MOST_NAMED], *([f"{more} till"] if more > 0 else [])])


def _rows(numbers: Sequence[int]) -> str:
    return f"rad {format_numbers(numbers)}"
