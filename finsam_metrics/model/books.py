"""Books as a SIE file states them: accounts, fiscal years and amounts.

Amounts have the sign of the books: income, debts and equity are negative.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class BookLabel(StrEnum):
    """What an amount of the books is."""

    OPENING = "IB"
    CLOSING = "UB"
    RESULT = "RES"
    PERIOD = "PSALDO"
    BUDGET = "PBUDGET"


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """One account of the plan of accounts.

    Attributes:
        number: As the file writes it.
        name: None where the file names none.
        line: Line of the file.
    """

    number: str
    name: str | None
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FiscalYear:
    """One year of the books.

    Attributes:
        order: 0 for the year of the file, -1 for the one before it.
        first_day: First day.
        last_day: Last day.
        line: Line of the file.
    """

    order: int
    first_day: date
    last_day: date
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BookAmount:
    """One amount of one account.

    Attributes:
        label: What it is.
        order: Which year it is of, as ``FiscalYear.order``.
        account: Number of the account.
        amount_sek: Kronor, with the sign of the books.
        printed_text: The amount as it stands in the file.
        line: Line of the file.
        period: Year and month (``"202401"``) of an amount of a month; else None.
        objects: Dimension and object (as a cost centre) that it is of; empty where it is the
            whole account's. What objects have together stands in the whole account's amount too.
    """

    label: BookLabel
    order: int
    account: str
    amount_sek: Decimal
    printed_text: str
    line: int
    period: str | None = None
    objects: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Books:
    """What a SIE file states.

    Attributes:
        company_name: None where the file does not say.
        organisation_number: As written; None where the file does not say.
        sie_type: 1 to 4; a file that does not say is of type 1.
        encoding: How its letters were read, whatever the file says of it.
        made_day: Day that the file was made; None where it does not say.
        until_day: Last day that its amounts are of, where it says that they are not of all the
            year.
        years: The file's own year first.
        accounts: In the order of the file.
        amounts: In the order of the file.
    """

    company_name: str | None
    organisation_number: str | None
    sie_type: int
    encoding: str
    made_day: date | None
    until_day: date | None
    years: tuple[FiscalYear, ...]
    accounts: tuple[Account, ...]
    amounts: tuple[BookAmount, ...]
