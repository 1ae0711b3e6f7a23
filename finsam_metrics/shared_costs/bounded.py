"""Weights with a floor and a ceiling."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from finsam_metrics.shared_costs.amounts import format_exact, format_ore
from finsam_metrics.shared_costs.entries import require_all
from finsam_metrics.shared_costs.fields import Field
from finsam_metrics.shared_costs.keys import Bounded


def share_bounded(
    key: Bounded, cost: Fraction, parties: Sequence[str], field: Field, names: Mapping[str, str]
) -> dict[str, Fraction]:
    """Divide in proportion to weights, between floors and ceilings.

    A party pays min(max(λwᵢ, lᵢ), uᵢ), where λ is the amount per weight that makes the sum the
    cost. The sum grows with λ in straight pieces between the points where somebody leaves its floor
    or meets its ceiling, so λ is found exactly. Scaling the weights changes nothing; among parties
    with the same bounds more weight never pays less; zero weight pays its floor. Source:
    fair shares under requirements, Balinski & Young, Fair Representation, 1982.

    Raises:
        CaseError: A weight is missing or all are zero, a floor is above its ceiling, or no amounts
            within the bounds make the cost.
    """
    require_all(key.weights, parties, field.of("weights"), names)
    weights = {party: key.weights[party] for party in parties}
    if not any(weights.values()):
        raise field.of("weights").error("alla är 0; minst en måste vara mer än 0")
    floors = {party: key.floor_ore.get(party, 0) for party in parties}
    ceilings = {party: key.ceiling_ore[party] for party in parties if party in key.ceiling_ore}
    for party, ceiling in sorted(ceilings.items()):
        if floors[party] > ceiling:
            raise (
                field.of("floor_sek")
                .of(party, names.get(party))
                .error(
                    f"golvet {format_ore(floors[party])} är högre än taket {format_ore(ceiling)}; "
                    "sänk golvet eller höj taket"
                )
            )
    least = sum(floors.values())
    if least > cost:
        raise field.of("floor_sek").error(
            f"golven är tillsammans {format_ore(least)} men kostnaden bara {format_exact(cost)}; "
            "sänk golven"
        )
    scale = _find_scale(cost, weights, floors, ceilings)
    if scale is None:
        raise field.of("ceiling_sek").error(
            f"taken gör att hela kostnaden {format_exact(cost)} inte kan delas; höj taken"
        )
    return {party: _held(scale * weights[party], party, floors, ceilings) for party in parties}


def scale_of(key: Bounded, cost: Fraction, parties: Sequence[str]) -> Fraction:
    """Give λ, the amount per weight by which ``share_bounded`` divides a cost."""
    weights = {party: key.weights[party] for party in parties}
    floors = {party: key.floor_ore.get(party, 0) for party in parties}
    ceilings = {party: key.ceiling_ore[party] for party in parties if party in key.ceiling_ore}
    return _find_scale(cost, weights, floors, ceilings) or Fraction(0)


def _find_scale(
    cost: Fraction,
    weights: Mapping[str, Fraction],
    floors: Mapping[str, int],
    ceilings: Mapping[str, int],
) -> Fraction | None:
    """Find the amount per weight, or None where the ceilings are too low."""

    def total(scale: Fraction) -> Fraction:
        held = (_held(scale * weight, party, floors, ceilings) for party, weight in weights.items())
        return sum(held, Fraction(0))

    weighted = [party for party, weight in weights.items() if weight]
    turns = {
        Fraction(bounds[p]) / weights[p]
        for bounds in (floors, ceilings)
        for p in weighted
        if p in bounds
    }
    low = max(turn for turn in {Fraction(0), *turns} if total(turn) <= cost)
    left = cost - total(low)
    if not left:
        return low
    rising = [
        weights[party]
        for party in weighted
        if low * weights[party] >= floors[party]
        and (party not in ceilings or low * weights[party] < ceilings[party])
    ]
    return low + left / sum(rising) if rising else None


def _held(
    amount: Fraction, party: str, floors: Mapping[str, int], ceilings: Mapping[str, int]
) -> Fraction:
    raised = max(amount, Fraction(floors[party]))
    return min(raised, Fraction(ceilings[party])) if party in ceilings else raised
