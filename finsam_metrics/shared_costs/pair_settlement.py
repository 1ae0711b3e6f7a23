"""Who pays whom for what: each cost is settled by itself, so that every payment has its voucher."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from finsam_metrics.shared_costs.results import Transfer
from finsam_metrics.shared_costs.rounding import round_shares
from finsam_metrics.shared_costs.whole_matrices import round_matrix


def settle_by_cost(
    exact: Sequence[Mapping[str, Fraction]],
    shares: Mapping[str, int],
    borne: Sequence[Mapping[str, int]],
) -> tuple[Transfer, ...]:
    """Let whoever owes of a cost pay those who paid it.

    What a party has paid of a cost covers its own share of that cost first. Those who then owe pay
    those who are owed, in proportion. Nothing is set off between costs: two parties that have each
    paid one pay each other. In all each party pays and receives exactly what its share and what it
    has paid say.

    Args:
        exact: Exact share by party of each cost.
        shares: The rounded share of each party over all costs.
        borne: What each payer has paid of each cost, of what somebody's share covers; its sums make
            the sum of the shares.
    """
    of_line = [sum(paid.values()) for paid in borne]
    whole = round_matrix(
        {
            (party, line): share
            for line, given in enumerate(exact)
            for party, share in given.items()
            if share
        },
        shares,
        dict(enumerate(of_line)),
    )
    transfers: list[Transfer] = []
    for line, paid in enumerate(borne):
        nets = {
            party: paid.get(party, 0) - whole.get((party, line), 0)
            for party in sorted({*paid, *shares})
        }
        transfers += _settle_one(nets, line)
    return tuple(
        sorted(
            transfers, key=lambda transfer: (transfer.payer, transfer.receiver, transfer.line or 0)
        )
    )


def _settle_one(nets: Mapping[str, int], line: int) -> list[Transfer]:
    owed = {party: net for party, net in nets.items() if net > 0}
    transfers = []
    for debt, payer in sorted((-net, party) for party, net in nets.items() if net < 0):
        left = sum(owed.values())
        parts = round_shares({party: Fraction(debt * claim, left) for party, claim in owed.items()})
        for receiver, amount in parts.items():
            owed[receiver] -= amount
            if amount:
                transfers.append(
                    Transfer(payer=payer, receiver=receiver, amount_ore=amount, line=line)
                )
    return transfers
