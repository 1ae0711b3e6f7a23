"""Which account a table is: the words of its title, its rows and the headings of its blocks."""

import re
from typing import Final

from finsam_metrics.model.enums import Statement
from finsam_metrics.words.sums import SUM_BEFORE

_TITLES: Final = (
    (re.compile(r"kassaflöde", re.IGNORECASE), Statement.CASH_FLOW),
    (
        re.compile(
            r"balans(?!era)|\bförändring\w*\b.*\beget kapital|resultatdisposition|"
            r"\bdisposition(?:er)? av (?:\w+ ){0,2}(?:vinst|förlust|resultat)",
            re.IGNORECASE,
        ),
        Statement.BALANCE_SHEET,
    ),
    (re.compile(r"resultaträkning", re.IGNORECASE), Statement.INCOME_STATEMENT),
)
_WHOLE_TITLE: Final = re.compile(
    r"(?:\W*(?:förslag till )?(?:resultatdisposition|disposition av resultatet|resultaträkning|"
    r"balansräkning|kassaflödesanalys|finansieringsanalys|"
    r"förändring(?:ar)? (?:i|av) eget kapital))\W*",
    re.IGNORECASE,
)
_IN_BALANCE: Final = re.compile(r"i balans\b", re.IGNORECASE)
_ROWS: Final = (
    (
        re.compile(rf"{SUM_BEFORE} tillgångar|eget kapital och skulder", re.IGNORECASE),
        Statement.BALANCE_SHEET,
    ),
    (re.compile(r"årets kassaflöde|likvida medel vid", re.IGNORECASE), Statement.CASH_FLOW),
)
_TABLE_TITLE: Final = re.compile(
    r"budget|kassaflöde|balans|resultat|finansiering|\bplan\b", re.IGNORECASE
)
_MONEY_TITLE: Final = re.compile(
    r"redovisning\b|bokslut|(?:kostnad|intäkt|utgift|inkomst|avgift|bidrag|anslag|kalkyl|skuld|"
    r"fordring|tillgång|investering|ekonomi)",
    re.IGNORECASE,
)
_YEARLY_TITLE: Final = re.compile(r"budget|medel|insats|projekt|bevilja|fördelning", re.IGNORECASE)
_INITIATIVES: Final = re.compile(r"insats|projekt", re.IGNORECASE)
_INITIATIVES_TITLE: Final = re.compile(
    r"\b(?:bevilja|finansiera|beslutade)\w*.*(?:insats|projekt)|^(?:insatser|projekt)\b",
    re.IGNORECASE,
)
_OF_OPERATIONS: Final = re.compile(r"verksamhetens\b", re.IGNORECASE)
_KINDS: Final = r"(?:kostnader|intäkter|utgifter|inkomster)"
_HEADS: Final = (
    rf"(?:verksamhetens |{SUM_BEFORE} )?{_KINDS}|finansiering|tillgångar|eget kapital och skulder"
)
_HEAD: Final = re.compile(_HEADS, re.IGNORECASE)
_BLOCK_HEADING: Final = re.compile(
    rf"{_HEADS}|övriga {_KINDS}|skulder|(?:anläggnings|omsättnings)tillgångar|"
    rf"(?:lång|kort)fristiga (?:skulder|fordringar|placeringar)|rörelse(?:ns )?{_KINDS}|"
    rf"(?:föreningens|förbundets|årets|samfällighetens) {_KINDS}|"
    r"(?:im)?materiella anläggningstillgångar|finansiella (?:poster|anläggningstillgångar)|"
    r"(?:fritt|bundet) eget kapital|bokslutsdispositioner|resultatdisposition|"
    rf"(?:{SUM_BEFORE} )?eget kapital(?: och skulder)?|"
    r"(?:den )?(?:löpande verksamheten|investeringsverksamheten|finansieringsverksamheten)",
    re.IGNORECASE,
)
GLUED_BLOCK_HEADINGS: Final = (
    "intäkter",
    "kostnader",
    "verksamhetens intäkter",
    "verksamhetens kostnader",
    "den löpande verksamheten",
    "tillgångar",
    "eget kapital och skulder",
)
"""Headings of blocks that are no labels of rows, and so may stand before one on its line."""


def statement_of_title(title: str) -> Statement | None:
    """Give the account that a title names; None where it names no other than a budget.

    >>> statement_of_title("Balansräkning"), statement_of_title("En budget i balans")
    (<Statement.BALANCE_SHEET: 'balance_sheet'>, None)
    """
    if _IN_BALANCE.search(title):
        return None
    return next((statement for words, statement in _TITLES if words.search(title)), None)


def is_statement_title(text: str) -> bool:
    """Whether a text is the title of a statement and nothing else, so that another one begins.

    >>> is_statement_title("Resultatdisposition:"), is_statement_title("Kassaflöde från driften")
    (True, False)
    """
    return bool(_WHOLE_TITLE.fullmatch(text))


def statement_of_rows(labels: str) -> Statement | None:
    """Give the account whose rows have words that no other account's have."""
    return next((statement for words, statement in _ROWS if words.search(labels)), None)


def titles_table(text: str) -> bool:
    """Whether a text may be the title of an account, so that a table before it has ended."""
    return bool(_TABLE_TITLE.search(text))


def titles_money(text: str) -> bool:
    """Whether a title is of what money is spent on, or where it comes from.

    >>> titles_money("Projektredovisning 2022"), titles_money("Beviljade bidrag")
    (True, True)
    """
    return bool(_MONEY_TITLE.search(text))


def titles_yearly_amounts(title: str) -> bool:
    """Whether a title that names a year may say which year the amounts below are of."""
    return bool(_YEARLY_TITLE.search(title))


def titles_initiatives(title: str) -> bool:
    """Whether a table is of initiatives that get money.

    >>> titles_initiatives("Beviljade insatser 2024"), titles_initiatives("Budget 2024")
    (True, False)
    """
    return bool(_INITIATIVES_TITLE.search(title))


def heads_initiatives(heading: str) -> bool:
    """Whether a block of a budget is of initiatives."""
    return bool(_INITIATIVES.search(heading))


def is_of_operations(label: str) -> bool:
    """Whether a row of an income statement is one of its sums by being called the operations'."""
    return bool(_OF_OPERATIONS.match(label))


def is_head_label(label: str) -> bool:
    """Whether a row that stands before others has the words of a block's heading.

    Rows with amounts may be such too: they sum the rows below them.

    >>> is_head_label("Verksamhetens kostnader"), is_head_label("Övriga kostnader")
    (True, False)
    """
    return bool(_HEAD.fullmatch(label.strip(" :")))


def is_block_heading(label: str) -> bool:
    """Whether a label without amounts heads a block, and is no part of a label that wraps.

    >>> is_block_heading("Kortfristiga skulder"), is_block_heading("Rörelsekostnader")
    (True, True)
    """
    return bool(_BLOCK_HEADING.fullmatch(label))
