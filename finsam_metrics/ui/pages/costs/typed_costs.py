"""Costs as a visitor types them: Swedish texts in rows, and the case document they make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.shared_costs.amounts import format_ratio
from finsam_metrics.shared_costs.cases import BASIS_NAMES, Basis
from finsam_metrics.shared_costs.checks import vat_fault
from finsam_metrics.shared_costs.comparisons import TWO_PART
from finsam_metrics.shared_costs.periods import FIRST_YEAR, LAST_YEAR
from finsam_metrics.ui.pages.costs.typed_numbers import (
    EXAMPLE,
    TypedError,
    format_typed,
    read_count,
    read_percent,
    read_sek,
    read_year,
)

SEVERAL: Final = "*"  # who paid, where the parts of several stand in ``payers``; no party's id
HALF: Final = "50"

_PLANNED: Final = "planned"
_ORE_PER_KRONA: Final = 100
_ELSEWHERE: Final = {"title", "amount_sek", "payers", "participants"}


@dataclass(frozen=True, kw_only=True)
class TypedLine:
    """One row of costs as it was typed.

    Attributes:
        title: What it is.
        amount: The whole cost with VAT, as typed.
        payer: The party that has paid all of it, SEVERAL, or None: nobody yet.
        planned: Planned participants by party, as typed.
        payers: What each of several has paid, as typed.
        counted: Booked and actual participants by basis and party, as typed.
        vat: VAT within the amount, as typed.
        income: Income that lowers the cost, as typed.
        rest: The other fields of the line as in a case document: date, basis, key and so on.
    """

    title: str = ""
    amount: str = ""
    payer: str | None = None
    planned: Mapping[str, str] = field(default_factory=dict)
    payers: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    vat: str = ""
    income: str = ""
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing that makes it a cost has been typed."""
        typed = (self.title, self.amount, self.payer or "", *self.planned.values())
        return not any(text.strip() for text in typed)


@dataclass(frozen=True, kw_only=True)
class TypedCase:
    """A case as it was typed.

    Attributes:
        title: What the costs are for.
        year: Their year as typed; empty where not said.
        parties: The parties, by id.
        names: Names of the parties that are no associations of the database.
        key_id: The key, where it is chosen among those that the page lists.
        key: Else the key as in a case document; None where none is chosen yet.
        fixed: The fixed part in per cent of what is shared, as typed, for the key that has one.
        lines: The rows, in order; empty ones are not part of the case.
        rest: The other fields as in a case document: rounding, settlement, what each would pay
            alone.
    """

    title: str
    year: str
    parties: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    key_id: str | None = None
    key: Mapping[str, Any] | None = None
    fixed: str = HALF
    lines: tuple[TypedLine, ...] = ()
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def known_year(self) -> int | None:
        """The year; None where it is not said or cannot be read."""
        return read_year(self.year)

    @property
    def fixed_share(self) -> Fraction:
        """The fixed part as a share; a half where it cannot be read."""
        try:
            return read_percent(self.fixed)
        except TypedError:
            return read_percent(HALF)

    @property
    def row_numbers(self) -> tuple[int | None, ...]:
        """The number of each row among those that are costs; None for an empty one."""
        numbers: list[int | None] = []
        last = 0
        for line in self.lines:
            last += not line.is_empty
            numbers.append(None if line.is_empty else last)
        return tuple(numbers)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something typed that cannot be read.

    Attributes:
        row: The row among those that are costs, from 1; None: it is no row.
        title: What its cost is; empty where that is what is missing.
        message: What is wrong and what would be right.
    """

    row: int | None
    title: str
    message: str

    def __str__(self) -> str:
        if self.row is None:
            return self.message
        named = f" ”{self.title}”" if self.title else ""
        return f"Rad {self.row}{named}: {self.message}"


def type_case(document: Mapping[str, Any]) -> TypedCase:
    """Write a case document as it would have been typed."""
    known = {"title", "year", "parties", "names", "key", "lines"}
    key = document.get("key")
    return TypedCase(
        title=str(document["title"]),
        year=str(document.get("year") or ""),
        parties=tuple(document["parties"]),
        names=dict(document.get("names", {})),
        key=key,
        fixed=_typed_percent(key or {}),
        lines=tuple(_type_line(line) for line in document["lines"]),
        rest={name: value for name, value in document.items() if name not in known},
    )


def read_case(
    typed: TypedCase, names: Mapping[str, str]
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read what was typed as a case document.

    Args:
        typed: What was typed.
        names: Name of every party.

    Returns:
        The document with the rows that can be read, without a key that is chosen among those of
        the page, and what cannot be read, row by row.
    """
    problems = [Problem(row=None, title="", message=text) for text in _problems_of_facts(typed)]
    lines = []
    for row, line in zip(typed.row_numbers, typed.lines, strict=True):
        if row is None:
            continue
        found = list(_problems(line, typed.parties, names))
        problems += [Problem(row=row, title=line.title.strip(), message=m) for m in found]
        if not found:
            lines.append(_line_document(line, typed.parties))
    document: dict[str, Any] = {
        "title": typed.title.strip() or "Delade kostnader",
        "parties": list(typed.parties),
        "lines": lines,
        **typed.rest,
    }
    if typed.known_year is not None:
        document["year"] = typed.known_year
    if own := {party: typed.names[party] for party in typed.parties if party in typed.names}:
        document["names"] = own
    if typed.key is not None and typed.key_id is None:
        document["key"] = dict(typed.key)
    return document, tuple(problems)


