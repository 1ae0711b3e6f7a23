"""What an invoice basis says beside its amounts: keys and their decisions, VAT, versions."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from finsam_metrics.model.swedish_numbers import NBSP, format_number
from finsam_metrics.shared_costs.agreements import NO_DECISION, decision_text, validity_text
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.cases import Case, CostLine, VatRecovered
from finsam_metrics.shared_costs.keys import AgreedKey, FixedAmounts, FixedShares, Key
from finsam_metrics.shared_costs.methods import key_text
from finsam_metrics.shared_costs.periods import format_period
from finsam_metrics.shared_costs.results import Split

NO_DOCUMENT: Final = "inget dokument angivet"
_ASK: Final = "Stäm av med ekonomiansvarig innan något faktureras."
_VAT_PARTS: Final = {
    VatRecovered.YES: "{amount} ersätts (lag 2005:807) och ingår inte i det som delas",
    VatRecovered.NO: "{amount} ersätts inte och ingår i det som delas",
    VatRecovered.UNKNOWN: "{amount} ingår i det som delas; det är inte angivet om den ersätts",
}


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """When an invoice basis is made, and from what.

    Attributes:
        made: The day it is made.
        data_version: The version of the project's data.
        documents: Title of each document by id, as far as they are known.
    """

    made: date
    data_version: str
    documents: Mapping[str, str]


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


def line_notes(line: CostLine) -> list[str]:
    """Say when a cost falls, and what makes that which is split another sum than the cost."""
    notes = [] if line.date is None else [format_period(line.date)]
    if line.cost_ore != line.amount_ore:
        notes.append(f"kostnad {format_ore(line.amount_ore)}")
    if line.compensation_ore:
        notes.append(f"ersättning för moms {format_ore(line.compensation_ore)}")
    if line.income_ore:
        notes.append(f"intäkter {format_ore(line.income_ore)}")
    return [note.replace(" ", NBSP) for note in notes]


def vat_remark(lines: Sequence[CostLine]) -> str:
    """Say what is done with the VAT of lines, and that it is to be agreed with the accountant."""
    sums = {
        answer: sum(line.vat_ore for line in lines if line.vat_recovered is answer)
        for answer in VatRecovered
    }
    parts = [
        template.format(amount=format_ore(sums[answer]))
        for answer, template in _VAT_PARTS.items()
        if sums[answer]
    ]
    return f"Moms: {'; '.join(parts) or 'ingen är angiven'}. {_ASK}"


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
