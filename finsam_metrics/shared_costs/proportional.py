"""Keys that divide in proportion to fixed weights: equal, weights, shares, amounts, the state's."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from finsam_metrics.shared_costs.amounts import format_ore, format_ratio
from finsam_metrics.shared_costs.entries import require_all
from finsam_metrics.shared_costs.fields import Field
from finsam_metrics.shared_costs.keys import (
    Equal,
    FixedAmounts,
    FixedShares,
    StateModel,
    Weights,
)

Proportional = Equal | Weights | FixedShares | FixedAmounts | StateModel

BASE_ORE = 400_000_00
SUPPORT_SHARE = Fraction(3, 4)
_OTHER_KEY = (
    "ta bort parten, välj vilka som delar de rader som inte gäller den, eller välj en annan nyckel"
)


def weights_of(
    key: Proportional, parties: Sequence[str], field: Field, names: Mapping[str, str]
) -> dict[str, Fraction]:
    """Give the weights by which a key divides a cost C: a party's share is C·wᵢ/Σw.

    Every such key divides any sum in the same proportions, so that costs may be divided
    apart or together; scaling the weights changes nothing, more weight never pays less, and zero
    weight pays zero. Where a cost is for some of the parties only, those divide it in the
    proportions they have between them.

    ``equal``: wᵢ = 1, so C/n. ``weights``: any numbers (contributions, budget frames, inhabitants,
    participants, seats). ``fixed_shares``: wᵢ = kᵢ with Σk = 1, so C·kᵢ. ``fixed_amounts``: wᵢ =
    aᵢ, so the agreed amounts when C = Σa, and in proportion to them otherwise. ``state_model``: as
    ``state_weights`` says. Source: proportional division is as old as shared costs (Young, Equity,
    1994, chapter 4).

    Args:
        key: The key.
        parties: Who divides.
        field: Where the key stands.
        names: Names of the parties, for messages.

    Raises:
        CaseError: A weight is missing, no weight is above zero, or shares do not make 1.
    """
    match key:
        case Equal():
            return dict.fromkeys(parties, Fraction(1))
        case Weights():
            given, at = key.weights, field.of("weights")
        case FixedShares():
            given, at = key.shares, field.of("key_id" if key.agreed else "shares")
            total = sum(given.values(), Fraction(0))
            if total != 1:
                raise at.error(
                    f"andelarna blir tillsammans {format_ratio(total)}; de ska bli exakt 1"
                )
        case FixedAmounts():
            given = _fractions(key.amounts_ore)
            at = field.of("key_id" if key.agreed else "amounts")
        case _:
            given, at = state_weights(key, field, names), field.of("support")
    if isinstance(key, FixedAmounts | FixedShares) and key.agreed is not None:
        require_all(given, parties, at, names, _OTHER_KEY)
    require_all(given, parties, at, names)
    chosen = {party: given[party] for party in parties}
    if not any(chosen.values()):
        raise at.error("alla är 0; minst en av dem som ska dela måste ha mer än 0")
    return chosen


def share_by_weights(cost: Fraction, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Divide a cost in proportion to weights that are not all zero."""
    per_weight = cost / sum(weights.values(), Fraction(0))
    return {party: per_weight * weight for party, weight in weights.items()}


def state_weights(key: StateModel, field: Field, names: Mapping[str, str]) -> dict[str, Fraction]:
    """Give what the state's allocation model would allocate to each party, in öre.

    400 000 kr to each, then of what is left 75 % by the support measure (försörjningsmått) and 25 %
    by inhabitants 16–64. More of either measure never gives less. Source: Försäkringskassan
    2015-01-22, the model in use since 2016; finsam.se.

    Raises:
        CaseError: A figure is missing, a measure is zero for all, or the allocation does not
            cover 400 000 kr each.
    """
    parties = list(key.support)
    require_all(key.inhabitants_16_64, parties, field.of("inhabitants_16_64"), names)
    require_all(key.support, list(key.inhabitants_16_64), field.of("support"), names)
    left = key.allocation_ore - len(parties) * BASE_ORE
    if left < 0:
        raise field.of("allocation_sek").error(
            f"{format_ore(key.allocation_ore)} räcker inte till grundbeloppet "
            f"{format_ore(BASE_ORE)} till var och en av {len(parties)} parter"
        )
    for name, measure in (("support", key.support), ("inhabitants_16_64", key.inhabitants_16_64)):
        if not any(measure.values()):
            raise field.of(name).error("alla är 0; minst en måste vara mer än 0")
    by_support = share_by_weights(left * SUPPORT_SHARE, key.support)
    by_inhabitants = share_by_weights(left * (1 - SUPPORT_SHARE), key.inhabitants_16_64)
    return {party: BASE_ORE + by_support[party] + by_inhabitants[party] for party in parties}


def _fractions(amounts: Mapping[str, int]) -> dict[str, Fraction]:
    return {party: Fraction(amount) for party, amount in amounts.items()}
