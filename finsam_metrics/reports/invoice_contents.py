"""What an invoice basis says beside its amounts: its kind, its keys, its parties and days."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import NBSP, format_number
from finsam_metrics.shared_costs.agreements import NO_DECISION, decision_text, validity_text
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.cases import Case, CostLine
from finsam_metrics.shared_costs.keys import AgreedKey, FixedAmounts, FixedShares, Key
from finsam_metrics.shared_costs.methods import key_text
from finsam_metrics.shared_costs.party_details import DETAIL_NAMES, PartyDetails
from finsam_metrics.shared_costs.periods import format_period, period_of
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.vat_texts import WITH_VAT
from finsam_metrics.shared_costs.vouchers import NOT_STATED

LONGEST_NAME: Final = 120
NO_DOCUMENT: Final = "inget dokument angivet"
PRELIMINARY: Final = (
    "Det är inte angivet vem som har betalat alla kostnader. Fördelningen är preliminär, och "
    "ingen ska betala något efter den."
)
SET_OFF: Final = (
    "Betalningarna är så få som möjligt och kvittade: en betalning kan gälla kostnader som någon "
    "annan än mottagaren har betalat."
)
POSTING: Final = "Verifikat och kontering"
POSTING_FIELDS: Final = (
    "Verifikationsnr",
    "Konto",
    "Kostnadsställe/ansvar",
    "Projekt",
    "Motpart",
)
ATTESTS: Final = ("Sakattest", "Beslutsattest")
PLANNED: Final = "planerad"
NO_PAYER: Final = "planerad, betalare ej angiven"
PAID: Final = "betald"
DETAIL_TITLES: Final = {
    name: f"{label[0].upper()}{label[1:]}" for name, label in DETAIL_NAMES.items()
}


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """When an invoice basis is made, and from what.

    Attributes:
        made: The day it is made.
        data_version: The version of the project's data.
        documents: Title of each document by id, as far as they are known.
        details: What the register knows of parties for their invoices.
    """

    made: date
    data_version: str
    documents: Mapping[str, str]
    details: Mapping[str, PartyDetails]


@dataclass(frozen=True, kw_only=True)
class KeyNote:
    """A key that a split used, and what it rests on, as Swedish text.

    Attributes:
        title: What it is called.
        lines: Numbers of the lines that it divides, from 1.
        agreed: What is agreed; None where the key is not from the register.
        valid: When it applies; None where the key is not from the register.
        cap: What it divides at most; None where there is no cap.
        decision: Who decided and when, or that no decision is stated.
        document: The document that states it, or that none is stated.
    """

    title: str
    lines: tuple[int, ...]
    agreed: str | None
    valid: str | None
    cap: str | None
    decision: str
    document: str


def kind_of(split: Split) -> str:
    """Say what a document of a split is: a basis for invoices, or not yet."""
    return "Preliminär fördelning" if split.is_preliminary else "Fakturaunderlag"


def case_title(case: Case) -> str:
    """Give the title of a case with its year, where the title does not already say it."""
    title = " ".join(case.title.split())
    return title if case.year is None or str(case.year) in title else f"{title} {case.year}"


def party_name(case: Case, party: str) -> str:
    """Give the name of a party as a page has room for it."""
    return clip_text(case.names[party], LONGEST_NAME)


def clip_text(text: str, longest: int) -> str:
    """Cut a text that no page has room for, after a word; the workbook has it whole."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    words = cut.rpartition(" ")[0]
    return f"{(words if len(words) > longest // 2 else cut).rstrip(' ,.')}…"


def format_amount(amount_ore: int) -> str:
    """Write öre as kronor with two decimals, without the unit.

    >>> format_amount(-1250050).replace(NBSP, " ")
    '−12 500,50'
    """
    return format_number(Decimal(amount_ore) / 100, 2)


