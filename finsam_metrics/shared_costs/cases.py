"""A case: the lines of cost that parties share, and the key they share them by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from finsam_metrics.shared_costs.keys import Key
from finsam_metrics.shared_costs.party_details import PartyDetails


class Basis(StrEnum):
    """Which number of participants counts."""

    PLANNED = "planned"
    BOOKED = "booked"
    ACTUAL = "actual"


BASIS_NAMES: Final = {
    Basis.PLANNED: "planerade",
    Basis.BOOKED: "anmälda",
    Basis.ACTUAL: "närvarande",
}


class VatRecovered(StrEnum):
    """Whether the VAT of a line is compensated (law 2005:807)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Rounding(StrEnum):
    """What shares are rounded to."""

    ORE = "ore"
    KRONA = "krona"


class Settlement(StrEnum):
    """How it is settled who pays whom."""

    PAIRS = "pairs"
    FEWEST = "fewest"


@dataclass(frozen=True, kw_only=True, slots=True)
class CostLine:
    """One cost.

    Attributes:
        amount_ore: The whole cost, with VAT.
        vat_ore: VAT within the amount; None where it is not stated.
        income_ore: Income from outside seats, which lowers the cost.
        payers: Who has paid how much of the amount; None: nobody has yet.
        among: The parties it is for; empty: all of the case.
        participants: Participants by party, for each basis that is known.
        basis: Which of them counts.
        date: Day, month or year as in ``2014-10-01``, ``2014-10`` or ``2014``; None where not said.
        key: Its own key; None: it is pooled under the key of the case.
    """

    title: str
    amount_ore: int
    vat_ore: int | None = None
    vat_recovered: VatRecovered = VatRecovered.UNKNOWN
    income_ore: int = 0
    payers: Mapping[str, int] | None = None
    among: tuple[str, ...] = ()
    participants: Mapping[Basis, Mapping[str, int]] = field(default_factory=dict)
    basis: Basis = Basis.PLANNED
    date: str | None = None
    key: Key | None = None

    @property
    def cost_ore(self) -> int:
        """What of the line is split: without VAT where it is recovered, less income."""
        return self.amount_ore - self.compensation_ore - self.income_ore

    @property
    def compensation_ore(self) -> int:
        """The VAT that is compensated; 0 where that is not known."""
        return (self.vat_ore or 0) if self.vat_recovered is VatRecovered.YES else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """Costs that parties share.

    Attributes:
        names: Name of every party.
        key: Divides the lines that have no key of their own, together.
        year: Year of the case; None where not said.
        settlement: Whether each cost is settled by itself, or all of them with fewest payments.
        alone_ore: What a party would pay alone, where it is known.
        details: What is written on the case of a party, for its invoices; amounts do not
            depend on it, nor on the day they are due.
        due_date: When what is invoiced is to be paid; None where not said.
    """

    title: str
    parties: tuple[str, ...]
    names: Mapping[str, str]
    lines: tuple[CostLine, ...]
    key: Key | None = None
    year: int | None = None
    rounding: Rounding = Rounding.ORE
    settlement: Settlement = Settlement.PAIRS
    alone_ore: Mapping[str, int] = field(default_factory=dict)
    details: Mapping[str, PartyDetails] = field(default_factory=dict)
    due_date: date | None = None
