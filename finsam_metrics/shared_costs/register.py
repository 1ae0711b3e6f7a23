"""The register that a case refers to: associations, and the keys that were agreed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from finsam_metrics.model.swedish_numbers import genitive
from finsam_metrics.shared_costs.keys import AgreedKey
from finsam_metrics.shared_costs.party_details import DETAIL_NAMES, PartyDetails


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """What a case may name without saying more.

    Attributes:
        associations: Name by id.
        keys: Every agreed key.
        details: What is known of associations for their invoices.
    """

    associations: Mapping[str, str]
    keys: tuple[AgreedKey, ...]
    details: Mapping[str, PartyDetails] = field(default_factory=dict)


Row = Mapping[str, object]


def register_from(
    *,
    associations: Iterable[Row],
    keys: Iterable[Row],
    key_shares: Iterable[Row],
    plans: Iterable[Row] = (),
    details: Iterable[Row] = (),
) -> Register:
    """Make the register from rows of the tables.

    A key that gives amounts for all its parties divides by them; otherwise by its shares.

    Args:
        associations: Rows of ``association``.
        keys: Rows of ``allocation_key``.
        key_shares: Rows of ``allocation_key_share``.
        plans: Rows of ``plan``; without them it is not known whose plan states a key.
        details: Rows of ``invoice_recipient``.
    """
    shares = list(key_shares)
    names = {
        str(row["association_id"]): str(row["association_name"])
        for row in sorted(associations, key=lambda row: int(str(row["sort_order"])))
    }
    stated_in = {
        str(row["document_id"]): (
            f"{genitive(names[str(row['association_id'])])} plan {row['budget_year']}"
        )
        for row in plans
    }
    return Register(
        associations=names,
        keys=tuple(
            _agreed_key(
                row,
                [share for share in shares if share["key_id"] == row["key_id"]],
                names,
                stated_in.get(str(row["document_id"])),
            )
            for row in sorted(keys, key=lambda row: str(row["key_id"]))
        ),
        details={
            str(row["association_id"]): PartyDetails(
                **{name: _text(row[name]) for name in DETAIL_NAMES}
            )
            for row in details
        },
    )


def _agreed_key(
    row: Row, shares: list[Row], names: Mapping[str, str], stated_in: str | None
) -> AgreedKey:
    amounts = {
        str(share["association_id"]): _ore(share["amount_sek"])
        for share in shares
        if share["amount_sek"] is not None
    }
    given = {
        str(share["association_id"]): Fraction(str(share["share"]))
        for share in shares
        if share["share"] is not None
    }
    by_amounts = len(amounts) == len(shares)
    return AgreedKey(
        key_id=str(row["key_id"]),
        title=str(row["title"]),
        year=int(str(row["year"])),
        valid_from=_date(row["valid_from"]),
        valid_to=_date(row["valid_to"]),
        cap_ore=None if row["cap_sek"] is None else _ore(row["cap_sek"]),
        amounts_ore=amounts if by_amounts else {},
        shares={} if by_amounts else given,
        decision_body=_text(row["decision_body"]),
        decision_date=_date(row["decision_date"]),
        decision_paragraph=_text(row["decision_paragraph"]),
        decision_text=str(row["decision_text"]),
        document_id=str(row["document_id"]),
        names={party: names.get(party, party) for party in [*amounts, *given]},
        stated_in=stated_in,
        page=None if row.get("page") is None else int(str(row["page"])),
    )


def _ore(value: object) -> int:
    return int(Decimal(str(value)).scaleb(2))


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
