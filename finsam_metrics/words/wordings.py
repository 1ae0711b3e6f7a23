"""The words that say what an amount in running text is."""

import re
from dataclasses import dataclass
from typing import Final

from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement
from finsam_metrics.words.years import YEAR


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """What words say of the amount they name.

    Attributes:
        words: The words.
        is_strong: True where they decide, whatever stands after the amount.
        is_negative: True where they say that the amount is below nought.
    """

    words: re.Pattern[str]
    statement: Statement
    kind: Kind | None
    row_kind: RowKind = RowKind.ITEM
    concept: Concept | None = None
    category_id: str | None = None
    is_strong: bool = False
    is_negative: bool = False


MEMBERS: Final = (
    r"(?:parter(?:na|nas|s)?|medlemmar(?:na|nas|s)?|medlemsorganisation\w*|huvudmän(?:nen|nens)?|"
    r"ägar(?:na|nas|es?)|"
    r"finansiärer(?:na|nas)?)"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _total(
    pattern: str,
    *,
    statement: Statement,
    kind: Kind,
    concept: Concept,
    is_negative: bool = False,
) -> Wording:
    """Words for a named total, which decide."""
    return Wording(
        words=_words(pattern),
        statement=statement,
        kind=kind,
        row_kind=RowKind.SUM,
        concept=concept,
        category_id="result" if kind is Kind.RESULT else "subtotal",
        is_strong=True,
        is_negative=is_negative,
    )


def _equity(pattern: str, concept: Concept) -> Wording:
    """Words for equity at the beginning or end of a year, which decide."""
    return Wording(
        words=_words(pattern),
        statement=Statement.BALANCE_SHEET,
        kind=Kind.EQUITY,
        concept=concept,
        category_id="equity",
        is_strong=True,
    )


def _income(pattern: str, category_id: str, *, is_strong: bool = False) -> Wording:
    """Words for means of one kind."""
    return Wording(
        words=_words(pattern),
        statement=Statement.FUNDING,
        kind=Kind.INCOME,
        category_id=category_id,
        is_strong=is_strong,
    )


APPLIED_FOR: Final = _total(
    r"\b(?:äska\w*|äskande\w*)",
    statement=Statement.FUNDING,
    kind=Kind.INCOME,
    concept=Concept.APPLIED_FOR,
)
APPLIED_OF_MEMBERS: Final = _total(
    r"\b(?:ansök(?:er|t|te|an|ts|tes|ning\w*)|sökt\w*|söker|begär\w*|hemställ\w*)\b",
    statement=Statement.FUNDING,
    kind=Kind.INCOME,
    concept=Concept.APPLIED_FOR,
)
FRAME: Final = _total(
    rf"\bbudgetram\w*|\b(?:ekonomisk|finansiell|total)\w*\s+ram\w*|"
    rf"\bramen?\s+(?:för\s+{YEAR}\s+)?(?:är|på|om|uppgår)\b|\b(?<!inom\s)en\s+ram\b|"
    rf"\btilldelade\s+(?:ekonomiska\s+)?medel\b|"
    rf"\b(?:medels)?tilldelning\w*|\bmedlemsavgift\w*|\bmedlemsbidrag\w*|\bmedlemsintäkt\w*|"
    rf"\bdriftbidrag\w*|"
    rf"\b(?:medel|bidrag\w*|anslag|tillskott|insatser)\s+från\s+(?:\w+\s+){{0,3}}{MEMBERS}|"
    rf"\b{MEMBERS}s?\s+(?:\w+\s+)?(?:medel|bidrag|insats(?:er)?|anslag|avgift(?:er)?|"
    rf"tillskott)\b|"
    rf"\b{MEMBERS}\s+(?:bidrar|skjuter|tillför|betalar|avsätter|anslår|tilldelar|satsar|"
    rf"finansierar)\b",
    statement=Statement.FUNDING,
    kind=Kind.INCOME,
    concept=Concept.FRAME,
)
DISPOSABLE: Final = _total(
    r"\b(?:att\s+)?disponera\w*|\bdisponib\w+|\b(?:till|till\s+\w+)\s+förfogande\b|\bomslut\w+|"
    r"\bomfång\w*|\bbudget(?:en|ens)?s?\s+omfattning\b|\btillgängliga\s+medel\b|"
    r"\batt\s+röra\s+sig\s+med\b",
    statement=Statement.FUNDING,
    kind=Kind.INCOME,
    concept=Concept.DISPOSABLE,
)
OPENING_EQUITY: Final = _equity(
    r"\bingående\s+(?:eget\s+)?kapital\w*|\beget\s+kapital\s+vid\s+(?:årets\s+(?:början|ingång)|"
    r"(?:början|ingången)\s+av)",
    Concept.OPENING_EQUITY,
)
CLOSING_EQUITY: Final = _equity(
    r"\butgående\s+(?:eget\s+)?kapital\w*|\b(?:eget|"
    r"egna)\s+kapital\w*\s+vid\s+(?:årets\s+(?:slut|utgång)|(?:slutet|utgången)\s+av)",
    Concept.CLOSING_EQUITY,
)
CARRIED_OVER: Final = Wording(
    words=_words(
        r"\b(?:eget|egna)\s+kapital\w*|\b(?:kvarvarande|kvarstående|överför(?:da|t)|balanserade|sparade|"
        r"outnyttjade|"
        r"oförbrukade|ej\s+förbrukade|upparbetade|ackumulera\w+)\s+(?:medel|överskott\w*|resultat|"
        r"kapital)|\böverskott\w*\s+från\s+"
        rf"(?:tidigare|föregående|förra|{YEAR})|\bbehållning\w*|"
        r"\bmedel\s+återst\w+|\båterstående\s+medel\b"
    ),
    statement=Statement.FUNDING,
    kind=Kind.EQUITY,
    category_id="carried-over",
    is_strong=True,
)
DEFICIT: Final = _total(
    r"\bunderskott\w*|\bnegativt\s+resultat\w*|\bförlust\w*",
    statement=Statement.BUDGET,
    kind=Kind.RESULT,
    concept=Concept.RESULT,
    is_negative=True,
)
SURPLUS: Final = _total(
    r"\böverskott\w*|\b(?:årets|budgeterat|prognostiserat|positivt|ekonomiskt?)\s+resultat\w*|"
    r"^\W*resultat\W*$|\bresultatet\s+(?:(?:för|efter|år)\s+\S+\s+)?(?:är|blir|blev|beräknas|"
    r"uppgår|uppgick|budgeteras|prognostiseras|landar)\b",
    statement=Statement.BUDGET,
    kind=Kind.RESULT,
    concept=Concept.RESULT,
)
TOTAL_COST: Final = _total(
    r"\b(?:totala?|sammanlagda|samlade|summa)\s+kostnad\w*|\bkostnader(?:na)?\s+(?:\w+\s+){0,3}"
    r"(?:beräknas|uppgår|budgeteras|uppgick|blir)|^\W*(?:verksamhetens\s+)?kostnader\W*$|"
    r"\boch\s+kostnaderna\s+till\W*$",
    statement=Statement.BUDGET,
    kind=Kind.COST,
    concept=Concept.TOTAL_COST,
)
TOTAL_INCOME: Final = _total(
    r"\b(?:totala?|sammanlagda|samlade|summa)\s+intäkt\w*|\bintäkter(?:na)?\s+(?:(?!(?:från|av)\b)\w+\s+){0,3}"
    r"(?:beräknas|uppgår|budgeteras|uppgick|blir)|^\W*(?:verksamhetens\s+)?intäkter\W*$|"
    r"\boch\s+intäkterna\s+till\W*$",
    statement=Statement.BUDGET,
    kind=Kind.INCOME,
    concept=Concept.TOTAL_INCOME,
)
INTEREST: Final = _income(
    r"\bränt(?:a|or|an|orna|eintäkt\w*)\b|\bfinansiella\s+intäkt\w*", "financial", is_strong=True
)
OTHER_INCOME: Final = _income(
    r"\b\w+miljard(?:en|er)\b|\bESF\b|\bESF-\w+|\b(?:europeiska\s+)?socialfond\w*|"
    r"\bstimulansmedel\b|\bprojektmedel\s+från\b|"
    r"\bstatsbidrag\w*|\bexterna?\s+(?:medel|finansiering)|\bfondmedel\b|\bTillväxtverket\b",
    "income-other",
)
STATE: Final = _income(
    r"\bstat(?:en|ens|lig\w*)\b|\bförsäkringskass\w*|\barbetsförmedling\w*", "income-state"
)
REGION: Final = _income(r"\blandsting(?:et|ets|s|en)?\b|\bregion(?:en|ens|s)?\b", "income-region")
MUNICIPALITY: Final = _income(
    r"\bkommun(?:en|ens|erna|ernas|er|s)?\b|(?-i:\b[A-ZÅÄÖ]\w+)\s+(?:stad|kommun)s?\b",
    "income-municipality",
)
COST: Final = Wording(
    words=_words(
        r"\b\w*(?:kostnad|utgift|arvode)\w*|\blön(?:en|er|erna)?\b|\bhyra\w*|\b(?:bevilja|avsätt|"
        r"avsatt|reserver|anslå|anslag|"
        r"budgeter|finansiera|satsa|tilldela)\w*"
    ),
    statement=Statement.BUDGET,
    kind=Kind.COST,
)
GRANT: Final = Wording(words=_words(r"\bbevilja\w*"), statement=Statement.BUDGET, kind=Kind.COST)

PARTIES: Final = (STATE, REGION, MUNICIPALITY)
STRONG: Final = (
    DISPOSABLE,
    OPENING_EQUITY,
    CLOSING_EQUITY,
    CARRIED_OVER,
    DEFICIT,
    SURPLUS,
    TOTAL_COST,
    TOTAL_INCOME,
    INTEREST,
    FRAME,
)
WEAK: Final = (OTHER_INCOME, *PARTIES, COST)
