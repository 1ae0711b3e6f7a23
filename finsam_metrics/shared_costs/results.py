"""What a split gives: shares, what is left over, who pays whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.keys import Key


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyShare:
    """What one party pays.

    Attributes:
        exact_ore: Its exact share, before rounding.
        share_ore: Its share, rounded.
        paid_ore: What it has paid of what is split. None, here and in the next two, where some
            line has no payer yet.
        retained_ore: Its part of what is unallocated, which stays with it as payer.
        net_ore: paid − retained − share: what it is owed; negative: what it owes.
        alone_ore: What it would pay alone; None where that is not known.
    """

    party: str
    exact_ore: Fraction
    share_ore: int
    paid_ore: int | None
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
    """One payment that settles."""

    payer: str
    receiver: str
    amount_ore: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """A case, divided.

    Attributes:
        total_ore: What is split: the costs of all lines.
        unallocated_ore: What of that nobody is given: above a cap, or öre below whole kronor.
        shares: One per party, in the order of the case.
        lines: One per line, in the order of the case.
        parts: How the lines were put together and divided.
        transfers: Fewest payments that settle; empty where nothing is owed or payers are missing.
        warnings: What a reader should know, as Swedish sentences.
    """

    case: Case
    total_ore: int
    unallocated_ore: int
    shares: tuple[PartyShare, ...]
    lines: tuple[LineShare, ...]
    parts: tuple[Part, ...]
    transfers: tuple[Transfer, ...]
    warnings: tuple[str, ...]
