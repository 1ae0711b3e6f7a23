"""The sheets of a workbook in which a plan is written by hand: what each column asks for.

The workbook is written and read by this list, so that what is asked for is what is understood.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from finsam_metrics.words.units import KRONOR_PER_UNIT

PLAN_SHEET: Final = "Planen"
EXAMPLE_SHEET: Final = "Exempel"
LIST_SHEET: Final = "Listor"
MOST_ROWS: Final = 500
YES: Final = "ja"

Choices = Mapping[str, Mapping[str, str]]
"""Names by id, by the vocabulary's table."""


class Answer(StrEnum):
    """What a cell is to hold."""

    TEXT = "text"
    WHOLE = "whole"
    AMOUNT = "amount"
    SHARE = "share"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """One column of a sheet.

    Attributes:
        field: The field of the record.
        heading: Above the column.
        answer: What its cells hold.
        example: What a filled cell may say.
        is_required: Whether every row needs it.
        names: Names of what may be chosen, by id; None where the vocabulary says them.
        vocabulary: The table of the vocabulary that says them; None where ``names`` does.
        least: Lowest number.
        most: Highest number.
    """

    field: str
    heading: str
    answer: Answer = Answer.TEXT
    example: str | int | float | None = None
    is_required: bool = False
    names: Mapping[str, str] | None = None
    vocabulary: str | None = None
    least: int | None = None
    most: int | None = None

    def choices(self, vocabulary: Choices) -> Mapping[str, str]:
        """Names of what may be chosen, by id."""
        return self.names or vocabulary.get(self.vocabulary or "", {})


@dataclass(frozen=True, kw_only=True)
class PlanSheet:
    """One sheet, for one table of a plan.

    Attributes:
        table: The table.
        name: Of the sheet.
        columns: From the left.
    """

    table: str
    name: str
    columns: tuple[SheetColumn, ...]


def vocabulary_choices(shared: Mapping[str, Sequence[Mapping[str, object]]]) -> Choices:
    """Give the names that the vocabulary has for what may be chosen.

    Args:
        shared: The rows of the shared tables, by table.
    """
    return {
        table: {str(row[key]): str(row[name]) for row in shared[table]}
        for table, (key, name) in _NAMED_BY.items()
    }


_NAMED_BY: Final = {
    "budget_category": ("category_id", "category_name"),
    "common_group": ("group_id", "group_name"),
    "training_type": ("training_type", "training_type_name"),
}
_UNITS: Final = {unit: unit for unit in KRONOR_PER_UNIT}
_PAGE: Final = SheetColumn(field="page", heading="Sida", answer=Answer.WHOLE, example=4, least=1)
_JUDGEMENT: Final = SheetColumn(field="judgement_text", heading="Vår bedömning, i så fall varför")

IDENTITY: Final = (
    SheetColumn(
        field="association_text",
        heading="Förbund",
        example="Samordningsförbundet Exempeldalen",
        is_required=True,
    ),
    SheetColumn(
        field="budget_year",
        heading="Budgetår",
        answer=Answer.WHOLE,
        example=2027,
        is_required=True,
        least=2004,
        most=2100,
    ),
    SheetColumn(
        field="title", heading="Dokumentets titel", example="Verksamhetsplan och budget 2027"
    ),
    SheetColumn(field="decided_date", heading="Beslutad", answer=Answer.DAY, example="2026-11-27"),
)
"""What the first sheet asks for, a row each."""

