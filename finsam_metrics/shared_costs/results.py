"""What a split gives: shares, what is left over, who pays whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.keys import Key


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyShare:
    """What one party's share is, what it has paid, and what is left to settle.

    What a party has paid and what that was lowered by: outlay − compensation − income = basis.

    Attributes:
        exact_ore: Its exact share, before rounding.
        share_ore: Its share, rounded.
        outlay_ore: What it has paid to suppliers, with VAT. None, here and in the next five, where
            some line has no payer yet.
        compensation_ore: The part of the compensation for VAT that its outlay gives.
        income_ore: The part of the income that lowers the costs it has paid.
        basis_ore: What it has paid of what is split.
        retained_ore: Its part of what is unallocated, which stays with it as payer.
        net_ore: basis − retained − share: what it is owed; negative: what it owes.
        alone_ore: What it would pay alone; None where that is not known.
    """

    party: str
    exact_ore: Fraction
    share_ore: int
    outlay_ore: int | None
    compensation_ore: int | None
    income_ore: int | None
    basis_ore: int | None
    retained_ore: int | None
    net_ore: int | None
    alone_ore: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LineShare:
    """How one line is split.

    Attributes:
        key: The key that divides it, its own or that of the case.
        key_text: The key in Swedish.
        cost_ore: What of the line is split.
        unallocated_ore: What of that nobody is given.
        shares: Exact öre by party, of the parties it is for.
    """

    title: str
    key: Key
    key_text: str
    cost_ore: int
    unallocated_ore: Fraction
    shares: Mapping[str, Fraction]


@dataclass(frozen=True, kw_only=True, slots=True)
class LinePaid:
    """What the payers of one line have paid; öre by party, for those who are its payers.

    Attributes:
        outlay_ore: To suppliers, with VAT.
        compensation_ore: The part of the compensation for VAT.
        income_ore: The part of the income.
        basis_ore: What of the line's cost each has paid: outlay − compensation − income.
        retained_ore: What of that is unallocated.
    """

    outlay_ore: Mapping[str, int]
    compensation_ore: Mapping[str, int]
    income_ore: Mapping[str, int]
    basis_ore: Mapping[str, int]
    retained_ore: Mapping[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Costs that are divided by one key among the same parties.

    Attributes:
        key: The key that divides it.
        lines: Indices of its lines in the case, in order; of an excess those it comes from.
        parties: The parties it is divided among, in the order of the case.
        cost_ore: What is divided; a fraction where a cap takes its part of several such parts.
        capped_ore: What of the cost is within the key's cap; the whole where there is none.
        participants: Participants that count; None where the key does not ask for them.
        shares: Exact öre by party, with the excess where a second key divides it.
        excess: How a second key divides what exceeds the cap; None where there is none.
    """

    key: Key
    lines: tuple[int, ...]
    parties: tuple[str, ...]
    cost_ore: Fraction
    capped_ore: Fraction
    participants: Mapping[str, int] | None
    shares: Mapping[str, Fraction]
    excess: "Part | None"


@dataclass(frozen=True, kw_only=True, slots=True)
class Transfer:
    """One payment that settles.

    Attributes:
        line: Index of the cost that it settles; None: it settles several together.
    """

    payer: str
    receiver: str
    amount_ore: int
    line: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """What a reader of a split should know.

    Attributes:
        text: A Swedish sentence.
        parties: Whom it concerns.
        of_party: What a party is told alone, where the sentence names others.
    """

    text: str
    parties: frozenset[str]
    of_party: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """A case, divided.

    Attributes:
        total_ore: What is split: the costs of all lines.
        unallocated_ore: What of that nobody is given: above a cap, or öre below whole kronor.
        shares: One per party, in the order of the case.
        lines: One per line, in the order of the case.
        paid: What has been paid of each line; None for one that has no payer yet.
        parts: How the lines were put together and divided.
        transfers: Payments that settle, as the case asks for; empty where nothing is owed or payers
            are missing.
        remarks: What a reader should know.
    """

    case: Case
    total_ore: int
    unallocated_ore: int
    shares: tuple[PartyShare, ...]
    lines: tuple[LineShare, ...]
    paid: tuple[LinePaid | None, ...]
    parts: tuple[Part, ...]
    transfers: tuple[Transfer, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_preliminary(self) -> bool:
        """Whether some cost has no payer yet, so that nobody is to pay anything."""
        return any(line.payers is None for line in self.case.lines)

    @property
    def warnings(self) -> tuple[str, ...]:
        """All remarks, as sentences."""
        return tuple(remark.text for remark in self.remarks)

    @property
    def payments(self) -> tuple[Transfer, ...]:
        """The payments from each party to each other, whatever they settle; sorted by both."""
        sums: dict[tuple[str, str], int] = {}
        for transfer in self.transfers:
            pair = transfer.payer, transfer.receiver
            sums[pair] = sums.get(pair, 0) + transfer.amount_ore
        return tuple(
            Transfer(payer=payer, receiver=receiver, amount_ore=amount)
            for (payer, receiver), amount in sorted(sums.items())
        )
