"""A split as JSON."""

from collections.abc import Mapping
from fractions import Fraction

from finsam_metrics.shared_costs.amounts import exact_sek_text, sek_text
from finsam_metrics.shared_costs.keys import FixedAmounts, FixedShares, Key
from finsam_metrics.shared_costs.methods import method_of
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.vouchers import list_vouchers


def split_json(split: Split) -> dict[str, object]:
    """Give a split as JSON: amounts as text with a decimal point, exact ones as fractions.

    ``key`` of a line is the id of the agreed key, or the method. What is paid, retained and owed is
    null where some line has no payer yet; ``alone_sek`` where it is not known. ``line`` of a
    transfer is the number of the cost it settles, from 1; null where it settles several together.
    """
    return {
        "total_sek": sek_text(split.total_ore),
        "unallocated_sek": sek_text(split.unallocated_ore),
        "is_preliminary": split.is_preliminary,
        "shares": share_rows(split),
        "by_line": [
            {
                "title": line.title,
                "key": _key_name(line.key),
                "cost_sek": sek_text(line.cost_ore),
                "unallocated_sek": exact_sek_text(line.unallocated_ore),
                "shares": _exact(line.shares),
            }
            for line in split.lines
        ],
        "transfers": [
            {
                "voucher": voucher.number,
                "from": voucher.payer,
                "to": voucher.receiver,
                "amount_sek": sek_text(voucher.amount_ore),
                "line": None if voucher.line is None else voucher.line + 1,
            }
            for voucher in list_vouchers(split)
        ],
        "warnings": list(split.warnings),
    }


def share_rows(split: Split) -> list[dict[str, str | None]]:
    """Give one row per party, as in ``split_json``."""
    return [
        {
            "party": share.party,
            "exact_sek": exact_sek_text(share.exact_ore),
            "share_sek": sek_text(share.share_ore),
            "outlay_sek": _sek_or_null(share.outlay_ore),
            "vat_compensation_sek": _sek_or_null(share.compensation_ore),
            "income_sek": _sek_or_null(share.income_ore),
            "basis_sek": _sek_or_null(share.basis_ore),
            "retained_sek": _sek_or_null(share.retained_ore),
            "net_sek": _sek_or_null(share.net_ore),
            "alone_sek": _sek_or_null(share.alone_ore),
        }
        for share in split.shares
    ]


def _key_name(key: Key) -> str:
    if isinstance(key, FixedAmounts | FixedShares) and key.agreed is not None:
        return key.agreed.key_id
    return method_of(key).method


def _sek_or_null(amount_ore: int | None) -> str | None:
    return None if amount_ore is None else sek_text(amount_ore)


def _exact(shares: Mapping[str, Fraction]) -> dict[str, str]:
    return {party: exact_sek_text(share) for party, share in shares.items()}