SHEETS: Final = (
    PlanSheet(
        table="budget_line",
        name="Budget",
        columns=(
            SheetColumn(
                field="row_number",
                heading="Nr",
                answer=Answer.WHOLE,
                example=1,
                is_required=True,
                least=1,
            ),
            SheetColumn(
                field="statement",
                heading="Uppställning",
                answer=Answer.CHOICE,
                example="Budget",
                is_required=True,
                names={
                    "budget": "Budget",
                    "income_statement": "Resultaträkning",
                    "cash_flow": "Kassaflöde",
                    "balance_sheet": "Balansräkning",
                    "funding": "Finansiering",
                },
            ),
            SheetColumn(
                field="table_text",
                heading="Tabellens rubrik",
                example="Budget 2027",
                is_required=True,
            ),
            SheetColumn(field="section_text", heading="Rubrik ovanför raden", example="Kostnader"),
            SheetColumn(
                field="line_text", heading="Radens text", example="Styrelse", is_required=True
            ),
            SheetColumn(
                field="row_kind",
                heading="Post eller summa",
                answer=Answer.CHOICE,
                example="post",
                is_required=True,
                names={"item": "post", "sum": "summa"},
            ),
            SheetColumn(
                field="kind",
                heading="Slag",
                answer=Answer.CHOICE,
                example="kostnad",
                is_required=True,
                names={
                    "income": "intäkt",
                    "cost": "kostnad",
                    "result": "resultat",
                    "asset": "tillgång",
                    "liability": "skuld",
                    "equity": "eget kapital",
                    "cash_flow": "kassaflöde",
                },
            ),
            SheetColumn(
                field="category_id",
                heading="Kategori",
                answer=Answer.CHOICE,
                example="Styrelse",
                is_required=True,
                vocabulary="budget_category",
            ),
            _JUDGEMENT,
            SheetColumn(
                field="part_of",
                heading="Ingår i summan med nr",
                answer=Answer.WHOLE,
                example=4,
                least=1,
            ),
            SheetColumn(
                field="concept",
                heading="Summan är",
                answer=Answer.CHOICE,
                names={
                    "frame": "medlemmarnas bidrag",
                    "applied_for": "äskade medel",
                    "disposable": "disponibla medel",
                    "total_income": "alla intäkter",
                    "total_cost": "alla kostnader",
                    "result": "årets resultat",
                    "opening_cash": "likvida medel vid årets början",
                    "closing_cash": "likvida medel vid årets slut",
                    "opening_equity": "eget kapital vid årets början",
                    "closing_equity": "eget kapital vid årets slut",
                    "total_assets": "alla tillgångar",
                    "total_equity_and_liabilities": "eget kapital och skulder",
                },
            ),
            SheetColumn(
                field="year",
                heading="År",
                answer=Answer.WHOLE,
                example=2027,
                least=2004,
                most=2100,
            ),
            SheetColumn(
                field="version",
                heading="Version",
                answer=Answer.CHOICE,
                example="budget",
                is_required=True,
                names={
                    "outcome": "utfall",
                    "forecast": "prognos",
                    "budget": "budget",
                    "plan": "plan",
                },
            ),
            SheetColumn(field="column_text", heading="Kolumnens rubrik", example="Budget 2027"),
            SheetColumn(
                field="amount_sek",
                heading="Belopp",
                answer=Answer.AMOUNT,
                example=250,
                is_required=True,
            ),
            SheetColumn(
                field="unit",
                heading="Enhet",
                answer=Answer.CHOICE,
                example="tkr",
                is_required=True,
                names=_UNITS,
            ),
            SheetColumn(
                field="is_approximate",
                heading="Ungefärligt",
                answer=Answer.CHOICE,
                names={YES: YES},
            ),
            _PAGE,
        ),
    ),
    PlanSheet(
        table="priority_group",
        name="Grupper",
        columns=(
            SheetColumn(
                field="group_text",
                heading="Gruppen med planens ord",
                example="unga som varken arbetar eller studerar",
                is_required=True,
            ),
            SheetColumn(
                field="group_id",
                heading="Gemensam grupp",
                answer=Answer.CHOICE,
                example="Unga och unga vuxna",
                is_required=True,
                vocabulary="common_group",
            ),
            SheetColumn(
                field="age_from",
                heading="Från ålder",
                answer=Answer.WHOLE,
                example=16,
                least=0,
                most=120,
            ),
            SheetColumn(
                field="age_to",
                heading="Till ålder",
                answer=Answer.WHOLE,
                example=29,
                least=0,
                most=120,
            ),
            SheetColumn(
                field="context",
                heading="Var gruppen nämns",
                answer=Answer.CHOICE,
                example="som prioriterad",
                is_required=True,
                names={
                    "priority": "som prioriterad",
                    "target_group": "som förbundets målgrupp",
                    "activity": "i en insats",
                    "budget_line": "i en budgetrad",
                },
            ),
            SheetColumn(field="activity_text", heading="Insatsens eller budgetradens namn"),
            _JUDGEMENT,
            _PAGE,
        ),
    ),
    PlanSheet(
        table="training",
        name="Utbildningar",
        columns=(
            SheetColumn(
                field="title", heading="Titel", example="Konferens om unga", is_required=True
            ),
            SheetColumn(field="when_text", heading="När, med planens ord", example="i mars"),
            SheetColumn(field="start_date", heading="Första dag", answer=Answer.DAY),
            SheetColumn(
                field="year",
                heading="År",
                answer=Answer.WHOLE,
                example=2027,
                least=2004,
                most=2100,
            ),
            SheetColumn(
                field="month", heading="Månad", answer=Answer.WHOLE, example=3, least=1, most=12
            ),
            SheetColumn(
                field="season",
                heading="Termin",
                answer=Answer.CHOICE,
                names={"spring": "vår", "autumn": "höst"},
            ),
            SheetColumn(
                field="scope",
                heading="Omfattning",
                answer=Answer.CHOICE,
                example="länsgemensam",
                names={"joint": "länsgemensam", "local": "lokal"},
            ),
            SheetColumn(
                field="reach",
                heading="Vilka som får komma",
                answer=Answer.CHOICE,
                names={"county": "länet", "region": "flera län", "open": "alla"},
            ),
            SheetColumn(
                field="training_type",
                heading="Slag",
                answer=Answer.CHOICE,
                example="Konferens",
                is_required=True,
                vocabulary="training_type",
            ),
            SheetColumn(field="audience_text", heading="För vilka"),
            SheetColumn(
                field="participants_min", heading="Lägsta antal", answer=Answer.WHOLE, least=0
            ),
            SheetColumn(
                field="participants_max",
                heading="Högsta antal",
                answer=Answer.WHOLE,
                example=120,
                least=0,
            ),
            SheetColumn(
                field="cost_sek", heading="Kostnad", answer=Answer.AMOUNT, example=85, least=0
            ),
            SheetColumn(
                field="unit", heading="Enhet", answer=Answer.CHOICE, example="tkr", names=_UNITS
            ),
            _PAGE,
        ),
    ),
    PlanSheet(
        table="initiative",
        name="Insatser",
        columns=(
            SheetColumn(
                field="name", heading="Insatsens namn", example="Vägen vidare", is_required=True
            ),
            SheetColumn(field="amount_sek", heading="Belopp", answer=Answer.AMOUNT, example=1200),
            SheetColumn(
                field="unit", heading="Enhet", answer=Answer.CHOICE, example="tkr", names=_UNITS
            ),
            SheetColumn(field="condition_text", heading="Villkor"),
            SheetColumn(field="supplement_text", heading="Utöver beloppet"),
            SheetColumn(field="owner_text", heading="Ansvarig", example="kommunen"),
            SheetColumn(field="partner_text", heading="Tillsammans med"),
            SheetColumn(
                field="orientation",
                heading="Inriktning",
                answer=Answer.CHOICE,
                example="individinriktad",
                names={"individual": "individinriktad", "structural": "strukturövergripande"},
            ),
            _PAGE,
        ),
    ),
    PlanSheet(
        table="staffing",
        name="Bemanning",
        columns=(
            SheetColumn(field="role", heading="Roll", example="samordnare", is_required=True),
            SheetColumn(
                field="extent_share",
                heading="Andel av heltid, procent",
                answer=Answer.SHARE,
                example=80,
                least=0,
                most=100,
            ),
            SheetColumn(field="employer_text", heading="Arbetsgivare", example="kommunen"),
            _PAGE,
        ),
    ),
    PlanSheet(
        table="meeting",
        name="Möten",
        columns=(
            SheetColumn(field="body", heading="Vilka möts", example="styrelsen", is_required=True),
            SheetColumn(
                field="date",
                heading="Dag",
                answer=Answer.DAY,
                example="2027-03-12",
                is_required=True,
            ),
            SheetColumn(field="place", heading="Plats"),
            _PAGE,
        ),
    ),
    PlanSheet(
        table="goal",
        name="Mål",
        columns=(
            SheetColumn(
                field="area", heading="Del av målen", example="Verksamhetsmål", is_required=True
            ),
            SheetColumn(
                field="goal_summary",
                heading="Målet med egna ord",
                example="Fler unga kommer i arbete",
                is_required=True,
            ),
            SheetColumn(
                field="target_operator",
                heading="Talet är",
                answer=Answer.CHOICE,
                example="minst",
                names={">=": "minst", "<=": "högst", "=": "precis"},
            ),
            SheetColumn(
                field="target_value", heading="Tal", answer=Answer.AMOUNT, example=40, least=0
            ),
            SheetColumn(
                field="target_unit",
                heading="Vad som räknas",
                answer=Answer.CHOICE,
                example="deltagare",
                names={
                    "participants": "deltagare",
                    "count": "antal",
                    "equity_share_of_contributions": "eget kapital, procent av bidragen",
                },
            ),
            SheetColumn(
                field="category_id",
                heading="Kategori som betalar",
                answer=Answer.CHOICE,
                vocabulary="budget_category",
            ),
            _PAGE,
        ),
    ),
    PlanSheet(
        table="declaration",
        name="Ställningstaganden",
        columns=(
            SheetColumn(
                field="declaration_type",
                heading="Om vad",
                answer=Answer.CHOICE,
                example="uppföljning",
                is_required=True,
                names={
                    "deficit": "underskott",
                    "follow_up": "uppföljning",
                    "members": "medlemmar",
                },
            ),
            SheetColumn(
                field="declaration_summary",
                heading="Vad planen säger, med egna ord",
                example="Alla insatser följs upp varje halvår.",
                is_required=True,
            ),
            _PAGE,
        ),
    ),
)
