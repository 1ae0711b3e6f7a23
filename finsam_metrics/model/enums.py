"""Closed sets of values that the tables and the stages use."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is; an association has one of each kind a year."""

    PLAN = "plan"
    ANNUAL_REPORT = "annual_report"
    INTERIM_REPORT = "interim_report"
    BOOKS = "books"


class Statement(StrEnum):
    """The account that a figure belongs to."""

    BUDGET = "budget"
    INCOME_STATEMENT = "income_statement"
    CASH_FLOW = "cash_flow"
    BALANCE_SHEET = "balance_sheet"
    FUNDING = "funding"


class RowKind(StrEnum):
    """A row is an item of its own or a printed sum of others."""

    ITEM = "item"
    SUM = "sum"


class Kind(StrEnum):
    """What an amount is; it is positive in its own kind, and result is income minus cost."""

    INCOME = "income"
    COST = "cost"
    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    RESULT = "result"
    CASH_FLOW = "cash_flow"


class Version(StrEnum):
    """What a column holds: what became, is expected, is budgeted, or is planned."""

    OUTCOME = "outcome"
    FORECAST = "forecast"
    BUDGET = "budget"
    PLAN = "plan"


class Concept(StrEnum):
    """A named total that several statements, or several years, may state."""

    FRAME = "frame"
    APPLIED_FOR = "applied_for"
    DISPOSABLE = "disposable"
    TOTAL_INCOME = "total_income"
    TOTAL_COST = "total_cost"
    RESULT = "result"
    OPENING_CASH = "opening_cash"
    CLOSING_CASH = "closing_cash"
    OPENING_EQUITY = "opening_equity"
    CLOSING_EQUITY = "closing_equity"
    TOTAL_ASSETS = "total_assets"
    TOTAL_EQUITY_AND_LIABILITIES = "total_equity_and_liabilities"


class Basis(StrEnum):
    """How the comparable amount was reached from the printed one."""

    PRINTED = "printed"
    COLUMN_INFERRED = "column_inferred"
    SIGN_NORMALISED = "sign_normalised"
    CORRECTED = "corrected"


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Measure(StrEnum):
    """What an amount is shown as."""

    SHARE = "andel"
    TKR = "tkr"
    PER_INHABITANT = "kr per invånare"
    PER_INHABITANT_16_64 = "kr per invånare 16–64"
