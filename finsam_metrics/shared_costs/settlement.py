"""Who pays whom: the fewest payments that leave nobody owing."""

from collections.abc import Mapping, Sequence

from finsam_metrics.shared_costs.results import Transfer

_MOST_FOR_EXACT = 15


def settle(nets: Mapping[str, int]) -> tuple[Transfer, ...]:
    """Find payments after which everybody's net is zero; nobody both pays and receives.

    A group whose nets sum to zero settles with one payment less than it has parties, so
    the fewest payments come from the most groups that each sum to zero. They are found by
    dynamic programming over all subsets for at most 15 parties with a net that is not zero.
    For more, which no coordination association has, the largest debt is paid to the largest
    claim until all is paid: at most one payment less than there are parties, not always
    the fewest. The answer does not depend on the order of the parties.

    Args:
        nets: Öre by party, positive for what it is owed. They sum to zero.
    """
    open_nets = {party: nets[party] for party in sorted(nets) if nets[party]}
    if len(open_nets) > _MOST_FOR_EXACT:
        return _pay_off(open_nets)
    parties = list(open_nets)
    transfers: list[Transfer] = []
    for group in _most_zero_groups(list(open_nets.values())):
        transfers += _pay_off({parties[i]: open_nets[parties[i]] for i in group})
    return tuple(sorted(transfers, key=lambda t: (t.payer, t.receiver)))


def _most_zero_groups(nets: Sequence[int]) -> list[list[int]]:
    """Divide indices into the most groups that each sum to zero.

    ``most[mask]`` is how many of the prefixes of the best order of the members of ``mask`` sum to
    zero; each such prefix ends a group.
    """
    size = 1 << len(nets)
    sums = [0] * size
    most = [0] * size
    last = [0] * size
    for mask in range(1, size):
        lowest = (mask & -mask).bit_length() - 1
        sums[mask] = sums[mask & (mask - 1)] + nets[lowest]
        best = max(
            (i for i in range(len(nets)) if mask >> i & 1), key=lambda i: most[mask ^ (1 << i)]
        )
        last[mask] = best
        most[mask] = most[mask ^ (1 << best)] + (sums[mask] == 0)
    groups: list[list[int]] = []
    mask = size - 1
    while mask:
        if sums[mask] == 0:
            groups.append([])
        groups[-1].append(last[mask])
        mask ^= 1 << last[mask]
    return groups


def _pay_off(nets: Mapping[str, int]) -> tuple[Transfer, ...]:
    """Let the largest debts pay the largest claims; ties by id."""
    debts = sorted(((-net, party) for party, net in nets.items() if net < 0), key=_largest_first)
    claims = sorted(((net, party) for party, net in nets.items() if net > 0), key=_largest_first)
    transfers = []
    while debts and claims:
        (debt, payer), (claim, receiver) = debts.pop(0), claims.pop(0)
        paid = min(debt, claim)
        transfers.append(Transfer(payer=payer, receiver=receiver, amount_ore=paid))
        if debt > paid:
            debts.insert(0, (debt - paid, payer))
        if claim > paid:
            claims.insert(0, (claim - paid, receiver))
    return tuple(transfers)


def _largest_first(balance: tuple[int, str]) -> tuple[int, str]:
    return -balance[0], balance[1]
