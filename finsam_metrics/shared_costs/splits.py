"""A case divided: lines pooled under their keys, shares rounded once, payments settled."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from finsam_metrics.shared_costs.cases import Case, CostLine, Rounding, Settlement
from finsam_metrics.shared_costs.checks import check_case
from finsam_metrics.shared_costs.division import Cost, divide, parties_of, pooled_costs
from finsam_metrics.shared_costs.fields import CASE, line_field
from finsam_metrics.shared_costs.keys import Scrb, Shapley, Steps
from finsam_metrics.shared_costs.methods import key_text
from finsam_metrics.shared_costs.pair_settlement import settle_by_cost
from finsam_metrics.shared_costs.remarks import list_remarks
from finsam_metrics.shared_costs.results import (
    LinePaid,
    LineShare,
    Part,
    PartyShare,
    Split,
    Transfer,
)
from finsam_metrics.shared_costs.rounding import round_shares
from finsam_metrics.shared_costs.settlement import settle

_UNIT_ORE = {Rounding.ORE: 1, Rounding.KRONA: 100}


def split(case: Case) -> Split:
    """Divide a case.

    A line with a key of its own is divided by it. The others are pooled under the key of the case,
    so that a cap binds on their sum; lines for some of the parties only are divided among those,
    and the cap takes the same part of every line. Exact shares are summed over the lines and
    rounded once per party. What is unallocated of a line stays with those who have paid it, in
    proportion to what they paid.

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
    order = _fixed_order(case, lines)
    paid = _paid(case, lines, total - unallocated, order)
    alone = _alone(case, parts)
    shares = [_party_share(party, exact, rounded, paid, alone) for party in case.parties]
    return Split(
        case=case,
        total_ore=total,
        unallocated_ore=unallocated,
        shares=tuple(shares),
        lines=lines,
        paid=paid,
        parts=parts,
        transfers=_transfers(case, lines, shares, rounded, paid, order),
        remarks=list_remarks(case, parts, shares, unallocated),
    )


def _party_share(
    party: str,
    exact: Mapping[str, Fraction],
    rounded: Mapping[str, int],
    paid: Sequence[LinePaid | None],
    alone: Mapping[str, int | None],
) -> PartyShare:
    def of_lines(amounts: Callable[[LinePaid], Mapping[str, int]]) -> int | None:
        if any(line is None for line in paid):
            return None
        return sum(amounts(line).get(party, 0) for line in paid if line is not None)

    basis = of_lines(lambda line: line.basis_ore)
    retained = of_lines(lambda line: line.retained_ore)
    net = None if basis is None or retained is None else basis - retained - rounded[party]
    return PartyShare(
        party=party,
        exact_ore=exact[party],
        share_ore=rounded[party],
        outlay_ore=of_lines(lambda line: line.outlay_ore),
        compensation_ore=of_lines(lambda line: line.compensation_ore),
        income_ore=of_lines(lambda line: line.income_ore),
        basis_ore=basis,
        retained_ore=retained,
        net_ore=net,
        alone_ore=alone[party],
    )


def _transfers(
    case: Case,
    lines: Sequence[LineShare],
    shares: Sequence[PartyShare],
    rounded: Mapping[str, int],
    paid: Sequence[LinePaid | None],
    order: Sequence[int],
) -> tuple[Transfer, ...]:
    known = [line for line in paid if line is not None]
    if len(known) < len(paid):
        return ()
    if case.settlement is Settlement.FEWEST:
        return settle({share.party: share.net_ore or 0 for share in shares})
    borne = [
        {party: amount - line.retained_ore[party] for party, amount in line.basis_ore.items()}
        for line in known
    ]
    transfers = settle_by_cost(
        [lines[index].shares for index in order], rounded, [borne[index] for index in order]
    )
    settled = [replace(transfer, line=order[transfer.line or 0]) for transfer in transfers]
    return tuple(
        sorted(
            settled, key=lambda transfer: (transfer.payer, transfer.receiver, transfer.line or 0)
        )
    )


def _fixed_order(case: Case, lines: Sequence[LineShare]) -> list[int]:
    """Order lines by what they hold, so that ties are broken alike whatever order they stand in."""

    def content(index: int) -> str:
        line = case.lines[index]
        paid = None if line.payers is None else sorted(line.payers.items())
        amounts = line.amount_ore, line.compensation_ore, line.income_ore
        return repr((line.title, amounts, paid, sorted(lines[index].shares.items())))

    return sorted(range(len(lines)), key=content)


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


def _paid(
    case: Case, lines: Sequence[LineShare], allocated_ore: int, order: Sequence[int]
) -> tuple[LinePaid | None, ...]:
    """Give what has been paid of each line; None for one that has no payer yet."""
    exact = [lines[index].cost_ore - lines[index].unallocated_ore for index in order]
    whole = sum(exact, Fraction(0))
    # Öre that are left when shares are whole kronor are taken from the lines by their size.
    scale = Fraction(allocated_ore) / whole if whole else Fraction(0)
    rounded = round_shares({f"{rank:09}": amount * scale for rank, amount in enumerate(exact)})
    of_line = dict(zip(order, rounded.values(), strict=True))
    return tuple(
        None
        if line.payers is None
        else _paid_of_line(line, line.payers, line.cost_ore - of_line[index])
        for index, line in enumerate(case.lines)
    )


def _paid_of_line(line: CostLine, payers: Mapping[str, int], unallocated_ore: int) -> LinePaid:
    """Give each payer its part of a line's cost, VAT and income, in proportion to what it paid."""
    basis = _in_proportion(payers, line.cost_ore)
    lowered = {party: amount - basis[party] for party, amount in payers.items()}
    compensation = _in_proportion(lowered, line.compensation_ore)
    return LinePaid(
        outlay_ore=payers,
        compensation_ore=compensation,
        income_ore={party: amount - compensation[party] for party, amount in lowered.items()},
        basis_ore=basis,
        retained_ore=_in_proportion(basis, unallocated_ore),
    )


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
