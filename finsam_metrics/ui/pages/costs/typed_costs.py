"""Costs as a visitor types them: Swedish texts in rows, and the lines of a case they make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.shared_costs.amounts import format_ratio
from finsam_metrics.shared_costs.case_bounds import check_counts, check_work
from finsam_metrics.shared_costs.cases import (
    BASIS_NAMES,
    Basis,
    Case,
    CostLine,
    Rounding,
    Settlement,
    VatRecovered,
)
from finsam_metrics.shared_costs.checks import check_line, vat_fault
from finsam_metrics.shared_costs.comparisons import TWO_PART
from finsam_metrics.shared_costs.fields import CASE, line_field
from finsam_metrics.shared_costs.json_values import read_date, read_text
from finsam_metrics.shared_costs.keys import Key, TwoPart
from finsam_metrics.shared_costs.party_detail_files import details_json
from finsam_metrics.shared_costs.periods import FIRST_YEAR, LAST_YEAR
from finsam_metrics.ui.pages.costs.faults import fault_text
from finsam_metrics.ui.pages.costs.typed_details import (
    problems_of_details,
    read_due,
    read_typed_details,
)
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

_ORE_PER_KRONA: Final = 100


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
        date: Its day, month or year, as typed.
        vat_recovered: Whether the VAT is compensated.
        among: The parties it is for; empty: all of the case.
        basis: Which number of participants counts.
        key: Its own key; None: that of the case.
    """

    title: str = ""
    amount: str = ""
    payer: str | None = None
    planned: Mapping[str, str] = field(default_factory=dict)
    payers: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[Basis, Mapping[str, str]] = field(default_factory=dict)
    vat: str = ""
    income: str = ""
    date: str = ""
    vat_recovered: VatRecovered = VatRecovered.UNKNOWN
    among: tuple[str, ...] = ()
    basis: Basis = Basis.PLANNED
    key: Key | None = None

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
        key: Else the key; None where none is chosen yet.
        fixed: The fixed part in per cent of what is shared, as typed, for the key that has one.
        lines: The rows, in order; empty ones are not part of the case.
        rounding: What shares are rounded to.
        settlement: How it is settled who pays whom.
        alone_ore: What a party would pay alone, where a file said it.
        details: What the invoices say of a party, by what it is, as typed.
        due: When they are to be paid, as typed.
    """

    title: str
    year: str
    parties: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    key_id: str | None = None
    key: Key | None = None
    fixed: str = HALF
    lines: tuple[TypedLine, ...] = ()
    rounding: Rounding = Rounding.ORE
    settlement: Settlement = Settlement.PAIRS
    alone_ore: Mapping[str, int] = field(default_factory=dict)
    details: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    due: str = ""

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
    """Something typed that is to be mended.

    Attributes:
        row: The row among those that are costs, from 1; None: it is no row.
        text: Where it is, what is wrong and what would be right.
    """

    row: int | None
    text: str


def type_case(case: Case, associations: Mapping[str, str]) -> TypedCase:
    """Write a case as it would have been typed.

    Args:
        case: The case.
        associations: Names of the associations, which keep them whatever the case calls them.
    """
    return TypedCase(
        title=case.title,
        year="" if case.year is None else str(case.year),
        parties=case.parties,
        names={party: case.names[party] for party in case.parties if party not in associations},
        key=case.key,
        fixed=_typed_percent(case.key),
        lines=tuple(map(_type_line, case.lines)),
        rounding=case.rounding,
        settlement=case.settlement,
        alone_ore=case.alone_ore,
        details={party: details_json(details) for party, details in case.details.items()},
        due="" if case.due_date is None else case.due_date.isoformat(),
    )


def read_lines(
    typed: TypedCase, names: Mapping[str, str]
) -> tuple[tuple[CostLine, ...], tuple[Problem, ...]]:
    """Read the rows of a case, and find what is to be mended of all that is typed.

    Args:
        typed: What was typed.
        names: Name of every party, in order.

    Returns:
        The lines of the rows that can be read, and what is to be mended, row by row.
    """
    found = (*_problems_of_facts(typed), *problems_of_details(typed.details, typed.due, names))
    problems = [Problem(row=None, text=text) for text in found]
    lines = []
    for row, line in zip(typed.row_numbers, typed.lines, strict=True):
        if row is None:
            continue
        try:
            if wrong := list(_problems(line, names)):
                named = f" ”{line.title.strip()}”" if line.title.strip() else ""
                problems += [Problem(row=row, text=f"Rad {row}{named}: {text}") for text in wrong]
            else:
                lines.append(_read_line(line, row, names))
        except CaseError as error:
            problems.append(Problem(row=row, text=fault_text(error)))
    return tuple(lines), tuple(problems)


def make_case(
    typed: TypedCase, names: Mapping[str, str], lines: tuple[CostLine, ...], key: Key | None
) -> Case:
    """Make the case that was typed, bounded as one that is read from a file.

    Args:
        typed: What was typed.
        names: Name of every party, in order.
        lines: What ``read_lines`` gives.
        key: The key that the case goes by.

    Raises:
        CaseError: It is larger than a case can be, or a name or title is no text.
    """
    check_counts(len(typed.parties), len(lines))
    case = Case(
        title=read_text(typed.title.strip() or "Delade kostnader", CASE.of("title")),
        parties=typed.parties,
        names={
            party: read_text(name, CASE.of("names").of(party, f"”{party}”"))
            for party, name in names.items()
        },
        lines=lines,
        key=key,
        year=typed.known_year,
        rounding=typed.rounding,
        settlement=typed.settlement,
        alone_ore=typed.alone_ore,
        details=read_typed_details(typed.details, names),
        due_date=read_due(typed.due),
    )
    check_work(case)
    return case


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


def _type_line(line: CostLine) -> TypedLine:
    payers = {party: _typed_ore(paid) for party, paid in (line.payers or {}).items()}
    only = next(iter(payers)) if len(payers) == 1 else None
    counted = {
        basis: {party: format_number(count) for party, count in counts.items()}
        for basis, counts in line.participants.items()
    }
    return TypedLine(
        title=line.title,
        amount=_typed_ore(line.amount_ore),
        payer=SEVERAL if len(payers) > 1 else only,
        planned=counted.pop(Basis.PLANNED, {}),
        payers={} if only else payers,
        counted=counted,
        vat="" if line.vat_ore is None else _typed_ore(line.vat_ore),
        income=_typed_ore(line.income_ore) if line.income_ore else "",
        date=line.date or "",
        vat_recovered=line.vat_recovered,
        among=line.among,
        basis=line.basis,
        key=line.key,
    )


def _typed_ore(amount_ore: int) -> str:
    return format_typed(Decimal(amount_ore).scaleb(-2))


def _typed_percent(key: Key | None) -> str:
    """Write the fixed part of a key as one would type it; a half where it has none."""
    share = key.fixed_share if isinstance(key, TwoPart) else None
    percent = HALF if share is None else format_ratio(share * 100)
    return percent if percent[0].isdigit() else HALF


def _problems(line: TypedLine, names: Mapping[str, str]) -> Iterator[str]:
    if not line.title.strip():
        yield "skriv vad kostnaden gäller."
    if not line.amount.strip():
        yield f"skriv ett belopp, till exempel {EXAMPLE}."
    amounts = {"beloppet": line.amount, "momsen": line.vat, "intäkten": line.income}
    if line.payer == SEVERAL:
        amounts |= {
            f"det som {name} har betalat": line.payers.get(party, "")
            for party, name in names.items()
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
    for basis, counts in {Basis.PLANNED: line.planned, **line.counted}.items():
        for party, name in names.items():
            try:
                read_count(counts.get(party, ""))
            except TypedError as error:
                yield f"antalet {BASIS_NAMES[basis]} deltagare från {name} {error}"


def _read_line(line: TypedLine, row: int, names: Mapping[str, str]) -> CostLine:
    """Read a row whose texts can be read; what concerns a party that has left is left out.

    Raises:
        CaseError: What it says does not fit together.
    """
    amount_ore = _ore(line.amount)
    payers = None
    if line.payer == SEVERAL:
        payers = {p: _ore(text) for p, text in line.payers.items() if text.strip() and p in names}
    elif line.payer in names:
        payers = {str(line.payer): amount_ore}
    participants = {
        basis: {
            party: count
            for party in names
            if (count := read_count(counts.get(party, ""))) is not None
        }
        for basis, counts in {Basis.PLANNED: line.planned, **line.counted}.items()
    }
    title = line.title.strip()
    field_of_line = line_field(row - 1, title)
    read = CostLine(
        title=read_text(title, field_of_line.of("title")),
        amount_ore=amount_ore,
        vat_ore=_ore(line.vat) if line.vat.strip() else None,
        vat_recovered=line.vat_recovered,
        income_ore=_ore(line.income),
        payers=payers,
        among=tuple(party for party in line.among if party in names),
        participants={basis: counts for basis, counts in participants.items() if counts},
        basis=line.basis,
        date=read_date(line.date, field_of_line.of("date")) if line.date else None,
        key=line.key,
    )
    check_line(read, names, field_of_line)
    return read


def _ore(text: str) -> int:
    return int((read_sek(text) or 0) * _ORE_PER_KRONA)
