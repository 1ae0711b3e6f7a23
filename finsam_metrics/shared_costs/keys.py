"""What a key for shared costs holds. How each key divides is in the module of its family.

Amounts are whole öre, weights and shares exact fractions. Mappings are by party.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreedKey:
    """A key of the register, as it was decided.

    Attributes:
        year: Year it was agreed for.
        valid_from: First day it applies; None where that is not stated.
        valid_to: Last day it applies; None where that is not stated.
        cap_ore: Most that it divides in all; None where there is no cap.
        amounts_ore: What each party pays at most; empty where the key is agreed as shares.
        shares: Each party's share; empty where the key is agreed as amounts.
        decision_body: Who decided; None where the document does not say. So with the date and
            the paragraph.
        decision_text: What is agreed, in short (Swedish).
        document_id: Document that states it.
        page: Its printed page; None where the document has none.
        names: Names of the parties it names.
        stated_in: Whose plan states it ("Västerås plan 2014"); None where that is not known.
    """

    key_id: str
    title: str
    year: int
    valid_from: date | None
    valid_to: date | None
    cap_ore: int | None
    amounts_ore: Mapping[str, int]
    shares: Mapping[str, Fraction]
    decision_body: str | None
    decision_date: date | None
    decision_paragraph: str | None
    decision_text: str
    document_id: str
    names: Mapping[str, str] = field(default_factory=dict)
    stated_in: str | None = None
    page: int | None = None

    @property
    def is_decided(self) -> bool:
        """Whether anything of a decision is stated."""
        return any((self.decision_body, self.decision_date, self.decision_paragraph))


@dataclass(frozen=True, kw_only=True, slots=True)
class Equal:
    """The same for all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """In proportion to weights.

    Attributes:
        text: What the weights are, in Swedish ("invånare 31 december 2013"); None where not said.
        years: The year that a party's weight is of; a party that is absent is not said.
    """

    weights: Mapping[str, Fraction]
    text: str | None = None
    years: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class FixedShares:
    """Agreed shares that make 1.

    Attributes:
        cap_ore: Most that it divides in all; None: there is no cap.
        excess: Divides what exceeds the cap; None: that is unallocated.
        agreed: The key of the register that it is; None where it is none.
    """

    shares: Mapping[str, Fraction]
    cap_ore: int | None = None
    excess: "Key | None" = None
    agreed: AgreedKey | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FixedAmounts:
    """In proportion to agreed amounts.

    Attributes:
        cap_ore: Most that it divides in all; None: there is no cap, not even the amounts' sum.
        excess: Divides what exceeds the cap; None: that is unallocated.
        agreed: The key of the register that it is; None where it is none.
    """

    amounts_ore: Mapping[str, int]
    cap_ore: int | None = None
    excess: "Key | None" = None
    agreed: AgreedKey | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounded:
    """In proportion to weights, between floors and ceilings.

    Attributes:
        floor_ore: Least that a party pays; 0 for one that is not in it.
        ceiling_ore: Most that a party pays; no limit for one that is not in it.
        text: What the weights are, in Swedish; None where not said.
    """

    weights: Mapping[str, Fraction]
    floor_ore: Mapping[str, int] = field(default_factory=dict)
    ceiling_ore: Mapping[str, int] = field(default_factory=dict)
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TwoPart:
    """A fixed part among those who attend, the rest by participants.

    Attributes:
        fixed_ore: The fixed part, where it is an amount.
        fixed_share: The fixed part as a share of what is divided; None: it is an amount.
        participants: Participants by party; None: those of the lines.
    """

    fixed_ore: int = 0
    fixed_share: Fraction | None = None
    participants: Mapping[str, int] | None = None

    def fixed_of(self, cost_ore: Fraction) -> Fraction:
        """Give the fixed part of what is divided, in öre."""
        if self.fixed_share is None:
            return Fraction(self.fixed_ore)
        return self.fixed_share * cost_ore


@dataclass(frozen=True, kw_only=True, slots=True)
class Steps:
    """A cost that grows by a group or a room for every so many participants, and per head."""

    size: int
    step_ore: int
    per_head_ore: int

    def cost_ore(self, count: int) -> int:
        """What this many participants cost: ⌈count/size⌉ steps, and each head."""
        return -(-count // self.size) * self.step_ore + count * self.per_head_ore


@dataclass(frozen=True, kw_only=True, slots=True)
class Shapley:
    """The Shapley value of a cost game.

    Attributes:
        costs: What every coalition would cost in öre, or steps from which that follows.
        participants: Participants by party, for steps; None: those of the lines.
    """

    costs: Mapping[frozenset[str], int] | Steps
    participants: Mapping[str, int] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Scrb:
    """Separable costs, remaining benefits.

    Attributes:
        marginal_ore: Separable cost: what the whole costs less without the party.
        alone_ore: What each would pay alone; None: as the case says.
        benefit_ore: What it is worth to each; no limit for a party that is not in it.
    """

    marginal_ore: Mapping[str, int]
    alone_ore: Mapping[str, int] | None = None
    benefit_ore: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class StateModel:
    """In proportion to what the state's allocation model gives each.

    Attributes:
        allocation_ore: What the state allocates to the parties together.
        support: The support measure (försörjningsmått) by party.
        inhabitants_16_64: Inhabitants 16–64 by party.
    """

    allocation_ore: int
    support: Mapping[str, Fraction]
    inhabitants_16_64: Mapping[str, Fraction]


Key = Equal | Weights | FixedShares | FixedAmounts | Bounded | TwoPart | Shapley | Scrb | StateModel
