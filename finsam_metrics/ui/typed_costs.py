"""Costs as a visitor types them: Swedish texts in rows, and the case document they make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from finsam_metrics.model.errors import NormaliseError
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.normalise.amounts import parse_amount_sek

SEVERAL: Final = "flera"  # who paid, where the parts of several stand in ``payers``

_ORE: Final = 2
_EXAMPLE: Final = "12 500,50"
_PLANNED: Final = "planned"
_ELSEWHERE: Final = {"title", "amount_sek", "payers", "participants"}


@dataclass(frozen=True, kw_only=True)
class TypedLine:
    """One row of costs as it was typed.

    Attributes:
        title: What it is.
        amount: The whole cost with VAT, as typed.
        payer: The party that has paid all of it, SEVERAL, or None: nobody yet.
        planned: Planned participants by party.
        payers: What each of several has paid, as typed.
        counted: Booked and actual participants by basis and party.
        vat: VAT within the amount, as typed.
        income: Income that lowers the cost, as typed.
        rest: The other fields of the line as in a case document: date, basis, key and so on.
    """

    title: str = ""
    amount: str = ""
    payer: str | None = None
    planned: Mapping[str, int] = field(default_factory=dict)
    payers: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    vat: str = ""
    income: str = ""
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing that makes it a cost has been typed."""
        return not (self.title.strip() or self.amount.strip())


@dataclass(frozen=True, kw_only=True)
class TypedCase:
    """A case as it was typed.

    Attributes:
        title: What the costs are for.
        year: Their year; None where not said.
        parties: The parties, by id.
        names: Names of the parties that are no associations of the database.
        key_id: The key, where it is chosen among those that the page lists.
        key: Else the key as in a case document; None where none is chosen yet.
        lines: The rows, in order; empty ones are not part of the case.
        rest: The other fields as in a case document: rounding, what each would pay alone.
    """

    title: str
    year: int | None
    parties: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    key_id: str | None = None
    key: Mapping[str, Any] | None = None
    lines: tuple[TypedLine, ...] = ()
    rest: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something typed that cannot be read.

    Attributes:
        row: The row, from 1.
        title: What its cost is; empty where that is what is missing.
        message: What is wrong and what would be right.
    """

    row: int
    title: str
    message: str

    def __str__(self) -> str:
        named = f" ”{self.title}”" if self.title else ""
        return f"Rad {self.row}{named}: {self.message}"


def type_case(document: Mapping[str, Any]) -> TypedCase:
    """Write a case document as it would have been typed."""
    known = {"title", "year", "parties", "names", "key", "lines"}
    return TypedCase(
        title=str(document["title"]),
        year=document.get("year"),
        parties=tuple(document["parties"]),
        names=dict(document.get("names", {})),
        key=document.get("key"),
        lines=tuple(_type_line(line) for line in document["lines"]),
        rest={name: value for name, value in document.items() if name not in known},
    )


def read_case(typed: TypedCase) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read what was typed as a case document.

    Returns:
        The document with the rows that can be read, without a key that is chosen among those of
        the page, and what cannot be read, row by row.
    """
    problems: list[Problem] = []
    lines = []
    for row, line in enumerate(typed.lines, start=1):
        if line.is_empty:
            continue
        found = list(_problems(line))
        problems += [Problem(row=row, title=line.title.strip(), message=m) for m in found]
        if not found:
            lines.append(_line_document(line, typed.parties))
    document: dict[str, Any] = {
        "title": typed.title.strip() or "Delade kostnader",
        "parties": list(typed.parties),
        "lines": lines,
        **typed.rest,
    }
    if typed.year is not None:
        document["year"] = typed.year
    if names := {party: typed.names[party] for party in typed.parties if party in typed.names}:
        document["names"] = names
    if typed.key is not None and typed.key_id is None:
        document["key"] = dict(typed.key)
    return document, tuple(problems)


def format_typed(amount: object) -> str:
    """Write an amount in kronor as one would type it, with öre where there are any.

    >>> format_typed("12500.50").replace(chr(160), " ")
    '12 500,50'
    """
    exact = Decimal(str(amount))
    return format_number(exact, 0 if exact == exact.to_integral_value() else _ORE)


def _type_line(line: Mapping[str, Any]) -> TypedLine:
    payers = {party: format_typed(paid) for party, paid in (line.get("payers") or {}).items()}
    only = next(iter(payers)) if len(payers) == 1 else None
    counted = {basis: dict(counts) for basis, counts in line.get("participants", {}).items()}
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
    return "" if amount is None or Decimal(str(amount)) == 0 else format_typed(amount)


def _problems(line: TypedLine) -> Iterator[str]:
    if not line.title.strip():
        yield "skriv vad kostnaden gäller."
    if not line.amount.strip():
        yield f"skriv ett belopp, till exempel {_EXAMPLE}."
    named = {"beloppet": line.amount, "momsen": line.vat, "intäkten": line.income}
    for what, text in named.items():
        if (message := _amount_problem(text)) is not None:
            yield f"{what} {message}"
    if line.payer == SEVERAL:
        for text in line.payers.values():
            if (message := _amount_problem(text)) is not None:
                yield f"det betalda beloppet {message}"


def _amount_problem(text: str) -> str | None:
    try:
        amount = parse_amount_sek(text, unit="kr")
    except NormaliseError:
        return f"”{text.strip()}” går inte att läsa. Skriv kronor, till exempel {_EXAMPLE}."
    if amount is not None and amount < 0:
        return (
            f"”{text.strip()}” är negativt. Skriv intäkter för sig, under Fler uppgifter per rad."
        )
    if amount is not None and amount != round(amount, _ORE):
        return (
            f"”{text.strip()}” har fler än två decimaler. Skriv högst två, till exempel {_EXAMPLE}."
        )
    return None


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
        basis: {party: count for party, count in counts.items() if party in parties}
        for basis, counts in {_PLANNED: line.planned, **line.counted}.items()
    }
    if known := {basis: counts for basis, counts in participants.items() if counts}:
        document["participants"] = known
    if among := [party for party in line.rest.get("among", []) if party in parties]:
        document["among"] = among
    else:
        document.pop("among", None)
    return document


def _decimal_text(text: str) -> str:
    amount = parse_amount_sek(text, unit="kr") or Decimal(0)
    return f"{amount:.2f}"
