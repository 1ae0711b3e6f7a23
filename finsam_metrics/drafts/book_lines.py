"""Books to the lines of a plan: what each account became and was budgeted to become.

An account's range says its category and kind; an association's own ranges go before the default.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from finsam_metrics.model.books import BookAmount, BookLabel, Books, FiscalYear
from finsam_metrics.model.enums import Basis, Kind, RowKind, Statement, Version
from finsam_metrics.model.records import UNMAPPED, AccountRange, BudgetLine

TABLE_TEXT: Final = "Bokföringen"
_VERSIONS: Final = {BookLabel.RESULT: Version.OUTCOME, BookLabel.BUDGET: Version.BUDGET}
_FIRST_OF_RESULT: Final = 3000
_FIRST_COST: Final = 4000
_CLOSING: Final = range(8990, 9000)
_LAST: Final = 9000
_DIGITS: Final = 4


@dataclass(frozen=True, kw_only=True)
class BookResult:
    """Whether the balance agrees with what the accounts of a year make together.

    Attributes:
        period_from: First day of what the lines are of.
        period_to: Last day.
        version: Outcome or budget.
        holds: Whether what the books own and owe has changed by as much; None where they do not
            say, as of a budget.
    """

    period_from: date
    period_to: date
    version: Version
    holds: bool | None


@dataclass(frozen=True, kw_only=True)
class BookLines:
    """The lines of a plan that books give.

    Attributes:
        lines: One per account, year and version, by account.
        unclear: Accounts whose budget is left out, since it stands only by objects of several
            kinds and cannot be told from what is counted twice.
        results: One per year and version.
    """

    lines: tuple[BudgetLine, ...]
    unclear: tuple[str, ...]
    results: tuple[BookResult, ...]


@dataclass(frozen=True, kw_only=True)
class _Total:
    """What one account is in one year, as the file states it or as its months make together."""

    account: str
    label: BookLabel
    year: FiscalYear
    amount_sek: Decimal
    parts: tuple[BookAmount, ...]
    period_to: date

    @property
    def is_of_calendar_year(self) -> bool:
        """Whether it is of a whole year from January to December."""
        first, last = self.year.first_day, self.period_to
        return (first, last) == (date(last.year, 1, 1), date(last.year, 12, 31))

    @property
    def printed_text(self) -> str:
        """As it stands in the file; the sum of months as the file would write it."""
        return self.parts[0].printed_text if len(self.parts) == 1 else str(self.amount_sek)


def book_lines(
    books: Books, ranges: Sequence[AccountRange], *, association_id: str | None
) -> BookLines:
    """Give the outcome and the budget of books as budget lines.

    Income is positive in its own kind, though books write it negative. What dimensions and objects
    share of an account is counted once. An account whose year the file does not date is left out.
    A year that had not ended when the file was made is a period, and so is a year that is not the
    calendar's: its lines have no year. They stand in the statement of budgets, which is where the
    outcome by purpose stands beside the budget.

    Args:
        books: What the file states.
        ranges: What accounts are, of all associations and by default.
        association_id: Whose books they are; None: only the default holds.
    """
    own = _sorted_ranges(ranges, association_id)
    totals, unclear = _totals(books)
    names = {account.number: account.name for account in books.accounts}
    order = {account: place for place, account in enumerate(sorted({t.account for t in totals}), 1)}
    lines = [
        _line(
            total,
            _find_range(total.account, own),
            row_number=order[total.account],
            name=names.get(total.account),
        )
        for total in totals
    ]
    return BookLines(
        lines=tuple(lines),
        unclear=tuple(unclear),
        results=tuple(_results(books, totals)),
    )


def _last_day(books: Books, year: FiscalYear, label: BookLabel) -> date:
    """The last day of what the file holds of a year; a budget is of the whole of it."""
    days = [
        day
        for day in (books.until_day, books.made_day)
        if day is not None and year.first_day <= day < year.last_day
    ]
    is_outcome = _VERSIONS[label] is Version.OUTCOME
    return min(days, default=year.last_day) if is_outcome else year.last_day


def _totals(books: Books) -> tuple[list[_Total], list[str]]:
    """One per account, year and label, by account; and the accounts of which there is none."""
    years = {year.order: year for year in books.years}
    stated: defaultdict[tuple[str, int, BookLabel], list[BookAmount]] = defaultdict(list)
    for amount in books.amounts:
        if amount.label in _VERSIONS and amount.order in years and _is_of_result(amount.account):
            stated[amount.account, -amount.order, amount.label].append(amount)
    totals, unclear = [], []
    for (account, order, label), amounts in sorted(stated.items()):
        parts = _once(amounts)
        if parts is None:
            unclear.append(account)
            continue
        totals.append(
            _Total(
                account=account,
                label=label,
                year=years[-order],
                amount_sek=sum((part.amount_sek for part in parts), Decimal(0)),
                parts=parts,
                period_to=_last_day(books, years[-order], label),
            )
        )
    return totals, sorted(set(unclear))


def _once(amounts: Sequence[BookAmount]) -> tuple[BookAmount, ...] | None:
    """The amounts that make the account's: of each month its whole, else its objects of one kind.

    None where a month has only objects of several kinds, or the same one twice: they may share
    the same money.
    """
    months: defaultdict[str | None, list[BookAmount]] = defaultdict(list)
    for amount in amounts:
        months[amount.period].append(amount)
    parts: list[BookAmount] = []
    for own in months.values():
        whole = [amount for amount in own if not amount.objects]
        kinds = {tuple(dimension for dimension, _ in amount.objects) for amount in own}
        is_clear = len(kinds) == 1 and len({amount.objects for amount in own}) == len(own)
        if not whole and not is_clear:
            return None
        parts += whole or own
    return tuple(parts)


def _line(
    total: _Total,
    found: AccountRange | None,
    *,
    row_number: int,
    name: str | None,
) -> BudgetLine:
    kind = kind_of_account(total.account) if found is None else found.kind
    is_turned = kind is Kind.INCOME
    version = _VERSIONS[total.label]
    is_whole = total.is_of_calendar_year
    return BudgetLine(
        figure_id=f"r{row_number}-{total.period_to}-{version}",
        statement=Statement.BUDGET,
        table_text=TABLE_TEXT,
        section_text=None,
        row_number=row_number,
        line_text=f"{total.account} {name}" if name else total.account,
        row_kind=RowKind.ITEM,
        kind=kind,
        category_id=UNMAPPED if found is None else found.category_id,
        is_judgement=found is not None and found.is_judgement,
        judgement_text=None if found is None else found.judgement_text,
        part_of=None,
        concept=None,
        year=total.period_to.year if is_whole else None,
        version=version,
        column_text=_column_text(total),
        printed_text=total.printed_text,
        unit="kr",
        printed_amount_sek=total.amount_sek,
        amount_sek=-total.amount_sek if is_turned else total.amount_sek,
        is_approximate=False,
        basis=Basis.SIGN_NORMALISED if is_turned else Basis.PRINTED,
        page=None,
        line=total.parts[0].line,
        period_from=None if is_whole else total.year.first_day,
        period_to=None if is_whole else total.period_to,
    )


def _column_text(total: _Total) -> str:
    """What the file says that the amount is."""
    days = f"{total.year.first_day.isoformat()} – {total.period_to.isoformat()}"
    text = f"#{total.label} {days}"
    return text if len(total.parts) == 1 else f"{text}, summan av {len(total.parts)} belopp"


def _results(books: Books, totals: Sequence[_Total]) -> Iterator[BookResult]:
    columns = {(total.year.first_day, total.period_to, total.label): None for total in totals}
    for first, last, label in columns:
        version = _VERSIONS[label]
        yield BookResult(
            period_from=first,
            period_to=last,
            version=version,
            holds=_holds(books, first) if version is Version.OUTCOME else None,
        )


def _holds(books: Books, first_day: date) -> bool | None:
    """Whether the accounts of the result and of the balance make nothing together, as books do.

    By how the balance closes, or by how it has changed where the year before left something open.
    """
    orders = {one.order for one in books.years if one.first_day == first_day}
    own = [amount for amount in books.amounts if amount.order in orders and not amount.objects]
    if not any(amount.label is BookLabel.CLOSING for amount in own):
        return None
    opening, closing, result = (
        sum(amount.amount_sek for amount in own if amount.label is label)
        for label in (BookLabel.OPENING, BookLabel.CLOSING, BookLabel.RESULT)
    )
    return closing + result in (0, opening)


def account_number(account: str) -> int | None:
    """Give an account's place in the plan of accounts, by its first four digits, if it has one."""
    digits = account[:_DIGITS].ljust(_DIGITS, "0")
    return int(digits) if digits.isdecimal() else None


def _is_of_result(account: str) -> bool:
    number = account_number(account)
    return number is not None and _FIRST_OF_RESULT <= number < _LAST


def kind_of_account(account: str) -> Kind:
    """Give what an account of the result is, by its place in the plan of accounts."""
    number = account_number(account)
    if number is not None and number < _FIRST_COST:
        return Kind.INCOME
    return Kind.RESULT if number in _CLOSING else Kind.COST


def _sorted_ranges(
    ranges: Sequence[AccountRange], association_id: str | None
) -> list[AccountRange]:
    """The ranges that hold for the association, its own first."""
    own = [one for one in ranges if association_id and one.association_id == association_id]
    return [*own, *(one for one in ranges if one.association_id is None)]


def _find_range(account: str, ranges: Sequence[AccountRange]) -> AccountRange | None:
    number = account_number(account)
    if number is None:
        return None
    return next(
        (one for one in ranges if int(one.from_account) <= number <= int(one.to_account)), None
    )