def _problems_of_facts(typed: TypedCase) -> Iterator[str]:
    if typed.year.strip() and typed.known_year is None:
        yield (
            f"Året ”{typed.year.strip()}” går inte att läsa. Skriv fyra siffror, från "
            f"{FIRST_YEAR} till {LAST_YEAR}."
        )
    if typed.key_id == TWO_PART:
        try:
            read_percent(typed.fixed)
        except TypedError as error:
            yield f"Den fasta delen {error}"


def _type_line(line: Mapping[str, Any]) -> TypedLine:
    payers = {party: format_typed(paid) for party, paid in (line.get("payers") or {}).items()}
    only = next(iter(payers)) if len(payers) == 1 else None
    counted = {
        basis: {party: format_number(count) for party, count in counts.items()}
        for basis, counts in line.get("participants", {}).items()
    }
    written = {"vat_sek", "income_sek", *_ELSEWHERE}
    return TypedLine(
        title=str(line["title"]),
        amount=format_typed(line["amount_sek"]),
        payer=SEVERAL if len(payers) > 1 else only,
        planned=counted.pop(_PLANNED, {}),
        payers={} if only else payers,
        counted=counted,
        vat=_typed_or_empty(line.get("vat_sek")),
        income=_typed_or_empty(line.get("income_sek")),
        rest={name: value for name, value in line.items() if name not in written},
    )


def _typed_or_empty(amount: object) -> str:
    return "" if amount is None or Fraction(str(amount)) == 0 else format_typed(amount)


def _typed_percent(key: Mapping[str, Any]) -> str:
    """Write the fixed part of a key as one would type it; a half where it has none."""
    percent = format_ratio(Fraction(str(key.get("fixed_share", "1/2"))) * 100)
    return percent if percent[0].isdigit() else HALF


def _problems(line: TypedLine, parties: tuple[str, ...], names: Mapping[str, str]) -> Iterator[str]:
    if not line.title.strip():
        yield "skriv vad kostnaden gäller."
    if not line.amount.strip():
        yield f"skriv ett belopp, till exempel {EXAMPLE}."
    amounts = {"beloppet": line.amount, "momsen": line.vat, "intäkten": line.income}
    if line.payer == SEVERAL:
        amounts |= {
            f"det som {names[party]} har betalat": line.payers.get(party, "") for party in parties
        }
    is_read = True
    for what, text in amounts.items():
        try:
            read_sek(text)
        except TypedError as error:
            is_read = False
            yield f"{what} {error}"
    if is_read and (wrong := vat_fault(_ore(line.amount), _ore(line.vat))) is not None:
        yield f"{wrong}."
    for basis, counts in {_PLANNED: line.planned, **line.counted}.items():
        for party in parties:
            try:
                read_count(counts.get(party, ""))
            except TypedError as error:
                yield f"antalet {BASIS_NAMES[Basis(basis)]} deltagare från {names[party]} {error}"


def _line_document(line: TypedLine, parties: tuple[str, ...]) -> dict[str, Any]:
    amount = _decimal_text(line.amount)
    document: dict[str, Any] = {
        "title": line.title.strip(),
        "amount_sek": amount,
        **line.rest,
    }
    for name, text in (("vat_sek", line.vat), ("income_sek", line.income)):
        if text.strip():
            document[name] = _decimal_text(text)
    if line.payer == SEVERAL:
        paid = {p: _decimal_text(t) for p, t in line.payers.items() if t.strip() and p in parties}
        document["payers"] = paid
    elif line.payer in parties:
        document["payers"] = {line.payer: amount}
    participants = {
        basis: {
            party: count
            for party in parties
            if (count := read_count(counts.get(party, ""))) is not None
        }
        for basis, counts in {_PLANNED: line.planned, **line.counted}.items()
    }
    if known := {basis: counts for basis, counts in participants.items() if counts}:
        document["participants"] = known
    if among := [party for party in line.rest.get("among", []) if party in parties]:
        document["among"] = among
    else:
        document.pop("among", None)
    return document


def _ore(text: str) -> int:
    return int((read_sek(text) or 0) * _ORE_PER_KRONA)


def _decimal_text(text: str) -> str:
    return f"{read_sek(text) or 0:.2f}"
