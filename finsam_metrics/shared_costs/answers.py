"""What a split says, in sentences."""

from collections.abc import Mapping
from typing import Final

from finsam_metrics.model.swedish_numbers import format_count, format_list
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.results import Split

_MOST_NAMED: Final = 4


def split_answer(split: Split, names: Mapping[str, str]) -> str:
    """Say what each party pays, or how many share what where they are many.

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
        return f"{format_list([names[party] for party in amounts])} betalar {each} var"
    verbs = ["betalar ", *[""] * (len(amounts) - 1)]
    return format_list(
        [
            f"{names[party]} {verb}{format_ore(amount)}"
            for verb, (party, amount) in zip(verbs, amounts.items(), strict=True)
        ]
    )


def settlement_answer(split: Split, names: Mapping[str, str]) -> str | None:
    """Say who pays whom.

    Returns:
        The sentence; None where not every cost has a payer, so that nothing can be settled.
    """
    if any(share.net_ore is None for share in split.shares):
        return None
    if not split.transfers:
        return "Ingen ska betala något till någon annan"
    if len(split.transfers) > _MOST_NAMED:
        return f"{format_count(len(split.transfers)).capitalize()} betalningar jämnar ut kostnaden"
    return format_list(
        [
            f"{names[one.payer]} betalar {format_ore(one.amount_ore)} till {names[one.receiver]}"
            for one in split.transfers
        ]
    )
