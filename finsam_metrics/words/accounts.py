"""What the words of a row say that its amount is: income, cost, equity, debt, cash."""

import re
from typing import Final

from finsam_metrics.words.sums import SUM_BEFORE
from finsam_metrics.words.years import is_plain_year

_INCOME: Final = re.compile(
    r"intäkt|bidrag från|medlemsavgift|medlemsbidrag|äskade|erhållna|inkomst|"
    rf"medel från (?:parterna|medlemmarna|staten)|^(?:{SUM_BEFORE} )?finansiering$",
    re.IGNORECASE,
)
_MEMBER: Final = re.compile(
    r"försäkringskassa|arbetsförmedling|landsting|\bregion\b(?! (?:och|gemensam))|\bkommun\b|"
    r"\bstad\b|\bstaten\b|\bstatlig",
    re.IGNORECASE,
)
_INCOME_WORD: Final = re.compile(r"intäkt", re.IGNORECASE)
_MEANS: Final = re.compile(r"(?<!ränte)(?<!finansiella )intäkter|bidrag|medel", re.IGNORECASE)
_WHOLE_INCOME: Final = re.compile(
    rf"verksamhetens intäkter|{SUM_BEFORE} intäkter|intäkter totalt", re.IGNORECASE
)
_FUNDING: Final = re.compile(r"finansiering", re.IGNORECASE)
_COST: Final = re.compile(r"kostnad|utgift|insats|förbrukning|avskrivning", re.IGNORECASE)
_EQUITY: Final = re.compile(r"eget kapital|ingående balans eget", re.IGNORECASE)
_LIABILITY: Final = re.compile(r"skuld|avsättning", re.IGNORECASE)
_LOAN: Final = re.compile(r"\b(?:lån|låne\w*|upplåning)\b", re.IGNORECASE)
_CARRIED: Final = re.compile(r"balanserat|ingående", re.IGNORECASE)
_STOCK: Final = r"(?:eget kapital|balans|saldo|kapital)"
_OF_CASH: Final = r"(?:kassa|bank|likvid|plusgiro|konto)"
_OPENS: Final = re.compile(
    r"\W*(?:ingående|ib)\b|\W*(?:belopp )?vid (?:årets?|periodens|räkenskapsårets) "
    r"(?:början|ingång)\b",
    re.IGNORECASE,
)
_OPENING_EQUITY: Final = re.compile(
    rf"^(?:ingående|ib)\b(?!.*\b{_OF_CASH}).*{_STOCK}|^eget kapital.*(?:början|ingång)|^ib$",
    re.IGNORECASE,
)
_CLOSING_EQUITY: Final = re.compile(
    rf"^(?:utgående|ub)\b(?!.*\b{_OF_CASH}).*{_STOCK}|^eget kapital.*(?:slut|utgång)|^ub$",
    re.IGNORECASE,
)
_FLOW: Final = r"(?:summa |årets )?kassaflöde"
_FLOW_SUM: Final = re.compile(_FLOW, re.IGNORECASE)
_FLOW_OR_CASH: Final = re.compile(rf"{_FLOW}|likvida medel", re.IGNORECASE)
_FLOW_END: Final = re.compile(rf"{_FLOW}|förändring av likvida", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"(?:likvida|kassa|ingående).*(?:början|ingång|ingående)|^ingående", re.IGNORECASE
)
_CLOSING: Final = re.compile(
    r"(?:likvida|kassa).*(?:slut|utgång)|^utgående|likvida medel vid åre", re.IGNORECASE
)
_CASH: Final = re.compile(r"kassa och bank|likvida medel|^bank\b|^kassa\b", re.IGNORECASE)
_ACCOUNT: Final = re.compile(r"(\d{4})\s+([^\W\d_].*)")
_ALL_ASSETS: Final = re.compile(rf"{SUM_BEFORE} tillgångar", re.IGNORECASE)


def account_before(label: str) -> tuple[str | None, str]:
    """Part the number of an account from the label after it; a year is none.

    >>> account_before("1040 Checkkonto"), account_before("2025 resultat")
    (('1040', 'Checkkonto'), (None, '2025 resultat'))
    """
    found = _ACCOUNT.fullmatch(label.strip())
    if found is None or is_plain_year(found[1]):
        return None, label
    return found[1], found[2]


