"""Small plans that keep the rules or break one, and the cost keys that go with them."""

from dataclasses import dataclass, field
from typing import Any

NBSP = "\N{NO-BREAK SPACE}"
FOUR_AREAS = """
row | text     | category       | of | 2014 budget
1   | Insats A | individual     | 5  | 500
2   | Kansli A | administration | 5  | 100
3   | Möten A  | board          | 5  | 50
4   | Granskning A | audit      | 5  | {audit}
5   | Kostnader A |             |    | {total}
"""
PARTIES = """
row | text   | kind   | category            | of | 2014 budget
1   | Staten | income | income-state        | 4  | {state}
2   | Region | income | income-region       | 4  | {region}
3   | Kommun | income | income-municipality | 4  | {municipality}
4   | Bidrag | income |                     |    | {total}
"""
DEFICIT = """
statement     | row | text      | kind   | category | concept        | 2013 outcome | 2014 budget
budget        | 1   | Resultat  | result | result   | result         |              | {result}
balance_sheet | 1   | Utgående  | equity | equity   | closing_equity | {equity}     |
"""
DECLARED: dict[str, Any] = {"declaration": [{"declaration_type": "deficit"}]}
MEANS = """
statement | row | text     | kind   | category | concept    | 2014 budget
budget    | 1   | Kostnad  | cost   |          | total_cost | {cost}
funding   | 1   | Medel    | income |          | disposable | 1 000
"""
LOAN = """
row | text   | kind      | category  | 2014 budget
1   | {text} | liability | liability | {amount}
"""
EQUITY_LIMIT = """
statement     | row | text     | kind   | category | concept        | 2014 budget
budget        | 1   | Bidrag A | income |          | frame          | 1 000
balance_sheet | 1   | Utgående | equity | equity   | closing_equity | {equity}
"""
LIMIT: dict[str, Any] = {
    "goal": [
        {
            "target_operator": "<=",
            "target_value": "0.2",
            "target_unit": "equity_share_of_contributions",
        }
    ]
}
KEY = {"document_id": "vasteras-2014", "cap_sek": "300"}


@dataclass(frozen=True)
class Case:
    """A small plan, and the cost key that goes with it."""

    figures: str
    plan: dict[str, Any] = field(default_factory=dict)
    key: dict[str, str] | None = None
    shares: tuple[str, ...] = ()

    def check(self, small_plans: Any) -> Any:
        """Write the plan and check it."""
        if self.key is not None:
            small_plans.write_rows(
                "allocation_keys/allocation_key.csv", "allocation_key", [self.key]
            )
            payers = ("vasteras", "vastra-malardalen", "norra-vastmanland")
            rows = [
                {"association_id": payer, "amount_sek": amount}
                for payer, amount in zip(payers, self.shares, strict=False)
            ]
            small_plans.write_rows(
                "allocation_keys/allocation_key_share.csv", "allocation_key_share", rows
            )
        return small_plans.check_figures(self.figures, **self.plan)


def four_areas(*, audit: str = "20", total: str = "670") -> str:
    """A budget with a cost in each area."""
    return FOUR_AREAS.format(audit=audit, total=total)


def parties(state: str, region: str, municipality: str, total: str) -> str:
    """The contributions of the three parties; an empty one is not stated."""
    return PARTIES.format(state=state, region=region, municipality=municipality, total=total)


def decided(day: str, kind: str = "plan", phase: str | None = None) -> dict[str, Any]:
    """A plan whose document was decided on a day."""
    return {"document": {"decided_date": day, "kind": kind}, "phase": phase}


def aged(*groups: tuple[str, str]) -> dict[str, Any]:
    """A plan with groups of these ages, each with words of its own on the same line."""
    rows = [
        {"group_text": f"grupp {number}", "age_from": least, "age_to": most}
        for number, (least, most) in enumerate(groups)
    ]
    return {"priority_group": rows}