def whole_ore(exact_ore: Fraction) -> int:
    """Round an exact amount to whole öre, half up.

    >>> whole_ore(Fraction(5, 2))
    3
    """
    return math.floor(exact_ore + Fraction(1, 2))


def details_of(case: Case, provenance: Provenance, party: str) -> PartyDetails:
    """Give what a party's invoices say of it: what the case says, else what the register does."""
    nothing = PartyDetails()
    return case.details.get(party, nothing).or_else(provenance.details.get(party, nothing))


def due_text(case: Case) -> str:
    """Say when what is invoiced is to be paid, or that it is not stated."""
    return NOT_STATED if case.due_date is None else format_date(case.due_date)


def period_text(case: Case) -> str:
    """Say what year a case is of, or that it is not stated."""
    return NOT_STATED if case.year is None else str(case.year)


def is_planned(line: CostLine, made: date) -> bool:
    """Whether a cost is yet to come: nobody has paid it, or it falls after this day."""
    return line.payers is None or (line.date is not None and period_of(line.date)[0] > made)


def state_of(line: CostLine, made: date) -> str:
    """Say whether a cost is paid, or planned and why."""
    if line.payers is None:
        return NO_PAYER
    return PLANNED if is_planned(line, made) else PAID


def line_notes(line: CostLine, made: date) -> list[str]:
    """Say when a cost falls, whether it is yet to come, and what makes another sum of it."""
    notes = [] if line.date is None else [format_period(line.date)]
    if is_planned(line, made):
        notes.append(state_of(line, made))
    if line.cost_ore != line.amount_ore:
        notes.append(f"kostnad {format_ore(line.amount_ore)} {WITH_VAT}")
    if line.compensation_ore:
        notes.append(f"ersättning för moms {format_ore(line.compensation_ore)}")
    if line.income_ore:
        notes.append(f"intäkter {format_ore(line.income_ore)}")
    return [note.replace(" ", NBSP) for note in notes]


def lines_of(split: Split, party: str) -> list[int]:
    """Give the numbers, from 1, of the lines that a party shares or has paid of."""
    return [
        number
        for number, (line, shared) in enumerate(
            zip(split.case.lines, split.lines, strict=True), start=1
        )
        if party in shared.shares or party in (line.payers or {})
    ]


def list_keys(split: Split, documents: Mapping[str, str]) -> list[KeyNote]:
    """List the keys that a split used, in the order of their first lines."""
    lines: list[tuple[Key, list[int]]] = []
    for number, line in enumerate(split.lines, start=1):
        same = next((numbers for key, numbers in lines if key == line.key), None)
        if same is None:
            lines.append((line.key, [number]))
        else:
            same.append(number)
    return [note for key, numbers in lines for note in _key_notes(key, numbers, documents)]


def _key_notes(
    key: Key, numbers: Sequence[int], documents: Mapping[str, str], above: str = ""
) -> Iterator[KeyNote]:
    """Describe a key, and after it the one that divides what exceeds its cap."""
    capped = key if isinstance(key, FixedShares | FixedAmounts) else None
    agreed = None if capped is None else capped.agreed
    cap_ore = None if capped is None else capped.cap_ore
    yield KeyNote(
        title=f"{above}{key_text(key)}",
        lines=tuple(numbers),
        agreed=None if agreed is None else agreed.decision_text,
        valid=None if agreed is None else validity_text(agreed),
        cap=None if cap_ore is None else format_ore(cap_ore),
        decision=NO_DECISION if agreed is None else decision_text(agreed),
        document=NO_DOCUMENT if agreed is None else _document(agreed, documents),
    )
    if capped is not None and cap_ore is not None and capped.excess is not None:
        yield from _key_notes(capped.excess, numbers, documents, "Över taket: ")


def _document(key: AgreedKey, documents: Mapping[str, str]) -> str:
    title = documents.get(key.document_id)
    return ", ".join(text for text in (key.stated_in, title) if text) or NO_DOCUMENT
