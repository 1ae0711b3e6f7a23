"""Large cases of shared costs, made up."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from finsam_metrics.shared_costs.cases import Basis, Case, CostLine
from finsam_metrics.shared_costs.keys import Key, Shapley, Steps, TwoPart, Weights

_STEPS = Shapley(costs=Steps(size=30, step_ore=8_000_00, per_head_ore=250_00))


def large_cases(*, parties: int, lines: int, seed: int = 1) -> dict[str, Case]:
    """Make one case for each way in which a case can be large; all are paid and settle."""
    random = Random(seed)
    ids = tuple(f"part-{number:02}" for number in range(parties))

    def weights() -> Key:
        return Weights(weights={party: Fraction(random.randint(1, 10**6)) for party in ids})

    def case(count: int, key_of_line: Callable[[], Key | None]) -> Case:
        return Case(
            title="Stort fall",
            parties=ids,
            names={party: party for party in ids},
            lines=tuple(_line(random, ids, key_of_line()) for _ in range(count)),
            key=weights(),
        )

    coalitions = [frozenset[str]()]
    for party in ids:
        coalitions += [members | {party} for members in coalitions]
    game = Shapley(costs={one: 10_000 * len(one) + 99 for one in coalitions if one})
    return {
        f"{lines} lines pooled under one key": case(lines, lambda: None),
        f"{lines} lines, each with weights of its own": case(lines, weights),
        f"{lines} lines, each by its participants": case(lines, lambda: TwoPart(fixed_ore=0)),
        f"{lines} lines, each by Shapley from steps": case(lines, lambda: _STEPS),
        f"one line, Shapley from {len(coalitions)} coalitions": case(1, lambda: game),
    }


def _line(random: Random, ids: tuple[str, ...], key: Key | None) -> CostLine:
    amount = random.randint(10_000_00, 100_000_00)
    return CostLine(
        title="Utbildning",
        amount_ore=amount,
        payers={random.choice(ids): amount},
        participants={Basis.PLANNED: {party: random.randint(1, 40) for party in ids}},
        key=key,
    )
