"""What a split says, in sentences."""

from collections.abc import Mapping
from typing import Final

from finsam_metrics.model.swedish_numbers import format_count, format_list
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.results import Split

_MOST_NAMED: Final = 4


def split_answer(split: Split, names: Mapping[str, str]) -> str:
    """Say what each party's share is, or how many share what where they are many.

    It is what is borne, whoever has paid; who is to pay whom is for ``settlement_answer`` to say.

    Args:
        split: The split.
        names: Name to use of each party.
    """
    total = format_ore(split.total_ore - split.unallocated_ore)
    amounts = {share.party: share.share_ore for share in split.shares}
    if len(amounts) > _MOST_NAMED:
        return f"{format_count(len(amounts)).capitalize()} parter delar på {total}"
    if len(set(amounts.values())) == 1:
        each = format_ore(next(iter(amounts.values())))
        return f"Andelen är {each} var för {format_list([names[party] for party in amounts])}"
    said = [f"{format_ore(amount)} för {names[party]}" for party, amount in amounts.items()]
    return f"Andelen är {format_list(said)}"


def settlement_answer(split: Split, names: Mapping[str, str]) -> str | None:
    """Say who pays whom.

    Returns:
        The sentence; None where not every cost has a payer, so that nothing can be settled.
    """
    if split.is_preliminary:
        return None
    payments = split.payments
    if not payments:
        return "Ingen ska betala något till någon annan"
    if len(payments) > _MOST_NAMED:
        return f"{format_count(len(payments)).capitalize()} betalningar jämnar ut kostnaden"
    return format_list(
        [
            f"{names[payment.payer]} betalar {format_ore(payment.amount_ore)} "
            f"till {names[payment.receiver]}"
            for payment in payments
        ]
    )
