"""A case made of planned trainings and the key that was agreed for them."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from finsam_metrics.shared_costs.cases import Case, CostLine
from finsam_metrics.shared_costs.key_files import key_of_agreed
from finsam_metrics.shared_costs.keys import AgreedKey
from finsam_metrics.shared_costs.register import Register


def case_from_trainings(
    trainings: Iterable[Mapping[str, object]], agreed: AgreedKey, register: Register
) -> Case:
    """Make a case of the joint trainings of a plan and an agreed key.

    Args:
        trainings: Rows of ``training``, of one plan. Local ones are left out, and so are those
        whose
            cost is not stated: there is nothing to split yet.
        agreed: The key that was agreed for them.
        register: Names of the associations.

    Returns:
        One line per training, in the order of the rows. Nobody has paid; how many take part from
        each association is not stated in plans.
    """
    parties = tuple(party for party in register.associations if _has_part(agreed, party))
    return Case(
        title=agreed.title,
        parties=parties,
        names={party: register.associations[party] for party in parties},
        lines=tuple(
            CostLine(
                title=str(row["title"]),
                date=_when(row),
                amount_ore=int(Decimal(str(row["cost_sek"])).scaleb(2)),
            )
            for row in trainings
            if row["scope"] == "joint" and row["cost_sek"] is not None
        ),
        key=key_of_agreed(agreed),
        year=agreed.year,
    )


def _has_part(agreed: AgreedKey, party: str) -> bool:
    return party in agreed.amounts_ore or party in agreed.shares


def _when(row: Mapping[str, object]) -> str | None:
    """Give the day, else the month, else the year, as far as it is stated."""
    if isinstance(row["start_date"], date):
        return row["start_date"].isoformat()
    if row["year"] is None:
        return None
    year = str(row["year"])
    return year if row["month"] is None else f"{year}-{int(str(row['month'])):02}"
