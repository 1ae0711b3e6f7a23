"""Methods from cooperative games: the Shapley value; separable costs, remaining benefits."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import factorial
from operator import add, mul

from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.amounts import format_exact, format_ore
from finsam_metrics.shared_costs.entries import require_all
from finsam_metrics.shared_costs.fields import Field
from finsam_metrics.shared_costs.keys import Scrb, Shapley, Steps

MOST_PARTIES = 12


def coalition_costs(
    key: Shapley,
    parties: Sequence[str],
    participants: Mapping[str, int] | None,
    field: Field,
    names: Mapping[str, str],
) -> list[int]:
    """Give what every coalition would cost in öre.

    Args:
        key: The key.
        parties: Who divides; a coalition is a set of bits, the first party the lowest.
        participants: Participants of each party; needed where the costs follow from steps.
        field: Where the key stands.
        names: Names of the parties, for messages.

    Returns:
        The costs by coalition. The empty one costs nothing. With steps a coalition with p
        participants costs ⌈p/size⌉·step + p·per head.

    Raises:
        CaseError: There are too many parties, or a coalition's cost is missing.
    """
    if len(parties) > MOST_PARTIES:
        raise field.of("method").error(
            f"Shapleyvärdet räknas för högst {MOST_PARTIES} parter och här är {len(parties)}; "
            "välj en annan metod"
        )
    if isinstance(key.costs, Steps):
        counts = [0]
        for party in parties:
            participating = (participants or {})[party]
            counts += [count + participating for count in counts]
        by_count = {count: key.costs.cost_ore(count) for count in set(counts)}
        return [by_count[count] for count in counts]
    members: list[frozenset[str]] = [frozenset()]
    for party in parties:
        members += [coalition | {party} for coalition in members]
    given = {frozenset[str](): 0, **key.costs}
    missing = [coalition for coalition in members if coalition not in given]
    if missing:
        groups = sorted(
            format_list([names.get(p, p) for p in sorted(coalition)]) for coalition in missing
        )
        shown = "; ".join(groups[:5])
        more = f" och {len(missing) - 5} till" if len(missing) > 5 else ""
        raise field.of("coalitions").error(
            f"kostnaden saknas för {shown}{more}. Varje grupp av parter ska ha en"
        )
    return [given[coalition] for coalition in members]


def shapley_values(costs: Sequence[int], parties: Sequence[str]) -> dict[str, Fraction]:
    """Give the Shapley value of each party in öre.

    φᵢ = Σ_{S∌i} |S|!(n−|S|−1)!/n! · (c(S∪i) − c(S)): what a party adds to the cost, on average over
    all orders to come in. The values sum to the cost of all; who adds the same pays the same; who
    adds nothing pays nothing; the value of a sum of costs is the sum of the values. Source:
    Shapley, A value for n-person games, 1953.

    Args:
        costs: Costs by coalition, as ``coalition_costs`` gives them.
        parties: The parties, in the order of the bits.

    >>> values = shapley_values([0, 6, 12, 12], ["a", "b"])
    >>> {party: str(value) for party, value in values.items()}
    {'a': '3', 'b': '9'}
    """
    n = len(parties)
    sizes = [0]
    for _ in parties:
        sizes += [size + 1 for size in sizes]
    with_party = [0, *(factorial(size - 1) * factorial(n - size) for size in range(1, n + 1))]
    without = [*(factorial(size) * factorial(n - size - 1) for size in range(n)), 0]
    # The sum over coalitions without a party is that over all less that over those with it, so
    # that one sum over the coalitions with it is left; those sums come from folding the list.
    outside = sum(map(mul, costs, map(without.__getitem__, sizes)))
    both = [a + b for a, b in zip(with_party, without, strict=True)]
    folded = list(map(mul, costs, map(both.__getitem__, sizes)))
    values = {}
    for party in reversed(parties):
        half = len(folded) // 2
        values[party] = Fraction(sum(folded[half:]) - outside, factorial(n))
        folded = list(map(add, folded[:half], folded[half:]))
    return {party: values[party] for party in parties}


def share_by_shapley(
    key: Shapley,
    cost: Fraction,
    parties: Sequence[str],
    participants: Mapping[str, int] | None,
    field: Field,
    names: Mapping[str, str],
) -> dict[str, Fraction]:
    """Divide a cost in proportion to the Shapley values.

    They are the shares themselves when the cost that is divided is that of the coalition of all;
    otherwise each is scaled alike, which is what the values of the scaled costs are.

    Raises:
        CaseError: As ``coalition_costs``; a value is negative, or all together cost nothing.
    """
    costs = coalition_costs(key, parties, participants, field, names)
    at = field.of("steps" if isinstance(key.costs, Steps) else "coalitions")
    values = shapley_values(costs, parties)
    for party, value in values.items():
        if value < 0:
            raise at.error(
                f"{names.get(party, party)} skulle få betalt ({format_exact(value)}), för det "
                "blir billigare för de andra när den är med; kontrollera kostnaderna"
            )
    if not costs[-1]:
        if cost:
            raise at.error(
                f"alla tillsammans kostar 0 kr men {format_exact(cost)} ska delas; "
                "ange kostnader över 0"
            )
        return dict.fromkeys(parties, Fraction(0))
    return {party: value * cost / costs[-1] for party, value in values.items()}


def share_by_scrb(
    key: Scrb,
    cost: Fraction,
    parties: Sequence[str],
    alone_ore: Mapping[str, int],
    field: Field,
    names: Mapping[str, str],
) -> dict[str, Fraction]:
    """Divide by separable costs and remaining benefits.

    A party pays sᵢ + (C−Σs)(bᵢ−sᵢ)/Σ(b−s), with its separable cost sᵢ = C(N)−C(N∖i), what the whole
    costs less without it, and bᵢ = min(alone, benefit), the most it is worth to it. Where Σ(b−s) =
    0 the rest is divided equally. Nobody pays less than its separable cost, and nobody more than bᵢ
    while C ≤ Σb. Source: Young, Okada & Hashimoto, Cost allocation in water resources development,
    IIASA WP-79-077, 1979.

    Args:
        key: The key.
        cost: What is divided, in öre.
        parties: Who divides.
        alone_ore: What each would pay alone, where the key does not say.
        field: Where the key stands.
        names: Names of the parties, for messages.

    Raises:
        CaseError: A figure is missing, separable costs exceed the cost, or one exceeds what it is
            worth to its party.
    """
    require_all(key.marginal_ore, parties, field.of("marginal_sek"), names)
    alone = alone_ore if key.alone_ore is None else key.alone_ore
    require_all(alone, parties, field.of("alone_sek"), names)
    separable = {party: key.marginal_ore[party] for party in parties}
    remaining = {}
    for party in parties:
        worth = min(alone[party], key.benefit_ore.get(party, alone[party]))
        remaining[party] = worth - separable[party]
        if remaining[party] < 0:
            raise (
                field.of("marginal_sek")
                .of(party, names.get(party))
                .error(
                    f"särkostnaden {format_ore(separable[party])} är mer än vad det är värt för "
                    f"parten att vara med ({format_ore(worth)}); den kan vara högst det"
                )
            )
    rest = cost - sum(separable.values())
    if rest < 0:
        raise field.of("marginal_sek").error(
            f"särkostnaderna är tillsammans {format_ore(sum(separable.values()))}, mer än "
            f"kostnaden {format_exact(cost)}; de kan vara högst kostnaden"
        )
    whole = sum(remaining.values())
    if not whole:
        return {party: separable[party] + rest / len(parties) for party in parties}
    return {party: separable[party] + rest * remaining[party] / whole for party in parties}
