"""What the review is called on the screen: states, needs, units and kinds in Swedish."""

from collections.abc import Mapping
from typing import Final

from finsam_metrics.charts.document_page import LOOKS
from finsam_metrics.intake.judging import Need, State
from finsam_metrics.intake.publishing import Hindrance
from finsam_metrics.model.enums import DocumentKind, Kind, RowKind, Statement, Version
from finsam_metrics.words.plan_sheets import Answer

STATE_SIGNS: Final = {state: LOOKS[state].sign for state in State}
STATE_NAMES: Final = {state: LOOKS[state].name for state in State}
NEED_TEXTS: Final = {
    Need.UNIT: "Dokumentet säger inte vilken enhet beloppet har. Välj enhet.",
    Need.VERSION: "Det framgår inte om kolumnen är budget, plan, prognos eller utfall. Välj.",
    Need.CATEGORY: "Raden har ingen gemensam kategori. Välj en.",
    Need.SAME_CELL: "Raden har två belopp för samma år och samma slag. Ändra eller utelämna "
    "den ena kolumnen.",
    Need.LABEL: "Raden har ingen text. Skriv vad beloppet avser.",
    Need.TERM: "Välj den gemensamma termen, eller utelämna uppgiften.",
    Need.TARGET: "Målets tal, hur det är menat och vad som räknas hör ihop. Fyll i alla tre, eller "
    "inget av dem.",
    Need.SAME_FACT: "Samma uppgift står redan ovanför. Ändra eller utelämna den ena.",
}
VERSION_NAMES: Final = {
    Version.OUTCOME: "Utfall",
    Version.FORECAST: "Prognos",
    Version.BUDGET: "Budget",
    Version.PLAN: "Plan",
}
KIND_NAMES: Final = {
    Kind.INCOME: "Intäkt",
    Kind.COST: "Kostnad",
    Kind.ASSET: "Tillgång",
    Kind.LIABILITY: "Skuld",
    Kind.EQUITY: "Eget kapital",
    Kind.RESULT: "Resultat",
    Kind.CASH_FLOW: "Kassaflöde",
}
ROW_KIND_NAMES: Final = {RowKind.ITEM: "Post", RowKind.SUM: "Summa"}
STATEMENT_NAMES: Final = {
    Statement.BUDGET: "Budget",
    Statement.INCOME_STATEMENT: "Resultaträkning",
    Statement.CASH_FLOW: "Kassaflöde",
    Statement.BALANCE_SHEET: "Balansräkning",
    Statement.FUNDING: "Finansiering",
}
DOCUMENT_KINDS: Final[Mapping[str, str]] = {
    DocumentKind.PLAN: "Verksamhetsplan och budget",
    DocumentKind.ANNUAL_REPORT: "Årsredovisning",
    DocumentKind.INTERIM_REPORT: "Delårsrapport",
    DocumentKind.BOOKS: "Bokföring",
}
PHASES: Final = {"proposal": "Förslag", "adopted": "Beslutad", "revised": "Reviderad"}
FACT_NAMES: Final = {
    "priority_group": ("grupp", "Grupper"),
    "training": ("utbildning", "Utbildningar"),
    "initiative": ("insats", "Insatser"),
    "staffing": ("tjänst", "Tjänster"),
    "meeting": ("möte", "Möten"),
    "goal": ("mål", "Mål"),
    "declaration": ("uppgift", "Andra uppgifter"),
}
_FIGURE_NAMES: Final = ("siffra", "siffror")
ANSWER_EXAMPLES: Final = {
    Answer.DAY: "2027-03-12",
    Answer.AMOUNT: "1 250",
}
HINDRANCE_TEXTS: Final = {
    Hindrance.NO_ASSOCIATION: "Välj vilket förbund dokumentet gäller.",
    Hindrance.NO_YEAR: "Välj vilket år dokumentet gäller.",
    Hindrance.OPEN_FIGURES: "Siffror kvar att granska: {count}.",
    Hindrance.OPEN_FACTS: "Uppgifter i text kvar att granska: {count}.",
    Hindrance.NOTHING_KEPT: "Det finns inget att publicera.",
    Hindrance.PERSONAL_DATA: "Texter som ser ut att peka ut en privatperson: {count}.",
}


def noun_of(table: str, count: int) -> str:
    """What so many of a table of the plan package are called."""
    one, many = FACT_NAMES.get(table, _FIGURE_NAMES)
    return one if count == 1 else many.lower()
