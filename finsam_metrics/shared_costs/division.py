"""Costs divided by a key: the rules that hold whatever the key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from finsam_metrics.shared_costs.bounded import share_bounded
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.cooperative import share_by_scrb, share_by_shapley
from finsam_metrics.shared_costs.entries import require_all
from finsam_metrics.shared_costs.fields import Field, line_field
from finsam_metrics.shared_costs.keys import (
    Bounded,
    FixedAmounts,
    FixedShares,
    Key,
    Scrb,
    Shapley,
    Steps,
    TwoPart,
)
from finsam_metrics.shared_costs.methods import method_of
from finsam_metrics.shared_costs.proportional import Proportional, share_by_weights, weights_of
from finsam_metrics.shared_costs.results import Part
from finsam_metrics.shared_costs.two_part import share_in_two_parts


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """A cost of some lines, for the same parties.

    Attributes:
        lines: Indices of the lines.
        parties: Who divides it, in the order of the case.
    """

    lines: tuple[int, ...]
    parties: tuple[str, ...]
    cost_ore: Fraction


def pooled_costs(case: Case) -> list[Cost]:
    """Put lines without a key of their own together, apart for each set of parties."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, line in enumerate(case.lines):
        if line.key is None:
            groups.setdefault(parties_of(case, index), []).append(index)
    return [
        Cost(
            lines=tuple(lines),
            parties=parties,
            cost_ore=Fraction(sum(case.lines[index].cost_ore for index in lines)),
        )
        for parties, lines in sorted(groups.items())
    ]


def parties_of(case: Case, index: int) -> tuple[str, ...]:
    """Give the parties that a line is for, in the order of the case."""
    among = case.lines[index].among
    return tuple(party for party in case.parties if not among or party in among)


def divide(case: Case, key: Key, costs: Sequence[Cost], field: Field) -> tuple[Part, ...]:
    """Divide costs by one key.

    A cap binds on the sum of the costs and takes the same part of each. A key that divides every
    sum in the same proportions divides each cost among its own parties. Any other (floors, fixed
    parts, costs of coalitions) speaks of one cost among one set of parties: there the costs are
    one, and the participants of its lines are counted together.

    Args:
        case: The case.
        key: The key.
        costs: Costs for different sets of parties.
        field: Where the key stands.

    Returns:
        One part per cost, in the same order.

    Raises:
        CaseError: The key cannot divide the costs.
    """
    proportional = isinstance(key, Proportional)
    if len(costs) > 1 and not proportional:
        other = min(line for cost in costs for line in cost.lines if case.lines[line].among)
        raise (
            line_field(other, case.lines[other].title)
            .of("among")
            .error(
                "raden gäller andra parter än de andra raderna, och nyckeln "
                f"”{method_of(key).name}” räknas på alla rader tillsammans; ge raden en egen nyckel"
            )
        )
    total = sum((cost.cost_ore for cost in costs), Fraction(0))
    within = Fraction(1)
    if (
        isinstance(key, FixedShares | FixedAmounts)
        and key.cap_ore is not None
        and total > key.cap_ore
    ):
        within = key.cap_ore / total
    above: Sequence[Part | None] = [None] * len(costs)
    if within < 1 and isinstance(key, FixedShares | FixedAmounts) and key.excess is not None:
        exceeding = [
            Cost(lines=c.lines, parties=c.parties, cost_ore=c.cost_ore * (1 - within))
            for c in costs
        ]
        above = divide(case, key.excess, exceeding, field.of("excess"))
    return tuple(
        _divide_one(case, key, cost, cost.cost_ore * within, excess, field)
        for cost, excess in zip(costs, above, strict=True)
    )


def _divide_one(
    case: Case, key: Key, cost: Cost, capped: Fraction, excess: Part | None, field: Field
) -> Part:
    parties, names = cost.parties, case.names
    participants = None
    match key:
        case Bounded():
            shares = share_bounded(key, capped, parties, field, names)
        case TwoPart():
            participants = _participants(case, key, cost, field)
            shares = share_in_two_parts(key, capped, participants, field)
        case Shapley():
            if isinstance(key.costs, Steps):
                participants = _participants(case, key, cost, field)
            shares = share_by_shapley(key, capped, parties, participants, field, names)
        case Scrb():
            shares = share_by_scrb(key, capped, parties, case.alone_ore, field, names)
        case _:
            shares = share_by_weights(capped, weights_of(key, parties, field, names))
    if excess is not None:
        shares = {party: shares[party] + excess.shares[party] for party in parties}
    return Part(
        key=key,
        lines=cost.lines,
        parties=parties,
        cost_ore=cost.cost_ore,
        capped_ore=capped,
        participants=participants,
        shares=shares,
        excess=excess,
    )


def _participants(case: Case, key: TwoPart | Shapley, cost: Cost, field: Field) -> dict[str, int]:
    """Give the participants that count: the key's, or those of the lines together."""
    counted = dict.fromkeys(cost.parties, 0)
    if key.participants is not None:
        sources: list[tuple[Mapping[str, int], Field]] = [
            (key.participants, field.of("participants"))
        ]
    else:
        sources = []
        for index in cost.lines:
            line = case.lines[index]
            at = line_field(index, line.title).of("participants").of(line.basis)
            sources.append((line.participants.get(line.basis, {}), at))
    for given, at in sources:
        require_all(given, cost.parties, at, case.names)
        for party in cost.parties:
            counted[party] += given[party]
    if not any(counted.values()):
        raise sources[0][1].error("ingen deltar; minst en av parterna måste ha deltagare")
    return counted