def says_income(label: str) -> bool:
    """Whether a row says that it is income.

    >>> says_income("Bidrag från staten"), says_income("Finansiering"), says_income("Lön")
    (True, True, False)
    """
    return bool(_INCOME.search(label))


def has_income_word(label: str) -> bool:
    """Whether the very word for income stands in a row."""
    return bool(_INCOME_WORD.search(label))


def names_member(label: str) -> bool:
    """Whether a row names one of the members, or the kind of organisation that one is."""
    return bool(_MEMBER.search(label))


def says_means(label: str) -> bool:
    """Whether a sum of income says that it is of means or contributions, other than interest.

    >>> says_means("Summa intäkter"), says_means("Summa ränteintäkter")
    (True, False)
    """
    return bool(_MEANS.search(label))


def is_whole_income(label: str) -> bool:
    """Whether a row says that it is all income, without a word for sum perhaps."""
    return bool(_WHOLE_INCOME.fullmatch(label.strip()))


def says_funding(label: str) -> bool:
    """Whether a row or a title speaks of how the budget is paid for."""
    return bool(_FUNDING.search(label))


def says_cost(label: str) -> bool:
    """Whether a row says that it is a cost."""
    return bool(_COST.search(label))


def says_equity(label: str) -> bool:
    """Whether a row of a balance sheet is of equity."""
    return bool(_EQUITY.search(label))


def says_liability(label: str) -> bool:
    """Whether a row of a balance sheet is of what is owed."""
    return bool(_LIABILITY.search(label))


def says_loan(label: str) -> bool:
    """Whether a row is of money that is borrowed.

    >>> says_loan("Upplåning"), says_loan("Lånedator"), says_loan("Planering")
    (True, True, False)
    """
    return bool(_LOAN.search(label))


def says_carried(label: str) -> bool:
    """Whether equity is what earlier years left."""
    return bool(_CARRIED.search(label))


def is_opening_equity(label: str) -> bool:
    """Whether a row states the equity that a year begins with.

    >>> is_opening_equity("Ingående eget kapital"), is_opening_equity("IB")
    (True, True)
    """
    return bool(_OPENING_EQUITY.search(label))


def is_opening_balance(label: str) -> bool:
    """Whether a row states what there was when its period began, which sums no other row.

    >>> is_opening_balance("Ingående anskaffningsvärde"), is_opening_balance("- Vid årets början")
    (True, True)
    """
    return bool(_OPENS.match(label))


def is_closing_equity(label: str) -> bool:
    """Whether a row states the equity that a year ends with.

    >>> is_closing_equity("Utgående balans"), is_closing_equity("Utgående kassasaldo")
    (True, False)
    """
    return bool(_CLOSING_EQUITY.search(label))


def is_flow_sum(label: str) -> bool:
    """Whether a row begins as the sum of a part of a cash flow does."""
    return bool(_FLOW_SUM.match(label))


def is_flow_or_cash(label: str) -> bool:
    """Whether a row ends a part of a cash flow, by its sum or by the cash that is left."""
    return bool(_FLOW_OR_CASH.match(label))


def says_flow_end(label: str) -> bool:
    """Whether a row of a cash flow is the sum of rows above it."""
    return bool(_FLOW_END.search(label))


def is_opening_stock(label: str) -> bool:
    """Whether a row states the cash that a year begins with."""
    return bool(_OPENING.search(label))


def is_closing_stock(label: str) -> bool:
    """Whether a row states the cash that a year ends with, or the change to it."""
    return bool(_CLOSING.search(label))


def says_cash(label: str) -> bool:
    """Whether an asset is cash."""
    return bool(_CASH.search(label))


def is_all_assets(label: str) -> bool:
    """Whether a row sums all assets.

    >>> is_all_assets("S:a tillgångar"), is_all_assets("Summa omsättningstillgångar")
    (True, False)
    """
    return bool(_ALL_ASSETS.match(label))
