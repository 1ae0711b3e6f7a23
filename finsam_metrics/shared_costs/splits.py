"""A case divided: lines pooled under their keys, shares rounded once, payments settled."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from finsam_metrics.shared_costs.cases import Case, Rounding
from finsam_metrics.shared_costs.checks import check_case
from finsam_metrics.shared_costs.division import Cost, divide, parties_of, pooled_costs
from finsam_metrics.shared_costs.fields import CASE, line_field
from finsam_metrics.shared_costs.keys import Scrb, Shapley, Steps
from finsam_metrics.shared_costs.methods import key_text
from finsam_metrics.shared_costs.remarks import remarks
from finsam_metrics.shared_costs.results import LineShare, Part, PartyShare, Split
from finsam_metrics.shared_costs.rounding import round_shares
from finsam_metrics.shared_costs.settlement import settle

_UNIT_ORE = {Rounding.ORE: 1, Rounding.KRONA: 100}


def split(case: Case) -> Split:
    """Divide a case.

    A line with a key of its own is divided by it. The others are pooled under the key of the case,
    so that a cap binds on their sum; lines for some of the parties only are divided among those,
    and the cap takes the same part of every line. Exact shares are summed over the lines and
    rounded once per party. What is unallocated stays with those who have paid, in proportion to
    what they paid.

    The order of parties and lines changes nothing but the order of the answer.

    Raises:
        CaseError: The case cannot be divided. It names the field and what would be right.
    """
    check_case(case)
    parts = _divide_lines(case)
    lines = _line_shares(case, parts)
    exact = _exact_shares(case, parts)
    rounded = round_shares(exact, unit_ore=_UNIT_ORE[case.rounding])
    total = sum(line.cost_ore for line in case.lines)
    unallocated = total - sum(rounded.values())
    paid = _paid(case)
    retained = None if paid is None else _retained(paid, unallocated)
    alone = _alone(case, parts)
    shares = []
    for party in case.parties:
        net = None
        if paid is not None and retained is not None:
            net = paid[party] - retained[party] - rounded[party]
        shares.append(
            PartyShare(
                party=party,
                exact_ore=exact[party],
                share_ore=rounded[party],
                paid_ore=None if paid is None else paid[party],
                retained_ore=None if retained is None else retained[party],
                net_ore=net,
                alone_ore=alone[party],
            )
        )
    nets = {share.party: share.net_ore for share in shares if share.net_ore is not None}
    return Split(
        case=case,
        total_ore=total,
        unallocated_ore=unallocated,
        shares=tuple(shares),
        lines=lines,
        parts=parts,
        transfers=settle(nets),
        warnings=remarks(case, parts, shares, unallocated),
    )


def _divide_lines(case: Case) -> tuple[Part, ...]:
    """Divide the pool, then the lines with keys of their own."""
    parts: list[Part] = []
    if case.key is not None:
        parts += divide(case, case.key, pooled_costs(case), CASE.of("key"))
    for index, line in enumerate(case.lines):
        if line.key is not None:
            cost = Cost(
                lines=(index,), parties=parties_of(case, index), cost_ore=Fraction(line.cost_ore)
            )
            parts += divide(case, line.key, [cost], line_field(index, line.title).of("key"))
    return tuple(parts)


def _line_shares(case: Case, parts: Sequence[Part]) -> tuple[LineShare, ...]:
    """Give each line its part of what its part's parties pay, by its cost."""
    by_line = {}
    for part in parts:
        for index in part.lines:
            line = case.lines[index]
            of_part = Fraction(line.cost_ore) / part.cost_ore if part.cost_ore else Fraction(0)
            shares = {party: share * of_part for party, share in part.shares.items()}
            by_line[index] = LineShare(
                title=line.title,
                key=part.key,
                key_text=key_text(part.key),
                cost_ore=line.cost_ore,
                unallocated_ore=(part.cost_ore - _sum(list(part.shares.values()))) * of_part,
                shares=shares,
            )
    return tuple(by_line[index] for index in range(len(case.lines)))


def _exact_shares(case: Case, parts: Sequence[Part]) -> dict[str, Fraction]:
    of_party = defaultdict[str, list[Fraction]](list)
    for part in parts:
        for party, share in part.shares.items():
            of_party[party].append(share)
    return {party: _sum(of_party[party]) for party in case.parties}


def _sum(values: Sequence[Fraction]) -> Fraction:
    """Sum by halves: fractions grow with each one that is added, and few should be large."""
    if len(values) <= 1:
        return values[0] if values else Fraction(0)
    half = len(values) // 2
    return _sum(values[:half]) + _sum(values[half:])


def _paid(case: Case) -> dict[str, int] | None:
    """Give what each has paid of what is split; None where some line has no payer yet.

    What somebody paid of a line's amount counts in proportion when VAT and income make the cost
    less than the amount.
    """
    paid = dict.fromkeys(case.parties, 0)
    for line in case.lines:
        if line.payers is None:
            return None
        for party, amount in _in_proportion(line.payers, line.cost_ore).items():
            paid[party] += amount
    return paid


def _retained(paid: Mapping[str, int], unallocated_ore: int) -> dict[str, int]:
    return _in_proportion(paid, unallocated_ore)


def _in_proportion(amounts: Mapping[str, int], total_ore: int) -> dict[str, int]:
    """Divide whole öre in proportion to amounts; nothing where they are all zero."""
    whole = sum(amounts.values())
    if not whole:
        return dict.fromkeys(amounts, 0)
    return round_shares(
        {party: Fraction(amount * total_ore, whole) for party, amount in amounts.items()}
    )


def _alone(case: Case, parts: Sequence[Part]) -> dict[str, int | None]:
    """Give what each would pay alone: as the case says, or as the keys of all its lines do."""
    alone: dict[str, int | None] = {}
    for party in case.parties:
        costs = [_alone_of_part(part, party) for part in parts if party in part.parties]
        known = [cost for cost in costs if cost is not None]
        derived = sum(known) if costs and len(known) == len(costs) else None
        alone[party] = case.alone_ore.get(party, derived)
    return alone


def _alone_of_part(part: Part, party: str) -> int | None:
    match part.key:
        case Shapley(costs=Steps() as steps):
            return steps.cost_ore((part.participants or {})[party])
        case Shapley(costs=costs) if not isinstance(costs, Steps):
            return costs[frozenset({party})]
        case Scrb(alone_ore=alone) if alone is not None:
            return alone[party]
        case _:
            return None
