"""A fixed part and a part by participants."""

from collections.abc import Mapping
from fractions import Fraction

from finsam_metrics.shared_costs.amounts import format_exact
from finsam_metrics.shared_costs.fields import Field
from finsam_metrics.shared_costs.keys import TwoPart


def share_in_two_parts(
    key: TwoPart, cost: Fraction, participants: Mapping[str, int], field: Field
) -> dict[str, Fraction]:
    """Divide a fixed part equally among those who attend, the rest by participants.

    A party pays F/m + V·pᵢ/Σp where m is how many parties have participants, F is an amount or a
    share of C, and V = C − F; one without participants pays nothing. It equals the Shapley value
    when a group of parties would cost F + v per participant. Source: Shapley 1953, applied as in
    Littlechild & Owen, A simple expression for the Shapley value in a special case, Management
    Science 20 (1973).

    Args:
        key: The key.
        cost: What is divided, in öre.
        participants: Participants of each party that divides, not all zero.
        field: Where the key stands.

    Raises:
        CaseError: The fixed part is more than the cost.
    """
    fixed = key.fixed_of(cost)
    if fixed > cost:
        raise field.of("fixed_sek").error(
            f"den fasta delen {format_exact(fixed)} är mer än kostnaden "
            f"{format_exact(cost)}; den kan vara högst kostnaden"
        )
    attending = sum(1 for count in participants.values() if count)
    each = fixed / attending
    per_head = (cost - fixed) / sum(participants.values())
    return {
        party: each + per_head * count if count else Fraction(0)
        for party, count in participants.items()
    }
